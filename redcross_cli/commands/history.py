"""`redcross history`."""

from __future__ import annotations

from typing import Annotated

import typer

from redcross_cli.commands import complete
from redcross_cli.commands.session import Session
from redcross_cli.facts.history import (
    Step,
    StepRecord,
    ends,
    history_of,
    record_of,
)
from redcross_cli.figures.interval import Quantity
from redcross_cli.figures.wording import number_in_words
from redcross_cli.messages import _
from redcross_cli.output.columns import FIGURE, ID, PERIOD, SOURCE
from redcross_cli.output.listing import Answer, Column, Listing, View
from redcross_cli.output.remarks import remarks_on_steps
from redcross_cli.queries.selection import facts_by_id
from redcross_cli.terms import Lang

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
    return Column("Change", lambda record, view: _change(steps[_key(record)], view), right=True)


def _key(record: StepRecord) -> tuple[str, str, str]:
    return record.source, record.id, record.period


def _change(step: Step, view: View) -> str:
    """What changed since the figure before, or how the two agree; "" for the first."""
    if step.contradicted_by or step.agreement == "contradicting":
        return _("contradicts")
    if step.agreement:
        return _("may agree") if step.agreement == "overlapping" else _("agrees")
    if step.before is None:
        return _("not compared") if step.reason else ""
    if step.change is None or not step.is_told:
        return _("not known")
    amount = _amount(step.change, view.lang)
    percent = _amount(step.percent, view.lang) if step.percent else ""
    return _("{} ({})").format(amount, f"{percent}%") if percent else amount


def _amount(change: Quantity, lang: Lang) -> str:
    """A change with its sign and bound."""
    amount, upper = ends(change)
    assert amount is not None
    if upper is not None:
        return _("{} to {}").format(_signed(amount, lang), _signed(upper, lang))
    # A change may be a bound, for which the words of a hedge ("nearly") would be wrong.
    bounds = {
        ">": _("above {}"),
        ">=": _("at least {}"),
        "<": _("below {}"),
        "<=": _("at most {}"),
        "~": _("about {}"),
    }
    return bounds.get(change.comparator, "{}").format(_signed(amount, lang))


def _signed(amount: int | float, lang: Lang) -> str:
    return f"{'+' if amount > 0 else ''}{number_in_words(amount, lang)}"
