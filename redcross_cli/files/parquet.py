"""Facts that outgrow memory: a Parquet table, written by DuckDB and queried by it or by Spark.

A fact is a row: its keys, a nested one joined with an underscore, with what questions are
put to beside them:

=========================  ================================================================
``kind``                   ``fact``; or ``source``, ``theme``, ``unit``, ``area``, whose rows
                           hold their ``id`` and, in ``record``, their JSON
``number``                 its place in the file
``folded_title``, ...      the texts of a field, folded (`queries.fold`)
``first_day, last_day``    the days it is filed under (`facts.period`), in ISO 8601
``is_proven, published``   whether its source has a digest, and the date of that
``title_order_zh``, ...    what its titles are sorted by
=========================  ================================================================

https://parquet.apache.org/docs/file-format/
"""

import gzip
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from glob import escape, glob
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

import msgspec

from redcross_cli.errors import UnusableFileError, import_extra, sentence
from redcross_cli.facts.base import FactBase, collation, filing_period
from redcross_cli.facts.checks import used_twice
from redcross_cli.facts.csl import published
from redcross_cli.facts.model import Fact
from redcross_cli.facts.rows import LISTS, NUMBERS, OFFSETS, column_name, row_of
from redcross_cli.files.loading import PARQUET, SPARK, ending
from redcross_cli.files.whole_file import replacing, unreadable, unwritable
from redcross_cli.foreign import aside, retell
from redcross_cli.messages import _, file_name
from redcross_cli.queries.folded import Folded, fold_facts
from redcross_cli.queries.sql import prepared
from redcross_cli.queries.table import KEYS, FactsInTable

_KEYS = [*KEYS, "kind", "number", "record", *(f"folded_{field}" for field in Folded._fields)]
_KEYS += ["first_day", "last_day", "is_proven", "published", "title_order_zh", "title_order_en"]
_TYPES = {**dict.fromkeys(NUMBERS, "DOUBLE"), **dict.fromkeys(LISTS, "VARCHAR[]")}
_TYPES |= {**dict.fromkeys((*OFFSETS, "number"), "BIGINT"), "is_proven": "BOOLEAN"}
_COLUMNS = {column_name(key): _TYPES.get(key, "VARCHAR") for key in _KEYS}
_PART = 20_000  # facts that are folded at a time
_MEMORY = "300MB"  # of DuckDB's
_ENCODER = msgspec.json.Encoder()


def open_parquet(path: str) -> FactsInTable:
    """The facts of a Parquet file, of all in a folder, or of all that a glob names.

    With ``spark:`` before it, the path is of any storage that Spark reads.
    """
    return FactsInTable(Spark(path) if path.startswith(SPARK) else DuckDB(path))


class DuckDB:
    def __init__(self, path: str) -> None:
        self.name = path
        why = retell("No such file or directory")
        files = [path] if glob(path) else []
        if os.path.isfile(path):
            files = [escape(path)]
        elif os.path.isdir(path):
            inside = glob(f"{escape(path)}/*")  # without hidden files
            files = [escape(file) for file in inside if ending(file) == PARQUET]
            why = _("it holds no .parquet file")
        if not files:
            raise unreadable(path, "fact file", why)
        self._duckdb = _import_duckdb()
        # What does not fit goes, by default, where the command is typed.
        overflow = os.path.join(gettempdir(), f"redcross.{os.getpid()}")
        config = {"memory_limit": _MEMORY, "temp_directory": overflow}
        self._connection = self._duckdb.connect(config=config)
        self._connection.execute("CREATE MACRO regexp_like(s, p) AS regexp_matches(s, p)")
        read = f"read_parquet([{', '.join(map(_quoted, files))}], filename = true)"
        list(self.rows(f"CREATE VIEW facts AS SELECT *, filename AS file FROM {read}"))

    def rows(self, statement: str) -> Iterator[Sequence[Any]]:
        with _reading(self.name, self._duckdb.Error):
            # A cursor of its own, as one answer may be read while another is asked for.
            with _interruptible():
                found = self._connection.cursor().execute(*prepared(statement))
            while rows := found.fetchmany(1000):
                yield from rows


