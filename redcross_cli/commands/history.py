"""`redcross history`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from redcross_cli.commands import complete
from redcross_cli.commands.remarks import name_of
from redcross_cli.commands.session import Session
from redcross_cli.errors import NothingFoundError
from redcross_cli.facts.history import Step, history, say_contradiction
from redcross_cli.facts.model import Fact
from redcross_cli.messages import _, in_list
from redcross_cli.output.changes import change_in_words, ends
from redcross_cli.output.columns import FIGURE, ID, PERIOD, SOURCE
from redcross_cli.output.listing import Answer, Column, Listing, View
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
    facts = facts_by_id(base, ids)
    for fact in facts:
        if not fact.is_indicator:
            what = _("'{id}' is an action; it has no figures.")
            raise NothingFoundError(what.format(id=fact.id))
    steps = [
        step
        for id in dict.fromkeys(fact.id for fact in facts)
        for step in history([fact for fact in facts if fact.id == id], base.sources)
    ]
    shown = {step.fact.key: step for step in steps}
    records = [_record(step) for step in steps]
    several = len({step.fact.id for step in steps}) > 1
    columns = [
        _of_fact(column, shown)
        for column in ([ID] if several else []) + [PERIOD, FIGURE, SOURCE._replace(only_wide=False)]
    ]
    listing = Listing(records, [*columns, _change_column(shown)], session.view)
    return Answer(listing, _remarks(steps, session.lang))


def _record(step: Step) -> dict[str, Any]:
    figure = step.fact.figure
    assert figure is not None
    change, change_upper = ends(step.change)
    percent, percent_upper = ends(step.percent)
    return {
        "id": step.fact.id,
        "source": step.fact.source,
        "period": step.fact.period,
        "basis": figure.basis,
        "value": figure.value,
        "upper": figure.upper,
        "comparator": figure.comparator,
        "unit": figure.unit,
        "printed": figure.printed,
        "before": step.before.source if step.before else None,
        "agreement": step.agreement,
        "change": change,
        "change_upper": change_upper,
        "change_comparator": step.change.comparator if step.change else None,
        "change_percent": percent,
        "change_percent_upper": percent_upper,
        "change_percent_comparator": step.percent.comparator if step.percent else None,
        "not_compared": step.reason or None,
        "contradicted_by": [other.source for other in step.contradicted_by],
    }


def _of_fact(column: Column, steps: dict[tuple[str, str, str], Step]) -> Column:
    """A column of facts, for the records of their steps."""
    return column._replace(cell=lambda record, view: column.cell(steps[_key(record)].fact, view))


def _change_column(steps: dict[tuple[str, str, str], Step]) -> Column:
    def cell(record: dict[str, Any], view: View) -> str:
        return change_in_words(steps[_key(record)], view)

    return Column("Change", cell, right=True)


def _key(record: dict[str, Any]) -> tuple[str, str, str]:
    return record["source"], record["id"], record["period"]


def _remarks(steps: list[Step], lang: Lang) -> list[str]:
    """What cannot both be true, what was not compared and why, and the notes, each once."""
    remarks = []
    for step in steps:
        for other in step.contradicted_by:
            if steps.index(step) < next(n for n, s in enumerate(steps) if s.fact == other):
                remarks.append(_say_contradiction(step.fact, other))
        if step.reason:
            what = _("{figure} is not compared: it is {reason}.")
            remarks.append(what.format(figure=name_of(step.fact), reason=step.reason))
    notes: dict[str, list[str]] = {}
    for step in steps:
        if step.fact.note:
            notes.setdefault(step.fact.note.pick(lang), []).append(step.fact.source)
    for note, sources in notes.items():
        place = in_list(dict.fromkeys(sources))
        remarks.append(_("{place}: {what}").format(place=place, what=note))
    return remarks


def _say_contradiction(one: Fact, other: Fact) -> str:
    assert one.figure is not None
    assert other.figure is not None
    return say_contradiction(
        _("{} ({})").format(name_of(one), one.figure.printed),
        _("{} ({})").format(name_of(other), other.figure.printed),
    )
