"""`redcross cite`: whole answers, in every markup."""

from __future__ import annotations

import json

import msgspec
import pytest

from redcross_cli.cite.compose import cite
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Text
from redcross_cli.terms import Lang
from tests.conftest import CommandLine

TITLE = "发挥助手作用 切实为民服务——从红十字角度深入学习2024年《政府工作报告》"
VOLUNTEERS = "Red Cross societies across China have 2.87 million registered volunteers"
CASES = [
    (
        "volunteers-registered --lang zh",
        f"全国红十字系统注册志愿者有287万人[1]。\n\n[1] {TITLE}[N]. 中国红十字报, 2024-03-08.\n",
    ),
    (
        "volunteers-registered",
        f"{VOLUNTEERS} (“{TITLE},” 2024).\n\n{TITLE}. (2024, March 8). 中国红十字报.\n",
    ),
    (
        "volunteers-registered rescue-teams --style ieee",
        f"{VOLUNTEERS} [1].\n"
        "China's Red Cross system has built up more than 1,000 Red Cross rescue teams of all "
        "levels and kinds [1].\n\n"
        f"[1] “{TITLE},” 中国红十字报, Mar. 08, 2024.\n",
    ),
    (
        "volunteers-registered --style nature",
        f"{VOLUNTEERS}.¹\n\n1. {TITLE}. 中国红十字报 (2024).\n",
    ),
    (
        "volunteers-registered volunteer-organizations --style chicago-notes",
        f"{VOLUNTEERS}.¹\n"
        "Red Cross societies across China have 28,000 volunteer service organizations.²\n\n"
        f"1. “{TITLE},” 中国红十字报, March 8, 2024.\n2. 中国红十字报, {TITLE}.\n",
    ),
    (
        "volunteers-registered --as markdown --lang zh",
        "全国红十字系统注册志愿者有287万人[^crcn-2024]。\n\n"
        rf"[^crcn-2024]: {TITLE}\[N\]. 中国红十字报, 2024-03-08." + "\n",
    ),
    (
        "volunteers-registered --as markdown",
        f"{VOLUNTEERS}.[^crcn-2024]\n\n[^crcn-2024]: {TITLE}. (2024, March 8). *中国红十字报*.\n",
    ),
    (
        "volunteers-registered --as html --lang zh",
        "<p>全国红十字系统注册志愿者有287万人<sup>[1]</sup>。</p>\n\n"
        f"<p>[1] {TITLE}[N]. 中国红十字报, 2024-03-08.</p>\n",
    ),
    (
        "volunteers-registered --as latex",
        f"{VOLUNTEERS}~\\cite{{crcn-2024}}.\n\n"
        "\\begin{thebibliography}{9}\n"
        f"\\bibitem{{crcn-2024}} {TITLE}. (2024, March 8). \\emph{{中国红十字报}}.\n"
        "\\end{thebibliography}\n",
    ),
    ("volunteers-registered --only sentence", f"{VOLUNTEERS}.\n"),
    ("volunteers-registered --only citation --lang zh", "[1]\n"),
    (
        "volunteers-registered --only reference --lang zh",
        f"[1] {TITLE}[N]. 中国红十字报, 2024-03-08.\n",
    ),
    (
        "volunteers-registered rescue-teams --as biblatex",
        "@article{crcn-2024,\n  date = {2024-03-08},\n  journaltitle = {中国红十字报},\n"
        f"  title = {{{TITLE}}},\n  entrysubtype = {{newspaper}},\n}}\n",
    ),
]


@pytest.mark.parametrize(("command", "answer"), CASES)
def test_whole_answers(redcross: CommandLine, command: str, answer: str) -> None:
    run = redcross("cite", *command.split())
    assert (run.code, run.out) == (0, answer)


def test_a_caveat_goes_to_stderr(redcross: CommandLine) -> None:
    run = redcross("cite", "jishishan-tents", "leukaemia-patients", "--lang", "zh")
    assert [line.partition(":")[0] for line in run.err.splitlines()] == [
        "jishishan-tents",
        "leukaemia-patients",
    ]
    assert "原文写“白血病患者”" in run.err


