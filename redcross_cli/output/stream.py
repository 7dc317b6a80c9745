"""The one place that prints: answers to stdout, everything else to stderr."""

import errno
import os
import re
import sys
from collections.abc import Iterable
from shutil import get_terminal_size, which
from typing import Literal

from redcross_cli.errors import OutputError
from redcross_cli.foreign import reason
from redcross_cli.messages import _
from redcross_cli.output.text import acting, harmless, in_one_line, wrapped

Form = Literal["text", "json", "drawn"]
_LEAST = 20  # cells of a line of a remark
_NOT_ASCII = re.compile("[^\x00-\x7f]")


def prepare() -> None:
    """Make the streams show what they cannot encode, instead of failing.

    A question mark in place of 万 would turn 419万 into 419: show the code point.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and stream.errors in ("strict", "surrogateescape"):
            stream.reconfigure(errors="backslashreplace")


def answer(pieces: Iterable[str], form: Form = "text") -> None:
    """Write an answer to stdout, whole; a reader that went away ends it quietly.

    A pipe gets the answer as it is. At a terminal nothing in it acts: controls become
    symbols, or in JSON its own escapes, which do not change what it says. What is
    drawn has been made harmless cell by cell. JSON for a stdout that cannot encode it
    is escaped too.
    """
    if sys.stdout is None:
        raise OutputError(_("Cannot write the output: stdout is closed."))
    if form == "json":
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        is_unicode = encoding.lower().replace("-", "") in ("utf8", "utf16", "utf32")
        escaped = _NOT_ASCII if not is_unicode else acting() if sys.stdout.isatty() else None
        if escaped:
            import json  # not needed where stdout takes Unicode

            pieces = (escaped.sub(lambda m: json.dumps(m[0])[1:-1], piece) for piece in pieces)
    elif form == "text" and sys.stdout.isatty():
        pieces = map(harmless, pieces)
    elif form == "drawn" and (pager := _pager()):
        drawn = "".join(pieces)
        if drawn.count("\n") >= get_terminal_size().lines:
            return _page(drawn, pager)
        pieces = [drawn]
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except OSError as error:
        abandon(error)


def _pager() -> str:
    """The command that long drawings go through, as git has it; "" for none.

    That is PAGER, or ``less``; none where the terminal is dumb or stdout is no terminal.
    """
    if not sys.stdout.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return ""
    pager = os.environ.get("PAGER", "less").strip()
    return pager if pager and pager != "cat" and which(pager.split()[0]) else ""


def _page(text: str, pager: str) -> None:
    """Show a text through a pager, whose user may leave it whenever they like."""
    import signal
    import subprocess

    # As git does: less ends at once where the text fits, and shows colours.
    environment = {"LESS": "FRX", **os.environ}
    with subprocess.Popen(pager, shell=True, stdin=subprocess.PIPE, env=environment) as shown:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the pager
        shown.communicate(text.encode(sys.stdout.encoding, "backslashreplace"))


def copy(text: str) -> None:
    """Hand a text to the terminal's clipboard, which works over SSH too, and say so.

    That is the control sequence OSC 52 of xterm: a terminal that does not know it ignores it.
    """
    from base64 import b64encode

    if sys.stderr is None or not sys.stderr.isatty():
        raise OutputError(_("Nothing was copied: --copy needs a terminal."))
    content = b64encode(text.strip("\n").encode()).decode()
    print(f"\x1b]52;c;{content}\a", end="", file=sys.stderr, flush=True)
    remark(_("Copied, if this terminal lets programs write its clipboard."))


def abandon(error: OSError) -> None:
    """End the answer after a failed write: quietly where the reader went away."""
    _drop("stdout")
    if error.errno not in (errno.EPIPE, errno.EINVAL):
        raise OutputError(_("Cannot write the output: {why}.", why=reason(error))) from None


def remark(text: str) -> None:
    """Write a remark to stderr, if it can be written; a terminal gets lines that fit it."""
    if sys.stderr is None:
        return
    text = in_one_line(text)
    if sys.stderr.isatty():
        text = wrapped(text, max(get_terminal_size().columns, _LEAST))
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:  # there is nowhere left to say so
        _drop("stderr")


def _drop(name: Literal["stdout", "stderr"]) -> None:
    """Let the interpreter's last flush of a stream go nowhere instead of failing again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), getattr(sys, name).fileno())
    except (OSError, ValueError):  # no file behind it
        setattr(sys, name, None)
