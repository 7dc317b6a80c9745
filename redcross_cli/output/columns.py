"""The columns of each kind of table, and the words in their cells."""

import re
from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import UNSET

from redcross_cli.errors import UsageError
from redcross_cli.facts import rows
from redcross_cli.facts.base import FactBase, Kind
from redcross_cli.facts.csl import Source, cited_names, credited, issued
from redcross_cli.facts.model import Fact
from redcross_cli.messages import _, in_list
from redcross_cli.output.listing import Column, Listing, View
from redcross_cli.terms import Lang

if TYPE_CHECKING:
    from redcross_cli.facts.history import Step
    from redcross_cli.figures.interval import Quantity

# 浙江等地, 内蒙古等8个省
_AND_OTHERS = "等(?:地|[0-9一二三四五六七八九十多]*个?[省市区县])"


def figure_as_read(fact: Fact, view: View) -> str:
    """The figure as the source prints it, if that is in the reader's language and names a unit.

    Else it is said in words.
    """
    if fact.figure is None:
        return ""
    source, unit = view.base.sources[fact.source], view.base.units[fact.figure.unit]
    printed = fact.figure.printed
    is_read = source.language is not UNSET and source.language.startswith(view.lang)
    names = (*unit.nouns.zh, *unit.nouns.en, unit.label.zh, unit.label.en)
    # 4,680 or "over 7.07 million" leaves open what is counted; 6444例 and 80% do not.
    if is_read and any(name.casefold() in printed.casefold() for name in names):
        return printed
    return figure_in_words(fact, view)


def figure_in_words(fact: Fact, view: View) -> str:
    """A figure with its hedge and unit, in the reader's language."""
    from redcross_cli.facts import quantity

    return quantity.figure_in_words(fact, view.base.units, view.lang)


def period_in_words(fact: Fact, view: View) -> str:
    from redcross_cli.facts.period import in_words

    return in_words(fact.period, fact.basis or None, view.lang)


def source_in_words(source: Source, lang: Lang) -> str:
    """What a source is called, what it was published in, and when."""
    return _(", ").join(filter(None, [*cited_names(source, lang), issued(source)]))


def credit_in_words(source: Source, lang: Lang) -> str:
    """What a source was published in, or else its title, and when."""
    return _(", ").join(filter(None, [credited(source, lang), issued(source)]))


def places_of(fact: Fact, view: View) -> str:
    """The names of all places of a fact, and whether its statement says that there are more."""
    names = [view.base.areas[area].name for area in fact.areas]
    places = in_list(name.pick(view.lang) for name in names)
    # A statement may say less than the whole name: 浙江 of 浙江省.
    begun = tuple(name.zh[:end] for name in names for end in range(2, len(name.zh) + 1))
    before = (match.start() for match in re.finditer(_AND_OTHERS, fact.statement.zh))
    if any(fact.statement.zh.endswith(begun, 0, end) for end in before):
        return _("{places} among other places").format(places=places)
    return places


def change_in_words(step: "Step", lang: Lang) -> str:
    """What changed since the figure before, or how the two agree; "" for the first."""
    if step.contradicted_by or step.agreement == "contradicting":
        return _("contradicts")
    if step.agreement:
        return _("may agree") if step.agreement == "overlapping" else _("agrees")
    if step.before is None:
        return _("not compared") if step.reason else ""
    if step.change is None:
        return _("not known")
    amount = _amount(step.change, lang)
    percent = f"{_amount(step.percent, lang)}%" if step.percent else ""
    return _("{} ({})").format(amount, percent) if percent else amount


def _amount(change: "Quantity", lang: Lang) -> str:
    """A change with its sign and bound."""
    from redcross_cli.facts.history import ends
    from redcross_cli.figures.wording import number_in_words

    signed = [
        ("+" if end > 0 else "") + number_in_words(end, lang)
        for end in ends(change)
        if end is not None
    ]
    if len(signed) > 1:
        return _("{} to {}").format(*signed)
    # A change may be a bound, for which the words of a hedge ("nearly") would be wrong.
    bounds = {
        ">": _("above {}"),
        ">=": _("at least {}"),
        "<": _("below {}"),
        "<=": _("at most {}"),
        "~": _("about {}"),
    }
    return bounds.get(change.comparator, "{}").format(*signed)


