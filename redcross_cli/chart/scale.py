"""The scale of a chart: where on it a value stands, and which values are marked.

Where values span more than three orders of magnitude the scale is logarithmic: on a linear
one the least of them would not be seen. It cannot begin at zero, so a chart has to say so.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

LINEAR = 1000  # how often the least value may go into the greatest on a linear scale


class Mark(NamedTuple):
    """A mark of an axis: where it stands, from 0 to 1, and its number."""

    share: float
    number: str


class Scale(NamedTuple):
    """From where to where a scale runs: a logarithmic one starts above 0."""

    start: Decimal
    end: Decimal

    @property
    def is_logarithmic(self) -> bool:
        return self.start > 0

    def share(self, value: int | float | Decimal) -> float:
        """Where a value stands, from 0 to 1 for ``end``."""
        number = Decimal(str(value))
        if number <= self.start:
            return 0.0
        if self.is_logarithmic:
            return float((number / self.start).log10() / (self.end / self.start).log10())
        return float(number / self.end)

    def marks(self) -> list[Decimal]:
        """Powers of ten on a logarithmic scale; on a linear one up to five round steps from 0.

        >>> [int(mark) for mark in Scale(Decimal(0), Decimal(63000)).marks()]
        [0, 20000, 40000, 60000]
        """
        if self.is_logarithmic:
            powers = range(self.start.adjusted(), self.end.adjusted() + 1)
            return [Decimal(1).scaleb(power) for power in powers]
        power = Decimal(1).scaleb(self.end.adjusted())
        sizes = [power * size for size in map(Decimal, ("0.2", "0.5", "1", "2"))]
        step = next(size for size in sizes if self.end <= 5 * size)
        return [step * n for n in range(int(self.end / step) + 1)]


def scaled(values: Sequence[int | float]) -> Scale:
    """The scale for values, of which none is negative.

    >>> scaled([1, 1000]).is_logarithmic, scaled([1, 1001]).is_logarithmic
    (False, True)
    """
    numbers = [Decimal(str(value)) for value in values]
    greatest = max(numbers)
    least = min((number for number in numbers if number), default=greatest)
    if greatest <= LINEAR * least:
        return Scale(Decimal(0), greatest)
    # The power of ten below the least value, and so far below that its bar is seen.
    return Scale(Decimal(1).scaleb((least / 2).adjusted()), greatest)
