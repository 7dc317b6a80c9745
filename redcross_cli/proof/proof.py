"""Proof of a fact file against its source's text, and of the text against the file.

Where the text is the very text of the source (the digest agrees), each figure must
stand at its offset. In another edition it is looked for in its section, in the
order of the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import UNSET

from redcross_cli.errors import UsageError
from redcross_cli.facts.base import FactBase, Filter
from redcross_cli.facts.csl import Source
from redcross_cli.facts.exactness import misprints
from redcross_cli.facts.model import Fact, Unit
from redcross_cli.figures.reader import parse
from redcross_cli.proof.alignment import Key, Span, align, old_start, what_is_said
from redcross_cli.proof.coverage import Spans, find_loose
from redcross_cli.proof.findings import HELD, Finding, Proof
from redcross_cli.proof.sections import Sections, find_sections
from redcross_cli.proof.text import Article, as_printed, comparable


def source_of(base: FactBase, article: Article, name: str) -> Source:
    """The source that a text is of: by its digest, or else the only one that may be meant.

    Of several sources those may be meant that have a digest: the text of the others is not at
    hand, and their facts have no locators.
    """
    sources = list(base.sources.values())
    held = [source for source in sources if source.digest]
    for source in held:
        if source.digest == article.digest:
            return source
    meant = held if len(sources) > 1 else sources
    if len(meant) != 1:
        ids = ", ".join(source.id for source in meant) or "the sources loaded"
        raise UsageError(f"{name} is of none of {ids} by its digest; load one with --facts.")
    return meant[0]


def prove(base: FactBase, source: Source, article: Article) -> Proof:
    """Hold the facts of one source against an article's text, and the reverse."""
    same_text = source.digest == article.digest
    facts = list(base.select(Filter(sources=[source.id])))
    located = sorted((fact for fact in facts if fact.locator), key=old_start)
    sections = sections_of(located, article)
    indicators = [fact for fact in facts if fact.is_indicator]
    places = _stated_places(located) if same_text else align(indicators, article, sections)
    judge = _Judge(article, sections, base.units)
    findings = [judge.judge(fact, places.get(fact.key)) for fact in indicators]
    if not same_text:
        findings = _tell_swapped(findings, located)
    standing = [(f.start, f.end) for f in findings if f.start is not None and f.end is not None]
    if same_text:  # in another edition nothing tells where the passages of actions are
        standing += [places[fact.key] for fact in located if not fact.is_indicator]
    loose = find_loose(article, sections, findings, Spans(standing))
    return Proof(same_text, len(article.figures), [*findings, *loose])


def sections_of(facts: Iterable[Fact], article: Article) -> Sections:
    """The sections of an article in which facts say that they stand."""
    located = sorted((fact for fact in facts if fact.locator), key=old_start)
    titles = dict.fromkeys(fact.locator.section for fact in located if fact.locator)
    return find_sections(article, list(titles))


def _stated_places(located: Sequence[Fact]) -> dict[Key, Span]:
    return {f.key: (f.locator.start, f.locator.end) for f in located if f.locator}


class _Judge:
    """Tells what became of an indicator."""

    def __init__(self, article: Article, sections: Sections, units: Mapping[str, Unit]) -> None:
        self._article = article
        self._sections = sections
        self._units = units

    def judge(self, fact: Fact, place: Span | None) -> Finding:
        """The finding for a fact whose figure should stand in a place, or nowhere."""
        section = fact.locator.section if fact.locator else ""
        absent = Finding(fact.id, fact.period, str(fact.printed), section, None, None, "missing")
        if fact.locator is UNSET:
            return absent._replace(status="unlocated")
        if place is None:
            lacking = bool(section) and section not in self._sections.first
            return absent._replace(detail=_no_section(section) if lacking else "")
        start, end = place
        if self._article.form[start:end] != comparable(absent.printed):
            there = as_printed(self._article.original(start, min(end, len(self._article.form))))
            return absent._replace(detail=f"“{there}” stands in its place" if there else "")
        standing = absent._replace(start=start, end=end)
        if problems := "; ".join(self._problems(fact, section, start, end)):
            return standing._replace(status="disagrees", detail=problems)
        if start != fact.locator.start:
            return standing._replace(status="moved", detail=f"{fact.locator.start} → {start}")
        return standing._replace(status="holds")

    def _problems(self, fact: Fact, section: str, start: int, end: int) -> Iterator[str]:
        wrong = [what for _, what in misprints(fact, self._units)]
        yield from wrong or self._lost_hedges(fact, start, end)
        if section and section not in self._sections.first:
            yield _no_section(section)
        elif section and self._sections.title_at(start) != section:
            yield f"it does not stand in “{section}”"

    def _lost_hedges(self, fact: Fact, start: int, end: int) -> Iterator[str]:
        """What the text says where the fact prints less of it: 近300人, not 300人."""
        figure = self._article.figure_in(start, end)
        if figure is None or figure.doubt or (start <= figure.start and figure.end <= end):
            return
        if what_is_said(figure.quantity) != what_is_said(parse(str(fact.printed)).quantity):
            yield f"the text says “{as_printed(figure.printed)}”"


def _no_section(title: str) -> str:
    return f"the text has no section “{title}”"


def _tell_swapped(findings: Sequence[Finding], located: Sequence[Fact]) -> list[Finding]:
    """Findings, with those that stand in another order in their section told apart.

    Two figures that changed places may have changed what they count.
    """
    starts = {
        (f.id, f.period): f.start for f in findings if f.status in HELD and f.start is not None
    }
    by_section: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for fact in located:
        if fact.locator and (fact.id, fact.period) in starts:
            by_section[fact.locator.section].append((fact.id, fact.period))
    swapped = {
        key
        for keys in by_section.values()
        for pair in pairwise(keys)
        if starts[pair[0]] > starts[pair[1]]
        for key in pair
    }
    what = "it stands in another order than before"
    return [
        f._replace(status="disagrees", detail=what) if (f.id, f.period) in swapped else f
        for f in findings
    ]
