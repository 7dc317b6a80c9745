"""The columns of each kind of table, and the words in their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import UNSET

from redcross_cli.errors import UsageError
from redcross_cli.facts.base import FactBase, Kind
from redcross_cli.facts.csl import issued
from redcross_cli.facts.model import Fact, Theme, Unit
from redcross_cli.facts.rows import at, cell, columns
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
    value, upper, comparator, unit_id, printed, _ = fact.figure
    if value is None:
        return f"{printed}（无确数）" if view.lang == "zh" else f"no exact figure ({printed})"
    unit = view.base.units[unit_id].label.pick(view.lang)
    gap = "" if view.lang == "zh" or unit == "%" else " "
    number = hedged(value, comparator, view.lang, printed, upper)
    return f"{number}{gap}{unit}"


def period(fact: Fact, view: View) -> str:
    from redcross_cli.facts import period as periods

    return periods.in_words(fact.period, fact.basis or None, view.lang)


def _areas(fact: Fact, view: View) -> str:
    comma = "、" if view.lang == "zh" else ", "
    return comma.join(view.base.areas[area].name.pick(view.lang) for area in fact.areas)


def _theme(fact: Fact, view: View) -> str:
    return view.base.themes[fact.theme].title.pick(view.lang)


def _note(fact: Fact, view: View) -> str:
    return fact.note.pick(view.lang) if fact.note else ""


def chosen_columns(names: str) -> list[Column]:
    """The columns of facts that a user names, in order: "id,title,figure".

    Raises UsageError for a name that is neither one of CHOICES nor a key of a fact.
    """
    from redcross_cli.queries.selection import unknown

    found = []
    for name in filter(None, map(str.strip, names.split(","))):
        if name not in CHOICES and name not in columns(Fact):
            raise unknown("column", name, [*CHOICES, *columns(Fact)])
        found.append(CHOICES[name] if name in CHOICES else _key(name))
    if not found:
        raise UsageError("--columns names no column, such as: --columns id,title,figure")
    return [column._replace(only_wide=False) for column in found]


def _key(name: str) -> Column:
    """A column of what stands in a fact under a key."""
    return Column(name, name, lambda fact, view: cell(at(msgspec.to_builtins(fact), name)))


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

    return Column("事实", "Facts", cell, right=True, key="facts")


def _nouns(unit: Unit, view: View) -> str:
    words = unit.nouns.zh if view.lang == "zh" else unit.nouns.en
    return ("、" if view.lang == "zh" else ", ").join(words)


ID = Column("编号", "ID", lambda record, view: record.id, unbroken=True)
TITLE = Column("名称", "Title", _title)
FIGURE = Column("数值", "Figure", figure, right=True)
PERIOD = Column("时间", "Period", period)
SOURCE = Column("来源", "Source", lambda fact, view: fact.source, only_wide=True)

# Of a fact the title says as much as the id, which gives way where there is little room.
FACTS = (ID._replace(only_wide=True), TITLE, FIGURE, PERIOD)
# The columns that have a name, besides the keys of a fact.
CHOICES = {
    "id": ID,
    "title": TITLE,
    "figure": FIGURE,
    "period": PERIOD,
    "source": SOURCE,
    "theme": Column("主题", "Theme", _theme),
    "areas": Column("地区", "Areas", _areas),
    "statement": Column("陈述", "Statement", lambda fact, view: fact.statement.pick(view.lang)),
    "note": Column("说明", "Note", _note),
}
THEMES = (
    ID,
    TITLE,
    Column("指标", "Indicators", _indicators, right=True, key="indicators"),
    Column("行动", "Actions", _actions, right=True, key="actions"),
)
SOURCES = (
    ID,
    Column("标题", "Title", lambda source, view: source.title, link=lambda s: s.URL or ""),
    Column("出处", "Published in", lambda source, view: source.container_title or ""),
    Column("日期", "Date", lambda source, view: issued(source), unbroken=True),
    _facts_of("source"),
)
UNITS = (
    ID,
    Column("名称", "Label", lambda unit, view: unit.label.pick(view.lang)),
    Column("计数用词", "Counted by", _nouns),
    _facts_of("unit"),
)
AREAS = (
    ID,
    Column("名称", "Name", lambda area, view: area.name.pick(view.lang)),
    _facts_of("area"),
)
