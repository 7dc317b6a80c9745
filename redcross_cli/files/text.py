"""Reading whole files, and text from them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path

from redcross_cli.errors import UnreadableFileError, UnusableFileError
from redcross_cli.foreign import reason
from redcross_cli.messages import _


@contextmanager
def reading(path: str | PathLike[str], kind: str = "") -> Iterator[None]:
    """Make of any OSError the sentence that this cannot be read."""
    try:
        yield
    except OSError as error:
        raise unreadable(path, kind, reason(error)) from None


def unreadable(path: str | PathLike[str], kind: str, why: str) -> UnreadableFileError:
    """The error that a file of a kind, or "" for any, cannot be read."""
    refusals = {
        "fact file": _("Cannot read the fact file {path}: {why}."),
        "style": _("Cannot read the style {path}: {why}."),
    }
    refusal = refusals.get(kind) or _("Cannot read {path}: {why}.")
    return UnreadableFileError(refusal.format(path=path, why=why))


def read_bytes(path: str | PathLike[str], kind: str = "", megabytes: int = 512) -> bytes:
    """What a file holds, which may be large, but not endless; ``-`` is standard input.

    ``kind`` is what errors call the file: "fact file".
    """
    content = read_beginning(path, (megabytes << 20) + 1, kind)
    if len(content) > megabytes << 20:
        what = _("{path} is larger than {size} megabytes.")
        raise UnusableFileError(what.format(path=path, size=megabytes))
    return content


def read_beginning(path: str | PathLike[str], most: int, kind: str = "") -> bytes:
    """As `read_bytes`, but only so many bytes."""
    with reading(path, kind):
        if path != "-":
            with Path(path).open("rb") as file:
                return file.read(most)
        if sys.stdin is None:
            raise unreadable(path, kind, _("standard input is closed"))
        return sys.stdin.buffer.read(most)


def decode_text(content: bytes, path: str | PathLike[str]) -> str:
    """The text of a file in UTF-8, with or without a byte order mark; its line breaks stay."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = _("{path} is not text in UTF-8 (byte {byte}).")
        raise UnusableFileError(what.format(path=path, byte=error.start)) from None
