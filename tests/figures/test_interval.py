"""Figures as ranges, held against values drawn from them one by one."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from redcross_cli.figures.interval import (
    ANYTHING,
    Interval,
    Quantity,
    difference,
    meant,
    percentage,
    plain,
    relation,
    said,
    share,
)
from redcross_cli.terms import Comparator

Short = tuple[str, ...] | None  # a figure's comparator and ends


def figure(
    value: str | None, comparator: Comparator = "=", upper: str = "", step: str = "1"
) -> Quantity:
    first, last = (Decimal(end) if end else None for end in (value, upper))
    return Quantity(first, comparator, last, Decimal(step))


EXACT, EXACT_LATER = figure("16708"), figure("21106")
TEAMS, TEAMS_LATER = figure("28000", step="1000"), figure("34000", step="1000")
NEARLY, MORE_THAN = figure("50000", "<"), figure("51000", ">")


@pytest.mark.parametrize(
    ("before", "after", "changed", "percent"),
    [
        (TEAMS, TEAMS_LATER, ("~", "6000"), ("~", "21")),
        (EXACT, EXACT_LATER, ("=", "4398"), ("=", "26.3")),
        (figure("10000", step="10000"), figure("90000", step="10000"), ("~", "80000"), ("~", "800")),
        (figure("18474"), figure("20000", step="1000"), ("~", "1500"), ("~", "8")),
        (figure("10000", step="1000"), figure("14000", ">", step="1000"), (">", "3500"), (">", "33")),
        (figure("80"), figure("80.5", step="0.1"), ("~", "0.5"), ("~", "0.6")),
        (figure("2870000", step="10000"), figure("3500000", "<", step="10000"), ("<", "635000"), ("<", "22.2")),
        (figure("2870000"), figure("3500000", ">"), (">", "630000"), (">", "21.9")),
        (figure("100", ">"), figure("150"), ("<", "50"), ("<", "50")),
        (figure("100", ">="), figure("150"), ("<=", "50"), ("<=", "50")),
        (NEARLY, MORE_THAN, (">", "1000"), (">", "2")),
        (figure("9996"), figure("30000", ">", step="10000"), (">", "20000"), (">", "200")),
        (figure("684"), figure("1000", ">", step="1000"), (">", "300"), (">", "40")),
        (figure("33000", ">", step="1000"), figure("39114"), ("<", "6200"), ("<", "19")),
        (figure("10", upper="20"), figure("15"), ("=", "-5", "5"), ("=", "-25", "50")),
        (figure("10", upper="20"), figure("60", ">"), (">", "40"), (">", "200")),
        (figure("100", ">"), figure("150", ">"), None, None),
        (figure("100", "~"), figure("150"), None, None),
        (figure("0"), figure("5"), ("=", "5"), None),
        (figure("-4"), figure("5"), ("=", "9"), None),
        (figure("5"), figure("0.0", step="0.1"), ("~", "-5"), None),
        (figure("5"), figure("0"), ("=", "-5"), ("=", "-100")),
        (figure("5", ">"), figure("0"), ("<", "-5"), None),
    ],
)  # fmt: skip
def test_a_change(before: Quantity, after: Quantity, changed: Short, percent: Short) -> None:
    assert _in_short(difference(before, after)) == changed
    assert _in_short(percentage(before, after)) == percent


def _in_short(quantity: Quantity | None) -> Short:
    if quantity is None:
        return None
    ends = [end for end in (quantity.value, quantity.upper) if end is not None]
    return (quantity.comparator, *(str(plain(end)) for end in ends))


@pytest.mark.parametrize(
    ("value", "expected"), [("3000", "same"), ("9000", "overlapping"), (None, "overlapping")]
)
def test_two_figures_that_allow_anything_may_be_the_same(value: str | None, expected: str) -> None:
    about = figure(value, "~")
    assert relation(figure(value and "3000", "~"), about) == expected


@pytest.mark.parametrize(
    ("above", "below", "value", "exact"),
    [("1", "2", "0.5", True), ("1", "3", "0.3333333333333333333333333333", False),
     ("2", "3", "0.6666666666666666666666666667", False), ("3", "80", "0.0375", True),
     ("900000000000000000000", "3", "300000000000000000000", True)],
)  # fmt: skip
def test_a_share_is_exact_in_a_decimal(above: str, below: str, value: str, exact: bool) -> None:
    assert share(Decimal(above), Decimal(below)) == (Decimal(value), exact)


# The properties below ask of single values whether a figure allows them, in words of
# their own: a rounded figure allows what rounds to it, a bound what lies beyond it.
SIGNS: list[Comparator] = ["=", "=", "=", *get_args(Comparator)]


@st.composite
def quantities(draw: st.DrawFn, least: int = -300, signs: Sequence[Comparator] = SIGNS) -> Quantity:
    comparator = draw(st.sampled_from(signs))
    if comparator == "~" and draw(st.booleans()):
        return Quantity(None, "~")
    step = Decimal(1).scaleb(draw(st.integers(-2, 4)))
    value = draw(st.integers(least, 300) | st.just(max(least, 0))) * step
    upper = value + draw(st.integers(1, 300)) * step if draw(st.booleans()) else None
    return Quantity(value, comparator, upper, step)


def allows(quantity: Quantity, value: Fraction) -> bool:
    if quantity.value is None or quantity.comparator == "~":
        return True
    low, step = Fraction(quantity.value), Fraction(quantity.step)
    high = low if quantity.upper is None else Fraction(quantity.upper)
    if quantity.step != 1:
        steps = int(abs(value) / step + Fraction(1, 2))
        rounded = step * steps * (1 if value > 0 else -1)
    else:
        rounded = value
    return {
        "=": low <= rounded <= high,
        ">": value > low,
        ">=": value >= low,
        "<": value < high,
        "<=": value <= high,
    }[quantity.comparator]


def values_near(*figures: Quantity) -> list[Fraction]:
    """Values about the ends of figures, of which each is allowed or just not."""
    found = {Fraction(-(10**9)), Fraction(0), Fraction(10**9)}
    for quantity in figures:
        for end in (quantity.value, quantity.upper):
            if end is not None:
                steps = (Fraction(quantity.step) * n / 4 for n in range(-6, 7))
                tiny = (Fraction(n, 10**9) for n in (-1, 1))
                found |= {Fraction(end) + near for near in (*steps, *tiny)}
    return sorted(found)


def allowed(quantity: Quantity) -> list[Fraction]:
    return [value for value in values_near(quantity) if allows(quantity, value)]


def holds(interval: Interval, value: Fraction) -> bool:
    low, high, low_open, high_open = interval
    above = low is None or value > low or (value == low and not low_open)
    return above and (high is None or value < high or (value == high and not high_open))


def is_true_of(computed: Quantity, value: Fraction) -> bool:
    """Whether a computed figure, which is rounded itself, is true of a value."""
    if computed.comparator == "=" and computed.upper is None:
        assert computed.value is not None
        return abs(Fraction(computed.value) - value) <= Fraction(computed.step) / 2
    return allows(computed._replace(step=Decimal(1)), value)


@given(quantities(), st.data())
def test_an_interval_holds_what_its_figure_allows(quantity: Quantity, data: st.DataObject) -> None:
    value = data.draw(st.sampled_from(values_near(quantity)))
    assert holds(meant(quantity), value) == allows(quantity, value)
    assert holds(said(quantity), value) == allows(quantity._replace(step=Decimal(1)), value)


@given(quantities(), quantities())
def test_a_difference_is_true_of_what_figures_allow(before: Quantity, after: Quantity) -> None:
    computed = difference(before, after)
    if computed is None:
        assert {before.comparator, after.comparator} != {"="}
        return
    for first, second in product(allowed(before), allowed(after)):
        assert is_true_of(computed, second - first), (first, second)


@given(quantities(least=1), quantities(least=0))
def test_a_percentage_is_true_of_what_figures_allow(before: Quantity, after: Quantity) -> None:
    computed = percentage(before, after)
    if computed is None:
        assert {before.comparator, after.comparator} != {"="} or not after.value
        return
    for first, second in product(allowed(before), allowed(after)):
        if first > 0 and second >= 0:
            assert is_true_of(computed, (second / first - 1) * 100), (first, second)


SINGLE = quantities(least=1, signs=["="]).map(lambda quantity: quantity._replace(upper=None))


@given(SINGLE, SINGLE)
def test_rounding_moves_a_change_by_a_fourth(before: Quantity, after: Quantity) -> None:
    first, second = meant(before), meant(after)
    values = [
        (Fraction(x or 0), Fraction(y or 0))
        for x, y in (
            (before.value, after.value),
            (first.high, second.low),
            (first.low, second.high),
        )
    ]
    for computed, changes, finest in (
        (difference(before, after), [y - x for x, y in values], Fraction(0)),
        (percentage(before, after), [(y / x - 1) * 100 for x, y in values], Fraction(1, 10)),
    ):
        assert computed is not None
        told, least, greatest = changes
        moved = abs(Fraction(computed.value or 0) - told)
        assert moved <= max(min(told - least, greatest - told) / 4, finest / 2)


@given(quantities(), quantities())
def test_no_change_is_more_exact_than_its_figures(before: Quantity, after: Quantity) -> None:
    rounded = [f.step for f in (before, after) if f.comparator == "=" and f.step != 1]
    place = max(rounded) / 10 if rounded else min(before.step, after.step)
    changed, percent = difference(before, after), percentage(before, after)
    for end in (changed.value, changed.upper) if changed else ():
        assert (end or 0) % place == 0
    for end in (percent.value, percent.upper) if percent else ():
        assert (end or 0) % Decimal("0.1") == 0


@given(quantities(), quantities())
def test_figures_stand_to_each_other_as_their_values(one: Quantity, other: Quantity) -> None:
    near = values_near(one, other)
    # What lies between two neighbouring values is allowed as they are, or as its middle is.
    tried = [*near, *((a + b) / 2 for a, b in pairwise(near))]
    first = {value for value in tried if allows(one, value)}
    second = {value for value in tried if allows(other, value)}
    expected = (
        "same" if first == second
        else "contradicting" if not first & second
        else "within" if first < second
        else "around" if first > second
        else "overlapping"
    )  # fmt: skip
    assume(meant(one) != ANYTHING or meant(other) != ANYTHING)
    assert relation(one, other) == expected


@given(st.integers(-(2**53), 2**53), st.integers(0, 6))
def test_a_number_is_an_int_where_it_is_whole(number: int, places: int) -> None:
    decimal = Decimal(number).scaleb(-places)
    written = plain(decimal)
    assert isinstance(written, int) == (decimal % 1 == 0)
    assert written == pytest.approx(float(decimal))
