"""A figure as a range of what may be true, and the arithmetic on such ranges.

"More than 4.19 million" says (4190000, ∞), "nearly 5,800" says (-∞, 5800), and
"between 10 and 20" says [10, 20]. Of the comparators ``<`` to ``>`` are those of HL7 FHIR's
Quantity; ``=`` and ``~`` are ours.

A figure is also as exact as it is printed: 2.8万 has two digits and stands for all
that rounds to it, [27500, 28500), so that nothing computed from it is more exact.
"""

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal, Inexact, localcontext
from typing import Literal, NamedTuple

from redcross_cli.terms import Comparator

Change = Literal["", "lost", "added", "changed"]  # what may become of a hedge
Relation = Literal["same", "within", "around", "overlapping", "contradicting"]
# What a comparator becomes where more is less: below zero, or of what is divided by it.
MIRRORED: dict[Comparator, Comparator] = {">": "<", ">=": "<=", "<": ">", "<=": ">="}


class Quantity(NamedTuple):
    """What a figure says, without what it counts.

    ``value`` is None where the source leaves it open (数十, dozens). ``upper`` is the
    end of a range. ``step`` is the place of the last digit printed, 1000 for 2.8万.
    """

    value: Decimal | None
    comparator: Comparator = "="
    upper: Decimal | None = None
    step: Decimal = Decimal(1)

    @property
    def digits(self) -> int:
        """How many significant digits are printed: 2 of 2.8万."""
        if not self.value:
            return 1
        return max(1, self.value.adjusted() - self.step.adjusted() + 1)

    def times(self, factor: Decimal | int) -> "Quantity":
        """The same said of another unit: 5‰ is 0.005; below zero, more is less."""
        is_above, sign = factor > 0, self.comparator
        ends = [end * factor for end in (self.value, self.upper) if end is not None]
        value, upper = [*(ends if is_above else ends[::-1]), None, None][:2]
        comparator = sign if is_above else MIRRORED.get(sign, sign)
        return Quantity(value, comparator, upper, abs(self.step * factor))


class Interval(NamedTuple):
    """What may be true: from ``low`` to ``high``, where None is no limit."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False

    @property
    def first(self) -> tuple[Decimal, int]:
        """Where it begins, for comparing: an open end lies just behind its value."""
        return -_INFINITE if self.low is None else self.low, int(self.low_open)

    @property
    def last(self) -> tuple[Decimal, int]:
        """Where it ends, for comparing: an open end lies just before its value."""
        return _INFINITE if self.high is None else self.high, -int(self.high_open)

    def holds(self, other: "Interval") -> bool:
        """Whether all that ``other`` allows lies within."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: "Interval") -> bool:
        """Whether any one value lies in both."""
        return self.first <= other.last and other.first <= self.last


ANYTHING = Interval()
_INFINITE = Decimal("Infinity")
_DIGITS = 28  # that a decimal holds
_NOT_ROUND = 3  # digits, but zeros at the end, of a number that nobody takes for rounded
_ROUNDED = Decimal("0.1")  # of a number, at the most


def said(quantity: Quantity) -> Interval:
    """What a figure says to the letter; of a hedged range, what either of its ends allows.

    >>> said(Quantity(Decimal(5800), "<"))
    Interval(low=None, high=Decimal('5800'), low_open=False, high_open=True)
    """
    value, comparator, upper, _ = quantity
    if value is None or comparator == "~":
        return ANYTHING
    if comparator in (">", ">="):
        return Interval(low=value, low_open=comparator == ">")
    if comparator in ("<", "<="):
        return Interval(high=value if upper is None else upper, high_open=comparator == "<")
    return Interval(value, value if upper is None else upper)


def meant(quantity: Quantity) -> Interval:
    """What an unhedged figure stands for: all that rounds to it.

    >>> meant(Quantity(Decimal(28000), step=Decimal(1000)))
    Interval(low=Decimal('27500'), high=Decimal('28500'), low_open=False, high_open=True)
    """
    exact = said(quantity)
    if quantity.comparator != "=" or exact.low is None or quantity.step == 1:
        return exact
    half = quantity.step / 2
    assert exact.high is not None
    # Half a step is rounded away from zero, so that the end nearer to zero belongs to it.
    return Interval(exact.low - half, exact.high + half, exact.low <= 0, exact.high >= 0)


