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
from redcross_cli.figures.interval import Quantity, plain
from redcross_cli.figures.wording import number_in_words
from redcross_cli.messages import _, in_list
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
    change, change_upper = _ends(step.change)
    percent, percent_upper = _ends(step.percent)
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


def _ends(quantity: Quantity | None) -> tuple[int | float | None, int | float | None]:
    """A value and its upper end, as JSON has them."""
    if quantity is None or quantity.value is None:
        return None, None
    return plain(quantity.value), None if quantity.upper is None else plain(quantity.upper)


def _of_fact(column: Column, steps: dict[tuple[str, str, str], Step]) -> Column:
    """A column of facts, for the records of their steps."""
    return column._replace(cell=lambda record, view: column.cell(steps[_key(record)].fact, view))


def _change_column(steps: dict[tuple[str, str, str], Step]) -> Column:
    return Column("Change", lambda record, view: _change(steps[_key(record)], view), right=True)


def _key(record: dict[str, Any]) -> tuple[str, str, str]:
    return record["source"], record["id"], record["period"]


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
    amount, upper = _ends(change)
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
