"""`redcross compare`."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Any

import typer

from redcross_cli.commands import complete
from redcross_cli.commands.session import Session
from redcross_cli.errors import NothingFoundError
from redcross_cli.facts.compare import Change, change, in_time
from redcross_cli.facts.model import Fact
from redcross_cli.figures.interval import Quantity, plain
from redcross_cli.figures.wording import number_in_words
from redcross_cli.output.columns import FIGURE, PERIOD, SOURCE
from redcross_cli.output.listing import Column, Listing, View
from redcross_cli.search.select import facts_by_id
from redcross_cli.terms import Lang

EXAMPLES = """
redcross compare volunteers-registered --facts default --facts press.json
"""


def run(
    session: Session,
    id: Annotated[
        str, typer.Argument(metavar="ID", autocompletion=complete.indicators, help="An indicator.")
    ],
) -> Listing:
    """Compare one indicator across the sources loaded.

    The same id in two sources is one indicator at two times. The change is said
    only as exactly as the figures allow: between rounded figures it is about so
    much, between "more than" and "nearly" it is a bound, or cannot be told.
    """
    facts = in_time(facts_by_id(session.base, [id]))
    if len(facts) < 2:
        raise NothingFoundError(
            f"'{id}' stands in one source only, {facts[0].source}; load another with --facts."
        )
    changes = [None, *(change(before, after) for before, after in pairwise(facts))]
    records = [_record(fact, step) for fact, step in zip(facts, changes, strict=True)]
    shown = {fact.source: fact for fact in facts}
    columns = [_of_fact(column, shown) for column in (SOURCE, PERIOD, FIGURE)]
    return Listing(records, [*columns, CHANGE, PERCENT], session.view)


def _record(fact: Fact, step: Change | None) -> dict[str, Any]:
    difference, percentage = step or (None, None)
    change, change_upper = _ends(difference)
    percent, percent_upper = _ends(percentage)
    figure = fact.figure
    assert figure is not None
    return {
        "id": fact.id,
        "source": fact.source,
        "period": fact.period,
        "basis": figure.basis,
        "value": figure.value,
        "upper": figure.upper,
        "comparator": figure.comparator,
        "unit": figure.unit,
        "change": change,
        "change_upper": change_upper,
        "change_percent": percent,
        "change_percent_upper": percent_upper,
        "change_comparator": (difference.comparator if difference else "unknown") if step else None,
    }


def _ends(quantity: Quantity | None) -> tuple[int | float | None, int | float | None]:
    """A value and its upper end, as JSON has them."""
    if quantity is None or quantity.value is None:
        return None, None
    return plain(quantity.value), None if quantity.upper is None else plain(quantity.upper)


def _of_fact(column: Column, facts: dict[str, Fact]) -> Column:
    return column._replace(cell=lambda record, view: column.cell(facts[record["source"]], view))


def _change(record: dict[str, Any], view: View) -> str:
    return _step(record, "change", view.lang)


def _percent(record: dict[str, Any], view: View) -> str:
    text = _step(record, "change_percent", view.lang)
    return f"{text}%" if record["change_percent"] is not None else text


def _step(record: dict[str, Any], key: str, lang: Lang) -> str:
    """An amount with its sign and bound; the first row has none."""
    amount, upper, comparator = record[key], record[f"{key}_upper"], record["change_comparator"]
    if comparator is None or (amount is None and comparator != "unknown"):
        return ""
    if amount is None:
        return "无法判断" if lang == "zh" else "unknown"
    if upper is not None:
        to = "至" if lang == "zh" else " to "
        return f"{_signed(amount, lang)}{to}{_signed(upper, lang)}"
    return f"{_BOUNDS[comparator][lang == 'en']}{_signed(amount, lang)}"


def _signed(amount: int | float, lang: Lang) -> str:
    return f"{'+' if amount > 0 else ''}{number_in_words(amount, lang)}"


# The change may be a bound, for which the words of a hedge ("nearly") would be wrong.
_BOUNDS: dict[str, tuple[str, str]] = {
    "=": ("", ""),
    ">": ("高于", "above "),
    ">=": ("至少", "at least "),
    "<": ("低于", "below "),
    "<=": ("至多", "at most "),
    "~": ("约", "about "),
}
CHANGE = Column("变化", "Change", _change, right=True)
PERCENT = Column("变幅", "Percentage", _percent, right=True)
