"""Proof of a fact file against its source's text.

The text is read without any whitespace, as locators count in it. Where it is the
very text of the source (the digest agrees), each figure must stand at its offset.
In another edition it is looked for in its section, in the order of the file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from msgspec import UNSET

from redcross_cli.facts.base import FactBase, Filter
from redcross_cli.facts.csl import Source
from redcross_cli.facts.exactness import misprints
from redcross_cli.facts.model import Fact
from redcross_cli.facts.quantity import FULL_WIDTH, figures

Status = Literal["holds", "moved", "missing", "disagrees", "unlocated", "uncovered"]
Span = tuple[int, int]
_SENTENCE_END = "。！？；"
_HEADING_BEFORE = r"(?:^|(?<=[。！？”）》：]))(?:[0-9一二三四五六七八九十]+[、.])?"


class Finding(NamedTuple):
    """What became of one figure: of an indicator, or one that no fact covers.

    ``start`` and ``end`` are where it stands in the text, None where it does not;
    ``id`` is empty for a figure without a fact.
    """

    id: str
    printed: str
    section: str
    start: int | None
    end: int | None
    status: Status
    detail: str = ""


class Proof(NamedTuple):
    """All findings, indicators first; ``same_text`` tells whether the digest agrees."""

    same_text: bool
    findings: list[Finding]

    @property
    def holds(self) -> bool:
        return all(finding.status in ("holds", "moved") for finding in self.findings)


class Section(NamedTuple):
    """A part of a text under a heading."""

    title: str
    start: int
    end: int


class Quotation(NamedTuple):
    """A sentence of the source around a figure."""

    before: str
    figure: str
    after: str


def without_whitespace(text: str) -> str:
    return "".join(text.split())


def digest(text: str) -> str:
    """The digest of a source's text, as a fact file states it.

    >>> digest("a b") == digest("ab")
    True
    """
    return "sha256:" + hashlib.sha256(without_whitespace(text).encode()).hexdigest()


def sections(article: str, titles: Iterable[str]) -> list[Section]:
    """Where the sections of these titles stand, which must come in this order.

    A heading is a line of its own or, in a text without lines, follows the end of
    a sentence; the same words inside a sentence are no heading. A title that is
    not found is left out. Offsets are those of the text without whitespace.
    """
    text = without_whitespace(article)
    lines = _lines(article)
    starts: list[tuple[str, int]] = []
    place = 0
    for title in titles:
        start = next((at for at, line in lines if line == title and at >= place), None)
        if start is None:
            found = re.compile(_HEADING_BEFORE + re.escape(title)).search(text, place)
            start = found.start() if found else None
        if start is not None:
            starts.append((title, start))
            place = start + len(title)
    ends = [*(start for _, start in starts[1:]), len(text)][: len(starts)]
    return [Section(title, start, end) for (title, start), end in zip(starts, ends, strict=True)]


def _lines(article: str) -> list[tuple[int, str]]:
    """The lines without whitespace, each with its offset."""
    lines, at = [], 0
    for line in article.splitlines():
        bare = without_whitespace(line)
        lines.append((at, bare))
        at += len(bare)
    return lines


def prove(base: FactBase, source: Source, article: str) -> Proof:
    """Hold the facts of one source against an article's text, and the reverse."""
    text = without_whitespace(article)
    same_text = source.digest == digest(text)
    text = text.translate(FULL_WIDTH)
    facts = list(base.select(Filter(sources=[source.id])))
    located = sorted((fact for fact in facts if fact.locator), key=_start)
    titles = dict.fromkeys(fact.locator.section for fact in located if fact.locator)
    parts = {section.title: section for section in sections(article, titles)}
    places = _places(located, text, parts, same_text)
    labels = {id: unit.label.zh for id, unit in base.units.items()}
    findings = [
        _finding(fact, places.get(fact.id), text, parts, misprints(fact, labels))
        for fact in facts
        if fact.is_indicator
    ]
    findings = findings if same_text else _in_order(findings, located)
    if not same_text:  # of actions only the offsets are known, which no longer tell anything
        places = {finding.id: places[finding.id] for finding in findings if finding.id in places}
    loose = _uncovered(places, text, parts)
    names = [] if same_text else [f for f in loose if _in_a_name(f, text)]
    return Proof(same_text, [*findings, *(f for f in loose if f not in names)])


def _in_order(findings: Sequence[Finding], located: Sequence[Fact]) -> list[Finding]:
    """Findings, with those that stand in another order than before told apart.

    Two figures that changed places may have changed what they count.
    """
    starts = {f.id: f.start for f in findings if f.start is not None}
    order = [fact.id for fact in located if fact.id in starts]
    swapped = set()
    for one, other in pairwise(order):
        if starts[one] > starts[other]:
            swapped |= {one, other}
    what = "it stands in another order than before"
    return [f._replace(status="disagrees", detail=what) if f.id in swapped else f for f in findings]


