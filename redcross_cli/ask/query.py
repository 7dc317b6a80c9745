"""A query held against facts: where its words are found, and how well.

A word is found in the text of a field, folded; a number is found in a fact's value.

How facts are ranked
    1. A fact whose id or title is the whole query comes first.
    2. Then by where the words are found, the worst-placed word deciding and the
       sum of all breaking ties: at the start of a title or as the value, in a
       title, in the tags or places, in the statement, in the note, in the name of
       the theme or unit. An id counts as a title.
    3. In the same place a whole word is better than the beginning of one, and
       either is better than a match by pinyin.
    4. An indicator comes before an action, and the fact file's order is last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import UNSET

from redcross_cli.ask import pinyin
from redcross_cli.ask.fold import anchor, fold, has_latin, plain, simplify
from redcross_cli.ask.words import number_in
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Area, Fact, Theme, Unit
from redcross_cli.facts.quantity import counts_alike

_NO_WORD = re.compile(r"[\W_]+")
START, TITLE, TAG, STATEMENT, NOTE, THEME = range(0, 24, 4)  # the better, the lower
WHOLE, BEGINNING, RESPELLED = range(3)  # added to the place
Span = tuple[int, int]
Score = tuple[bool, int, int, bool]

# What follows a number that is whole: no digit, no scale (13 is not in 13 million).
_NUMBER_ENDS = r"(?![a-z\d]|[.,]\d|\s?(?:thousand|[mbtr]+illion)|[余多]?[十百千万亿])"


class Page:
    """A fact as it is searched: its fields, the best-placed first, folded when needed."""

    def __init__(self, fact: Fact, base: FactBase) -> None:
        self.fact = fact
        self.label = "" if fact.unit is UNSET else base.units[fact.unit].label.zh
        fields = list(fields_of(fact, base))
        self.places = [place for place, _ in fields]
        self.plain = plain("\n".join(text.replace("\n", " ") for _, text in fields))

    @cached_property
    def folded(self) -> list[str]:
        return fold(self.plain).split("\n")

    @cached_property
    def simplified(self) -> str:
        return simplify(self.plain)

    @cached_property
    def folded_simplified(self) -> list[str]:
        return fold(self.simplified).split("\n")


class Term:
    """One word of a query, ready to be looked for.

    ``number`` is the quantity that the word may mean. With ``respelled`` a word in
    Latin letters is also looked for as pinyin.
    """

    def __init__(self, word: str, respelled: bool) -> None:
        self.text = fold(word)
        self.number = number_in(word)
        self.letters = plain(word) if respelled and word.isascii() and word.isalpha() else ""
        self._anchor = anchor(self.text)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        first, last = self.text[0], self.text[-1]
        before = r"(?<![\d.,])" if first.isdigit() else r"(?<![a-z0-9])" * first.isascii()
        after = _NUMBER_ENDS * last.isdigit()
        return re.compile(before + re.escape(self.text) + after)

    def may_stand_in(self, text: str) -> bool:
        """A quick test on plain text; False means that `find` finds nothing in it."""
        return self._anchor in text or self._spelled(text) is not None

    def find(self, folded: str) -> tuple[Span, int] | None:
        """Where the word stands in folded text, and how well it matches."""
        if not has_latin(self.text) and self.number is None and not self.text[-1].isdigit():
            start = folded.find(self.text)  # Chinese needs no pattern
            return None if start < 0 else ((start, start + len(self.text)), WHOLE)
        if found := self._pattern.search(folded):
            start, end = found.span()
            broken = folded[end - 1].isascii() and re.match("[a-z0-9]", folded[end:])
            return (start, end), BEGINNING if broken else WHOLE
        span = self._spelled(folded)
        return None if span is None else (span, RESPELLED)

    def find_all(self, folded: str) -> list[Span]:
        """All places of the word in folded text."""
        found = [match.span() for match in self._pattern.finditer(folded)]
        span = None if found else self._spelled(folded)
        return found if span is None else [span]

    def parts(self) -> list[Term]:
        """The words that a hyphen or fold has made of the word."""
        words = self.text.split()
        return [self] if len(words) == 1 else [Term(word, respelled=False) for word in words]

    def counts(self, page: Page) -> bool:
        """Whether the word is the fact's value, in its unit where the word names one."""
        if self.number is None or not page.label or page.fact.value != self.number.value:
            return False
        return not self.number.measure or counts_alike(self.number.measure, page.label)

    def _spelled(self, text: str) -> Span | None:
        return pinyin.span(self.letters, text) if self.letters else None


