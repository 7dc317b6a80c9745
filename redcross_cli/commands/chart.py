"""`redcross chart`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from redcross_cli.chart.bars import Chart, charted, why_not_drawn
from redcross_cli.commands import complete
from redcross_cli.commands.filters import FactFilters, Limit
from redcross_cli.commands.session import Session
from redcross_cli.errors import NothingFoundError, UsageError
from redcross_cli.facts.base import Order
from redcross_cli.output.columns import FACTS, in_columns
from redcross_cli.output.listing import Answer, Listing, View
from redcross_cli.queries.selection import choose

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

EXAMPLES = """
redcross chart --unit yuan
redcross chart --unit people --theme volunteering
redcross chart organ-donations stem-cell-donations --svg donations.svg
redcross chart --unit cases --format json
"""


def run(
    session: Session,
    filters: FactFilters,
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID...]",
            autocompletion=complete.indicators,
            help="Indicators; by default all that pass the filters.",
        ),
    ] = None,
    limit: Limit = None,
    svg: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write a picture for a slide, FILE.svg, instead."),
    ] = None,
) -> Answer:
    """Draw bars of indicators that share a unit.

    The longest bar comes first; with IDs, the bars come in their order. Where the
    values span more than three orders of magnitude the scale is logarithmic, and
    the chart says so. Into a pipe, and in any format but the table, the indicators
    are listed instead.
    """
    if svg is not None and session.typed_format:
        raise UsageError("--format does not go with --svg: it writes a picture.")
    if svg is not None and Path(svg).suffix != ".svg":
        raise UsageError(f"The ending of '{svg}' is not .svg, which is what --svg writes.")
    base = session.base
    chosen = filters.on(base, indicators_only=True, latest_only=True)
    meant = chosen._replace(indicators_only=False)
    named = [choice.fact for choice in choose(base, ids or (), meant)]
    for fact in named:
        if not fact.is_indicator:
            raise UsageError(f"'{fact.id}' is an action; it has no figure to draw.")
    facts = named[:limit] if ids else list(base.select(chosen, Order("value", reverse=True), limit))
    if not facts:
        raise NothingFoundError("No indicator passes these filters.")
    chart = charted(facts)
    left_out = [
        f"{fact.id}: not drawn, as {why_not_drawn(fact)} ({fact.printed})."
        for fact in chart.left_out
    ]
    if svg is not None:
        return _written(Path(svg), chart, left_out, session)
    drawn = partial(_drawn, chart, session.view)
    listing = Listing(facts, in_columns(FACTS, base), session.view, drawn=drawn)
    return Answer(listing, left_out if session.format == "table" else ())


def _drawn(chart: Chart, view: View, console: Console) -> Iterator[RenderableType]:
    from redcross_cli.chart.picture import pictured
    from redcross_cli.chart.terminal import draw

    return draw(pictured(chart, view), console)


def _written(path: Path, chart: Chart, left_out: list[str], session: Session) -> Answer:
    from redcross_cli.chart.picture import pictured
    from redcross_cli.chart.svg import svg
    from redcross_cli.files.whole_file import write_whole

    write_whole(path, [svg(pictured(chart, session.view))])
    drawn = chart.facts
    done = f"{len(drawn)} bar{'s' * (len(drawn) > 1)} drawn in {path}."
    notes = [f"{fact.id}: {fact.note.pick(session.lang)}" for fact in drawn if fact.note]
    return Answer("", [done, *left_out, *notes])