def relation(one: Quantity, other: Quantity) -> Relation:
    """How what one figure says stands to what another says of the same thing.

    Figures that are not bounded are the same only where their values are: about 3,000
    and about 9,000 may both be true.
    """
    first, second = meant(one), meant(other)
    if first == second == ANYTHING:
        is_same = one.value is not None and one[:3] == other[:3]
        return "same" if is_same else "overlapping"
    if not first.meets(second):
        return "contradicting"
    inner, outer = second.holds(first), first.holds(second)
    if inner and outer:
        return "same"
    return "within" if inner else "around" if outer else "overlapping"


def keeps_hedge(claim: Quantity, source: Quantity) -> bool:
    """Whether a claim says no more than its source does.

    >>> more_than = Quantity(Decimal(4190000), ">", step=Decimal(10000))
    >>> keeps_hedge(Quantity(Decimal(4000000), ">"), more_than)
    True
    >>> keeps_hedge(Quantity(Decimal(4190000)), more_than)
    False
    """
    if claim.value is None or claim.comparator == "~":
        return True
    return meant(claim).holds(said(source))


def change_of_hedge(claim: Quantity, fact: Quantity) -> Change:
    """What became of a fact's hedge in a claim that has its number."""
    if claim.comparator == fact.comparator:
        return ""
    if claim.comparator == "=":
        return "lost"
    if fact.comparator == "=" and claim.comparator in ("<=", ">="):
        return "added"
    # About, of more than as many, or of what is counted down to one and not round: about 8,220.
    is_about = claim.comparator == "~" and is_number_of(claim, fact)
    is_counted = fact.step == 1 and significant_digits(fact.value or Decimal()) >= _NOT_ROUND
    if keeps_hedge(claim, fact) and not (is_about and (fact.comparator != "=" or is_counted)):
        return ""
    return "added" if fact.comparator == "=" else "changed"


def is_number_of(claim: Quantity, fact: Quantity) -> bool:
    """Whether a claim has a fact's number."""
    return (claim.value, claim.upper) == (fact.value, fact.upper)


def rounds(claim: Quantity, fact: Quantity) -> bool:
    """Whether a claim has a fact's number in fewer digits, and says so: about, more than."""
    if claim.value is None or not fact.value or claim.comparator == "=":
        return False
    if fact.upper is not None or claim.upper is not None:
        return False
    step, away = place(claim.value), abs(claim.value - fact.value)
    is_above = claim.comparator in (">", ">=")  # more than 8,000 may be 8,900
    near = away < step if is_above else away <= step / 2
    near = near and away <= abs(fact.value) * _ROUNDED
    return near and step > last_place(fact.value.normalize()) and keeps_hedge(claim, fact)


def place(value: Decimal) -> Decimal:
    """The place of a number's last digit but zeros: 100 of 3,400, 0.01 of a quarter.

    A fraction that no decimal holds is taken for two digits: 0.01 of a third.
    """
    is_endless = significant_digits(value) >= _DIGITS
    return Decimal(1).scaleb(value.adjusted() - 1) if is_endless else last_place(value.normalize())


def last_place(number: Decimal) -> Decimal:
    """The place of a number's last digit as it is written: 1 of 3400, 0.01 of 2.50."""
    return Decimal(1).scaleb(int(number.as_tuple().exponent))


def significant_digits(number: Decimal) -> int:
    """How many digits a number has but for the zeros at its end: 2 of 3,400."""
    return len(number.normalize().as_tuple().digits)


def difference(before: Quantity, after: Quantity) -> Quantity | None:
    """What lies between two figures, as exact as both allow; None where it is open.

    >>> difference(Quantity(Decimal(18474)), Quantity(Decimal(20000), step=Decimal(1000)))
    Quantity(value=Decimal('1.5E+3'), comparator='~', upper=None, step=Decimal('1E+2'))
    """
    # What rounds to a figure ends half a step off it.
    return _changed(before, after, lambda old, new: new - old, min(before.step, after.step) / 2)


