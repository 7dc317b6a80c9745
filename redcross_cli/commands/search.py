"""`redcross search`."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from redcross_cli.commands.filters import All, FactFilters, Limit
from redcross_cli.commands.remarks import remarks_on_older
from redcross_cli.commands.session import Session
from redcross_cli.errors import NothingFoundError
from redcross_cli.facts.model import Fact
from redcross_cli.output.columns import FACTS, in_columns
from redcross_cli.output.listing import Answer, Listing
from redcross_cli.queries.marking import find_words
from redcross_cli.queries.search import nothing_found, search

EXAMPLES = """
redcross search 志愿者
redcross search organ donation --limit 3
redcross search zyz
redcross search 2.87 million
redcross search 志愿者 --format json | jq '.[0].value'
"""


def run(
    session: Session,
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="What to look for.")],
    filters: FactFilters,
    limit: Limit = None,
    all: All = False,
) -> Answer:
    """Find facts in which every WORD is found, best first.

    A word may be Chinese in either script, English, pinyin (whole or initials),
    or a number however it is written, or a part of it. Words that only ask ("how many", 多少)
    are passed over. Of an indicator the latest figure is listed in which the words are found.
    """
    base = session.base
    within = filters.on(base, latest_only=not all)
    hits = search(base, words, within, limit)
    if not hits.facts:
        raise NothingFoundError(nothing_found(base, words, within))
    columns = in_columns(FACTS, base)
    marks = partial(find_words, hits.question)
    listing = Listing(hits.facts, columns, session.view, kind=Fact, marks=marks)
    older = remarks_on_older(hits.facts, session.view) if session.format == "table" else ()
    return Answer(listing, older)
