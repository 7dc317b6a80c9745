"""Writing a whole file, or none of it.

The new one is written beside the old one and then takes its name, so that whatever stops
the writing, the old one stays whole. Where a path is a link, what it leads to is replaced.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from redcross_cli.errors import OutputError
from redcross_cli.foreign import reason
from redcross_cli.messages import _


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file, which replaces what is at ``path`` once it is written."""
    old, new = _old_and_new(path)
    with _failing(path):
        if old.exists() and not old.is_file():
            raise unwritable(path, _("it is not a file"))
        # The old file may be one that others must not read.
        new.touch(0o600 if old.exists() else 0o666, exist_ok=False)
        try:
            yield new
            with new.open("rb") as written:
                os.fsync(written.fileno())
            if old.exists():
                shutil.copymode(old, new)
            new.replace(old)
        except BaseException:
            new.unlink()
            raise


@contextmanager
def folder_replacing(path: Path) -> Iterator[Path]:
    """As `replacing`, for a folder; between two renames there is none at the path."""
    old, new = _old_and_new(path)
    aside = new.with_name(f"{new.name}.old")
    with _failing(path):
        new.mkdir()
        try:
            yield new
            if old.exists():
                old.rename(aside)
            new.rename(old)
            shutil.rmtree(aside, ignore_errors=True)
        except BaseException:
            if aside.exists() and not old.exists():
                aside.rename(old)
            shutil.rmtree(new, ignore_errors=True)
            raise


def write_whole(path: Path, pieces: Iterable[str]) -> None:
    """Write a text file in UTF-8 in place of what is there, in one step."""
    with replacing(path) as temporary:
        write_text(temporary, pieces)


def write_text(path: Path, pieces: Iterable[str]) -> None:
    """Write a text file in UTF-8 whose line breaks are those of the text."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)


def _old_and_new(path: Path) -> tuple[Path, Path]:
    """What a path leads to, and a name beside it that is not taken."""
    old = Path(os.path.realpath(path))
    return old, old.with_name(f".{old.name}.{os.urandom(4).hex()}")


@contextmanager
def _failing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise unwritable(path, reason(error)) from None


def unwritable(path: Path, why: object) -> OutputError:
    """The error that a file cannot be written."""
    return OutputError(_("Cannot write {path}: {why}.").format(path=path, why=why))
