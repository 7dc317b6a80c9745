"""Running commands: how long they take, by hyperfine, and how much memory at the most."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.benchmarks.cases import Case, Command

ROUNDS = 3
# Linux counts the caller's memory as the child's until the child's own program starts, so
# the caller must be small.
WATCH = """
import resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
seconds = time.perf_counter() - start
print(seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
sys.exit(code)
"""


class BenchmarkError(Exception):
    """Something cannot be measured; the text says what, and why."""


class Timed(NamedTuple):
    """Median times of a case's command and of what it is compared with, in seconds."""

    seconds: float
    against: float


class Once(NamedTuple):
    """One run: its time in seconds and the most memory that it held, in MB."""

    seconds: float
    megabytes: float


def timed(case: Case) -> Timed:
    """Time a command and what it is compared with by turns, so that both meet the same machine."""
    rounds = min(ROUNDS, case.runs)
    runs = case.runs // rounds
    commands = [shlex.join(command.words) for command in (case.against, case.command)]
    options = ["--runs", str(runs), "--warmup", str(min(3, runs - 1)), "--output", "pipe"]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        hyperfine = ["hyperfine", "-N", *options, "--export-json", str(report)]
        run(case.command, [*hyperfine, *commands * rounds])
        results = [result["times"] for result in json.loads(report.read_bytes())["results"]]
    against, own = (median(chain(*results[place::2])) for place in (0, 1))
    return Timed(own, against)


def once(command: Command) -> Once:
    """Run a command once, and watch it."""
    watched = run(command, [sys.executable, "-IS", "-c", WATCH, *command.words])
    return Once(*map(float, watched.split()))


def run(command: Command, words: Sequence[str]) -> str:
    """What is printed when these words are run for a command, in its environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("REDCROSS_")}
    environment = {**kept, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", **command.environment}
    ran = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        said = (ran.stderr or ran.stdout).strip()
        raise BenchmarkError(f"{shlex.join(command.words)} failed: {said}")
    return ran.stdout
