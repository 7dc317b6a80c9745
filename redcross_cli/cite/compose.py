"""Sentences joined with their marks, and the references that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from redcross_cli.cite import engine
from redcross_cli.cite.engine import Reference, Runs
from redcross_cli.cite.markup import WRITERS, Markup, Writer
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Fact
from redcross_cli.terms import Lang

DEFAULT_STYLES: dict[Lang, str] = {"zh": "gb-7714-2015-numeric", "en": "apa"}
_STOP = re.compile(r"[。．.！!？?]+$")
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Cited(NamedTuple):
    """One fact, cited: each part as it is written in the markup asked for."""

    fact: Fact
    sentence: str
    citation: str
    marked: str


class Citation(NamedTuple):
    """Facts cited in order, and the references: one a source, in a note style one a note.

    ``of_each`` is for each fact the reference that its mark stands for.
    """

    facts: list[Cited]
    references: list[str]
    of_each: list[str]


def cite(
    facts: Sequence[Fact], base: FactBase, lang: Lang, style: str, markup: Markup = "text"
) -> Citation:
    """Cite facts: each sentence with its mark, and the list of references.

    Raises NothingFoundError where the style has no reference for a source, or one
    that says less than the source does.
    """
    keys = [fact.source for fact in facts]
    sources = [base.sources[key] for key in dict.fromkeys(keys)]
    rendered = engine.render(sources, keys, style)
    writer = WRITERS[markup]
    cited = []
    for fact, runs in zip(facts, rendered.marks, strict=True):
        statement = fact.statement.pick(lang)
        mark, after = _mark(runs, fact.source, markup)
        marked = _joined(statement, mark, lang, after, writer)
        cited.append(Cited(fact, writer.escape(statement), mark, marked))
    keyed = list(_references(rendered.references, markup))
    by_key = dict(reversed(keyed))
    in_notes = rendered.in_notes and markup in ("text", "html")
    of_each = [text for _, text in keyed] if in_notes else [by_key[key] for key in keys]
    references = [text for _, text in keyed]
    if markup == "latex":
        widest = "9" * len(str(len(references)))
        references = [
            rf"\begin{{thebibliography}}{{{widest}}}",
            *references,
            r"\end{thebibliography}",
        ]
    return Citation(cited, references, of_each)


def _mark(runs: Runs, key: str, markup: Markup) -> tuple[str, bool]:
    """The mark, and whether English sets it after the full stop, as it does a raised number."""
    if markup == "markdown":
        return f"[^{key}]", True
    if markup == "latex":
        return rf"\cite{{{key}}}", False
    raised = all(run.raised for run in runs) and not runs[0].text.startswith("[")
    if markup == "text" and raised:
        return "".join(run.text for run in runs).translate(_RAISED_DIGITS), True
    return WRITERS[markup].runs(runs).strip("\u00a0"), raised


def _joined(statement: str, mark: str, lang: Lang, after: bool, writer: Writer) -> str:
    """The sentence with its mark before its full stop or, in English, perhaps after it.

    Where the stop stands inside a quotation or parenthesis, the mark follows that.
    """
    stop = _STOP.search(statement)
    place = stop.start() if stop and not (after and lang == "en") else len(statement)
    gap = ""
    if lang == "en" and not after:
        gap = "~" if mark.startswith("\\") else "" if mark.startswith("<sup>") else " "
    return writer.escape(statement[:place]) + gap + mark + writer.escape(statement[place:])


def _references(references: Sequence[Reference], markup: Markup) -> Iterator[tuple[str, str]]:
    writer = WRITERS[markup]
    if markup in ("markdown", "latex"):  # the mark names the source, so once a source
        first: dict[str, Reference] = {}
        for reference in references:
            first.setdefault(reference.key, reference)
        references = list(first.values())
    for key, label, content in references:
        text = writer.runs(content)
        numbered = f"{writer.runs(label)} {text}" if label else text
        if markup == "markdown":
            yield key, f"[^{key}]: {text}"
        elif markup == "latex":
            yield key, rf"\bibitem{{{key}}} {text}"
        elif markup == "html":
            yield key, f"<p>{numbered}</p>"
        else:
            yield key, numbered
