"""Figures found in another edition of a text: by their section and wording."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal

from redcross_cli.facts.model import Fact, Key
from redcross_cli.figures.figure import Figure
from redcross_cli.figures.interval import Quantity
from redcross_cli.figures.reader import parse
from redcross_cli.proof.sections import Sections
from redcross_cli.proof.text import Article, comparable
from redcross_cli.terms import Comparator

Span = tuple[int, int]
Said = tuple[Decimal | None, Comparator, Decimal | None]
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def what_is_said(quantity: Quantity) -> Said:
    """What two figures that say the same share; the digits printed may differ (2.8万, 28000)."""
    return quantity.value, quantity.comparator, quantity.upper


def align(facts: Sequence[Fact], article: Article, sections: Sections) -> dict[Key, Span]:
    """Where each indicator's figure stands, by its key; one that is not found is left out.

    No two of them stand in one place. Facts without a section come last, as they may
    lie anywhere. A figure that occurs several times in its section is taken where it lies
    nearest to its old distance from the figures already found, the unambiguous ones first.
    """
    by_section: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.locator:
            by_section[fact.locator.section].append(fact)
    occurrences = _Occurrences(article, sections)
    found: dict[Key, Span] = {}
    taken: set[int] = set()
    for title in sorted(by_section, key=lambda title: not title):
        group = by_section[title]
        forms = {fact.key: comparable(str(fact.printed)) for fact in group}
        printed = {str(fact.printed) for fact in group}
        free = {comparable(words): occurrences.of(words, title) for words in printed}
        first_shift = sections.first.get(title, 0) - min(map(old_start, group))
        known: list[tuple[int, int]] = []  # old and new offsets, in order
        for fact in sorted(group, key=lambda fact: len(free[forms[fact.key]])):
            form, old = forms[fact.key], old_start(fact)
            shift = _shift_near(old, known) if known else first_shift
            start = _take_nearest(free[form], old + shift, taken)
            if start is not None:
                taken.add(start)
                insort(known, (old, start))
                found[fact.key] = (start, start + len(form))
    return found


class _Occurrences:
    """Where figures stand whole, in order, by their section, or anywhere ("")."""

    def __init__(self, article: Article, sections: Sections) -> None:
        self._article = article
        self._by_form: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_said: defaultdict[tuple[str, Said], list[Figure]] = defaultdict(list)
        self._unread: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for figure in article.figures:
            form = article.form[figure.start : figure.end]
            for title in {sections.title_at(figure.start), ""}:
                self._by_form[title, form].append(figure.start)
                self._by_said[title, what_is_said(figure.quantity)].append(figure)
        # A fact may be a person's reading of a number that is no figure: 8小时 in 震后8小时.
        for number in _NUMBER.finditer(article.form):
            if not article.figures_in(*number.span()):
                for title in {sections.title_at(number.start()), ""}:
                    self._unread[title, number[0]].append(number.start())

    def of(self, printed: str, title: str) -> list[int]:
        """The places of a figure in a section: 300人 is neither in 1300人 nor in 近300人.

        A fact may print more or less of what is counted than the reader takes: 3万户, 3万.
        """
        text, form = self._article.form, comparable(printed)
        if (title, form) in self._by_form:
            return list(self._by_form[title, form])
        starts = []
        with suppress(ValueError):
            for figure in self._by_said[title, what_is_said(parse(printed).quantity)]:
                own = text[figure.start : figure.end]
                starts.append(figure.start + max(own.find(form), 0) - max(form.find(own), 0))
        number = _NUMBER.search(form)
        if not starts and number:
            starts = [at - number.start() for at in self._unread[title, number[0]]]
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
