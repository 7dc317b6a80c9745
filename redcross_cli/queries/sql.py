"""A question to a table of facts as one SQL statement, for DuckDB and Spark alike.

A table has the rows and columns of `files.parquet`. A statement is built of what both engines
know and read alike; of NULL no comparison is true, and `least` and `greatest` pass over it.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from redcross_cli.facts.base import Filter, Order
from redcross_cli.queries.question import ABSENT, LAST_OF_NAMES, Question, Term

_MOST_ROWS = 2**31 - 1  # the largest number that Spark's LIMIT takes
_CHOSEN = "file, number, id, last_day, is_proven, published"  # what a choice needs of a fact
# Of the facts of one id the first by this is the latest (`facts.base.by_recency`).
_LATEST_FIRST = "last_day DESC, is_proven DESC, published DESC, file DESC, number DESC"
_SCORE = "whole, place, is_not_asked, worst, total"  # the fields of `matching.Score`
# Stands around a value in a statement, which has no other use for it.
_MARK = "\0"


def value(one: str | float) -> str:
    """A value as it stands in a statement, in which it cannot act."""
    return f"{_MARK}{json.dumps(one)}{_MARK}"


def prepared(statement: str) -> tuple[str, list[Any]]:
    """A statement with question marks for its values, and the values.

    >>> prepared(f"id = {value('a')} AND n > {value(1)}")
    ('id = ? AND n > ?', ['a', 1])
    """
    parts = statement.split(_MARK)
    return "?".join(parts[::2]), [json.loads(part) for part in parts[1::2]]


def select_facts(
    columns: str, where: Filter, order: Order, themes: Collection[str], limit: int | None
) -> str:
    """The facts that pass a filter, in order, at most ``limit`` of them."""
    keys = _keys(order, themes)
    named = [f"key_{n}" for n in range(len(keys))]
    own = [_CHOSEN, *(f"{key} AS {name}" for key, name in zip(keys, named, strict=True))]
    chosen = f"SELECT {', '.join(own)} FROM facts WHERE {condition_of(where)}"
    if where.latest_only:
        chosen = _first_of_each(chosen, _LATEST_FIRST)
    down = " DESC" if order.reverse else ""
    filed = "" if named else down
    # Facts without a value come last, whichever way round: their key comes first.
    ways = ["" if order.key == "value" and n == 0 else down for n in range(len(named))]
    ordered = [f"{name}{way}" for name, way in zip(named, ways, strict=True)]
    by = ", ".join([*ordered, f"file{filed}", f"number{filed}"])
    return _read_chosen(columns, ", ".join(["file", "number", *named]), chosen, by, limit)


def _keys(order: Order, themes: Collection[str]) -> list[str]:
    """What facts are ordered by, before their place in the file."""
    places = " ".join(f"WHEN {value(id)} THEN {place}" for place, id in enumerate(themes))
    keys: dict[str | None, list[str]] = {
        None: [],
        "value": ["value IS NULL", "value"],
        "title": [f"title_order_{order.lang}"],
        "theme": [f"CASE theme {places} END"],
        "period": ["first_day", "last_day"],
    }
    return keys[order.key]


def _first_of_each(facts: str, order: str) -> str:
    numbered = f"SELECT *, row_number() OVER (PARTITION BY id ORDER BY {order}) AS nth FROM"
    return f"SELECT * FROM ({numbered} ({facts})) WHERE nth = 1"


def _read_chosen(columns: str, keys: str, chosen: str, by: str, limit: int | None) -> str:
    """The columns of the facts that are chosen, in order, at most ``limit`` of them.

    Only what the choice needs is read of all facts, and the rest of those that are chosen.
    """
    most = "" if limit is None else f" LIMIT {min(limit, _MOST_ROWS)}"
    first = f"SELECT {keys} FROM ({chosen}) ORDER BY {by}{most}"
    return (
        f"SELECT {columns} FROM facts JOIN ({first}) AS chosen USING (file, number) ORDER BY {by}"
    )


def condition_of(where: Filter) -> str:
    """The condition that a fact passes a filter, but for whether it is the latest."""
    parts = ["kind = 'fact'"]
    if where.indicators_only:
        parts.append("printed IS NOT NULL")
    for column in ("source", "theme", "unit"):
        if ids := getattr(where, f"{column}s"):
            parts.append(_is_one_of(column, ids))
    if where.areas:
        parts.append(_any(f"array_contains(areas, {value(area)})" for area in where.areas))
    if where.periods:
        spans = [[value(day.isoformat()) for day in span] for span in where.periods]
        parts.append(_any(f"(first_day >= {a} AND last_day <= {b})" for a, b in spans))
    if where.prefix:
        parts.append(f"substr(id, 1, {len(where.prefix)}) = {value(where.prefix)}")
    return " AND ".join(parts)


def _is_one_of(column: str, values: Iterable[str]) -> str:
    return f"{column} IN ({', '.join(map(value, values))})"


def _any(conditions: Iterable[str]) -> str:
    return f"({' OR '.join(conditions)})"


def rank_facts(columns: str, question: Question, where: Filter, limit: int | None) -> str:
    """The facts in which every word is found, best first, each with its score."""
    terms = {term: f"term_{place}" for place, term in enumerate(question.terms)}
    words = [
        _call("least", [_call("greatest", [terms[term] for term in way]) for way in ways])
        for ways in question.words
    ]
    is_not_asked = "printed IS NULL"
    if question.units:
        is_not_asked += f" OR NOT {_is_one_of('unit', sorted(question.units))}"
    wholes = (
        f"WHEN contains(folded_title, {value(title)}) THEN {n}"
        for n, title in enumerate(question.titles)
    )
    whole = f"CASE {' '.join(wholes)} ELSE {len(question.titles)} END"
    ranks = ", ".join(_rank(term, name) for term, name in terms.items())
    # Before anything is ranked: of many words, the first that a fact lacks ends its test.
    found = (
        f"SELECT {_CHOSEN}, {is_not_asked} AS is_not_asked, {whole} AS whole, {ranks} "
        f"FROM facts WHERE {condition_of(where)} AND {is_found(question)}"
    )
    of_words = f"{_call('greatest', words)} AS worst, {' + '.join(words)} AS total"
    best = (
        f"SELECT *, greatest(worst, {LAST_OF_NAMES}) AS place "
        f"FROM (SELECT *, {of_words} FROM ({found}))"
    )
    if where.latest_only and question.picks_figure:
        best = _first_of_each(best, f"whole, place, is_not_asked, {_LATEST_FIRST}")
    elif where.latest_only:
        of_found = (
            f"SELECT {_CHOSEN}, {_SCORE}, {is_not_asked} AS is_last FROM facts "
            f"JOIN (SELECT id, {_SCORE} FROM ({_first_of_each(best, _SCORE)})) USING (id) "
            f"WHERE {condition_of(where)}"
        )
        best = _first_of_each(of_found, f"is_last, {_LATEST_FIRST}")
    by, keys = f"{_SCORE}, file, number", f"file, number, {_SCORE}"
    return _read_chosen(f"{_SCORE}, {columns}", keys, best, by, limit)


def lacking(questions: Sequence[Question], where: Filter) -> str:
    """Of each question: 0 where a fact answers it, and 0 where one answers all but it."""
    lacks = ", ".join(
        f"CASE WHEN {is_found(question)} THEN 0 ELSE 1 END AS lack_{n}"
        for n, question in enumerate(questions)
    )
    numbers = range(len(questions))
    total = " + ".join(f"lack_{n}" for n in numbers)
    least = ", ".join(f"min(lack_{n}), min(total - lack_{n})" for n in numbers)
    inner = f"SELECT {lacks} FROM facts WHERE {condition_of(where)}"
    return f"SELECT {least} FROM (SELECT *, {total} AS total FROM ({inner}))"


def is_found(question: Question) -> str:
    """The condition that every word of a question is found in a fact, in one of its ways."""
    return " AND ".join(
        _any(" AND ".join(_any(_least(term)) for term in way) for way in ways)
        for ways in question.words
    )


def _call(name: str, values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else f"{name}({', '.join(values)})"


def _least(term: Term) -> Iterator[str]:
    """What of a fact is enough for a term to be found in it."""
    last = {(text.column, text.bare): text.text for text in term.texts}
    for (column, _word), text in last.items():
        yield stands_in(f"folded_{column}", text)
    for _rank, condition in _beside_texts(term):
        yield condition


def _rank(term: Term, name: str) -> str:
    """The rank of a term in a fact in which it is found, under a name."""
    texts = [(t.rank, f"contains(folded_{t.column}, {value(t.text)})") for t in term.texts]
    ranked = sorted([*texts, *_beside_texts(term)], key=itemgetter(0))
    cases = " ".join(f"WHEN {condition} THEN {rank}" for rank, condition in ranked)
    return f"CASE {cases} ELSE {ABSENT} END AS {name}"


def _beside_texts(term: Term) -> Iterator[tuple[int, str]]:
    """What else gives a fact a rank: its value, the names of its theme and unit, pinyin."""
    for low, high, rank in term.ranges if term.units != frozenset() else ():
        within = f"value >= {value(low)} AND value < {value(high)}"
        if term.units is not None:
            within += f" AND {_is_one_of('unit', sorted(term.units))}"
        yield rank, within
    for column, ids, rank in term.subjects:
        yield rank, _is_one_of(column, sorted(ids))
    for column, pattern, rank in term.patterns:
        yield rank, f"regexp_like(folded_{column}, {value(pattern)})"


def stands_in(column: str, text: str) -> str:
    """The condition that a folded text stands in a column.

    A word without its space is looked for first, which is quicker: a search for a text goes
    from one place to the next where its first character stands.
    """
    texts = dict.fromkeys((text.strip(), text))
    return " AND ".join(f"contains({column}, {value(text)})" for text in texts)
