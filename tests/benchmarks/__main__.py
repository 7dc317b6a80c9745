"""Measure redcross beside what it is compared with, and print tables in Markdown."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks import report
from tests.benchmarks.cases import (
    INDEXED_A_SECOND,
    REDCROSS,
    Case,
    Command,
    by_other_means,
    exporting,
    indexing,
    of_many_facts,
    of_the_shipped_file,
)
from tests.benchmarks.files import Generated, generated, in_the_middle
from tests.benchmarks.measure import BenchmarkError, once, run, timed

TOOLS = {"hyperfine": "hyperfine", "jq": "jq", "rg": "ripgrep"}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--sizes",
        metavar="N",
        type=int,
        nargs="*",
        default=[100, 10_000, 1_000_000],
        help="numbers of facts, each 100 or more (100 10000 1000000)",
    )
    parser.add_argument("--folder", type=Path, help="where generated files are kept")
    parser.add_argument("--write", metavar="FILE", type=Path, help="a document to write it into")
    options = parser.parse_args()
    if min(options.sizes, default=100) < 100:
        parser.error("fewer than 100 facts tell nothing")
    try:
        _require_tools()
        document = options.write.read_text(encoding="utf-8") if options.write else ""
        if options.write:
            report.written_into(document, "")  # rather than find out at the end
        with tempfile.TemporaryDirectory() as scratch:
            text = "\n\n".join(_sections(options.sizes, options.folder or Path(scratch)))
        print(text)
        if options.write:
            options.write.write_text(report.written_into(document, text), encoding="utf-8")
    except (BenchmarkError, OSError) as error:
        sys.exit(f"Nothing is measured: {error}")


def _require_tools() -> None:
    missing = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if find_spec("pytest_benchmark") is None:
        missing.append("pytest-benchmark")
    if missing:
        raise BenchmarkError(f"install {', '.join(missing)} first")
    if not Path(REDCROSS).exists():
        raise BenchmarkError(f"there is no {REDCROSS}; install redcross where this Python is")


def _sections(sizes: Iterable[int], folder: Path) -> Iterator[str]:
    yield report.machine()
    yield "### The shipped file"
    yield _timed(of_the_shipped_file())
    for size in sizes:
        _tell(f"{size:,} facts")
        files = generated(size, folder)
        yield f"### {size:,} facts"
        yield _in_bulk(files)
        probe = in_the_middle(files)
        yield _timed(of_many_facts(files, probe))
        yield "The same questions, put to the JSON Lines:"
        yield _timed(by_other_means(files, probe))
    yield "### Functions"
    yield _functions()


def _in_bulk(files: Generated) -> str:
    rows = []
    goal = INDEXED_A_SECOND if files.facts >= 1_000_000 else None
    for command, at_least in ((indexing(files), goal), (exporting(files), None)):
        _tell(command.name)
        rows.append(report.bulk_row(command.name, files.facts, once(command), at_least))
    lines, db = (report.mb(file.stat().st_size / 1e6) for file in (files.lines, files.db))
    return f"{report.table(report.BULK, rows)}\n\nJSON Lines: {lines}; the database: {db}."


def _timed(cases: Iterable[Case]) -> str:
    rows = []
    for case in cases:
        _tell(case.command.name)
        memory = once(case.command) if case.command.words[0] == REDCROSS else None
        rows.append(report.case_row(case, timed(case), memory))
    return report.table(report.CASES, rows)


def _functions() -> str:
    _tell("functions")
    file = Path(__file__).with_name("bench_functions.py")
    with tempfile.TemporaryDirectory() as folder:
        measured = Path(folder) / "functions.json"
        pytest = (sys.executable, "-m", "pytest", str(file), f"--benchmark-json={measured}")
        run(Command("functions", pytest), pytest)
        results = json.loads(measured.read_bytes())["benchmarks"]
    return report.functions({r["params"]["name"]: r["stats"]["median"] for r in results})


def _tell(what: str) -> None:
    print(f"Measuring {what} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
