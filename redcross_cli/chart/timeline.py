"""One indicator over time: where its figures stand, and which of them a line joins.

The axis of time is true to the day, so that years without a figure are seen as a gap.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from redcross_cli.chart.bars import Scale, scaled, value_of, why_not_drawn
from redcross_cli.facts import period
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.history import Step, history
from redcross_cli.facts.model import Fact, Key
from redcross_cli.messages import _
from redcross_cli.output.listing import View

MARKED = 30  # years that are marked one by one; of more, every fifth, tenth, ...


class Point(NamedTuple):
    """A figure where it stands in time and on the scale, each from 0 to 1.

    A stock or a total stands at the end of its period, a flow in the middle of its own,
    which goes from ``since`` to ``until``. ``before`` is the point, counted from the first,
    that a line joins it to.
    """

    step: Step
    x: float
    y: float
    since: float
    until: float
    before: int | None = None


class Timeline(NamedTuple):
    """The figures of an indicator that are drawn, in order of time, and their axes."""

    points: Sequence[Point]
    scale: Scale
    years: Sequence[tuple[float, int]]

    @property
    def facts(self) -> list[Fact]:
        return [point.step.fact for point in self.points]


def timeline_of(facts: Sequence[Fact], base: FactBase, years: range | None = None) -> Timeline:
    """The line of one indicator's facts, over the years given or over those of its figures.

    All the facts are held against each other, those that are `drawable` are drawn: one at
    the least.
    """
    drawn = drawable(facts)
    places = {fact.key: place for place, fact in enumerate(drawn)}
    values = [value_of(fact) for fact in drawn]
    scale = scaled(values)
    years = years or years_of(drawn)
    first = _first_day(years[0])
    days = _first_day(years[-1] + 1) - first
    points = []
    for step in history(facts, base):
        if step.fact.key in places:
            begin, end = _days_counted(step.fact)
            since, until = (begin.toordinal() - first) / days, (end.toordinal() + 1 - first) / days
            y = scale.share(value_of(step.fact))
            points.append(Point(step, (since + until) / 2, y, since, until, _joined(step, places)))
    apart = next((n for n in (1, 5, 10, 50, 100) if len(years) <= MARKED * n), 500)
    marks = [((_first_day(year) - first) / days, year) for year in years if year % apart == 0]
    return Timeline(points, scale, marks)


def _joined(step: Step, places: Mapping[Key, int]) -> int | None:
    """Which point a line joins a figure to; figures of one time are not one after the other."""
    return places.get(step.before.key) if step.before and not step.agreement else None


def drawable(facts: Sequence[Fact]) -> list[Fact]:
    """Those of an indicator's facts, in order of time, that have a point, in one unit.

    That is the unit of most; of two with as many, the one that is in use last.
    """
    able = [fact for fact in facts if not _why_no_point(fact)]
    counts = Counter(fact.unit for fact in reversed(able))
    return [fact for fact in able if fact.unit == counts.most_common(1)[0][0]]


def why_left_out(fact: Fact, drawn: Sequence[Fact], view: View) -> str:
    """Why a fact is not among the `drawable` ones of its indicator."""
    if why := _why_no_point(fact):
        return why
    unit, other = (view.base.units[str(f.unit)].label.pick(view.lang) for f in (fact, drawn[-1]))
    what = _("it is counted in '{unit}' and the others in '{other}'; --unit {id} draws it")
    return what.format(unit=unit, other=other, id=fact.unit)


def years_of(facts: Sequence[Fact]) -> range:
    """All years from the first that is counted to the last."""
    spans = [_days_counted(fact) for fact in facts]
    return range(min(first.year for first, _ in spans), max(last.year for _, last in spans) + 1)


def value_marks(scale: Scale) -> list[Decimal]:
    """The marks of an axis of values: powers of ten, or up to five round steps from 0.

    >>> [int(mark) for mark in value_marks(Scale(Decimal(0), Decimal(63000)))]
    [0, 20000, 40000, 60000]
    """
    if scale.is_logarithmic or not scale.end:
        return scale.marks() or [Decimal(0)]
    power = Decimal(1).scaleb(scale.end.adjusted())
    sizes = [power * size for size in map(Decimal, ("0.2", "0.5", "1", "2"))]
    step = next(size for size in sizes if scale.end <= 5 * size)
    return [step * n for n in range(int(scale.end / step) + 1)]


def _why_no_point(fact: Fact) -> str:
    if period.parse(fact.period).last == date.max:
        return _("its period has no end")
    return why_not_drawn(fact)


def _days_counted(fact: Fact) -> tuple[date, date]:
    """The first and last day of a flow, as far as they are known; of all else, the last alone."""
    first, last = period.parse(fact.period)
    return (first if fact.basis == "flow" and first != date.min else last), last


def _first_day(year: int) -> int:
    """The first day of a year as a number, also of the year after the last that dates have."""
    return date(year, 1, 1).toordinal() if year <= date.max.year else date.max.toordinal() + 1
