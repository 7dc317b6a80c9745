"""What a command imports: nothing heavy that it does not use. A fact, not a timing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# What costs milliseconds to import, and by what it is asked for.
HEAVY = {"rich", "refkit", "rispy", "opencc", "pypinyin", "xml", "sqlite3", "asyncio", "pypdf"}
HEAVY |= {"pypandoc", "html.parser"}
RUN = """
import json, sys
from redcross_cli.cli import main
try:
    main()
except SystemExit:
    pass
names = sorted(sys.modules)
print(json.dumps(names), file=open(sys.argv[-1], "w"))
"""


def loaded(tmp_path: Path, command: str, **environment: str) -> set[str]:
    """The modules loaded after a command."""
    report = tmp_path / "modules.json"
    code = f"import sys; sys.argv = {['redcross', *command.split()]!r}\n" + RUN.replace(
        "sys.argv[-1]", repr(str(report))
    )
    subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", **environment},
    )
    return set(json.loads(report.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("command", "used"),
    [
        ("--version", set()),
        ("themes --format json", set()),
        ("show volunteers-registered --format json", set()),
        ("value volunteers-registered", set()),
        ("indicators --theme volunteering --format tsv", set()),
        ("indicators --theme volunteering --format table", {"rich"}),
        ("search 志愿者 --format json", set()),
        ("search volunteers --format json", set()),
        ("search 志願者 --format json", {"opencc"}),
        ("search zhiyuanzhe --format json", {"pypinyin"}),
        ("search 志願者zyz --format json", {"opencc", "pypinyin"}),
        ("cite volunteers-registered", {"refkit", "xml"}),
        ("cite volunteers-registered --as ris", {"refkit", "rispy", "xml"}),
        ("chart --unit yuan --format tsv", set()),
        ("chart --unit yuan --format table", {"rich"}),
        ("chart --unit yuan --svg no/such/folder.svg", {"xml"}),
        ("verify README.md", {"html.parser"}),
        ("verify facts.json", set()),
        ("verify tests/documents/printed.pdf", {"pypdf", "xml"}),
        ("validate", set()),
        ("schema", set()),
    ],
)
def test_nothing_heavy_is_imported_that_is_not_used(
    tmp_path: Path, command: str, used: set[str]
) -> None:
    assert loaded(tmp_path, command) & HEAVY <= used | ({"asyncio"} if "rich" in used else set())
    assert used - {"xml"} <= loaded(tmp_path, command)


@pytest.mark.parametrize(
    "command", ["show volunteers-registered --format json", "themes --format json"]
)
def test_a_lookup_imports_only_what_a_lookup_needs(tmp_path: Path, command: str) -> None:
    ours = {name for name in loaded(tmp_path, command) if name.startswith("redcross_cli.")}
    others = {"exactness", "period", "validation", "positions"}
    assert ours.isdisjoint({f"redcross_cli.facts.{name}" for name in others})
    assert not any(name.startswith(("redcross_cli.figures", "redcross_cli.proof")) for name in ours)
    assert ours.isdisjoint({f"redcross_cli.ask.{name}" for name in ("search", "query", "pinyin")})
    assert not any(name.startswith("redcross_cli.cite") for name in ours)


@pytest.mark.parametrize(
    "command",
    [
        "show volunteers-registered --format table",
        "indicators --lang en --format table",
        "cite volunteers-registered",
        "search volunteers",
        "export {}/facts.jsonl",
    ],
)
def test_the_readers_of_figures_are_not_imported_for_the_file_that_ships(
    tmp_path: Path, command: str
) -> None:
    names = loaded(tmp_path, command.format(tmp_path))
    assert "redcross_cli.figures.reader" not in names


@pytest.mark.parametrize(
    ("word", "used"),
    [
        ("志愿者", set()),
        ("volunteers", set()),
        ("287", set()),
        ("287万", {"redcross_cli.figures.reader"}),
        ("zyz", {"redcross_cli.search.pinyin"}),
    ],
)
def test_a_search_imports_only_what_its_words_need(
    tmp_path: Path, word: str, used: set[str]
) -> None:
    others = {"redcross_cli.figures.reader", "redcross_cli.search.pinyin"}
    assert loaded(tmp_path, f"search {word} --format json") & others == used


def test_completing_an_id_imports_nothing_heavy(tmp_path: Path) -> None:
    names = loaded(
        tmp_path,
        "",
        _REDCROSS_COMPLETE="complete_bash",
        COMP_WORDS="redcross show volu",
        COMP_CWORD="2",
    )
    assert names & HEAVY == set()
