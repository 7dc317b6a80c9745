"""`redcross check`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args

import typer

from redcross_cli.claims.judge import Finding, Judge, Verdict
from redcross_cli.commands.session import Session
from redcross_cli.errors import UnreadableFileError, UsageError
from redcross_cli.facts.csl import cited_names, issued
from redcross_cli.facts.memory import FactsInMemory
from redcross_cli.facts.model import Fact
from redcross_cli.figures.interval import plain
from redcross_cli.messages import _, alternatives, in_list, n_
from redcross_cli.output.columns import figure_in_words, period
from redcross_cli.output.escape import in_one_line, printable
from redcross_cli.output.listing import Answer, Column, Listing, View

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from redcross_cli.claims.draft import Draft, Position

EXAMPLES = """
redcross check release.md
redcross check release.docx --lang zh
redcross check release.md --only contradicted --only hedge
redcross check release.md --format json | jq '.[] | select(.verdict != "supported")'
"""
MAY_STAND = ("supported", "unknown")
_SENTENCE = re.compile(r"\S \S|[，。！？]")  # what is hardly a file's name
_COLOURS = {"supported": "green", "unknown": "yellow"}


class Checked(NamedTuple):
    """A finding of a draft, the file and its position there, and the reference to put beside it."""

    file: str
    position: Position
    finding: Finding
    reference: str = ""


def run(
    session: Session,
    drafts: Annotated[
        list[str],
        typer.Argument(
            metavar="DRAFT...",
            help="Your text: plain text, Markdown, HTML, DOCX, ODT or PDF; - is standard input.",
        ),
    ],
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="VERDICT",
            help=f"Show only this verdict: {', '.join(get_args(Verdict))}; repeatable.",
        ),
    ] = None,
    cite: Annotated[
        bool, typer.Option("--cite", help="Add to each supported figure its reference.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if a figure is unknown, too.")
    ] = False,
) -> Answer:
    """Check each figure of your own text against the facts.

    A figure is supported, if its sentence is about an indicator and says what a source says,
    hedge and all; or its hedge is lost, added or changed; its unit, place or period is another;
    it is outdated, as there is a newer one; contradicted, as the sources say another number;
    disputed, as they do not agree; or unknown: nothing in the facts is about it. A line for each
    says where it stands, as compilers do. Exits with 1 unless all are supported or unknown.
    """
    base = session.base
    if not isinstance(base, FactsInMemory):
        raise UsageError(_("check needs facts that are held in memory: JSON, not Parquet."))
    for verdict in only or ():
        if verdict not in get_args(Verdict):
            message = _("There is no verdict '{verdict}', only: {names}.")
            names = in_list(get_args(Verdict))
            raise UsageError(message.format(verdict=verdict, names=names))
    judge = Judge(base)
    checked = [found for path in drafts for found in _check(path, judge)]
    if cite:
        checked = _with_references(checked, session)
    shown = [found for found in checked if not only or found.finding.verdict in only]
    may_stand = MAY_STAND[:1] if strict else MAY_STAND
    code = 0 if all(found.finding.verdict in may_stand for found in checked) else 1
    summary = [_summary(checked)]
    if session.typed_format or session.format == "table":
        records = [_record(found, session.view) for found in shown]
        drawn = partial(_drawn, shown, session.view)
        return Answer(Listing(records, _COLUMNS, session.view, drawn=drawn), summary, code)
    lines = [in_one_line(line) for found in shown for line in _lines(found, session.view)]
    return Answer("".join(f"{line}\n" for line in lines), summary, code)


def _check(path: str, judge: Judge) -> Iterator[Checked]:
    from redcross_cli.claims.claim import claims
    from redcross_cli.claims.draft import read_draft

    if _SENTENCE.search(path) and not Path(path).exists():
        what = _("There is no file '{path}'; a text itself goes in by: echo '…' | redcross check -")
        raise UnreadableFileError(what.format(path=path))
    draft: Draft = read_draft(path)
    for finding in judge.judge(claims(draft.text)):
        yield Checked(path, draft.position(finding.claim.figure.start), finding)


def _with_references(checked: Sequence[Checked], session: Session) -> list[Checked]:
    """Findings, with the references of those that are supported."""
    from redcross_cli.citations.compose import cite
    from redcross_cli.citations.styles import DEFAULT_STYLES

    facts = {
        found.finding.fact.key: found.finding.fact
        for found in checked
        if found.finding.fact and found.finding.verdict == "supported"
    }
    if not facts:
        return list(checked)
    style = DEFAULT_STYLES[session.lang]
    citation = cite(list(facts.values()), session.base, session.lang, style)
    # Each stands alone, so that the number it would have in a list says nothing.
    bare = (re.sub(r"^\[1\]\s*", "", reference) for reference in citation.of_each)
    references = dict(zip(facts, bare, strict=True))
    return [
        found._replace(reference=references[found.finding.fact.key])
        if found.finding.fact and found.finding.verdict == "supported"
        else found
        for found in checked
    ]


def _lines(found: Checked, view: View) -> list[str]:
    """What is said of a figure, in a line as compilers write it, and its reference below."""
    line = _(": ").join((_head(found), _said(found.finding, view)))
    return [line, f"  {found.reference}"] if found.reference else [line]


def _head(found: Checked) -> str:
    """Where a figure stands, its verdict and its words."""
    figure = " ".join(found.finding.claim.figure.printed.split())
    verdict = _("{verdict}: “{figure}”").format(verdict=_label(found.finding), figure=figure)
    return f"{found.file}:{found.position.line}:{found.position.column}: {verdict}"


def _label(finding: Finding) -> str:
    """The verdict in words."""
    return {
        "supported": _("supported"),
        "hedge": {
            "lost": _("hedge lost"),
            "added": _("hedge added"),
        }.get(finding.change, _("hedge changed")),
        "unit": _("wrong unit"),
        "period": _("wrong period"),
        "place": _("wrong place"),
        "outdated": _("outdated"),
        "contradicted": _("contradicted"),
        "disputed": _("disputed"),
        "unknown": _("unknown"),
    }[finding.verdict]


def _said(finding: Finding, view: View) -> str:
    """What the facts say of a figure, with the source, as the end of a line."""
    fact, other = finding.fact, finding.other
    if fact is None:
        doubt = finding.claim.figure.doubt
        return _("it cannot be read for certain") if doubt else _("no fact is about it")
    said = _figure(fact, view)
    if finding.verdict == "outdated" and other:
        text = _("{said}; the latest is {newer}").format(said=said, newer=_figure(other, view))
    elif finding.verdict == "disputed" and other:
        text = _("{said}, but {other}").format(said=said, other=_figure(other, view))
    elif finding.verdict == "period" and (date := finding.claim.date):
        stated = finding.claim.sentence[date.start : date.end].strip()
        text = _("{said}; the text says {stated}").format(said=said, stated=stated)
    elif finding.verdict == "place":
        names = (view.base.areas[area].name.pick(view.lang) for area in fact.areas)
        text = _("{said}, in {places}").format(said=said, places=in_list(names))
    else:
        text = said
    if len(finding.about) > 1:
        others = alternatives(finding.about[1:3])
        text += _("; or is it about {others}?").format(others=others)
    return text


def _figure(fact: Fact, view: View) -> str:
    """A figure with its time, source and id."""
    source = view.base.sources[fact.source]
    title, container = cited_names(source, view.lang)
    return _("{figure}, {period} ({id}; {container}, {date})").format(
        figure=figure_in_words(fact, view),
        period=period(fact, view),
        id=fact.id,
        container=container or title,
        date=issued(source),
    )


def _record(found: Checked, view: View) -> dict[str, Any]:
    """A finding as JSON has it."""
    finding = found.finding
    figure, fact = finding.claim.figure, finding.fact
    value, comparator, upper, _step = figure.quantity
    is_right = finding.verdict in MAY_STAND
    meant = finding.other if finding.verdict == "outdated" else fact
    record = {
        "file": found.file,
        "line": found.position.line,
        "column": found.position.column,
        "text": figure.printed,
        "value": None if value is None else plain(value),
        "upper": None if upper is None else plain(upper),
        "comparator": comparator,
        "verdict": finding.verdict,
        "fact": fact.id if fact else None,
        "source": fact.source if fact else None,
        "period": fact.period if fact else None,
        "should": None if is_right or meant is None else figure_in_words(meant, view),
        "hedge": finding.change or None,
        "about": list(finding.about),
    }
    return {**record, "reference": found.reference} if found.reference else record


def _summary(checked: Sequence[Checked]) -> str:
    """How many figures there are, and how many of each verdict."""
    if not checked:
        return _("The text has no figure.")
    counts = Counter(_label(found.finding) for found in checked)
    figures = n_("{} figure", "{} figures", len(checked))
    parts = _(", ").join(
        _("{count} {verdict}").format(count=count, verdict=verdict)
        for verdict, count in counts.most_common()
    )
    return _("{figures}: {parts}.").format(figures=figures, parts=parts)


def _drawn(checked: Sequence[Checked], view: View, console: Console) -> Iterator[RenderableType]:
    """Each finding in short, with its sentence, in which the figure is marked, and what is said."""
    from rich.padding import Padding
    from rich.text import Text

    for found in checked:
        finding = found.finding
        head = Text(printable(_head(found)), overflow="fold")
        colour = _COLOURS.get(finding.verdict, "bold red")
        head.stylize(colour, 0, head.plain.find("“"))
        sentence = Text(printable(" ".join(finding.claim.sentence.split())), style="dim")
        figure = printable(" ".join(finding.claim.figure.printed.split()))
        place = sentence.plain.find(figure)
        if place >= 0:
            sentence.stylize("not dim bold underline", place, place + len(figure))
        said = Text(printable(_said(finding, view)), overflow="fold")
        reference = Text(printable(found.reference))
        yield head
        for text in (sentence, said, reference) if found.reference else (sentence, said):
            yield Padding(text, (0, 0, 0, 4))


def _place(record: dict[str, Any], view: View) -> str:
    return f"{record['file']}:{record['line']}:{record['column']}"


_COLUMNS = (
    Column("Place", _place),
    Column("Figure", lambda record, view: record["text"]),
    Column("Verdict", lambda record, view: record["verdict"]),
    Column("Should be", lambda record, view: record["should"] or ""),
    Column("Fact", lambda record, view: record["fact"] or ""),
)