class Spark:
    """Parquet files as the view `facts` of a Spark session, where one machine is outgrown.

    The session is Spark's own: the one that runs, that of `SPARK_REMOTE`, or a local one.
    """

    def __init__(self, path: str) -> None:
        refusal = _(
            "Facts on Spark need PySpark, which is an extra: pip install 'redcross-cli[spark]'"
        )
        spark = import_extra("pyspark.sql", refusal)
        self.name = path
        self._error = import_extra("pyspark.errors", refusal).PySparkException
        self._session = spark.SparkSession.builder.appName("redcross").getOrCreate()
        with _reading(path, self._error):
            table = self._session.read.parquet(path.removeprefix(SPARK))
            table.selectExpr("*", "_metadata.file_path AS file").createOrReplaceTempView("facts")

    def rows(self, statement: str) -> Iterator[Sequence[Any]]:
        with _reading(self.name, self._error):
            text, values = prepared(statement)
            yield from self._session.sql(text, args=values).toLocalIterator()


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let a signal end the run; DuckDB makes a RuntimeError of it, and of nothing else."""
    try:
        yield
    except RuntimeError:
        raise KeyboardInterrupt from None


@contextmanager
def _reading(name: str, failure: type[Exception]) -> Iterator[None]:
    """Make of an engine's failure the sentence that this is no table of facts."""
    try:
        yield
    except failure as error:
        what = _("{path} is not a table of facts{aside}. Export it anew.")
        why = aside(str(error).partition("\n")[0].rstrip("."))
        raise UnusableFileError(what.format(path=file_name(name), aside=why)) from None


def _import_duckdb() -> Any:
    refusal = _(
        "Facts in Parquet need DuckDB, which is an extra: pip install 'redcross-cli[scale]'"
    )
    return import_extra("duckdb", refusal)


def write(path: Path, base: FactBase, facts: Iterable[Fact]) -> int:
    """Write facts, as they come, in place of what is at the path; return how many.

    ``base`` has what they refer to.
    """
    duckdb = _import_duckdb()
    with replacing(path) as temporary, TemporaryDirectory(dir=path.parent) as folder:
        lines = Path(folder, "lines.gz")
        with gzip.open(lines, "wb", compresslevel=1) as file:
            file.writelines(_lines(base, facts))
        table = _quoted(temporary)
        # Python writes a dict as DuckDB does a struct.
        read = f"read_json({_quoted(lines)}, format = 'newline_delimited', columns = {_COLUMNS})"
        written = f"FROM read_parquet({table}) WHERE kind = 'fact'"
        connection = duckdb.connect(config={"memory_limit": _MEMORY, "temp_directory": folder})
        try:
            with _interruptible():
                connection.execute(
                    f"COPY (FROM {read}) TO {table} (FORMAT parquet, COMPRESSION zstd)"
                )
            [[count]] = connection.execute(f"SELECT count(*) {written}").fetchall()
            twice = connection.execute(
                f"SELECT source, id, period {written} GROUP BY ALL HAVING count(*) > 1 LIMIT 1"
            ).fetchone()
        except duckdb.Error as error:
            raise unwritable(path, _("DuckDB fails") + aside(error)) from None
        finally:
            connection.close()
        if twice:
            raise UnusableFileError(sentence(used_twice(*twice)))
    return int(count)


def _quoted(path: str | Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _lines(base: FactBase, facts: Iterable[Fact]) -> Iterator[bytes]:
    """The rows of the table as lines of JSON: what facts refer to, and the facts."""
    number = 0
    for kind in ("source", "theme", "unit", "area"):
        for id, record in getattr(base, f"{kind}s").items():
            text = _ENCODER.encode(record).decode()
            row = {"kind": kind, "number": number, "id": id, "record": text}
            yield _ENCODER.encode(row) + b"\n"
            number += 1
    facts = iter(facts)
    while some := list(islice(facts, _PART)):
        for fact, folded in zip(some, fold_facts(some, base), strict=True):
            days = [day.isoformat() for day in filing_period(fact)]
            source = base.sources[fact.source]
            titles = [
                collation(title).decode("latin-1") for title in (fact.title.zh, fact.title.en)
            ]
            asked = [*folded, *days, bool(source.digest), published(source), *titles]
            values = [*row_of(fact), "fact", number, None, *asked]
            yield _ENCODER.encode(dict(zip(_COLUMNS, values, strict=True))) + b"\n"
            number += 1
