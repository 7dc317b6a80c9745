"""`redcross history`."""

from __future__ import annotations

from typing import Annotated

import typer

from redcross_cli.commands import complete
from redcross_cli.commands.session import Session
from redcross_cli.facts.history import (
    Step,
    StepRecord,
    history_of,
    record_of,
)
from redcross_cli.output.changes import change_in_words
from redcross_cli.output.columns import FIGURE, ID, PERIOD, SOURCE
from redcross_cli.output.listing import Answer, Column, Listing, View
from redcross_cli.output.remarks import remarks_on_steps
from redcross_cli.queries.selection import facts_by_id

EXAMPLES = """
redcross history volunteers-registered
redcross history organ-donations organs-donated --lang zh
redcross history organ-donations --format json | jq '.[] | {period, value, comparator}'
"""


def run(
    session: Session,
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", autocompletion=complete.indicators, help="Indicators."),
    ],
) -> Answer:
    """Show an indicator over time: every figure, and what changed since the one before.

    A change is said only as exactly as the figures allow: between rounded figures it is
    about so much, between "more than" and "nearly" it is a bound, or cannot be told.
    Figures of the same time agree or not; what cannot both be true is named. What the
    reader must know goes to stderr.
    """
    base = session.base
    steps = history_of(base, facts_by_id(base, ids))
    shown = {step.fact.key: step for step in steps}
    records = [record_of(step) for step in steps]
    several = len({step.fact.id for step in steps}) > 1
    columns = [
        _of_fact(column, shown)
        for column in ([ID] if several else []) + [PERIOD, FIGURE, SOURCE._replace(only_wide=False)]
    ]
    listing = Listing(records, [*columns, _change_column(shown)], session.view)
    return Answer(listing, remarks_on_steps(steps, session.lang))


def _of_fact(column: Column, steps: dict[tuple[str, str, str], Step]) -> Column:
    """A column of facts, for the records of their steps."""
    return column._replace(cell=lambda record, view: column.cell(steps[_key(record)].fact, view))


def _change_column(steps: dict[tuple[str, str, str], Step]) -> Column:
    def cell(record: StepRecord, view: View) -> str:
        return change_in_words(steps[_key(record)], view)

    return Column("Change", cell, right=True)


def _key(record: StepRecord) -> tuple[str, str, str]:
    return record.source, record.id, record.period
