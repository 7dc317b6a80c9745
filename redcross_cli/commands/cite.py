"""`redcross cite`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from redcross_cli.commands import complete
from redcross_cli.commands.session import Session
from redcross_cli.errors import UsageError
from redcross_cli.facts.model import Fact
from redcross_cli.output.listing import Answer, Column, Listing
from redcross_cli.search.select import facts_by_id

if TYPE_CHECKING:
    from redcross_cli.cite.compose import Citation
    from redcross_cli.cite.entries import EntryFormat
    from redcross_cli.cite.markup import Markup

EXAMPLES = """
redcross cite volunteers-registered
redcross cite volunteers-registered --lang zh
redcross cite aeds-installed organ-donations --style ieee
redcross cite aeds-installed --as markdown
redcross cite aeds-installed --as bibtex
redcross cite --style list
"""

As = Literal["text", "markdown", "html", "latex", "bibtex", "biblatex", "csl-json", "ris"]
Only = Literal["sentence", "citation", "reference"]


def run(
    session: Session,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...", autocompletion=complete.facts, help="Facts."),
    ] = None,
    style: Annotated[
        str | None,
        typer.Option(
            metavar="STYLE",
            help="A citation style by name, a .csl file, or 'list' for all names; "
            "by default gb-7714-2015-numeric in Chinese and apa in English.",
        ),
    ] = None,
    as_: Annotated[
        As, typer.Option("--as", help="The markup, or the entry for a reference manager.")
    ] = "text",
    only: Annotated[Only | None, typer.Option(help="One part of the answer.")] = None,
) -> Listing | Answer:
    """Cite facts, ready to paste.

    Each fact gives a sentence with its mark; the references follow, one per source.
    A caveat that the writer must know goes to stderr.
    """
    if style == "list":
        return _styles(session)
    if not ids:
        raise UsageError("Name at least one fact to cite, such as: redcross cite aeds-installed")
    facts = facts_by_id(session.base, ids)
    if as_ in ("bibtex", "biblatex", "csl-json", "ris"):
        for option, given in (("only", only), ("style", style), ("format", session.typed_format)):
            if given:
                raise UsageError(f"--{option} does not go with --as {as_}: it prints the entry.")
        return _entries(facts, session, as_)
    from redcross_cli.cite.compose import DEFAULT_STYLES, cite

    chosen = style or DEFAULT_STYLES[session.lang]
    citation = cite(facts, session.base, session.lang, chosen, cast("Markup", as_))
    notes = [f"{f.id}: {f.note.pick(session.lang)}" for f in facts if f.note]
    if session.typed_format:
        return Answer(_records(citation, session), notes)
    return Answer(_text(citation, only, paragraphs=as_ == "html"), notes)


def _text(citation: Citation, only: Only | None, paragraphs: bool) -> str:
    part = {"sentence": "sentence", "citation": "citation"}.get(only or "", "marked")
    sentences = [getattr(cited, part) for cited in citation.facts]
    if paragraphs and only is None:
        sentences = [f"<p>{sentence}</p>" for sentence in sentences]
    parts = {None: [*sentences, "", *citation.references], "reference": citation.references}
    return "\n".join(parts.get(only, sentences)) + "\n"


def _records(citation: Citation, session: Session) -> Listing:
    records = [
        {"id": c.fact.id, "sentence": c.sentence, "citation": c.citation, "reference": reference}
        for c, reference in zip(citation.facts, citation.of_each, strict=True)
    ]
    columns = (
        Column("编号", "ID", lambda record, view: record["id"], unbroken=True),
        Column("陈述", "Sentence", lambda record, view: record["sentence"]),
        Column("引用标注", "Citation", lambda record, view: record["citation"]),
        Column("参考文献", "Reference", lambda record, view: record["reference"]),
    )
    return Listing(records, columns, session.view)


def _entries(facts: list[Fact], session: Session, format: EntryFormat) -> Answer:
    from redcross_cli.cite.entries import entries

    sources = [session.base.sources[key] for key in dict.fromkeys(f.source for f in facts)]
    text, lost = entries(sources, format)
    remarks = [f"{id}: not in the {format} entry: {', '.join(keys)}" for id, keys in lost.items()]
    return Answer(text, remarks)


def _styles(session: Session) -> Listing:
    from redcross_cli.cite.engine import styles

    records = [
        {"id": style.name, "aliases": style.aliases, "title": style.title} for style in styles()
    ]
    columns = (
        Column("名称", "Name", lambda record, view: record["id"], unbroken=True),
        Column("别名", "Aliases", lambda record, view: ", ".join(record["aliases"])),
        Column("标题", "Title", lambda record, view: record["title"]),
    )
    return Listing(records, columns, session.view)
