"""A question to a table of facts as one SQL statement, for DuckDB and Spark alike.

A table has a row for each fact, with the columns of `files.parquet`. A statement is its
text and its parameters, in the order of the question marks in it. It is built of what
both engines know and read alike; of NULL no comparison is true, and `least` and
`greatest` pass over it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from redcross_cli.facts.base import Filter, Order
from redcross_cli.queries.question import (
    ABSENT,
    PART_OF_VALUE,
    PINYIN,
    SUBJECT_NAMES,
    Question,
    Term,
)

_MOST_ROWS = 2**31 - 1  # the largest number that Spark's LIMIT takes


class Sql(NamedTuple):
    """A statement, or a part of one, and its parameters."""

    text: str
    parameters: tuple[Any, ...] = ()


def join(parts: Iterable[Sql], between: str) -> Sql:
    parts = list(parts)
    return Sql(between.join(p.text for p in parts), tuple(v for p in parts for v in p.parameters))


def select_facts(
    columns: str, where: Filter, order: Order, themes: Collection[str], limit: int | None
) -> Sql:
    """The facts that pass a filter, in order, at most ``limit`` of them."""
    keys = [
        key._replace(text=f"{key.text} AS key_{n}") for n, key in enumerate(_keys(order, themes))
    ]
    named = [f"key_{n}" for n in range(len(keys))]
    chosen = [
        join([Sql(f"SELECT file, number, {_RECENCY_COLUMNS}"), *keys], ", "),
        Sql("FROM facts WHERE"),
        condition_of(where),
    ]
    if where.latest_only:
        chosen = _first_of_each(chosen, _LATEST_FIRST)
    down = " DESC" if order.reverse else ""
    filed = "" if named else down
    # Facts without a value come last, whichever way round: their key comes first.
    ways = ["" if order.key == "value" and n == 0 else down for n in range(len(named))]
    ordered = [f"{name}{way}" for name, way in zip(named, ways, strict=True)]
    by = ", ".join([*ordered, f"file{filed}", f"number{filed}"])
    return _read_chosen(columns, named, chosen, by, limit)


def _first_of_each(facts: Sequence[Sql], order: str) -> list[Sql]:
    """The first fact of each id in an order."""
    numbered = f"SELECT *, row_number() OVER (PARTITION BY id ORDER BY {order}) AS nth FROM ("
    return [Sql(f"SELECT * FROM ({numbered}"), *facts, Sql(")) WHERE nth = 1")]


def _read_chosen(
    columns: str, keys: Sequence[str], chosen: Sequence[Sql], by: str, limit: int | None
) -> Sql:
    """The columns of the facts that are chosen, in order, at most ``limit`` of them.

    Only what the choice needs is read of all facts, and the rest of those that are chosen.
    """
    most = "" if limit is None else f" LIMIT {min(limit, _MOST_ROWS)}"
    return join(
        [
            Sql(f"SELECT {columns} FROM facts JOIN (SELECT"),
            Sql(", ".join(["file", "number", *keys])),
            Sql("FROM ("),
            *chosen,
            Sql(f") ORDER BY {by}{most}) AS chosen USING (file, number) ORDER BY {by}"),
        ],
        " ",
    )


def count_facts(where: Filter) -> Sql:
    counted = "count(DISTINCT id)" if where.latest_only else "count(*)"
    return join([Sql(f"SELECT {counted} FROM facts WHERE"), condition_of(where)], " ")


_RECENCY_COLUMNS = "id, last_day, is_proven, published"
# Of the facts of one id the first by this is the latest (`facts.base.by_recency`).
_LATEST_FIRST = "last_day DESC, is_proven DESC, published DESC, file DESC, number DESC"


def condition_of(where: Filter) -> Sql:
    """The condition that a fact passes a filter, but for whether it is the latest."""
    parts = [Sql("kind = 'fact'")]
    if where.indicators_only:
        parts.append(Sql("printed IS NOT NULL"))
    for column in ("source", "theme", "unit"):
        if ids := getattr(where, f"{column}s"):
            parts.append(_is_one_of(column, ids))
    if where.areas:
        held = [Sql("array_contains(areas, ?)", (area,)) for area in where.areas]
        parts.append(_any(held))
    if where.periods:
        spans = [tuple(day.isoformat() for day in span) for span in where.periods]
        parts.append(_any(Sql("(first_day >= ? AND last_day <= ?)", span) for span in spans))
    if where.prefix:
        parts.append(Sql("substr(id, 1, ?) = ?", (len(where.prefix), where.prefix)))
    return join(parts, " AND ")


def _is_one_of(column: str, values: Collection[str]) -> Sql:
    return Sql(f"{column} IN ({', '.join('?' * len(values))})", tuple(values))


def _any(conditions: Iterable[Sql]) -> Sql:
    some = join(conditions, " OR ")
    return Sql(f"({some.text})", some.parameters)


def _keys(order: Order, themes: Collection[str]) -> list[Sql]:
    """What facts are ordered by, before their place in the file."""
    places = " ".join(f"WHEN ? THEN {place}" for place in range(len(themes)))
    keys: dict[str | None, list[Sql]] = {
        None: [],
        "value": [Sql("value IS NULL"), Sql("value")],
        "title": [Sql(f"title_order_{order.lang}")],
        "theme": [Sql(f"CASE theme {places} END", tuple(themes))],
        "period": [Sql("first_day"), Sql("last_day")],
    }
    return keys[order.key]


def rank_facts(columns: str, question: Question, where: Filter, limit: int | None) -> Sql:
    """The facts in which every word is found, best first, each with its score."""
    terms = {term: f"term_{place}" for place, term in enumerate(question.terms)}
    words = [
        _call("least", [_call("greatest", [terms[term] for term in way]) for way in ways])
        for ways in question.words
    ]
    not_asked = [
        Sql("printed IS NULL"),
        *([Sql("OR NOT"), _is_one_of("unit", sorted(question.units))] if question.units else []),
    ]
    found = [
        Sql(f"SELECT file, number, {_RECENCY_COLUMNS},"),
        *not_asked,
        Sql("AS is_not_asked, NOT"),
        _any(Sql("contains(folded_title, ?)", (title,)) for title in question.titles),
        Sql("AS is_other,"),
        join([_rank(term, name) for term, name in terms.items()], ", "),
        Sql("FROM facts WHERE"),
        # Before anything is ranked: of many words, the first that a fact lacks ends its test.
        join([condition_of(where), is_found(question)], " AND "),
    ]
    best = [
        Sql(f"SELECT *, greatest(worst, {PART_OF_VALUE - 1}) AS place FROM ("),
        Sql(f"SELECT *, {_call('greatest', words)} AS worst, {' + '.join(words)} AS total FROM ("),
        *found,
        Sql("))"),
    ]
    score = ["is_other", "place", "is_not_asked", "worst", "total"]
    names = ", ".join(score)
    if where.latest_only and question.picks_figure:
        best = _first_of_each(best, f"is_other, place, is_not_asked, {_LATEST_FIRST}")
    elif where.latest_only:
        of_found = [
            Sql(f"SELECT file, number, {_RECENCY_COLUMNS}, {names},"),
            *not_asked,
            Sql(f"AS is_last FROM facts JOIN (SELECT id, {names} FROM ("),
            *_first_of_each(best, names),
            Sql(")) USING (id) WHERE"),
            condition_of(where),
        ]
        best = _first_of_each(of_found, f"is_last, {_LATEST_FIRST}")
    return _read_chosen(f"{names}, {columns}", score, best, f"{names}, file, number", limit)


def lacking(questions: Sequence[Question], where: Filter) -> Sql:
    """Of each question: 0 where a fact answers it, and 0 where one answers all but it."""
    lacks = [
        join(
            [Sql("CASE WHEN"), is_found(question), Sql(f"THEN 0 ELSE 1 END AS lack_{number}")], " "
        )
        for number, question in enumerate(questions)
    ]
    total = " + ".join(f"lack_{number}" for number in range(len(questions)))
    least = (f"min(lack_{n}), min(total - lack_{n})" for n in range(len(questions)))
    return join(
        [
            Sql(f"SELECT {', '.join(least)} FROM (SELECT *, {total} AS total FROM (SELECT"),
            join(lacks, ", "),
            Sql("FROM facts WHERE"),
            condition_of(where),
            Sql("))"),
        ],
        " ",
    )


def is_found(question: Question) -> Sql:
    """The condition that every word of a question is found in a fact, in one of its ways."""
    words = [
        _any(join([_any(_least(term)) for term in way], " AND ") for way in ways)
        for ways in question.words
    ]
    return join(words, " AND ")


def _call(name: str, values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else f"{name}({', '.join(values)})"


def _least(term: Term) -> Iterator[Sql]:
    """What of a fact is enough for a term to be found in it."""
    for column, text in {text.column: text.text for text in term.texts}.items():
        yield stands_in(f"folded_{column}", text)
    for _rank, condition in _beside_texts(term):
        yield condition


def _rank(term: Term, name: str) -> Sql:
    """The rank of a term in a fact in which it is found, under a name."""
    texts = [
        (text.rank, Sql(f"contains(folded_{text.column}, ?)", (text.text,))) for text in term.texts
    ]
    ranked = sorted([*texts, *_beside_texts(term)], key=itemgetter(0))
    cases = [Sql(f"WHEN {one.text} THEN {rank}", one.parameters) for rank, one in ranked]
    return join([Sql("CASE"), *cases, Sql(f"ELSE {ABSENT} END AS {name}")], " ")


def _beside_texts(term: Term) -> Iterator[tuple[int, Sql]]:
    """What else gives a fact a rank: its value, the names of its theme and unit, pinyin."""
    for low, high, rank in term.ranges if term.units != frozenset() else ():
        within = Sql("value >= ? AND value < ?", (low, high))
        if term.units is not None:
            within = join([within, _is_one_of("unit", sorted(term.units))], " AND ")
        yield rank, within
    for column, ids in (("theme", term.named_themes), ("unit", term.named_units)):
        if ids:
            yield SUBJECT_NAMES, _is_one_of(column, sorted(ids))
    if term.pattern:
        for column, rank in (("title", PINYIN), ("tags", PINYIN + 1)):
            yield rank, Sql(f"regexp_like(folded_{column}, ?)", (term.pattern,))


def stands_in(column: str, text: str) -> Sql:
    """The condition that a folded text stands in a column.

    A word without its space is looked for first, which is quicker: a search for a text goes
    from one place to the next where its first character stands.
    """
    texts = dict.fromkeys((text.strip(), text))
    return join([Sql(f"contains({column}, ?)", (text,)) for text in texts], " AND ")
