"""`redcross cite`: whole answers, in every markup."""

import json
import re
from base64 import b64decode
from collections.abc import Sequence

import msgspec
import pytest

from redcross_cli.citations.compose import cite
from redcross_cli.documents import pandoc
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Text
from redcross_cli.messages import _
from redcross_cli.terms import Lang
from tests.conftest import SHIPPED, CommandLine

TITLE = "发挥助手作用 切实为民服务——从红十字角度深入学习2024年《政府工作报告》"
ENGLISH = (
    "Fahui zhushou zuoyong, qieshi wei min fuwu: Cong Hongshizi jiaodu shenru xuexi 2024 nian "
    "‘Zhengfu gongzuo baogao’ [Acting as an aide, serving the people in earnest: A close study "
    "of the 2024 Government Work Report from the Red Cross’s standpoint]"
)
PAPER = "Zhongguo Hongshizi Bao [China Red Cross News]"
REPORTED = "As reported in March 2024, Red Cross societies across China had"
VOLUNTEERS = f"{REPORTED} 2.87 million registered volunteers"
ORGANIZATIONS = f"{REPORTED} 28,000 volunteer service organizations"
CASES = [
    (
        "volunteers-registered volunteer-organizations --style ieee",
        f"{VOLUNTEERS} [1].\n{ORGANIZATIONS} [1].\n\n"
        f"[1] “{ENGLISH},” {PAPER}, Beijing, Mar. 08, 2024.\n",
    ),
    (
        "volunteers-registered --lang zh --as markdown",
        "据2024年3月报道，全国红十字系统注册志愿者有287万人\\[1\\]。\n\n"
        f"\\[1\\] {TITLE}\\[N\\]. 中国红十字报, 2024-03-08.\n",
    ),
    ("volunteers-registered --style nature --as markdown --only citation", "¹\n"),
    ("volunteers-registered --style nature", f"{VOLUNTEERS}.¹\n\n1. {ENGLISH}. {PAPER} (2024).\n"),
    (
        "volunteers-registered volunteer-organizations --style chicago-notes",
        f"{VOLUNTEERS}.[1]\n{ORGANIZATIONS}.[2]\n\n"
        f"[1] “{ENGLISH},” {PAPER} (Beijing), March 8, 2024.\n\n"
        f"[2] {PAPER}, “Fahui zhushou zuoyong.”\n",
    ),
    (
        "volunteers-registered --as html --lang zh",
        "<p>据2024年3月报道，全国红十字系统注册志愿者有287万人<sup>[1]</sup>。</p>\n\n"
        f"<p>[1] {TITLE}[N]. 中国红十字报, 2024-03-08.</p>\n",
    ),
    (
        "volunteers-registered --as latex --lang zh --style apa --only reference",
        rf"{TITLE}. (2024, March 8). \emph{{中国红十字报}}." + "\n",
    ),
    (
        f"stem-cell-overseas --style apa --only citation --lang zh --facts {SHIPPED}",
        "（“Mainland Records over 18,000 Bone Marrow Donations”，2024）\n",
    ),
    (
        "volunteers-registered rescue-teams --as biblatex",
        f"@article{{crcn-2024,\n  title = {{{TITLE}}},\n  journal = {{中国红十字报}},\n"
        "  date = {2024-03-08},\n  entrysubtype = {newspaper},\n  langid = {zh-CN}\n}\n",
    ),
]


@pytest.mark.parametrize(("command", "answer"), CASES)
def test_whole_answers(redcross: CommandLine, command: str, answer: str) -> None:
    run = redcross("cite", *command.split())
    assert (run.code, run.out) == (0, answer)


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
        ('He said "yes."', "en", 'He said "yes." [1]'), ("他说“好。”", "zh", "他说“好。”[1]"),
        ("(In brackets.)", "en", "(In brackets.) [1]"), ("No stop", "en", "No stop [1]"),
        ("Really?", "en", "Really [1]?"),
    ],
)  # fmt: skip
def test_the_mark_stays_out_of_quotations(
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
            "sentence": "据2024年3月报道，全国红十字系统注册志愿者有287万人。",
            "citation": "[1]",
            "reference": f"[1] {TITLE}[N]. 中国红十字报, 2024-03-08.",
        }
    ]


