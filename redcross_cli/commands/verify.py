"""`redcross verify`."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from redcross_cli.commands.session import Session
from redcross_cli.errors import UsageError
from redcross_cli.facts.csl import Source
from redcross_cli.facts.proof import Proof, digest, prove
from redcross_cli.facts.text import read_text
from redcross_cli.output.listing import Answer, Column, Listing

EXAMPLES = """
redcross verify article.txt
redcross verify article.txt --format json | jq '.[] | select(.status != "holds")'
redcross verify next-year.txt --draft > next-year.json
"""


def run(
    session: Session,
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The source's text.")],
    draft: Annotated[
        bool,
        typer.Option(
            "--draft",
            help="Print instead a skeleton of a fact file for ARTICLE: its figures parsed, "
            "the sentences left to you.",
        ),
    ] = False,
    theme: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HEADING",
            help="With --draft, a heading of the article, in order; repeatable. "
            "By default the titles of the themes loaded.",
        ),
    ] = None,
) -> Listing | Answer:
    """Check the fact file against its source's text.

    ARTICLE is a text file; spaces and line breaks do not matter. Each indicator is
    listed, and whether its figure stands in its section and means its value; so is
    every figure of those sections that no fact covers. Exits with 1 if something
    does not hold. In another edition of the text, figures are found by their
    section and wording, and those that moved are named. Periods, places and actions
    are for a person to check.
    """
    if theme and not draft:
        raise UsageError("--theme goes with --draft only.")
    text = read_text(article)
    if draft:
        from redcross_cli.facts.draft import drafted

        return Answer(drafted(text, session.base, theme or ()))
    source = _source(session, text)
    proof = prove(session.base, source, text)
    records = [finding._asdict() for finding in proof.findings]
    listing = Listing(records, _COLUMNS, session.view)
    return Answer(listing, _summary(proof, source), 0 if proof.holds else 1)


def _source(session: Session, text: str) -> Source:
    """The source that the text is of: by its digest, or else the only one."""
    sources = list(session.base.sources.values())
    own = digest(text)
    for source in sources:
        if source.digest == own:
            return source
    if len(sources) > 1:
        names = ", ".join(source.id for source in sources)
        raise UsageError(f"The text is of none of {names} by its digest; load one with --facts.")
    return sources[0]


def _summary(proof: Proof, source: Source) -> list[str]:
    counts = Counter(finding.status for finding in proof.findings)
    text = "the text of its digest" if proof.same_text else "not the text of its digest"
    held = sum(counts[status] for status in ("holds", "moved"))
    indicators = sum(counts.values()) - counts["uncovered"]
    moved = counts["moved"]
    parts = [f"{held} of {indicators} figures hold{f' ({moved} of them moved)' * bool(moved)}"]
    for status in ("missing", "disagrees", "unlocated"):
        if counts[status]:
            parts.append(f"{counts[status]} {status}")
    loose = counts["uncovered"]
    had = (
        f"{loose or 'no'} figure{'s' * (loose != 1)} of the text {'has' if loose == 1 else 'have'}"
    )
    return [
        f"{source.id}, {text}: {', '.join(parts)}; {had} no fact."
        if loose
        else f"{source.id}, {text}: {', '.join(parts)}; every figure of the text has its fact."
    ]


_STATUS = {
    "holds": "相符",
    "moved": "位置有变",
    "missing": "未找到",
    "disagrees": "不符",
    "unlocated": "无定位",
    "uncovered": "未收录",
}


def _status(finding: dict[str, str]) -> str:
    return _STATUS[finding["status"]]


_COLUMNS = (
    Column("编号", "ID", lambda finding, view: finding["id"], whole=True),
    Column("原文写法", "As printed", lambda finding, view: finding["printed"]),
    Column("章节", "Section", lambda finding, view: finding["section"]),
    Column(
        "结果",
        "Status",
        lambda finding, view: _status(finding) if view.lang == "zh" else finding["status"],
    ),
    Column("说明", "Detail", lambda finding, view: finding["detail"]),
)
