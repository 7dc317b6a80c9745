"""A chart in the reader's words, before it is drawn: what may mislead is said in them."""

from collections.abc import Sequence
from decimal import Decimal
from functools import reduce
from math import ceil
from typing import NamedTuple

from redcross_cli.chart.bars import scaled, value_of
from redcross_cli.facts.csl import cited_names, issued
from redcross_cli.facts.model import Basis, Fact
from redcross_cli.figures.interval import plain
from redcross_cli.figures.wording import number_in_words
from redcross_cli.messages import _, in_sequence
from redcross_cli.output.columns import figure_as_read, period_in_words
from redcross_cli.output.escape import printable
from redcross_cli.output.listing import View


class Line(NamedTuple):
    """One bar: what it is, how much, and how long, from 0 to 1 for the whole scale.

    ``aside`` is its period and its source, where those of the bars differ.
    """

    label: str
    aside: str
    figure: str
    share: float


class Picture(NamedTuple):
    """All that a chart shows, each text on one line and without control characters.

    ``marks`` are those of a logarithmic scale: where each stands, from 0 to 1, and its number.
    """

    title: str
    notes: Sequence[str]
    lines: Sequence[Line]
    marks: Sequence[tuple[float, str]]
    sources: Sequence[str]


def pictured(facts: Sequence[Fact], view: View) -> Picture:
    """The bars of facts in words; every figure keeps its hedge and unit."""
    scale = scaled([value_of(fact) for fact in facts])
    periods = [period_in_words(fact, view) for fact in facts]
    sources = list(dict.fromkeys(fact.source for fact in facts))
    one_period, one_source = len(set(periods)) == 1, len(sources) == 1
    lines = []
    for fact, when in zip(facts, periods, strict=True):
        beside = ([] if one_period else [when]) + ([] if one_source else [fact.source])
        label = one_line(fact.title.pick(view.lang))
        said, share = one_line(figure_as_read(fact, view)), scale.share(value_of(fact))
        lines.append(Line(label, _(", ").join(beside), said, share))
    return Picture(
        title=_title(facts, view, periods[0] if one_period else ""),
        notes=_notes(view, one_period, bases_of(facts), scale.start),
        lines=lines,
        marks=[(scale.share(mark), number_of(mark, view)) for mark in scale.marks()],
        sources=[source_line(id, view, "" if one_source else id) for id in sources],
    )


def bases_of(facts: Sequence[Fact]) -> list[Basis]:
    order: tuple[Basis, ...] = ("flow", "total", "stock")
    return [basis for basis in order if basis in {fact.basis for fact in facts}]


def note_on_bases(bases: Sequence[Basis], note: str) -> str:
    """A note about figures of several bases; ``note`` has a field for the first and the others."""
    names = {
        "flow": _("counts over a period"),
        "total": _("running totals"),
        "stock": _("counts at a date"),
    }
    first, *others = (names[basis] for basis in bases)
    said = reduce(lambda one, other: _("{} and {}").format(one, other), others)
    return note.format(first=first, others=said).capitalize()


def every(marks: Sequence[tuple[float, str]], room: float, width: float) -> int:
    """Which of the marks, counted from the first, have room for a number so wide.

    >>> every([(0.0, "1"), (0.1, "10"), (0.2, "100")], room=50, width=6)
    2
    """
    return ceil(width / ((marks[1][0] - marks[0][0]) * room)) if len(marks) > 1 else 1


def _title(facts: Sequence[Fact], view: View, when: str) -> str:
    """The unit, with the theme and the period that all bars share."""
    themes = {fact.theme for fact in facts}
    theme = view.base.themes[themes.pop()].title.pick(view.lang) if len(themes) == 1 else ""
    unit = view.base.units[str(facts[0].unit)].label.pick(view.lang)
    title = _("{theme}: indicators") if theme else _("Indicators")
    aside = _("(unit: {unit}; {period})") if when else _("(unit: {unit})")
    return one_line(in_sequence(title.format(theme=theme), aside.format(unit=unit, period=when)))


def _notes(view: View, one_period: bool, bases: Sequence[Basis], start: Decimal) -> list[str]:
    notes = []
    if not one_period and len(bases) > 1:
        notes.append(note_on_bases(bases, _("{first} stand beside {others}; each bar says which.")))
    elif not one_period:
        notes.append(_("The figures are of different periods; each bar says which."))
    if start:
        note = _(
            "Logarithmic scale from {number}: each mark is ten times the one before; "
            "twice the length is not twice the figure."
        )
        notes.append(note.format(number=number_of(start, view)))
    return notes


def number_of(number: Decimal, view: View) -> str:
    return number_in_words(plain(number), view.lang)


def source_line(id: str, view: View, name: str) -> str:
    """A source in one line, under a name; "" for the only one."""
    source = view.base.sources[id]
    parts = [*cited_names(source, view.lang), issued(source)]
    text = _(", ").join(filter(None, parts))
    return one_line(_("{place}: {what}").format(place=name or _("Source"), what=text))


def one_line(text: str) -> str:
    return " ".join(printable(text).split())
