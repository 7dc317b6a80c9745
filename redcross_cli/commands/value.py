"""`redcross value`."""

from typing import Annotated, Any

import msgspec
import typer

from redcross_cli import hints
from redcross_cli.commands import options
from redcross_cli.commands.session import Session
from redcross_cli.errors import NothingFoundError
from redcross_cli.facts.model import Fact
from redcross_cli.facts.rows import at, cell
from redcross_cli.messages import _
from redcross_cli.output import Answer, Listing
from redcross_cli.output.columns import column_of
from redcross_cli.output.remarks import notes_on, remarks_on
from redcross_cli.output.view import View
from redcross_cli.queries.selection import choose, filter_of, unknown

EXAMPLES = """
redcross value volunteers-registered
redcross value aeds-installed --field figure
printf "%.2fM\\n" "$(redcross value volunteers-registered)e-6"
"""


def run(
    session: Session,
    id: Annotated[
        str, typer.Argument(metavar="ID", autocompletion=options.indicators, help="An indicator.")
    ],
    source: options.Source = None,
    period: options.Period = None,
    field: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            autocompletion=options.fields,
            help="Another field, named as in the JSON: printed, comparator, title.en; "
            "'title', 'statement' and 'note' follow the language, and 'figure' is the number "
            "in words, with its hedge and unit.",
        ),
    ] = "value",
) -> Answer:
    """Print an indicator's bare number, the latest that there is.

    For use in scripts. The number carries no hedge; where the source has one ("more than"), a
    line on stderr says so, as it says what a writer must know. A range ("10 to 20") is no one
    number, and is refused. REDCROSS_FORMAT does not apply, --format does.
    """
    base, view = session.base, session.view
    [choice] = choose(base, [id], filter_of(base, sources=source, periods=period))
    fact = choice.fact
    known = options.fields()
    if field not in known:
        raise unknown("field", field, known, known)
    is_text = field in ("title", "statement", "note")
    value = _value(fact, f"{field}.{session.lang}" if is_text else field, view)
    remarks = notes_on([fact], view) if field in ("value", "figure") else []
    remarks += remarks_on([choice], view)
    figure = fact.figure if field == "value" else None
    if figure and figure.comparator != "=":
        said = view.figure(fact)
        if figure.printed.lower() != said.lower():
            said = _("{} ({})").format(said, figure.printed)
        remarks.insert(0, _("{place}: {what}", place=fact.id, what=said))
    if session.is_format_typed:
        shown = [column_of(key) for key in ("id", field)]
        return Answer(Listing([{"id": fact.id, field: value}], shown, view), remarks)
    return Answer(cell(value) + "\n", remarks)


def _value(fact: Fact, name: str, view: View) -> Any:
    if name == "value" and fact.figure and fact.figure.upper is not None:
        see = hints.question("show", fact.id, source=fact.source, format="json")
        what = _("'{id}' is a range: {figure}. Both ends: {question}")
        raise NothingFoundError(what.format(id=fact.id, figure=view.figure(fact), question=see))
    value = view.figure(fact) if name == "figure" else at(msgspec.to_builtins(fact), name)
    if value not in (None, "", []):
        return value
    what = _("'{id}' has no {field}.")
    if not fact.is_indicator:
        what = _("'{id}' is an action; it has no {field}.")
        if name in ("value", "figure"):
            what = _("'{id}' is an action; it has no figures.")
    elif name == "value":
        what = _("'{id}' has no exact figure: the source only says {printed}.")
    raise NothingFoundError(what.format(id=fact.id, field=name, printed=fact.printed))
