"""What a run of the installed wheel costs beside an empty Typer app: `python -m tests.start_up`.

Processor time of whole runs, which other work on the machine changes less than time on the
clock; each run of a command is paired with one of the empty app. Printed is the median of the
ratios, and of the milliseconds.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from statistics import median
from tempfile import TemporaryDirectory

COMMANDS = (
    "show volunteers-registered --format json",
    "value volunteers-registered",
    "themes",
    "search volunteers",
    "search 志愿者",
    "search 志願者",
    "search zyz",
    "indicators --theme volunteering --format table",
    "cite volunteers-registered",
)
EMPTY = """
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None)
@app.command()
def main() -> None: pass
app()
"""
TIMES = 15


def spent(arguments: Sequence[str], folder: str) -> float:
    """The milliseconds of processor time that a run of Python takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        cwd=folder,
        env=environment | {"LANG": "C.UTF-8"},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def measure(command: str, folder: str) -> tuple[float, float]:
    """The milliseconds that a command takes, and how many times those of the empty app."""
    typed = ["-m", "redcross_cli", *command.split()]
    spent(typed, folder)  # the first run compiles
    pairs = [(spent(["-c", EMPTY], folder), spent(typed, folder)) for _ in range(TIMES)]
    return median(own for _, own in pairs), median(own / empty for empty, own in pairs)


if __name__ == "__main__":
    with TemporaryDirectory() as elsewhere:
        for command in COMMANDS:
            milliseconds, ratio = measure(command, elsewhere)
            print(f"{ratio:5.2f} {milliseconds:6.0f} ms  redcross {command}", flush=True)
