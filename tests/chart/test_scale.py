"""Where values stand on a scale, linear or logarithmic."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcross_cli.chart.timeline import scaled

VALUES = st.lists(
    st.one_of(st.integers(0, 10**12), st.decimals(0, 10**6, places=3).map(float)), min_size=1
)


@pytest.mark.parametrize(
    ("values", "start"),
    [
        ([1, 1000], "0"), ([1, 1001], "0.1"), ([2.876, 2876.0], "0"), ([2.876, 2876.001], "1"),
        ([47, 6650000], "10"), ([19, 100000], "1"), ([20, 100000], "10"), ([0, 1, 1000], "0"),
        ([0, 1, 1001], "0.1"), ([0, 10**9], "0"), ([0], "0"), ([5], "0"),
    ],
)  # fmt: skip
def test_a_scale_of_four_orders_is_logarithmic(values: list[int | float], start: str) -> None:
    scale = scaled(values)
    assert scale == (Decimal(start), Decimal(str(max(values))))
    assert scale.is_logarithmic == (start != "0")


@given(VALUES)
def test_lengths_of_bars_are_in_order_of_values(values: list[int | float]) -> None:
    values, scale = sorted(values), scaled(values)
    shares = [scale.share(value) for value in values]
    assert shares == sorted(shares)
    assert shares[-1] == (1 if values[-1] else 0)
    assert [share > 0 for share in shares] == [value > 0 for value in values]
    if not scale.is_logarithmic and values[-1]:
        assert shares == pytest.approx([value / values[-1] for value in values])


@given(VALUES)
def test_marks_of_a_logarithmic_scale_are_equally_far_apart(values: list[int | float]) -> None:
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
        assert (shares[0], len(shares) <= 6) == (0, True)
        assert shares == sorted(shares) == [min(share, 1) for share in shares]
