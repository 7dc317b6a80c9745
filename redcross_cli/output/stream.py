"""The one place that prints: answers to stdout, everything else to stderr."""

from __future__ import annotations

import errno
import json
import os
import re
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


def answer(pieces: Iterable[str], as_json: bool = False) -> None:
    """Write an answer to stdout, whole; a reader that went away ends it quietly.

    What stdout cannot encode is written, ``as_json``, in JSON's own escapes.
    """
    if sys.stdout is None:
        raise OutputError("Cannot write the output: stdout is closed.")
    if as_json and not _writes_unicode():
        pieces = map(_in_ascii, pieces)
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


def _writes_unicode() -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return encoding.lower().replace("-", "") in ("utf8", "utf16", "utf32")


def _in_ascii(text: str) -> str:
    return re.sub("[^\x00-\x7f]", lambda match: json.dumps(match[0])[1:-1], text)


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
