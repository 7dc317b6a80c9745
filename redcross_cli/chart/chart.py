"""What a chart shows, in the reader's words, before it is laid out and drawn.

What may mislead is said in its notes.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from redcross_cli.chart.drawable import Plan, value_of
from redcross_cli.chart.timeline import Mark, Point, Scale, Timeline, scaled, timeline_of, years_of
from redcross_cli.facts.model import Fact
from redcross_cli.figures.interval import plain
from redcross_cli.figures.wording import hedge, hedged, number_in_words
from redcross_cli.messages import _, in_list, in_sequence
from redcross_cli.output.remarks import say_contradictions
from redcross_cli.output.view import View
from redcross_cli.terms import Lang


class Bar(NamedTuple):
    """One bar: what it shows, and how long it is, from 0 to 1 for the whole scale."""

    label: str
    share: float


class Chart(NamedTuple):
    """Bars of one unit, or lines with a panel for each, and all that is said around them.

    Only a logarithmic scale of bars has marks.
    """

    title: str
    notes: Sequence[str]
    sources: Sequence[str]
    bars: Sequence[Bar] = ()
    marks: Sequence[Mark] = ()
    lines: Sequence[Timeline] = ()


def chart_of(plan: Plan, view: View, title: str | None = None) -> Chart:
    """What a plan is of, under a title in place of the chart's own, which is then a note."""
    if plan.histories:
        years = years_of(plan.drawn)
        lines = [timeline_of(figures, view.base, years) for figures in plan.histories]
        chart = chart_of_lines(lines, view)
    else:
        chart = chart_of_bars(plan.drawn, view)
    return chart._replace(title=title, notes=[chart.title, *chart.notes]) if title else chart


def chart_of_bars(facts: Sequence[Fact], view: View) -> Chart:
    """The bars of facts that have one; every figure keeps its hedge, its unit and its time."""
    scale = scaled([value_of(fact) for fact in facts])
    marks = _marks(scale, view) if scale.is_logarithmic else []
    notes = _notes_on_bases(facts)
    if not notes and len({fact.period for fact in facts}) > 1:
        notes.append(_("The figures are of different periods; each bar says which."))
    if marks:
        note = _(
            "Logarithmic scale from {number}: each mark is ten times the one before; "
            "twice the length is not twice the figure.",
            number=marks[0].number,
        )
        notes.append(note)
    is_of_several = len({fact.source for fact in facts}) > 1
    bars = []
    for fact in facts:
        aside = [view.period(fact), *([fact.source] if is_of_several else [])]
        said = {"figure": view.figure(fact), "aside": _(", ").join(aside)}
        label = _("{title} – {figure} ({aside})", title=fact.title.pick(view.lang), **said)
        bars.append(Bar(label, scale.share(value_of(fact))))
    title = _("Indicators")
    if len({fact.theme for fact in facts}) == 1:
        theme = view.base.themes[facts[0].theme].title.pick(view.lang)
        title = _("{theme}: indicators", theme=theme)
    title = in_sequence(title, _("(unit: {unit})", unit=view.unit(str(facts[0].unit))))
    return Chart(title, notes, _sources(facts, view), bars, marks)


def chart_of_lines(timelines: Sequence[Timeline], view: View) -> Chart:
    """A line of each indicator, in a panel of its own; one alone gives the chart its title."""
    lines = [_in_words(timeline, view) for timeline in timelines]
    title = lines[0].title if len(lines) == 1 else _("Indicators over time")
    points = [point for line in lines for point in line.points]
    steps = [point.step for point in points]

    def say(fact: Fact) -> str:
        figure, period = view.figure(fact), view.period(fact)
        return _("{figure} ({period}, {source})", figure=figure, period=period, source=fact.source)

    contradictions = say_contradictions(steps, say)
    notes = [_("; ").join(_legend(points, view.lang)), *contradictions]
    if len(lines) > 1:
        note = _("Each panel has a scale of values of its own; the scale of time is the same.")
        notes.append(note)
    for line in lines:
        notes += [note for note in _notes_on_bases(line.facts) if note not in notes]
    if any(point.step.reason for line in lines for point in line.points[1:]):
        note = _(
            "Figures that no line joins differ in what, where or how long they count; "
            "they are not compared."
        )
        notes.append(note)
    if any(line.scale.is_logarithmic for line in lines):
        notes.append(_("Logarithmic scale: each mark is ten times the one before."))
    return Chart(title, notes, _sources([step.fact for step in steps], view), lines=lines)


def _in_words(timeline: Timeline, view: View) -> Timeline:
    facts, scale = timeline.facts, timeline.scale
    heading = _("Unit: {unit}, logarithmic scale") if scale.is_logarithmic else _("Unit: {unit}")
    label = _("{} ({})") if _notes_on_bases(facts) else "{}"
    labels = []
    for fact, figure in ((point.step.fact, point.figure) for point in timeline.points):
        number = hedged(value_of(fact), figure.comparator, view.lang, figure.printed)
        labels.append(label.format(number, view.period(fact)))
    return timeline._replace(
        title=facts[-1].title.pick(view.lang),
        unit=heading.format(unit=view.unit(str(facts[-1].unit))),
        labels=labels,
        values=_marks(scale, view),
    )


def _legend(points: Sequence[Point], lang: Lang) -> list[str]:
    """What the signs and strokes mean that occur."""
    words: dict[str, dict[str, None]] = {}
    for point in points:
        figure = point.figure
        word = hedge(figure.value, figure.comparator, lang, figure.printed).strip()
        words.setdefault(point.sign, {})[word or _("no hedge")] = None
    solid = {point.shape for point in points}
    legend = []
    for sign, said in words.items():
        what = "{sign} {hedges}" if sign in solid else _("{sign} {hedges} (contradicted)")
        legend.append(what.format(sign=sign, hedges=in_list(said)))
    if any(point.step.fact.basis == "flow" for point in points):
        legend.append("── " + _("period counted"))
    if any(point.before is not None and point.step.change is None for point in points):
        legend.append("· · " + _("change unknown"))
    return legend


def _marks(scale: Scale, view: View) -> list[Mark]:
    return [
        Mark(scale.share(mark), number_in_words(plain(mark), view.lang)) for mark in scale.marks()
    ]


def _notes_on_bases(facts: Iterable[Fact]) -> list[str]:
    """A warning if figures count in different ways."""
    bases = {fact.basis for fact in facts}
    names = {
        "flow": _("counts over a period"),
        "total": _("running totals"),
        "stock": _("counts at a date"),
    }
    kinds = in_list(names[basis] for basis in names if basis in bases)
    note = _("These stand side by side, and each label says which: {kinds}.", kinds=kinds)
    return [note] if len(bases) > 1 else []


def _sources(facts: Iterable[Fact], view: View) -> list[str]:
    """The sources of facts; of several each with its id and the time that its figures are of."""
    periods: dict[str, dict[str, None]] = {}
    for fact in facts:
        periods.setdefault(fact.source, {})[view.period(fact)] = None
    lines = []
    for id, times in periods.items():
        name = _("{} ({})").format(id, in_list(times)) if len(periods) > 1 else _("Source")
        lines.append(_("{place}: {what}", place=name, what=view.source(view.base.sources[id])))
    return lines
