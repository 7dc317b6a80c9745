"""Writing a whole file, or none of it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from redcross_cli.errors import OutputError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file beside ``path``, which takes its name once it is written.

    Whatever stops the writing, what was at ``path`` before stays whole. Where ``path``
    is a link, what it leads to is replaced.
    """
    called, path = path, Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        raise OutputError(f"Cannot write {called}: it is not a file.")
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        os.close(descriptor)
    except OSError as error:
        raise _failed(called, error) from None
    try:
        yield Path(name)
        with open(name, "rb") as written:
            os.fsync(written.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException as error:
        os.unlink(name)
        if isinstance(error, OSError):
            raise _failed(called, error) from None
        raise


@contextmanager
def folder_replacing(path: Path) -> Iterator[Path]:
    """As `replacing`, for a folder; between two renames there is none at the path."""
    called, path = path, Path(os.path.realpath(path))
    try:
        folder = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    except OSError as error:
        raise _failed(called, error) from None
    old = folder.with_name(f"{folder.name}.old")
    try:
        yield folder
        folder.chmod(0o777 & ~_umask())
        if path.exists():
            path.rename(old)
        folder.rename(path)
        shutil.rmtree(old, ignore_errors=True)
    except BaseException as error:
        if old.exists() and not path.exists():
            old.rename(path)
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise _failed(called, error) from None
        raise


def write_whole(path: Path, pieces: Iterable[str]) -> None:
    """Write a text file in UTF-8 in place of what is there, in one step."""
    with replacing(path) as temporary:
        write_text(temporary, pieces)


def write_text(path: Path, pieces: Iterable[str]) -> None:
    """Write a text file in UTF-8 whose line breaks are those of the text."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _failed(path: Path, error: OSError) -> OutputError:
    return OutputError(f"Cannot write {path}: {error.strerror or error}.")
