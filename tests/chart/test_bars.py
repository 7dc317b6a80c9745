"""Which bars a chart has, and how long they are."""

from decimal import Decimal
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcross_cli.chart.bars import scaled, why_not_drawn, with_bars
from redcross_cli.chart.picture import pictured
from redcross_cli.errors import NothingFoundError, UsageError
from redcross_cli.facts.base import INDICATORS, FactBase, Filter
from redcross_cli.output.listing import View
from redcross_cli.queries.selection import facts_by_id

VALUES = st.lists(
    st.one_of(st.integers(0, 10**12), st.decimals(0, 10**6, places=3).map(float)), min_size=1
)


@pytest.mark.parametrize(
    ("values", "start"),
    [
        ([1, 1000], "0"),
        ([1, 1001], "0.1"),
        ([2.876, 2876.0], "0"),
        ([2.876, 2876.001], "1"),
        ([47, 6650000], "10"),
        ([19, 100000], "1"),
        ([20, 100000], "10"),
        ([0, 1, 1000], "0"),
        ([0, 1, 1001], "0.1"),
        ([0, 10**9], "0"),
        ([0], "0"),
        ([5], "0"),
    ],
)
def test_a_scale_is_logarithmic_from_more_than_three_orders_of_magnitude(
    values: list[int | float], start: str
) -> None:
    scale = scaled(values)
    assert scale == (Decimal(start), Decimal(str(max(values))))
    assert scale.is_logarithmic == (start != "0")


@given(VALUES)
def test_the_longest_bar_is_whole_and_the_order_of_lengths_is_that_of_values(
    values: list[int | float],
) -> None:
    scale = scaled(values)
    shares = [scale.share(value) for value in sorted(values)]
    assert shares == sorted(shares)
    assert shares[-1] == (1 if max(values) else 0)
    assert all(
        (share > 0) == (value > 0) for share, value in zip(shares, sorted(values), strict=True)
    )


@given(VALUES)
def test_on_a_linear_scale_lengths_are_as_the_values(values: list[int | float]) -> None:
    scale = scaled(values)
    if not scale.is_logarithmic and max(values):
        assert [scale.share(v) for v in values] == pytest.approx([v / max(values) for v in values])


@given(VALUES)
def test_on_a_logarithmic_scale_ten_times_as_much_is_as_much_longer_everywhere(
    values: list[int | float],
) -> None:
    scale = scaled(values)
    shares = [scale.share(mark) for mark in scale.marks()]
    if scale.is_logarithmic:
        least = min(value for value in values if value)
        assert scale.start * 2 <= Decimal(str(least)) < scale.start * 20
        steps = [b - a for a, b in pairwise(shares)]
        assert shares[0] == 0
        assert steps == pytest.approx([steps[0]] * len(steps))
        assert shares[-1] <= 1 < shares[-1] + steps[0] * 1.000001
    else:
        assert shares == []


def test_indicators_without_an_exact_value_are_left_out(base: FactBase) -> None:
    facts = list(base.select(Filter(indicators_only=True, units=["sites"])))
    left_out = [fact for fact in facts if why_not_drawn(fact)]
    assert [fact.id for fact in with_bars(facts)] == ["urban-fraternity-homes"]
    assert [fact.id for fact in left_out] == ["jishishan-sites"]
    with pytest.raises(NothingFoundError, match=r"^Nothing to draw: the .* figure \(数十个\)\.$"):
        with_bars(left_out)


def test_a_range_and_a_figure_below_zero_are_no_bars_and_an_approximate_one_is(
    base: FactBase,
) -> None:
    [fact] = facts_by_id(base, ["urban-fraternity-homes"])
    ranged, below, about = (
        msgspec.structs.replace(fact, **keys)
        for keys in ({"upper": 120}, {"value": -100}, {"comparator": "~"})
    )
    assert with_bars([fact, ranged, below, about]) == [fact, about]
    assert why_not_drawn(ranged) == "the source gives no exact figure"
    assert why_not_drawn(below) == "it is below zero"


def test_several_units_are_refused_with_what_to_type(base: FactBase) -> None:
    with pytest.raises(UsageError) as refusal:
        with_bars(facts_by_id(base, ["aeds-installed", "organ-donations", "stem-cell-donations"]))
    assert str(refusal.value) == (
        "Bars must share a unit, and these 3 indicators have 2: cases (2) and devices (1). "
        "Choose one, such as: --unit cases; or draw a panel of each: --svg FILE.svg"
    )


def test_of_many_units_those_of_one_indicator_are_only_counted(base: FactBase) -> None:
    with pytest.raises(UsageError) as refusal:
        with_bars(list(base.select(Filter(indicators_only=True, themes=["volunteering"]))))
    assert str(refusal.value) == (
        "Bars must share a unit, and these 18 indicators have 9: cases (5), people (3), "
        "role-models (2), donor-samples (2), organs (2) and 4 more with one each. "
        "Choose one, such as: --unit cases"
    )
    each = [
        next(f for f in base.select(INDICATORS) if f.unit == unit) for unit in list(base.units)[:9]
    ]
    with pytest.raises(UsageError, match=r"9: people \(1\), .* and percent \(1\)\. "):
        with_bars(each)


def test_bars_keep_the_order_of_the_facts(base: FactBase) -> None:
    facts = facts_by_id(base, ["stem-cell-donations", "organ-donations"])
    zero = msgspec.structs.replace(facts[0], value=0)
    lines = pictured(with_bars([*facts, zero]), View(base, "en")).lines
    assert [line.label for line in lines] == [fact.title.en for fact in (*facts, zero)]
    assert [line.share for line in lines] == [16708 / 50000, 1.0, 0.0]
