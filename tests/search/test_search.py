"""Search: how well it finds what people ask for, and in what order."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from pathlib import Path

import msgspec
import pytest
from redcross_cli.ask.query import Page, Query, fields_of
from redcross_cli.ask.words import all_taken_apart, taken_apart, tokenized

from redcross_cli.facts.base import FactBase, Filter
from redcross_cli.facts.memory import FactsInMemory
from redcross_cli.facts.model import Fact, Text
from redcross_cli.files.loading import decode
from redcross_cli.search.fold import plain
from redcross_cli.search.search import finder, nothing_found, search

QUERIES = Path(__file__).parent.parent / "search_queries.tsv"


def found(base: FactBase, *words: str) -> list[str]:
    return [fact.id for fact in search(base, words).facts]


def test_quality(base: FactBase) -> None:
    """Each query of the list has one fact, or a few equally good, that it should find."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    ranks: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        wanted = set(row["ids"].split())
        order = found(base, row["query"])
        rank = next((place for place, id in enumerate(order, 1) if id in wanted), float("inf"))
        ranks[row["kind"]].append(rank)
    print(f"\n{'queries':<12} {'n':>4} {'hit@1':>6} {'hit@3':>6} {'MRR':>6}")
    every = [rank for of_kind in ranks.values() for rank in of_kind]
    for kind, of_kind in [*ranks.items(), ("all", every)]:
        print(f"{kind:<12} {len(of_kind):>4} " + " ".join(f"{m:6.3f}" for m in measures(of_kind)))
    hit_1, hit_3, mean_reciprocal_rank = measures(every)
    assert len(rows) >= 80
    assert hit_3 == 1.0
    assert hit_1 >= 0.95
    assert mean_reciprocal_rank >= 0.97


def measures(ranks: list[float]) -> tuple[float, float, float]:
    n = len(ranks)
    return (
        sum(r == 1 for r in ranks) / n,
        sum(r <= 3 for r in ranks) / n,
        sum(1 / r for r in ranks) / n,
    )


def test_a_fact_is_found_first_by_its_own_id_and_title(base: FactBase) -> None:
    for fact in base.facts:
        for name in (fact.id, fact.title.zh, fact.title.en):
            first = search(base, [name]).facts[0]
            assert name in (first.id, first.title.zh, first.title.en), fact.id


def test_a_fact_is_found_by_its_title_in_traditional_script(base: FactBase) -> None:
    from opencc import OpenCC

    traditional = OpenCC("s2t").convert
    for fact in base.facts:
        assert fact in search(base, [traditional(fact.title.zh)]).facts, fact.id


def test_a_fact_is_found_by_its_title_in_pinyin(base: FactBase) -> None:
    from pypinyin import Style, lazy_pinyin

    for fact in base.facts:
        runs = re.findall("[一-鿿]+", fact.title.zh)
        whole = ["".join(lazy_pinyin(run)).replace("ü", "v") for run in runs]
        assert fact in search(base, whole).facts, (fact.id, whole)
        initials = ["".join(lazy_pinyin(run, style=Style.FIRST_LETTER)) for run in runs]
        if all(len(letters) > 2 for letters in initials):
            assert fact in search(base, initials).facts, (fact.id, initials)


def test_a_fact_is_found_by_its_figure_however_it_is_written(base: FactBase) -> None:
    for fact in base.indicators():
        assert fact in search(base, [str(fact.printed)]).facts, fact.id
        spaced = re.sub(r"(?<=\d)(?=[^\d.])", " ", str(fact.printed))
        assert fact in search(base, [spaced]).facts, (fact.id, spaced)
        if isinstance(fact.value, int):
            for written in (f"{fact.value}", f"{fact.value:,}"):
                first = [hit for hit in search(base, [written]).facts if hit.value == fact.value]
                assert fact in first, (fact.id, written)


def test_a_number_is_no_run_of_digits_inside_another(base: FactBase) -> None:
    assert found(base, "13")[:2] == ["community-partners", "training-courses"]
    assert found(base, "6708") == []
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
    assert found(base, "287人") == []


