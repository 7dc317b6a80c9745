"""`redcross indicators`."""

from typing import Annotated

import typer

from redcross_cli.commands import options
from redcross_cli.commands.session import Session
from redcross_cli.errors import NothingFoundError
from redcross_cli.facts.base import Order
from redcross_cli.output import Answer
from redcross_cli.output.columns import SORTED_BY, THEME, list_facts, sort_key
from redcross_cli.output.remarks import remarks_on_listed
from redcross_cli.queries.selection import filter_of, none_passes

EXAMPLES = """
redcross indicators --theme volunteering
redcross indicators --unit yuan --sort value --reverse
redcross indicators --area Gansu --period 2023-12/2024-01
redcross indicators --columns title,figure,period --format markdown
redcross indicators --format csv > indicators.csv
"""


def run(
    session: Session,
    theme: options.Theme = None,
    unit: options.Unit = None,
    area: options.Area = None,
    period: options.Period = None,
    source: options.Source = None,
    sort: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN",
            autocompletion=lambda: list(SORTED_BY),
            help="The order: value, title, theme or period; by default that of the fact file.",
        ),
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
    limit: options.Limit = None,
    all: options.All = False,
    columns: options.Columns = None,
) -> Answer:
    """List the indicators: what, how much, when.

    Filters combine: an indicator must pass every kind of filter given. A table stands under
    the headings of its themes, unless it is sorted. Sorted by value, indicators without an
    exact figure come last.
    """
    base = session.base
    chosen = filter_of(base, themes=theme, units=unit, areas=area, periods=period, sources=source)
    chosen = chosen._replace(indicators_only=True, latest_only=not all)
    facts = base.select(
        chosen, Order(sort_key(sort) if sort else None, reverse, session.lang), limit
    )
    listing = list_facts(facts, session.view, columns, session.format)
    if not facts:
        raise NothingFoundError(str(none_passes(base, chosen)), listing)
    if sort is None and not reverse:  # as the facts are filed, they stand under their themes
        listing = listing._replace(group=lambda fact: THEME.cell(fact, session.view))
    return Answer(listing, remarks_on_listed(facts, session.view))
