"""Search: how well it finds what people ask for, and in what order."""

import csv
import json
import re
from pathlib import Path

import pytest

from redcross_cli.commands.search import pattern_of_matches
from redcross_cli.facts.base import INDICATORS, FactBase, Filter
from redcross_cli.files import loading
from redcross_cli.files.fact_json import decode
from redcross_cli.files.loading import load
from redcross_cli.queries import folded as folding
from redcross_cli.queries.folded import Folded, fold_facts, fold_file, folded_facts
from redcross_cli.queries.search import nothing_found, search
from redcross_cli.queries.words import take_apart
from tests.conftest import SMALL_TEXT

QUERIES = Path(__file__).parent.parent / "search_queries.tsv"


def listed_queries() -> list[dict[str, str]]:
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def found(base: FactBase, *words: str) -> list[str]:
    return [fact.id for fact in search(base, words, Filter(latest_only=True)).facts]


def not_first(base: FactBase) -> dict[str, int]:
    """The queries whose fact, or one of a few equally good, is not found first, and its place."""
    places = {}
    for row in listed_queries():
        order, wanted = found(base, row["query"]), row["ids"].split()
        places[row["query"]] = next(n for n, id in enumerate(order, 1) if id in wanted)
    return {query: place for query, place in places.items() if place > 1}


LATE = dict.fromkeys(
    (
        "小而美",
        "有多少人成功捐献造血干细胞",
        "捐献造血干细胞",
        "器官捐獻",
        "qiguan juanxian",
        "溺水",
    ),
    2,
)


def test_what_people_ask_for_is_found_first(everything: FactBase) -> None:
    assert not_first(everything) == LATE


@pytest.mark.parametrize(
    ("query", "id", "year"),
    [
        ("2022年骨髓库捐献了多少例", "stem-cell-donations-annual", "2022"),
        ("organ donations in 2016", "organ-donations-annual", "2016"),
        ("registered volunteers in 2023", "organ-donors-added-annual", "2023"),
        ("2024-03-08", "regional-centres", "2024-03-08"),
        ("2025年底 器官捐献", "organ-donors-registered", "2025-12-31"),
        ("2025年末登记器官捐献", "organ-donors-registered", "2025-12-31"),
        ("organ donors, end of 2025", "organ-donors-registered", "2025-12-31"),
    ],
)
def test_a_year_finds_what_is_of_it_and_its_own_figure_before_a_total_up_to_it(
    query: str, id: str, year: str, everything: FactBase
) -> None:
    first, *others = search(everything, [query], Filter(latest_only=True)).facts
    assert (first.id, first.period) == (id, year)
    assert all(year in fact.period for fact in others)  # whatever their statements tell of


def test_the_latest_figure_is_listed_unless_words_pick_another(everything: FactBase) -> None:
    latest = list(everything.select(Filter(latest_only=True)))
    listed = [
        fact
        for row in [*listed_queries(), {"query": "器官移植"}]
        for hits in [search(everything, [row["query"]], Filter(latest_only=True))]
        for fact in hits.facts
        if not hits.question.picks_figure
    ]
    assert [fact.key for fact in listed if fact not in latest] == []
    assert "organ-donors-registered" in {fact.id for fact in listed}
    [team] = search(everything, ["志愿者", "2012"], Filter(latest_only=True)).facts
    assert (team.id, team.period) == ("rescue-team-members", "2012-02")
    assert found(everything, "造血干细胞捐献者多少人份")[0] == "marrow-samples"


def test_what_ships_is_folded_when_the_wheel_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, other = load(), load()
    folded = fold_facts(base.facts, base)
    built = tmp_path / "folded.json"
    monkeypatch.setattr(folding, "FOLDED", built)
    built.write_bytes(fold_file(loading.shipped()))
    now = Folded("now", "", "", "")
    monkeypatch.setattr(folding, "fold_facts", lambda facts, base: [now for _ in facts])
    assert folded_facts([*base.facts][1:3], base) == folded[1:3]
    other.checksum += 1  # the texts of another file are of no use
    assert folded_facts([*other.facts][1:3], other) == [now, now]


def test_a_fact_is_found_first_by_its_id_and_titles(base: FactBase) -> None:
    for fact in tuple(base.facts)[::3]:
        for name in (fact.id, fact.title.zh, fact.title.en):
            for typed in {name, re.sub(r"[^\w]+", " ", name)}:
                first = search(base, [typed]).facts[0]
                assert name in (first.id, first.title.zh, first.title.en), typed


def test_a_fact_is_found_by_its_title_in_traditional_script(base: FactBase) -> None:
    from opencc import OpenCC

    traditional = OpenCC("s2t").convert
    for fact in base.facts:
        assert fact in search(base, [traditional(fact.title.zh)]).facts, fact.id


