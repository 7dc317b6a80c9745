"""Proof against an article's text: a made-up one, and where it is at hand the source's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from redcross_cli.facts.base import FactBase
from redcross_cli.facts.memory import FactsInMemory
from redcross_cli.facts.model import Fact, FactFile
from redcross_cli.facts.proof import Finding, Quotation, digest, prove, quotation, sections
from redcross_cli.facts.quantity import figures
from redcross_cli.facts.reading import decode
from tests.conftest import ARTICLE, CommandLine

TEXT = """
某 报。
救援
全年派出救援队 20 支。到年底，救援队共
有1000余支，覆盖数十个安置点。

培训
举办第三届大赛，培训近 300 人；300人获证。
"""


def a_file(text: str) -> FactFile:
    """A fact file of four figures and an action, located in a text."""
    bare = "".join(text.split())

    def fact(id: str, section: str, where: str, around: str, **keys: Any) -> dict[str, Any]:
        start = bare.index(around) + around.index(where)
        both = {"zh": "-", "en": "-"}
        return {
            "id": id, "theme": "t", "source": "s", "title": both, "statement": both, **keys,
            "period": "2022", "areas": [], "tags": [],
            "locator": {"section": section, "start": start, "end": start + len(where)},
        }  # fmt: skip

    def figure(id: str, section: str, printed: str, around: str, **keys: Any) -> dict[str, Any]:
        return fact(id, section, printed, around, printed=printed, basis="flow", **keys)

    unit = {"zh": "-", "en": "-"}
    file = {
        "schema_version": 1,
        "sources": [{"id": "s", "type": "report", "title": "-", "digest": digest(text)}],
        "themes": [{"id": "t", "title": unit, "policy": unit}],
        "units": [
            {"id": "teams", "label": {"zh": "支", "en": "teams"}},
            {"id": "sites", "label": {"zh": "个点", "en": "sites"}},
            {"id": "people", "label": {"zh": "人", "en": "people"}},
        ],
        "areas": [],
        "facts": [
            figure("sent", "救援", "20支", "20支", value=20, comparator="=", unit="teams"),
            figure("teams", "救援", "1000余支", "1000余支", value=1000, comparator=">", unit="teams"),
            figure("sites", "救援", "数十个", "数十个", value=None, comparator="~", unit="sites"),
            fact("contest", "培训", "举办第三届大赛", "举办第三届大赛"),
            figure("trained", "培训", "近300人", "近300人", value=300, comparator="<", unit="people"),
            figure("certified", "培训", "300人", "；300人", value=300, comparator="=", unit="people"),
        ],
    }  # fmt: skip
    return decode(json.dumps(file).encode(), "made up")


@pytest.fixture
def made_up() -> FactBase:
    return FactsInMemory([a_file(TEXT)])


def statuses(base: FactBase, text: str) -> dict[str, str]:
    findings = prove(base, base.sources["s"], text).findings
    return {finding.id or finding.printed: finding.status for finding in findings}


def test_every_figure_holds_in_its_own_text(made_up: FactBase) -> None:
    proof = prove(made_up, made_up.sources["s"], TEXT)
    assert proof.same_text
    assert proof.holds
    assert [(f.id, f.status) for f in proof.findings] == [
        (id, "holds") for id in ("sent", "teams", "sites", "trained", "certified")
    ]


def test_whitespace_does_not_matter(made_up: FactBase) -> None:
    for text in ("".join(TEXT.split()), "　\n".join(TEXT), TEXT.replace("\n", "\r\n\t")):
        assert prove(made_up, made_up.sources["s"], text).holds


def test_in_another_edition_figures_are_found_and_moves_are_told(made_up: FactBase) -> None:
    edition = TEXT.replace("某 报", "某报，新版").replace("全年", "今年以来，")
    proof = prove(made_up, made_up.sources["s"], edition)
    assert not proof.same_text
    assert proof.holds
    assert {finding.status for finding in proof.findings} == {"moved"}
    moved = {finding.id: finding.detail for finding in proof.findings}
    assert moved["sent"] == "12 → 18"
    text = "".join(edition.split())
    for finding in proof.findings:
        assert text[finding.start : finding.end] == finding.printed


def test_of_two_equal_figures_each_fact_keeps_its_own(made_up: FactBase) -> None:
    swapped = TEXT.replace("近 300 人；300人获证", "近 300 人，其中许多是新人；300人获证")
    places = {f.id: f.start for f in prove(made_up, made_up.sources["s"], swapped).findings}
    text = "".join(swapped.split())
    assert places["trained"] == text.index("近300人")
    assert places["certified"] == text.index("；300人") + 1


def test_a_changed_figure_is_missing_and_the_new_one_uncovered(made_up: FactBase) -> None:
    found = statuses(made_up, TEXT.replace("1000余支", "1200余支"))
    assert found["teams"] == "missing"
    assert found["1200余支"] == "uncovered"
    assert statuses(made_up, TEXT.replace(" 20 支", "120支"))["sent"] == "missing"


def test_a_figure_in_another_section_is_missing_from_its_own(made_up: FactBase) -> None:
    moved = TEXT.replace("，覆盖数十个安置点", "").replace("获证。", "获证，覆盖数十个安置点。")
    found = statuses(made_up, moved)
    assert found["sites"] == "missing"
    assert found["数十个"] == "uncovered"


def test_a_stored_value_that_the_figure_does_not_mean_disagrees() -> None:
    file = a_file(TEXT)
    wrong = msgspec.structs.replace(file.facts[1], value=10000, comparator="=")
    base = FactsInMemory(
        [msgspec.structs.replace(file, facts=(file.facts[0], wrong, *file.facts[2:]))]
    )
    [finding] = [f for f in prove(base, base.sources["s"], TEXT).findings if f.id == "teams"]
    assert finding.status == "disagrees"
    assert finding.detail == ("'1000余支' means 1000, not 10000; '1000余支' means '>', not '='")


def test_an_ordinal_counts_as_covered_by_its_action_in_any_edition(made_up: FactBase) -> None:
    assert "第三届" in [figure.printed for figure in figures("".join(TEXT.split()))]
    assert "第三届" not in statuses(made_up, "新版。" + TEXT)


def test_two_figures_that_changed_places_do_not_hold(made_up: FactBase) -> None:
    swapped = TEXT.replace(" 20 支", "1000余支", 1).replace("有1000余支", "有20支")
    found = statuses(made_up, swapped)
    assert (found["sent"], found["teams"]) == ("disagrees", "disagrees")


@pytest.mark.parametrize("change", ["1000余支以上", "约1000余支", "1000余支左右", "1000支"])
def test_another_hedge_is_another_figure(made_up: FactBase, change: str) -> None:
    assert statuses(made_up, TEXT.replace("1000余支", change))["teams"] == "missing"


def test_full_width_digits_are_digits(made_up: FactBase) -> None:
    edition = TEXT.replace("1000余支", "１０００余支").replace("获证", "获证，另有５５人")
    found = statuses(made_up, edition)
    assert found["teams"] in ("holds", "moved")
    assert found["55人"] == "uncovered"


def test_a_new_figure_beside_an_action_is_uncovered(made_up: FactBase) -> None:
    assert statuses(made_up, TEXT.replace("举办第三届", "举办99场、第三届"))["99场"] == "uncovered"


def test_headings_are_not_words_inside_sentences() -> None:
    text = "前言提到救援和培训。救援今年救援很多。培训办了培训。"
    assert [(s.title, text[s.start : s.end]) for s in sections(text, ["救援", "培训"])] == [
        ("救援", "救援今年救援很多。"),
        ("培训", "培训办了培训。"),
    ]
    assert sections(text, ["没有"]) == []
    lines = "题目\n救援\n今年救援很多\n培训\n办了培训"
    assert [section.start for section in sections(lines, ["救援", "培训"])] == [2, 10]


def test_dates_and_words_are_no_figures() -> None:
    text = "2023年，全国红十字会统一部署，进一步落实“十三五”规划，3月5日起一线队员一起行动。"
    assert [figure.printed for figure in figures(text)] == []


def test_the_sentence_around_a_figure(made_up: FactBase) -> None:
    fact: Fact = made_up.named("teams")[0]
    assert quotation(made_up, fact, TEXT) == Quotation(
        "到年底，救援队共有", "1000余支", "，覆盖数十个安置点。"
    )
    assert quotation(made_up, fact, "没有。") is None


def test_verify_tells_what_did_not_hold(redcross: CommandLine, tmp_path: Path) -> None:
    file, text = tmp_path / "f.json", tmp_path / "a.txt"
    file.write_bytes(msgspec.json.encode(a_file(TEXT)))
    text.write_text(TEXT, encoding="utf-8")
    run = redcross("verify", str(text), "--facts", str(file), "--format", "table")
    assert (run.code, run.err) == (
        0,
        "s, the text of its digest: 5 of 5 figures hold; every figure of the text has its fact.\n",
    )
    text.write_text(TEXT.replace("1000余支", "1200余支"), encoding="utf-8")
    run = redcross("verify", str(text), "--facts", str(file), "--format", "table", "--lang", "zh")
    assert run == (
        1,
        "编号       原文写法  章节  结果    说明\n"
        "───────────────────────────────────────\n"
        "sent       20支      救援  相符\n"
        "teams      1000余支  救援  未找到\n"
        "sites      数十个    救援  相符\n"
        "trained    近300人   培训  相符\n"
        "certified  300人     培训  相符\n"
        "           1200余支  救援  未收录\n",
        "s, not the text of its digest: 4 of 5 figures hold, 1 missing; "
        "1 figure of the text has no fact.\n",
    )
    records = json.loads(
        redcross("verify", str(text), "--facts", str(file), "--format", "json").out
    )
    assert records[1] == Finding("teams", "1000余支", "救援", None, None, "missing")._asdict()
    assert redcross("verify", str(tmp_path / "no.txt")).code == 66


def test_the_shipped_file_is_proven_by_the_article(redcross: CommandLine, article: str) -> None:
    run = redcross("verify", str(ARTICLE), "--format", "json")
    assert run.code == 0
    assert {finding["status"] for finding in json.loads(run.out)} == {"holds"}
    assert len(json.loads(run.out)) == 73
    shown = redcross("show", "volunteers-registered", "--source", str(ARTICLE), "--format", "table")
    assert "Quoted      全国红十字系统发展注册志愿者【287万人】，志愿服务组织2.8万个" in shown.out


def test_a_draft_has_the_figures_and_leaves_the_sentences_to_a_person(
    redcross: CommandLine, tmp_path: Path
) -> None:
    text = tmp_path / "next.txt"
    text.write_text(TEXT, encoding="utf-8")
    run = redcross("verify", str(text), "--draft", "--theme", "救援", "--theme", "培训")
    drafted = json.loads(run.out)
    assert (run.code, run.err) == (0, "")
    assert [(f["printed"], f["value"], f["comparator"], f["unit"]) for f in drafted["facts"]] == [
        ("20支", 20, "=", "teams"),
        ("1000余支", 1000, ">", "teams"),
        ("数十个", None, "~", ""),
        ("近300人", 300, "<", "people"),
        ("300人", 300, "=", "people"),
    ]
    assert drafted["sources"][0]["digest"] == digest(TEXT)
    bare = "".join(TEXT.split())
    for fact in drafted["facts"]:
        locator = fact["locator"]
        assert bare[locator["start"] : locator["end"]] == fact["printed"]
    (tmp_path / "draft.json").write_text(run.out, encoding="utf-8")
    left = redcross("validate", str(tmp_path / "draft.json"))
    assert left.code == 65
    reasons = ("must not be empty", "lower-case words", "is not a period")
    assert all(any(why in line for why in reasons) for line in left.out.splitlines())


def test_a_text_of_none_of_several_sources_is_refused(
    redcross: CommandLine, tmp_path: Path
) -> None:
    text = tmp_path / "a.txt"
    text.write_text(TEXT, encoding="utf-8")
    press = str(Path(__file__).parent.parent / "data" / "press-2025-12.json")
    run = redcross("verify", str(text), "--facts", "default", "--facts", press)
    assert (run.code, run.out) == (2, "")
    assert "The text is of none of crcn-2024, cns-2025 by its digest" in run.err
