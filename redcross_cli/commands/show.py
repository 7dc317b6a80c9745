"""`redcross show`."""

from __future__ import annotations

from typing import Annotated

import typer

from redcross_cli.commands import complete
from redcross_cli.commands.session import Session
from redcross_cli.facts.model import Fact
from redcross_cli.output.listing import Answer, Listing
from redcross_cli.search.select import records_by_id

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
            help="A source, as a document: the table and Markdown then quote the sentence "
            "around each figure of that source, the figure in 【】.",
        ),
    ] = None,
) -> Listing | Answer:
    """Show facts or themes in full.

    Every field is shown, in both languages, with the caveat and the source.
    """
    records = records_by_id(session.base, ids)
    if source is None:
        return Listing(records, (), session.view, card=True)
    from redcross_cli.documents import read_document
    from redcross_cli.proof.proof import source_of
    from redcross_cli.proof.quotation import quotations
    from redcross_cli.proof.text import Article

    article = Article(read_document(source))
    own = source_of(session.base, article, source)
    found = quotations(session.base, own, article)
    quotes = {key: f"{q.before}【{q.figure}】{q.after}" for key, q in found.items()}
    shown = [fact for fact in records if isinstance(fact, Fact) and fact.is_indicator]
    quoted = {fact.id for fact in shown if fact.key in quotes}
    lost = [
        f"{fact.id}: {_why_unquoted(fact, own.id, source)}"
        for fact in shown
        if fact.key not in quotes and (fact.source == own.id or fact.id not in quoted)
    ]
    listing = Listing(records, (), session.view, card=True, quotes=quotes)
    return Answer(listing, lost, 1 if lost else 0)


def _why_unquoted(fact: Fact, source: str, name: str) -> str:
    if fact.source == source:
        return f"{fact.printed} is not found in {name}."
    return f"{fact.printed} stands in {fact.source}, but the text of {name} is of {source}."
