"""The table of `files.parquet` on Apache Spark, where one machine is outgrown.

The session is Spark's own: the one that runs, that of `SPARK_REMOTE`, or a local one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from redcross_cli.errors import UnusableFileError, UsageError
from redcross_cli.queries.sql import Sql
from redcross_cli.queries.table import FactsInTable


def open_spark(path: str) -> FactsInTable:
    """The facts of a Parquet file, folder or glob on any storage that Spark reads."""
    return FactsInTable(Spark(path))


class Spark:
    """Parquet files as the view `facts` of a Spark session."""

    def __init__(self, path: str) -> None:
        try:
            from pyspark.errors import PySparkException
            from pyspark.sql import SparkSession
        except ImportError:
            raise UsageError(
                "Facts on Spark need PySpark, which is an extra: pip install 'redcross-cli[spark]'"
            ) from None
        self.name = f"spark:{path}"
        self._error = PySparkException
        self._session: Any = SparkSession.builder.appName("redcross").getOrCreate()
        try:
            table = self._session.read.parquet(path)
            table.selectExpr("*", "_metadata.file_path AS file").createOrReplaceTempView("facts")
        except self._error as error:
            raise self._failure(error) from None

    def rows(self, statement: Sql) -> Iterator[Sequence[Any]]:
        try:
            found = self._session.sql(statement.text, args=list(statement.parameters))
            yield from found.toLocalIterator()
        except self._error as error:
            raise self._failure(error) from None

    def _failure(self, error: Exception) -> UnusableFileError:
        what = str(error).partition("\n")[0]
        return UnusableFileError(f"{self.name} is not a table of facts: {what}")
