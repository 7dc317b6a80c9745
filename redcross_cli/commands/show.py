"""`redcross show`."""

from __future__ import annotations

from typing import Annotated

import typer

from redcross_cli.ask.select import records_by_id
from redcross_cli.commands import complete
from redcross_cli.commands.session import Session
from redcross_cli.output.listing import Listing

EXAMPLES = """
redcross show volunteers-registered
redcross show volunteering --lang zh
redcross show aeds-installed organ-donations --format json
"""


def run(
    session: Session,
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", autocompletion=complete.facts_and_themes)
    ],
) -> Listing:
    """Show facts or themes in full.

    Every field is shown, in both languages, with the caveat and the source.
    """
    return Listing(records_by_id(session.base, ids), (), session.view, card=True)
