"""`redcross chart`: what is drawn, what is said about it, what is refused."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.chart.made_up import Made, fact_file
from tests.conftest import PRESS, SHIPPED, CommandLine

SVG = "{http://www.w3.org/2000/svg}"

TEAMS = {
    "en": """\
Rescue teams

Unit: teams
      │                                                             about 1,100
      │                                     more than 1,000           · · · · ◆
1,000 ┼                                               · · · △▽· · · ·
      │            more than 850        · · · · · · ·          nearly 980
      │                  ········▲· · ·
      │         ●········
      │        800
      │
  500 ┼
      │
      │
      │
      │
      │
    0 ┼┬────────┬────────┬────────┬────────┬────────┬────────┬────────┬─────────
       2016     2017     2018     2019     2020     2021     2022     2023

● no hedge; ▲ more than; ▼ nearly; ◆ about; △▽ contradicted; · · change unknown
more than 1,000 teams (as of 2021, gazette-3) and nearly 980 teams (as of 2021,
gazette-4) cannot both be true.
""",
    "zh": """\
救援队

单位：支
     │                                                                   约1100
     │                                              超1000             · · · ·◆
1000 ┼                                                · · ·△▽· · · · ·
     │                     超850        · · · · · · ·         近980
     │                   ········▲· · ·
     │         ●·········
     │        800
     │
 500 ┼
     │
     │
     │
     │
     │
   0 ┼┬────────┬────────┬────────┬────────┬────────┬────────┬────────┬──────────
      2016     2017     2018     2019     2020     2021     2022     2023

● 确数；▲ 超；▼ 近；◆ 约；△▽ 相互矛盾；· · 增减无法判断
超1000支（截至2021，gazette-3）与近980支（截至2021，gazette-4）不能同时成立。
""",
}
SAID = {
    "en": """\
teams in gazette-2, as of 2020: not drawn, as it is counted in 'sites' and the others in 'teams'; --unit sites draws it (12 sites).
teams (gazette-0): Without those of counties.
Its sources: redcross history teams --facts {facts}
""",
    "zh": """\
gazette-2的teams（截至2020）：未画出，因为其单位为“个点”，其余为“支”；用--unit sites可以画出（12个）。
teams（gazette-0）：不含县级。
来源见：redcross history teams --facts {facts}
""",
}
# The texts of a picture with two panels.
PANELS = [
    "各项指标的变化",
    "注册志愿者",
    "单位：人",
    "2023",
    "2024",
    "2025",
    "0",
    "100万",
    "200万",
    "300万",
    "287万",
    "近350万",
    "调派的红十字救援队",
    "单位：支",
    "2023",
    "2024",
    "2025",
    "0",
    "50",
    "100",
    "150",
    "172",
    "● 确数；▼ 近；── 统计期间",
    "各图的数值刻度不同，时间刻度相同。",
    "crcn-2024（截至2024-03-08、2023）：发挥助手作用 切实为民服务——从红十字角度深入学习2024年《政府工作报告》，中国红十字报，2024-03-08",
    "cns-2025（截至2025-12）：中国红十字会：全国有注册红十字志愿者近350万人，中国新闻社，2025-12-15",
]
YUAN = """\
Indicators (unit: yuan)

Ten Thousand Homes, cash and goods – more than 3 billion yuan (2016–2023)
━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
Disaster relief, cash and goods – more than 1.53 billion yuan (2023)
━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╸
Relief paid out for seriously ill children – 331 million yuan (2023)
━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
Cash and goods for Yingshan County – more than 23.3 million yuan (2023)
━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╸
Winter relief goods bought by headquarters – 9 million yuan (2023)
━━━━━━━━━━━━━━━━━━━━━━
Thalassaemia relief paid in Hainan – 2.876 million yuan (2023)
━━━━━━━━━━╸
┬──────────────────────┬──────────────────────┬──────────────────────┬──────────
1 million              10 million             100 million            1 billion

The figures are of different periods; each bar says which.
Logarithmic scale from 1 million: each mark is ten times the one before; twice
the length is not twice the figure.
"""


@pytest.fixture
def teams(tmp_path: Path) -> str:
    """A fact file of one indicator, in which two figures contradict each other."""
    content = fact_file(
        [
            Made("2016", 800, basis="stock"),
            Made("2018", 850, ">", basis="stock"),
            Made("2020", 12, basis="stock", unit="sites"),
            Made("2021", 1000, ">", basis="stock"),
            Made("2021", 980, "<", basis="stock"),
            Made("2023", 1100, "~", basis="stock"),
        ]
    )
    content["facts"][0]["note"] = {"zh": "不含县级。", "en": "Without those of counties."}
    file = tmp_path / "teams.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return str(file)


def test_a_logarithmic_chart_at_a_terminal(redcross: CommandLine) -> None:
    run = redcross("chart", "--unit", "yuan", terminal=True)
    assert (run.code, run.out) == (0, YUAN)


def test_what_the_bars_share_stands_in_the_title(redcross: CommandLine) -> None:
    words = ("chart", "--unit", "counties", "--format", "table")
    assert (
        redcross(*words, "--lang", "zh").out
        == """\
