"""`redcross export`: whole files, and never half of one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from redcross_cli.errors import OutputError
from redcross_cli.facts.reading import load, shipped
from redcross_cli.output.file import write_whole
from tests.conftest import CommandLine


def test_json_is_a_fact_file_that_reads_back_the_same(
    redcross: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "facts.json"
    assert redcross("export", str(file)) == (0, "", f"127 facts written to {file}.\n")
    assert json.loads(file.read_bytes()) == json.loads(shipped().read_bytes())
    assert load(file).facts == load().facts
    assert redcross("validate", str(file)).code == 0


@pytest.mark.parametrize(
    ("ending", "format"),
    [(".csv", "csv"), (".tsv", "tsv"), (".md", "markdown")],
)
def test_the_ending_names_the_format(
    redcross: CommandLine, tmp_path: Path, ending: str, format: str
) -> None:
    file = tmp_path / f"facts{ending}"
    assert redcross("export", str(file)).code == 0
    ids = [fact.id for fact in load().facts]
    shown = redcross("show", *ids, "--format", format).out if format != "markdown" else None
    text = file.read_text(encoding="utf-8")
    assert shown is None or text == shown
    assert all(id in text for id in ids)


def test_two_files_are_exported_as_one(redcross: CommandLine, tmp_path: Path) -> None:
    press = str(Path(__file__).parent.parent / "data" / "press-2025-12.json")
    file = tmp_path / "both.json"
    assert redcross("export", str(file), "--facts", "default", "--facts", press).code == 0
    assert len(load(file).named("volunteers-registered")) == 2


@pytest.mark.parametrize("name", ["facts", "facts.xlsx", "facts.JSON5"])
def test_an_ending_that_names_no_format_is_refused(
    redcross: CommandLine, tmp_path: Path, name: str
) -> None:
    run = redcross("export", str(tmp_path / name))
    assert (run.code, run.out) == (2, "")
    endings = ".json, .jsonl, .db, .datapackage, .csv, .tsv, .md"
    assert f"names no format; end it in one of {endings}." in run.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_an_error(redcross: CommandLine, tmp_path: Path) -> None:
    run = redcross("export", str(tmp_path / "no" / "facts.csv"))
    assert (run.code, run.out) == (74, "")
    assert run.err.endswith("No such file or directory.\n")


def test_a_stop_in_the_middle_leaves_the_old_file_whole(tmp_path: Path) -> None:
    file = tmp_path / "facts.csv"
    file.write_text("old", encoding="utf-8")

    def broken(error: BaseException):  # type: ignore[no-untyped-def]
        yield "new"
        raise error

    with pytest.raises(OutputError, match="No space"):
        write_whole(file, broken(OSError(28, "No space left on device")))
    with pytest.raises(KeyboardInterrupt):
        write_whole(file, broken(KeyboardInterrupt()))
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]
