"""The one place that prints: answers to stdout, everything else to stderr."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable

from redcross_cli.errors import OutputError


def answer(pieces: Iterable[str]) -> None:
    """Write an answer to stdout, whole; a reader that went away ends it quietly."""
    _show_unencodable(sys.stdout)
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except OSError as error:
        _drop_stdout()
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            raise OutputError(f"Cannot write the output: {error.strerror or error}.") from None


def remark(text: str) -> None:
    """Write a line to stderr."""
    _show_unencodable(sys.stderr)
    print(text, file=sys.stderr)


def _show_unencodable(stream: object) -> None:
    # A question mark in place of 万 would turn 419万 into 419: show the code point.
    if hasattr(stream, "reconfigure") and getattr(stream, "errors", "") == "strict":
        stream.reconfigure(errors="backslashreplace")


def _drop_stdout() -> None:
    """Let the interpreter's last flush of stdout go nowhere instead of failing again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # stdout is closed, or no file
        sys.stdout = None
