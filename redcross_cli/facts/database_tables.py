"""The tables of a fact base in a SQLite file: those of a fact file, a record a row.

SQLite's own `application_id` and `user_version` tell such a file from others.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from redcross_cli.facts import period
from redcross_cli.facts.csl import issued
from redcross_cli.facts.model import Area, Fact, References, Theme, Unit
from redcross_cli.facts.rows import LISTS, columns, row_of

APPLICATION_ID = int.from_bytes(b"RCfb")
USER_VERSION = 2
KEYS = columns(Fact)


def name_of(key: str) -> str:
    """The column of the database for a record's key: ``title_zh`` for ``title.zh``."""
    return key.replace(".", "_")


def names(keys: Iterable[str]) -> str:
    """The columns for some keys, as SQL lists them."""
    # In brackets, as SQLite takes a name in quotes that is no column's for a text.
    return ", ".join(f"[{name_of(key)}]" for key in keys)


def marks(values: Collection[Any]) -> str:
    """Parameters for some values, as SQL lists them."""
    return ", ".join("?" * len(values))


_TABLES: dict[str, type[Struct]] = {"themes": Theme, "units": Unit, "areas": Area}
_TYPES = {"value": "", "upper": "", "locator.start": "INTEGER", "locator.end": "INTEGER"}
_REFERENCES = {
    "theme": "REFERENCES themes (id)",
    "source": "REFERENCES sources (id)",
    "unit": "REFERENCES units (id)",
}
_VIEW_COLUMNS = (
    "facts.id, facts.title_zh, facts.title_en, printed, comparator, value, upper, "
    "units.label_zh AS unit_zh, units.label_en AS unit_en, basis, period, facts.areas, "
    "themes.title_zh AS theme_zh, themes.title_en AS theme_en, "
    "sources.title AS source_title, sources.issued AS source_issued, "
    "statement_zh, statement_en, note_zh, note_en"
)
_JOINS = (
    "FROM facts JOIN themes ON themes.id = facts.theme JOIN sources ON sources.id = facts.source "
    "LEFT JOIN units ON units.id = facts.unit"
)


def _records(table: str, kind: type[Struct]) -> str:
    defined = ", ".join(f"{name_of(key)} TEXT NOT NULL" for key in columns(kind))
    return f"CREATE TABLE {table} (place INTEGER PRIMARY KEY, {defined}, UNIQUE (id))"


def _facts() -> str:
    defined = ", ".join(
        f"{name_of(key)} {_TYPES.get(key, 'TEXT')} {_REFERENCES.get(key, '')}".strip()
        for key in KEYS
    )
    return (
        f"CREATE TABLE facts (place INTEGER PRIMARY KEY, {defined}, "
        "period_first TEXT, period_last TEXT)"
    )


_CREATED = (
    "CREATE TABLE sources (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
    "title TEXT NOT NULL, container_title TEXT, issued TEXT, record TEXT NOT NULL)",
    *(_records(table, kind) for table, kind in _TABLES.items()),
    _facts(),
)
_INDEXES = (
    "CREATE UNIQUE INDEX facts_by_source ON facts (source, id, period)",
    "CREATE INDEX facts_by_id ON facts (id)",
    "CREATE INDEX facts_by_theme ON facts (theme, printed IS NULL)",
    "CREATE INDEX facts_by_unit ON facts (unit, value)",
)
# What a fact base is made by: SQLite keeps these statements, word for word.
STATEMENTS = (*_CREATED, *_INDEXES)


def create(connection: sqlite3.Connection, references: References) -> None:
    """Make the tables of a fact base, and fill all but that of the facts."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {USER_VERSION}")
    for statement in _CREATED:
        connection.execute(statement)
    connection.executemany(
        "INSERT INTO sources (id, title, container_title, issued, record) VALUES (?, ?, ?, ?, ?)",
        [
            (s.id, s.title, s.container_title or None, issued(s), msgspec.json.encode(s).decode())
            for s in references.sources
        ],
    )
    for table, kind in _TABLES.items():
        keys = columns(kind)
        records = getattr(references, table)
        values = [lists_to_json(keys, [_at(record, key) for key in keys]) for record in records]
        connection.executemany(
            f"INSERT INTO {table} ({names(keys)}) VALUES ({marks(keys)})", values
        )


def _at(record: Any, key: str) -> Any:
    for name in key.split("."):
        record = getattr(record, name)
    return record


def insert(connection: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> None:
    """Put facts into their table, as rows that `prepared` made."""
    marks = ", ".join("?" * (len(KEYS) + 3))
    connection.executemany(f"INSERT INTO facts VALUES ({marks})", rows)


def prepared(place: int, fact: Fact) -> list[Any]:
    """A fact as a row of its table, under a number in the file's order."""
    return [place, *lists_to_json(KEYS, row_of(fact)), *bounds(fact)]


def lists_to_json(keys: Iterable[str], row: Iterable[Any]) -> list[Any]:
    """A row in which the lists are JSON, as SQLite has none."""
    return [
        msgspec.json.encode(value).decode() if key in LISTS else value
        for key, value in zip(keys, row, strict=True)
    ]


def lists_from_json(keys: Iterable[str], row: Iterable[Any]) -> list[Any]:
    """A row as it was before `lists_to_json`."""
    return [
        msgspec.json.decode(value) if key in LISTS else value
        for key, value in zip(keys, row, strict=True)
    ]


def bounds(fact: Fact) -> tuple[str, str]:
    """The first and the last day of a fact's period, in ISO 8601."""
    first, last = period.parse(fact.period)
    return first.isoformat(), last.isoformat()


def finish(connection: sqlite3.Connection) -> None:
    """Make the indexes and views, once all facts are in.

    Raises sqlite3.IntegrityError where a source has an id twice for one period.
    """
    for statement in _INDEXES:
        connection.execute(statement)
    connection.execute(
        f"CREATE VIEW indicators AS SELECT {_VIEW_COLUMNS} {_JOINS} WHERE printed IS NOT NULL"
    )
    acts = ", ".join(
        name
        for name in _VIEW_COLUMNS.split(", ")
        if not name.startswith(("printed", "comparator", "value", "upper", "units.", "basis"))
    )
    connection.execute(f"CREATE VIEW actions AS SELECT {acts} {_JOINS} WHERE printed IS NULL")
