"""`redcross verify`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from redcross_cli.commands.session import Session
from redcross_cli.documents import read_document
from redcross_cli.errors import UsageError
from redcross_cli.output.listing import Answer, Column, Listing

if TYPE_CHECKING:
    from redcross_cli.proof.proof import Proof, Status

EXAMPLES = """
redcross verify article.txt
redcross verify article.txt --format json | jq '.[] | select(.status != "holds")'
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
) -> Listing | Answer:
    """Check the fact file against its source's text.

    ARTICLE is a document, in Chinese or English; spaces and line breaks do not
    matter. Each indicator is listed, and whether its figure stands in its section and
    means its value; so is every figure of the text that no fact covers: uncovered;
    repeated, if it says again what the fact named says; unsure, if it cannot be read
    for certain. Exits with 1 if a figure does not hold or is uncovered, or if nothing
    is proved. In another edition of the text, figures are found by their section and
    wording, and those that moved are named. Periods, places and actions are for a
    person to check.
    """
    if theme and not draft:
        raise UsageError("--theme goes with --draft only.")
    from redcross_cli.proof.text import Article

    document = read_document(article)
    text = Article(document.text)
    if draft:
        from redcross_cli.proof.draft import draft_file

        file, remarks = draft_file(text, session.base, document.headings, theme or ())
        return Answer(file, remarks, 0 if file else 1)
    from redcross_cli.proof.proof import prove, source_of

    source = source_of(session.base, text, article)
    proof = prove(session.base, source, text)
    records = [finding._asdict() for finding in proof.findings]
    listing = Listing(records, _COLUMNS, session.view)
    summary = f"{source.id}, {_summary(proof)}."
    return Answer(listing, [summary], 0 if proof.holds else 1)


def _summary(proof: Proof) -> str:
    """How the facts stand, and then how the text's own figures do."""
    counts = Counter(finding.status for finding in proof.findings)
    held = counts["holds"] + counts["moved"]
    facts = sum(1 for finding in proof.findings if finding.id)
    moved = f" ({counts['moved']} of them moved)" if counts["moved"] else ""
    wrong = [
        f"{counts[status]} {status}"
        for status in ("missing", "disagrees", "unlocated")
        if counts[status]
    ]
    text = "the text of its digest" if proof.same_text else "not the text of its digest"
    hold = "holds" if facts == 1 else "hold"
    parts = ", ".join([f"{held} of {_say_count(facts)} {hold}{moved}", *wrong])
    return f"{text}: {parts}; {_say_coverage(proof, counts)}"


def _say_coverage(proof: Proof, counts: Counter[Status]) -> str:
    """What the text's own figures lack.

    "Every figure" is never said of a text in which none was found.
    """
    if not proof.figures:
        return "the text has no figure"
    loose, repeated, unsure = (counts[s] for s in ("uncovered", "repeated", "unsure"))
    if loose:
        said = f"{_say_count(loose)} of the text {'has' if loose == 1 else 'have'} no fact"
        said += f", {repeated} {'is' if repeated == 1 else 'are'} repeated" if repeated else ""
        return said + (f", {unsure} cannot be read for certain" if unsure else "")
    said = "every figure of the text has its fact"
    said += f" ({repeated} repeated)" if repeated else ""
    return said + (f", but for {unsure} that cannot be read for certain" if unsure else "")


def _say_count(number: int) -> str:
    return f"{number} figure{'' if number == 1 else 's'}"


_STATUS = {
    "holds": "相符",
    "moved": "位置有变",
    "missing": "未找到",
    "disagrees": "不符",
    "unlocated": "无定位",
    "repeated": "重复",
    "unsure": "存疑",
    "uncovered": "未收录",
}


def _status(finding: dict[str, str]) -> str:
    return _STATUS[finding["status"]]


_COLUMNS = (
    Column("编号", "ID", lambda finding, view: finding["id"], unbroken=True),
    Column("原文写法", "As printed", lambda finding, view: finding["printed"]),
    Column("章节", "Section", lambda finding, view: finding["section"]),
    Column(
        "结果",
        "Status",
        lambda finding, view: _status(finding) if view.lang == "zh" else finding["status"],
    ),
    Column("说明", "Detail", lambda finding, view: finding["detail"]),
)
