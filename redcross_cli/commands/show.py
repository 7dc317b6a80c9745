"""`redcross show`."""

from typing import Annotated

import typer

from redcross_cli.commands import options
from redcross_cli.commands.session import Session
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Key
from redcross_cli.messages import _, file_name
from redcross_cli.output import Answer, Listing
from redcross_cli.output.remarks import remarks_on
from redcross_cli.queries.selection import Choice, choose_records, filter_of

EXAMPLES = """
redcross show volunteers-registered
redcross show volunteering --lang zh
redcross show aeds-installed --article article.txt
redcross show aeds-installed organ-donations --format json
"""


def run(
    session: Session,
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", autocompletion=options.facts_and_themes, help="Facts or themes."
        ),
    ],
    source: options.Source = None,
    period: options.Period = None,
    article: Annotated[
        str | None,
        typer.Option(
            metavar="ARTICLE",
            help="A source, as a document: the table and Markdown then quote the sentence "
            "around each figure of that source, the figure in 【】.",
        ),
    ] = None,
) -> Answer:
    """Show facts or themes in full.

    Every field is shown, in both languages, with the caveat, the source, and what other
    sources say. Of an indicator that has several figures it is the latest, unless --source
    or --period chooses another.
    """
    base = session.base
    chosen = filter_of(base, sources=source, periods=period)
    own, quotes, whys = _quotes(base, article) if article is not None else ("", {}, {})
    answers = choose_records(base, ids, chosen, preferred=own)
    choices = [answer for answer in answers if isinstance(answer, Choice)]
    records = [answer.fact if isinstance(answer, Choice) else answer for answer in answers]
    lost = []
    for fact, _others in choices if article is not None else ():
        if fact.is_indicator and fact.key not in quotes:
            said = {"id": fact.id, "printed": str(fact.printed), "file": file_name(article)}
            what = _("{id}: {printed} stands in {own}, but the text of {file} is of {source}.")
            if fact.source == own:
                what = _("{id}: {printed} is not quoted from {file}: {why}.")
            lost.append(what.format(**said, own=fact.source, source=own, why=whys.get(fact.key)))
    listing = Listing(records, (), session.view, quotes=quotes)
    return Answer(listing, [*remarks_on(choices, session.view), *lost], 1 if lost else 0)


def _quotes(base: FactBase, article: str) -> tuple[str, dict[Key, str], dict[Key, str]]:
    """The source that a document is, and what it says of each of its figures, or why not."""
    from redcross_cli.documents import read_document
    from redcross_cli.proof.proof import quotations, source_of
    from redcross_cli.proof.text import Article

    text = Article(*read_document(article))
    own = source_of(base, text, article)
    return own.id, *quotations(base, own, text)
