"""Histories of an indicator, made up."""

import json
from typing import Any, NamedTuple

import msgspec

from redcross_cli.facts.memory import FactsInMemory
from redcross_cli.facts.model import Basis, FactFile
from redcross_cli.terms import Comparator
from tests.conftest import SMALL


class Made(NamedTuple):
    """A figure of rescue teams, from a source of its own."""

    period: str
    value: int
    comparator: Comparator = "="
    basis: Basis = "total"
    unit: str = "teams"


def fact_file(figures: list[Made]) -> dict[str, Any]:
    """A fact file of one indicator, `teams`, as JSON has it."""
    content: dict[str, Any] = json.loads(SMALL.read_text(encoding="utf-8"))
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
