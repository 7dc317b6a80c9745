"""`check`: what it says of the figures of a draft, and how it ends."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Span

from redcross_cli import load
from redcross_cli.claims.checked import check_draft, judge_by
from redcross_cli.claims.draft import without_markup
from redcross_cli.documents import read_document
from redcross_cli.documents.pandoc import run as run_pandoc
from redcross_cli.files import loading
from redcross_cli.output.findings import draw
from redcross_cli.output.view import View
from tests.conftest import SHIPPED, SMALL, SMALL_TEXT, CommandLine

# Five mistakes: a lost hedge, another number, people for person-times, another year, another place.
RELEASE = """# What we did

In 2023, Red Cross societies across China trained 4.19 million people for a first-aid certificate, and
put more than 6,400 AEDs into public places in all. Water-safety education benefited over 13 million people that year.
In 2022, headquarters bought winter relief goods worth 9 million yuan. In Yunnan, Brightness Action paid for
2,686 cataract operations. At the Asian Games in Hangzhou all 56 venues had first-aid posts.
"""
ARTICLE = "Zhongguo Hongshizi Bao [China Red Cross News], 2024-03-08"
DRAFT = "截至2024年3月8日，全国红十字系统注册志愿者有287万名，志愿服务组织超2.8万个。\n我校有学生3000人。\n"


@pytest.fixture(autouse=True)
def _everything_ships(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, _only_the_article_ships: None
) -> None:
    monkeypatch.setattr(loading, "shipped", lambda: SHIPPED)
    monkeypatch.chdir(tmp_path)
    Path("release.md").write_text(RELEASE, encoding="utf-8")
    Path("draft.txt").write_text(DRAFT, encoding="utf-8")


def test_all_mistakes_of_a_page_are_found(redcross: CommandLine) -> None:
    run = redcross("check", "release.md")
    assert run.code == 1
    assert run.err == (
        "asian-games-venues: The sentence names no year; the Games were held in Hangzhou in 2023. "
        "The article does not name the province, which is Zhejiang.\n"
        "6 figures: 1 hedge lost, 1 contradicted, 1 wrong unit, 1 wrong period, 1 wrong place, "
        "1 supported.\n"
    )
    assert [line.replace(ARTICLE, "…") for line in run.out.splitlines()] == [
        "release.md:3:51: hedge lost: “4.19 million people”: more than 4.19 million people, 2023 (first-aid-certified; …)",
        "release.md:4:5: contradicted: “more than 6,400 AEDs”: more than 64,000 devices, up to 2023 (aeds-installed; …)",
        "release.md:4:86: wrong unit: “over 13 million people”: more than 13 million person-times, 2023 (water-safety-reach; …)",
        "release.md:5:56: wrong period: “9 million yuan”: 9 million yuan, 2023 (warmth-goods-value; …); the text says “2022”",
        "release.md:6:1: wrong place: “2,686 cataract operations”: 2,686 cases, 2023 (cataract-operations; …), in Inner Mongolia",
        "release.md:6:63: supported: “56 venues”: 56 venues, 2023 (asian-games-venues; …)",
    ]


def test_a_date_is_said_with_the_words_that_say_what_it_is(redcross: CommandLine) -> None:
    dates = (
        ["since 2021", "by the end of 2021"],
        ["截至2021年底", "自2021年起", "2021年以来", "自“十四五”以来"],
    )
    lines = [f"The Red Cross has installed 86,000 AEDs {date}.\n" for date in dates[0]]
    lines += [f"{date}，红十字会累计安装AED8.6万台。\n" for date in dates[1]]
    Path("dates.txt").write_text("\n".join(lines), encoding="utf-8")
    run = redcross("check", "dates.txt", "--only", "period")
    # A quotation within a quotation has the other marks.
    said = [*dates[0], *dates[1][:-1], "自‘十四五’以来"]
    assert re.findall("the text says “(.*)”", run.out) == said
    chinese = redcross("check", "dates.txt", "--only", "period", "--lang", "zh")
    assert re.findall("文中为“(.*)”", chinese.out) == said


def test_only_the_figure_that_is_meant_is_marked() -> None:
    base = load()
    draft = without_markup("We have 12,003 people and 3 people.")
    _, found = check_draft(draft, "draft.md", judge_by(base))
    _head, sentence, _said = draw([found], View(base, "en"), Console(width=80))
    assert [span for span in sentence.renderable.spans if span.style != "dim"] == [  # type: ignore[union-attr]
        Span(26, 34, "not dim bold underline")
    ]


def test_json_has_all_that_is_known_of_a_figure(redcross: CommandLine) -> None:
    run = redcross("check", "draft.txt", "--format", "json", "--only", "hedge added")
    assert json.loads(run.out) == [
        {
            "file": "draft.txt",
            "line": 1,
            "column": 38,
            "text": "超2.8万个",
            "value": 28000,
            "upper": None,
            "comparator": ">",
            "verdict": "hedge",
            "fact": "volunteer-organizations",
            "source": "crcn-2024",
            "period": "2024-03-08",
            "should": "28,000 organizations",
            "hedge": "added",
            "about": ["volunteer-organizations"],
        }
    ]


def test_a_fraction_is_that_of_a_fact(redcross: CommandLine) -> None:
    fraction = (
        ("1000余支", "三分之二"), ('"value": 1000', '"value": 0.6666666667'), ('">"', '"~"'),
        ("救援队三分之二", "三分之二的救援队"), ("more than 1,000 rescue", "two thirds of the rescue"),
        ('"end": 16', '"end": 14'),
    )  # fmt: skip
    text = SMALL_TEXT
    for old, new in fraction:
        text = text.replace(old, new)
    Path("mine.json").write_text(text, encoding="utf-8")
    assert redcross("validate", "mine.json").code == 0
    Path("mine.txt").write_text(
        "有三分之二的救援队。\n\n有约66.7%的救援队。\n\nThere are two thirds of the rescue teams.\n",
        encoding="utf-8",
    )
    run = redcross("check", "mine.txt", "--facts", "mine.json")
    of = "two thirds, as of 2022-05 (teams; 某报, 2022-05-08)"
    assert run.out.splitlines() == [
        f"mine.txt:1:2: supported: “三分之二”: {of}",
        f"mine.txt:3:2: supported: “约66.7%”: {of}",
        f"mine.txt:5:11: supported: “two thirds”: {of}",
    ]


TABLE = """<p>Emergency responses in 2024: 565</p>
<table><thead><tr><th></th><th>2016</th><th>2023</th></tr></thead><tbody>
<tr><td>Organ donations</td><td>4,080</td><td>more than 6,450</td></tr>
<tr><td>Leukaemia patients helped</td><td>more than 5,000</td><td>8,220</td></tr>
</tbody></table>
<table><thead><tr><th></th><th>2023</th><th>2016</th></tr></thead><tbody>
<tr><td>Leukaemia patients helped</td><td>8,220</td><td>more than 5,000</td></tr></tbody></table>
<h2>Registered volunteers</h2>
<ul><li>In March 2024 there were 2.87 million registered volunteers: 2.87 million</li>
<li>Children, and their teachers</li></ul>
<p><s>8,202</s> 8,220 leukaemia patients in 2023.</p>
"""


@pytest.mark.parametrize("form", ["html", "docx", "odt", "md"])
def test_a_figure_ends_with_its_cell_in_every_form(redcross: CommandLine, form: str) -> None:
    to = {"html": "html", "docx": "docx", "odt": "odt", "md": "commonmark+pipe_tables+strikeout"}
    arguments = ["--from=html", f"--to={to[form]}", "--wrap=none", "--output=-"]
    content = run_pandoc(arguments, TABLE.encode())
    Path(f"table.{form}").write_bytes(content)
    found = json.loads(redcross("check", f"table.{form}", "--format", "json").out)
    assert {row["verdict"] for row in found} == {"supported"}
    assert [row["text"] for row in found] == [
        "565", "4,080", "more than 6,450", "more than 5,000", "8,220", "8,220", "more than 5,000",
        "2.87 million registered volunteers", "2.87 million", "8,220 leukaemia patients",
    ]  # fmt: skip


HEADED = """# Work in 2023

