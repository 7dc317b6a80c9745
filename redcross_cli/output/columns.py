"""The columns of each kind of table, and the words in their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec import UNSET

from redcross_cli.facts.base import FactBase, Kind
from redcross_cli.facts.csl import issued
from redcross_cli.facts.model import Fact, Theme, Unit
from redcross_cli.messages import _, in_list
from redcross_cli.output.listing import Column, View

# 4,680 or "over 7.07 million" leaves open what is counted; 6444例 and 80% do not.
_BARE_NUMBER = re.compile(r"(?:[0-9]|illion|[余多万亿])$")


def figure(fact: Fact, view: View) -> str:
    """The figure as the source prints it, if that is in the reader's language and names a unit.

    Else it is said in words.
    """
    if fact.figure is None:
        return ""
    source = view.base.sources[fact.source]
    printed = fact.figure.printed
    is_read = source.language is not UNSET and source.language.startswith(view.lang)
    if is_read and not _BARE_NUMBER.search(printed):
        return printed
    return figure_in_words(fact, view)


def figure_in_words(fact: Fact, view: View) -> str:
    """A figure with its hedge and unit: more than 4.19 million people, 10 to 20 sites."""
    from redcross_cli.figures.wording import hedged

    if fact.figure is None:
        return ""
    value, upper, comparator, unit_id, printed, _basis = fact.figure
    if value is None:
        return _("no exact figure ({printed})").format(printed=printed)
    unit = view.base.units[unit_id].label.pick(view.lang)
    gap = "" if view.lang == "zh" or unit == "%" else " "
    number = hedged(value, comparator, view.lang, printed, upper)
    return f"{number}{gap}{unit}"


def period(fact: Fact, view: View) -> str:
    from redcross_cli.facts import period as periods

    return periods.in_words(fact.period, fact.basis or None, view.lang)


def in_columns(columns: Sequence[Column], base: FactBase) -> tuple[Column, ...]:
    """The columns, with the source's where more than one is loaded."""
    return (*columns, SOURCE) if len(base.sources) > 1 else tuple(columns)


def _title(record: Fact | Theme, view: View) -> str:
    return record.title.pick(view.lang)


def _indicators(theme: Theme, view: View) -> str:
    return str(view.base.counts[theme.id][0])


def _actions(theme: Theme, view: View) -> str:
    return str(view.base.counts[theme.id][1])


def _facts_of(kind: Kind) -> Column:
    """How many facts have a record of a kind."""

    def cell(record: Any, view: View) -> str:
        return str(view.base.counts_by(kind)[record.id])

    return Column("Facts", cell, right=True, key="facts")


def _nouns(unit: Unit, view: View) -> str:
    return in_list(unit.nouns.zh if view.lang == "zh" else unit.nouns.en)


ID = Column("ID", lambda record, view: record.id, unbroken=True)
TITLE = Column("Title", _title)
FIGURE = Column("Figure", figure, right=True)
PERIOD = Column("Period", period)
SOURCE = Column("Source", lambda fact, view: fact.source, only_wide=True)

FACTS = (ID, TITLE, FIGURE, PERIOD)
THEMES = (
    ID,
    TITLE,
    Column("Indicators", _indicators, right=True, key="indicators"),
    Column("Actions", _actions, right=True, key="actions"),
)
SOURCES = (
    ID,
    Column("Title", lambda source, view: source.title),
    Column("Published in", lambda source, view: source.container_title or ""),
    Column("Date", lambda source, view: issued(source), unbroken=True),
    _facts_of("source"),
)
UNITS = (
    ID,
    Column("Label", lambda unit, view: unit.label.pick(view.lang)),
    Column("Counted by", _nouns),
    _facts_of("unit"),
)
AREAS = (
    ID,
    Column("Name", lambda area, view: area.name.pick(view.lang)),
    _facts_of("area"),
)
