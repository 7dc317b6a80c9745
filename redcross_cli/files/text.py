"""Reading whole files, and text from them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path

from redcross_cli.errors import UnreadableFileError, UnusableFileError
from redcross_cli.foreign import reason
from redcross_cli.messages import _

MOST_MEGABYTES = 256  # of a file that is held in memory


@contextmanager
def reading(path: str | PathLike[str], kind: str) -> Iterator[None]:
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


def read_bytes(path: str | PathLike[str], kind: str = "", most: int = MOST_MEGABYTES) -> bytes:
    """What a file holds; ``-`` is standard input.

    ``kind`` is what errors call the file: "fact file". A device may be endless: what has more
    than ``most`` megabytes is refused.
    """
    enough = (most << 20) + 1  # to know that it is too large
    with reading(path, kind):
        if path != "-":
            with Path(path).open("rb") as file:
                content = file.read(enough)
        elif sys.stdin is None:
            raise unreadable(path, kind, _("standard input is closed"))
        else:
            content = sys.stdin.buffer.read(enough)
    if len(content) == enough:
        raise too_large(path, most)
    return content


def too_large(path: str | PathLike[str], most: int) -> UnusableFileError:
    return UnusableFileError(_("{path} is larger than {size} megabytes.", path=path, size=most))


def decode_text(content: bytes, path: str | PathLike[str]) -> str:
    """The text of a file in UTF-8, with or without a byte order mark; its line breaks stay."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = _("{path} is not text in UTF-8 (byte {byte}). Save it in UTF-8.")
        raise UnusableFileError(what.format(path=path, byte=error.start + 1)) from None
