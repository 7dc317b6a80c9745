"""Which bars a chart has, and how long they are.

All bars of a chart count in one unit. Where their values span more than three
orders of magnitude the scale is logarithmic: on a linear one the least of them
would not be seen. It cannot begin at zero, so whoever draws it has to say so.
"""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from redcross_cli.errors import NothingFoundError, UsageError
from redcross_cli.facts.model import Fact
from redcross_cli.messages import _, in_list, in_sequence

LINEAR = 1000  # how often the least value may go into the greatest on a linear scale
PANELS = 12  # indicators that a picture has room for, each in a panel of its own
NAMED = 8  # units that a refusal names one by one, though they have one indicator each


class Scale(NamedTuple):
    """From where to where the bars run: a logarithmic scale starts above 0."""

    start: Decimal
    end: Decimal

    @property
    def is_logarithmic(self) -> bool:
        return self.start > 0

    def share(self, value: int | float | Decimal) -> float:
        """The length of a value's bar, from 0 to 1 for ``end``."""
        number = Decimal(str(value))
        if number <= self.start:
            return 0.0
        if self.is_logarithmic:
            return float((number / self.start).log10() / (self.end / self.start).log10())
        return float(number / self.end)

    def marks(self) -> list[Decimal]:
        """The powers of ten on a logarithmic scale, its start the first; none on a linear one."""
        if not self.is_logarithmic:
            return []
        powers = range(self.start.adjusted(), self.end.adjusted() + 1)
        return [Decimal(1).scaleb(power) for power in powers]


def with_bars(facts: Sequence[Fact]) -> list[Fact]:
    """Those of one or more indicators that have a bar, in their order.

    Raises UsageError if they do not share a unit, NothingFoundError if none has an
    exact value.
    """
    units = Counter(str(fact.unit) for fact in facts)
    if len(units) > 1:
        raise UsageError(_several(units))
    drawn = [fact for fact in facts if not why_not_drawn(fact)]
    if not drawn:
        printed = in_list(str(fact.printed) for fact in facts)
        what = _("Nothing to draw: {why} ({printed}).")
        raise NothingFoundError(what.format(why=why_not_drawn(facts[0]), printed=printed))
    return drawn


def value_of(fact: Fact) -> int | float:
    """The value, which may be hedged, of an indicator that is drawn."""
    assert isinstance(fact.value, (int, float))
    return fact.value


def why_not_drawn(fact: Fact) -> str:
    """Why an indicator has no bar; "" where it has one."""
    if fact.figure is None or fact.figure.value is None or fact.figure.upper is not None:
        return _("the source gives no exact figure")
    return _("it is below zero") if fact.figure.value < 0 else ""


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


def _several(units: Counter[str]) -> str:
    """The refusal of several units: which there are, and what to type."""
    counts = units.most_common()
    shown = [(unit, n) for unit, n in counts if n > 1 or len(counts) <= NAMED] or counts
    named = [_("{} ({})").format(unit, n) for unit, n in shown]
    if others := len(counts) - len(named):
        named.append(_("{count} more with one each").format(count=others))
    *some, last = named
    refusal = _("Bars must share a unit, and these {indicators} indicators have {units}: {named}.")
    choice = _("Choose one, such as: --unit {unit}")
    if units.total() <= PANELS:
        choice = _("Choose one, such as: --unit {unit}; or draw a panel of each: --svg FILE.svg")
    return in_sequence(
        refusal.format(
            indicators=units.total(),
            units=len(counts),
            named=_("{} and {}").format(in_list(some), last),
        ),
        choice.format(unit=counts[0][0]),
    )
