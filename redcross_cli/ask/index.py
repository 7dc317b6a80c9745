"""The search index of a database: FTS5 finds the facts that may match, `Query` ranks them.

What is indexed
    The text of a fact, `plain`, as tokens: runs of ASCII letters and digits as they
    are, everything else as pairs of neighbours (志愿者 as 志愿, 愿者, 者), so that a
    word of two characters is a token and one of a single character begins one. A
    column each for the places that the ranking tells apart; what stands at the
    start of a title also in ``head``, a title in one piece in ``exact``, and in
    ``refs`` the value, the kind, and the numbers of theme, unit and areas, whose
    names are not indexed with every fact.

What is found
    For a word, its runs; FTS5 finds every fact that has them in one column, which
    are all that hold the word and a few more. A token whose folded or simplified
    form is another stands in ``search_forms``.

How the best come first
    Where few facts may match, all are ranked. Where many, they are looked at by the
    places in which the words stand, the best first, until nothing that is left can
    be better than what was found.
"""

from __future__ import annotations

import re
import sqlite3
from bisect import insort
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import islice, pairwise, product
from math import prod
from operator import add

from msgspec import UNSET

from redcross_cli.ask import pinyin
from redcross_cli.ask.finder import Ranked, words_of
from redcross_cli.ask.fold import fold, plain, simplify
from redcross_cli.ask.query import (
    NOTE,
    START,
    STATEMENT,
    TAG,
    THEME,
    TITLE,
    Page,
    Query,
    Term,
    area_names,
    bare,
    theme_names,
    unit_names,
)
from redcross_cli.facts.base import Filter
from redcross_cli.facts.database import FactsInDatabase
from redcross_cli.facts.model import Area, Fact, References, Theme, Unit
from redcross_cli.facts.quantity import plain as plain_number

FEW = 1000  # facts that are all ranked, without looking where the words stand
_CHUNK = 64  # facts read at once
_MOST_COMBINATIONS = 36  # of places, for two words
_MOST_PAIRS = 64  # of a word's characters; more make the search no narrower
_LONGEST_READING = 6  # zhuang
_WORDS_OFFERED = 2000
_LAST = chr(0x10FFFF)
# What plain text never holds marks the tokens that are no text.
_WHOLE, _REFERENCE = "＝", "＃"
_SEPARATOR = "\x1f"
# The ASCII tokenizer drops punctuation, of which one sign counts: 80%.
_PERCENT = "％"
Places = dict[int, str]
_COLUMNS = {TITLE: "title", TAG: "tag", STATEMENT: "statement", NOTE: "note"}
_RUNS = re.compile(r"[a-z]+|[0-9]+|[^\x00-\x7f]+")
_HEAD = re.compile(r"[a-z0-9]+|[^\x00-\x7f]{1,2}")
_ASCII = re.compile(r"[\x00-\x1e\x20-\x7f]+")  # but for the separator
_WORDS = re.compile(r"[^\W_]+")


# ---- writing


def create(connection: sqlite3.Connection) -> None:
    """Make the empty index."""
    connection.execute(
        "CREATE VIRTUAL TABLE search USING fts5(exact, head, title, tag, statement, note, refs, "
        "content='', columnsize=0, detail=column, tokenize='ascii')"
    )
    # So many bytes are gathered before they are sorted in, which is quicker than its one million.
    connection.execute("INSERT INTO search (search, rank) VALUES ('hashsize', 16777216)")
    connection.execute("CREATE VIRTUAL TABLE search_terms USING fts5vocab(search, row)")
    connection.execute("CREATE TABLE search_characters (character TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute(
        "CREATE TABLE search_forms (form TEXT, term TEXT, PRIMARY KEY (form, term)) WITHOUT ROWID"
    )


class Entries:
    """Makes the entries of facts in the index."""

    def __init__(self, references: References) -> None:
        self._themes = _numbered("t", references.themes)
        self._units = _numbered("u", references.units)
        self._areas = _numbered("a", references.areas)

    def of(self, place: int, fact: Fact) -> tuple[int | str, ...]:
        """The row of the index for a fact under its number."""
        texts = _plain(
            fact.id,
            fact.title.zh,
            fact.title.en,
            "\n".join(fact.tags),
            f"{fact.statement.zh}\n{fact.statement.en}\n{fact.printed or ''}",
            "" if fact.note is UNSET else f"{fact.note.zh}\n{fact.note.en}",
        )
        titles = texts.split(_SEPARATOR)[:3]
        id, zh, en, tags, statement, note = _tokens(texts)
        return (
            place,
            " ".join([_whole(title) for title in titles]),
            " ".join([match[0] for match in map(_HEAD.match, titles) if match]),
            f"{id} {zh} {en}",
            tags,
            statement,
            note,
            _REFERENCE + f" {_REFERENCE}".join(self._references(fact)),
        )

    def _references(self, fact: Fact) -> Iterator[str]:
        yield "i" if fact.is_indicator else "x"
        yield self._themes[fact.theme]
        if fact.unit:
            yield self._units[fact.unit]
        for area in fact.areas:
            yield self._areas[area]
        if isinstance(fact.value, (int, float)):
            yield _value(fact.value)


def _plain(*texts: str) -> str:
    """Texts in plain form with separators between them: all at once is quicker."""
    joined = plain(_SEPARATOR.join(texts))
    if joined.count(_SEPARATOR) == len(texts) - 1:
        return joined
    return plain(_SEPARATOR.join([text.replace(_SEPARATOR, " ") for text in texts]))


