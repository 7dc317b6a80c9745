"""What the tests share: facts to ask, and a command line to type at.

Most tests ask the facts of the article alone, as if no others shipped, so that what they
expect does not change with each figure of another source that is added.
"""

import atexit
import io
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from hypothesis import settings

from redcross_cli import hints
from redcross_cli.cli import main
from redcross_cli.facts.base import FactBase, catalogue_of
from redcross_cli.files import loading
from redcross_cli.files.fact_json import encode
from redcross_cli.files.loading import load
from redcross_cli.files.parquet import open_parquet, write
from redcross_cli.messages import speak

# A test is not timed, however slow the machine, and gives one verdict on one state of
# the code: `--hypothesis-profile search` looks further, as does `-m long`.
settings.register_profile("redcross", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("redcross")

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT.parent / "shared" / "source" / "article-2024-03-08.txt"
SMALL = ROOT / "tests" / "data" / "small.json"
SMALL_TEXT = SMALL.read_text(encoding="utf-8")
# What the facts of `SMALL` refer to, beside a table that holds these facts alone.
SMALL_CATALOGUE = json.dumps({**json.loads(SMALL_TEXT), "facts": []})
PRESS = ROOT / "tests" / "data" / "press-2025-12.json"
SHIPPED = loading.shipped()
ARTICLE_ID = "crcn-2024"


def _write_article_facts() -> Path:
    """A fact file of the article's facts alone, and of what they refer to."""
    shipped = load()
    facts = [fact for fact in shipped.facts if fact.source == ARTICLE_ID]
    counted = {fact.unit for fact in facts}
    catalogue = msgspec.structs.replace(
        catalogue_of(shipped),
        sources=(shipped.sources[ARTICLE_ID],),
        units=tuple(unit for unit in shipped.units.values() if unit.id in counted),
    )
    folder = Path(tempfile.mkdtemp(prefix="redcross-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    file = folder / "facts.json"
    file.write_text("".join(encode(catalogue, facts)), encoding="utf-8", newline="")
    return file


ARTICLE_FACTS = _write_article_facts()


@pytest.fixture(autouse=True)
def _only_the_article_ships(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "shipped", lambda: ARTICLE_FACTS)


@pytest.fixture(autouse=True)
def _nothing_is_left_of_another_run() -> None:
    speak("en")
    hints.read_facts(())


class Run(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


class CommandLine:
    """Types commands; the answer is what a pipe would get, or with ``terminal`` a screen."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch

    def __call__(self, *words: str, terminal: bool = False, columns: int = 80) -> Run:
        out, err = Stream(terminal), Stream(terminal)
        with self._patch.context() as patch:
            patch.setattr(sys, "argv", ["redcross", *words])
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setenv("COLUMNS", str(columns))
            patch.setenv("TERM", "dumb")
            try:
                main()
                code = 0
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else int(bool(end.code))
        return Run(code, out.getvalue(), err.getvalue())


class Stream(io.StringIO):
    """A stream that is a terminal, or not."""

    encoding = "utf-8"

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.fixture
def redcross(monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    for name in ("REDCROSS_FACTS", "REDCROSS_LANG", "REDCROSS_FORMAT", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    return CommandLine(monkeypatch)


def calls_of(action: Callable[[], object]) -> int:
    """How many functions an action calls, in Python or in C: work, whatever the machine."""
    return _count(action, sys.setprofile, ("call", "c_call"))


def lines_of(action: Callable[[], object]) -> int:
    """How many lines of Python an action runs, each turn of a loop on one line, too."""
    return _count(action, sys.settrace, ("line",))


def _count(action: Callable[[], object], watch: Callable[[Any], None], kinds: Sequence[str]) -> int:
    counted = 0

    def count(frame: object, event: str, argument: object) -> object:
        nonlocal counted
        counted += event in kinds
        return count

    watch(count)
    try:
        action()
    finally:
        watch(None)
    return counted


@pytest.fixture(scope="session")
def base() -> FactBase:
    """The facts of the article."""
    return load(ARTICLE_FACTS)


@pytest.fixture(scope="session")
def everything() -> FactBase:
    """The facts of all sources that ship."""
    return load(SHIPPED)


@pytest.fixture(scope="session")
def table_file(base: FactBase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The article's facts in a Parquet file."""
    file = tmp_path_factory.mktemp("table") / "facts.parquet"
    write(file, base, base.facts)
    return file


@pytest.fixture(scope="session")
def table(table_file: Path) -> FactBase:
    """The article's facts in a Parquet table."""
    return open_parquet(str(table_file))


@pytest.fixture(params=["memory", "table"])
def either(request: pytest.FixtureRequest, base: FactBase) -> FactBase:
    """The article's facts, in memory and in a table."""
    held: FactBase = base if request.param == "memory" else request.getfixturevalue("table")
    return held


@pytest.fixture(scope="session")
def article() -> str:
    """The source's text without whitespace, where the checkout stands beside it."""
    if not ARTICLE.exists():
        pytest.skip("the article's text is not part of the repository")
    return "".join(ARTICLE.read_text(encoding="utf-8").split())
