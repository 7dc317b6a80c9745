"""Proof against an article's text: made-up ones, and where it is at hand the source's."""

import json
from pathlib import Path

import msgspec
import pytest

from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import FactFile
from redcross_cli.proof.proof import Outcome, prove
from redcross_cli.proof.text import Article
from tests.conftest import ARTICLE, PRESS, CommandLine, calls_of
from tests.proof.conftest import Against
from tests.proof.made_up import a_fact, a_figure, a_file, found

TEXT = """
某 报。
救援
全年派出救援队 20 支。到年底，救援队共
有1000余支，覆盖数十个安置点。

培训
举办第三届大赛，培训近 300 人；300人获证。
"""
IDS = ("sent", "teams", "sites", "trained", "certified")


@pytest.fixture(scope="module")
def file() -> FactFile:
    return a_file(
        TEXT,
        a_figure(TEXT, "sent", "救援", "20支", (20, "=", "teams")),
        a_figure(TEXT, "teams", "救援", "1000余支", (1000, ">", "teams")),
        a_figure(TEXT, "sites", "救援", "数十个", (None, "~", "sites")),
        a_fact(TEXT, "contest", "培训", "举办第三届大赛", "举办第三届大赛"),
        a_figure(TEXT, "trained", "培训", "近300人", (300, "<", "people")),
        a_figure(TEXT, "certified", "培训", "300人", (300, "=", "people"), around="；300人"),
    )


@pytest.mark.parametrize(
    "text",
    [TEXT, "".join(TEXT.split()), "　\n".join(TEXT), TEXT.replace("\n", "\r\n\t")],
    ids=["as it is", "without white space", "with more of it", "with other line ends"],
)
def test_every_figure_holds_in_its_own_text(file: FactFile, text: str) -> None:
    assert found(file, text) == [(id, "holds") for id in IDS]


def test_in_another_edition_figures_are_found_and_moves_are_told(file: FactFile) -> None:
    edition = TEXT.replace("某 报", "某报，新版").replace("全年", "今年以来，")
    moves = ("12 → 18", "25 → 31", "34 → 40", "53 → 59", "59 → 65")
    assert found(file, edition) == [(id, "moved", moves[n]) for n, id in enumerate(IDS)]


def test_of_two_equal_figures_each_fact_keeps_its_own(file: FactFile) -> None:
    longer = TEXT.replace("近 300 人；300人获证", "近 300 人，其中许多是新人；300人获证")
    assert found(file, longer)[-2:] == [("trained", "holds"), ("certified", "moved", "59 → 67")]


MISSING: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "in another section": ({"，覆盖数十个安置点": "", "获证。": "获证，覆盖数十个安置点。"}, {"sites": "missing", "数十个": "uncovered"}),
    "in each other's place": ({" 20 支": "1000余支", "有1000余支": "有20支"}, {"sent": "missing", "teams": "missing", "20支": "uncovered", "1000余支": "uncovered"}),
    "with another hedge": ({"1000余支": "约1000余支"}, {"teams": "missing"}),
}  # fmt: skip


@pytest.mark.parametrize("where", MISSING)
def test_a_figure_that_stands_elsewhere_or_otherwise_is_missing(file: FactFile, where: str) -> None:
    changes, expected = MISSING[where]
    text = TEXT
    for old, new in changes.items():
        text = text.replace(old, new, 1)
    statuses = {name: status for name, status, *_ in found(file, text)}
    assert expected.items() <= statuses.items()


