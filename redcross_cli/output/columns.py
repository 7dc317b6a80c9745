"""The columns of facts: those that a listing has, and those that `--columns` names."""

from collections.abc import Collection

import msgspec

from redcross_cli.errors import UsageError
from redcross_cli.facts import rows
from redcross_cli.facts.base import SortKey
from redcross_cli.facts.model import Fact
from redcross_cli.messages import _
from redcross_cli.output import Column, Listing
from redcross_cli.output.view import View


def list_facts(
    facts: Collection[Fact], view: View, names: str | None = None, format: str = ""
) -> Listing:
    """Facts in the columns that are named ("id,title,figure"), or in those of all listings.

    Raises UsageError for what is neither the name of one of CHOICES, or the title that it has in
    a table, nor a key of a fact.
    """
    if names is None:
        columns = (*FACTS, SOURCE) if len(view.base.sources) > 1 else FACTS
        return Listing(facts, columns, view, kind=Fact)
    if format in ("json", "jsonl", "ids"):
        raise UsageError(_("--columns does not go with --format {format}.", format=format))
    from redcross_cli.queries.selection import unknown

    keys = [key for key in rows.columns(Fact) if key not in CHOICES]
    known = CHOICES | {key: column_of(key) for key in keys}
    titles = {_(column.title): name for name, column in CHOICES.items()}
    typed = (name.strip() for name in names.replace("，", ",").split(","))
    chosen = [titles.get(name, name) for name in typed if name]
    for name in chosen:
        if name not in known:
            raise unknown("column", name, known, known)
    if not chosen:
        raise UsageError(_("--columns names no column, such as: --columns id,title,figure"))
    named = [known[name]._replace(only_wide=False, key=name) for name in chosen]
    return Listing(facts, named, view, kind=Fact)


def sort_key(name: str) -> SortKey:
    """What facts are ordered by, by its name or the title of its column.

    Raises UsageError for what is neither.
    """
    from redcross_cli.queries.selection import unknown

    titles = {_(column.title): key for key, column in SORTED_BY.items()}
    known = {**titles, **{str(key): key for key in SORTED_BY}}
    if name not in known:
        raise unknown("column", name, known, SORTED_BY)
    return known[name]


def column_of(key: str) -> Column:
    """A column of what stands in a record under a key."""
    return Column(key, lambda record, view: rows.cell(rows.at(msgspec.to_builtins(record), key)))


ID = Column("ID", lambda record, view: record.id, unbroken=True)
TITLE = Column("Title", lambda record, view: record.title.pick(view.lang))
FIGURE = Column("Figure", lambda fact, view: view.figure(fact), right=True)
THEME = Column("Theme", lambda fact, view: view.base.themes[fact.theme].title.pick(view.lang))
PERIOD = Column("Period", lambda fact, view: view.period(fact))
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
    "areas": Column("Areas", lambda fact, view: view.places(fact)),
    "statement": Column("Statement", lambda fact, view: fact.statement.pick(view.lang)),
    "note": Column("Note", lambda fact, view: view.note(fact)),
}
SORTED_BY: dict[SortKey, Column]
SORTED_BY = {"value": FIGURE, "title": TITLE, "theme": THEME, "period": PERIOD}
