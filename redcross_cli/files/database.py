"""A fact file as a SQLite database, to browse with Datasette or `sqlite3`; it is read back whole.

The tables are those of a fact file, a record a row; lists are JSON, as SQLite has none. The
views `indicators` and `actions` join what facts refer to. SQLite's own `application_id` and
`user_version` tell such a file from others.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from msgspec import Struct

from redcross_cli.errors import RedcrossError, UnusableFileError
from redcross_cli.facts import rows
from redcross_cli.facts.checks import UnsoundFileError, problems_of_file, require_none
from redcross_cli.facts.csl import Source, issued
from redcross_cli.facts.decoding import decode, problem_of
from redcross_cli.facts.model import Catalogue, Fact, FactFile
from redcross_cli.facts.rows import KINDS, LISTS, column_name, columns
from redcross_cli.files.whole_file import reading, replacing, unreadable, unwritable
from redcross_cli.foreign import aside
from redcross_cli.messages import _, file_name

APPLICATION_ID = int.from_bytes(b"RCfb")
USER_VERSION = 3
_MAGIC = b"SQLite format 3\x00"
_TYPES = {**dict.fromkeys(rows.NUMBERS, ""), **dict.fromkeys(rows.OFFSETS, "INTEGER")}
_TYPES |= {key: f"TEXT REFERENCES {key}s (id)" for key in ("theme", "source", "unit")}
_SOURCE = msgspec.json.Decoder(Source)
_SOURCES = """CREATE TABLE sources (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, container_title TEXT, issued TEXT, record TEXT NOT NULL)"""
_VIEW = """
    CREATE VIEW {name} AS SELECT facts.id, facts.title_zh, facts.title_en, {figure}
    period, facts.areas, themes.title_zh AS theme_zh, themes.title_en AS theme_en,
    sources.title AS source_title, sources.issued AS source_issued,
    statement_zh, statement_en, note_zh, note_en
    FROM facts JOIN themes ON themes.id = facts.theme JOIN sources ON sources.id = facts.source
    LEFT JOIN units ON units.id = facts.unit WHERE printed IS {condition}
"""
_FIGURE = """
    printed, comparator, value, upper, units.label_zh AS unit_zh, units.label_en AS unit_en, basis,