def test_a_heading_that_no_fact_names_ends_a_section_unless_it_is_deeper() -> None:
    text = "# Report\n## Aid\n300 people, 20 teams.\n## Relief\n450 people.\n## Blood\n56 sites."
    file = a_file(
        text,
        a_figure(text, "aided", "Aid", "300 people", (300, "=", "people")),
        a_figure(text, "sent", "Aid", "20 teams", (20, "=", "teams")),
        a_figure(text, "sheltered", "Relief", "450 people", (450, "=", "people")),
        # Whoever named the headings passed over one.
        a_figure(text, "sites", "Relief", "56 sites", (56, "=", "sites")),
    )
    assert [status for _id, status, *_ in found(file, text)] == ["holds"] * 4
    edition = text.replace("## Relief", "## Shelter").replace("450", "300").replace("300", "No", 1)
    edition = edition.replace("20 teams", "\n### Teams\n20 teams, 12 sites")
    base: FactBase = FactBase([file])
    outcomes = prove(base, base.sources["s"], Article(edition)).outcomes
    assert [(f.id or f.printed, f.section, f.status) for f in outcomes] == [
        ("aided", "Aid", "missing"), ("sent", "Aid", "moved"), ("sheltered", "Relief", "missing"),
        ("sites", "Relief", "missing"), ("12 sites", "Teams", "uncovered"),
        ("300 people", "Shelter", "uncovered"), ("56 sites", "Blood", "uncovered"),
    ]  # fmt: skip


def test_a_stored_value_that_the_figure_does_not_mean_disagrees() -> None:
    text = "有1000余支救援队。"
    file = a_file(text, a_figure(text, "teams", "", "1000余支", (1000, ">", "teams")))
    wrong = msgspec.structs.replace(file.facts[0], value=10000)
    assert found(msgspec.structs.replace(file, facts=(wrong,)), text) == [
        ("teams", "disagrees", "'1000余支' means 1000, not 10000")
    ]


def test_in_the_text_of_the_digest_a_figure_stands_where_its_locator_says(file: FactFile) -> None:
    sent, teams, *_rest = file.facts
    assert sent.locator
    assert teams.locator
    elsewhere = msgspec.structs.replace(sent.locator, section="培训")
    facts = (
        msgspec.structs.replace(sent, locator=elsewhere),
        msgspec.structs.replace(teams, locator=sent.locator),
    )
    assert found(msgspec.structs.replace(file, facts=facts), TEXT)[:2] == [
        ("sent", "disagrees", "it does not stand in “培训”"),
        ("teams", "missing", "“20支” stands in its place"),
    ]


def test_a_figure_that_shares_the_scale_of_another_is_unsure_by_itself() -> None:
    text = "志愿者和救护员分别有320和180万名。"
    file = a_file(text, a_figure(text, "spent", "", "180万名", (1800000, "=", "people")))
    assert found(file, text)[-1] == (
        "320", "unsure", "'320' does not say by itself what it says in this text"
    )  # fmt: skip


def test_a_figure_that_is_printed_without_its_hedge_disagrees() -> None:
    text = "培训近 300 人，1300人获证。"
    file = a_file(
        text,
        a_figure(text, "trained", "", "300人", (300, "=", "people"), around="近300人"),
        a_figure(text, "certified", "", "300人", (300, "=", "people"), around="1300人"),
    )
    assert found(file, text) == [
        ("trained", "disagrees", "the text says “近300人”"),
        ("certified", "disagrees", "the text says “1300人”"),
    ]


def test_in_another_edition_a_figure_is_found_among_its_neighbours() -> None:
    text = "派出20支，培训300人，覆盖56个场馆，惠及3万户，救助300人。"
    file = a_file(
        text,
        a_figure(text, "sent", "", "20支", (20, "=", "teams")),
        a_figure(text, "trained", "", "300人", (300, "=", "people"), around="培训300人"),
        a_figure(text, "venues", "", "56个", (56, "=", "venues")),
        a_figure(text, "homes", "", "3万", (30000, "=", "people"), around="惠及3万"),
        a_figure(text, "helped", "", "300人", (300, "=", "people"), around="救助300人"),
    )
    assert found(file, "新版：" + text.replace("培训300人，", "")) == [
        ("sent", "moved", "2 → 5"), ("trained", "missing"), ("venues", "moved", "15 → 11"),
        ("homes", "moved", "23 → 19"), ("helped", "moved", "29 → 25"),
    ]  # fmt: skip


def test_a_figure_that_only_a_person_reads_is_found_in_another_edition() -> None:
    text = "18小时前地震，8小时后救灾物资运抵。"
    file = a_file(
        text, a_figure(text, "arrival", "", "8小时", (8, "=", "hours"), around="，8小时后")
    )
    assert found(file, text) == [("arrival", "holds")]
    assert found(file, "新版。" + text) == [("arrival", "moved", "8 → 11")]


