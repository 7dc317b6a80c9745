"""Histories of an indicator, made up."""

import json
from datetime import date
from typing import Any, NamedTuple

import msgspec
from hypothesis import strategies as st

from redcross_cli.chart.chart import Chart, chart_of_lines
from redcross_cli.chart.timeline import Timeline, timeline_of
from redcross_cli.facts.base import FactBase, by_recency
from redcross_cli.facts.model import Basis, FactFile
from redcross_cli.output.view import View
from redcross_cli.terms import Comparator, Lang
from tests.conftest import SMALL_TEXT


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


def base_of(figures: list[Made]) -> FactBase:
    return FactBase([msgspec.convert(fact_file(figures), FactFile)])


def line_of(figures: list[Made]) -> Timeline:
    base = base_of(figures)
    return timeline_of(by_recency(base.facts, base.sources), base)


def chart_of(figures: list[Made], lang: Lang = "en") -> Chart:
    return chart_of_lines([line_of(figures)], View(base_of(figures), lang))


DATES = st.dates(date(2012, 1, 1), date(2026, 12, 31)).map(str)
FIGURES = st.builds(
    Made,
    period=DATES | st.integers(2012, 2026).map(str) | st.sampled_from(["2020-05", "2014/2016"]),
    value=st.integers(0, 30) | st.integers(0, 10**7),
    comparator=st.sampled_from(["=", ">", ">=", "<", "<=", "~"]),
    basis=st.sampled_from(["flow", "stock", "total"]),
    unit=st.just("teams"),
)
HISTORIES = st.lists(FIGURES, min_size=1, max_size=14)
# Those trained in first aid: the label of each has little room beside its point.
TRAINED = [
    Made("2014/2016", 7000000, "~", "flow"), Made("2023", 4190000, ">", "flow"),
    Made("../2025-05-07", 18000000, ">"), Made("2025-01/2025-12-15", 4250000, basis="flow"),
]  # fmt: skip
