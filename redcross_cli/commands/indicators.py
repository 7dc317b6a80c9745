"""`redcross indicators`."""

from __future__ import annotations

from typing import Annotated

import typer

from redcross_cli.commands.filters import All, Columns, FactFilters, Limit
from redcross_cli.commands.listings import list_facts
from redcross_cli.commands.session import Session
from redcross_cli.facts.base import Order, SortKey
from redcross_cli.output.columns import THEME
from redcross_cli.output.listing import Listing
from redcross_cli.queries.selection import none_passes

EXAMPLES = """
redcross indicators --theme volunteering
redcross indicators --unit yuan --sort value --reverse
redcross indicators --area Gansu --period 2023-12/2024-01
redcross indicators --columns title,figure,period --format markdown
redcross indicators --format csv > indicators.csv
"""


def run(
    session: Session,
    filters: FactFilters,
    sort: Annotated[
        SortKey | None, typer.Option(help="The order; by default that of the fact file.")
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
    limit: Limit = None,
    all: All = False,
    columns: Columns = None,
) -> Listing:
    """List the indicators: what, how much, when.

    Filters combine: an indicator must pass every kind of filter given. A table stands under
    the headings of its themes, unless it is sorted. Sorted by value, indicators without an
    exact figure come last.
    """
    base = session.base
    chosen = filters.on(base, indicators_only=True, latest_only=not all)
    facts = base.select(chosen, Order(sort, reverse, session.lang), limit)
    if not facts:
        raise none_passes(base, chosen)
    listing = list_facts(facts, session, columns)
    if sort is not None or reverse:
        return listing
    # As the facts are filed, they stand under their themes.
    return listing._replace(group=lambda fact: THEME.cell(fact, session.view))