def test_full_width_digits_radicals_and_compatibility_ideographs_are_the_same_figures() -> None:
    text = "派出20支救援队，救助300人，志愿者⼀万人，募款５亿余元。"
    file = a_file(
        text.replace("⼀", "一"),
        a_figure(text, "sent", "", "20支", (20, "=", "teams")),
        a_figure(text, "helped", "", "300人", (300, "=", "people")),
    )
    edition = text.replace("20支", "２０⽀").replace("300人", "300⼈")
    assert found(file, edition) == [
        ("sent", "holds"), ("helped", "holds"), ("⼀万人", "uncovered"), ("５亿余元", "uncovered"),
    ]  # fmt: skip
    # 六 and 旅 at their compatibility code points
    assert Article("某報：不足300\uf9d1人，\uf98320支。").form == "某报：不足300六人，旅20支。"


def test_an_action_covers_the_figures_of_its_passage_in_the_text_of_the_digest() -> None:
    text = "举办99场活动，培训300人。"
    file = a_file(
        text,
        a_fact(text, "events", "", "举办99场活动", "举办99场活动"),
        a_figure(text, "trained", "", "300人", (300, "=", "people")),
    )
    assert found(file, text) == [("trained", "holds")]
    assert found(file, "今年" + text) == [("trained", "moved", "10 → 12"), ("99场", "uncovered")]


def test_a_repeated_figure_names_its_fact_and_does_not_fail() -> None:
    text = "志愿者达287万人，覆盖56个场馆。287万人登记，56个场馆和56个县；救出300人，失踪300人。"
    file = a_file(
        text,
        a_figure(text, "volunteers", "", "287万人", (2870000, "=", "people")),
        a_figure(text, "venues", "", "56个", (56, "=", "venues")),
        a_figure(text, "rescued", "", "300人", (300, "=", "people"), around="救出300人"),
    )
    assert found(file, text) == [
        ("volunteers", "holds"), ("venues", "holds"), ("rescued", "holds"),
        ("287万人", "repeated", "volunteers"), ("56个", "repeated", "venues"), ("56个", "uncovered"),
        ("300人", "uncovered"),
    ]  # fmt: skip


def test_dates_and_what_cannot_be_read_for_certain_do_not_fail() -> None:
    text = "2026年3月5日，派出20支救援队，增长一点五。"
    file = a_file(text, a_figure(text, "sent", "", "20支", (20, "=", "teams")))
    assert found(file, text) == [
        ("sent", "holds"),
        ("一点五", "unsure", "nothing says what it counts"),
    ]
    base = FactBase([file])
    assert prove(base, base.sources["s"], Article(text)).holds


def test_an_english_press_release_is_proved() -> None:
    text = "VOLUNTEERING\nMore than 4.19\n million people were trained. Some 56 venues have  2.87m volunteers."
    file = a_file(
        text,
        a_figure(text, "trained", "Volunteering", "More than 4.19 million people", (4190000, ">", "people")),
        a_figure(text, "venues", "Volunteering", "Some 56 venues", (56, "~", "venues")),
    )  # fmt: skip
    assert found(file, text)[:2] == [("trained", "holds"), ("venues", "holds")]
    edition = text.replace("More than", "In 2025, more than")
    assert found(file, edition)[:2] == [
        ("trained", "moved", "12 → 19"),
        ("venues", "moved", "49 → 56"),
    ]


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("今日要闻。全市有900家医院、120所学校。", "0 of 5 figures hold; 0 of 2 in the text have a fact (5 missing, 2 uncovered)."),
        ("今日要闻。", "0 of 5 figures hold; 0 of 0 in the text have a fact (5 missing)."),
    ],
)  # fmt: skip
def test_the_wrong_article_is_told(
    against: Against, file: FactFile, text: str, summary: str
) -> None:
    run = against(file, text, "verify", "a.txt")
    assert (run.code, run.err) == (1, f"s, not the text of its digest: {summary}\n")


def test_a_source_without_figures_is_not_proved(against: Against) -> None:
    text = "举办大赛。"
    file = a_file(text, a_fact(text, "contest", "", text, "举办大赛"))
    run = against(file, text, "verify", "a.txt")
    said = "s, the text of its digest: 0 of 0 figures hold; 0 of 0 in the text have a fact.\n"
    assert (run.code, run.err) == (1, said)


