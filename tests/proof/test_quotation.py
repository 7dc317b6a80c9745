"""The sentence around a figure, and whose figures a text has."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from redcross_cli.facts.base import FactBase
from redcross_cli.proof.proof import quotations
from redcross_cli.proof.sections import Sections, find_sections
from redcross_cli.proof.text import Article
from tests.conftest import ARTICLE, PRESS, CommandLine
from tests.proof.conftest import Against
from tests.proof.made_up import a_figure, a_file

TEXT = """救援
全年派出救援队 20 支。到年底，救援队共
有1000余支，覆盖数十个安置点。
"""


def quoted(text: str, *facts: dict[str, object]) -> dict[tuple[str, str, str], str]:
    file = a_file(text, *facts)
    base = FactBase([file])
    return quotations(base, file.sources[0], Article(text))[0]


def test_a_text_is_proved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []

    def counting(*asked: Any) -> Sections:
        found.append(asked)
        return find_sections(*asked)

    monkeypatch.setattr("redcross_cli.proof.proof.find_sections", counting)
    assert quoted(TEXT, a_figure(TEXT, "sent", "救援", "20支", (20, "=", "teams")))
    assert len(found) == 1


def test_a_chinese_sentence_is_quoted_without_spaces() -> None:
    sent = a_figure(TEXT, "sent", "救援", "20支", (20, "=", "teams"))
    teams = a_figure(TEXT, "teams", "救援", "1000余支", (1000, ">", "teams"))
    assert quoted(TEXT, sent, teams) == {
        ("s", "sent", "2022"): "全年派出救援队【20支】。",
        ("s", "teams", "2022"): "到年底，救援队共有【1000余支】，覆盖数十个安置点。",
    }


def test_an_english_sentence_is_quoted_with_single_spaces_and_goes_on_behind_abbreviations() -> (
    None
):
    text = "A press release\n\nIn May Dr. Li and\n20  teams came, for $4.5 million. Aid reached No. 3 camp with 500 sites."
    facts = [
        a_figure(text, "teams", "", "20 teams", (20, "=", "teams")),
        a_figure(text, "sites", "", "500 sites", (500, "=", "sites")),
    ]
    assert list(quoted(text, *facts).values()) == [
        "In May Dr. Li and 【20 teams】 came, for $4.5 million.",
        "Aid reached No. 3 camp with 【500 sites】.",
    ]


def test_an_id_of_two_periods_has_two_quotations() -> None:
    text = "2022年培训300人。2023年培训400人。"
    facts = [
        a_figure(text, "trained", "", f"{number}人", (number, "=", "people"), period=period)
        for number, period in ((300, "2022"), (400, "2023"))
    ]
    assert quoted(text, *facts) == {
        ("s", "trained", "2022"): "2022年培训【300人】。",
        ("s", "trained", "2023"): "2023年培训【400人】。",
    }


def test_show_quotes_the_source_that_the_text_is_of(redcross: CommandLine, tmp_path: Path) -> None:
    later = "到年底，救援队有1200余支。"
    said = {"s": (TEXT, "1000余支", 1000), "t": (later, "1200余支", 1200)}
    for source, (text, printed, value) in said.items():
        fact = a_figure(text, "teams", "", printed, (value, ">", "teams"), source=source)
        file = a_file(text, fact, id=source)
        (tmp_path / f"{source}.json").write_bytes(msgspec.json.encode(file))
        (tmp_path / f"{source}.txt").write_text(text, encoding="utf-8")
    options = ["--facts", str(tmp_path / "s.json"), "--facts", str(tmp_path / "t.json")]
    run = redcross(
        "show", "teams", "--article", str(tmp_path / "t.txt"), "--format", "table", *options
    )
    assert run.code == 0
    assert [line for line in run.out.splitlines() if line.startswith(("As printed", "Quoted"))] == [
        "As printed     1200余支",
        "Quoted         到年底，救援队有【1200余支】。",
    ]


def test_show_says_why_it_quotes_nothing(against: Against) -> None:
    file = a_file(TEXT, a_figure(TEXT, "teams", "救援", "20支", (20, "=", "teams")))
    run = against(file, "没有。", "show", "teams", "--article", "a.txt")
    assert run.code == 1
    assert re.fullmatch(
        r"teams: 20支 is not quoted .*: the text has no section “救援”\.\n", run.err
    )
    run = against(file, "救援\n没有。", "show", "teams", "--article", "a.txt")
    assert run.err.endswith(" it is not found there.\n")
    unplaced = msgspec.structs.replace(file.facts[0], locator=msgspec.UNSET)
    file = msgspec.structs.replace(file, facts=(unplaced,))
    run = against(file, TEXT, "show", "teams", "--article", "a.txt")
    assert run.err.endswith(": the fact has no locator.\n")


def test_a_fact_of_another_source_is_not_quoted(redcross: CommandLine, article: str) -> None:
    ids = ("volunteers-registered", "body-and-organ-donors-registered")
    facts = ("--facts", "default", "--facts", str(PRESS))
    run = redcross("show", *ids, "--article", str(ARTICLE), *facts)
    assert run.code == 1
    assert run.err.splitlines()[1:] == [
        "body-and-organ-donors-registered: 728万人 stands in cns-2025, but the text of "
        f"{ARTICLE} is of crcn-2024."
    ]