def percentage(before: Quantity, after: Quantity) -> Quantity | None:
    """The change in percent of the first figure; None where it is open or means nothing.

    It means nothing where the first figure is not above zero or the second is below. It
    has at most one decimal, and is else as exact as the difference is.
    """
    if not before.value or not _has_percentage(meant(before), meant(after)):
        return None
    return _changed(before, after, _percent, Decimal("0.1"))


def share(above: Decimal, below: Decimal) -> tuple[Decimal, bool]:
    """A fraction as a decimal, and whether the decimal holds it: not so of a third."""
    with localcontext() as context:
        context.clear_flags()
        value = above / below
        return value, not context.flags[Inexact]


def plain(number: Decimal) -> int | float:
    """A number as JSON has it: an int where it is whole, a float where it is not."""
    return int(number) if number == number.to_integral_value() else float(number)


def _changed(
    before: Quantity,
    after: Quantity,
    change: Callable[[Decimal, Decimal], Decimal],
    finest: Decimal,
) -> Quantity | None:
    """What ``change`` makes of two figures; None where it has no end.

    It may be off by as much as rounding moved the figures: 1,526, from 18,474 to 20,000 in
    whole thousands, by 500. It is rounded to the largest power of ten that is no more than
    half of that, here to 1,500, which moves it little beside what it may be off by; but to
    none below ``finest``. Where only hedges leave it open it has no more digits than they have:
    from 9,996 to over 3万 it is over 2万. A bound is rounded so that it stays true.
    """
    span = _changes(meant(before), meant(after), change)
    told = _changes(said(before), said(after), change)
    pairs = zip(span[:2], told[:2], strict=True)
    offs = [abs(end - of) for end, of in pairs if end is not None and of is not None]
    if not offs:
        return None
    off = min(offs)
    place = (off / 2).adjusted()
    digits = [one.digits for one in (before, after) if one.comparator != "="]
    if not off and digits:
        place = (span.low or span.high or finest).adjusted() + 1 - max(digits)
    step = max(finest, Decimal(1).scaleb(place)) if off or digits else finest
    low = None if span.low is None else _rounded(span.low, step, ROUND_FLOOR)
    high = None if span.high is None else _rounded(span.high, step, ROUND_CEILING)
    if low is None:
        return Quantity(high, "<" if span.high_open else "<=", step=step)
    if high is None:
        return Quantity(low, ">" if span.low_open else ">=", step=step)
    if told.low is None or told.low != told.high:
        return Quantity(low, "=", high, step)
    comparator: Comparator = "=" if span.low == span.high else "~"
    return Quantity(_rounded(told.low, step, ROUND_HALF_EVEN), comparator, step=step)


def _changes(
    first: Interval, second: Interval, change: Callable[[Decimal, Decimal], Decimal]
) -> Interval:
    """All that a change may be, which grows with the second figure and falls with the first."""
    low = None if first.high is None or second.low is None else change(first.high, second.low)
    high = None if first.low is None or second.high is None else change(first.low, second.high)
    low_open, high_open = second.low_open or first.high_open, second.high_open or first.low_open
    return Interval(low, high, low_open, high_open)


def _has_percentage(first: Interval, second: Interval) -> bool:
    """Whether the first interval lies above zero and the second not below; no limit is none.

    A change to zero is -100% whatever the first figure is, so that a hedge says nothing
    of it: it is told of an exact figure only.
    """
    if 0 in (second.low, second.high) and first.low != first.high:
        return False
    is_above = all(end is None or end > 0 for end in (first.low, first.high))
    return is_above and all(end is None or end >= 0 for end in (second.low, second.high))


def _percent(before: Decimal, after: Decimal) -> Decimal:
    return (after / before - 1) * 100


def _rounded(number: Decimal, step: Decimal, rounding: str) -> Decimal:
    return (number / step).to_integral_value(rounding) * step