def test_verify_tells_what_did_not_hold(against: Against, file: FactFile) -> None:
    said = "s, the text of its digest: 5 of 5 figures hold; 5 of 5 in the text have a fact.\n"
    assert against(file, TEXT, "verify", "a.txt")[::2] == (0, said)
    changed = TEXT.replace("1000余支", "1200余支") + "另有300人获证，增长一点五。"
    run = against(file, changed, "verify", "a.txt", "--format", "table", "--lang", "zh")
    assert run == (
        1,
        "编号       原文写法  章节  结果    说明\n"
        "─────────────────────────────────────────────────────\n"
        "sent       20支      救援  相符\n"
        "teams      1000余支  救援  未找到\n"
        "sites      数十个    救援  相符\n"
        "trained    近300人   培训  相符\n"
        "certified  300人     培训  相符\n"
        "           1200余支  救援  未收录\n"
        "           300人     培训  重复    certified\n"
        "           一点五    培训  存疑    没有说明计数的对象\n",
        "s，原文与登记的校验值不一致：5个数字，相符4个；文中7个数字，有对应事实的5个（未找到1个，未收录1个，重复1个，存疑1个）。\n",
    )
    run = against(file, changed, "verify", "a.txt", "--format", "json")
    assert run.err == (
        "s, not the text of its digest: 4 of 5 figures hold; 5 of 7 in the text have a fact "
        "(1 missing, 1 uncovered, 1 repeated, 1 unsure).\n"
    )
    records = json.loads(run.out)
    expected = Outcome("teams", "2022", "1000余支", "救援", None, None, "missing")
    assert records[1] == msgspec.to_builtins(expected)


def test_the_shipped_file_is_proven_by_the_article(redcross: CommandLine, article: str) -> None:
    run = redcross("verify", str(ARTICLE), "--format", "json")
    told = "73 of 73 figures hold; 73 of 73 in the text have a fact.\n"
    assert run[::2] == (0, f"crcn-2024, the text of its digest: {told}")
    assert [finding["status"] for finding in json.loads(run.out)] == ["holds"] * 73


def test_a_text_is_of_the_only_known_source(redcross: CommandLine, tmp_path: Path) -> None:
    text, press = tmp_path / "a.txt", tmp_path / "press.json"
    text.write_text(TEXT, encoding="utf-8")
    file = json.loads(PRESS.read_bytes())
    words = ("verify", str(text), "--facts", "default", "--facts", str(press))
    press.write_text(json.dumps(file), encoding="utf-8")
    run = redcross(*words)
    assert run.code == 1
    assert run.err.startswith("crcn-2024, not the text of its digest: 0 of 73 figures hold")
    file["sources"][0]["digest"] = f"sha256:{'0' * 64}"
    press.write_text(json.dumps(file), encoding="utf-8")
    run = redcross(*words)
    assert (run.code, run.out) == (2, "")
    assert "a.txt is of none of crcn-2024, cns-2025 by its digest" in run.err
    del file["sources"][0]["digest"]
    for id in ("cns-2025", "own"):
        content = json.dumps(file).replace("cns-2025", id)
        (tmp_path / f"{id}.json").write_text(content, encoding="utf-8")
    run = redcross(*words[:2], *(f"--facts={tmp_path / id}.json" for id in ("cns-2025", "own")))
    assert run.code == 2
    assert "a.txt is of none of the sources loaded by its digest" in run.err


def test_work_grows_with_the_text_and_no_faster() -> None:
    def work(size: int) -> int:
        text = "".join(f"第{n}处：派出{n}支救援队，救助20人。\n" for n in range(100, 100 + size))
        facts = [
            a_figure(text, f"f{n}", "", f"{n}支", (n, "=", "teams")) for n in range(100, 100 + size)
        ]
        base: FactBase = FactBase([a_file(text, *facts)])
        edition = Article("新版。" + text)
        edition.figures  # noqa: B018 - what reading takes is not counted here
        return calls_of(lambda: prove(base, base.sources["s"], edition))

    assert work(400) < 5 * work(100)
