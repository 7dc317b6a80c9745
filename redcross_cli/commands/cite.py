"""`redcross cite`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

import typer

from redcross_cli.commands import options
from redcross_cli.commands.session import Session
from redcross_cli.errors import UsageError
from redcross_cli.facts.model import Fact
from redcross_cli.foreign import retell
from redcross_cli.messages import _, in_list
from redcross_cli.output import Answer, Column, Listing
from redcross_cli.output.columns import ID
from redcross_cli.output.remarks import notes_on, remarks_on
from redcross_cli.output.view import View
from redcross_cli.queries.selection import choose, filter_of

if TYPE_CHECKING:
    from redcross_cli.citations.compose import Citation
    from redcross_cli.citations.entries import EntryFormat
    from redcross_cli.citations.nodes import Markup

EXAMPLES = """
redcross cite volunteers-registered
redcross cite volunteers-registered --lang zh
redcross cite aeds-installed organ-donations --style ieee
redcross cite aeds-installed --as markdown
redcross cite aeds-installed --as bibtex
redcross cite aeds-installed --copy
redcross cite --style list
"""

As = Literal["text", "markdown", "html", "latex", "rtf", "bibtex", "biblatex", "csl-json", "ris"]
Only = Literal["sentence", "citation", "reference"]
# What pandoc's own template puts around a document.
RTF = "{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 \\fswiss Helvetica;}}{{\\f1 Courier;}}}}\n{}}}\n"

_COLUMNS = (
    ID,
    Column("Sentence", lambda record, view: record.sentence),
    Column("Citation", lambda record, view: record.citation),
    Column("Reference", lambda record, view: record.reference),
)


def run(
    session: Session,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...", autocompletion=options.facts, help="Facts."),
    ] = None,
    source: options.Source = None,
    period: options.Period = None,
    style: Annotated[
        str | None,
        typer.Option(
            metavar="STYLE",
            autocompletion=options.styles,
            help="A citation style by name, a .csl file, or 'list' for all names; "
            "by default gb-7714-2015-numeric in Chinese and apa in English.",
        ),
    ] = None,
    as_: Annotated[
        As, typer.Option("--as", help="The markup, or the entry for a reference manager.")
    ] = "text",
    only: Annotated[Only | None, typer.Option(help="One part of the answer.")] = None,
    copy: Annotated[
        bool, typer.Option("--copy", help="Copy what is printed to the clipboard of the terminal.")
    ] = False,
) -> Answer:
    """Cite facts, ready to paste.

    Each fact gives a sentence with its mark; the references follow, one per source.
    A caveat that the writer must know goes to stderr.
    """
    if style == "list":
        return _styles(session)
    if not ids:
        raise UsageError(_("Name at least one fact to cite, such as: redcross cite aeds-installed"))
    if copy and session.is_format_typed:
        raise UsageError(_("--copy does not go with --format: it copies text."))
    if only and session.is_format_typed:
        raise UsageError(_("--only does not go with --format: a record has every part."))
    base = session.base
    choices = choose(base, ids, filter_of(base, sources=source, periods=period))
    facts = [choice.fact for choice in choices]
    if as_ in ("bibtex", "biblatex", "csl-json", "ris"):
        given = {"only": only, "style": style, "format": session.is_format_typed}
        if typed := [option for option in given if given[option]]:
            what = _("--{option} does not go with --as {markup}: it prints the entry.")
            raise UsageError(what.format(option=typed[0], markup=as_))
        return _entries(facts, session, as_)._replace(copy=copy)
    from redcross_cli.citations.compose import cite
    from redcross_cli.citations.styles import DEFAULT_STYLES

    chosen, markup = style or DEFAULT_STYLES[session.lang], cast("Markup", as_)
    citation = cite(facts, base, session.lang, chosen, markup)
    notes = [*notes_on(facts, session.view), *remarks_on(choices, session.view)]
    if session.is_format_typed:
        return Answer(Listing(citation.records, _COLUMNS, session.view), notes)
    return Answer(_text(citation, only, markup), notes, copy=copy)


def _text(citation: "Citation", only: Only | None, markup: "Markup") -> str:
    """The parts asked for: in plain text and HTML a line each, else a paragraph each."""
    cited, references = citation.facts, citation.references
    between = "\n" if markup in ("text", "html") or only else "\n\n"
    parts = {
        None: [[one.marked for one in cited], references],
        "sentence": [[one.sentence for one in cited]],
        "citation": [[one.citation for one in cited]],
        "reference": [references or [one.reference for one in cited]],
    }
    text = "\n\n".join(filter(None, map(between.join, parts[only]))) + "\n"
    return RTF.format(text) if markup == "rtf" else text


def _entries(facts: list[Fact], session: Session, format: "EntryFormat") -> Answer:
    from redcross_cli.citations.entries import entries

    sources = [session.base.sources[key] for key in dict.fromkeys(f.source for f in facts)]
    text, lost = entries(sources, format)
    remark = _("{id}: {format} has no place for these, which are left out: {keys}")
    name = {"bibtex": "BibTeX", "biblatex": "BibLaTeX"}.get(format, "RIS")
    remarks = [remark.format(id=id, format=name, keys=in_list(keys)) for id, keys in lost.items()]
    return Answer(text, remarks, form="json" if format == "csl-json" else "text")


def _styles(session: Session) -> Answer:
    from redcross_cli.citations.styles import ALIASES, style_names, title_of

    records = [
        {
            "id": name,
            "aliases": [alias for alias, meant in ALIASES.items() if meant == name],
            "title": title_of(name),
        }
        for name in style_names()
    ]

    def called(style: Mapping[str, Any], view: View) -> str:
        """Its name, and under it its aliases: a column of them leaves no room for titles."""
        aliases = ", ".join(style["aliases"])
        return f"{style['id']}\n({aliases})" if aliases else str(style["id"])

    columns = (
        Column("Name (aliases)", called, unbroken=True),
        Column("Full title", lambda record, view: retell(record["title"])),
    )
    return Answer(Listing(records, columns, session.view))