def _tokens(texts: str) -> list[str]:
    """Plain texts as FTS5 gets them: ASCII as it is, the rest as pairs of neighbours."""
    texts = texts.replace("%", _PERCENT)
    latin = texts.encode("ascii", "replace").decode().split(_SEPARATOR)
    others = _ASCII.sub(" ", texts).split(_SEPARATOR)
    return [
        f"{text} {' '.join(map(add, other, other[1:] + ' '))}"
        for text, other in zip(latin, others, strict=True)
    ]


def _whole(title: str) -> str:
    """The token of a title that is the whole query: as `bare` of it, folded."""
    return _WHOLE + "".join(map(_folded, _WORDS.findall(title)))


@lru_cache(maxsize=50_000)  # titles share their words
def _folded(word: str) -> str:
    return bare(fold(word))


def _numbered(letter: str, records: Iterable[Theme | Unit | Area]) -> dict[str, str]:
    return {record.id: f"{letter}{number}" for number, record in enumerate(records, 1)}


def _value(value: int | float) -> str:
    """A number as a token."""
    return f"v{plain_number(Decimal(str(value)))}".replace(".", "d").replace("-", "m")


def insert(connection: sqlite3.Connection, entries: Iterable[Sequence[int | str]]) -> None:
    """Put the entries of facts into the index."""
    connection.executemany(
        "INSERT INTO search (rowid, exact, head, title, tag, statement, note, refs) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        entries,
    )


def finish(connection: sqlite3.Connection) -> None:
    """Write down the characters, and the tokens that are folded or simplified to another."""
    forms = set()
    others = []
    # The tokens that are no text are left out: each fact has some of its own.
    text = "SELECT term FROM search_terms WHERE term NOT BETWEEN ? AND ?"
    for (term,) in connection.execute(text, [_REFERENCE, _WHOLE + _LAST]):
        if not term[0].isascii():
            others.append(term)
            continue
        for run in _RUNS.findall(term):
            if (form := fold(run)) != term:
                forms.add((form, term))
    # Some characters are simplified differently by themselves and beside another.
    for separator in ("", " "):
        simple = _simplified(separator.join(term) for term in others)
        spelled = (form.replace(separator, "") if separator else form for form in simple)
        forms |= {pair for pair in zip(spelled, others, strict=True) if pair[0] != pair[1]}
    connection.executemany("INSERT INTO search_forms VALUES (?, ?)", sorted(forms))
    characters = sorted({term[0] for term in others})
    connection.executemany("INSERT INTO search_characters VALUES (?)", zip(characters))


def _simplified(texts: Iterable[str]) -> list[str]:
    """Texts in simplified script, which is quicker made of all at once."""
    lines = "\n".join(texts)
    return simplify(lines).split("\n") if lines else []


# ---- asking


class Index:
    """Finds the facts of a database that pass a filter by themes."""

    def __init__(self, base: FactsInDatabase, where: Filter) -> None:
        self._base = base
        self._where = where
        themes = _numbered("t", base.themes.values())
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
        names = self._named(term, fold, simplified)
        match = _any_of(filter(None, [self._text(term, simplified), *names.values()]))
        for chunk in _chunks(self._matching(_all_of([match, *self._within]))):
            for _, fact in self._base.numbered(chunk):
                page = Page(fact, self._base)
                if word in (page.simplified if simplified else page.plain):
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
        return list(self._base.column(str, sql, [begun, begun + _LAST, _WORDS_OFFERED]))

    def _first(
        self, query: Query, words: Sequence[Places], anywhere: str, limit: int
    ) -> list[Ranked]:
        """The best of many facts, looked at in an order that lets the rest be left out."""
        whole = f'exact : "{_WHOLE}{query.whole}"'
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
            score = query.score(Page(fact, self._base))
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
            place: [f"{column} : {text}"] for place, column in _COLUMNS.items()
        }
        found[START] = [
            _all_of([f"head : {self._head(term, query.simplified) or text}", *found[TITLE]])
        ]
        if term.number is not None and term.number.value is not None:
            found[START].append(_refs([_value(term.number.value)]))
        for place, names in self._named(term, query.form, query.simplified).items():
            found.setdefault(place, []).append(names)
        return {place: _any_of(expressions) for place, expressions in sorted(found.items())}

    def _text(self, term: Term, simplified: bool) -> str | None:
        """The runs of a word as an FTS5 expression; None where it has none."""
        runs = _runs(term.text)
        if not runs:
            return None
        *whole, last = runs
        parts = [self._run(run, False, simplified) for run in whole]
        return _all_of([*parts, self._run(last, True, simplified)])

    def _head(self, term: Term, simplified: bool) -> str | None:
        """How a text begins that begins with a word; None where that cannot be told."""
        first = _HEAD.match(term.text)
        if first is None or term.letters:
            return None
        run = _runs(first[0])[0]
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
            terms = self._base.column(str, sql, [form, form + _LAST])
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
            {f"{letter}{number}": list(map(plain, texts)) for number, texts in enumerate(names, 1)}
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
        simple = _simplified(characters)
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
            for term in self._base.column(str, sql, [first, first + _LAST])
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


def _runs(text: str) -> list[str]:
    return _RUNS.findall(text.replace("%", _PERCENT))


def _token(token: str, begins: bool = False) -> str:
    return f'"{token}"' + " *" * begins


def _refs(tokens: Iterable[str]) -> str:
    return f"refs : {_any_of(_token(_REFERENCE + token) for token in tokens)}"


def _all_of(expressions: Iterable[str]) -> str:
    return _joined(" AND ", expressions)


def _any_of(expressions: Iterable[str]) -> str:
    return _joined(" OR ", expressions)


def _joined(by: str, expressions: Iterable[str]) -> str:
    parts = list(dict.fromkeys(expressions))
    return f"({by.join(parts)})" if parts else ""


def _chunks(places: Iterable[int]) -> Iterator[list[int]]:
    places = iter(places)
    while chunk := list(islice(places, _CHUNK)):
        yield chunk
