"""What a chart says of the facts it shows."""

from redcross_cli.chart.chart import Bar, Bars, chart_of_bars
from redcross_cli.chart.drawable import with_bars
from redcross_cli.facts.base import FactBase
from redcross_cli.output.view import View
from redcross_cli.queries.selection import facts_by_id
from tests.chart.made_up import Made, chart_of


def test_bars_keep_the_order_of_the_facts(base: FactBase) -> None:
    facts = facts_by_id(base, ["stem-cell-donations", "organ-donations"])
    view = View(base, "en")
    bars = [
        Bar("Stem cell donations in all – 16,708 cases (up to 2023)", 16708 / 50000),
        Bar("Organ donations in all – nearly 50,000 cases (up to 2024-03-08)", 1.0),
    ]
    assert chart_of_bars(with_bars(facts, view), view).plot == Bars(bars, [])


def test_a_line_of_many_orders_of_magnitude_says_that_it_is_logarithmic() -> None:
    chart = chart_of([Made("../2020", 5), Made("../2021", 50000)])
    assert not isinstance(chart.plot, Bars)
    [line] = chart.plot
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
