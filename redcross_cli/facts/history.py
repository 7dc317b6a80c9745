"""One indicator over time and sources: what changed, what agrees and what cannot both be true.

All of it is arithmetic on what the figures say (`figures.interval`): a change is said no
more exactly than they are, and may be a bound, a range, or not told at all.
"""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from redcross_cli.errors import NothingFoundError
from redcross_cli.facts import period
from redcross_cli.facts.base import FactBase, by_recency
from redcross_cli.facts.model import Basis, Fact, Key, Record, Text, Unit
from redcross_cli.facts.quantity import quantity_of, to_the_letter
from redcross_cli.figures.interval import (
    Quantity,
    Relation,
    difference,
    meant,
    percentage,
    plain,
    relation,
)
from redcross_cli.messages import _, language
from redcross_cli.terms import Comparator


class Step(NamedTuple):
    """A figure of an indicator, and how it stands to the others.

    ``before`` is the figure that it is held against: the nearest before it that counts the
    same. Of the same time, ``agreement`` says how the two stand to each other; of another,
    ``change`` and ``percent`` are what lies between them, None where the hedges leave it
    open: what is only more than a loss may be anything. ``reason`` is why it is held against
    none, though there is one before it. ``contradicted_by`` are the figures that cannot be
    true beside it, and ``newer`` those that `Series.newer_than` has.
    """

    fact: Fact
    before: Fact | None = None
    agreement: Relation | None = None
    change: Quantity | None = None
    percent: Quantity | None = None
    reason: str = ""
    contradicted_by: tuple[Fact, ...] = ()
    newer: tuple[Fact, ...] = ()


JsonNumber = int | float


class StepRecord(Record, frozen=True):
    """A step as JSON has it: a figure of an indicator, and what changed since the one before.

    ``before`` and ``contradicted_by`` are sources, which tell with their periods whose figures.
    ``agreement`` is that of two figures of the same time; ``not_compared`` says why a figure is
    held against none. ``note`` is that of the fact, which may warn of the very change.
    """

    id: str
    source: str
    period: str
    basis: Basis
    value: JsonNumber | None
    upper: JsonNumber | None
    comparator: Comparator
    unit: str
    printed: str
    before: str | None
    before_period: str | None
    agreement: Relation | None
    change: JsonNumber | None
    change_upper: JsonNumber | None
    change_comparator: Comparator | None
    change_percent: JsonNumber | None
    change_percent_upper: JsonNumber | None
    change_percent_comparator: Comparator | None
    not_compared: str | None
    contradicted_by: tuple[str, ...]
    contradicted_by_periods: tuple[str, ...]
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
        before_period=step.before.period if step.before else None,
        agreement=step.agreement,
        **_record_of_change("change", step.change),
        **_record_of_change("change_percent", step.percent),
        not_compared=step.reason or None,
        contradicted_by=tuple(other.source for other in step.contradicted_by),
        contradicted_by_periods=tuple(other.period for other in step.contradicted_by),
        note=step.fact.note or None,
    )


def _record_of_change(key: str, change: Quantity | None) -> dict[str, Any]:
    value, upper = ends(change)
    comparator = change.comparator if change else None
    return {key: value, f"{key}_upper": upper, f"{key}_comparator": comparator}


def ends(quantity: Quantity | None) -> tuple[JsonNumber | None, JsonNumber | None]:
    if quantity is None or quantity.value is None:
        return None, None
    return plain(quantity.value), None if quantity.upper is None else plain(quantity.upper)


def history_of(base: FactBase, facts: Sequence[Fact]) -> list[Step]:
    """The histories of the indicators that facts are of, one after the other.

    Raises NothingFoundError for an action; one with the id of an indicator is left out.
    """
    by_id: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_id[fact.id].append(fact)
    for id, named in by_id.items():
        if not any(fact.is_indicator for fact in named):
            raise NothingFoundError(_("'{id}' is an action; it has no figures.", id=id))
    return [step for named in by_id.values() for step in history(named, base)]


def history(facts: Sequence[Fact], base: FactBase) -> list[Step]:
    """The figures of one indicator in order of time, each with what it says beside the others."""
    series = Series(by_recency(facts, base.sources))
    latest: dict[_Kind, Fact] = {}
    steps = []
    for place, fact in enumerate(series.facts):
        before = latest.get(_kind(fact))
        step = _step(fact, before) if before else Step(fact)
        if place and before is None:
            step = Step(fact, reason=hindrance(series.facts[place - 1], fact, base.units))
        contrary = series.contradictions.get(fact.key, ())
        steps.append(step._replace(contradicted_by=contrary, newer=series.newer_than(fact)))
        latest[_kind(fact)] = fact
    return steps


def _step(fact: Fact, before: Fact) -> Step:
    figures = quantity_of(before), quantity_of(fact)
    if _end(before) == _end(fact):
        return Step(fact, before, agreement=relation(figures[1], figures[0]))
    change = difference(*figures)
    if change is None or (change.comparator in (">", ">=") and (change.value or 0) < 0):
        return Step(fact, before)
    return Step(fact, before, change=change, percent=percentage(*figures))


