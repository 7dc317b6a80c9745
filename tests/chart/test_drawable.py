"""Which facts can be drawn, and what is said of the others."""

import msgspec

from redcross_cli.chart.drawable import Plan, say_left_out, why_not_drawn, with_bars, with_points
from redcross_cli.facts.base import FactBase, by_recency
from redcross_cli.output.view import View
from redcross_cli.queries.selection import facts_by_id
from tests.chart.made_up import Made, base_of


def test_a_range_and_a_figure_below_zero_are_no_bars(base: FactBase) -> None:
    [fact] = facts_by_id(base, ["urban-fraternity-homes"])
    ranged, below, about = (
        msgspec.structs.replace(fact, **keys)
        for keys in ({"upper": 120}, {"value": -100}, {"comparator": "~"})
    )
    assert with_bars([fact, ranged, below, about], View(base, "en")) == [fact, about]
    assert why_not_drawn(ranged) == "the source gives no exact figure"
    assert why_not_drawn(below) == "it is below zero"


def test_what_is_not_drawn_has_a_reason() -> None:
    base = base_of(
        [Made("2021", 5, unit="sites"), Made("2021/..", 6), Made("2022", -7), Made("2023", 8)]
    )
    figures = by_recency(base.facts, base.sources)
    shown = with_points(figures)
    assert [fact.value for fact in shown] == [8]
    view = View(base, "en")
    left_out = say_left_out(Plan(shown, figures), view)
    assert [line.partition("not drawn, as ")[2] for line in left_out] == [
        "it is counted in 'sites' and the others in 'teams'; --unit sites draws it (5 sites).",
        "it is below zero (-7 teams).",
        "its period has no end (6 teams).",
    ]
