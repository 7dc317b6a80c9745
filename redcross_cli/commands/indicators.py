"""`redcross indicators`."""

from __future__ import annotations

from typing import Annotated

import typer

from redcross_cli.ask.select import SortKey, filtered, ordered
from redcross_cli.commands.filters import (
    AreaFilter,
    Limit,
    PeriodFilter,
    ThemeFilter,
    UnitFilter,
)
from redcross_cli.commands.session import Session
from redcross_cli.errors import NothingFoundError
from redcross_cli.output.columns import INDICATORS, in_columns
from redcross_cli.output.listing import Listing

EXAMPLES = """
redcross indicators --theme volunteering
redcross indicators --unit yuan --sort value --reverse
redcross indicators --area Gansu --period 2023-12/2024-01
redcross indicators --format csv > indicators.csv
"""


def run(
    session: Session,
    theme: ThemeFilter = None,
    unit: UnitFilter = None,
    area: AreaFilter = None,
    period: PeriodFilter = None,
    sort: Annotated[
        SortKey | None, typer.Option(help="The order; else that of the fact file.")
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
    limit: Limit = None,
) -> Listing:
    """List the indicators: what, how much, when.

    Filters combine: a figure passes each kind of filter given. Sorted by value,
    indicators without an exact figure come last.
    """
    base = session.base
    chosen = filtered(
        base.indicators(),
        base,
        themes=theme or (),
        units=unit or (),
        areas=area or (),
        period=period or (),
    )
    if not chosen:
        raise NothingFoundError("No indicator passes these filters.")
    facts = ordered(chosen, base, session.lang, sort, reverse)[:limit]
    return Listing(facts, in_columns(INDICATORS, base), session.view)
