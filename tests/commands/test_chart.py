"""`redcross chart`: what is drawn, what is said about it, what is refused."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.chart.made_up import Made, fact_file
from tests.conftest import PRESS, SHIPPED, CommandLine

SVG = "{http://www.w3.org/2000/svg}"

# What stands under the lines; the tour shows such drawings whole.
TEAMS = """\
● no hedge; ▲ more than; △ more than (contradicted); ▽ nearly (contradicted); ◆
about; · · change unknown
more than 1,000 teams (as of 2021, gazette-3) and nearly 980 teams (as of 2021,
gazette-4) cannot both be true.
"""
SAID = """\
teams in gazette-2, as of 2020: not drawn, as it is counted in 'sites' and the others in 'teams'; --unit sites draws it (12 sites).
teams (gazette-0): Without those of counties.
Its sources: redcross history teams --facts {facts}
"""
# The texts of a picture with two panels.
PANELS = [
    "各项指标的变化",
    *("注册志愿者", "单位：人", "2023", "2024", "2025", "0", "100万", "200万", "300万", "287万", "近350万"),
    *("调派的红十字救援队", "单位：支", "2023", "2024", "2025", "0", "50", "100", "150", "172"),
    "● 确数；▼ 近；── 统计期间",
    "各图的数值刻度不同，时间刻度相同。",
    "crcn-2024（截至2024-03-08、2023）：发挥助手作用 切实为民服务——从红十字角度深入学习2024年《政府工作报告》，中国红十字报，2024-03-08",
    "cns-2025（截至2025-12）：中国红十字会：全国有注册红十字志愿者近350万人，中国新闻社，2025-12-15",
]  # fmt: skip


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


def test_filters_narrow_what_is_named(redcross: CommandLine) -> None:
    run = redcross("chart", "--unit", "元", "--format", "table")
    assert run.out.splitlines()[0] == "Indicators (unit: yuan)"
    run = redcross("chart", "aeds-installed", "--unit", "台", "--format", "table")
    assert run.out.splitlines()[0] == "Life education: indicators (unit: devices)"


def test_into_a_pipe_it_lists_the_indicators_longest_bar_first(redcross: CommandLine) -> None:
    listing = ("indicators", "--unit", "sites", "--sort", "value", "--reverse")
    assert redcross("chart", "--unit", "sites").out == redcross(*listing).out


def test_what_cannot_be_drawn_is_named(redcross: CommandLine) -> None:
    said = (
        "jishishan-sites in crcn-2024, 2023-12-18 to 2024-01: not drawn, as the source gives no "
        "exact figure (数十个).\n"
    )
    run = redcross("chart", "--unit", "sites", terminal=True, columns=200)
    assert run.code == 0
    assert run.err.startswith(said)
    assert "数十" not in run.out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["--theme", "disaster-prevention", "--format", "json"], 2, "Bars must share a unit, and these 4 indicators have 4: people (1), teams (1), ministries and commissions (1), regions (1). Choose one, such as: --unit people; or draw a panel of each: --svg FILE.svg"),
        (["aeds-installed", "--area", "Gansu"], 1, "'aeds-installed' has no figure that passes the filter, only: crcn-2024 (../2023)."),
        (["--unit", "台", "--area", "Gansu"], 1, "No indicator passes these filters."),
        (["fraternity-week"], 1, "'fraternity-week' is an action; it has no figure to draw."),
        (["jishishan-sites"], 1, "Nothing to draw: the source gives no exact figure (数十个)."),
        (["aeds-installed", "--svg", "aeds.png"], 2, "The ending of 'aeds.png' is not .svg, which is what --svg writes."),
        (["aeds-installed", "--title", " \t"], 2, "The text of --title is blank."),
        (["aeds-installed", "--title", "AEDs"], 2, "--title goes with --svg or --format table only: figures are listed."),
        (["aeds-installed", "--svg", "aeds.svg", "--format", "json"], 2, "--format does not go with --svg: it writes a picture."),
        (["aeds-installed", "--svg", "no/such/folder.svg"], 74, "Cannot write no/such/folder.svg: No such file or directory."),
    ],
)  # fmt: skip
def test_what_is_refused(redcross: CommandLine, words: list[str], code: int, message: str) -> None:
    assert redcross("chart", *words) == (code, "", f"Error: {message}\n")


def test_units_are_named_as_they_can_be_typed(redcross: CommandLine) -> None:
    words = ("chart", "--theme", "disaster-prevention", "--format", "json", "--lang", "zh")
    run = redcross(*words)
    assert run.err == (
        "错误：条形图只能用一个单位，而这4个指标有4个单位：人（1）、支（1）、部委（1）、大区域（1）。"
        "请选择一个，如：--unit 人；或每项各画一图：--svg 文件.svg\n"
    )
    assert redcross(*words, "--unit", "人").code == 0


def test_without_arguments_it_names_the_units_to_choose_from(redcross: CommandLine) -> None:
    code, _out, said = redcross("chart", terminal=True, columns=1000)
    many = "Bars must share a unit, and these 73 indicators have 32: people (14), yuan (6), "
    assert (code, said[: len(many) + 7]) == (2, f"Error: {many}")
    assert said.endswith(", 24 more. Choose one, such as: --unit people\n")


def test_a_picture_has_its_figures_and_source(redcross: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "donations.SVG"
    file.write_text("old", encoding="utf-8")
    words = ("chart", "stem-cell-donations-annual", "organ-donations", "--svg", str(file))
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
        "Stem cell donations in a year – 2,157 cases (2023)",
        "Organ donations in all – nearly 50,000 cases (up to 2024-03-08)",
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
        "年度造血干细胞捐献例数：2157例（2023）",
        "人体器官捐献累计例数：近5万例（累计至2024-03-08）",
        "图中兼有期间数、累计数，时间均已注明。",
        "来源：发挥助手作用 切实为民服务——从红十字角度深入学习2024年《政府工作报告》，"
        "中国红十字报，2024-03-08",
    ]
    assert list(tmp_path.iterdir()) == [file]


def test_one_indicator_is_a_line(redcross: CommandLine, teams: str, tmp_path: Path) -> None:
    words = ("chart", "teams", "--facts", teams)
    code, drawing, said = redcross(*words, "--format", "table")
    assert (code, said) == (0, SAID.format(facts=teams))
    assert drawing.startswith("Rescue teams\n\nUnit: teams\n")
    assert drawing.endswith(f"\n\n{TEAMS}")
    assert len(drawing.splitlines()) == 24
    listed = json.loads(redcross(*words, "--format", "json").out)
    assert [fact["period"] for fact in listed] == ["2016", "2018", "2020", "2021", "2021", "2023"]
    file = tmp_path / "teams.svg"
    run = redcross(*words, "--svg", str(file))
    assert run == (0, "", f"The chart is drawn in {file}.\n{SAID.partition('Its')[0]}")


def test_what_has_no_label_is_counted(redcross: CommandLine) -> None:
    said = "\nFor want of room 1 figure has no label. All are here: redcross history organ-"
    words = ("chart", "organ-donors-registered", "--facts", str(SHIPPED))
    assert said in redcross(*words, terminal=True, columns=100).err
    assert said not in redcross(*words, "--limit", "2", terminal=True, columns=100).err


def test_of_one_figure_there_is_a_bar_whatever_the_format_set(
    redcross: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REDCROSS_FORMAT", "json")
    words = ("chart", "volunteers-registered", "--facts", "default", "--facts", str(PRESS))
    file = tmp_path / "volunteers.svg"
    run = redcross(*words, "--source", "crcn-2024", "--svg", str(file))
    assert (run.code, run.out) == (0, "")
    assert run.err.startswith(f"The chart is drawn in {file}.\n")
    assert run.err.endswith(
        "2.87 million people, as of 2024-03-08, crcn-2024. A newer figure: nearly 3.5 million "
        "people, as of 2025-12, cns-2025.\n"
    )
    assert _texts(file)[:2] == [
        "Volunteering: indicators (unit: people)",
        "Registered volunteers – 2.87 million people (as of 2024-03-08)",
    ]


def test_indicators_of_other_units_have_a_panel_each(redcross: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "panels.svg"
    words = ("chart", "volunteers-registered", "rescue-teams-deployed", "--svg", str(file))
    run = redcross(*words, "--facts", "default", "--facts", str(PRESS), "--lang", "zh")
    assert (run.code, run.out) == (0, "")
    assert run.err.startswith(f"图已画入“{file}”。\n")
    assert _texts(file) == PANELS


def test_what_contradicts_a_figure_is_said(redcross: CommandLine, tmp_path: Path) -> None:
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


def test_panels_of_nothing_name_every_figure(redcross: CommandLine, tmp_path: Path) -> None:
    content = fact_file([Made("2021", 5), Made("2022", 7, unit="sites")])
    content["facts"][0] |= {"value": None, "comparator": "~", "printed": "数十支"}
    content["facts"][1] |= {"id": "sites", "upper": 9, "printed": "7至9个"}
    file = tmp_path / "teams.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    words = ("chart", "teams", "sites", "--facts", str(file), "--svg", str(tmp_path / "no.svg"))
    why = "the source gives no exact figure (数十支, 7至9个)"
    assert redcross(*words) == (1, "", f"Error: Nothing to draw: {why}.\n")


def test_a_title_of_ones_own_keeps_the_other(redcross: CommandLine, tmp_path: Path) -> None:
    words = ("chart", "--unit", "counties", "--title", "Where we\nwork")
    lines = redcross(*words, "--format", "table").out.splitlines()
    assert lines[0] == "Where we work"
    assert lines[-1] == "Rural revitalization: indicators (unit: counties)"
    file = tmp_path / "counties.svg"
    redcross(*words, "--svg", str(file))
    assert {lines[0], lines[-1]} <= set(_texts(file))


def _texts(file: Path) -> list[str]:
    return [text.text or "" for text in ET.parse(file).getroot().iter(f"{SVG}text")]