def test_what_an_entry_cannot_hold_goes_to_stderr(redcross: CommandLine) -> None:
    run = redcross("cite", "rescue-teams", "--as", "bibtex")
    assert (
        run.err
        == "crcn-2024: not in the bibtex entry: language, the day of issued, the type article-newspaper\n"
    )


def test_the_mark_stands_before_the_full_stop_of_every_sentence(base: FactBase) -> None:
    for lang, stop, gap in (("zh", "。", ""), ("en", ".", " ")):
        citation = cite(base.facts, base, lang, "ieee")  # type: ignore[arg-type]
        assert len(citation.references) == 1
        for fact, cited in zip(base.facts, citation.facts, strict=True):
            statement = fact.statement.pick(lang)  # type: ignore[arg-type]
            assert cited.sentence == statement
            assert cited.marked == f"{statement.removesuffix(stop)}{gap}[1]{stop}", fact.id


@pytest.mark.parametrize(
    ("statement", "lang", "marked"),
    [
        ('He said "yes."', "en", 'He said "yes." [1]'),
        ("他说“好。”", "zh", "他说“好。”[1]"),
        ("(In brackets.)", "en", "(In brackets.) [1]"),
        ("No stop", "en", "No stop [1]"),
        ("Really?", "en", "Really [1]?"),
    ],
)
def test_the_mark_never_goes_inside_a_quotation(
    base: FactBase, statement: str, lang: Lang, marked: str
) -> None:
    [fact] = base.named("rescue-teams")
    fact = msgspec.structs.replace(fact, statement=Text(zh=statement, en=statement))
    assert cite([fact], base, lang, "ieee").facts[0].marked == marked


def test_records_for_a_script(redcross: CommandLine) -> None:
    run = redcross("cite", "volunteers-registered", "--lang", "zh", "--format", "json")
    assert json.loads(run.out) == [
        {
            "id": "volunteers-registered",
            "sentence": "全国红十字系统注册志愿者有287万人。",
            "citation": "[1]",
            "reference": f"[1] {TITLE}[N]. 中国红十字报, 2024-03-08.",
        }
    ]


def test_the_styles_are_listed(redcross: CommandLine) -> None:
    names = json.loads(redcross("cite", "--style", "list", "--format", "json").out)
    assert len(names) == 82
    assert {"id": "gb-7714-2015-numeric", "aliases": []}.items() <= next(
        name for name in names if name["id"] == "gb-7714-2015-numeric"
    ).items()


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (
            ["aeds-installed", "--style", "alphanumeric"],
            1,
            "The style 'alphanumeric' gives no reference for crcn-2024; choose another",
        ),
        (["aeds-installed", "--style", "appa"], 2, "There is no style 'appa'. Did you mean 'apa'?"),
        ([], 2, "Name at least one fact to cite"),
        (
            ["aeds-installed", "--as", "ris", "--only", "sentence"],
            2,
            "--only does not go with --as",
        ),
        (
            ["aeds-installed", "--as", "ris", "--style", "apa"],
            2,
            "--style does not go with --as ris",
        ),
        (["aeds-instaled"], 2, "There is no fact 'aeds-instaled'. Did you mean 'aeds-installed'?"),
    ],
)
def test_what_cannot_be_cited(
    redcross: CommandLine, words: list[str], code: int, message: str
) -> None:
    run = redcross("cite", *words)
    assert (run.code, run.out) == (code, "")
    assert message in run.err


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("html", "&lt;b&gt; &amp; $x_1$ [a](b) \\cite{y}"),
        ("markdown", "\\<b\\> & \\$x\\_1\\$ \\[a\\](b) \\\\cite{y}"),
        ("latex", "<b> \\& \\$x\\_1\\$ [a](b) \\textbackslash{}cite\\{y\\}"),
        ("text", "<b> & $x_1$ [a](b) \\cite{y}"),
    ],
)
def test_what_a_markup_would_act_on_is_disarmed(base: FactBase, markup: str, shown: str) -> None:
    wild = r"<b> & $x_1$ [a](b) \cite{y}"
    [fact] = base.named("rescue-teams")
    fact = msgspec.structs.replace(
        fact, statement=msgspec.structs.replace(fact.statement, en=f"{wild}.")
    )
    [cited] = cite([fact], base, "en", "apa", markup).facts  # type: ignore[arg-type]
    assert cited.sentence == f"{shown}."
