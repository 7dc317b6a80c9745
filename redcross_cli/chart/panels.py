"""Indicators over time in the reader's words, before they are drawn."""

from collections.abc import Sequence
from typing import NamedTuple

from redcross_cli.chart.picture import (
    Picture,
    bases_of,
    note_on_bases,
    number_of,
    one_line,
    source_line,
)
from redcross_cli.chart.timeline import Point, Timeline, value_marks
from redcross_cli.facts.history import say_contradiction
from redcross_cli.facts.model import Fact, Figure
from redcross_cli.figures.wording import hedge, hedged
from redcross_cli.messages import _, in_list
from redcross_cli.output.columns import figure_as_read, period_in_words
from redcross_cli.output.listing import View
from redcross_cli.terms import Lang

# The sign of a figure by its hedge, solid or, where another contradicts it, hollow.
_SIGNS = {"=": "●○", ">": "▲△", ">=": "▲△", "<": "▼▽", "<=": "▼▽", "~": "◆◇"}
SOLID = {signs[1]: signs[0] for signs in _SIGNS.values()}


class Panel(NamedTuple):
    """One indicator over time in words: its points, each with a label, and the axes' marks."""

    title: str
    unit: str
    points: Sequence[Point]
    labels: Sequence[str]
    values: Sequence[tuple[float, str]]
    years: Sequence[tuple[float, str]]

    @property
    def needed(self) -> set[int]:
        """The points whose labels matter most: the first, the last and what is contradicted."""
        contradicted = {n for n, point in enumerate(self.points) if point.step.contradicted_by}
        return {0, len(self.points) - 1, *contradicted}


class Panels(NamedTuple):
    """All that a picture of indicators over time shows, as `Picture` does.

    ``legend`` explains the signs and strokes that occur.
    """

    title: str
    notes: Sequence[str]
    legend: str
    panels: Sequence[Panel]
    sources: Sequence[str]


def panels_of(timelines: Sequence[Timeline], view: View) -> Panels:
    """Indicators over time in words; one alone gives the picture its title."""
    panels = [_panel(timeline, view) for timeline in timelines]
    points = [point for timeline in timelines for point in timeline.points]
    return Panels(
        title=_("Indicators over time") if len(panels) > 1 else panels[0].title,
        notes=_notes_on_lines(timelines, points, view),
        legend="\u2003 ".join(_legend(points, view.lang)),
        panels=panels,
        sources=_sources(points, len(panels) > 1, view),
    )


def sign_of(point: Point) -> str:
    """The sign of a figure: its shape tells the hedge, a hollow one is contradicted."""
    signs = _SIGNS[_figure(point).comparator]
    return signs[1] if point.step.contradicted_by else signs[0]


def retitled(picture: Picture | Panels, title: str) -> Picture | Panels:
    """A picture under another title; what its own one told is then the first note."""
    return picture._replace(title=one_line(title), notes=[picture.title, *picture.notes])


def _sources(points: Sequence[Point], is_of_several: bool, view: View) -> list[str]:
    """The sources, of one indicator each with the time that its figures are of."""
    periods: dict[str, list[str]] = {}
    for point in points:
        fact = point.step.fact
        periods.setdefault(fact.source, []).append(period_in_words(fact, view))
    lines = []
    for id, times in periods.items():
        name = id if is_of_several else _("{} ({})").format(id, in_list(times))
        lines.append(source_line(id, view, name if len(periods) > 1 else ""))
    return lines


def _panel(timeline: Timeline, view: View) -> Panel:
    facts, scale = timeline.facts, timeline.scale
    unit = view.base.units[str(facts[-1].unit)].label.pick(view.lang)
    title = _("Unit: {unit}, logarithmic scale") if scale.is_logarithmic else _("Unit: {unit}")
    marks = value_marks(scale)
    return Panel(
        title=one_line(facts[-1].title.pick(view.lang)),
        unit=one_line(title.format(unit=unit)),
        points=timeline.points,
        labels=[
            _label(point, view, with_period=len(bases_of(facts)) > 1) for point in timeline.points
        ],
        values=[(scale.share(mark), number_of(mark, view)) for mark in marks],
        years=[(place, str(year)) for place, year in timeline.years],
    )


def _label(point: Point, view: View, *, with_period: bool) -> str:
    figure = _figure(point)
    assert figure.value is not None
    number = hedged(figure.value, figure.comparator, view.lang, figure.printed)
    if not with_period:
        return number
    return _("{} ({})").format(number, period_in_words(point.step.fact, view))


def _legend(points: Sequence[Point], lang: Lang) -> list[str]:
    words: dict[str, dict[str, None]] = {}
    for point in points:
        figure = _figure(point)
        word = hedge(figure.comparator, lang, figure.printed).strip() or _("no hedge")
        words.setdefault(_SIGNS[figure.comparator][0], {})[word] = None
    legend = [f"{sign} {in_list(said)}" for sign, said in words.items()]
    hollow = dict.fromkeys(sign_of(point) for point in points if point.step.contradicted_by)
    if hollow:
        legend.append(_("{signs} contradicted").format(signs="".join(hollow)))
    if any(point.step.fact.basis == "flow" for point in points):
        legend.append("── " + _("period counted"))
    if any(point.before is not None and point.step.change is None for point in points):
        legend.append("· · " + _("change not known"))
    return legend


def _notes_on_lines(
    timelines: Sequence[Timeline], points: Sequence[Point], view: View
) -> list[str]:
    notes = [
        _contradiction(point.step.fact, other, view)
        for point in points
        for other in point.step.contradicted_by
        if (other.period, other.source) < (point.step.fact.period, point.step.fact.source)
    ]
    if len(timelines) > 1:
        notes.append(
            _("Each panel has a scale of values of its own; the scale of time is the same.")
        )
    if any(len(bases_of(timeline.facts)) > 1 for timeline in timelines):
        note = _("{first} stand beside {others}; each label says which.")
        notes.append(note_on_bases(bases_of([p.step.fact for p in points]), note))
    if any(point.step.reason for point in points):
        notes.append(
            _(
                "Figures that no line joins differ in what, where or how long they count; "
                "they are not compared."
            )
        )
    if any(timeline.scale.is_logarithmic for timeline in timelines):
        notes.append(_("Logarithmic scale: each mark is ten times the one before."))
    return notes


def _contradiction(one: Fact, other: Fact, view: View) -> str:
    each = _("{figure} ({period}, {source})")
    first, second = (
        each.format(
            figure=figure_as_read(fact, view),
            period=period_in_words(fact, view),
            source=fact.source,
        )
        for fact in (other, one)
    )
    return one_line(say_contradiction(first, second))


def _figure(point: Point) -> Figure:
    figure = point.step.fact.figure
    assert figure is not None
    return figure