class Query:
    """A query: its words as terms, and the whole of it, folded.

    ``respelled`` looks for words in Latin letters as pinyin too, and for Chinese,
    which must be simplified then, in text that is simplified.
    """

    def __init__(self, words: Sequence[str], respelled: bool = False) -> None:
        self.whole = bare(fold(" ".join(words)))
        self.terms = [Term(word, respelled) for word in words]
        self.respelled = respelled
        self.spells = any(term.letters for term in self.terms)
        # Chinese alone is found in text that is plain, which saves folding it.
        self._latin = any(has_latin(term.text) for term in self.terms)

    def score(self, page: Page) -> Score | None:
        """How well a fact matches, the lower the better; None where a word is not found."""
        text = page.simplified if self.respelled else page.plain
        for term in self.terms:
            if not term.may_stand_in(text) and not term.counts(page):
                return None
        if self.respelled:
            texts = page.folded_simplified
        else:
            texts = page.folded if self._latin else page.plain.split("\n")
        ranks = []
        for term in self.terms:
            rank = START if term.counts(page) else _rank(term, page.places, texts)
            if rank is None:
                return None
            ranks.append(rank)
        exact = self.whole in map(bare, texts[: page.places.count(TITLE)])
        return not exact, max(ranks), sum(ranks), not page.fact.is_indicator

    def spans(self, text: str) -> list[Span]:
        """Where the words stand in a text as it is shown, for highlighting."""
        words = [word for term in self.terms for word in term.parts()]
        found: list[Span] = []
        for start, end in _pieces(text):
            piece = fold(text[start:end])
            if self.respelled:
                piece = simplify(piece)
            for word in words:
                for first, last in word.find_all(piece):
                    # Where folding changed the length, the whole piece is meant.
                    span = (first, last) if len(piece) == end - start else (0, end - start)
                    found.append((start + span[0], start + span[1]))
        return found


def _rank(term: Term, places: Sequence[int], texts: Sequence[str]) -> int | None:
    best: int | None = None
    for place, text in zip(places, texts, strict=True):
        if best is not None and place > best:
            break
        if found := term.find(text):
            (start, _), quality = found
            rank = quality + (START if place == TITLE and start == 0 else place)
            best = rank if best is None else min(best, rank)
    return best


def fields_of(fact: Fact, base: FactBase) -> Iterator[tuple[int, str]]:
    """What of a fact is searched, with its place in the ranking, the best first."""
    for text in (fact.id, fact.title.zh, fact.title.en):
        yield TITLE, text
    for tag in fact.tags:
        yield TAG, tag
    for area in fact.areas:
        for text in area_names(base.areas[area]):
            yield TAG, text
    yield from ((STATEMENT, fact.statement.zh), (STATEMENT, fact.statement.en))
    if fact.printed is not UNSET:
        yield STATEMENT, fact.printed
    if fact.note is not UNSET:
        yield from ((NOTE, fact.note.zh), (NOTE, fact.note.en))
    for text in theme_names(base.themes[fact.theme]):
        yield THEME, text
    if fact.unit is not UNSET:
        for text in unit_names(base.units[fact.unit]):
            yield THEME, text


def theme_names(theme: Theme) -> tuple[str, ...]:
    """What a theme is found by."""
    return theme.id, theme.title.zh, theme.title.en


def unit_names(unit: Unit) -> tuple[str, ...]:
    """What a unit is found by: not its id, which is a code that nobody types."""
    return unit.label.zh, unit.label.en


def area_names(area: Area) -> tuple[str, ...]:
    """What a place is found by."""
    return area.id, area.name.zh, area.name.en


def bare(folded: str) -> str:
    """Folded text without punctuation and spaces, for telling whether it is the same."""
    return _NO_WORD.sub("", folded)


def _pieces(text: str) -> Iterator[Span]:
    """A text's words in Latin letters, and what stands between them."""
    end = 0
    for word in re.finditer(r"[A-Za-z\u00c0-\u024f]+", text):
        if end < word.start():
            yield end, word.start()
        yield word.span()
        end = word.end()
    if end < len(text):
        yield end, len(text)
