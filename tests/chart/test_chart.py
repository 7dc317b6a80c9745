"""Which facts a chart can show, what it says of them, and what is said of the others."""

import msgspec

from redcross_cli.chart.chart import Bar, chart_of_bars
from redcross_cli.chart.drawable import Plan, say_left_out, why_not_drawn, with_bars, with_points
from redcross_cli.facts.base import FactBase, by_recency
from redcross_cli.output.view import View
from redcross_cli.queries.selection import facts_by_id
from tests.chart.made_up import Made, base_of, chart_of


def test_bars_keep_the_order_of_the_facts(base: FactBase) -> None:
    facts = facts_by_id(base, ["stem-cell-donations", "organ-donations"])
    view = View(base, "en")
    bars = [
        Bar("Stem cell donations in all – 16,708 cases (up to 2023)", 16708 / 50000),
        Bar("Organ donations in all – nearly 50,000 cases (up to 2024-03-08)", 1.0),
    ]
    chart = chart_of_bars(with_bars(facts, view), view)
    assert (chart.bars, chart.marks) == (bars, [])


def test_a_line_of_many_orders_of_magnitude_says_that_it_is_logarithmic() -> None:
    chart = chart_of([Made("../2020", 5), Made("../2021", 50000)])
    [line] = chart.lines
    assert line.unit == "Unit: teams, logarithmic scale"
    assert [mark.number for mark in line.values] == ["1", "10", "100", "1,000", "10,000"]
    assert chart.notes == [
        "● no hedge",
        "Logarithmic scale: each mark is ten times the one before.",
    ]


def test_only_what_no_line_joins_is_said_to_differ() -> None:
    figures = [Made("../2021", 5), Made("../2022", 7)]
    assert chart_of([Made("../2020", 3, unit="sites"), *figures]).notes == ["● no hedge"]
    differ = "Figures that no line joins differ in what, where or how long they count;"
    [note] = [
        n for n in chart_of([Made("2020", 3, basis="flow"), *figures]).notes if n.startswith(differ)
    ]
    assert note.endswith("they are not compared.")


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
