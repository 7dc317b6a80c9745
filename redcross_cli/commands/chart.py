"""`redcross chart`."""

from functools import partial
from pathlib import Path
from shutil import get_terminal_size
from typing import Annotated

import typer

from redcross_cli import hints
from redcross_cli.chart.drawable import PANELS, Plan, plan_of_lines, say_left_out, with_bars
from redcross_cli.commands import options
from redcross_cli.commands.session import Session
from redcross_cli.errors import NothingFoundError, UsageError
from redcross_cli.facts.base import Order, by_recency, passes
from redcross_cli.messages import _, file_name, n_
from redcross_cli.output import Answer
from redcross_cli.output.columns import list_facts
from redcross_cli.output.remarks import notes_on, remarks_on
from redcross_cli.queries.selection import choose, filter_of, none_passes

EXAMPLES = """
redcross chart organ-donations
redcross chart --unit yuan
redcross chart --unit people --theme volunteering
redcross chart organ-donations stem-cell-donations --svg donations.svg
redcross chart organ-donations volunteers-registered --svg panels.svg
redcross chart --unit cases --format json
"""


def run(
    session: Session,
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID...]",
            autocompletion=options.indicators,
            help="Indicators; by default all that pass the filters.",
        ),
    ] = None,
    theme: options.Theme = None,
    unit: options.Unit = None,
    area: options.Area = None,
    period: options.Period = None,
    source: options.Source = None,
    limit: options.Limit = None,
    svg: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write a picture for a slide, FILE.svg, instead."),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A title in place of the chart's own.")
    ] = None,
) -> Answer:
    """Draw one indicator over time, or bars of several.

    One indicator is a line through its figures, each at its date, under a sign for its
    hedge; no line joins what cannot be compared, and figures that contradict each other
    are hollow. Of several that share a unit the latest figures are bars: the longest first,
    or with IDs in their order. Several of different units have a panel each, with --svg.
    Where the values span more than three orders of magnitude the scale is logarithmic, and
    the chart says so. Into a pipe, and in any format but the table, the figures are listed
    instead.
    """
    _check_options(session, svg, title)
    base, view = session.base, session.view
    chosen = filter_of(base, themes=theme, units=unit, areas=area, periods=period, sources=source)
    chosen = chosen._replace(indicators_only=True, latest_only=True)
    choices = choose(base, ids or (), chosen._replace(indicators_only=False))[:limit]
    facts = [choice.fact for choice in choices]
    if not ids:
        facts = list(base.select(chosen, Order("value", reverse=True), limit))
    if actions := [fact.id for fact in facts if not fact.is_indicator]:
        raise NothingFoundError(_("'{id}' is an action; it has no figure to draw.", id=actions[0]))
    if not facts:
        raise none_passes(base, chosen)
    is_panels = svg is not None and len({f.unit for f in facts}) > 1 and len(facts) <= PANELS
    if len(facts) == 1 or is_panels:
        passing = [[one for one in base.named(f.id) if passes(one, chosen)] for f in facts]
        histories = [by_recency(figures, base.sources) for figures in passing]
        if limit and not is_panels:
            histories = [histories[0][-limit:]]
        plan = plan_of_lines(histories)
    else:
        plan = Plan(with_bars(facts, view), facts)
    seen = {fact.key for fact in plan.listed}
    remarks = [*notes_on(plan.drawn, view), *remarks_on(choices, view, seen)]
    listing = list_facts(plan.listed, view)
    if svg is None and session.format != "table":
        return Answer(listing, remarks)
    from redcross_cli.chart.chart import chart_of

    chart = chart_of(plan, view, title)
    remarks = [*say_left_out(plan, view), *remarks]
    if svg is not None:
        from redcross_cli.chart.svg import write
        from redcross_cli.files.whole_file import write_whole

        write_whole(Path(svg), [write(chart)])
        done = _("The chart is drawn in {file}.", file=file_name(svg))
        return Answer("", [done, *remarks])
    from redcross_cli.chart.terminal import draw, lay_out_in_cells

    drawing = lay_out_in_cells(chart, get_terminal_size().columns)
    if plan.histories:  # a terminal has no room for the sources of a line
        see = hints.question("history", facts[0].id)
        if drawing.unlabelled:
            what = n_(
                "For want of room {} figure has no label. All are here: {question}",
                "For want of room {} figures have no label. All are here: {question}",
                drawing.unlabelled,
                question=see,
            )
            remarks.append(what)
        remarks.append(_("Its sources: {question}", question=see))
    return Answer(listing._replace(drawn=partial(draw, drawing)), remarks)


def _check_options(session: Session, svg: str | None, title: str | None) -> None:
    if svg is not None and session.is_format_typed:
        raise UsageError(_("--format does not go with --svg: it writes a picture."))
    if svg is not None and Path(svg).suffix.lower() != ".svg":
        what = _("The ending of '{file}' is not .svg, which is what --svg writes.", file=svg)
        raise UsageError(what)
    if title is not None and not title.strip():
        raise UsageError(_("The text of --title is blank."))
    if title is not None and svg is None and session.format != "table":
        raise UsageError(_("--title goes with --svg or --format table only: figures are listed."))
