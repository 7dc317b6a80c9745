"""What the tests share: the shipped facts, and a command line to type at."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from redcross_cli.cli import main
from redcross_cli.facts.base import FactBase
from redcross_cli.files.loading import load
from redcross_cli.files.parquet import open_parquet, write

# A test is not timed, however slow the machine, and gives one verdict on one state of
# the code: `--hypothesis-profile search` looks further, as does `-m long`.
settings.register_profile("redcross", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("redcross")

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT.parent / "shared" / "source" / "article-2024-03-08.txt"


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


@pytest.fixture(scope="session")
def base() -> FactBase:
    return load()


@pytest.fixture(scope="session")
def table(base: FactBase, tmp_path_factory: pytest.TempPathFactory) -> FactBase:
    """The shipped facts in a Parquet table."""
    file = tmp_path_factory.mktemp("table") / "facts.parquet"
    write(file, base, base.facts)
    return open_parquet(str(file))


@pytest.fixture(params=["memory", "table"])
def either(request: pytest.FixtureRequest, base: FactBase) -> FactBase:
    """The shipped facts, in memory and in a table."""
    held: FactBase = base if request.param == "memory" else request.getfixturevalue("table")
    return held


@pytest.fixture(scope="session")
def article() -> str:
    """The source's text without whitespace, where the checkout stands beside it."""
    if not ARTICLE.exists():
        pytest.skip("the article's text is not part of the repository")
    return "".join(ARTICLE.read_text(encoding="utf-8").split())