Of all in 2025, 4.25 million people were trained in first aid. Of them, 12,600 live here.

## Organ donations

In 2023, some 280,000 more people registered.

## *Leukaemia* & 8,220 patients helped in 2023

They are children.

### Stem cells

In 2023, 2,175 donations were made.

## 三献工作

2023年，器官捐献新增登记28万余人。造血干细胞捐献2175例。

## In figures

- AEDs installed: 86,000
- Emergency responses (2024): 565
- First-aid certificates: 4.25 million
"""


def test_headings_and_lists_tell_the_same_in_every_form(redcross: CommandLine) -> None:
    told = {}
    for form in ("md", "html", "docx", "odt"):
        arguments = ["--from=commonmark", f"--to={form}", "--wrap=none", "--output=-"]
        content = HEADED.encode() if form == "md" else run_pandoc(arguments, HEADED.encode())
        Path(f"draft.{form}").write_bytes(content)
        found = json.loads(redcross("check", f"draft.{form}", "--format", "json").out)
        is_office = form in ("docx", "odt")  # whose places are of the text that is read
        shown = read_document(f"draft.{form}").text if is_office else content.decode()
        lines = shown.split("\n")
        for row in found:
            line = lines[row.pop("line") - 1]
            assert line[row.pop("column") - 1 :].startswith(row["text"])
            assert row.pop("file") == f"draft.{form}"
        told[form] = found
    assert told["html"] == told["docx"] == told["odt"] == told["md"]
    assert Counter(row["verdict"] for row in told["md"]) == {
        "contradicted": 4, "supported": 5, "unknown": 1
    }  # fmt: skip


def test_how_it_ends(redcross: CommandLine) -> None:
    Path("fine.txt").write_text("In 2023, 218 people were rescued from the water.\n")
    Path("other.txt").write_text("Our school has 3,000 pupils.\n")
    Path("none.txt").write_text("Nothing is counted here.\n")
    assert redcross("check", "fine.txt", "other.txt").code == 0
    assert redcross("check", "fine.txt", "other.txt", "--strict").code == 1
    assert redcross("check", "none.txt", "--strict") == (0, "", "The text has no figure.\n")
    assert redcross("check", "missing.txt").code == 66


GENERAL = ("wrong hedge", "限定词有误")  # than what is said of a hedge: that it is lost


@pytest.mark.parametrize(
    ("lang", "names", "refusal"),
    [
        ("en", "supported, hedge, unit, period, place, outdated, contradicted, disputed, unknown, hedge lost, hedge added, hedge changed, wrong hedge, wrong unit, wrong period, wrong place", "Error: There is no verdict 'suported', only: {}.\n"),
        ("zh", "有据、限定词有误、单位不符、时间不符、地区不符、已有新数、与来源不符、来源不一、无从核对、限定词丢失、限定词多余、限定词不符", "错误：没有“suported”这一结论，只有：{}。\n"),
    ],
)  # fmt: skip
def test_the_verdicts_that_there_are_have_the_names_of_the_language(
    redcross: CommandLine, monkeypatch: pytest.MonkeyPatch, lang: str, names: str, refusal: str
) -> None:
    monkeypatch.setenv("REDCROSS_FACTS", str(SMALL))
    Path("draft.txt").write_text("共有救援队1000支。\n我校有学生3000人。\n", encoding="utf-8")
    run = redcross("check", "draft.txt", "--only", "suported", "--lang", lang)
    assert run == (2, "", refusal.format(names))
    for name in re.split("[、,] ?", names):
        run = redcross("check", "draft.txt", "--only", name, "--lang", lang)
        assert run.code == 1
        assert all(name in line for line in run.out.splitlines() if name not in GENERAL)
