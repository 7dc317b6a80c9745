"""`redcross check`."""

import os
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from redcross_cli.claims.finding import Verdict
from redcross_cli.commands.session import Session
from redcross_cli.errors import UnreadableFileError
from redcross_cli.facts.model import Fact
from redcross_cli.messages import _
from redcross_cli.output import Answer
from redcross_cli.output.remarks import notes_on
from redcross_cli.output.text import in_one_line, in_unicode

if TYPE_CHECKING:
    from redcross_cli.claims.checked import Checked

EXAMPLES = """
redcross check release.md
redcross check release.docx --lang zh
redcross check release.md --only contradicted --only hedge
redcross check release.md --format json | jq '.[] | {text, verdict}'
"""
_SENTENCE = re.compile(r"\S \S|[，。！？]")  # what is hardly a file's name


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
            metavar="VERDICT",
            autocompletion=lambda: get_args(Verdict),
            help=f"Show only this verdict: {', '.join(get_args(Verdict))}, "
            "or its name in the output, such as 'hedge lost'; repeatable.",
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
    disputed, as they do not agree; or unknown: there is no fact to check it against. A line for
    each says where it stands, as compilers do; what a writer must know of the supported ones, and
    of what replaces outdated ones, goes to stderr. Exits with 1 unless all are supported or
    unknown.
    """
    from redcross_cli.claims.checked import MAY_STAND, check_draft, judge_by  # help needs none
    from redcross_cli.claims.draft import read_draft
    from redcross_cli.output import findings

    judge, view = judge_by(session.base), session.view
    wanted = findings.verdicts_named(only or ())
    checked: list[Checked] = []
    for path in drafts:
        if _SENTENCE.search(path) and not os.path.exists(path):
            what = _(
                "There is no file '{path}'; a text itself goes in by: echo '…' | redcross check -",
                path=path,
            )
            raise UnreadableFileError(what)
        checked += check_draft(read_draft(path), in_unicode(path), judge)
    if cite:
        checked = list(_with_references(checked, session))
    shown = [f for f in checked if not wanted or wanted & findings.verdicts_of(f.finding)]
    may_stand = ("supported",) if strict else MAY_STAND
    code = 0 if all(found.finding.verdict in may_stand for found in checked) else 1
    notes = notes_on(_meant(shown, "supported", "outdated"), view)
    summary = [*notes, findings.summarise(checked)]
    if session.is_format_typed or session.format == "table":
        return Answer(findings.list_findings(shown, view), summary, code)
    lines = [in_one_line(line) for found in shown for line in findings.lines_of(found, view)]
    return Answer("".join(f"{line}\n" for line in lines), summary, code)


def _meant(checked: "Sequence[Checked]", *verdicts: Verdict) -> list[Fact]:
    """The facts that figures of some verdicts mean, each once."""
    facts = [found.meant for found in checked if found.finding.verdict in verdicts]
    return list({fact.key: fact for fact in facts if fact}.values())


def _with_references(checked: "Sequence[Checked]", session: Session) -> "Iterator[Checked]":
    from redcross_cli.citations.compose import cite
    from redcross_cli.citations.styles import DEFAULT_STYLES

    style, facts = DEFAULT_STYLES[session.lang], _meant(checked, "supported")
    cited = cite(facts, session.base, session.lang, style).facts if facts else ()
    references = {one.fact.key: one.reference for one in cited}
    for found in checked:
        reference = ""
        if found.meant and found.finding.verdict == "supported":
            reference = references[found.meant.key]
        # Each stands alone, so that the number it would have in a list says nothing.
        yield found._replace(reference=re.sub(r"^\[[0-9]+\]\s*", "", reference))
