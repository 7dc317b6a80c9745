"""Parquet: several files are one base, and what is no table of facts is refused."""

import sys
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from redcross_cli.errors import UnusableFileError
from redcross_cli.facts.base import catalogue_of
from redcross_cli.files.loading import load
from redcross_cli.files.parquet import DuckDB
from redcross_cli.queries.search import search
from tests.conftest import PRESS, CommandLine


def write(path: Path, query: str) -> None:
    """Write what a query gives as Parquet."""
    duckdb.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")


def test_a_folder_or_a_glob_is_one_base(redcross: CommandLine, tmp_path: Path) -> None:
    redcross("export", str(tmp_path / "1.parquet"))
    redcross("export", str(tmp_path / "2.parquet"), "--facts", str(PRESS))
    both = load("default", PRESS)
    for path in (tmp_path, tmp_path / "*.parquet"):
        base = load(path)
        assert catalogue_of(base) == catalogue_of(both)
        assert list(base.facts) == list(both.facts)
        assert (base.counts, base.counts_by("source")) == (both.counts, both.counts_by("source"))
        assert base.named("volunteers-registered") == both.named("volunteers-registered")
        assert search(base, ["志愿者"]) == search(both, ["志愿者"])


def test_a_table_is_written_of_all_files(redcross: CommandLine, tmp_path: Path) -> None:
    for name, facts in (("a.jsonl", "default"), ("b.jsonl", str(PRESS))):
        redcross("export", str(tmp_path / name), "--facts", facts)
    both = ("--facts", str(tmp_path / "a.jsonl"), "--facts", str(tmp_path / "b.jsonl"))
    redcross("export", str(tmp_path / "all.parquet"), *both)
    assert list(load(tmp_path / "all.parquet").facts) == list(load("default", PRESS).facts)


