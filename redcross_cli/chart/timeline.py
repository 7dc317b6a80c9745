"""Where figures stand, on a scale of values and in time, and which of them a line joins.

Where values span more than three orders of magnitude the scale is logarithmic: on a linear
one the least of them would not be seen. It cannot begin at zero, so a chart has to say so. The
axis of time is true to the day, so that years without a figure are seen as a gap.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from redcross_cli.chart.drawable import value_of, with_points
from redcross_cli.facts import period
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.history import Step, history, series_of
from redcross_cli.facts.model import Fact, Figure

LINEAR = 1000  # how often the least value may go into the greatest on a linear scale
MARKED = 30  # years that are marked one by one; of more, every fifth, tenth, ...
# The sign of a figure by its hedge, solid or, where another contradicts it, hollow.
_SIGNS = {"=": "●○", ">": "▲△", ">=": "▲△", "<": "▼▽", "<=": "▼▽", "~": "◆◇"}


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

    @property
    def figure(self) -> Figure:
        figure = self.step.fact.figure
        assert figure is not None
        return figure

    @property
    def shape(self) -> str:
        """The solid sign of its hedge."""
        return _SIGNS[self.figure.comparator][0]

    @property
    def sign(self) -> str:
        """The sign of its hedge, a hollow one if another figure contradicts it."""
        return _SIGNS[self.figure.comparator][bool(self.step.contradicted_by)]


class Timeline(NamedTuple):
    """The figures of an indicator that are drawn, in order of time, and their axes.

    It gets its words, with a label for each point and the marks of its values, from `chart`.
    """

    points: Sequence[Point]
    scale: Scale
    years: Sequence[Mark]
    values: Sequence[Mark] = ()
    labels: Sequence[str] = ()
    title: str = ""
    unit: str = ""

    @property
    def facts(self) -> list[Fact]:
        return [point.step.fact for point in self.points]


def timeline_of(facts: Sequence[Fact], base: FactBase, years: range | None = None) -> Timeline:
    """The line of one indicator's facts, over the years given or over those of its figures.

    All the facts are held against each other, those `with_points` are drawn: one at the least.
    What contradicts one may be any figure that the base has.
    """
    drawn = with_points(facts)
    order = {fact.key: n for n, fact in enumerate(drawn)}
    contrary = series_of(base, facts[0].id).contradictions
    scale = scaled([value_of(fact) for fact in drawn])
    years = years or years_of(drawn)
    first = _first_day(years[0])
    days = _first_day(years[-1] + 1) - first
    points = []
    for step in history(facts, base):
        if step.fact.key in order:
            held = step._replace(contradicted_by=contrary.get(step.fact.key, ()))
            begin, end = _days_counted(step.fact)
            since, until = (begin.toordinal() - first) / days, (end.toordinal() + 1 - first) / days
            y = scale.share(value_of(step.fact))
            # Figures of one time, which agree or not, are not one after the other.
            before = order.get(step.before.key) if step.before and not step.agreement else None
            points.append(Point(held, (since + until) / 2, y, since, until, before))
    apart = next((n for n in (1, 5, 10, 50, 100) if len(years) <= MARKED * n), 500)
    shown = [year for year in years if year % apart == 0]
    marks = [Mark((_first_day(year) - first) / days, str(year)) for year in shown]
    return Timeline(points, scale, marks)


def years_of(facts: Sequence[Fact]) -> range:
    """All years from the first that is counted to the last."""
    spans = [_days_counted(fact) for fact in facts]
    return range(min(first.year for first, _ in spans), max(last.year for _, last in spans) + 1)


def _days_counted(fact: Fact) -> tuple[date, date]:
    """The first and last day of a flow, as far as they are known; of all else, the last alone."""
    first, last = period.parse(fact.period)
    return (first if fact.basis == "flow" and first != date.min else last), last


def _first_day(year: int) -> int:
    """The first day of a year as a number, also of the year after the last that dates have."""
    return date(year, 1, 1).toordinal() if year <= date.max.year else date.max.toordinal() + 1
