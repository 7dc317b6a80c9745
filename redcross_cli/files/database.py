"""A fact file as a SQLite database, to browse with Datasette or `sqlite3`; it is read back whole.

The tables are those of a fact file, a record a row; lists are JSON, as SQLite has none. The
views `indicators` and `actions` join what facts refer to. SQLite's own `application_id` and
`user_version` tell such a file from others.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import msgspec
from msgspec import Struct

from redcross_cli.errors import (
    OutputError,
    RedcrossError,
    UnreadableFileError,
    UnusableFileError,
    sentence,
)
from redcross_cli.facts.checks import json_path
from redcross_cli.facts.csl import Source, issued
from redcross_cli.facts.decoding import type_problem
from redcross_cli.facts.model import Area, Catalogue, Fact, FactFile, Theme, Unit
from redcross_cli.facts.rows import LISTS, columns, record_of, row_of
from redcross_cli.files.whole_file import replacing

APPLICATION_ID = int.from_bytes(b"RCfb")
USER_VERSION = 3
_MAGIC = b"SQLite format 3\x00"
_TABLES: dict[str, type[Struct]] = {"themes": Theme, "units": Unit, "areas": Area, "facts": Fact}
_TYPES = {"value": "", "upper": "", "locator.start": "INTEGER", "locator.end": "INTEGER"}
_REFERENCES = {
    "theme": "REFERENCES themes (id)",
    "source": "REFERENCES sources (id)",
    "unit": "REFERENCES units (id)",
}
_FIGURE_COLUMNS = (
    "printed, comparator, value, upper, units.label_zh AS unit_zh, units.label_en AS unit_en, basis"
)
_VIEW = (
    "SELECT facts.id, facts.title_zh, facts.title_en, {figure} period, facts.areas, "
    "themes.title_zh AS theme_zh, themes.title_en AS theme_en, sources.title AS source_title, "
    "sources.issued AS source_issued, statement_zh, statement_en, note_zh, note_en "
    "FROM facts JOIN themes ON themes.id = facts.theme JOIN sources ON sources.id = facts.source "
    "LEFT JOIN units ON units.id = facts.unit WHERE printed IS {condition}"
)
_S = TypeVar("_S", bound=Struct)


def write(path: Path, catalogue: Catalogue, facts: Iterable[Fact]) -> None:
    """Write facts, as they come, in place of what is at the path."""
    with replacing(path) as temporary:
        try:
            with closing(sqlite3.connect(temporary)) as connection, connection:
                _fill(connection, catalogue, facts)
        except sqlite3.Error as error:
            raise OutputError(f"Cannot write {path}: {error}.") from None


def _fill(connection: sqlite3.Connection, catalogue: Catalogue, facts: Iterable[Fact]) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {USER_VERSION}")
    connection.execute(
        "CREATE TABLE sources (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
        "title TEXT NOT NULL, container_title TEXT, issued TEXT, record TEXT NOT NULL)"
    )
    connection.executemany(
        "INSERT INTO sources (id, title, container_title, issued, record) VALUES (?, ?, ?, ?, ?)",
        [
            (s.id, s.title, s.container_title or None, issued(s), msgspec.json.encode(s).decode())
            for s in catalogue.sources
        ],
    )
    for table, kind in _TABLES.items():
        keys = columns(kind)
        defined = ", ".join(
            f"{_name(key)} {_TYPES.get(key, 'TEXT')} {_REFERENCES.get(key, '')}" for key in keys
        )
        unique = "source, id, period" if kind is Fact else "id"
        connection.execute(
            f"CREATE TABLE {table} (number INTEGER PRIMARY KEY, {defined}, UNIQUE ({unique}))"
        )
        records = facts if kind is Fact else getattr(catalogue, table)
        marks = ", ".join("?" * len(keys))
        connection.executemany(
            f"INSERT INTO {table} ({_names(keys)}) VALUES ({marks})",
            (_lists_to_json(keys, row_of(record)) for record in records),
        )
    figure = _VIEW.format(figure=f"{_FIGURE_COLUMNS},", condition="NOT NULL")
    connection.execute(f"CREATE VIEW indicators AS {figure}")
    connection.execute(f"CREATE VIEW actions AS {_VIEW.format(figure='', condition='NULL')}")


def _name(key: str) -> str:
    """The column for a record's key: ``title_zh`` for ``title.zh``."""
    return key.replace(".", "_")


