"""Spark prints what DuckDB prints, over the same table: `python -m pytest -m long tests/queries`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from redcross_cli.facts.base import FactBase, file_of
from redcross_cli.files.parquet import write
from tests.conftest import CommandLine
from tests.many_facts import make_catalogue, make_facts

FACTS = 200_000
COMMANDS = """
themes
sources
show first-aid-certified-525 stem-cell-donations-annual-1
show first-aid-certified-5
show nothing-at-all
value volunteers-registered-338
indicators --theme volunteering --area Beijing --limit 20
indicators --unit yuan --period 2001/2005 --sort value --reverse --limit 50
indicators --sort value --limit 50
indicators --sort title --lang zh --limit 50
indicators --sort title --reverse --limit 50
indicators --sort theme --limit 50
indicators --sort period --reverse --limit 50
indicators --area Beijing --unit people --reverse --limit 50
search 志愿者 北京 --limit 50
search volunteers Beijing --limit 50
search 帳篷 --limit 50
search 287 --limit 50
search 287万 --limit 50
search 2.87 million people --limit 50
search 安徽志愿者有多少 --limit 50
search zhiyuanzhe --theme volunteering --limit 20
search volunter
search 企鹅
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    spark = pytest.importorskip("pyspark.sql", reason="PySpark is not installed")
    path = tmp_path_factory.mktemp("spark") / "facts.parquet"
    base = FactBase([file_of(make_catalogue(FACTS), ())])
    write(path, base, make_facts(FACTS))
    yield path
    if session := spark.SparkSession.getActiveSession():
        session.stop()


@pytest.mark.long
@pytest.mark.parametrize("command", COMMANDS.strip().splitlines())
@pytest.mark.filterwarnings("ignore")  # PySpark's own are not ours to mend
def test_spark_prints_what_duckdb_prints(redcross: CommandLine, many: Path, command: str) -> None:
    words = [*command.split(), "--format", "jsonl"]
    expected = redcross(*words, "--facts", str(many))
    assert redcross(*words, "--facts", f"spark:{many}") == expected


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", ["no.parquet", "facts.parquet/../no.parquet"])
def test_a_table_that_is_not_there_is_refused(redcross: CommandLine, many: Path, name: str) -> None:
    run = redcross("themes", "--facts", f"spark:{many.parent / name}")
    assert (run.code, run.out, run.err.count("\n")) == (65, "", 1)
    assert run.err.startswith(f"Error: spark:{many.parent / name} is not a table of facts (")