乡村振兴指标（单位：个县）

“博爱家园”项目覆盖的重点帮扶县：160个（2023）
━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
获专项资金支持的对口帮扶县：46个（2023）
━━━━━━━━━━━━━━━━━━━━━━━
"""
    )
    title = redcross(*words).out.splitlines()[0]
    assert title == "Rural revitalization: indicators (unit: counties)"


def test_named_indicators_stand_in_their_order(redcross: CommandLine) -> None:
    words = ("chart", "stem-cell-donations", "organ-donations", "--format")
    assert (
        redcross(*words, "table", columns=100).out
        == """\
Volunteering: indicators (unit: cases)

Stem cell donations in all – 16,708 cases (up to 2023)
━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╸
Organ donations in all – nearly 50,000 cases (up to 2024-03-08)
━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━

The figures are of different periods; each bar says which.
"""
    )
    assert [fact["id"] for fact in json.loads(redcross(*words, "json").out)] == list(words[1:3])


def test_filters_narrow_what_is_named(redcross: CommandLine) -> None:
    run = redcross("chart", "aeds-installed", "--unit", "台", "--format", "table")
    assert run.out.splitlines()[0] == "Life education: indicators (unit: devices)"
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
    assert chart.out == redcross(*listing, "--format", format).out


def test_what_cannot_be_drawn_is_named(redcross: CommandLine, tmp_path: Path) -> None:
    said = (
        "jishishan-sites in crcn-2024, 2023-12-18 to 2024-01: not drawn, as the source gives no "
        "exact figure (数十个).\n"
    )
    run = redcross("chart", "--unit", "sites", terminal=True, columns=200)
    assert run.code == 0
    assert run.err.startswith(said)
    assert "数十" not in run.out
    picture = redcross("chart", "--unit", "sites", "--svg", str(tmp_path / "sites.svg"))
    assert picture.err.startswith(f"The chart is drawn in {tmp_path / 'sites.svg'}.\n{said}")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (
            ["aeds-installed", "organ-donations"],
            2,
            "Bars must share a unit, and these 2 indicators have 2: devices (1), cases (1). "
            "Choose one, such as: --unit devices; or draw a panel of each: --svg FILE.svg",
        ),
        (
            ["--theme", "disaster-prevention", "--format", "json"],
            2,
            "Bars must share a unit, and these 4 indicators have 4: people (1), teams (1), "
            "ministries (1), regions (1). Choose one, such as: --unit people; "
            "or draw a panel of each: --svg FILE.svg",
        ),
        (["fraternity-week"], 2, "'fraternity-week' is an action; it has no figure to draw."),
        (["jishishan-sites"], 1, "Nothing to draw: the source gives no exact figure (数十个)."),
        (
            ["aeds-installed", "--svg", "aeds.png"],
            2,
            "The ending of 'aeds.png' is not .svg, which is what --svg writes.",
        ),
        (["aeds-installed", "--title", " \t"], 2, "The text of --title is blank."),
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
    run = redcross("chart", terminal=True, columns=1000)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(
        "Error: Bars must share a unit, and these 73 indicators have 32: people (14), yuan (6), "
    )
    assert run.err.endswith(", 24 more. Choose one, such as: --unit people\n")


def test_a_picture_carries_its_figures_and_its_source(
    redcross: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "donations.svg"
    file.write_text("old", encoding="utf-8")
    words = ("chart", "organ-donations", "stem-cell-donations-annual", "--svg", str(file))
    assert redcross(*words) == (
        0,
        "",
        f"The chart is drawn in {file}.\n"
        "organ-donations: The article gives neither the start nor the end of this running "
        "total; it is recorded as of publication, 8 March 2024, and may have been counted "
        "earlier. A broadcast of January 2024 had more than 50,000, and another report more "
        "than 51,000 by the end of 2023, which does not fit.\n",
    )
    assert _texts(file) == [
        "Volunteering: indicators (unit: cases)",
        "Organ donations in all – nearly 50,000 cases (up to 2024-03-08)",
        "Stem cell donations in a year – 2,157 cases (2023)",
        "These stand side by side, and each label says which: counts over a period, running totals.",
        "Source: Fahui zhushou zuoyong, qieshi wei min fuwu: Cong Hongshizi jiaodu shenru xuexi 2024 nian "
        "“Zhengfu gongzuo",
        "baogao” [Acting as an aide, serving the people in earnest: A close study of the 2024 Government "
        "Work Report from the",
        "Red Cross’s standpoint], Zhongguo Hongshizi Bao [China Red Cross News], 2024-03-08",
    ]
    redcross(*words, "--lang", "zh")
    assert _texts(file) == [
        "志愿服务指标（单位：例）",
        "人体器官捐献累计例数：近5万例（累计至2024-03-08）",
        "年度造血干细胞捐献例数：2157例（2023）",
        "图中兼有期间数、累计数，时间均已注明。",
        "来源：发挥助手作用 切实为民服务——从红十字角度深入学习2024年《政府工作报告》，"
        "中国红十字报，2024-03-08",
    ]
    assert list(tmp_path.iterdir()) == [file]


def test_a_picture_ignores_a_format_of_the_environment(
    redcross: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REDCROSS_FORMAT", "json")
    run = redcross("chart", "rescue-teams", "--svg", str(tmp_path / "teams.svg"))
    assert (run.code, run.out) == (0, "")


def test_one_indicator_is_a_line_through_its_figures(
    redcross: CommandLine, teams: str, tmp_path: Path
) -> None:
    words = ("chart", "teams", "--facts", teams)
    for lang in ("en", "zh"):
        run = redcross(*words, "--format", "table", "--lang", lang)
        assert run == (0, TEAMS[lang], SAID[lang].format(facts=teams))
    listed = json.loads(redcross(*words, "--format", "json").out)
    assert [fact["period"] for fact in listed] == ["2016", "2018", "2020", "2021", "2021", "2023"]
    file = tmp_path / "teams.svg"
    run = redcross(*words, "--svg", str(file))
    assert run == (0, "", f"The chart is drawn in {file}.\n{SAID['en'].partition('Its')[0]}")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "\nFor want of room 1 figure has no label. All are here: redcross history organ-"),
        ("zh", "\n因空间不足，1个数值未标注；全部数值见：redcross history organ-"),
    ],
)
def test_what_has_no_label_is_counted(redcross: CommandLine, lang: str, said: str) -> None:
    words = ("chart", "organ-donors-registered", "--facts", str(SHIPPED), "--lang", lang)
    assert said in redcross(*words, terminal=True, columns=100).err
    assert said not in redcross(*words, "--limit", "2", terminal=True, columns=100).err


def test_of_one_figure_there_is_a_bar(redcross: CommandLine, tmp_path: Path) -> None:
    words = ("chart", "volunteers-registered", "--facts", "default", "--facts", str(PRESS))
    file = tmp_path / "volunteers.svg"
    run = redcross(*words, "--source", "crcn-2024", "--svg", str(file))
    assert run.err.startswith(f"The chart is drawn in {file}.\n")
    assert run.err.endswith(
        "2.87 million people, as of 2024-03-08, crcn-2024. A newer figure: nearly 3.5 million "
        "people, as of 2025-12, cns-2025.\n"
    )
    assert _texts(file)[:2] == [
        "Volunteering: indicators (unit: people)",
        "Registered volunteers – 2.87 million people (as of 2024-03-08)",
    ]


def test_indicators_of_different_units_have_a_panel_each(
    redcross: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "panels.svg"
    words = ("chart", "volunteers-registered", "rescue-teams-deployed", "--svg", str(file))
    run = redcross(*words, "--facts", "default", "--facts", str(PRESS), "--lang", "zh")
    assert (run.code, run.out) == (0, "")
    assert run.err.startswith(f"图已画入{file}。\n")
    assert _texts(file) == PANELS


def test_what_contradicts_a_figure_is_said_though_it_is_not_drawn(
    redcross: CommandLine, tmp_path: Path
) -> None:
    figures = [Made("../2020", 100), Made("../2021", 90), Made("../2022", 120)]
    content = fact_file([*figures, Made("../2021", 10)])
    content["facts"][3] |= {"upper": 20, "printed": "10至20支"}
    file = tmp_path / "teams.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    svg = tmp_path / "teams.svg"
    redcross("chart", "teams", "--facts", str(file), "--limit", "3", "--svg", str(svg))
    assert [text for text in _texts(svg) if "cannot both be true" in text] == [
        "100 teams (up to 2020, gazette-0) and 90 teams (up to 2021, gazette-1) cannot both be true.",
        "90 teams (up to 2021, gazette-1) and 10 to 20 teams (up to 2021, gazette-3) cannot both be true.",
    ]


def test_panels_of_which_nothing_can_be_drawn_name_every_figure(
    redcross: CommandLine, tmp_path: Path
) -> None:
    content = fact_file([Made("2021", 5), Made("2022", 7, unit="sites")])
    content["facts"][0] |= {"value": None, "comparator": "~", "printed": "数十支"}
    content["facts"][1] |= {"id": "sites", "upper": 9, "printed": "7至9个"}
    file = tmp_path / "teams.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    words = ("chart", "teams", "sites", "--facts", str(file), "--svg", str(tmp_path / "no.svg"))
    why = "the source gives no exact figure (数十支, 7至9个)"
    assert redcross(*words) == (1, "", f"Error: Nothing to draw: {why}.\n")


def test_a_title_of_ones_own_keeps_what_the_other_said(
    redcross: CommandLine, tmp_path: Path
) -> None:
    words = ("chart", "--unit", "counties", "--title", "Where we\nwork")
    lines = redcross(*words, "--format", "table").out.splitlines()
    assert lines[0] == "Where we work"
    assert lines[-1] == "Rural revitalization: indicators (unit: counties)"
    file = tmp_path / "counties.svg"
    redcross(*words, "--svg", str(file))
    assert {lines[0], lines[-1]} <= set(_texts(file))


def _texts(file: Path) -> list[str]:
    return [text.text or "" for text in ET.parse(file).getroot().iter(f"{SVG}text")]
