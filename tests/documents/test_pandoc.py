"""Pandoc: found or not, and kept within limits."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from redcross_cli.documents import pandoc
from redcross_cli.errors import BrokenInstallationError
from redcross_cli.messages import speaking

MARKDOWN_TO_TEXT = ["--from=markdown", "--to=plain"]


def test_it_reads_no_file_that_a_document_names(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("300", encoding="utf-8")
    include = f".. include:: {tmp_path / 'secret'}\n\n救助\n"
    text = pandoc.run(["--from=rst", "--to=plain"], include.encode())
    assert b"300" not in text


def test_time_and_memory_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_MEGABYTES", 40)
    with pytest.raises(pandoc.PandocError, match=r"^it takes more than 40 megabytes of memory$"):
        pandoc.run(MARKDOWN_TO_TEXT, b"*a* [b](c) " * 100_000)
    monkeypatch.setattr(pandoc, "_SECONDS", 0.001)
    with pytest.raises(pandoc.PandocError, match=r"^it takes longer than 0\.001 seconds$"):
        pandoc.run(MARKDOWN_TO_TEXT, b"a")


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Where pypandoc-binary would bring its program, if it were installed."""
    package = SimpleNamespace(submodule_search_locations=[str(tmp_path)])
    monkeypatch.setattr(pandoc, "find_spec", lambda name: package)
    pandoc._program.cache_clear()
    (tmp_path / "files").mkdir()
    yield tmp_path / "files" / "pandoc"
    pandoc._program.cache_clear()


def test_without_pandoc_it_is_said_what_to_install(stand_in: Path) -> None:
    with pytest.raises(BrokenInstallationError) as error:
        pandoc.run(MARKDOWN_TO_TEXT, b"a")
    assert str(error.value) == "There is no pandoc; install pypandoc-binary."


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_pandoc_that_was_stopped_is_an_error(stand_in: Path) -> None:
    stand_in.write_text("#!/bin/sh\nkill -9 $$\n", encoding="utf-8")
    with pytest.raises(BrokenInstallationError, match=r"^Pandoc does not run: Permission denied"):
        pandoc.run(MARKDOWN_TO_TEXT, b"a")
    stand_in.chmod(0o755)
    with speaking("zh"), pytest.raises(pandoc.PandocError, match=r"^pandoc已终止（-9）$"):
        pandoc.run(MARKDOWN_TO_TEXT, b"a")
    with pytest.raises(pandoc.PandocError, match=r"^pandoc was stopped \(-9\)$"):
        pandoc.run(MARKDOWN_TO_TEXT, b"a")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows says it otherwise")
def test_a_pandoc_for_another_machine_is_told_in_the_language_spoken(stand_in: Path) -> None:
    stand_in.write_bytes(b"\x7fELF")
    stand_in.chmod(0o755)
    for lang, told in (
        ("en", "Pandoc does not run: Exec format error."),
        ("zh", "Pandoc无法运行：程序格式不对。"),
    ):
        with speaking(lang), pytest.raises(BrokenInstallationError) as error:  # type: ignore[arg-type]
            pandoc.run(MARKDOWN_TO_TEXT, b"a")
        assert str(error.value) == told
