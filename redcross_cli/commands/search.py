"""`redcross search`."""

from __future__ import annotations

from typing import Annotated

import typer

from redcross_cli.ask.search import search
from redcross_cli.ask.select import filtered
from redcross_cli.commands.filters import Limit, ThemeFilter
from redcross_cli.commands.session import Session
from redcross_cli.errors import NothingFoundError
from redcross_cli.output.columns import FACTS
from redcross_cli.output.listing import Listing

EXAMPLES = """
redcross search 志愿者
redcross search organ donation --limit 3
redcross search 志愿者 --format json | jq '.[0].value'
"""


def run(
    session: Session,
    words: Annotated[list[str], typer.Argument(metavar="WORD...")],
    theme: ThemeFilter = None,
    limit: Limit = None,
) -> Listing:
    """Find facts that hold every WORD, best first."""
    base = session.base
    facts = filtered(search(base, words), base, themes=theme or ())
    if not facts:
        raise NothingFoundError(f"Nothing matches {' '.join(words)}.")
    return Listing(facts[:limit], FACTS, session.view)
