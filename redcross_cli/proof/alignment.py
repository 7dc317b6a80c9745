"""Figures found in another edition of a text: by their section and wording."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from decimal import Decimal

from redcross_cli.facts.model import Fact
from redcross_cli.figures.figure import Figure
from redcross_cli.figures.interval import Quantity
from redcross_cli.figures.reader import parse
from redcross_cli.proof.sections import Sections
from redcross_cli.proof.text import Article, comparable
from redcross_cli.terms import Comparator

Key = tuple[str, str, str]
Span = tuple[int, int]
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
Said = tuple[Decimal | None, Comparator, Decimal | None]


def what_is_said(quantity: Quantity) -> Said:
    """What two figures that say the same share; the digits printed may differ (2.8万, 28000)."""
    return quantity.value, quantity.comparator, quantity.upper


def align(facts: Sequence[Fact], article: Article, sections: Sections) -> dict[Key, Span]:
    """Where each indicator's figure stands, by its key; one that is not found is left out.

    No two of them stand in one place. Facts without a section come last, as they may
    lie anywhere.
    """
    by_section: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.locator:
            by_section[fact.locator.section].append(fact)
    figures: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in article.figures:
        for title in {sections.title_at(figure.start), ""}:
            figures[title].append(figure)
    numbers = _numbers_unread(article, sections)
    found: dict[Key, Span] = {}
    taken: set[int] = set()
    for title in sorted(by_section, key=lambda title: not title):
        free = [figure for figure in figures[title] if figure.start not in taken]
        group = _Group(article, free, numbers[title], sections.first.get(title, 0))
        here_found = group.align(by_section[title])
        taken.update(start for start, _ in here_found.values())
        found |= here_found
    return found


Numbers = Mapping[str, Sequence[int]]


def _numbers_unread(article: Article, sections: Sections) -> Mapping[str, Numbers]:
    """Where numbers in digits stand that the reader takes for no figures, by section and digits.

    A fact may be a person's reading of one: 8小时 in 震后8小时.
    """
    numbers: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for match in _NUMBER.finditer(article.form):
        if article.figure_in(*match.span()) is None:
            for title in {sections.title_at(match.start()), ""}:
                numbers[title][match[0]].append(match.start())
    return numbers


class _Group:
    """The figures of one section, from which facts take theirs."""

    def __init__(
        self, article: Article, figures: Sequence[Figure], numbers: Numbers, start: int
    ) -> None:
        self._article = article
        self._numbers = numbers
        self._start = start
        self._by_form: defaultdict[str, list[int]] = defaultdict(list)
        self._by_said: defaultdict[Said, list[Figure]] = defaultdict(list)
        for figure in figures:
            self._by_form[article.form[figure.start : figure.end]].append(figure.start)
            self._by_said[what_is_said(figure.quantity)].append(figure)

    def align(self, facts: Sequence[Fact]) -> dict[Key, Span]:
        """Each fact at an occurrence of its figure.

        A figure that occurs several times is taken where it lies nearest to its old
        distance from the figures already found, the unambiguous ones first.
        """
        forms = {fact.key: comparable(str(fact.printed)) for fact in facts}
        free: dict[str, list[int]] = {}
        for fact in facts:
            form = forms[fact.key]
            if form not in free:
                free[form] = self._occurrences(form, str(fact.printed))
        first = min(old_start(fact) for fact in facts)
        known: list[tuple[int, int]] = []  # old and new offsets, in order
        found: dict[Key, Span] = {}
        taken: set[int] = set()
        for fact in sorted(facts, key=lambda fact: len(free[forms[fact.key]])):
            form, old = forms[fact.key], old_start(fact)
            shift = _shift_near(old, known) if known else self._start - first
            start = _take_nearest(free[form], old + shift, taken)
            if start is not None:
                taken.add(start)
                insort(known, (old, start))
                found[fact.key] = (start, start + len(form))
        return found

    def _occurrences(self, form: str, printed: str) -> list[int]:
        """Where a figure stands whole, in order: 300人 is neither in 1300人 nor in 近300人.

        A fact may print more or less of what is counted than the reader takes: 3万户, 3万.
        """
        if form in self._by_form:
            return self._by_form[form]
        starts = []
        with suppress(ValueError):
            for figure in self._by_said[what_is_said(parse(printed).quantity)]:
                own = self._article.form[figure.start : figure.end]
                starts.append(figure.start + max(own.find(form), 0) - max(form.find(own), 0))
        if not starts and (number := _NUMBER.search(form)):
            starts = [start - number.start() for start in self._numbers.get(number[0], ())]
        text = self._article.form
        return [start for start in starts if start >= 0 and text.startswith(form, start)]


def old_start(fact: Fact) -> int:
    """Where a fact stands in the text of its file."""
    return fact.locator.start if fact.locator else 0


def _shift_near(old: int, known: Sequence[tuple[int, int]]) -> int:
    """How far the figure nearest to an old offset has moved."""
    index = bisect_left(known, (old, 0))
    before, after = (known[max(0, min(i, len(known) - 1))] for i in (index - 1, index))
    near = before if old - before[0] <= abs(after[0] - old) else after
    return near[1] - near[0]


def _take_nearest(free: list[int], expected: int, taken: set[int]) -> int | None:
    """Remove and return the offset nearest to the expected one that no other fact has."""
    while free:
        index = bisect_left(free, expected)
        around = range(max(0, index - 1), min(index + 1, len(free)))
        start = free.pop(min(around, key=lambda place: abs(free[place] - expected)))
        if start not in taken:
            return start
    return None
