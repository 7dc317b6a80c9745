"""What was measured is told as it is, and a missed goal is plain to see."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.cases import EMPTY, Case, Command
from tests.benchmarks.measure import BenchmarkError, Once, Timed
from tests.benchmarks.report import CASES, case_row, table, written_into

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "performance.md"
LOOKUP = Command("lookup", ("redcross", "show", "volunteers-registered"))
JQ = Command("jq", ("jq", "."))


def test_cases_are_rows_and_what_misses_its_goal_is_bold() -> None:
    rows = [
        case_row(Case(LOOKUP, EMPTY, at_most=1.2), Timed(0.066, 0.06), Once(0.066, 19.6)),
        case_row(
            Case(LOOKUP, EMPTY, at_most=1.2, memory=150), Timed(0.09, 0.06), Once(0.09, 151.2)
        ),
        case_row(Case(JQ, LOOKUP, at_least=20), Timed(12, 0.08), None),
        case_row(Case(JQ, LOOKUP, at_least=20), Timed(0.8, 0.08), None),
        case_row(Case(JQ, LOOKUP), Timed(0.04, 0.08), None),
    ]
    assert table(CASES, rows).splitlines() == [
        "| command | compared with | its time | time | ratio | goal | peak memory |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
        "| lookup | an empty Typer program | 60.0 ms | 66.0 ms | 1.10 | ≤ 1.2 | 20 MB |",
        "| lookup | an empty Typer program | 60.0 ms | 90.0 ms | **1.50** | ≤ 1.2 | **151 MB** (< 150) |",
        "| jq | lookup | 80.0 ms | 12.0 s | 150 | ≥ 20 |  |",
        "| jq | lookup | 80.0 ms | 800.0 ms | **10** | ≥ 20 |  |",
        "| jq | lookup | 80.0 ms | 40.0 ms | 0.50 |  |  |",
    ]


def test_tables_are_written_between_the_markers_of_the_page() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    once = written_into(document, "first")
    assert "\n\nfirst\n\n" in once
    assert written_into(once, "second") == once.replace("first", "second")
    with pytest.raises(BenchmarkError, match="has no lines"):
        written_into("no markers", "text")
