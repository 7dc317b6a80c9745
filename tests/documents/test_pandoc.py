"""Pandoc: found or not, and kept within limits."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from redcross_cli.documents import pandoc
from redcross_cli.errors import BrokenInstallationError

MARKDOWN_TO_TEXT = ["--from=markdown", "--to=plain"]


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder that is the whole path, where pypandoc-binary is not installed."""
    monkeypatch.setattr(pandoc, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    pandoc._program.cache_clear()
    yield tmp_path
    pandoc._program.cache_clear()


def test_pandoc_is_told_what_to_make_of_bytes() -> None:
    assert pandoc.run(MARKDOWN_TO_TEXT, "**救助** 300 人".encode()) == "救助 300 人\n".encode()


def test_it_reads_no_file_that_a_document_names(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("300", encoding="utf-8")
    include = f".. include:: {tmp_path / 'secret'}\n\n救助\n"
    text = pandoc.run(["--from=rst", "--to=plain"], include.encode())
    assert b"300" not in text


def test_what_it_refuses_it_says_why() -> None:
    with pytest.raises(pandoc.PandocError, match=r"^Unknown input format nothing$"):
        pandoc.run(["--from=nothing"], b"")


def test_time_and_memory_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_MEGABYTES", 40)
    with pytest.raises(pandoc.PandocError, match=r"^it takes more than 40 megabytes of memory$"):
        pandoc.run(MARKDOWN_TO_TEXT, b"*a* [b](c) " * 100_000)
    monkeypatch.setattr(pandoc, "_SECONDS", 0.001)
    with pytest.raises(pandoc.PandocError, match=r"^it takes longer than 0\.001 seconds$"):
        pandoc.run(MARKDOWN_TO_TEXT, b"a")


def test_without_pandoc_it_is_said_what_to_install(alone: Path) -> None:
    with pytest.raises(BrokenInstallationError) as error:
        pandoc.run(MARKDOWN_TO_TEXT, b"a")
    assert str(error.value) == "There is no pandoc; install pypandoc-binary."


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("pandoc 2.19.2", "pandoc 2.19.2"),
        ("pandoc 1.2", "pandoc 1.2"),
        ("nonsense", "of no known version"),
    ],
)
def test_another_pandoc_must_be_new_enough(alone: Path, version: str, said: str) -> None:
    stand_in(alone, f"echo {version}")
    with pytest.raises(BrokenInstallationError) as error:
        pandoc.run(MARKDOWN_TO_TEXT, b"a")
    assert str(error.value) == (
        f"{alone / 'pandoc'} is {said}, and pandoc 3 is needed; install pypandoc-binary."
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_another_pandoc_is_used_that_is_new_enough(alone: Path) -> None:
    stand_in(alone, '[ "$1" = --version ] && echo pandoc 3.1 || echo done')
    assert pandoc.run(MARKDOWN_TO_TEXT, b"a") == b"done\n"
    stand_in(alone, "kill -9 $$")
    with pytest.raises(pandoc.PandocError, match=r"^pandoc was stopped \(-9\)$"):
        pandoc.run(MARKDOWN_TO_TEXT, b"a")


def stand_in(folder: Path, script: str) -> None:
    """Put a program named pandoc into a folder."""
    program = folder / "pandoc"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
