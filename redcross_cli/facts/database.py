"""A fact base in a SQLite file: facts are read when they are asked for."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar
from urllib.parse import quote
from weakref import finalize

import msgspec

from redcross_cli.errors import RedcrossError, UnreadableFileError, UnusableFileError, sentence
from redcross_cli.facts import checks, exactness
from redcross_cli.facts.base import (
    AS_FILED,
    EVERYTHING,
    Filter,
    Order,
    collation,
    references,
    whole,
)
from redcross_cli.facts.csl import Source
from redcross_cli.facts.database_tables import (
    APPLICATION_ID,
    KEYS,
    STATEMENTS,
    USER_VERSION,
    bounds,
    lists_from_json,
    marks,
    names,
)
from redcross_cli.facts.decoding import of_type
from redcross_cli.facts.model import Area, Fact, FactFile, Theme, Unit
from redcross_cli.facts.rows import columns, record_of

_PATIENCE = 2.0  # seconds to wait for a program that holds the file
_MOST_IDS = 5000  # compared with an unknown one
_ALIKE = 4  # letters that they begin with
_COLUMNS = f"{names(KEYS)}, period_first, period_last"
_MAGIC = b"SQLite format 3\x00"

_T = TypeVar("_T")
_R = TypeVar("_R", Source, Theme, Unit, Area)


def read(path: Path) -> FactFile:
    """A database as a fact file, whole."""
    base = FactsInDatabase(path)
    return whole(references(base), base.facts)


class FactsInDatabase:
    """The facts of a SQLite file, opened for reading.

    Raises UnreadableFileError or UnusableFileError when it is opened, and whenever it
    turns out not to hold what it should.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._connection = self._opened()
        self._require_ours()
        self.sources = _Records(self, "sources", Source)
        self.themes = _Records(self, "themes", Theme)
        self.units = _Records(self, "units", Unit)
        self.areas = _Records(self, "areas", Area)

    def _opened(self) -> sqlite3.Connection:
        try:
            with self.path.open("rb") as file:
                if file.read(len(_MAGIC)) != _MAGIC:
                    raise UnusableFileError(f"{self.path} is not a SQLite database.")
        except OSError as error:
            reason = error.strerror or error
            raise UnreadableFileError(f"Cannot read the fact file {self.path}: {reason}.") from None
        # A base may be passed on to another thread, and end there.
        location = f"file://{quote(os.fsencode(self.path.absolute()))}?mode=ro"
        try:
            connection = sqlite3.connect(
                location, timeout=_PATIENCE, uri=True, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise self._failure(error) from None
        finalize(self, connection.close)
        connection.create_function("collation", 1, collation, deterministic=True)
        return connection

    def _require_ours(self) -> None:
        [application] = self.column(int, "PRAGMA application_id")
        [version] = self.column(int, "PRAGMA user_version")
        if application != APPLICATION_ID:
            raise UnusableFileError(f"{self.path} is a database of another application.")
        if version != USER_VERSION:
            raise UnusableFileError(
                f"{self.path} is a fact base of version {version}; this redcross reads version "
                f"{USER_VERSION}. Export it anew."
            )
        self.require(STATEMENTS)

    def require(self, statements: Iterable[str]) -> None:
        """Raise UnusableFileError unless the database was made by these statements.

        Else a table could be a view, or lack what is relied on.
        """
        made = set(self.column(str, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"))
        if not made.issuperset(statements):
            raise UnusableFileError(
                f"{self.path} has other tables than redcross makes. Export it anew."
            )

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows that answer an SQL query, as they come."""
        try:
            yield from self._connection.execute(sql, parameters)
        except UnicodeEncodeError:
            return  # half a surrogate pair, which no row holds
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise self._failure(error) from None

    def column(self, kind: type[_T], sql: str, parameters: Sequence[Any] = ()) -> Iterator[_T]:
        """The first column of the rows that answer an SQL query, all of one type."""
        for value, *_ in self.query(sql, parameters):
            if not isinstance(value, kind):
                raise UnusableFileError(f"{self.path} is damaged. Export it anew.")
            yield value

    def _failure(self, error: Exception) -> RedcrossError:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest is an extension
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            what = "another program is writing to it; try again in a moment"
            return UnreadableFileError(f"Cannot read the fact file {self.path}: {what}.")
        if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
            return UnreadableFileError(f"Cannot read the fact file {self.path}: {error}.")
        if code == sqlite3.SQLITE_READONLY:  # a journal stands beside it
            return UnusableFileError(f"{self.path} was left half written. Export it anew.")
        # A message may quote what is damaged, or be damaged itself.
        decoded = isinstance(error, sqlite3.Error)
        what = str(error).partition(" with text ")[0] if decoded else "it holds no text"
        return UnusableFileError(f"{self.path} is damaged: {what}. Export it anew.")

    @property
    def facts(self) -> Collection[Fact]:
        return self.select()

    @cached_property
    def counts(self) -> dict[str, tuple[int, int]]:
        counts = {id: [0, 0] for id in self.themes}
        groups = "theme, printed IS NULL"
        for theme, place, count in self.query(
            f"SELECT {groups}, count(*) FROM facts GROUP BY {groups}"
        ):
            if theme not in counts:
                raise UnusableFileError(f"{self.path}: facts: there is no theme '{theme}'.")
            counts[theme][place] = count
        return {id: (indicators, actions) for id, (indicators, actions) in counts.items()}

    @cached_property
    def counts_by_source(self) -> dict[str, int]:
        counts = dict.fromkeys(self.sources, 0)
        counts.update(self.query("SELECT source, count(*) FROM facts GROUP BY source"))
        return counts

    def named(self, id: str) -> list[Fact]:
        return list(self.found("WHERE id = ? ORDER BY place", [id]))

    def ids_like(self, id: str) -> list[str]:
        sql = "SELECT id FROM facts ORDER BY place LIMIT ?"
        ids = list(self.column(str, sql, [_MOST_IDS + 1]))
        if len(ids) <= _MOST_IDS:
            return ids
        begun = id[:_ALIKE]
        sql = "SELECT DISTINCT id FROM facts WHERE id >= ? AND id < ? LIMIT ?"
        return list(self.column(str, sql, [begun, begun + chr(0x10FFFF), _MOST_IDS]))

    def at(self, places: Sequence[int]) -> Sequence[Fact]:
        """The facts with these numbers, in this order, read when they are asked for."""
        return _Places(self, places)

    def indicators(self) -> Collection[Fact]:
        return self.select(Filter(indicators_only=True))

    def select(
        self, where: Filter = EVERYTHING, order: Order = AS_FILED, limit: int | None = None
    ) -> Collection[Fact]:
        clause, parameters = _clause(where)
        return _Selection(
            self, clause, _ordering(order), [*parameters, -1 if limit is None else limit]
        )

    def numbered(self, places: Sequence[int]) -> Iterator[tuple[int, Fact]]:
        """The facts with these numbers and their number, in the order of the file."""
        sql = f"SELECT place, {_COLUMNS} FROM facts WHERE place IN ({marks(places)})"
        for place, *row in self.query(f"{sql} ORDER BY place", places):
            yield place, self._fact(row)

    def found(self, rest: str, parameters: Sequence[Any] = ()) -> Iterator[Fact]:
        """The facts that the rest of an SQL query selects."""
        for row in self.query(f"SELECT {_COLUMNS} FROM facts {rest}", parameters):
            yield self._fact(row)

    def _fact(self, row: Sequence[Any]) -> Fact:
        *values, first, last = row
        where = f"{self.path}: facts.{values[0]}"
        try:
            fact = record_of(Fact, KEYS, lists_from_json(KEYS, values))
        except (msgspec.MsgspecError, TypeError, ValueError, RecursionError) as error:
            raise UnusableFileError(f"{where}: {sentence(_misread(error))}") from None
        known = checks.Known(self.sources, self.themes, self.units, self.areas)
        for problem in (
            *checks.of_fact(fact, known, ()),
            *exactness.of_fact(fact, self.units, ()),
        ):
            where = f"{self.path}: {checks.json_path(('facts', fact.id, *problem.path))}"
            raise UnusableFileError(f"{where}: {sentence(problem.what)}")
        if (first, last) != bounds(fact):
            raise UnusableFileError(f"{where}: its period is not the one that is indexed.")
        return fact


class _Selection(Collection[Fact]):
    """Facts that are read each time they are iterated over."""

    def __init__(
        self, base: FactsInDatabase, clause: str, order: str, parameters: Sequence[Any]
    ) -> None:
        self._base, self._parameters = base, parameters
        self._clause, self._order = clause, order

    def __iter__(self) -> Iterator[Fact]:
        rest = f"{self._clause} ORDER BY {self._order} LIMIT ?"
        return self._base.found(rest, self._parameters)

    def __len__(self) -> int:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM facts {self._clause} LIMIT ?)"
        [count] = self._base.column(int, sql, self._parameters)
        return count

    def __contains__(self, fact: object) -> bool:
        return any(other == fact for other in self)


class _Places(Sequence[Fact]):
    """Facts by their numbers."""

    def __init__(self, base: FactsInDatabase, places: Sequence[int]) -> None:
        self._base, self._numbers = base, places

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return _Places(self._base, self._numbers[index])
        [fact] = self._base.found("WHERE place = ?", [self._numbers[index]])
        return fact


class _Records(Mapping[str, _R], Generic[_R]):
    """Records of one kind by their ids: one is read when asked for, all when iterated over."""

    def __init__(self, base: FactsInDatabase, table: str, kind: type[_R]) -> None:
        self._base, self._table = base, table
        self._kind: type[_R] = kind
        self._keys = ("id", "record") if kind is Source else columns(kind)
        self._read: dict[str, _R | None] = {}

    def __getitem__(self, id: str) -> _R:
        if id not in self._read:
            self._read[id] = next(self._records("WHERE id = ?", [id]), None)
        record = self._read[id]
        if record is None:
            raise KeyError(id)
        return record

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        [count] = self._base.column(int, f"SELECT count(*) FROM {self._table}")
        return count

    @cached_property
    def _all(self) -> list[str]:
        records = {record.id: record for record in self._records("ORDER BY place")}
        self._read = {**records}
        return list(records)

    def _records(self, rest: str, parameters: Sequence[Any] = ()) -> Iterator[_R]:
        sql = f"SELECT {names(self._keys)} FROM {self._table} {rest}"
        for row in self._base.query(sql, parameters):
            try:
                record = self._record(row)
            except (msgspec.MsgspecError, TypeError, ValueError, RecursionError) as error:
                where = f"{self._base.path}: {self._table}.{row[0]}"
                raise UnusableFileError(f"{where}: {sentence(_misread(error))}") from None
            yield record

    def _record(self, row: Sequence[Any]) -> _R:
        if self._kind is not Source:
            return record_of(self._kind, self._keys, lists_from_json(self._keys, row))
        source = msgspec.json.decode(row[1], type=Source)
        if source.id != row[0]:
            raise ValueError(f"the record's id is '{source.id}'")
        for problem in exactness.of_sources([source]):
            raise ValueError(problem.what)
        return source  # type: ignore[return-value]


def _misread(error: Exception) -> str:
    """Why a row is no record."""
    if not isinstance(error, msgspec.ValidationError):
        return "it is nested too deep" if isinstance(error, RecursionError) else str(error)
    path, what = of_type(error)
    return f"{checks.json_path(path)}: {what}" if path else what


def _clause(where: Filter) -> tuple[str, list[Any]]:
    """A filter as an SQL clause with its parameters."""
    parts: list[str] = []
    parameters: list[Any] = []
    if where.indicators_only:
        parts.append("printed IS NOT NULL")
    for column, ids in (("source", where.sources), ("theme", where.themes), ("unit", where.units)):
        if ids:
            parts.append(f"{column} IN ({marks(ids)})")
            parameters += ids
    if where.areas:
        parts.append(
            f"EXISTS (SELECT 1 FROM json_each(areas) WHERE json_each.value IN "
            f"({marks(where.areas)}))"
        )
        parameters += where.areas
    if where.periods:
        within = "period_first >= ? AND period_last <= ?"
        parts.append("(" + " OR ".join([within] * len(where.periods)) + ")")
        parameters += [day.isoformat() for span in where.periods for day in span]
    if where.prefix:
        parts.append("id >= ? AND id < ?")
        parameters += [where.prefix, where.prefix + chr(0x10FFFF)]
    return ("WHERE " + " AND ".join(parts) if parts else "", parameters)


def _ordering(order: Order) -> str:
    keys = {
        None: [],
        "value": ["value"],
        "title": [f"collation(title_{order.lang})"],
        "theme": ["(SELECT themes.place FROM themes WHERE themes.id = theme)"],
        "period": ["period_first", "period_last"],
    }[order.key]
    down = " DESC" * order.reverse
    last = ["value IS NULL"] if order.key == "value" else []
    place = "place" if keys else f"place{down}"
    return ", ".join([*last, *(f"{key}{down}" for key in keys), place])
