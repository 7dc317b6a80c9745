"""One indicator at two times: what changed, said no more exactly than the figures allow.

A figure that is hedged stands for a range: "more than 100" for all above 100. A
change between two ranges is a number only if both are exact; else it is a bound
("less than 630,000") or cannot be told. A hedge with ``~`` bounds nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

from redcross_cli.errors import UsageError
from redcross_cli.facts import period
from redcross_cli.facts.model import Comparator, Fact
from redcross_cli.facts.quantity import plain


class Change(NamedTuple):
    """From one figure to the next: a difference and a percentage, with their comparator.

    Both are None, and the comparator too, where the hedges leave them open.
    """

    value: int | float | None
    percent: float | None
    comparator: Comparator | None


# How far a figure's true value may lie from what is given: below it, above it.
_MAY_BE: dict[Comparator, tuple[bool, bool]] = {
    "=": (False, False),
    ">": (False, True),
    ">=": (False, True),
    "<": (True, False),
    "<=": (True, False),
    "~": (True, True),
}


_ROUNDING: dict[Comparator, str] = {
    "=": ROUND_HALF_EVEN,
    "<": ROUND_CEILING,
    "<=": ROUND_CEILING,
    ">": ROUND_FLOOR,
    ">=": ROUND_FLOOR,
}


def change(before: Fact, after: Fact) -> Change:
    """The change from one figure to another.

    Raises UsageError, with the reason, for figures that must not be compared.
    """
    _require_comparable(before, after)
    first, second = Decimal(str(before.value)), Decimal(str(after.value))
    comparator = _comparator(_sign(before), _sign(after))
    if comparator is None:
        return Change(None, None, None)
    difference = second - first
    percent = None
    if first:
        # A bound is rounded away from the figures, so that it stays true.
        percent = float((difference / first * 100).quantize(Decimal("0.1"), _ROUNDING[comparator]))
    return Change(plain(difference), percent, comparator)


def _sign(fact: Fact) -> Comparator:
    return fact.comparator or "="


def _comparator(before: Comparator, after: Comparator) -> Comparator | None:
    """Of the difference after - before: smaller where the first may be more, and so on."""
    before_below, before_above = _MAY_BE[before]
    after_below, after_above = _MAY_BE[after]
    lower = before_above or after_below
    higher = before_below or after_above
    if lower and higher:
        return None
    strict = {before, after} & {"<", ">"}
    if lower:
        return "<" if strict else "<="
    if higher:
        return ">" if strict else ">="
    return "="


def _require_comparable(before: Fact, after: Fact) -> None:
    for fact in (before, after):
        if fact.value is None or not fact.is_indicator:
            raise UsageError(f"'{fact.id}' in {fact.source} has no exact figure to compare.")
    for key in ("unit", "basis", "areas"):
        one, other = (_said(getattr(fact, key)) for fact in (before, after))
        if one != other:
            raise UsageError(
                f"'{before.id}' is not compared: its {key} {'are' if key == 'areas' else 'is'} "
                f"{one} in {before.source} and {other} in {after.source}."
            )
    if before.basis == "flow" and _length(before) != _length(after):
        raise UsageError(
            f"'{before.id}' is not compared: it is counted over {before.period} in "
            f"{before.source} and over {after.period} in {after.source}, which differ in length."
        )


def _said(value: object) -> str:
    return ", ".join(value) or "none" if isinstance(value, tuple) else str(value)


def _length(fact: Fact) -> int:
    """How many months a period has, so that a leap year is as long as another."""
    first, last = period.parse(fact.period)
    return (last.year - first.year) * 12 + last.month - first.month


def in_time(facts: Sequence[Fact]) -> list[Fact]:
    """Facts by the end of their period."""
    return sorted(facts, key=lambda fact: period.parse(fact.period).last)
