"""A query held against facts: where its words are found, and how well.

A word is found in the text of a field, folded; a number is found in a fact's value, or
in a part of it (`words.Number.likeness`).

How facts are ranked
    1. A fact whose id or title is the whole query comes first.
    2. Then by where the words are found, the worst-placed word deciding and the
       sum of all breaking ties: at the start of a title or as the value, in a
       title, in the tags or places, in the statement, in the note, in the name of
       the theme or unit, as a part of the value. An id counts as a title.
    3. In the same place a whole word is better than the beginning of one, and
       either is better than a match by pinyin.
    4. An indicator comes before an action, and the fact file's order is last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property, partial

from msgspec import UNSET

from redcross_cli.ask.fold import anchor, fold, has_latin, plain, simplify
from redcross_cli.ask.words import EQUAL, number_in
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Area, Fact, Theme, Unit

START, TITLE, TAG, STATEMENT, NOTE, THEME, PART = range(0, 28, 4)  # the better, the lower
WHOLE, BEGINNING, RESPELLED = range(3)  # added to the place
Span = tuple[int, int]
Score = tuple[bool, int, int, bool]

# What follows a number that is whole: no digit, no scale (13 is not in 13 million).
_NUMBER_ENDS = r"(?![a-z\d]|[.,]\d|\s?(?:thousand|[mbtr]+illion)|[余多]?[十百千万亿])"


class Page:
    """A fact as it is searched: its fields in plain text, a line each, the best-placed first.

    ``chinese`` has those lines alone that are not ASCII.
    """

    def __init__(self, fact: Fact, base: FactBase) -> None:
        self.fact = fact
        self.unit = None if fact.unit is UNSET else base.units[fact.unit]
        self._fields = fields_of(fact, base)
        lines = [text.replace("\n", " ") for texts in self._fields.values() for text in texts]
        # Most lines are ASCII, which is plain in lower case.
        self.chinese = plain("\n".join([line for line in lines if not line.isascii()]))
        rest = iter(self.chinese.split("\n"))
        self.plain = "\n".join([line.lower() if line.isascii() else next(rest) for line in lines])

    @cached_property
    def places(self) -> list[int]:
        """The place of each line in the ranking."""
        return [place for place, texts in self._fields.items() for _ in texts]

    @cached_property
    def simplified(self) -> str:
        return simplify(self.plain)


class Term:
    """One word of a query, ready to be looked for.

    ``number`` is the number that the word may mean. With ``respelled`` a word in
    Latin letters is also looked for as pinyin.
    """

    def __init__(self, word: str, respelled: bool) -> None:
        self.text = fold(word)
        self.number = number_in(word)
        self._anchor = anchor(self.text)
        self.letters = plain(word) if respelled and _may_be_pinyin(word) else ""
        self._spelled: Callable[[str], Span | None] | None = None
        if self.letters:
            from redcross_cli.ask import pinyin

            # With a cache, as the names of areas and themes stand in many facts.
            self._spelled = cache(partial(pinyin.span, self.letters))

    @cached_property
    def stands_anywhere(self) -> bool:
        """Whether the word may begin and end within others, as Chinese words do."""
        return not has_latin(self.text) and self.number is None and not self.text[-1].isdigit()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        first, last = self.text[0], self.text[-1]
        before = r"(?<![\d.,])" if first.isdigit() else r"(?<![a-z0-9])" * first.isascii()
        after = _NUMBER_ENDS * last.isdigit()
        return re.compile(before + re.escape(self.text) + after)

    def may_stand_in(self, text: str, chinese: str) -> bool:
        """A quick test on a page's plain lines, all and the Chinese ones.

        False means that `find` finds nothing in any of them.
        """
        if self._anchor in text:
            return True
        return self._spelled is not None and any(map(self._spelled, chinese.split("\n")))

    def find(self, line: str, form: Callable[[str], str]) -> tuple[Span, int] | None:
        """Where the word stands in a plain line once that is brought into form, and how well."""
        if self._anchor in line and (found := self._find(form(line))):
            return found
        span = self._spelled(line) if self._spelled else None
        return None if span is None else (span, RESPELLED)

    def _find(self, text: str) -> tuple[Span, int] | None:
        if self.stands_anywhere:
            start = text.find(self.text)
            return None if start < 0 else ((start, start + len(self.text)), WHOLE)
        found = self._pattern.search(text)
        if found is None:
            return None
        following = text[found.end() : found.end() + 1]
        broken = found[0][-1].isascii() and following.isascii() and following.isalnum()
        return found.span(), BEGINNING if broken else WHOLE

    def find_all(self, folded: str) -> list[Span]:
        """All places of the word in folded text."""
        found = [match.span() for match in self._pattern.finditer(folded)]
        span = None if found or not self._spelled else self._spelled(folded)
        return found if span is None else [span]

    def parts(self) -> list[Term]:
        """The words that a hyphen or fold has made of the word."""
        words = self.text.split()
        return [self] if len(words) == 1 else [Term(word, respelled=False) for word in words]

    def rank_as_value(self, page: Page) -> int | None:
        """How well the word is the fact's value, in its unit where the word names one."""
        value = page.fact.value
        if self.number is None or page.unit is None or value is UNSET or value is None:
            return None
        likeness = self.number.likeness(value)
        if likeness is None or not self._counts(page.unit):
            return None
        return START if likeness == EQUAL else PART + likeness

    def _counts(self, unit: Unit) -> bool:
        from redcross_cli.facts.counting import counts_as

        assert self.number is not None
        return not self.number.counts or counts_as(self.number.counts, unit)


