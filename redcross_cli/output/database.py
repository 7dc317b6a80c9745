"""A SQLite fact base: the tables of `facts.database_tables`, the search index of `ask.index`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from redcross_cli.ask import index
from redcross_cli.errors import OutputError, UnusableFileError
from redcross_cli.facts import database_tables as tables
from redcross_cli.facts.checks import used_twice
from redcross_cli.facts.model import Fact, References
from redcross_cli.output.file import replacing

_BATCH = 1000  # facts written at once
# Nothing is to be undone in a file that has no name yet: no journal, no waiting for the disk.
_SETTINGS = (
    *("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"),
    "cache_size = -65536",  # 64 MB
)


def write(path: Path, references: References, facts: Iterable[Fact]) -> int:
    """Write facts, as they come, in place of what is at the path; return how many there were."""
    with replacing(path) as temporary:
        connection = sqlite3.connect(temporary, isolation_level=None)
        try:
            return _fill(connection, references, facts)
        except sqlite3.Error as error:
            raise OutputError(f"Cannot write {path}: {error}.") from None
        finally:
            connection.close()


def _fill(connection: sqlite3.Connection, references: References, facts: Iterable[Fact]) -> int:
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    connection.execute("BEGIN")
    tables.create(connection, references)
    index.create(connection)
    entries = index.Entries(references)
    count = 0
    for batch in _batches(enumerate(facts, 1)):
        tables.insert(connection, [tables.prepared(place, fact) for place, fact in batch])
        index.insert(connection, [entries.of(place, fact) for place, fact in batch])
        count += len(batch)
    try:
        tables.finish(connection)
    except sqlite3.IntegrityError:
        source, id = connection.execute(
            "SELECT source, id FROM facts GROUP BY source, id HAVING count(*) > 1"
        ).fetchone()
        raise UnusableFileError(f"{used_twice(source, id).capitalize()}.") from None
    index.finish(connection)
    connection.execute("COMMIT")
    return count


def _batches(facts: Iterable[tuple[int, Fact]]) -> Iterator[list[tuple[int, Fact]]]:
    numbered = iter(facts)
    while batch := list(islice(numbered, _BATCH)):
        yield batch
