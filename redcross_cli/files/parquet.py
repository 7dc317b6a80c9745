"""Facts that outgrow memory: a Parquet table, written and queried by DuckDB.

A fact is a row: its keys, a nested one joined with an underscore, with what questions are
put to beside them:

=========================  ================================================================
``kind``                   ``fact``; or ``source``, ``theme``, ``unit``, ``area``, whose rows
                           hold their JSON in ``record`` and nothing else
``number``                 its place in the file
``folded_title``, ...      the texts of a field, folded (`queries.fold`)
``first_day, last_day``    the bounds of its period, in ISO 8601
``is_proven, published``   whether its source has a digest, and the date of that
``title_order_zh``, ...    what its titles are sorted by
=========================  ================================================================

https://parquet.apache.org/docs/file-format/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from glob import escape, glob
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import msgspec

from redcross_cli.errors import (
    OutputError,
    UnreadableFileError,
    UnusableFileError,
    UsageError,
    sentence,
)
from redcross_cli.facts import period
from redcross_cli.facts.base import FactBase, collation
from redcross_cli.facts.checks import used_twice
from redcross_cli.facts.csl import issued
from redcross_cli.facts.model import Fact
from redcross_cli.facts.rows import LISTS, row_of
from redcross_cli.files.whole_file import replacing
from redcross_cli.queries.folded import Folded, fold_facts
from redcross_cli.queries.sql import Sql
from redcross_cli.queries.table import KEYS, FactsInTable

if TYPE_CHECKING:
    import duckdb

_TYPES = {"value": "DOUBLE", "upper": "DOUBLE", **dict.fromkeys(LISTS, "VARCHAR[]")}
_TYPES |= dict.fromkeys(("locator.start", "locator.end", "number"), "BIGINT")
_TYPES["is_proven"] = "BOOLEAN"
_BESIDE = ("kind", "number", "record", *(f"folded_{field}" for field in Folded._fields))
_BESIDE += ("first_day", "last_day", "is_proven", "published", "title_order_zh", "title_order_en")
_COLUMNS = [key.replace(".", "_") for key in (*KEYS, *_BESIDE)]
_SCHEMA = ", ".join(
    f"{column}: '{_TYPES.get(key, 'VARCHAR')}'"
    for column, key in zip(_COLUMNS, (*KEYS, *_BESIDE), strict=True)
)
_PART = 20_000  # facts that are written at a time
_MEMORY = "400MB"  # of DuckDB's
_ENCODER = msgspec.json.Encoder()


def open_parquet(path: str) -> FactsInTable:
    """The facts of a Parquet file, of all in a folder, or of all that a glob names."""
    return FactsInTable(DuckDB(path))


class DuckDB:
    """Parquet files as the table `facts` of an embedded DuckDB."""

    def __init__(self, path: str) -> None:
        self.name = path
        is_folder = Path(path).is_dir()
        pattern = f"{path.rstrip('/')}/*.parquet" if is_folder else path
        if Path(path).is_file():
            pattern = escape(path)
        if not glob(pattern):
            reason = "it holds no .parquet file" if is_folder else "No such file or directory"
            raise UnreadableFileError(f"Cannot read the fact file {path}: {reason}.")
        self._duckdb = _import_duckdb()
        self._connection = self._duckdb.connect(config={"memory_limit": _MEMORY})
        self._connection.execute("CREATE MACRO regexp_like(s, p) AS regexp_matches(s, p)")
        quoted = pattern.replace("'", "''")
        self._run(
            Sql(
                "CREATE VIEW facts AS SELECT *, filename AS file "
                f"FROM read_parquet('{quoted}', filename = true)"
            )
        )

    def rows(self, statement: Sql) -> Iterator[Sequence[Any]]:
        found = self._run(statement)
        try:
            while rows := found.fetchmany(1000):
                yield from rows
        except self._duckdb.Error as error:
            raise self._failure(error) from None

    def _run(self, statement: Sql) -> duckdb.DuckDBPyConnection:
        try:
            # A cursor of its own, as one answer may be read while another is asked for.
            cursor: duckdb.DuckDBPyConnection = self._connection.cursor()
            return cursor.execute(statement.text, statement.parameters)
        except self._duckdb.Error as error:
            raise self._failure(error) from None

    def _failure(self, error: Exception) -> UnusableFileError:
        what = sentence(str(error).partition("\n")[0])
        return UnusableFileError(f"{self.name} is not a table of facts: {what} Export it anew.")


def _import_duckdb() -> Any:
    try:
        import duckdb
    except ImportError:
        raise UsageError(
            "Facts in Parquet need DuckDB, which is an extra: pip install 'redcross-cli[scale]'"
        ) from None
    return duckdb


def write(path: Path, base: FactBase, facts: Iterable[Fact]) -> int:
    """Write facts, as they come, in place of what is at the path; return how many.

    ``base`` has what they refer to.
    """
    duckdb = _import_duckdb()
    with replacing(path) as temporary, TemporaryDirectory(dir=path.parent) as folder:
        connection = duckdb.connect(config={"memory_limit": _MEMORY, "temp_directory": folder})
        try:
            parts = _write_parts(connection, Path(folder), base, facts)
            connection.execute(
                f"COPY (SELECT * FROM read_parquet({parts})) TO '{_quoted(temporary)}' "
                "(FORMAT parquet, COMPRESSION zstd)"
            )
            written = f"FROM read_parquet('{_quoted(temporary)}') WHERE kind = 'fact'"
            [[count]] = connection.execute(f"SELECT count(*) {written}").fetchall()
            twice = connection.execute(
                f"SELECT source, id, period {written} GROUP BY ALL HAVING count(*) > 1 LIMIT 1"
            ).fetchone()
        except duckdb.Error as error:
            raise OutputError(f"Cannot write {path}: {error}.") from None
        finally:
            connection.close()
        if twice:
            raise UnusableFileError(f"{used_twice(*twice)}.")
    return int(count)


def _write_parts(
    connection: duckdb.DuckDBPyConnection, folder: Path, base: FactBase, facts: Iterable[Fact]
) -> list[str]:
    """Write facts to several files, while the next are prepared."""
    facts = iter(facts)
    parts: list[str] = []
    lines = list(_reference_lines(base))
    number = len(lines)
    with ThreadPoolExecutor(1) as writer:
        written: Future[None] | None = None
        while lines or not parts:
            part = folder / f"{len(parts):06}"
            part.with_suffix(".jsonl").write_bytes(b"\n".join(lines))
            if written:
                written.result()
            written = writer.submit(_write_part, connection, part)
            parts.append(str(part.with_suffix(".parquet")))
            some = list(islice(facts, _PART))
            lines = _fact_lines(some, base, number)
            number += len(some)
        if written:
            written.result()
    return parts


def _write_part(connection: duckdb.DuckDBPyConnection, part: Path) -> None:
    lines = part.with_suffix(".jsonl")
    connection.execute(
        f"COPY (SELECT * FROM read_json('{_quoted(lines)}', format = 'newline_delimited', "
        f"columns = {{{_SCHEMA}}})) "
        f"TO '{_quoted(part.with_suffix('.parquet'))}' (FORMAT parquet, COMPRESSION zstd)"
    )
    lines.unlink()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _reference_lines(base: FactBase) -> Iterator[bytes]:
    records = [
        (kind, record)
        for kind, known in (
            ("source", base.sources),
            ("theme", base.themes),
            ("unit", base.units),
            ("area", base.areas),
        )
        for record in known.values()
    ]
    for number, (kind, record) in enumerate(records):
        text = _ENCODER.encode(record).decode()
        yield _ENCODER.encode({"kind": kind, "number": number, "id": record.id, "record": text})


def _fact_lines(facts: Sequence[Fact], base: FactBase, number: int) -> list[bytes]:
    """Facts as lines of JSON, one for each, by the columns of the table."""
    lines = []
    for place, (fact, folded) in enumerate(zip(facts, fold_facts(facts, base), strict=True)):
        first, last = period.parse(fact.period)
        row = [*row_of(fact), "fact", number + place, None, *folded]
        source = base.sources[fact.source]
        row += [first.isoformat(), last.isoformat(), bool(source.digest), issued(source)]
        row += [collation(title).decode("latin-1") for title in (fact.title.zh, fact.title.en)]
        lines.append(_ENCODER.encode(dict(zip(_COLUMNS, row, strict=True))))
    return lines
