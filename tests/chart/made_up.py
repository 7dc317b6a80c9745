"""Histories of an indicator, made up."""

import io
import json
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

import msgspec
from rich.console import Console, RenderableType

from redcross_cli.facts.memory import FactsInMemory
from redcross_cli.facts.model import Basis, FactFile
from redcross_cli.terms import Comparator
from tests.conftest import SMALL_TEXT

_P = TypeVar("_P")


class Made(NamedTuple):
    """A figure of rescue teams, from a source of its own."""

    period: str
    value: int
    comparator: Comparator = "="
    basis: Basis = "total"
    unit: str = "teams"


def fact_file(figures: list[Made]) -> dict[str, Any]:
    """A fact file of one indicator, `teams`, as JSON has it."""
    content: dict[str, Any] = json.loads(SMALL_TEXT)
    [fact, *_], [source] = content["facts"], content["sources"]
    del fact["locator"]
    content["sources"] = [{**source, "id": f"gazette-{n}"} for n, _ in enumerate(figures)]
    hedges = {"=": "", ">": "超", ">=": "至少", "<": "近", "<=": "至多", "~": "约"}
    nouns = {"teams": "支", "sites": "个"}
    content["facts"] = [
        {
            **fact,
            "source": f"gazette-{n}",
            "printed": f"{hedges[figure.comparator]}{figure.value}{nouns[figure.unit]}",
            **figure._asdict(),
        }
        for n, figure in enumerate(figures)
    ]
    return content


def base_of(figures: list[Made]) -> FactsInMemory:
    return FactsInMemory([msgspec.convert(fact_file(figures), FactFile)])


def lines_drawn(
    draw: Callable[[_P, Console], Iterable[RenderableType]], picture: _P, width: int
) -> list[str]:
    """What a picture is drawn as at a terminal so wide."""
    console = Console(file=io.StringIO(), width=width, height=25)
    with console.capture() as captured:
        for line in draw(picture, console):
            console.print(line)
    return captured.get().splitlines()
