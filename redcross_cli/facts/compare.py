"""One indicator at two times: what changed, and what must not be compared.

A change is computed on what the figures say (`figures.interval`), and said no more
exactly than they are: it may be a bound, a range, or not told at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from redcross_cli.errors import UsageError
from redcross_cli.facts import period
from redcross_cli.facts.model import Fact
from redcross_cli.facts.quantity import quantity_of
from redcross_cli.figures.interval import Quantity, difference, percentage


class Change(NamedTuple):
    """From one figure to the next; None where the hedges leave it open.

    The percentage is also None where the first figure is not above zero.
    """

    difference: Quantity | None
    percentage: Quantity | None


def change(before: Fact, after: Fact) -> Change:
    """The change from one figure to another.

    Raises UsageError, with the reason, for figures that must not be compared.
    """
    _require_comparable(before, after)
    figures = quantity_of(before), quantity_of(after)
    return Change(difference(*figures), percentage(*figures))


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
