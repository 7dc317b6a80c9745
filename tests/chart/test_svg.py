"""The picture of a chart: well-formed whatever it says, nothing cut, nothing over another."""

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcross_cli.chart.chart import Bar, Chart
from redcross_cli.chart.labels import Box
from redcross_cli.chart.svg import RED, ems_of, write
from redcross_cli.chart.timeline import Mark
from redcross_cli.terms import Lang
from tests.chart.made_up import HISTORIES, TRAINED, Made, chart_of
from tests.strategies import examples

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<b>&amp;]]> \"quoted\" 'x' \x00\x1b[31m\ufffe\ud800\x7f <!-- -->"
TITLE = "A title that goes on and on, about everything that volunteers do " * 5


def bars(count: int, label: str = "Registered volunteers", words: str = "A note.") -> Chart:
    bars = [Bar(label, n / count) for n in range(count, 0, -1)]
    return Chart(words, [words], [words, words], bars)


CHARTS = {
    "one bar": bars(1),
    "five bars": bars(5),
    "forty bars": bars(40),
    "long titles": bars(6, TITLE, TITLE),
    "long Chinese titles": bars(6, "红十字救援队“应急救护”培训（全国），" * 9),
    "one endless word": bars(3, "W" * 200, "M" * 200),
    "marks": bars(8)._replace(
        bars=[Bar("All", 1)] * 8, marks=[Mark(n / 8, f"{10**n:,}") for n in range(9)]
    ),
    "hostile": bars(3, HOSTILE, HOSTILE),
}


def drawn(chart: Chart) -> tuple[ET.Element, list[Box]]:
    """A picture, and where its texts stand: within the sheet, and none over another."""
    root = ET.fromstring(write(chart))
    width, height = (float(n) for n in root.attrib["viewBox"].split()[2:])
    assert width / height == pytest.approx(16 / 9, rel=0.002)
    texts = [text_box(text) for text in root.iter(f"{SVG}text")]
    assert all(Box(0, 0, width, height).holds(box) for box in texts)
    assert not any(a.meets(b) for a, b in combinations(texts, 2))
    return root, texts


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_bars_are_as_long_as_their_shares_and_under_no_text(chart: Chart) -> None:
    root, texts = drawn(chart)
    rects = [rect for rect in root.iter(f"{SVG}rect") if rect.attrib["fill"] == RED]
    boxes = [_bar_box(rect) for rect in rects]
    lengths = [box.right - box.left for box in boxes]
    shares = [bar.share for bar in chart.bars]
    assert lengths == pytest.approx([share * lengths[0] for share in shares], abs=0.1)
    assert lengths[0] > 200
    assert len({box.left for box in boxes}) == 1
    assert not any(box.meets(other) for box in boxes for other in texts)


@examples(30)
@given(HISTORIES, st.sampled_from(["zh", "en"]))
def test_no_label_covers_a_point_and_no_point_another(figures: list[Made], lang: Lang) -> None:
    root, texts = drawn(chart_of(figures, lang))
    middles = [path.attrib["transform"][10:-1].split() for path in root.iter(f"{SVG}path")]
    points = [Box(float(x), float(y), float(x), float(y)).widened(7) for x, y in middles]
    assert len(points) == len(figures)
    assert not any(text.meets(point) for text in texts for point in points)
    assert len({point.middle for point in points}) == len(points)


def test_a_label_left_of_its_point_ends_there_however_wide_the_font() -> None:
    texts = drawn(chart_of(TRAINED))[0].iter(f"{SVG}text")
    anchors = {text.text: text.attrib["text-anchor"] for text in texts}
    assert anchors["more than 4.19 million (2023)"] == "end"
    assert anchors["4.25 million (2025-01 to 2025-12-15)"] == "start"


def test_a_hostile_text_is_text() -> None:
    root = ET.fromstring(write(CHARTS["hostile"]).encode())
    assert {child.tag for child in root} == {f"{SVG}title", f"{SVG}rect", f"{SVG}text"}
    assert root.findtext(f"{SVG}title") == (
        "<b>&amp;]]> \"quoted\" 'x' ␀␛[31m\ufffd\ufffd\ufffd <!-- -->"
    )
    assert "\ufffd[31m" not in "".join(root.itertext())


def test_more_bars_are_drawn_on_a_larger_sheet() -> None:
    widths = [float(drawn(bars(count))[0].attrib["viewBox"].split()[2]) for count in (1, 5, 10, 40)]
    assert widths[0] == widths[1] == 1024
    assert widths == sorted(widths)
    assert widths[3] > 2 * widths[2]


def text_box(text: ET.Element) -> Box:
    """About where a text stands, in a font whose capitals are 0.7 high."""
    size, x, y = (float(text.attrib[key]) for key in ("font-size", "x", "y"))
    width = ems_of(text.text or "") * size
    left = x - {"start": 0, "middle": width / 2, "end": width}[text.attrib["text-anchor"]]
    return Box(left, y - 0.8 * size, left + width, y + 0.2 * size)


def _bar_box(rect: ET.Element) -> Box:
    x, y, width, height = (float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
    return Box(x, y, x + width, y + height)
