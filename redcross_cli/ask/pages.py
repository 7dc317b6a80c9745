"""What a search asks of facts, and facts in memory, which are looked at one by one.

Facts in a database answer the same, and rank alike, by `indexed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from redcross_cli.ask.fold import fold
from redcross_cli.ask.query import TAG, TITLE, Page, Query, Score, Term, fields_of
from redcross_cli.facts.base import FactBase, Filter
from redcross_cli.facts.model import Fact

Ranked = tuple[Score, int]


class Finder(Protocol):
    """Facts that can be searched. A fact goes by its place, its number in the file's order."""

    def best(self, query: Query, limit: int | None) -> list[Ranked]:
        """The facts that match, the best first, at most ``limit`` of them."""
        ...

    def holds(self, word: str, simplified: bool) -> bool:
        """Whether any fact has the word in its text, which may be simplified first.

        One in Latin letters, or of digits, must begin there.
        """
        ...

    def at(self, places: Sequence[int]) -> Sequence[Fact]:
        """The facts at these places, in this order."""
        ...

    def vocabulary(self, word: str) -> list[str]:
        """Words of the facts that could have been meant by an unknown one."""
        ...


class Pages:
    """Facts in memory, each looked at for every query."""

    def __init__(self, base: FactBase, where: Filter) -> None:
        self._base = base
        self._pages = [Page(fact, base) for fact in base.select(where)]

    def best(self, query: Query, limit: int | None) -> list[Ranked]:
        scores = ((query.score(page), place) for place, page in enumerate(self._pages))
        return sorted((score, place) for score, place in scores if score is not None)[:limit]

    def holds(self, word: str, simplified: bool) -> bool:
        term = Term(word, respelled=False)
        return any(says(page, word, term, simplified) for page in self._pages)

    def at(self, places: Sequence[int]) -> list[Fact]:
        return [self._pages[place].fact for place in places]

    def vocabulary(self, word: str) -> list[str]:
        return [text for page in self._pages for text in words_of(page.fact, self._base)]


def says(page: Page, word: str, term: Term, simplified: bool) -> bool:
    """Whether a word, and the term that it is, stands in a fact's text."""
    text = page.simplified if simplified else page.plain
    if word not in text:
        return False
    return term.stands_anywhere or any(term.find(line, fold) for line in text.split("\n"))


def words_of(fact: Fact, base: FactBase) -> Iterator[str]:
    """What of a fact can be offered for an unknown word: its titles, tags and figure."""
    fields = fields_of(fact, base)
    for text in (*fields[TITLE], *fields[TAG]):
        yield from re.findall("[a-z]{3,}", text.casefold())
        yield text
    yield fact.printed or ""