def test_a_number_with_a_unit_matches_that_unit_alone(base: FactBase) -> None:
    assert found(base, "8小时") == ["jishishan-arrival-time"]
    assert "fraternity-home-provinces" in found(base, "8")


def test_every_word_must_be_found(base: FactBase) -> None:
    assert found(base, "earthquake", "tents") == ["jishishan-tents"]
    assert found(base, "earthquake", "marathon") == []


def test_the_order_is_that_of_the_rules(tmp_path: Path) -> None:
    """One fact a rule, in a file that has them the other way round."""
    word = "rescue"

    def fact(id: str, title: str, **keys: object) -> dict[str, object]:
        both = {"zh": "-", "en": "-"}
        return {
            "id": id, "theme": "t", "source": "s", "title": {"zh": "-", "en": title},
            "statement": both, "period": "2022", "areas": [], "tags": [], **keys,
        }  # fmt: skip

    def figure(id: str, title: str, **keys: object) -> dict[str, object]:
        counted = {"value": 5, "comparator": "=", "unit": "u", "printed": "5支", "basis": "flow"}
        return fact(id, title, **counted, **keys)

    text = {"zh": "-", "en": f"Some {word}."}
    best_first = [
        fact("exact", "Rescue"),
        fact("start", "Rescue in floods"),
        fact("start-of-word", "Rescuers in floods"),
        figure("inside", "Flood rescue"),
        fact("inside-action", "Flood rescue"),
        fact("inside-word", "Flood rescuers"),
        fact("tag", "-", tags=[word]),
        fact("statement", "-", statement=text),
        fact("note", "-", note=text),
        figure("unit", "-", theme="t"),
    ]
    file = {
        "schema_version": 2,
        "sources": [{"id": "s", "type": "report", "title": "-"}],
        "themes": [{"id": "t", "title": {"zh": "-", "en": "-"}, "policy": {"zh": "-", "en": "-"}}],
        "units": [
            {
                "id": "u",
                "label": {"zh": "支", "en": "rescue teams"},
                "nouns": {"zh": ["支"], "en": []},
            }
        ],
        "areas": [],
        "facts": best_first[::-1],
    }
    base = FactsInMemory([decode(json.dumps(file).encode(), "made up")])
    assert found(base, word) == [str(fact["id"]) for fact in best_first]
    # The worst-placed word decides, then the sum of the places.
    assert found(base, "flood", "rescue")[:2] == ["inside", "inside-action"]
    assert found(base, "5")[0] in ("inside", "unit")


def test_a_page_has_every_field_in_plain_text_on_a_line_of_its_own(base: FactBase) -> None:
    broken = Text("第一行，\nＡＥＤ（Café）\n", "Crème\nBrûlée")
    first, *_ = base.facts
    facts = [*base.facts, msgspec.structs.replace(first, statement=broken, tags=())]
    for fact in facts:
        page = Page(fact, base)
        assert list(zip(page.places, page.plain.split("\n"), strict=True)) == [
            (place, plain(text.replace("\n", " ")))
            for place, texts in fields_of(fact, base).items()
            for text in texts
        ]
        assert page.chinese.split("\n") == [
            plain(text.replace("\n", " "))
            for texts in fields_of(fact, base).values()
            for text in texts
            if not text.isascii()
        ]


def test_an_exact_title_is_exact_whatever_its_punctuation(base: FactBase) -> None:
    for fact in base.facts:
        for title in (fact.title.zh, fact.title.en):
            bare = re.sub(r"[^\w]+", " ", title)
            assert title in (
                search(base, [bare]).facts[0].title.zh,
                search(base, [bare]).facts[0].title.en,
            )


def test_a_number_is_joined_to_its_scale_unless_that_finds_nothing(base: FactBase) -> None:
    assert "ten-thousand-homes-value" in found(base, "2016", "万家")
    assert found(base, "1.53", "bn") == ["disaster-relief-value"]
    assert "fraternity-week-reach" in found(base, "over", "200", "million")


