"""What a command imports: nothing that costs time and that it does not use. A fact, not a timing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# What costs milliseconds to import.
SEARCH, READER = "redcross_cli.queries.search", "redcross_cli.figures.reader"
CHECKS = {"redcross_cli.facts.exactness", READER, "redcross_cli.proof"}
COSTLY = {"rich", "opencc", "pypinyin", "xml", "sqlite3", "asyncio", "pypdf", "pypandoc"}
COSTLY |= {
    "redcross_cli.claims.judge",
    "html.parser",
    "mcp",
    "duckdb",
    "pyspark",
    "redcross_cli.citations",
    SEARCH,
    *CHECKS,
}
RUN = """
import json, os, sys
sys.argv = json.loads(os.environ["TYPED"])
from redcross_cli.cli import main
try:
    main()
except SystemExit:
    pass
with open(os.environ["REPORT"], "w") as report:
    json.dump(sorted(sys.modules), report)
"""


def imported(tmp_path: Path, command: str, **environment: str) -> set[str]:
    """What of the costly modules a command has imported when it is done."""
    report = tmp_path / "modules.json"
    environment |= {"TYPED": json.dumps(["redcross", *command.split()]), "REPORT": str(report)}
    subprocess.run(
        [sys.executable, "-c", RUN],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", **environment},
    )
    return COSTLY & set(json.loads(report.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("command", "used"),
    [
        ("themes --format json", set()), ("show volunteers-registered --format json", set()),
        ("value organ-donations", set()), ("indicators --theme volunteering --format table", {"rich"}),
        ("search 志願者 zyz volunteers 287 --format json", {SEARCH}),
        ("search 287万 --format json", {SEARCH, READER}), ("chart --unit yuan --format tsv", set()),
        ("chart --unit yuan --format table", {"rich"}), ("chart --unit yuan --svg no/such/folder.svg", {"xml"}),
        ("verify README.md", {"html.parser", *CHECKS}),
        ("verify tests/documents/printed.pdf", {"pypdf", "xml", *CHECKS}), ("validate", CHECKS),
        ("schema", set()), ("check --help", set()),
    ],
)  # fmt: skip
def test_nothing_costly_is_imported_in_vain(tmp_path: Path, command: str, used: set[str]) -> None:
    found = imported(tmp_path, command)
    # Only some versions of Rich and of pypdf import these.
    assert found - {"asyncio", "xml"} == used - {"asyncio", "xml"}
    assert found <= used | ({"asyncio"} if "rich" in used else set())


def test_completing_an_id_imports_nothing_costly(tmp_path: Path) -> None:
    completing = {"COMP_WORDS": "redcross show volu", "COMP_CWORD": "2"}
    assert imported(tmp_path, "", _REDCROSS_COMPLETE="complete_bash", **completing) == set()