def test_a_fact_is_found_by_its_title_in_pinyin(base: FactBase) -> None:
    from pypinyin import Style, lazy_pinyin

    for fact in tuple(base.facts)[::3]:
        runs = re.findall("[一-鿿]+", fact.title.zh)
        # Nobody types more of a title without a space, and no more is read as pinyin.
        whole = ["".join(lazy_pinyin(run[:4])).replace("ü", "v") for run in runs]
        assert fact in search(base, whole).facts, (fact.id, whole)
        initials = ["".join(lazy_pinyin(run[:8], style=Style.FIRST_LETTER)) for run in runs]
        if all(len(letters) > 2 for letters in initials):
            assert fact in search(base, initials).facts, (fact.id, initials)


def test_a_fact_is_found_by_its_figure_however_it_is_written(base: FactBase) -> None:
    for fact in base.select(INDICATORS):
        assert fact in search(base, [str(fact.printed)]).facts, fact.id
        spaced = re.sub(r"(?<=\d)(?=[^\d.])", " ", str(fact.printed))
        assert fact in search(base, [spaced]).facts, (fact.id, spaced)
        if isinstance(fact.value, int):
            for written in (f"{fact.value}", f"{fact.value:,}"):
                assert fact in search(base, [written]).facts, (fact.id, written)


def test_a_numeral_in_words_is_the_number_in_digits(everything: FactBase) -> None:
    for words, digits in (
        *(("十万", "10万"), ("一百万", "100万"), ("十余万", "10余万")),
        *(("two thousand tents", "2 thousand tents"), ("Eight hours", "8 hours")),
        *((f"{mark}twenty", "twenty") for mark in "|#*_/[{"),
    ):
        assert found(everything, words) == found(everything, digits), digits


def test_the_red_cross_is_passed_over_in_pinyin_as_in_chinese(base: FactBase) -> None:
    for typed, meant in (("hongshizihui", "红十字会"), ("Honghui juankuan", "红会 juankuan")):
        assert found(base, *typed.split()) == found(base, *meant.split())


def test_a_number_is_no_run_of_digits_inside_another(base: FactBase) -> None:
    assert found(base, "6708") == found(base, "1.5万") == []
    assert "organ-donors-registered" not in found(base, "65")


def test_a_part_of_a_number_finds_it_after_the_number_itself(base: FactBase) -> None:
    equal, part = ["community-partners", "training-courses"], ["water-safety-reach"]
    assert found(base, "13") == [*equal, *part]
    # Its very digits, as in 2.8万, come before digits that go on, as in 287万.
    begun = ["hainan-relief-paid", "volunteers-registered"]
    assert found(base, "28") == ["volunteer-organizations", *begun]
    assert found(base, "2") == found(base, "2个")
    assert found(base, "15亿") == found(base, "1.5 billion") == ["disaster-relief-value"]
    assert found(base, "2.9 million") == ["hainan-relief-paid", "volunteers-registered"]


def test_a_number_with_a_unit_matches_that_unit_alone(base: FactBase) -> None:
    assert found(base, "8小时") == ["jishishan-arrival-time"]
    assert "fraternity-home-provinces" in found(base, "8")
    assert found(base, "287人") == []
    assert found(base, "331 million RMB") == found(base, "331 million yuan") != []


def test_the_order_is_that_of_the_rules() -> None:
    """One fact a rule, in a file that has them the other way round."""
    file = json.loads(SMALL_TEXT)
    action: dict[str, object] = file["facts"][2] | {"tags": []}
    file["units"][0]["label"]["en"] = "rescue teams"

    def fact(id: str, title: str, **keys: object) -> dict[str, object]:
        return action | {"id": id, "title": {"zh": "-", "en": title}} | keys

    def figure(id: str, title: str) -> dict[str, object]:
        counted = {"value": 5, "comparator": "=", "unit": "teams", "printed": "5支"}
        return fact(id, title, basis="flow", **counted)

    text = {"zh": "-", "en": "Some rescue."}
    best_first = [
        fact("exact", "Rescue"),
        figure("inside", "Flood rescue"),
        fact("start", "Rescue in floods"),
        fact("inside-action", "Flood rescue"),
        fact("start-of-word", "Rescuers in floods"),
        fact("inside-word", "Flood rescuers"),
        fact("tag", "-", tags=["rescue"]),
        fact("statement", "-", statement=text),
        fact("note", "-", note=text),
        figure("unit", "-"),
    ]
    file["facts"] = best_first[::-1]
    base = FactBase([decode(json.dumps(file).encode(), "made up")])
    assert found(base, "rescue") == [str(fact["id"]) for fact in best_first]
    # The worst-placed word decides, then the sum of the places.
    assert found(base, "flood", "rescue")[:2] == ["inside", "inside-action"]
    assert found(base, "5")[0] in ("inside", "unit")


