"""`redcross chart`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from redcross_cli.chart.bars import PANELS, why_not_drawn, with_bars
from redcross_cli.chart.timeline import drawable, timeline_of, why_left_out, years_of
from redcross_cli.commands import complete, filters
from redcross_cli.commands.session import Session
from redcross_cli.errors import UsageError
from redcross_cli.facts.base import FactBase, Filter, Order, by_recency, passes
from redcross_cli.facts.model import Fact
from redcross_cli.messages import _, n_
from redcross_cli.output.columns import FACTS, figure_as_read, in_columns
from redcross_cli.output.listing import Answer, Listing, View
from redcross_cli.output.remarks import name_of, notes_on, remarks_on
from redcross_cli.queries.selection import choose, none_passes, where

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from redcross_cli.chart.panels import Panels
    from redcross_cli.chart.picture import Picture

EXAMPLES = """
redcross chart organ-donations
redcross chart --unit yuan
redcross chart --unit people --theme volunteering
redcross chart organ-donations stem-cell-donations --svg donations.svg
redcross chart organ-donations volunteers-registered --svg panels.svg --title 'In ten years'
redcross chart --unit cases --format json
"""


class _Plan(NamedTuple):
    """What a chart is of: bars of facts, or with ``histories`` a line or panel of each.

    ``facts`` are the ones that are drawn, ``listed`` are those with ``left_out``, which are
    named with the reason.
    """

    facts: Sequence[Fact]
    listed: Sequence[Fact]
    left_out: Sequence[str]
    histories: Sequence[Sequence[Fact]] = ()

    @property
    def content(self) -> str:
        """What is drawn, in words."""
        if len(self.histories) > 1:
            return n_("{} panel", "{} panels", len(self.histories))
        if self.histories:
            return n_("{} point", "{} points", len(self.facts))
        return n_("{} bar", "{} bars", len(self.facts))

    @property
    def pointers(self) -> list[str]:
        """Where to find the sources of a line, which a terminal has no room for."""
        ids = [figures[0].id for figures in self.histories]
        pointer = _("{id}: {content}; their sources: redcross history {id}")
        return [pointer.format(id=id, content=self.content) for id in ids]


def run(
    session: Session,
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID...]",
            autocompletion=complete.indicators,
            help="Indicators; by default all that pass the filters.",
        ),
    ] = None,
    theme: filters.Theme = None,
    unit: filters.Unit = None,
    area: filters.Area = None,
    period: filters.Period = None,
    source: filters.Source = None,
    limit: filters.Limit = None,
    svg: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write a picture for a slide, FILE.svg, instead."),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A title in place of the chart's own.")
    ] = None,
) -> Answer:
    """Draw one indicator over time, or bars of several that share a unit.

    One indicator is a line through its figures, each at its date, under a sign for its
    hedge; no line joins what cannot be compared, and figures that contradict each other
    are hollow. Of several the latest figures are bars: the longest first, or with IDs in
    their order. Several of different units have a panel each, with --svg. Where the
    values span more than three orders of magnitude the scale is logarithmic, and the
    chart says so. Into a pipe, and in any format but the table, the figures are listed
    instead.
    """
    if svg is not None and session.typed_format:
        raise UsageError(_("--format does not go with --svg: it writes a picture."))
    if svg is not None and Path(svg).suffix != ".svg":
        what = _("The ending of '{file}' is not .svg, which is what --svg writes.")
        raise UsageError(what.format(file=svg))
    if title is not None and not title.strip():
        raise UsageError(_("The text of --title is blank."))
    base = session.base
    chosen = where(base, themes=theme, units=unit, areas=area, period=period, sources=source)
    chosen = chosen._replace(indicators_only=True, latest_only=True)
    choices = choose(base, ids or (), chosen._replace(indicators_only=False))[:limit]
    for choice in choices:
        if not choice.fact.is_indicator:
            what = _("'{id}' is an action; it has no figure to draw.")
            raise UsageError(what.format(id=choice.fact.id))
    facts = [choice.fact for choice in choices]
    if not ids:
        facts = list(base.select(chosen, Order("value", reverse=True), limit))
    if not facts:
        raise none_passes(base, chosen)
    if len(facts) == 1:
        figures = _figures(base, facts[0].id, chosen)
        plan = _plan_histories([figures[-limit:] if limit else figures], session.view)
    elif svg is not None and len({fact.unit for fact in facts}) > 1 and len(facts) <= PANELS:
        plan = _plan_histories([_figures(base, fact.id, chosen) for fact in facts], session.view)
    else:
        plan = _plan_bars(facts, session.view)
    unseen = [
        choice._replace(others=[other for other in choice.others if other not in plan.listed])
        for choice in choices
    ]
    remarks = [*notes_on(plan.facts, session.lang), *remarks_on(unseen, session.view)]
    if svg is not None:
        _write_picture(Path(svg), plan, session.view, title)
        done = _("{content} drawn in {file}.").format(content=plan.content, file=svg)
        return Answer("", [done, *plan.left_out, *remarks])
    if session.format == "table":
        remarks = [*plan.left_out, *remarks, *plan.pointers]

    def draw(console: "Console") -> "Iterator[RenderableType]":
        return _draw(plan, session.view, title, console)

    listing = Listing(plan.listed, in_columns(FACTS, base), session.view, drawn=draw)
    return Answer(listing, remarks)


def _figures(base: FactBase, id: str, where: Filter) -> list[Fact]:
    """All figures of an indicator that pass a filter, in order of time."""
    return by_recency([fact for fact in base.named(id) if passes(fact, where)], base.sources)


def _plan_bars(facts: Sequence[Fact], view: View) -> _Plan:
    drawn = with_bars(facts)
    left_out = [
        _say_left_out(fact.id, why_not_drawn(fact), fact, view)
        for fact in facts
        if fact not in drawn
    ]
    return _Plan(drawn, facts, left_out)


def _say_left_out(name: str, why: str, fact: Fact, view: View) -> str:
    what = _("{name}: not drawn, as {why} ({figure}).")
    shown = fact.printed if fact.value is None else figure_as_read(fact, view)
    return what.format(name=name, why=why, figure=shown)


def _plan_histories(histories: Sequence[Sequence[Fact]], view: View) -> _Plan:
    """Lines of indicators; a single figure, if it is all that can be drawn, is a bar."""
    drawn = [(drawable(figures), figures) for figures in histories]
    facts = [fact for able, _figures in drawn for fact in able]
    if not facts:
        return _plan_bars([histories[0][-1]], view)  # which says why there is nothing to draw
    left_out = [
        _say_left_out(name_of(fact), why_left_out(fact, able, view), fact, view)
        for able, figures in drawn
        for fact in figures
        if fact not in able
    ]
    listed = [fact for figures in histories for fact in figures]
    lines = [figures for able, figures in drawn if able] if len(facts) > 1 else []
    return _Plan(facts, listed, left_out, lines)


def _draw(
    plan: _Plan, view: View, title: str | None, console: "Console"
) -> "Iterator[RenderableType]":
    from redcross_cli.chart.panels import Panels
    from redcross_cli.chart.terminal import draw
    from redcross_cli.chart.terminal_line import draw_line

    picture = _picture(plan, view, title)
    return draw_line(picture, console) if isinstance(picture, Panels) else draw(picture, console)


def _write_picture(path: Path, plan: _Plan, view: View, title: str | None) -> None:
    from redcross_cli.chart.panels import Panels
    from redcross_cli.chart.svg import svg
    from redcross_cli.chart.svg_line import svg_line
    from redcross_cli.files.whole_file import write_whole

    picture = _picture(plan, view, title)
    write_whole(path, [svg_line(picture) if isinstance(picture, Panels) else svg(picture)])


def _picture(plan: _Plan, view: View, title: str | None) -> "Picture | Panels":
    from redcross_cli.chart.panels import panels_of, retitled
    from redcross_cli.chart.picture import pictured

    picture: Picture | Panels
    if plan.histories:
        years = years_of(plan.facts)
        lines = [timeline_of(figures, view.base, years) for figures in plan.histories]
        picture = panels_of(lines, view)
    else:
        picture = pictured(plan.facts, view)
    return retitled(picture, title) if title else picture
