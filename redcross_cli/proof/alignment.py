"""Figures found in another edition of a text: by their section and wording."""

import re
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal
from difflib import SequenceMatcher
from typing import NamedTuple

from redcross_cli.facts.model import Fact, Key
from redcross_cli.figures.figure import Figure
from redcross_cli.figures.interval import Quantity
from redcross_cli.figures.reader import parse
from redcross_cli.proof.sections import Sections
from redcross_cli.proof.text import Article, comparable
from redcross_cli.terms import Comparator

Span = tuple[int, int]


class Said(NamedTuple):
    """What two figures that say the same share; the digits printed may differ (2.8万, 28000)."""

    value: Decimal | None
    comparator: Comparator
    upper: Decimal | None


_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def what_is_said(quantity: Quantity) -> Said:
    return Said(quantity.value, quantity.comparator, quantity.upper)


def align(facts: Sequence[Fact], article: Article, sections: Sections) -> dict[Key, Span]:
    """Where each indicator's figure stands, by its key; one that is not found is left out.

    No two of them stand in one place. Of places where a figure stands in its section, it is
    given the one that keeps most of them in the order of the file. Facts without a section come
    last, as they may lie anywhere.
    """
    by_section: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in sorted(facts, key=old_start):
        if fact.locator:
            by_section[fact.locator.section].append(fact)
    occurrences = _Occurrences(article, sections)
    found: dict[Key, Span] = {}
    taken: set[int] = set()
    for title in sorted(by_section, key=lambda title: not title):
        group = by_section[title]
        printed = [str(fact.printed) for fact in group]
        known = dict.fromkeys(printed)
        standing = {at: words for words in known for at in occurrences.of(words, title)}
        places = sorted(standing.keys() - taken)
        for index, place in _in_order(printed, [standing[at] for at in places]).items():
            start = places[place]
            taken.add(start)
            found[group[index].key] = (start, start + len(comparable(printed[index])))
    return found


def _in_order(wanted: Sequence[str], there: Sequence[str]) -> dict[int, int]:
    """The index of the same word for each that is wanted, most of them in the same order."""
    blocks = SequenceMatcher(None, wanted, there, autojunk=False).get_matching_blocks()
    found = {at + n: to + n for at, to, size in blocks for n in range(size)}
    left: defaultdict[str, list[int]] = defaultdict(list)
    for place in sorted(set(range(len(there))) - set(found.values()), reverse=True):
        left[there[place]].append(place)
    for index, word in enumerate(wanted):
        if index not in found and left[word]:
            found[index] = left[word].pop()
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