def test_the_styles_are_listed(redcross: CommandLine) -> None:
    names = json.loads(redcross("cite", "--style", "list", "--format", "json").out)
    title = "American Anthropological Association"
    assert len(names) == 61
    assert names[0] == {"id": title.lower().replace(" ", "-"), "aliases": [], "title": title}
    listed = redcross("cite", "--style", "list", "--lang", "zh", "--format", "markdown").out
    assert "| 国家标准GB/T 7714-2015（顺序编码制） |" in listed
    table = redcross("cite", "--style", "list", "--format", "table", columns=80).out
    assert f"{names[0]['id']:<52}American Anthropological\n{' ' * 52}Association\n" in table
    assert "\n(ama) " in table


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ([], 2, "Name at least one fact to cite"),
        (["aeds-installed", "--as", "ris", "--only", "sentence"], 2, "--only does not go with --as"),
        (["aeds-installed", "--as", "ris", "--style", "apa"], 2, "--style does not go with --as ris"),
        (["aeds-installed", "--only", "sentence", "--format", "json"], 2, "--only does not go with --format"),
    ],
)  # fmt: skip
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
        ("markdown", "\\<b\\> \\& \\$x_1\\$ \\[a\\](b) \\\\cite{y}"),
        ("latex", "\\textless b\\textgreater{} \\& \\$x\\_1\\$ {[}a{]}(b) \\textbackslash cite\\{y\\}"),
        ("text", "<b> & $x_1$ [a](b) \\cite{y}"),
        ("rtf", "<b> & $x_1$ [a](b) \\\\cite\\{y\\}"),
    ],
)  # fmt: skip
def test_what_a_markup_would_act_on_is_disarmed(base: FactBase, markup: str, shown: str) -> None:
    wild = r"<b> & $x_1$ [a](b) \cite{y}"
    [fact] = base.named("rescue-teams")
    fact = msgspec.structs.replace(fact, statement=Text(fact.statement.zh, f"{wild}."))
    [cited] = cite([fact], base, "en", "apa", markup).facts  # type: ignore[arg-type]
    assert f"{shown}." in cited.sentence


@pytest.mark.parametrize(("markup", "mark"), [("markdown", "[^{id}]: "), ("html", 'id="{id}-fn1"')])
def test_footnotes_are_named_after_their_facts_as_answers_are_pasted_together(
    redcross: CommandLine, markup: str, mark: str
) -> None:
    for id in ("drowning-rescues", "volunteers-registered"):
        answer = redcross("cite", id, "--style", "chicago-notes", "--as", markup).out
        assert mark.format(id=id) in answer
        assert not re.search(r'\[\^1\]|["#]fn(?:ref)?1"', answer)


def test_a_fact_that_is_cited_twice_has_two_notes(base: FactBase) -> None:
    [fact] = base.named("rescue-teams")
    notes = cite([fact, fact], base, "en", "chicago-notes", "markdown").facts
    marks = [re.findall(r"\[\^[^]]+\]", cited.citation) for cited in notes]
    assert [len(found) for found in marks] == [1, 1]
    assert marks[0] != marks[1]


def test_what_pandoc_cannot_write_is_refused(
    redcross: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(options: Sequence[str], content: bytes) -> bytes:
        if "--to=plain" in options:
            raise pandoc.PandocError(_("it is broken"))
        return run_pandoc(options, content)

    run_pandoc = pandoc.run
    monkeypatch.setattr(pandoc, "run", refuse)
    run = redcross("cite", "rescue-teams", "--lang", "zh")
    assert run == (65, "", "错误：Pandoc无法写出引文：文件已损坏。\n")


def test_rtf_is_a_document(redcross: CommandLine) -> None:
    words = ("cite", "volunteers-registered", "--as", "rtf", "--only", "sentence")
    head, sentence, end = redcross(*words).out.splitlines()
    assert head.startswith(r"{\rtf1\ansi")
    assert sentence.endswith(rf" {VOLUNTEERS}.\par}}")
    assert end == "}"


def test_what_is_printed_is_copied_at_a_terminal_only(redcross: CommandLine) -> None:
    run = redcross("cite", "rescue-teams", "--only", "sentence", "--copy", terminal=True)
    caveats, _, copying = run.err.partition("\x1b]52;c;")
    sequence, _, said = copying.partition("\a")
    copied = b64decode(sequence).decode()
    assert f"{copied}\n" == run.out
    assert caveats.startswith("rescue-teams: ")
    assert said == "Copied, if this terminal lets programs write its clipboard.\n"
    run = redcross("cite", "rescue-teams", "--copy")  # what a writer must know comes all the same
    lost = "Error: Nothing was copied: --copy needs a terminal.\n"
    assert (run.code, run.err) == (74, redcross("cite", "rescue-teams").err + lost)
    assert redcross("cite", "rescue-teams", "--copy", "--format", "json").code == 2
