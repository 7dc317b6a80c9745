"""Facts as commands list them."""

from collections.abc import Collection

from redcross_cli.commands.session import Session
from redcross_cli.errors import UsageError
from redcross_cli.facts.model import Fact
from redcross_cli.messages import _
from redcross_cli.output.columns import FACTS, chosen_columns, in_columns
from redcross_cli.output.listing import Listing


def list_facts(facts: Collection[Fact], session: Session, names: str | None) -> Listing:
    """Facts in the columns that are named, or those that listings of facts have."""
    if names is None:
        return Listing(facts, in_columns(FACTS, session.base), session.view, kind=Fact)
    if session.format in ("json", "jsonl", "ids"):
        what = _("--columns does not go with --format {format}.")
        raise UsageError(what.format(format=session.format))
    chosen = [name.strip() for name in names.split(",") if name.strip()]
    return Listing(facts, chosen_columns(chosen), session.view, kind=Fact)
