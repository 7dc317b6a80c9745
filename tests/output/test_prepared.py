"""Lines made ready for a database by other processes are those that this one makes."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from redcross_cli.errors import OutputError, UnusableFileError
from redcross_cli.facts.lines import Line, Lines
from redcross_cli.output import prepared
from tests.benchmarks.generate import lines as generated


def unwatched(size: int) -> None:
    """Nobody looks at the progress."""


@pytest.fixture
def lines(tmp_path: Path) -> Lines:
    file = tmp_path / "facts.jsonl"
    file.write_bytes(b"".join(generated(300)))
    return Lines(file)


@pytest.fixture
def many_processes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Even a small file is read by three processes, a few lines at a time."""
    monkeypatch.setattr(prepared, "_LARGE", 0)
    monkeypatch.setattr(prepared, "_BATCH", 16)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    yield
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("many_processes")
def test_the_rows_are_the_same_and_in_order(lines: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = list(prepared.of_lines(lines, unwatched))
    assert len(rows) == 19
    monkeypatch.setattr(prepared, "_LARGE", lines.size + 1)
    assert list(prepared.of_lines(Lines(Path(lines.name)), unwatched)) == rows


@pytest.mark.usefixtures("many_processes")
def test_the_first_fault_is_told(lines: Lines) -> None:
    text = Path(lines.name).read_bytes().split(b"\n")
    text[100] = text[100].replace(b'"theme":"', b'"theme":"no-')
    text[250] = b"{"
    Path(lines.name).write_bytes(b"\n".join(text))
    with pytest.raises(UnusableFileError, match=r"facts\.jsonl:101: theme: there is no theme 'no-"):
        list(prepared.of_lines(lines, unwatched))


@pytest.mark.usefixtures("many_processes")
def test_a_stop_stops_all(lines: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    read = iter(lines)

    def interrupted(self: Lines) -> Iterator[Line]:
        for number, line in read:
            if number == 100:
                raise KeyboardInterrupt
            yield number, line

    monkeypatch.setattr(Lines, "__iter__", interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(prepared.of_lines(lines, unwatched))
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.usefixtures("many_processes")
def test_a_process_that_is_killed_is_an_error(lines: Lines) -> None:
    rows = prepared.of_lines(lines, unwatched)
    next(rows)
    for process in multiprocessing.active_children():
        process.kill()
        process.join()
    with pytest.raises((OutputError, OSError)):
        list(rows)
