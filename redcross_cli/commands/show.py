"""`redcross show`."""

from __future__ import annotations

from typing import Annotated

import typer

from redcross_cli.ask.select import records_by_id
from redcross_cli.commands import complete
from redcross_cli.commands.session import Session
from redcross_cli.facts.model import Fact
from redcross_cli.output.listing import Answer, Listing

EXAMPLES = """
redcross show volunteers-registered
redcross show volunteering --lang zh
redcross show aeds-installed --source article.txt
redcross show aeds-installed organ-donations --format json
"""


def run(
    session: Session,
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", autocompletion=complete.facts_and_themes, help="Facts or themes."
        ),
    ],
    source: Annotated[
        str | None,
        typer.Option(
            metavar="ARTICLE",
            help="The source's text: the table and Markdown then quote the sentence "
            "around each figure, the figure in 【】.",
        ),
    ] = None,
) -> Listing | Answer:
    """Show facts or themes in full.

    Every field is shown, in both languages, with the caveat and the source.
    """
    records = records_by_id(session.base, ids)
    if source is None:
        return Listing(records, (), session.view, card=True)
    from redcross_cli.facts.proof import quotation
    from redcross_cli.facts.text import read_text

    quotes: dict[str, str] = {}
    lost = []
    article = read_text(source)
    for fact in records:
        if isinstance(fact, Fact) and fact.is_indicator:
            if quoted := quotation(session.base, fact, article):
                quotes[fact.id] = f"{quoted.before}【{quoted.figure}】{quoted.after}"
            else:
                lost.append(f"{fact.id}: {fact.printed} is not found in {source}.")
    listing = Listing(records, (), session.view, card=True, quotes=quotes)
    return Answer(listing, lost, 1 if lost else 0)
