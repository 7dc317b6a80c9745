"""The picture of a chart: well-formed whatever it says, nothing cut, nothing over another."""

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcross_cli.chart.labels import Box
from redcross_cli.chart.picture import Line, Picture
from redcross_cli.chart.sheet import RED, ems_of, fold_text
from redcross_cli.chart.svg import svg

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<b>&amp;]]> \"quoted\" 'x' \x00\x1b[31m\ufffe\ud800\x7f <!-- -->"


def picture(count: int, label: str = "Registered volunteers", **changes: object) -> Picture:
    lines = [
        Line(label, "as of 2024-03-08", f"more than {n} people", n / count)
        for n in range(count, 0, -1)
    ]
    shown = Picture(
        "Volunteering: indicators (unit: people)", ["A note."], lines, [], ["Source: it"]
    )
    return shown._replace(**changes)  # type: ignore[arg-type]


TITLE = "A title that goes on and on, about everything that volunteers do " * 5
MARKS = [(n / 8, f"{10**n:,}") for n in range(9)]
PICTURES = {
    "one bar": picture(1),
    "five bars": picture(5),
    "forty bars": picture(40),
    "long titles": picture(6, TITLE, title=TITLE, notes=[TITLE], sources=[TITLE, TITLE]),
    "long Chinese titles": picture(6, "红十字救援队“应急救护”培训（全国），" * 9),
    "one endless word": picture(3, "W" * 200, title="M" * 200),
    "marks": picture(8, marks=MARKS),
    "hostile": picture(3, HOSTILE, title=HOSTILE, notes=[HOSTILE], sources=[HOSTILE]),
}


@pytest.mark.parametrize("shown", PICTURES.values(), ids=PICTURES)
def test_no_text_is_cut_or_stands_over_another_or_over_a_bar(shown: Picture) -> None:
    root = ET.fromstring(svg(shown))
    width, height = (float(n) for n in root.attrib["viewBox"].split()[2:])
    assert width / height == pytest.approx(16 / 9, rel=0.002)
    texts = [text_box(text) for text in root.iter(f"{SVG}text")]
    bars = [_bar_box(rect) for rect in root.iter(f"{SVG}rect") if rect.attrib["fill"] == RED]
    assert len(bars) == len(shown.lines)
    for box in [*texts, *bars]:
        assert Box(0, 0, width, height).holds(box)
    assert not any(a.meets(b) for a, b in combinations([*texts, *bars], 2))


@pytest.mark.parametrize("shown", PICTURES.values(), ids=PICTURES)
def test_bars_are_as_long_as_their_shares(shown: Picture) -> None:
    root = ET.fromstring(svg(shown))
    bars = [rect for rect in root.iter(f"{SVG}rect") if rect.attrib["fill"] == RED]
    lengths = [float(bar.attrib["width"]) for bar in bars]
    assert lengths == pytest.approx([line.share * lengths[0] for line in shown.lines], abs=0.1)
    assert len({bar.attrib["x"] for bar in bars}) == 1
    assert lengths[0] > 200


def test_a_hostile_text_is_text() -> None:
    root = ET.fromstring(svg(PICTURES["hostile"]).encode())
    assert {child.tag for child in root} == {f"{SVG}title", f"{SVG}rect", f"{SVG}text"}
    assert root.findtext(f"{SVG}title") == (
        "<b>&amp;]]> \"quoted\" 'x' \ufffd\ufffd[31m\ufffd\ufffd\x7f <!-- -->"
    )


def test_the_fonts_have_chinese() -> None:
    assert ET.fromstring(svg(picture(1))).attrib["font-family"] == (
        "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
    )


def test_more_bars_are_drawn_on_a_larger_sheet() -> None:
    widths = [float(_viewed(picture(count))[2]) for count in (1, 5, 10, 40)]
    assert widths[0] == widths[1] == 1024
    assert widths == sorted(widths)
    assert widths[3] > 2 * widths[2]


def _viewed(shown: Picture) -> list[str]:
    return ET.fromstring(svg(shown)).attrib["viewBox"].split()


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("Registered volunteers", 20, ["Registered volunteers"]),
        ("Registered volunteers", 7, ["Registered", "volunteers"]),
        ("救援队员总数", 4, ["救援队员", "总数"]),
        ("投入救灾，救援", 4, ["投入救", "灾，救援"]),
        ("建设“博爱家园”", 5, ["建设“博爱", "家园”"]),
        ("救援（全国）", 3, ["救援", "（全", "国）"]),
        ("WWWW", 2, ["WW", "WW"]),
        ("", 5, []),
    ],
)
def test_folding(text: str, ems: float, lines: list[str]) -> None:
    assert fold_text(text, ems) == lines


@given(st.text("ab W救援，（）“”《》 .%", max_size=60), st.integers(2, 20))
def test_folding_loses_nothing_and_keeps_to_the_width(text: str, ems: int) -> None:
    lines = fold_text(text, ems)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(0 < ems_of(line) <= ems for line in lines)


def text_box(text: ET.Element) -> Box:
    """About where a text stands, in a font whose capitals are 0.7 high."""
    size, x, y = (float(text.attrib[key]) for key in ("font-size", "x", "y"))
    width = ems_of(text.text or "") * size
    left = x - {"start": 0, "middle": width / 2, "end": width}[text.attrib["text-anchor"]]
    return Box(left, y - 0.8 * size, left + width, y + 0.2 * size)


def _bar_box(rect: ET.Element) -> Box:
    x, y, width, height = (float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
    return Box(x, y, x + width, y + height)