def test_a_folder_is_read_whatever_its_name(redcross: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "d[1]"
    folder.mkdir()
    redcross("export", str(folder / "A.PARQUET"))
    assert list(load(folder).facts) == list(load().facts)


@pytest.mark.skipif(sys.platform == "win32", reason="no name has a star there")
def test_a_file_of_that_name_is_no_glob(tmp_path: Path) -> None:
    file = tmp_path / "m*.json"
    file.write_bytes(PRESS.read_bytes())
    assert list(load(file).facts) == list(load(PRESS).facts)


def test_a_base_may_be_cut_into_parts(redcross: CommandLine, tmp_path: Path) -> None:
    """As Spark writes it: what facts refer to stands in one of the parts."""
    whole, parts = tmp_path / "facts.parquet", tmp_path / "parts"
    redcross("export", str(whole))
    parts.mkdir()
    for part, rows in enumerate(("number < 100", "number >= 100")):
        write(parts / f"part-{part}.parquet", f"SELECT * FROM '{whole}' WHERE {rows}")
    assert list(load(parts).facts) == list(load().facts)


def test_a_question_can_be_interrupted(
    redcross: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When DuckDB looks for a signal depends on the machine, so here it has found one."""

    def interrupted() -> None:
        raise RuntimeError("Query interrupted")

    redcross("export", str(tmp_path / "facts.parquet"))
    engine = DuckDB(str(tmp_path / "facts.parquet"))
    monkeypatch.setattr(engine, "_connection", SimpleNamespace(cursor=interrupted))
    with pytest.raises(KeyboardInterrupt):
        list(engine.rows("SELECT 1"))


def test_files_that_do_not_agree_are_refused(redcross: CommandLine, tmp_path: Path) -> None:
    for name in ("1.parquet", "2.parquet"):
        redcross("export", str(tmp_path / name))
    run = redcross("themes", "--facts", str(tmp_path))
    assert (run.code, run.out) == (65, "")
    assert f"the source 'crcn-2024' stands in {tmp_path / '1.parquet'} as well" in run.err


def test_what_is_no_table_of_facts_is_refused(redcross: CommandLine, tmp_path: Path) -> None:
    whole = tmp_path / "facts.parquet"
    redcross("export", str(whole))
    made = {
        "other": "SELECT 1 AS id",
        "no-sources": f"SELECT * FROM '{whole}' WHERE kind = 'fact'",
        "no-column": f"SELECT * EXCLUDE (title_zh) FROM '{whole}'",
        "no-title": f"SELECT * REPLACE (NULL AS title_zh) FROM '{whole}'",
        "no-period": f"SELECT * REPLACE ('x' AS period) FROM '{whole}'",
        "half-a-figure": f"SELECT * REPLACE (NULL AS comparator) FROM '{whole}'",
        "no-such-source": f"SELECT * REPLACE (if(kind = 'fact', 'x', source) AS source) FROM '{whole}'",
        "no-record": f"SELECT * REPLACE ('{{}}' AS record) FROM '{whole}'",
    }
    for name, query in made.items():
        write(tmp_path / f"{name}.parquet", query)
    (tmp_path / "cut.parquet").write_bytes(whole.read_bytes()[:1000])
    (tmp_path / "text.parquet").write_text("id,title\n", encoding="utf-8")
    for path in (tmp_path / f"{name}.parquet" for name in (*made, "cut", "text")):
        run = redcross("show", "aeds-installed", "--facts", str(path))
        assert (run.code, run.out) == (65, ""), path
        assert run.err.startswith(f"Error: {path}"), run.err
        assert run.err.count("\n") == 1


def test_a_table_replaced_while_read_is_refused(redcross: CommandLine, tmp_path: Path) -> None:
    table = tmp_path / "facts.parquet"
    redcross("export", str(table))
    base = load(table)
    redcross("export", str(table), "--facts", str(PRESS))
    with pytest.raises(UnusableFileError, match=r"there is no source "):
        list(base.facts)


def test_where_there_is_no_table_none_is_read(redcross: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("empty", "facts.parquet", "*.parquet"):
        path = str(tmp_path / name)
        run = redcross("show", "aeds-installed", "--facts", path)
        assert (run.code, run.out) == (66, "")
        assert run.err.startswith(f"Error: Cannot read the fact file {path}: ")


NO_DUCKDB = "Facts in Parquet need DuckDB, which is an extra: pip install 'redcross-cli[scale]'"
MISSING = {
    "themes --facts .": ("duckdb", NO_DUCKDB),
    "export new.parquet": ("duckdb", NO_DUCKDB),
    "themes --facts spark:.": ("pyspark.sql", "Facts on Spark need PySpark, which is an extra: pip install 'redcross-cli[spark]'"),
    "mcp": ("mcp.server", "Serving needs the MCP SDK 2, which is an extra: pip install 'redcross-cli[mcp]'"),
    "export new.xlsx": ("xlsxwriter", "A workbook needs XlsxWriter, which is an extra: pip install 'redcross-cli[xlsx]'"),
}  # fmt: skip


@pytest.mark.parametrize("words", MISSING)
def test_an_extra_that_is_not_installed_is_named(
    redcross: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str
) -> None:
    module, message = MISSING[words]
    (tmp_path / "facts.parquet").touch()  # a table by its name
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.delitem(sys.modules, "redcross_cli.assistants.server", raising=False)
    assert redcross(*words.split()) == (2, "", f"Error: {message}\n")
    assert [file.name for file in tmp_path.iterdir()] == ["facts.parquet"]


def test_validate_refuses_what_no_facts_are_read_from(
    redcross: CommandLine, table_file: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "facts.xlsx"
    sheet.write_bytes(b"PK\xff")
    alone = "A Parquet table of facts stands alone; export it together with the other files."
    for files, code, said in (
        ([str(table_file), str(PRESS)], 2, f"Error: {alone}\n"),
        ([str(sheet)], 65, f"Error: {sheet} "),
    ):
        loaded = redcross("themes", *(word for file in files for word in ("--facts", file)))
        assert redcross("validate", *files) == loaded
        assert (loaded.code, loaded.err[: len(said)]) == (code, said)
