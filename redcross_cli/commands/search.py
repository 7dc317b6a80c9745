"""`redcross search`."""

from functools import partial
from typing import Annotated

import typer

from redcross_cli.commands import filters
from redcross_cli.commands.listings import list_facts
from redcross_cli.commands.session import Session
from redcross_cli.errors import NothingFoundError
from redcross_cli.messages import n_
from redcross_cli.output.listing import Answer
from redcross_cli.output.remarks import remarks_on_listed
from redcross_cli.queries.marking import find_words
from redcross_cli.queries.search import nothing_found, search
from redcross_cli.queries.selection import where

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
    theme: filters.Theme = None,
    unit: filters.Unit = None,
    area: filters.Area = None,
    period: filters.Period = None,
    source: filters.Source = None,
    limit: filters.Limit = None,
    all: filters.All = False,
    columns: filters.Columns = None,
) -> Answer:
    """Find facts in which every WORD is found, best first.

    A word may be Chinese in either script, English, pinyin (whole or initials),
    or a number however it is written, or a part of it. Words that only ask ("how many", 多少)
    are passed over. Of an indicator the latest figure is listed in which the words are found.
    """
    base = session.base
    within = where(base, themes=theme, units=unit, areas=area, period=period, sources=source)
    within = within._replace(latest_only=not all)
    hits = search(base, words, within, limit)
    if not hits.facts:
        raise NothingFoundError(nothing_found(base, words, within))
    marks = partial(find_words, hits.question)
    listing = list_facts(hits.facts, session, columns)._replace(marks=marks)
    older = remarks_on_listed(hits.facts, session.view)
    if session.format != "table" or session.typed_format:
        return Answer(listing, older)
    found = n_("{} fact found.", "{} facts found.", len(hits.facts))
    if limit is not None and len(hits.facts) == limit:
        found = n_("The first; there may be more.", "The first {}; there may be more.", limit)
    return Answer(listing, [found, *older])
