"""`redcross verify`."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from redcross_cli.commands.session import Session
from redcross_cli.documents import FORMS, read_document
from redcross_cli.errors import UsageError
from redcross_cli.messages import _
from redcross_cli.output import Answer, Column, Listing

if TYPE_CHECKING:
    from redcross_cli.proof.proof import Proof

EXAMPLES = """
redcross verify article.txt
redcross verify article.txt --format json | jq '.[] | {printed, status}'
redcross verify next-year.pdf --draft > next-year.json
"""


def run(
    session: Session,
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE",
            help="The source: text, Markdown, HTML, DOCX, ODT or PDF; - is standard input.",
        ),
    ],
    draft: Annotated[
        bool,
        typer.Option(
            "--draft",
            help="Print instead a skeleton of a fact file for ARTICLE: its figures read, "
            "the sentences left to you. What is left out is named on stderr.",
        ),
    ] = False,
    theme: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HEADING",
            help="With --draft, a heading of the article, in order; repeatable. By default "
            "the headings that the document marks and the titles of the themes loaded.",
        ),
    ] = None,
) -> Answer:
    """Check the fact file against its source's text.

    ARTICLE is a document, in Chinese or English; spaces and line breaks do not
    matter. Each indicator is listed, and whether its figure stands in its section and
    means its value; so is every figure of the text that no fact covers: uncovered;
    repeated, if it says again what the fact named says; unsure, if it cannot be read
    for certain or may only be planned. Exits with 1 if a figure does not hold or is
    uncovered, or if nothing is proved. In another edition of the text, figures are
    found by their section and wording, and those that moved are named. Periods, places
    and actions are for a person to check.
    """
    if theme and not draft:
        raise UsageError(_("--theme goes with --draft only."))
    from redcross_cli.proof.text import Article

    document = read_document(article)
    text = Article(*document)
    if draft:
        from redcross_cli.proof.skeleton import draft_file

        has_lines = Path(article).suffix.lower() not in FORMS
        file, remarks = draft_file(text, session.base, theme or (), has_lines)
        return Answer(file, remarks, 0 if file else 1, form="json")
    from redcross_cli.proof.proof import Outcome, prove, source_of

    source = source_of(session.base, text, article)
    proof = prove(session.base, source, text)
    listing = Listing(proof.outcomes, _COLUMNS, session.view, kind=Outcome)
    return Answer(listing, [_summary(proof, source.id)], 0 if proof.holds else 1)


def _summary(proof: "Proof", source: str) -> str:
    """How many facts hold, how many of the text's figures have one, and what else there is."""
    counts = Counter(outcome.status for outcome in proof.outcomes)
    held, of_facts = counts["holds"] + counts["moved"], sum(bool(o.id) for o in proof.outcomes)
    facts = _("{held} of {facts} figures hold", held=held, facts=of_facts)
    covered = proof.figures - counts["uncovered"] - counts["unsure"]
    text = _(
        "{covered} of {figures} in the text have a fact", covered=covered, figures=proof.figures
    )
    del counts["holds"]
    others = [_("{count} {status}", count=n, status=_(status)) for status, n in counts.items()]
    if others:
        text = _("{} ({})").format(text, _(", ").join(others))
    summary = _("{source}, not the text of its digest: {facts}; {text}.")
    if proof.same_text:
        summary = _("{source}, the text of its digest: {facts}; {text}.")
    return summary.format(source=source, facts=facts, text=text)


_COLUMNS = (
    Column("ID", lambda outcome, view: outcome.id, unbroken=True),
    Column("As printed", lambda outcome, view: outcome.printed),
    Column("Section", lambda outcome, view: outcome.section),
    Column("Status", lambda outcome, view: _(outcome.status)),
    Column("Detail", lambda outcome, view: outcome.detail),
)