def _in_a_name(finding: Finding, text: str) -> bool:
    """Whether a figure only numbers or names something: 第七届, 60周年, “四个100”."""
    start, end = finding.start or 0, finding.end or 0
    opened = text.rfind("“", 0, start) > text.rfind("”", 0, start)
    return (
        finding.printed.startswith("第")
        or finding.printed.endswith("周年")
        or (opened and "”" in text[end : end + 20])
    )


def quotation(base: FactBase, fact: Fact, article: str) -> Quotation | None:
    """The sentence around a fact's figure; None where the text does not have it."""
    text = without_whitespace(article).translate(FULL_WIDTH)
    for finding in prove(base, base.sources[fact.source], article).findings:
        if finding.id == fact.id and finding.start is not None and finding.end is not None:
            start = max(text.rfind(mark, 0, finding.start) for mark in _SENTENCE_END) + 1
            ends = [text.find(mark, finding.end) for mark in _SENTENCE_END]
            end = min((place for place in ends if place >= 0), default=len(text) - 1) + 1
            return Quotation(text[start : finding.start], finding.printed, text[finding.end : end])
    return None


def _start(fact: Fact) -> int:
    return fact.locator.start if fact.locator else 0


def _places(
    facts: Sequence[Fact], text: str, parts: dict[str, Section], same_text: bool
) -> dict[str, Span]:
    """Where each fact stands in the text: by offset, or else by section and wording."""
    if same_text:
        return {f.id: (f.locator.start, f.locator.end) for f in facts if f.locator}
    found: dict[str, Span] = {}
    for section in parts.values():
        here = [f for f in facts if f.locator and f.locator.section == section.title]
        found |= _aligned([fact for fact in here if fact.is_indicator], text, section)
    return found


def _aligned(facts: Sequence[Fact], text: str, section: Section) -> dict[str, Span]:
    """Indicators of one section, each at an occurrence of its figure.

    A figure that occurs several times is taken where it lies nearest to its old
    distance from the figures already found, the unambiguous ones first.
    """
    occurrences = {fact.id: _occurrences(str(fact.printed), text, section) for fact in facts}
    found: dict[str, int] = {}
    old = {fact.id: _start(fact) for fact in facts}
    for fact in sorted(facts, key=lambda fact: len(occurrences[fact.id])):
        free = [start for start in occurrences[fact.id] if start not in found.values()]
        if not free:
            continue
        near = min(found, key=lambda id: abs(old[id] - old[fact.id]), default=None)
        shift = found[near] - old[near] if near else section.start - min(old.values())
        found[fact.id] = min(free, key=lambda start: abs(start - shift - old[fact.id]))
    lengths = {fact.id: len(str(fact.printed)) for fact in facts}
    return {id: (start, start + lengths[id]) for id, start in found.items()}


def _occurrences(printed: str, text: str, section: Section) -> list[int]:
    """Where a figure stands whole: 300人 is neither in 1300人 nor in 近300人."""
    here = text[section.start : section.end]
    whole = [section.start + f.start for f in figures(here) if f.printed == printed]
    if whole:
        return whole
    before = r"(?<![0-9.,])" if printed[0].isdigit() else ""
    loose = re.compile(before + re.escape(printed)).finditer(here)
    inside = {place for f in figures(here) for place in range(f.start, f.end)}
    return [section.start + m.start() for m in loose if m.start() not in inside]


def _finding(
    fact: Fact,
    place: Span | None,
    text: str,
    parts: dict[str, Section],
    misprinted: Iterable[tuple[str, str]],
) -> Finding:
    printed = str(fact.printed)
    if fact.locator is UNSET:
        return Finding(fact.id, printed, "", None, None, "unlocated")
    title = fact.locator.section
    if place is None:
        return Finding(fact.id, printed, title, None, None, "missing")
    start, end = place
    if text[start:end] != printed:
        there = f"“{text[start:end]}” stands in its place"
        return Finding(fact.id, printed, title, None, None, "missing", there)
    problems = [what for _, what in misprinted]
    section = parts.get(title)
    if section is None:
        problems.append(f"the text has no section “{title}”")
    elif not section.start <= start < section.end:
        problems.append(f"it does not stand in “{title}”")
    if problems:
        return Finding(fact.id, printed, title, start, end, "disagrees", "; ".join(problems))
    if start != fact.locator.start:
        moved = f"{fact.locator.start} → {start}"
        return Finding(fact.id, printed, title, start, end, "moved", moved)
    return Finding(fact.id, printed, title, start, end, "holds")


def _uncovered(places: dict[str, Span], text: str, parts: dict[str, Section]) -> list[Finding]:
    """Figures of the sections that no fact's place touches."""
    covered = {offset for start, end in places.values() for offset in range(start, end)}
    loose = [f for f in figures(text) if covered.isdisjoint(range(f.start, f.end))]
    return [
        Finding("", figure.printed, title, figure.start, figure.end, "uncovered")
        for title, start, end in parts.values()
        for figure in loose
        if start <= figure.start < end
    ]