class Series:
    """The figures of one indicator, in order of time, and what stands beside each of them."""

    def __init__(self, ordered: Iterable[Fact]) -> None:
        self.facts = [fact for fact in ordered if fact.is_indicator]
        self._latest = {_kind(fact): fact for fact in self.facts}

    @cached_property
    def contradictions(self) -> dict[Key, tuple[Fact, ...]]:
        return contradictions(self.facts)

    def newer_than(self, fact: Fact) -> tuple[Fact, ...]:
        """The newest figure whose period ends later and which compares, and the newest of all.

        They are one where the newest of all compares; there may be none.
        """
        if not fact.is_indicator:
            return ()
        newest = {other.key: other for other in (self._latest[_kind(fact)], self.facts[-1])}
        return tuple(other for other in newest.values() if _end(other) > _end(fact))

    def of_whole_year(self, fact: Fact) -> Fact | None:
        """The last figure of a whole year, beside a later one of part of a year."""
        kind = _kind(fact)
        if kind.length is None or kind.length >= _YEAR:
            return None
        found = self._latest.get(kind._replace(length=_YEAR))
        return found if found and _end(found) < _end(fact) else None


def series_of(base: FactBase, id: str) -> Series:
    return Series(by_recency(base.named(id), base.sources))


def contradicts(one: Fact, other: Fact) -> bool:
    return bool(contradictions(sorted((one, other), key=_end)))


def disputing(fact: Fact, ordered: Sequence[Fact]) -> Fact | None:
    """The last figure of the same time that cannot be true beside one."""
    together = (other for other in reversed(ordered) if _end(other) == _end(fact))
    return next((other for other in together if contradicts(fact, other)), None)


def contradictions(ordered: Sequence[Fact]) -> dict[Key, tuple[Fact, ...]]:
    """The figures that cannot be true beside one, by its key, of an indicator's in order of time.

    Figures of one time contradict each other if no value fits both; a running total
    contradicts a later one that is less, as no total falls.
    """
    # What agrees to the letter agrees however it is rounded, which takes longer to know.
    return _contradictions(ordered, to_the_letter) and _contradictions(ordered, quantity_of)


def _contradictions(
    ordered: Sequence[Fact], quantity: Callable[[Fact], Quantity]
) -> dict[Key, tuple[Fact, ...]]:
    alike: defaultdict[_Kind, list[int]] = defaultdict(list)
    for place, fact in enumerate(ordered):
        if fact.is_indicator:
            alike[_kind(fact)].append(place)
    against: defaultdict[int, list[int]] = defaultdict(list)
    for places in alike.values():
        begun: list[tuple[tuple[Decimal, int], int]] = []  # the places, by where intervals begin
        for _last, together in groupby(places, key=lambda place: _end(ordered[place])):
            intervals = {place: meant(quantity(ordered[place])) for place in together}
            if ordered[places[0]].basis != "total":
                begun = []
            for place, interval in intervals.items():
                insort(begun, (interval.first, place))
            for place, interval in intervals.items():
                behind = bisect_right(begun, interval.last, key=itemgetter(0))
                for _first, other in begun[behind:]:
                    against[place].append(other)
                    against[other].append(place)
    return {
        ordered[place].key: tuple(ordered[other] for other in sorted(others))
        for place, others in against.items()
    }


def contradicting_pairs(steps: Sequence[Step]) -> list[tuple[Fact, Fact]]:
    """Each two figures that cannot both be true, the earlier first; one of them is of a step."""
    pairs: dict[frozenset[Key], tuple[Fact, Fact]] = {}
    for step in steps:
        for other in step.contradicted_by:
            is_earlier = _end(other) < _end(step.fact)
            pair = (other, step.fact) if is_earlier else (step.fact, other)
            pairs.setdefault(frozenset((step.fact.key, other.key)), pair)
    return list(pairs.values())


def compares(one: Fact, other: Fact) -> bool:
    """Whether two figures may be held against each other."""
    return one.is_indicator and other.is_indicator and _kind(one) == _kind(other)


def hindrance(one: Fact, other: Fact, units: Mapping[str, Unit]) -> str:
    """Why two indicators' figures must not be held against each other; "" where they may."""
    first, second = _kind(one), _kind(other)
    if first == second:
        return ""
    if first.unit != second.unit:
        own, others = (units[id].label.pick(language()) for id in (second.unit, first.unit))
        return _("counted in {unit}, not in {other}", unit=own, other=others)
    if first.basis != second.basis:
        bases = {"flow": _("a flow"), "stock": _("a stock"), "total": _("a total")}
        return _("{basis}, not {other}", basis=bases[second.basis], other=bases[first.basis])
    if first.areas != second.areas:
        return _("of another place")
    own, others = (period.in_words(fact.period, "flow", language()) for fact in (other, one))
    return _("counted over {period}, not over as long as {other}", period=own, other=others)


class _Kind(NamedTuple):
    """What figures have in common that may be held against each other."""

    unit: str
    basis: str
    areas: frozenset[str]
    length: tuple[int, int] | None  # of a flow, in months and days: a leap year is as long


_YEAR = (12, 0)


def _kind(fact: Fact) -> _Kind:
    length = None
    if fact.basis == "flow":
        first, last = period.parse(fact.period)
        end = last if last == date.max else last + timedelta(days=1)
        months = (end.year - first.year) * 12 + end.month - first.month
        length = months, end.day - first.day
    return _Kind(str(fact.unit), str(fact.basis), frozenset(fact.areas), length)


def _end(fact: Fact) -> date:
    return period.parse(fact.period).last