def _names(keys: Iterable[str]) -> str:
    # In brackets, as SQLite takes a name in quotes that is no column's for a text.
    return ", ".join(f"[{_name(key)}]" for key in keys)


def _lists_to_json(keys: Iterable[str], row: Iterable[Any]) -> list[Any]:
    return [
        msgspec.json.encode(value).decode() if key in LISTS else value
        for key, value in zip(keys, row, strict=True)
    ]


def read(path: Path) -> FactFile:
    """The fact file in a database that `write` made; its records are decoded, not yet checked."""
    try:
        with path.open("rb") as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                raise UnusableFileError(f"{path} is not a SQLite database.")
    except OSError as error:
        reason = error.strerror or error
        raise UnreadableFileError(f"Cannot read the fact file {path}: {reason}.") from None
    location = f"file://{quote(os.fsencode(path.absolute()))}?mode=ro"
    try:
        with closing(sqlite3.connect(location, uri=True)) as connection:
            _require_ours(path, connection)
            sources = [
                _decoded(path, "sources", row, lambda row: _source(*row))
                for row in connection.execute("SELECT id, record FROM sources ORDER BY number")
            ]
            return FactFile(
                2,
                tuple(sources),
                tuple(_records(path, connection, "themes", Theme)),
                tuple(_records(path, connection, "units", Unit)),
                tuple(_records(path, connection, "areas", Area)),
                tuple(_records(path, connection, "facts", Fact)),
            )
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _failure(path, error) from None


def _require_ours(path: Path, connection: sqlite3.Connection) -> None:
    [[application]] = connection.execute("PRAGMA application_id")
    [[version]] = connection.execute("PRAGMA user_version")
    if application != APPLICATION_ID:
        raise UnusableFileError(f"{path} is a database of another application.")
    if version != USER_VERSION:
        raise UnusableFileError(
            f"{path} is a fact base of version {version}; this redcross reads version "
            f"{USER_VERSION}. Export it anew."
        )


def _records(
    path: Path, connection: sqlite3.Connection, table: str, kind: type[_S]
) -> Iterator[_S]:
    keys = columns(kind)

    def record(row: Sequence[Any]) -> _S:
        values = [
            msgspec.json.decode(value) if key in LISTS else value
            for key, value in zip(keys, row, strict=True)
        ]
        return record_of(kind, keys, values)

    for row in connection.execute(f"SELECT {_names(keys)} FROM {table} ORDER BY number"):
        yield _decoded(path, table, row, record)


def _source(id: str, record: str) -> Source:
    source = msgspec.json.decode(record, type=Source)
    if source.id != id:
        raise ValueError(f"the record's id is '{source.id}'")
    return source


def _decoded(
    path: Path, table: str, row: Sequence[Any], decode: Callable[[Sequence[Any]], _S]
) -> _S:
    try:
        return decode(row)
    except (msgspec.MsgspecError, TypeError, ValueError, RecursionError) as error:
        what = str(error)
        if isinstance(error, msgspec.ValidationError):
            problem = type_problem(error)
            what = ": ".join(filter(None, [json_path(problem.path), problem.what]))
        raise UnusableFileError(f"{path}: {table}.{row[0]}: {sentence(what)}") from None


def _failure(path: Path, error: Exception) -> RedcrossError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest is an extension
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        what = "another program is writing to it; try again in a moment"
        return UnreadableFileError(f"Cannot read the fact file {path}: {what}.")
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return UnreadableFileError(f"Cannot read the fact file {path}: {error}.")
    # A message may quote what is damaged, or be damaged itself.
    decoded = isinstance(error, sqlite3.Error)
    what = str(error).partition(" with text ")[0] if decoded else "it holds no text"
    return UnusableFileError(f"{path} is damaged: {what}. Export it anew.")
