"""How quick functions are, by pytest-benchmark: `python -m pytest tests/benchmarks/bench_functions.py`.

Not named test_*, so that the tests neither need nor run it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest

from redcross_cli.ask.fold import fold
from redcross_cli.ask.search import search
from redcross_cli.cite.compose import cite
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.reading import load
from redcross_cli.figures.reader import parse


class Benchmark(Protocol):
    """The fixture of pytest-benchmark, as it is used here."""

    def __call__(self, function: Callable[[FactBase], object], base: FactBase) -> object: ...


SENTENCE = "Volunteer organisations held more than 65,000 first-aid programmes."
FUNCTIONS: dict[str, Callable[[FactBase], object]] = {
    "load()": lambda base: load(),
    'search(base, ["志愿者"])': lambda base: search(base, ["志愿者"]),
    'search(base, ["volunteers"])': lambda base: search(base, ["volunteers"]),
    'search(base, ["zhiyuanzhe"])': lambda base: search(base, ["zhiyuanzhe"]),
    'parse("419万余人")': lambda base: parse("419万余人"),
    "fold(a sentence)": lambda base: fold(SENTENCE),
    "cite(a fact), GB/T 7714": lambda base: cite(
        base.named("volunteers-registered"), base, "zh", "gb-7714-2015-numeric"
    ),
    "cite(a fact), APA": lambda base: cite(base.named("volunteers-registered"), base, "en", "apa"),
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_function(benchmark: Benchmark, base: FactBase, name: str) -> None:
    assert benchmark(FUNCTIONS[name], base)