class Query:
    """A query: its words as terms, and the whole of it, folded.

    ``simplified`` tells whether it is looked for in simplified text, and ``form`` what
    a plain line is brought into before a word is looked for in it.

    ``respelled`` looks for words in Latin letters as pinyin too, and for Chinese,
    which must be simplified then, in text that is simplified.
    """

    def __init__(self, words: Sequence[str], respelled: bool = False) -> None:
        self.whole = bare(fold(" ".join(words)))
        self.terms = [Term(word, respelled) for word in words]
        # Pinyin alone needs no simplified text, for either script has readings.
        self.simplified = respelled and not all(map(_may_be_pinyin, words))
        # Chinese alone is found in text that is plain, which saves folding it.
        folded = respelled or any(has_latin(term.text) for term in self.terms)
        self.form: Callable[[str], str] = cache(fold) if folded else str

    def score(self, page: Page) -> Score | None:
        """How well a fact matches, the lower the better; None where a word is not found."""
        if self.simplified:
            text = chinese = page.simplified
        else:
            text, chinese = page.plain, page.chinese
        as_values = [term.rank_as_value(page) for term in self.terms]
        for term, best in zip(self.terms, as_values, strict=True):
            if best is None and not term.may_stand_in(text, chinese):
                return None
        lines = text.split("\n")
        ranks = []
        for term, best in zip(self.terms, as_values, strict=True):
            rank = self._rank(term, page.places, lines, best)
            if rank is None:
                return None
            ranks.append(rank)
        titles = map(self.form, lines[: page.places.count(TITLE)])
        exact = self.whole in map(bare, titles)
        return not exact, max(ranks), sum(ranks), not page.fact.is_indicator

    def _rank(
        self, term: Term, places: Sequence[int], lines: Sequence[str], best: int | None
    ) -> int | None:
        """The best place of a word, which as the fact's value has the place ``best``."""
        for place, line in zip(places, lines, strict=True):
            if best is not None and place > best:
                break
            if found := term.find(line, self.form):
                (start, _), quality = found
                rank = quality + (START if place == TITLE and start == 0 else place)
                best = rank if best is None else min(best, rank)
        return best

    def spans(self, text: str) -> list[Span]:
        """Where the words stand in a text as it is shown, for highlighting."""
        words = [word for term in self.terms for word in term.parts()]
        found: list[Span] = []
        for start, end in _pieces(text):
            piece = fold(text[start:end])
            if self.simplified:
                piece = simplify(piece)
            for word in words:
                for first, last in word.find_all(piece):
                    # Where folding changed the length, the whole piece is meant.
                    span = (first, last) if len(piece) == end - start else (0, end - start)
                    found.append((start + span[0], start + span[1]))
        return found


def fields_of(fact: Fact, base: FactBase) -> dict[int, list[str]]:
    """What of a fact is searched, by its place in the ranking, the best first."""
    tags = [*fact.tags]
    for area in fact.areas:
        tags += area_names(base.areas[area])
    statements = [fact.statement.zh, fact.statement.en]
    if fact.printed is not UNSET:
        statements.append(fact.printed)
    names = [*theme_names(base.themes[fact.theme])]
    if fact.unit is not UNSET:
        names += unit_names(base.units[fact.unit])
    return {
        TITLE: [fact.id, fact.title.zh, fact.title.en],
        TAG: tags,
        STATEMENT: statements,
        NOTE: [] if fact.note is UNSET else [fact.note.zh, fact.note.en],
        THEME: names,
    }


def _may_be_pinyin(word: str) -> bool:
    return word.isascii() and word.isalpha()


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
    return "".join(filter(str.isalnum, folded))


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
