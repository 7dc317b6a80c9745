"""One indicator over time and sources: what changed, what agrees and what cannot both be true.

All of it is arithmetic on what the figures say (`figures.interval`): a change is said no
more exactly than they are, and may be a bound, a range, or not told at all.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from redcross_cli.errors import NothingFoundError
from redcross_cli.facts import period
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.csl import Source
from redcross_cli.facts.memory import in_order
from redcross_cli.facts.model import Basis, Fact, Record, Text, Unit
from redcross_cli.facts.quantity import quantity_of, to_the_letter
from redcross_cli.figures.interval import (
    Quantity,
    Relation,
    difference,
    falls_from,
    percentage,
    plain,
    relation,
)
from redcross_cli.messages import _, language
from redcross_cli.terms import Comparator

_NO_UNITS: Mapping[str, Unit] = MappingProxyType({})


class Step(NamedTuple):
    """A figure of an indicator, and how it stands to the others.

    ``before`` is the figure that it is held against: the nearest before it that counts the
    same. Of the same time, ``agreement`` says how the two stand to each other; of another,
    ``change`` and ``percent`` are what lies between them, None where the hedges leave it
    open: what is only more than a loss may be anything. ``reason`` is why it is held against
    none, though there is one before it. ``contradicted_by`` are the figures that cannot be
    true beside it.
    """

    fact: Fact
    before: Fact | None = None
    agreement: Relation | None = None
    change: Quantity | None = None
    percent: Quantity | None = None
    reason: str = ""
    contradicted_by: tuple[Fact, ...] = ()


Number = int | float


class StepRecord(Record, frozen=True):
    """A step as JSON has it: a figure of an indicator, and what changed since the one before.

    ``before`` and ``contradicted_by`` are sources. ``agreement`` is that of two figures of the
    same time; ``not_compared`` says why a figure is held against none. ``note`` is that of the
    fact, which may warn of the very change.
    """

    id: str
    source: str
    period: str
    basis: Basis
    value: Number | None
    upper: Number | None
    comparator: Comparator
    unit: str
    printed: str
    before: str | None
    agreement: Relation | None
    change: Number | None
    change_upper: Number | None
    change_comparator: Comparator | None
    change_percent: Number | None
    change_percent_upper: Number | None
    change_percent_comparator: Comparator | None
    not_compared: str | None
    contradicted_by: tuple[str, ...]
    note: Text | None


def record_of_step(step: Step) -> StepRecord:
    figure = step.fact.figure
    assert figure is not None
    return StepRecord(
        id=step.fact.id,
        source=step.fact.source,
        period=step.fact.period,
        **figure._asdict(),
        before=step.before.source if step.before else None,
        agreement=step.agreement,
        **_record_of_change("change", step.change),
        **_record_of_change("change_percent", step.percent),
        not_compared=step.reason or None,
        contradicted_by=tuple(other.source for other in step.contradicted_by),
        note=step.fact.note or None,
    )


def _record_of_change(key: str, change: Quantity | None) -> dict[str, Any]:
    value, upper = ends(change)
    comparator = change.comparator if change else None
    return {key: value, f"{key}_upper": upper, f"{key}_comparator": comparator}


def ends(quantity: Quantity | None) -> tuple[Number | None, Number | None]:
    """A value and its upper end, as JSON has them."""
    if quantity is None or quantity.value is None:
        return None, None
    return plain(quantity.value), None if quantity.upper is None else plain(quantity.upper)


def history_of(base: FactBase, facts: Sequence[Fact]) -> list[Step]:
    """The histories of the indicators that facts are of, one after the other.

    Raises NothingFoundError for an action.
    """
    for fact in facts:
        if not fact.is_indicator:
            what = _("'{id}' is an action; it has no figures.")
            raise NothingFoundError(what.format(id=fact.id))
    return [
        step
        for id in dict.fromkeys(fact.id for fact in facts)
        for step in history([fact for fact in facts if fact.id == id], base)
    ]


def history(facts: Sequence[Fact], base: FactBase) -> list[Step]:
    """The figures of one indicator in order of time, each with what it says beside the others."""
    ordered = in_order([fact for fact in facts if fact.is_indicator], base.sources)
    steps = []
    for place, fact in enumerate(ordered):
        against = [other for other in ordered if other is not fact and contradicts(fact, other)]
        steps.append(
            _step(fact, ordered[:place], base.units)._replace(contradicted_by=tuple(against))
        )
    return steps


def _step(fact: Fact, earlier: Sequence[Fact], units: Mapping[str, Unit]) -> Step:
    reason = ""
    for other in reversed(earlier):
        why_not = hindrance(other, fact, units)
        if not why_not:
            figures = quantity_of(other), quantity_of(fact)
            if _end(other) == _end(fact):
                return Step(fact, other, agreement=relation(figures[1], figures[0]))
            change = difference(*figures)
            if change is None or (change.comparator in (">", ">=") and (change.value or 0) < 0):
                return Step(fact, other)
            return Step(fact, other, change=change, percent=percentage(*figures))
        reason = reason or why_not
    return Step(fact, reason=reason)


def contradicts(one: Fact, other: Fact) -> bool:
    """Whether two figures of an indicator cannot both be true.

    Figures of one time contradict each other if no value fits both; a running total
    contradicts a later one that is less, as no total falls.
    """
    if hindrance(one, other):
        return False
    first, second = sorted((one, other), key=_end)
    if _end(first) == _end(second):
        disagree: Callable[[Quantity, Quantity], bool] = _contradict
    elif first.figure is not None and first.figure.basis == "total":
        disagree = falls_from
    else:
        return False
    # What agrees to the letter agrees however it is rounded, which takes longer to know.
    return disagree(to_the_letter(first), to_the_letter(second)) and disagree(
        quantity_of(first), quantity_of(second)
    )


def newer_than(fact: Fact, others: Sequence[Fact], sources: Mapping[str, Source]) -> list[Fact]:
    """The newest figure whose period ends later and which compares, and the newest of all.

    They are one where the newest of all compares; there may be none.
    """
    if not fact.is_indicator:
        return []
    later = in_order([other for other in others if _end(other) > _end(fact)], sources)
    alike = [other for other in later if not hindrance(fact, other)]
    return [*alike[-1:], *(later[-1:] if later[-1:] != alike[-1:] else ())]


def say_contradiction(one: str, other: str) -> str:
    return _("{one} and {other} cannot both be true.").format(one=one, other=other)


def _contradict(one: Quantity, other: Quantity) -> bool:
    return relation(one, other) == "contradicting"


def hindrance(one: Fact, other: Fact, units: Mapping[str, Unit] = _NO_UNITS) -> str:
    """Why two figures must not be held against each other; "" where they may.

    Units are named as ``units`` labels them, or by their ids.
    """
    first, second = one.figure, other.figure
    if first is None or second is None:
        return _("one of them is no figure")
    if first.unit != second.unit:
        what = _("counted in {unit}, not in {other}")
        names = [
            units[f.unit].label.pick(language()) if f.unit in units else f.unit
            for f in (second, first)
        ]
        return what.format(unit=names[0], other=names[1])
    if first.basis != second.basis:
        bases = {"flow": _("a flow"), "stock": _("a stock"), "total": _("a total")}
        return _("{basis}, not {other}").format(basis=bases[second.basis], other=bases[first.basis])
    if one.areas != other.areas:
        return _("of another place")
    if first.basis == "flow" and _length(one) != _length(other):
        what = _("counted over {period}, not over as long as {other}")
        return what.format(period=other.period, other=one.period)
    return ""


def _end(fact: Fact) -> date:
    return period.parse(fact.period).last


def _length(fact: Fact) -> tuple[int, int]:
    """The length of a period in months and days, so that a leap year is as long as another."""
    first, last = period.parse(fact.period)
    end = last if last == date.max else last + timedelta(days=1)
    return (end.year - first.year) * 12 + end.month - first.month, end.day - first.day
