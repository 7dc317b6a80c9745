"""Facts in a database, found by its search index: FTS5 finds what may match, `Query` ranks it.

For a word, FTS5 is asked for its runs of letters and its pairs of characters in one
column (`index`): that finds every fact that holds the word, and a few more.

Where few facts may match, all are ranked. Where many, they are looked at by the places
in which the words stand, the best first, until nothing that is left can be better than
what was found.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice, pairwise, product
from math import prod
from operator import add

from redcross_cli.ask import pinyin
from redcross_cli.ask.fold import fold, plain, simplify
from redcross_cli.ask.index import (
    COLUMNS,
    HEAD,
    LAST,
    REFERENCE,
    STATEMENTS,
    WHOLE,
    all_simplified,
    numbered,
    runs,
    value_token,
)
from redcross_cli.ask.pages import Ranked, says, words_of
from redcross_cli.ask.query import (
    PART,
    START,
    TAG,
    THEME,
    TITLE,
    Page,
    Query,
    Term,
    area_names,
    theme_names,
    unit_names,
)
from redcross_cli.ask.words import EQUAL, Number
from redcross_cli.facts.base import Filter
from redcross_cli.facts.database import FactsInDatabase
from redcross_cli.facts.memory import passes
from redcross_cli.facts.model import Fact

FEW = 1000  # facts that are all ranked, without looking where the words stand
_CHUNK = 64  # facts read at once
_MOST_COMBINATIONS = 36  # of places, for two words
_MOST_PAIRS = 64  # of a word's characters; more make the search no narrower
_LONGEST_READING = 6  # zhuang
_WORDS_OFFERED = 2000
Places = dict[int, str]


class Indexed:
    """Finds the facts of a database that pass a filter."""

    def __init__(self, base: FactsInDatabase, where: Filter) -> None:
        base.require(STATEMENTS)
        self._base = base
        self._where = where
        themes = numbered("t", base.themes.values())
        self._within = [_refs([themes[id] for id in where.themes])] if where.themes else []

    def best(self, query: Query, limit: int | None) -> list[Ranked]:
        words = [self._places(term, query) for term in query.terms]
        anywhere = _all_of(
            [*(_any_of(places.values()) for places in words if places), *self._within]
        )
        if limit is None or not all(words):
            return self._ranked(query, self._matching(anywhere))[:limit]
        few = list(islice(self._matching(anywhere), FEW + 1))
        if len(few) <= FEW:
            return self._ranked(query, few)[:limit]
        return self._first(query, words, anywhere, limit)

    def holds(self, word: str, simplified: bool) -> bool:
        term = Term(word, respelled=False)
        text = self._text(term, simplified)
        names = self._named(term, fold, simplified) if text else {}
        match = _any_of([text or "", *names.values()])
        for chunk in _chunks(self._matching(_all_of([match, *self._within]))):
            for _, fact in self._base.numbered(chunk):
                page = Page(fact, self._base)
                if passes(fact, self._where) and says(page, word, term, simplified):
                    return True
        return False

    def at(self, places: Sequence[int]) -> Sequence[Fact]:
        return self._base.at(places)

    def vocabulary(self, word: str) -> list[str]:
        if len(self._base.facts) <= FEW:
            facts = self._base.select(self._where)
            return [text for fact in facts for text in words_of(fact, self._base)]
        begun = plain(word)[:1]
        sql = "SELECT term FROM search_terms WHERE term >= ? AND term < ? ORDER BY doc DESC LIMIT ?"
        return list(self._base.column(str, sql, [begun, begun + LAST, _WORDS_OFFERED]))

    def _first(
        self, query: Query, words: Sequence[Places], anywhere: str, limit: int
    ) -> list[Ranked]:
        """The best of many facts, looked at in an order that lets the rest be left out."""
        whole = f'exact : "{WHOLE}{query.whole}"'
        best = self._ranked(query, self._matching(_all_of([anywhere, whole])))
        seen = {place for _, place in best}
        for worst, total, expression in _combinations(words):
            for action in (False, True):
                bound = (True, worst, total, action)
                if len(best) >= limit and best[limit - 1] < (bound, 0):
                    return best[:limit]
                match = _all_of([expression, _refs(["x" if action else "i"]), *self._within])
                for chunk in _chunks(self._matching(match)):
                    if len(best) >= limit and best[limit - 1] < (bound, chunk[0]):
                        break
                    new = [place for place in chunk if place not in seen]
                    seen.update(new)
                    for ranked in self._scored(query, new):
                        insort(best, ranked)
        return best[:limit]

    def _ranked(self, query: Query, places: Iterable[int]) -> list[Ranked]:
        return sorted(ranked for chunk in _chunks(places) for ranked in self._scored(query, chunk))

    def _scored(self, query: Query, places: Sequence[int]) -> Iterator[Ranked]:
        for place, fact in self._base.numbered(places):
            score = query.score(Page(fact, self._base)) if passes(fact, self._where) else None
            if score is not None:
                yield score, place

    def _matching(self, match: str) -> Iterator[int]:
        """The numbers of the facts that an FTS5 expression matches, in their order."""
        if match:
            sql, parameters = (
                "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid",
                [match],
            )
        else:
            sql, parameters = "SELECT place FROM facts ORDER BY place", []
        return self._base.column(int, sql, parameters)

    def _places(self, term: Term, query: Query) -> Places:
        """Where a word may stand, as FTS5 expressions by their place in the ranking.

        Empty where the index cannot tell: for a word of punctuation.
        """
        text = self._text(term, query.simplified)
        if text is None:
            return {}
        text = _any_of([text, *self._spelled(term.letters)])
        found: dict[int, list[str]] = {
            place: [f"{column} : {text}"] for place, column in COLUMNS.items()
        }
        head = self._head(term, query.simplified)
        found[START] = [_all_of([f"head : {head}", *found[TITLE]])] if head else [*found[TITLE]]
        if term.number is not None:
            equal, alike = self._values(term.number)
            found[START].append(_refs(equal))
            found[PART] = [_refs(alike)]
        for place, names in self._named(term, query.form, query.simplified).items():
            found.setdefault(place, []).append(names)
        places = {place: _any_of(expressions) for place, expressions in sorted(found.items())}
        return {place: expression for place, expression in places.items() if expression}

    def _values(self, number: Number) -> tuple[list[str], list[str]]:
        """The tokens of the values that a number is, and of those that it is a part of."""
        sql = "SELECT DISTINCT CAST(value AS REAL) FROM facts WHERE value IS NOT NULL"
        found = [(value, number.likeness(value)) for value in self._base.column(float, sql)]
        equal = [value_token(value) for value, likeness in found if likeness == EQUAL]
        return equal, [value_token(value) for value, likeness in found if likeness]

    def _text(self, term: Term, simplified: bool) -> str | None:
        """The runs of a word as an FTS5 expression; None where it has none."""
        found = runs(term.text)
        if found and found[0].isascii() and term.stands_anywhere:
            del found[0]  # it may be the end of a longer run, which no token tells
        if not found:
            return None
        *whole, last = found
        parts = [self._run(run, False, simplified) for run in whole]
        return _all_of([*parts, self._run(last, True, simplified)])

    def _head(self, term: Term, simplified: bool) -> str | None:
        """How a text begins that begins with a word; None where that cannot be told."""
        first = HEAD.match(term.text)
        if first is None or term.letters:
            return None
        run = runs(first[0])[0]
        return self._run(run, run[0].isascii() or len(run) == 1, simplified)

    def _run(self, run: str, last: bool, simplified: bool) -> str:
        """A run as an FTS5 expression; the last of a word may be the beginning of one."""
        if run.isascii():
            form = fold(run)
            return _any_of([_token(form, last), *self._others(form, last)])
        if len(run) == 1:
            return _any_of([_token(run, True), *(self._others(run, True) if simplified else ())])
        pairs = map(add, run[:_MOST_PAIRS], run[1:])
        return _all_of(
            _any_of([_token(pair), *(self._others(pair, False) if simplified else ())])
            for pair in dict.fromkeys(pairs)
        )

    def _others(self, form: str, begins: bool) -> list[str]:
        """Tokens that are folded or simplified to a form, or to one that begins with it."""
        if begins:
            sql = "SELECT DISTINCT term FROM search_forms WHERE form >= ? AND form < ?"
            terms = self._base.column(str, sql, [form, form + LAST])
            return [_token(term) for term in terms if not term.startswith(form)]
        sql = "SELECT term FROM search_forms WHERE form = ?"
        return [_token(term) for term in self._base.column(str, sql, [form])]

    def _named(self, term: Term, form: Callable[[str], str], simplified: bool) -> dict[int, str]:
        """The themes, units and areas in whose name a word stands."""

        def holding(kind: dict[str, list[str]]) -> Iterator[str]:
            for token, names in kind.items():
                lines = map(simplify, names) if simplified else names
                if any(term.find(line, form) for line in lines):
                    yield token

        themes, units, areas = self._names
        found = {THEME: [*holding(themes), *holding(units)], TAG: [*holding(areas)]}
        return {place: _refs(tokens) for place, tokens in found.items() if tokens}

    @cached_property
    def _names(self) -> list[dict[str, list[str]]]:
        """The names of the themes, the units and the areas in plain form, by their tokens."""
        kinds = {
            "t": map(theme_names, self._base.themes.values()),
            "u": map(unit_names, self._base.units.values()),
            "a": map(area_names, self._base.areas.values()),
        }
        return [
            {
                f"{letter}{number}": [plain(text.replace("\n", " ")) for text in texts]
                for number, texts in enumerate(names, 1)
            }
            for letter, names in kinds.items()
        ]

    def _spelled(self, letters: str) -> Iterator[str]:
        """What letters may spell as pinyin, as FTS5 expressions."""
        if not letters:
            return
        by_reading = self._characters
        ways = [[by_reading[part] for part in parts] for parts in _syllables(letters, by_reading)]
        if len(letters) > 1:
            begun: dict[str, set[str]] = {}
            for reading, characters in by_reading.items():
                begun.setdefault(reading[0], set()).update(characters)
            ways.append([begun.get(letter, set()) for letter in letters])
        for way in ways:
            if len(way) == 1:
                yield _any_of(_token(character, True) for character in sorted(way[0]))
                continue
            pairs = [self._pairs(*neighbours) for neighbours in pairwise(way)]
            if all(pairs):
                yield _all_of(_any_of(map(_token, tokens)) for tokens in pairs)

    @cached_property
    def _characters(self) -> dict[str, set[str]]:
        """The characters of all facts by their readings, also those of their simplified form."""
        characters = list(self._base.column(str, "SELECT character FROM search_characters"))
        simple = all_simplified(characters)
        found: dict[str, set[str]] = {}
        for character, other in zip(characters, simple, strict=True):
            for reading in {*pinyin.readings(character), *pinyin.readings(other)}:
                found.setdefault(reading, set()).add(character)
        return found

    def _pairs(self, firsts: set[str], seconds: set[str]) -> list[str]:
        """The tokens of two characters, each one of its set."""
        sql = "SELECT term FROM search_terms WHERE term > ? AND term < ?"
        return [
            term
            for first in sorted(firsts)
            for term in self._base.column(str, sql, [first, first + LAST])
            if term[1:] in seconds
        ]


def _syllables(letters: str, readings: Container[str]) -> Iterator[list[str]]:
    """The ways in which letters are a row of readings."""
    if not letters:
        yield []
    for end in range(1, min(len(letters), _LONGEST_READING) + 1):
        if letters[:end] in readings:
            for rest in _syllables(letters[end:], readings):
                yield [letters[:end], *rest]


def _combinations(words: Sequence[Places]) -> Iterator[tuple[int, int, str]]:
    """Which places the words of a query may have, the best first.

    Each with the worst place, the sum of all, and the FTS5 expression. The words of a
    long query are only told apart by the worst.
    """
    if prod(map(len, words)) <= _MOST_COMBINATIONS:
        alike: dict[tuple[int, int], list[str]] = {}
        for places in product(*words):
            expressions = [word[place] for word, place in zip(words, places, strict=True)]
            alike.setdefault((max(places), sum(places)), []).append(_all_of(expressions))
        for (worst, total), alternatives in sorted(alike.items()):
            yield worst, total, _any_of(alternatives)
        return
    for worst in sorted({place for word in words for place in word}):
        upto = [[word[place] for place in word if place <= worst] for word in words]
        if all(upto):
            yield worst, worst, _all_of(map(_any_of, upto))


def _token(token: str, begins: bool = False) -> str:
    return f'"{token}"' + " *" * begins


def _refs(tokens: Iterable[str]) -> str:
    """Any of some references as an FTS5 expression; "" of none."""
    any_of = _any_of(_token(REFERENCE + token) for token in tokens)
    return any_of and f"refs : {any_of}"


def _all_of(expressions: Iterable[str]) -> str:
    return _joined(" AND ", expressions)


def _any_of(expressions: Iterable[str]) -> str:
    return _joined(" OR ", expressions)


def _joined(by: str, expressions: Iterable[str]) -> str:
    parts = [part for part in dict.fromkeys(expressions) if part]
    return f"({by.join(parts)})" if parts else ""


def _chunks(places: Iterable[int]) -> Iterator[list[int]]:
    places = iter(places)
    while chunk := list(islice(places, _CHUNK)):
        yield chunk