"""


def write(path: Path, catalogue: Catalogue, facts: Iterable[Fact]) -> None:
    """Write facts, as they come, in place of what is at the path."""
    with replacing(path) as temporary:
        try:
            with closing(sqlite3.connect(temporary)) as connection, connection:
                _fill(connection, catalogue, facts)
        except sqlite3.Error as error:
            raise unwritable(path, _say_failure(error)) from None
        # The journal of an old database would change the new one beside it:
        # https://www.sqlite.org/howtocorrupt.html
        for journal in (f"{os.path.realpath(path)}-{kind}" for kind in ("journal", "wal")):
            if os.path.exists(journal):
                what = _(
                    "{file} belongs to an older database, which another program has open or did "
                    "not finish; close the program, or delete both files"
                )
                raise unwritable(path, what.format(file=file_name(os.path.basename(journal))))


def _fill(connection: sqlite3.Connection, catalogue: Catalogue, facts: Iterable[Fact]) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {USER_VERSION}")
    for statement in _tables().values():
        connection.execute(statement)
    connection.executemany(
        "INSERT INTO sources (id, title, container_title, issued, record) VALUES (?, ?, ?, ?, ?)",
        [
            (s.id, s.title, s.container_title or None, issued(s), msgspec.json.encode(s).decode())
            for s in catalogue.sources
        ],
    )
    for table, kind in KINDS.items():
        keys = columns(kind)
        marks = ", ".join("?" * len(keys))
        connection.executemany(
            f"INSERT INTO {table} ({_names(keys)}) VALUES ({marks})",
            (
                [
                    msgspec.json.encode(value).decode() if key in LISTS else value
                    for key, value in zip(keys, rows.row_of(record), strict=True)
                ]
                for record in (facts if kind is Fact else getattr(catalogue, table))
            ),
        )
    connection.execute(_VIEW.format(name="indicators", figure=_FIGURE, condition="NOT NULL"))
    connection.execute(_VIEW.format(name="actions", figure="", condition="NULL"))


def _tables() -> dict[str, str]:
    """The statements that make the tables, by name."""
    tables = {"sources": _SOURCES}
    for table, kind in KINDS.items():
        own = ", ".join(f"{column_name(key)} {_TYPES.get(key, 'TEXT')}" for key in columns(kind))
        unique = f"UNIQUE ({'source, id, period' if kind is Fact else 'id'})"
        tables[table] = f"CREATE TABLE {table} (number INTEGER PRIMARY KEY, {own}, {unique})"
    return tables


def _names(keys: Iterable[str]) -> str:
    # In brackets, as SQLite takes a name in quotes that is no column's for a text.
    return ", ".join(f"[{column_name(key)}]" for key in keys)


def read(path: Path) -> FactFile:
    """The fact file in a database that `write` made."""
    with reading(path, "fact file"), path.open("rb") as content:
        begun = content.read(len(_MAGIC))
    if begun != _MAGIC:
        raise UnusableFileError(_("{path} is not a SQLite database.", path=file_name(path)))
    location = f"file://{quote(os.fsencode(path.absolute()))}?mode=ro"
    try:
        with closing(sqlite3.connect(location, uri=True)) as connection:
            _require_ours(path, connection)
            kinds: dict[str, type[Struct]] = {"sources": Source, **KINDS}
            records = [tuple(_records(path, connection, *kind)) for kind in kinds.items()]
            file = FactFile(2, *records)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _failure(path, error) from None
    require_none(problems_of_file(file), str(path), str(path))
    return file


def _require_ours(path: Path, connection: sqlite3.Connection) -> None:
    [[application]] = connection.execute("PRAGMA application_id")
    [[version]] = connection.execute("PRAGMA user_version")
    if application != APPLICATION_ID:
        what = _("{path} is a database of another application.")
        raise UnusableFileError(what.format(path=file_name(path)))
    if version != USER_VERSION:
        what = _(
            "{path} is a fact base of version {version}; this redcross reads version {own}. "
            "Export it anew."
        )
        raise UnusableFileError(
            what.format(path=file_name(path), version=version, own=USER_VERSION)
        )
    # Tables could be read without end that compute, or share their pages:
    # https://www.sqlite.org/security.html
    tables = _tables()
    names = ", ".join(f"'{name}'" for name in tables)
    found = connection.execute(
        f"SELECT name, sql FROM sqlite_master WHERE tbl_name IN ({names}) AND type <> 'trigger' "
        "AND sql IS NOT NULL"
    )
    if dict(found) != tables:
        what = _("the tables are not as redcross made them")
        raise _damage(path, _(" ({})").format(what))
    for name in tables:
        [[said], *_others] = connection.execute(f"PRAGMA quick_check({name})")
        if said != "ok":
            raise _damage(path, aside(said.rpartition("\n")[2]))


def _records(
    path: Path, connection: sqlite3.Connection, table: str, kind: type[Struct]
) -> Iterator[Any]:
    keys = ("id", "record") if kind is Source else columns(kind)
    for row in connection.execute(f"SELECT {_names(keys)} FROM {table} ORDER BY number"):
        where = f"{path}: {table}.{row[0]}"
        try:
            if kind is Source:
                yield decode(str(row[1]).encode(), _SOURCE, where)
                continue
            values = [
                msgspec.json.decode(value) if key in LISTS else value
                for key, value in zip(keys, row, strict=True)
            ]
        except (msgspec.MsgspecError, TypeError, ValueError, RecursionError) as error:
            raise UnsoundFileError(where, problem_of(error)) from None
        yield rows.record_of(kind, keys, values, where)


def _failure(path: Path, error: Exception) -> RedcrossError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest is an extension
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        what = _("another program is writing to it; try again in a moment")
        return unreadable(path, "fact file", what)
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return unreadable(path, "fact file", _say_failure(error))
    return _damage(path, aside(str(error).partition(" with text ")[0]))  # which is damaged


def _damage(path: Path, why: str) -> UnusableFileError:
    what = _("{path} is damaged{aside}. Export it anew.")
    return UnusableFileError(what.format(path=file_name(path), aside=why))


def _say_failure(error: Exception) -> str:
    return _("SQLite fails") + aside(error)
