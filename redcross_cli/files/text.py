"""Reading whole files, and text from them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path

from redcross_cli.errors import UnreadableFileError, UnusableFileError


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Make of any OSError the sentence that this cannot be read."""
    try:
        yield
    except OSError as error:
        raise UnreadableFileError(f"Cannot read {what}: {error.strerror or error}.") from None


def read_bytes(path: str | PathLike[str], kind: str = "", most: int = -1) -> bytes:
    """What a file holds, or its first ``most`` bytes; ``-`` is standard input.

    ``kind`` is what errors call the file: "fact file".
    """
    what = f"the {kind} {path}" if kind else str(path)
    with reading(what):
        if path != "-":
            with Path(path).open("rb") as file:
                return file.read(most)
        if sys.stdin is None:
            raise UnreadableFileError(f"Cannot read {what}: standard input is closed.")
        return sys.stdin.buffer.read(most)


def decode_text(content: bytes, path: str | PathLike[str]) -> str:
    """The text of a file in UTF-8, with or without a byte order mark; its line breaks stay."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableFileError(f"{path} is not text in UTF-8 (byte {error.start}).") from None
