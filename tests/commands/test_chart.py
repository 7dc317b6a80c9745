"""`redcross chart`: what is drawn, what is said about it, what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import CommandLine

DATA = Path(__file__).parent.parent / "data"
PRESS = str(DATA / "press-2025-12.json")
SMALL = DATA / "small.json"
SVG = "{http://www.w3.org/2000/svg}"

YUAN = {
    ("en", 80): """\
Indicators (unit: yuan)

Ten Thousand Homes, cash and goods  2016–2023
  ██████████████████████████████████████████████████ more than 3 billion yuan
Disaster relief, cash and goods  2023
  █████████████████████████████████████████████▊ more than 1.53 billion yuan
Relief paid out for seriously ill children  2023
  ████████████████████████████████████▎ 331 million yuan
Cash and goods for Yingshan County  2023
  ███████████████████▋ more than 23.3 million yuan
Winter relief goods bought by headquarters  2023
  █████████████▊ 9 million yuan
Thalassaemia relief paid in Hainan  2023
  ██████▋ 2.876 million yuan
  ┬─────────────┬─────────────┬──────────────┬──────
  1 million     10 million    100 million    1 billion

The figures are of different periods; each bar says which.
Logarithmic scale from 1 million: each mark is ten times the one before; twice
the length is not twice the figure.
""",
    ("zh", 80): """\
指标（单位：元）

“博爱送万家”累计款物  2016–2023  ████████████████████████████████████ 30余亿元
投入的救灾款物        2023       █████████████████████████████████ 15.3亿余元
拨付的大病儿童救助款  2023       ██████████████████████████▏ 3.31亿元
定点帮扶英山县的款物  2023       ██████████████▏ 2330余万元
总会采购的送温暖物资  2023       █████████▉ 900万元
海南发放的地贫救助金  2023       ████▊ 287.6万元
                                 ┬─────────┬─────────┬──────────┬────
                                 100万     1000万    1亿        10亿

各条时间不同，已分别注明。
对数刻度，从100万起，每一刻度是前一刻度的10倍；条形长一倍，不等于数值大一倍。
""",
    ("en", 120): """\
Indicators (unit: yuan)

Ten Thousand Homes, cash and goods          2016–2023  █████████████████████████████████████ more than 3 billion yuan
Disaster relief, cash and goods             2023       █████████████████████████████████▉ more than 1.53 billion yuan
Relief paid out for seriously ill children  2023       ██████████████████████████▉ 331 million yuan
Cash and goods for Yingshan County          2023       ██████████████▌ more than 23.3 million yuan
Winter relief goods bought by headquarters  2023       ██████████▏ 9 million yuan
Thalassaemia relief paid in Hainan          2023       ████▉ 2.876 million yuan
                                                       ┬─────────┬──────────┬─────────┬─────
                                                       1 million            100 million

The figures are of different periods; each bar says which.
Logarithmic scale from 1 million: each mark is ten times the one before; twice the length is not twice the figure.
""",
    ("zh", 120): """\
指标（单位：元）

“博爱送万家”累计款物  2016–2023  ████████████████████████████████████████████████████████████████████████████ 30余亿元
投入的救灾款物        2023       █████████████████████████████████████████████████████████████████████▋ 15.3亿余元
拨付的大病儿童救助款  2023       ███████████████████████████████████████████████████████▏ 3.31亿元
定点帮扶英山县的款物  2023       █████████████████████████████▉ 2330余万元
总会采购的送温暖物资  2023       ████████████████████▉ 900万元
海南发放的地贫救助金  2023       ██████████ 287.6万元
                                 ┬────────────────────┬─────────────────────┬─────────────────────┬──────────
                                 100万                1000万                1亿                   10亿

各条时间不同，已分别注明。
对数刻度，从100万起，每一刻度是前一刻度的10倍；条形长一倍，不等于数值大一倍。
""",
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [80, 120])
def test_a_logarithmic_chart_at_a_terminal(redcross: CommandLine, lang: str, columns: int) -> None:
    run = redcross("chart", "--unit", "yuan", "--lang", lang, terminal=True, columns=columns)
    assert run == (0, YUAN[lang, columns], "")


def test_a_linear_chart_tells_flows_from_stocks(redcross: CommandLine) -> None:
    run = redcross("chart", "--unit", "people", "--theme", "volunteering", "--format", "table")
    assert run == (
        0,
        """\
Volunteering: indicators (unit: people)

