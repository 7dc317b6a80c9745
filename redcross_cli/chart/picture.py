"""A chart in the reader's words, before it is drawn: what may mislead is said in them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import ceil
from typing import NamedTuple

from redcross_cli.chart.bars import Chart
from redcross_cli.facts.csl import issued
from redcross_cli.facts.model import Basis, Fact, Text
from redcross_cli.figures.interval import plain
from redcross_cli.figures.wording import number_in_words
from redcross_cli.output.columns import figure, period
from redcross_cli.output.escape import printable
from redcross_cli.output.listing import View

_BASES: dict[Basis, Text] = {
    "flow": Text(zh="期间数", en="counts over a period"),
    "total": Text(zh="累计数", en="running totals"),
    "stock": Text(zh="时点数", en="counts at a date"),
}


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


def pictured(chart: Chart, view: View) -> Picture:
    """A chart in words; every figure keeps its hedge and unit."""
    facts = chart.facts
    periods = [period(fact, view) for fact in facts]
    sources = list(dict.fromkeys(fact.source for fact in facts))
    one_period, one_source = len(set(periods)) == 1, len(sources) == 1
    comma = "，" if view.lang == "zh" else ", "
    lines = []
    for (fact, share), when in zip(chart.bars, periods, strict=True):
        beside = ([] if one_period else [when]) + ([] if one_source else [fact.source])
        label = one_line(fact.title.pick(view.lang))
        lines.append(Line(label, comma.join(beside), one_line(figure(fact, view)), share))
    scale = chart.scale
    return Picture(
        title=_title(chart, view, periods[0] if one_period else ""),
        notes=_notes(view, one_period, bases_of(facts), scale.start),
        lines=lines,
        marks=[(scale.share(mark), number_of(mark, view)) for mark in scale.marks()],
        sources=[source_line(id, view, "" if one_source else id) for id in sources],
    )


def bases_of(facts: Sequence[Fact]) -> list[Basis]:
    return [basis for basis in _BASES if basis in {fact.basis for fact in facts}]


def note_on_bases(bases: Sequence[Basis], each: str, view: View) -> str:
    first, *others = (_BASES[basis].pick(view.lang) for basis in bases)
    if view.lang == "zh":
        return f"{first}与{'、'.join(others)}并列，已分别注明时间。"
    return f"{first} stand beside {' and '.join(others)}; each {each} says which.".capitalize()


def every(marks: Sequence[tuple[float, str]], room: float, width: float) -> int:
    """Which of the marks, counted from the first, have room for a number so wide.

    >>> every([(0.0, "1"), (0.1, "10"), (0.2, "100")], room=50, width=6)
    2
    """
    return ceil(width / ((marks[1][0] - marks[0][0]) * room)) if len(marks) > 1 else 1


def _title(chart: Chart, view: View, when: str) -> str:
    """The unit, with the theme and the period that all bars share."""
    facts = chart.facts
    themes = {fact.theme for fact in facts}
    theme = view.base.themes[themes.pop()].title.pick(view.lang) if len(themes) == 1 else ""
    unit = view.base.units[str(facts[0].unit)].label.pick(view.lang)
    if view.lang == "zh":
        return one_line(f"{theme}指标（单位：{unit}{when and f'；{when}'}）")
    head = f"{theme}: indicators" if theme else "Indicators"
    return one_line(f"{head} (unit: {unit}{when and f'; {when}'})")


def _notes(view: View, one_period: bool, bases: Sequence[Basis], start: Decimal) -> list[str]:
    notes = []
    if not one_period and len(bases) > 1:
        notes.append(note_on_bases(bases, "bar", view))
    elif not one_period:
        notes.append(
            "各条时间不同，已分别注明。"
            if view.lang == "zh"
            else "The figures are of different periods; each bar says which."
        )
    if start:
        notes.append(
            f"对数刻度，从{number_of(start, view)}起，每一刻度是前一刻度的10倍；"
            "条形长一倍，不等于数值大一倍。"
            if view.lang == "zh"
            else f"Logarithmic scale from {number_of(start, view)}: each mark is ten times the one "
            "before; twice the length is not twice the figure."
        )
    return notes


def number_of(number: Decimal, view: View) -> str:
    return number_in_words(plain(number), view.lang)


def source_line(id: str, view: View, name: str = "") -> str:
    """A source in one line, under a name; "" for the only one."""
    source = view.base.sources[id]
    chinese = view.lang == "zh"
    name = name or ("来源" if chinese else "Source")
    parts = [source.title, source.container_title or "", issued(source)]
    text = ("，" if chinese else ", ").join(filter(None, parts))
    return one_line(f"{name}{'：' if chinese else ': '}{text}")


def one_line(text: str) -> str:
    return " ".join(printable(text).split())
