"""What was measured, as Markdown: tables of times and ratios, and the machine they are of."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from math import inf
from pathlib import Path

from tests.benchmarks.cases import Case
from tests.benchmarks.measure import BenchmarkError, Once, Timed

BEGIN, END = "<!-- python -m tests.benchmarks --write writes from here -->", "<!-- to here -->"
CASES = ("command", "compared with", "its time", "time", "ratio", "goal", "peak memory")
BULK = ("all facts", "time", "facts a second", "goal", "peak memory")
WORDS = ("command", "compared with", "all facts", "function")  # columns that are no numbers


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    ruler = ["---" if column in WORDS else "---:" for column in header]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, ruler, *rows))


def case_row(case: Case, timed: Timed, run: Once | None) -> list[str]:
    """A case as a row of the table `CASES`; what misses its goal is bold."""
    ratio = timed.seconds / timed.against
    low, high = case.at_least or 0, case.at_most or inf
    goal = f"≥ {low:g}" if case.at_least else f"≤ {high:g}" if case.at_most else ""
    memory = ""
    if run:
        limit = case.memory or inf
        memory = _marked(mb(run.megabytes), run.megabytes < limit)
        memory += f" (< {limit:g})" if case.memory else ""
    return [
        case.command.name,
        case.against.name,
        seconds(timed.against),
        seconds(timed.seconds),
        _marked(f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}", low <= ratio <= high),
        goal,
        memory,
    ]


def bulk_row(name: str, facts: int, run: Once, at_least: int | None = None) -> list[str]:
    """What was done with all facts at once, as a row of the table `BULK`.

    The goal is so many facts a second.
    """
    rate = facts / run.seconds
    told = _marked(f"{rate:,.0f}", rate >= (at_least or 0))
    goal = f"≥ {at_least:,}" if at_least else ""
    return [name, seconds(run.seconds), told, goal, mb(run.megabytes)]


def functions(medians: Mapping[str, float]) -> str:
    """Functions with their times in seconds, beside the first of them."""
    first, *_ = medians
    rows = (
        (f"`{name}`", seconds(time), f"{time / medians[first]:.2f}")
        for name, time in medians.items()
    )
    return table(("function", "time", f"beside `{first}`"), rows)


def _marked(text: str, good: bool) -> str:
    return text if good else f"**{text}**"


def seconds(time: float) -> str:
    """A time in the unit in which it reads best.

    >>> seconds(12.34), seconds(0.0614), seconds(0.0000042)
    ('12.3 s', '61.4 ms', '4.2 µs')
    """
    for size, unit in ((1, "s"), (1e-3, "ms")):
        if time >= size:
            return f"{time / size:.1f} {unit}"
    return f"{time / 1e-6:.1f} µs"


def mb(megabytes: float) -> str:
    return f"{megabytes:,.0f} MB" if megabytes >= 10 else f"{megabytes:.1f} MB"


def machine() -> str:
    """The machine, and the versions of all that takes part."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    versions = {
        "Python": platform.python_version(),
        "Typer": version("typer"),
        "msgspec": version("msgspec"),
        "SQLite": sqlite3.sqlite_version,
        "jq": _said_version("jq"),
        "ripgrep": _said_version("rg"),
        "hyperfine": _said_version("hyperfine"),
    }
    return (
        f"Measured on {_processor()}, {os.cpu_count()} cores, {memory:.0f} GB of memory, "
        f"{system} with Linux {platform.release()}: "
        + ", ".join(f"{name} {number}" for name, number in versions.items())
        + "."
    )


def _processor() -> str:
    cpu = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    found = re.search(r"^model name\s*: (.*)$", cpu, re.MULTILINE)
    return found[1] if found else platform.machine()


def _said_version(tool: str) -> str:
    said = subprocess.run([tool, "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"\d+(\.\d+)+", said)
    return found[0] if found else said.strip()


def written_into(document: str, text: str) -> str:
    """A document with the text between its two markers, in place of what stood there."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise BenchmarkError(f"the document has no lines {BEGIN} and {END}")
    return f"{before}{begin}\n\n{text}\n\n{end}{after}"