Registered organ donors  as of 2024-03-08
  ████████████████████████████████████████████████ more than 6.65 million people
Registered volunteers  as of 2024-03-08
  ████████████████████▊ 2.87 million people
Organ donors newly registered in a year  2023
  █████▉ more than 820,000 people

Counts over a period stand beside counts at a date; each bar says which.
""",
        "",
    )


def test_what_the_bars_share_stands_in_the_title(redcross: CommandLine) -> None:
    words = ("chart", "--unit", "counties", "--format", "table")
    assert (
        redcross(*words, "--lang", "zh").out
        == """\
乡村振兴指标（单位：个县；2023）

“博爱家园”项目覆盖的重点帮扶县  ██████████████████████████████████████████ 160个
获专项资金支持的对口帮扶县      ████████████▏ 46个
"""
    )
    title = redcross(*words).out.splitlines()[0]
    assert title == "Rural revitalization: indicators (unit: counties; 2023)"


def test_named_indicators_stand_in_their_order(redcross: CommandLine) -> None:
    words = ("chart", "stem-cell-donations", "organ-donations", "--format")
    assert (
        redcross(*words, "table", columns=100).out
        == """\
Volunteering: indicators (unit: cases)

Stem cell donations in all  up to 2023        ███████████▍ 16,708 cases
Organ donations in all      up to 2024-03-08  ██████████████████████████████████ nearly 50,000 cases

The figures are of different periods; each bar says which.
"""
    )
    assert [fact["id"] for fact in json.loads(redcross(*words, "json").out)] == list(words[1:3])


def test_filters_narrow_what_is_named(redcross: CommandLine) -> None:
    run = redcross("chart", "aeds-installed", "--unit", "台", "--format", "table")
    assert run.out.splitlines()[0] == "Life education: indicators (unit: devices; up to 2023)"
    run = redcross("chart", "aeds-installed", "--area", "Gansu")
    what = "'aeds-installed' has no figure that passes the filter, only: crcn-2024 (../2023)."
    assert run == (1, "", f"Error: {what}\n")
    run = redcross("chart", "--unit", "台", "--area", "Gansu")
    assert run == (1, "", "Error: No indicator passes these filters.\n")


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv", "markdown"])
def test_other_formats_list_the_indicators_longest_bar_first(
    redcross: CommandLine, format: str
) -> None:
    chart = redcross("chart", "--unit", "sites", "--format", format)
    listing = ("indicators", "--unit", "sites", "--sort", "value", "--reverse")
    assert chart == redcross(*listing, "--format", format)


def test_a_pipe_gets_tsv(redcross: CommandLine) -> None:
    piped = redcross("chart", "--unit", "yuan")
    assert piped == redcross("chart", "--unit", "yuan", "--format", "tsv")
    assert piped.out.startswith("id\ttheme\t")


def test_what_cannot_be_drawn_is_named(redcross: CommandLine, tmp_path: Path) -> None:
    said = "jishishan-sites: not drawn, as the source gives no exact figure (数十个).\n"
    run = redcross("chart", "--unit", "sites", terminal=True)
    assert (run.code, run.err) == (0, said)
    assert "数十" not in run.out
    picture = redcross("chart", "--unit", "sites", "--svg", str(tmp_path / "sites.svg"))
    assert picture.err.startswith(f"1 bar drawn in {tmp_path / 'sites.svg'}.\n{said}")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (
            ["aeds-installed", "organ-donations"],
            2,
            "Bars must share a unit, and these 2 indicators have 2: devices (1) and cases (1). "
            "Choose one, such as: --unit devices",
        ),
        (
            ["--theme", "disaster-prevention", "--format", "json"],
            2,
            "Bars must share a unit, and these 4 indicators have 4: people (1), teams (1), "
            "ministries (1) and regions (1). Choose one, such as: --unit people",
        ),
        pytest.param(
            ["fraternity-week"],
            2,
            "'fraternity-week' is an action; it has no figure to draw.",
        ),
        (["aed-installed"], 2, "There is no fact 'aed-installed'. Did you mean 'aeds-installed'?"),
        (["jishishan-sites"], 1, "Nothing to draw: the source gives no exact figure (数十个)."),
        (
            ["aeds-installed", "--svg", "aeds.png"],
            2,
            "The ending of 'aeds.png' is not .svg, which is what --svg writes.",
        ),
        (
            ["aeds-installed", "--svg", "aeds.svg", "--format", "json"],
            2,
            "--format does not go with --svg: it writes a picture.",
        ),
        (
            ["aeds-installed", "--svg", "no/such/folder.svg"],
            74,
            "Cannot write no/such/folder.svg: No such file or directory.",
        ),
    ],
)
def test_what_is_refused(redcross: CommandLine, words: list[str], code: int, message: str) -> None:
    assert redcross("chart", *words) == (code, "", f"Error: {message}\n")


def test_without_arguments_it_names_the_units_to_choose_from(redcross: CommandLine) -> None:
    run = redcross("chart", terminal=True)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(
        "Error: Bars must share a unit, and these 73 indicators have 32: people (14), yuan (6), "
    )
    assert run.err.endswith(" and 15 more with one each. Choose one, such as: --unit people\n")


def test_a_picture_carries_its_figures_and_its_source(
    redcross: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "donations.svg"
    file.write_text("old", encoding="utf-8")
    words = ("chart", "organ-donations", "stem-cell-donations-annual", "--svg", str(file))
    assert redcross(*words) == (
        0,
        "",
        f"2 bars drawn in {file}.\n"
        "organ-donations: The article gives neither the start nor the end of this running "
        "total; it is recorded as of publication, 8 March 2024, and may have been counted "
        "earlier. A broadcast of January 2024 had more than 50,000, and another report more "
        "than 51,000 by the end of 2023, which does not fit.\n",
    )
    assert _texts(file) == [
        "Volunteering: indicators (unit: cases)",
        "Counts over a period stand beside running totals; each bar says which.",
        "Source: 发挥助手作用 切实为民服务——从红十字角度深入学习2024年《政府工作报告》, "
        "中国红十字报, 2024-03-08",
        "Organ donations in all",
        "up to 2024-03-08",
        "nearly 50,000 cases",
        "Stem cell donations in a year",
        "2023",
        "2,157 cases",
    ]
    redcross(*words, "--lang", "zh")
    assert _texts(file) == [
        "志愿服务指标（单位：例）",
        "期间数与累计数并列，已分别注明时间。",
        "来源：发挥助手作用 切实为民服务——从红十字角度深入学习2024年《政府工作报告》，"
        "中国红十字报，2024-03-08",
        "人体器官捐献累计例数",
        "累计至2024-03-08",
        "近5万例",
        "年度造血干细胞捐献例数",
        "2023",
        "2157例",
    ]
    assert list(tmp_path.iterdir()) == [file]


def test_a_picture_ignores_a_format_of_the_environment(
    redcross: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REDCROSS_FORMAT", "json")
    run = redcross("chart", "rescue-teams", "--svg", str(tmp_path / "teams.svg"))
    assert (run.code, run.out) == (0, "")


def test_of_one_indicator_in_two_sources_the_latest_is_drawn(
    redcross: CommandLine, tmp_path: Path
) -> None:
    words = ("chart", "volunteers-registered", "--facts", "default", "--facts", PRESS)
    assert (
        redcross(*words, "--format", "table").out
        == """\