def test_a_number_is_joined_to_its_scale_and_to_nothing_else(base: FactBase) -> None:
    assert "ten-thousand-homes-value" in found(base, "2016", "万家")
    assert found(base, "1.53", "bn") == ["disaster-relief-value"]
    assert "fraternity-week-reach" in found(base, "over", "200", "million")


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("帐篷", [[["帐篷"]]]),
        ("287万人", [[["287万人"]]]),
        ("红十字志愿者", [[["志愿者"]]]),
        ("甘肃帐篷救助", [[["甘肃帐篷救助"], ["甘肃", "帐篷救助"], ["甘肃", "帐篷", "救助"]]]),
        ("红十字", [[["红十字"]]]),
        ("andés", [[["ande"]]]),  # no "and" stands before it
    ],
)
def test_what_else_a_token_may_mean(token: str, words: list[list[list[str]]]) -> None:
    for taken, ways in zip(take_apart(token), words, strict=True):
        assert taken[0] == ways[0]
        assert all(way in taken for way in ways)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["volunter"], "Nothing matches 'volunter'. Did you mean 'volunteer', "),
        (["eartquake", "tents"], "Nothing matches 'eartquake'. Did you mean 'earthquake'"),
        (["the", "marathon", "tents"], "Nothing matches all of 'marathon tents' at once, though"),
        (["registred", "volunteers"], "Nothing matches 'registred'. Did you mean 'registered'"),
        (["350", "million"], "Nothing matches '350 million'."),
        (["有多少", "企鹅"], "Nothing matches '企鹅'."),
        (["救灾贪了多少钱"], "Nothing matches '救灾贪'."),
        (["志原者有多少"], "Nothing matches '志原者'. Did you mean '志愿者'"),
        (["?"], "Nothing matches '?'."),
        (["how", "much"], "Nothing matches 'how much'."),
        # A year is not that of a fact because its note or its statement names it.
        (["tents", "2012"], "Nothing matches 'tents 2012'. Of jishishan-tents there are figures of 2023–2024."),
        (["2022年注册志愿者"], "Nothing matches '2022 注册志愿者'. Of volunteers-registered there are figures of 2024."),
        (["end of 2024 organ donations"], "Nothing matches 'end of 2024'."),
        (["2012"], "Nothing matches '2012'."),
        (["how many blood donors"], "Nothing matches all of 'blood donors' at once, though"),
    ],
)  # fmt: skip
def test_what_is_said_of_nothing_found(either: FactBase, words: list[str], message: str) -> None:
    said = nothing_found(either, words)
    assert said.startswith(message)
    offers = re.findall("'([^']+)'", said)[1:]
    for offer in offers:
        assert any(found(either, *(offer if w == word else w for w in words)) for word in words)


def test_a_year_inside_a_span_finds_a_short_one_alone(everything: FactBase) -> None:
    assert found(everything, "first aid 2015") == ["first-aid-certified", "first-aid-outreach"]
    told = "Of ten-thousand-homes-households there are figures of 1999–2025."
    assert nothing_found(everything, ["households", "2010"]).endswith(told)


def test_a_kind_of_illness_is_found_by_how_ill_one_is(everything: FactBase) -> None:
    for query in ("seriously ill children 2023", "大病儿童2023"):
        assert {"leukaemia-patients", "heart-disease-children"} <= {*found(everything, query)}


def test_a_word_that_is_typed_twice_is_told_of_once(either: FactBase) -> None:
    assert nothing_found(either, ["志原者", "志原者数量"]) == nothing_found(either, ["志原者"])


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        (["志愿者"], "注册志愿者", ["志愿者"]), (["志願者"], "志愿者和志愿者", ["志愿者", "志愿者"]),
        (["organ"], "Registered organ donors", ["organ"]), (["tent"], "Insulated tents put up", ["tent"]),
        (["287万"], "287万人", ["287万"]), (["aed"], "配齐救护阵地和AED的亚运场馆", ["AED"]),
        (["first-aid"], "First-aid outreach", ["First-aid"]), (["甘肃帐篷"], "甘肃搭建的帐篷", ["甘肃", "帐篷"]),
        (["zyz"], "注册志愿者", ["志愿者"]), (["onor"], "Registered organ donors", []),
    ],
)  # fmt: skip
def test_matches_are_marked(base: FactBase, words: list[str], text: str, marked: list[str]) -> None:
    pattern = pattern_of_matches(words, search(base, words).question)
    assert [match[0] for match in re.finditer(pattern, text)] == marked
