"""The one place that prints: answers to stdout, everything else to stderr."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable

from redcross_cli.errors import OutputError
from redcross_cli.output.escape import printable


def prepare() -> None:
    """Make the streams show what they cannot encode, instead of failing.

    A question mark in place of 万 would turn 419万 into 419: show the code point.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and stream.errors in ("strict", "surrogateescape"):
            stream.reconfigure(errors="backslashreplace")


def answer(pieces: Iterable[str]) -> None:
    """Write an answer to stdout, whole; a reader that went away ends it quietly."""
    if sys.stdout is None:
        raise OutputError("Cannot write the output: stdout is closed.")
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except OSError as error:
        abandon(error)


def abandon(error: OSError) -> None:
    """End the answer after a failed write: quietly where the reader went away."""
    _drop_stdout()
    if error.errno not in (errno.EPIPE, errno.EINVAL):
        raise OutputError(f"Cannot write the output: {error.strerror or error}.") from None


def writes_unicode() -> bool:
    """Whether stdout can carry every character."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return encoding.lower().replace("-", "") in ("utf8", "utf16", "utf32")


def remark(text: str) -> None:
    """Write a line to stderr, if there is one."""
    if sys.stderr is not None:
        print(printable(text), file=sys.stderr)


def _drop_stdout() -> None:
    """Let the interpreter's last flush of stdout go nowhere instead of failing again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # no file behind it
        sys.stdout = None