Volunteering: indicators (unit: people; as of 2025-12)

Registered volunteers  ███████████████████████████████ nearly 3.5 million people
"""
    )
    file = tmp_path / "volunteers.svg"
    redcross(*words, "--svg", str(file), "--source", "crcn-2024")
    assert _texts(file)[0] == "Volunteering: indicators (unit: people; as of 2024-03-08)"
    assert _texts(file)[-1] == "2.87 million people"


def test_a_picture_is_xml_whatever_a_title_holds(redcross: CommandLine, tmp_path: Path) -> None:
    content = json.loads(SMALL.read_text(encoding="utf-8"))
    content["facts"][0]["title"]["en"] = "\x00\x1b[31m<b>&amp;]]>\u202e\ufffe\n\t“end”"
    content["sources"][0]["title"] = "</text><script>"
    facts, file = tmp_path / "wild.json", tmp_path / "wild.svg"
    facts.write_text(json.dumps(content), encoding="utf-8")
    assert redcross("chart", "teams", "--facts", str(facts), "--svg", str(file)).code == 0
    assert _texts(file)[1:3] == [
        "Source: </text><script>, 某报, 2022-05-08",
        "␀␛[31m<b>&amp;]]>\ufffd\ufffd “end”",
    ]


def _texts(file: Path) -> list[str]:
    return [text.text or "" for text in ET.parse(file).getroot().iter(f"{SVG}text")]
