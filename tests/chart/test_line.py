"""The line of an indicator over time: true to the day, nothing hidden, no label over another."""

from datetime import date
from functools import partial
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from redcross_cli.chart.labels import Box, leader_end
from redcross_cli.chart.panels import Panels, panels_of, retitled
from redcross_cli.chart.svg_line import svg_line
from redcross_cli.chart.terminal_line import draw_line
from redcross_cli.chart.timeline import Timeline, drawable, timeline_of, why_left_out
from redcross_cli.facts.base import by_recency
from redcross_cli.output.listing import View
from redcross_cli.terms import Lang
from tests.chart.made_up import Made, base_of, lines_drawn
from tests.chart.test_svg import SVG, text_box

SIGNS = "●▲▼◆○△▽◇"
drawn = partial(lines_drawn, draw_line)


def line_of(figures: list[Made]) -> Timeline:
    base = base_of(figures)
    return timeline_of(by_recency(base.facts, base.sources), base)


def picture_of(figures: list[Made], lang: Lang = "en") -> Panels:
    return panels_of([line_of(figures)], View(base_of(figures), lang))


def test_time_is_true_to_the_day_and_a_flow_stands_in_the_middle_of_its_period() -> None:
    line = line_of(
        [
            Made("../2021-12-31", 5),
            Made("2022", 1, basis="flow"),
            Made("2022-06-30", 9, basis="stock"),
        ]
    )
    days = (date(2023, 1, 1) - date(2021, 1, 1)).days
    at = {point.step.fact.basis: point for point in line.points}
    assert at["total"].x == pytest.approx(364.5 / days)
    assert at["stock"].x == pytest.approx((365 + 180.5) / days)
    assert (at["flow"].x, at["flow"].since, at["flow"].until) == (0.75, 0.5, 1.0)
    assert line.years == [(0.0, 2021), (0.5, 2022)]


def test_a_line_joins_what_was_held_against_each_other_and_nothing_else() -> None:
    figures = [
        Made("../2020", 10),
        Made("../2021", 20, ">"),
        Made("../2021", 21),  # of the same time
        Made("2022", 3, basis="flow"),  # not to be compared
        Made("../2023", 30, "~"),  # by how much is not known
    ]
    line = line_of(figures)
    joined = [(point.before, point.step.change is not None) for point in line.points]
    assert joined == [(None, False), (0, True), (None, False), (None, False), (2, False)]


def test_what_is_not_drawn_has_a_reason() -> None:
    base = base_of(
        [Made("2021", 5, unit="sites"), Made("2021/..", 6), Made("2022", -7), Made("2023", 8)]
    )
    figures = by_recency(base.facts, base.sources)
    shown = drawable(figures)
    assert [fact.value for fact in shown] == [8]
    view = View(base, "en")
    assert [why_left_out(fact, shown, view) for fact in figures if fact not in shown] == [
        "it is counted in 'sites' and the others in 'teams'; --unit sites draws it",
        "it is below zero",
        "its period has no end",
    ]


def test_a_line_that_spans_more_than_three_orders_of_magnitude_says_that_it_is_logarithmic() -> (
    None
):
    picture = picture_of([Made("../2020", 5), Made("../2021", 50000)])
    assert picture.panels[0].unit == "Unit: teams, logarithmic scale"
    assert [number for _, number in picture.panels[0].values] == [
        "1",
        "10",
        "100",
        "1,000",
        "10,000",
    ]
    assert picture.notes == ["Logarithmic scale: each mark is ten times the one before."]


def test_under_another_title_the_indicator_is_still_named() -> None:
    picture = retitled(picture_of([Made("../2020", 5), Made("../2021", 6)]), "Ours\n")
    assert (picture.title, picture.notes) == ("Ours", ["Rescue teams"])


DATES = st.dates(date(2012, 1, 1), date(2026, 12, 31)).map(str)
FIGURES = st.builds(
    Made,
    period=DATES | st.integers(2012, 2026).map(str) | st.sampled_from(["2020-05", "2014/2016"]),
    value=st.integers(0, 30) | st.integers(0, 10**7),
    comparator=st.sampled_from(["=", ">", ">=", "<", "<=", "~"]),
    basis=st.sampled_from(["flow", "stock", "total"]),
    unit=st.just("teams"),
)
HISTORIES = st.lists(FIGURES, min_size=1, max_size=14)


@settings(max_examples=30)
@given(HISTORIES, st.sampled_from(["zh", "en"]))
def test_in_a_picture_no_label_covers_another_or_a_point(figures: list[Made], lang: Lang) -> None:
    root = ET.fromstring(svg_line(picture_of(figures, lang)))
    width, height = (float(n) for n in root.attrib["viewBox"].split()[2:])
    assert width / height == pytest.approx(16 / 9, rel=0.002)
    texts = [text_box(text) for text in root.iter(f"{SVG}text")]
    points = [_point_box(path) for path in root.iter(f"{SVG}path")]
    assert len(points) == len(figures)
    for box in [*texts, *points]:
        assert Box(0, 0, width, height).holds(box)
    assert not any(a.meets(b) for a, b in combinations(texts, 2))
    assert not any(text.meets(point) for text in texts for point in points)
    middles = {leader_end(point, point)[:2] for point in points}
    assert len(middles) == len(points)


@given(HISTORIES, st.integers(20, 130), st.sampled_from(["zh", "en"]))
def test_at_a_terminal_every_point_is_seen_within_the_width(
    figures: list[Made], width: int, lang: Lang
) -> None:
    picture = picture_of(figures, lang)
    lines = drawn(picture, width)
    assert max(map(cell_len, lines)) <= width
    plot = lines[:-1] if not picture.notes else lines
    plot = [line for line in plot if set(line) & set("┤│┼└")]
    assert len(plot) == 15
    assert sum(line.count(sign) for line in plot for sign in SIGNS) == len(figures)


@given(HISTORIES)
def test_points_are_in_order_of_time_and_of_value(figures: list[Made]) -> None:
    points = line_of(figures).points
    assert all(a.until <= b.until for a, b in pairwise(points))
    by_value = sorted(points, key=lambda point: point.step.fact.value)  # type: ignore[arg-type,return-value]
    assert all(a.y <= b.y for a, b in pairwise(by_value))
    assert max(point.y for point in points) == (1 if any(f.value for f in figures) else 0)


def _point_box(path: ET.Element) -> Box:
    x, y = map(float, path.attrib["transform"][10:-1].split())
    return Box(x - 7, y - 7, x + 7, y + 7)
