"""What an export replaces, and what stands beside it; and what is not read without end."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from redcross_cli.errors import OutputError
from redcross_cli.files.whole_file import write_whole
from tests.conftest import SMALL, CommandLine
from tests.terminal import PLAIN, PROGRAM, heeding

FORMS = (".csv", ".db", ".parquet", ".xlsx", ".zip")


@pytest.mark.parametrize("ending", FORMS)
def test_a_file_keeps_its_owner_and_mode(
    redcross: CommandLine, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"facts{ending}"
    assert redcross("export", str(path), "--facts", str(SMALL)).code == 0
    path.chmod(0o750)
    if os.geteuid() == 0:
        os.chown(path, 1234, 1234)
    before = path.stat()
    assert redcross("export", str(path), "--facts", str(SMALL)).code == 0
    after = path.stat()
    assert all(getattr(after, n) == getattr(before, n) for n in ("st_uid", "st_gid", "st_mode"))
    assert after.st_ino != before.st_ino
    path.chmod(0o550)
    run = redcross("export", str(path), "--facts", str(SMALL))
    assert (run.code, run.err) == (74, f"Error: Cannot write {path}: Permission denied.\n")
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


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


def test_what_keeps_a_file_from_being_replaced_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is as if on a file system that is read only, where root may not write either."""
    file = tmp_path / "facts.csv"
    file.touch()
    really_open = os.open

    def refuse(path: str | Path, *rest: int) -> int:
        if Path(path) == file:
            raise OSError(30, "Read-only file system")
        return really_open(path, *rest)

    monkeypatch.setattr("os.access", lambda *_: False)
    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(OutputError, match=r"facts\.csv: Read-only file system\.$"):
        write_whole(file, ["new"])


@pytest.mark.parametrize("ending", FORMS)
def test_what_may_be_written_but_not_given_away_gets_a_new_owner(
    redcross: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    path = tmp_path / ("a" * (255 - len(ending)) + ending)  # as long as a name may be
    path.touch()
    path.chmod(0o666)
    if os.geteuid() == 0:
        os.chown(path, 1234, 1234)
    monkeypatch.setattr("os.chown", refuse)
    assert redcross("export", str(path), "--facts", str(SMALL)).code == 0
    assert (path.stat().st_uid, path.stat().st_mode & 0o777) == (os.geteuid(), 0o666)
    monkeypatch.setattr("pathlib.Path.replace", refuse)
    run = redcross("export", str(path), "--facts", str(SMALL), "--lang", "zh")
    assert run == (74, "", f"错误：无法写入“{path}”：不允许此操作。\n")


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_no_database_joins_a_journal(redcross: CommandLine, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "facts.db"
    journal = tmp_path / f"facts.db{suffix}"
    journal.touch()
    run = redcross("export", str(path), "--facts", str(SMALL))
    assert run.code == 74
    assert run.err.startswith(f"Error: Cannot write {path}: {journal.name} ")
    assert list(tmp_path.iterdir()) == [journal]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_ended_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    pipe, target = tmp_path / "pipe.jsonl", tmp_path / "facts.parquet"
    os.mkfifo(pipe)
    words = ["export", str(target), "--facts", str(pipe)]
    with heeding(number):
        process = subprocess.Popen([*PROGRAM, *words], env=PLAIN, start_new_session=True)
    with pipe.open("w", encoding="utf-8"):  # which waits until the export reads
        process.send_signal(number)
        assert process.wait(60) == 128 + number
    assert list(tmp_path.iterdir()) == [pipe]
