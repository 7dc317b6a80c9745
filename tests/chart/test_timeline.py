"""The line of an indicator over time: true to the day, and joined only where it compares."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given

from tests.chart.made_up import HISTORIES, Made, line_of


def test_time_is_true_to_the_day_and_a_flow_stands_in_the_middle_of_its_period() -> None:
    other = [Made("2022", 1, basis="flow"), Made("2022-06-30", 9, basis="stock")]
    line = line_of([Made("../2021-12-31", 5), *other])
    days = (date(2023, 1, 1) - date(2021, 1, 1)).days
    at = {point.step.fact.basis: point for point in line.points}
    assert at["total"].x == pytest.approx(364.5 / days)
    assert at["stock"].x == pytest.approx((365 + 180.5) / days)
    assert (at["flow"].x, at["flow"].since, at["flow"].until) == (0.75, 0.5, 1.0)
    assert line.years == [(0.0, "2021"), (0.5, "2022")]


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


@given(HISTORIES)
def test_points_are_in_order_of_time_and_of_value(figures: list[Made]) -> None:
    points = line_of(figures).points
    assert all(a.until <= b.until for a, b in pairwise(points))
    by_value = sorted(points, key=lambda point: point.step.fact.value)  # type: ignore[arg-type,return-value]
    assert all(a.y <= b.y for a, b in pairwise(by_value))
    assert max(point.y for point in points) == (1 if any(f.value for f in figures) else 0)
