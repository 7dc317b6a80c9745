"""A fact base that is a table too large for memory: every question is one SQL statement."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import Any, Protocol

import msgspec

from redcross_cli.errors import UnusableFileError
from redcross_cli.facts import checks
from redcross_cli.facts.base import (
    AS_FILED,
    EVERYTHING,
    FactBase,
    Filter,
    Kind,
    Order,
    catalogue_of,
)
from redcross_cli.facts.checks import Known, Problem, UnsoundFileError
from redcross_cli.facts.csl import Source
from redcross_cli.facts.decoding import problem_of
from redcross_cli.facts.model import Area, Fact, FactFile, Theme, Unit
from redcross_cli.facts.rows import column_name, columns, record_of
from redcross_cli.messages import _, file_name
from redcross_cli.queries import sql
from redcross_cli.queries.fold import fold, join_lines
from redcross_cli.queries.matching import Ranked, Score
from redcross_cli.queries.question import Question

KEYS = columns(Fact)
COLUMNS = ", ".join(map(column_name, KEYS))
_KINDS: dict[str, Any] = {"source": Source, "theme": Theme, "unit": Unit, "area": Area}
_MOST_ALIKE = 5000
_MOST_TITLED = 10


class Engine(Protocol):
    """What runs SQL over the table `facts`."""

    name: str

    def rows(self, statement: str) -> Iterator[Sequence[Any]]:
        """The rows that answer a statement, as they come."""


class FactsInTable(FactBase):
    """The facts of a table, read when they are asked for."""

    is_in_memory = False

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        files = self._read_catalogues()
        checks.require_compatible([*files.values()], [*files])
        super().__init__(files.values())
        self._known = Known(catalogue_of(self))

    def _read_catalogues(self) -> dict[str, FactFile]:
        statement = (
            "SELECT file, kind, record FROM facts WHERE kind <> 'fact' ORDER BY file, number"
        )
        files: dict[str, dict[str, list[Any]]] = {}
        for file, kind, record in self._engine.rows(statement):
            records = files.setdefault(file, {name: [] for name in (*_KINDS, "fact")})
            try:
                records[kind].append(msgspec.json.decode(record, type=_KINDS[kind]))
            except (msgspec.MsgspecError, KeyError, TypeError) as error:
                path, what = problem_of(error)
                raise UnsoundFileError(self._engine.name, Problem((kind, *path), what)) from None
        if not files:
            what = _("{path} has no sources: it is no fact base.")
            raise UnusableFileError(what.format(path=file_name(self._engine.name)))
        return {name: FactFile(2, *map(tuple, records.values())) for name, records in files.items()}

    @property
    def facts(self) -> Collection[Fact]:
        return self.select()

    @cached_property
    def counts(self) -> dict[str, tuple[int, int]]:
        counted = self._engine.rows(
            "SELECT theme, count(DISTINCT CASE WHEN printed IS NOT NULL THEN id END), "
            "count(DISTINCT CASE WHEN printed IS NULL THEN id END) "
            "FROM facts WHERE kind = 'fact' GROUP BY theme"
        )
        counts = {theme: (indicators, actions) for theme, indicators, actions in counted}
        return {id: counts.get(id, (0, 0)) for id in self.themes}

    def _count_by(self, kind: Kind) -> dict[str, int]:
        if kind == "area":
            named = (f"array_contains(areas, {sql.value(id)})" for id in self.areas)
            counts = ", ".join(f"count(CASE WHEN {condition} THEN 1 END)" for condition in named)
            statement = f"SELECT {counts} FROM facts WHERE kind = 'fact'"
            [row] = self._engine.rows(statement) if self.areas else [()]
            return dict(zip(self.areas, map(int, row), strict=True))
        statement = f"SELECT {kind}, count(*) FROM facts WHERE kind = 'fact' GROUP BY {kind}"
        found = {id: int(count) for id, count in self._engine.rows(statement)}
        return {id: found.get(id, 0) for id in getattr(self, f"{kind}s")}

    def named(self, id: str) -> list[Fact]:
        condition = f"kind = 'fact' AND id = {sql.value(id)}"
        statement = f"SELECT {COLUMNS} FROM facts WHERE {condition} ORDER BY file, number"
        return list(self._facts_of(statement))

    def ids_like(self, id: str) -> list[str]:
        """Ids that begin as this one does, in their own order; a typo further on is forgiven."""
        begun = id[:3].casefold()
        condition = sql.condition_of(EVERYTHING._replace(prefix=begun))
        statement = f"SELECT DISTINCT id FROM facts WHERE {condition} ORDER BY id"
        return [id for (id,) in self._engine.rows(f"{statement} LIMIT {_MOST_ALIKE}")]

    def ids_titled(self, word: str) -> list[str]:
        """Ids of facts of which a title is a word; engines of SQL know no ß that is SS."""
        condition = f"kind = 'fact' AND {sql.stands_in('folded_title', join_lines([fold(word)]))}"
        statement = f"SELECT DISTINCT id, title_zh, title_en FROM facts WHERE {condition}"
        rows = self._engine.rows(f"{statement} ORDER BY id LIMIT {_MOST_ALIKE}")
        wanted = word.casefold()
        titled = [id for id, *titles in rows if wanted in map(str.casefold, titles)]
        return list(dict.fromkeys(titled))[:_MOST_TITLED]

    def select(
        self, where: Filter = EVERYTHING, order: Order = AS_FILED, limit: int | None = None
    ) -> Collection[Fact]:
        statement = sql.select_facts(COLUMNS, where, order, self.themes, limit)

        def count() -> int:
            counted = "count(DISTINCT id)" if where.latest_only else "count(*)"
            statement = f"SELECT {counted} FROM facts WHERE {sql.condition_of(where)}"
            [[count]] = self._engine.rows(statement)
            return int(count) if limit is None else min(int(count), limit)

        return _Selection(lambda: self._facts_of(statement), count)

    def candidates(self, folded: str, beside: Question | None, where: Filter) -> Iterator[Fact]:
        """Facts with a title or tag in which a word begins as this one does.

        With a question ``beside``, of those that answer it.
        """
        begun = f" {folded[:3]}" if folded.isascii() else folded[:1]
        conditions = [sql.condition_of(where), *([sql.is_found(beside)] if beside else [])]
        places = [sql.stands_in(f"folded_{column}", begun) for column in ("title", "tags")]
        found = f"{' AND '.join(conditions)} AND ({' OR '.join(places)})"
        first = f"SELECT file, number FROM facts WHERE {found} ORDER BY file, number"
        return self._facts_of(
            f"SELECT {COLUMNS} FROM facts JOIN ({first} LIMIT {_MOST_ALIKE}) "
            "USING (file, number) ORDER BY file, number"
        )

    def lacking(self, questions: Sequence[Question], where: Filter) -> list[tuple[bool, bool]]:
        [least] = self._engine.rows(sql.lacking(questions, where))
        return [(none != 0, but == 0) for none, but in zip(least[::2], least[1::2], strict=True)]

    def ranked(self, question: Question, where: Filter, limit: int | None) -> list[Ranked]:
        statement = sql.rank_facts(COLUMNS, question, where, limit)
        return [(Score(*row[:5]), self._fact(row[5:])) for row in self._engine.rows(statement)]

    def _facts_of(self, statement: str) -> Iterator[Fact]:
        return map(self._fact, self._engine.rows(statement))

    def _fact(self, row: Sequence[Any]) -> Fact:
        fact = record_of(Fact, KEYS, row, self._engine.name, ("facts", str(row[0])))
        # What it refers to may be of another writing, as files are replaced while they are read.
        problems = checks.problems_of_references(fact, self._known, ("facts", fact.id))
        checks.require_none(problems, self._engine.name)
        return fact


class _Selection(Collection[Fact]):
    """Facts that are read each time they are iterated over."""

    def __init__(self, read: Callable[[], Iterator[Fact]], count: Callable[[], int]) -> None:
        self._read, self._count = read, count

    def __iter__(self) -> Iterator[Fact]:
        return self._read()

    def __len__(self) -> int:
        return self._count()

    def __contains__(self, fact: object) -> bool:
        return any(other == fact for other in self)
