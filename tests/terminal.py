"""A real terminal for the tests: a command runs at a pseudo-terminal, and what it shows is read."""

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

STYLES = re.compile(r"\x1b\[[0-9;]*m")
PROGRAM = [sys.executable, "-m", "redcross_cli"]
PLAIN = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color", "PAGER": ""}


@contextmanager
def heeding(number: signal.Signals) -> Iterator[None]:
    """Let what is started heed a signal, which a test that runs in the background may ignore."""
    heed = signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
    inherited = signal.signal(number, heed)
    try:
        yield
    finally:
        signal.signal(number, inherited)


def shown(
    command: Sequence[str],
    environment: Mapping[str, str],
    columns: int = 80,
    folder: Path | None = None,
    interrupt_after: float | None = None,
) -> tuple[int, str]:
    """A command's exit code and all that a terminal of a width shows; Ctrl-C after seconds."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with heeding(signal.SIGINT):
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            cwd=folder,
            start_new_session=True,
        )
    os.close(theirs)
    if interrupt_after is not None:
        time.sleep(interrupt_after)
        os.killpg(process.pid, signal.SIGINT)
    screen = b""
    try:
        while part := os.read(ours, 65536):
            screen += part
    except OSError:  # how Linux says that the other side has gone
        pass
    os.close(ours)
    return process.wait(), screen.decode().replace("\r\n", "\n")


def at_terminal(
    *words: str, columns: int = 80, interrupt_after: float | None = None, **environment: str
) -> tuple[int, str]:
    """As `shown`, for redcross."""
    env = {**PLAIN, **environment}
    return shown([*PROGRAM, *words], env, columns, interrupt_after=interrupt_after)