def test_an_indicator_comes_before_an_action_where_they_tie(base: FactBase) -> None:
    def rank(fact: Fact) -> tuple[int, ...]:
        score = Query(["乡村振兴"]).score(Page(fact, base))
        assert score is not None
        return score

    hits = search(base, ["乡村振兴"]).facts
    assert [rank(fact) for fact in hits] == sorted(map(rank, hits))
    tied = [fact for fact in hits if rank(fact)[:3] == rank(hits[-1])[:3]]
    kinds = [fact.is_indicator for fact in tied]
    assert len(set(kinds)) == 2
    assert kinds == sorted(kinds, reverse=True)


@pytest.mark.parametrize(
    ("words", "tokens"),
    [
        (["2.87", "million"], ["2.87million"]),
        (["287 万"], ["287万"]),
        (["“救在身边”，"], ["救在身边"]),
        (["ＡＥＤ", " "], ["AED"]),
        (["...", "，"], []),
        (["3", "months"], ["3", "months"]),
        (["how many", "volunteers"], ["volunteers"]),
        (["the"], ["the"]),
        (["\udcff", "x"], ["x"]),
    ],
)
def test_tokens(words: list[str], tokens: list[str]) -> None:
    assert tokenized(words) == tokens


def test_a_run_of_chinese_is_taken_apart_only_into_known_words() -> None:
    known = {"甘肃", "帐篷", "甘肃帐", "救助"}.__contains__
    assert taken_apart("甘肃帐篷救助", known) == ["甘肃", "帐篷", "救助"]
    assert taken_apart("甘肃企鹅", known) == ["甘肃企鹅"]
    assert taken_apart("287万人", known) == ["287万人"]
    assert taken_apart("帐篷", known) == ["帐篷"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["volunter"], "Nothing matches 'volunter'. Did you mean 'volunteer', "),
        (["eartquake", "tents"], "Nothing matches 'eartquake'. Did you mean 'earthquake'"),
        (["marathon", "tents"], "Nothing matches all of 'marathon tents' at once, though each"),
        (["企鹅"], "Nothing matches '企鹅'."),
        (["?"], "Nothing matches '?'."),
    ],
)
def test_what_is_said_when_nothing_is_found(base: FactBase, words: list[str], message: str) -> None:
    said = nothing_found(base, words)
    assert said.startswith(message)
    offers = re.findall("'([^']+)'", said)[1:]
    for offer in offers:
        assert any(found(base, *(offer if w == word else w for w in words)) for word in words)


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        (["志愿者"], "注册志愿者", ["志愿者"]),
        (["leukemia"], "Leukaemia patients helped", ["Leukaemia"]),
        (["organ"], "Registered organ donors", ["organ"]),
        (["tent"], "Insulated tents put up", ["tents"]),
        (["287万"], "287万人", ["287万"]),
        (["aed"], "配齐救护阵地和AED的亚运场馆", ["AED"]),
        (["first-aid"], "First-aid outreach", ["First", "aid"]),
        (["志愿者"], "志愿者和志愿者", ["志愿者", "志愿者"]),
    ],
)
def test_what_matched_is_marked(words: list[str], text: str, marked: list[str]) -> None:
    spans = Query(words).spans(text)
    assert [text[start:end] for start, end in spans] == marked


def test_pinyin_marks_the_characters_it_spells() -> None:
    text = "注册志愿者"
    [(start, end)] = Query(["zyz"], respelled=True).spans(text)
    assert text[start:end] == "志愿者"


def test_what_a_word_is_taken_apart_into_can_be_looked_for() -> None:
    def known(word: str) -> bool:
        return word in "志愿者"

    assert all_taken_apart(["志愿\u0301者"], known) == ["志愿", "者"]  # a mark alone is nothing
    assert all_taken_apart(["红十字志愿者"], known) == ["志愿者"]
    assert all_taken_apart(["andés"], known) == ["andés"]  # no "and" stands before it


def test_a_word_in_latin_letters_is_known_where_it_begins(either: FactBase) -> None:
    found_by = finder(either, Filter())
    assert found_by.holds("donor", simplified=False)
    assert not found_by.holds("onor", simplified=False)
    assert found_by.holds("愿者", simplified=False)
