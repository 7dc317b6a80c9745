"""`redcross history`."""

from typing import Annotated

import typer

from redcross_cli.commands import options
from redcross_cli.commands.session import Session
from redcross_cli.facts.history import history_of, record_of_step
from redcross_cli.output import Answer, Column, Listing
from redcross_cli.output.columns import FIGURE, ID, PERIOD, SOURCE
from redcross_cli.output.remarks import comparisons, notes_on
from redcross_cli.queries.selection import facts_by_id

EXAMPLES = """
redcross history volunteers-registered
redcross history organ-donations organs-donated --lang zh
redcross history organ-donations --format json | jq '.[] | {period, value}'
"""


def run(
    session: Session,
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", autocompletion=options.indicators, help="Indicators."),
    ],
) -> Answer:
    """Show an indicator over time: every figure, and what changed.

    A change is said only as exactly as the figures allow: between rounded figures it is
    about so much, between "more than" and "nearly" it is a bound, or cannot be told.
    Figures of the same time agree or not; what cannot both be true is named. What the
    reader must know goes to stderr.
    """
    base = session.base
    steps = history_of(base, facts_by_id(base, ids))
    by_record = {record_of_step(step): step for step in steps}

    def of_fact(column: Column) -> Column:
        return column._replace(cell=lambda record, view: column.cell(by_record[record].fact, view))

    several = len({step.fact.id for step in steps}) > 1
    columns = [
        *([of_fact(ID)] if several else []),
        *map(of_fact, (PERIOD, FIGURE, SOURCE._replace(only_wide=False))),
        Column("Change", lambda r, view: view.change(by_record[r]), right=True),
    ]
    listing = Listing(by_record, columns, session.view)
    notes = notes_on([step.fact for step in steps], session.view)
    return Answer(listing, [*comparisons(steps, session.view), *notes])