def list_facts(facts: Collection[Fact], view: View, names: str | None, format: str) -> Listing:
    """Facts in the columns that are named ("id,title,figure"), or those that listings have.

    Raises UsageError for what is neither the name of one of CHOICES nor a key of a fact.
    """
    if names is None:
        return Listing(facts, in_columns(FACTS, view.base), view, kind=Fact)
    if format in ("json", "jsonl", "ids"):
        raise UsageError(_("--columns does not go with --format {format}.").format(format=format))
    from redcross_cli.queries.selection import unknown

    keys = [key for key in rows.columns(Fact) if key not in CHOICES]
    known = CHOICES | {key: column_of(key) for key in keys}
    chosen = [name.strip() for name in names.split(",") if name.strip()]
    for name in chosen:
        if name not in known:
            raise unknown("column", name, known, known)
    if not chosen:
        raise UsageError(_("--columns names no column, such as: --columns id,title,figure"))
    columns = [known[name]._replace(only_wide=False, key=name) for name in chosen]
    return Listing(facts, columns, view, kind=Fact)


def column_of(key: str) -> Column:
    """A column of what stands in a record under a key."""
    return Column(key, lambda record, view: rows.cell(rows.at(msgspec.to_builtins(record), key)))


def in_columns(columns: Sequence[Column], base: FactBase) -> tuple[Column, ...]:
    """The columns, with the source's where more than one is loaded."""
    return (*columns, SOURCE) if len(base.sources) > 1 else tuple(columns)


def _facts_of(kind: Kind) -> Column:
    """How many facts have a record of a kind."""

    def cell(record: Any, view: View) -> str:
        return str(view.base.counts_by(kind)[record.id])

    return Column("Facts", cell, right=True, key="facts")


def _facts_under(theme: Any, view: View, place: int) -> str:
    return str(view.base.counts[theme.id][place])


ID = Column("ID", lambda record, view: record.id, unbroken=True)
TITLE = Column("Title", lambda record, view: record.title.pick(view.lang))
FIGURE = Column("Figure", figure_as_read, right=True)
THEME = Column("Theme", lambda fact, view: view.base.themes[fact.theme].title.pick(view.lang))
PERIOD = Column("Period", period_in_words)
SOURCE = Column("Source", lambda fact, view: fact.source, only_wide=True)

# Of a fact the title says as much as the id, which gives way where there is little room.
FACTS = (ID._replace(only_wide=True), TITLE, FIGURE, PERIOD)
# The columns that have a name, besides the keys of a fact.
CHOICES = {
    "id": ID,
    "title": TITLE,
    "figure": FIGURE,
    "period": PERIOD,
    "source": SOURCE,
    "theme": THEME,
    "areas": Column("Areas", places_of),
    "statement": Column("Statement", lambda fact, view: fact.statement.pick(view.lang)),
    "note": Column("Note", lambda fact, view: fact.note.pick(view.lang) if fact.note else ""),
}
THEMES = (
    ID,
    TITLE,
    Column("Indicators", partial(_facts_under, place=0), right=True, key="indicators"),
    Column("Actions", partial(_facts_under, place=1), right=True, key="actions"),
)
SOURCES = (
    ID,
    Column("Title", lambda source, view: cited_names(source, view.lang)[0]),
    Column("Published in", lambda source, view: cited_names(source, view.lang)[1]),
    Column("Date", lambda source, view: issued(source), unbroken=True),
    _facts_of("source"),
)
UNITS = (
    ID,
    Column("Label", lambda unit, view: unit.label.pick(view.lang)),
    Column("Counted by", lambda unit, view: in_list(unit.nouns.pick(view.lang))),
    _facts_of("unit"),
)
AREAS = (
    ID,
    Column("Name", lambda area, view: area.name.pick(view.lang)),
    _facts_of("area"),
)
