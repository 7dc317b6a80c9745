"""A SQLite fact base: the tables of `facts.database_tables`, the search index of `ask.index`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from redcross_cli.ask import index
from redcross_cli.errors import OutputError, UnusableFileError
from redcross_cli.facts import database_tables as tables
from redcross_cli.facts.checks import used_twice
from redcross_cli.facts.model import References
from redcross_cli.output.file import replacing
from redcross_cli.output.prepared import Rows

# Nothing is to be undone in a file that has no name yet: no journal, no waiting for the disk.
_SETTINGS = (
    *("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"),
    "cache_size = -65536",  # 64 MB
)


def write(path: Path, references: References, facts: Iterable[Rows], origin: str) -> int:
    """Write facts, as they come, in place of what is at the path; return how many there were.

    ``origin`` says in error messages what they come from.
    """
    with replacing(path) as temporary:
        connection = sqlite3.connect(temporary, isolation_level=None)
        try:
            _fill(connection, references, facts)
            try:
                tables.finish(connection)
            except sqlite3.IntegrityError:
                raise UnusableFileError(f"{origin}: {_twice(connection)}.") from None
            index.finish(connection)
            [count] = connection.execute("SELECT count(*) FROM facts").fetchone()
            connection.execute("COMMIT")
            return int(count)
        except sqlite3.Error as error:
            raise OutputError(f"Cannot write {path}: {error}.") from None
        finally:
            connection.close()


def _fill(connection: sqlite3.Connection, references: References, facts: Iterable[Rows]) -> None:
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    connection.execute("BEGIN")
    tables.create(connection, references)
    index.create(connection)
    for rows in facts:
        tables.insert(connection, rows.facts)
        index.insert(connection, rows.entries)


def _twice(connection: sqlite3.Connection) -> str:
    """Which fact is there twice."""
    keys = "source, id, period"
    [*key] = connection.execute(
        f"SELECT {keys} FROM facts GROUP BY {keys} HAVING count(*) > 1"
    ).fetchone()
    return used_twice(*key)
