"""`redcross value`."""

from typing import Annotated, Any

import msgspec
import typer

from redcross_cli.commands import complete, filters
from redcross_cli.commands.session import Session
from redcross_cli.errors import NothingFoundError
from redcross_cli.facts.model import Fact
from redcross_cli.facts.rows import at, cell
from redcross_cli.messages import _
from redcross_cli.output.columns import column_of, figure_as_read
from redcross_cli.output.listing import Answer, Listing, View
from redcross_cli.output.remarks import notes_on, remarks_on
from redcross_cli.queries.selection import choose, filter_of, unknown
from redcross_cli.terms import Lang

EXAMPLES = """
redcross value volunteers-registered
redcross value aeds-installed --field figure
printf "%.2f million\\n" "$(redcross value volunteers-registered)e-6"
"""


def run(
    session: Session,
    id: Annotated[
        str, typer.Argument(metavar="ID", autocompletion=complete.indicators, help="An indicator.")
    ],
    source: filters.Source = None,
    period: filters.Period = None,
    field: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            autocompletion=complete.fields,
            help="Another field, named as in the JSON: printed, comparator, title.en; "
            "'title', 'statement' and 'note' follow the language, and 'figure' is the number "
            "in words, with its hedge and unit.",
        ),
    ] = "value",
) -> Answer:
    """Print an indicator's bare number, the latest that there is.

    For use in scripts. The number carries no hedge, and of a range it is the lower end; where the
    source has either ("more than", "10 to 20"), a line on stderr says so, as it says what a writer
    must know. REDCROSS_FORMAT does not apply, --format does.
    """
    base = session.base
    [choice] = choose(base, [id], filter_of(base, sources=source, period=period))
    fact = choice.fact
    name = _field(field, session.lang)
    value = _value(fact, name, session.view)
    hedge = _hedge(fact, session.view) if name == "value" else []
    notes = notes_on([fact], session.view) if name in ("value", "figure") else []
    remarks = [*hedge, *notes, *remarks_on([choice], session.view)]
    if session.typed_format:
        shown = [column_of(key) for key in ("id", field)]
        return Answer(Listing([{"id": fact.id, field: value}], shown, session.view), remarks)
    return Answer(cell(value) + "\n", remarks)


def _field(name: str, lang: Lang) -> str:
    known = complete.fields()
    if name not in known:
        raise unknown("field", name, known, known)
    return f"{name}.{lang}" if name in ("title", "statement", "note") else name


def _value(fact: Fact, name: str, view: View) -> Any:
    value = figure_as_read(fact, view) if name == "figure" else at(msgspec.to_builtins(fact), name)
    if value is not None and value != "":
        return value
    if name == "value" and fact.is_indicator:
        what = _("'{id}' has no exact figure: the source only says {printed}.")
        raise NothingFoundError(what.format(id=fact.id, printed=fact.printed))
    if not fact.is_indicator:
        what = _("'{id}' is an action; it has no {field}.")
        if name in ("value", "figure"):
            what = _("'{id}' is an action; it has no figures.")
        raise NothingFoundError(what.format(id=fact.id, field=name))
    raise NothingFoundError(_("'{id}' has no {field}.").format(id=fact.id, field=name))


def _hedge(fact: Fact, view: View) -> list[str]:
    said = fact.figure
    if said is None or (said.comparator == "=" and said.upper is None):
        return []
    shown = figure_as_read(fact, view)
    if said.printed != shown:
        shown = _("{} ({})").format(shown, said.printed)
    return [_("{place}: {what}").format(place=fact.id, what=shown)]
