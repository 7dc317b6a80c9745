"""Searching facts by words, best first.

A query is words, all of which must be found in a fact (`query` says where, and how
that is ranked). Words that only ask ("how many", "the", 多少), hedge or name the Red
Cross are passed over beside others.

Where a query finds nothing as it stands, or nothing better than a statement, a
run of Chinese is taken apart into words that the facts know, and what that finds
is ranked with the rest. Where still nothing is found, the words are looked for in
simplified script and as pinyin.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from redcross_cli.ask.fold import simplify
from redcross_cli.ask.pages import Finder, Pages, Ranked
from redcross_cli.ask.query import STATEMENT, Query
from redcross_cli.ask.words import PASSED_OVER, all_taken_apart, tokenized
from redcross_cli.facts.base import EVERYTHING, FactBase, Filter
from redcross_cli.facts.memory import FactsInMemory
from redcross_cli.facts.model import Fact
from redcross_cli.suggest import did_you_mean, nearest


class Hits(NamedTuple):
    """The facts that a search found, best first, and the query that found them."""

    facts: Sequence[Fact]
    query: Query


def search(
    base: FactBase, words: Sequence[str], where: Filter = EVERYTHING, limit: int | None = None
) -> Hits:
    """Find the facts that pass a filter and in which every word stands.

    >>> from redcross_cli import load
    >>> [fact.id for fact in search(load(), ["leukemia"]).facts]
    ['leukaemia-patients']
    """
    return _search(finder(base, where), words, limit)


def finder(base: FactBase, where: Filter) -> Finder:
    """What finds the facts of a base that pass a filter."""
    if isinstance(base, FactsInMemory):
        return Pages(base, where)
    from redcross_cli.ask.indexed import Indexed
    from redcross_cli.facts.database import FactsInDatabase

    assert isinstance(base, FactsInDatabase)
    return Indexed(base, where)


def _search(found_by: Finder, words: Sequence[str], limit: int | None) -> Hits:
    tokens = tokenized(words)
    ranked = _ranked(query := Query(tokens), found_by, limit)
    if not ranked and (apart := tokenized(words, join=False)) != tokens:
        ranked = _ranked(query := Query(tokens := apart), found_by, limit)
    if tokens and all(score[1] >= STATEMENT for score, _ in ranked):
        parts = all_taken_apart(tokens, lambda word: found_by.holds(word, simplified=False))
        if parts != tokens:
            ranked += _ranked(query := Query(parts), found_by, limit)
        if not ranked:
            simple = list(map(simplify, tokens))
            parts = all_taken_apart(simple, lambda word: found_by.holds(word, simplified=True))
            ranked = _ranked(query := Query(parts, respelled=True), found_by, limit)
    places = list(dict.fromkeys(place for _, place in sorted(ranked)))[:limit]
    return Hits(found_by.at(places), query)


def _ranked(query: Query, found_by: Finder, limit: int | None) -> list[Ranked]:
    return found_by.best(query, limit) if query.terms else []


def nothing_found(base: FactBase, words: Sequence[str], where: Filter = EVERYTHING) -> str:
    """What to tell about a search without hits: what was amiss, what would be found."""
    found_by = finder(base, where)

    def finds(tokens: Sequence[str]) -> bool:
        return bool(_search(found_by, tokens, limit=1).facts)

    tokens = tokenized(words)
    nothing = "Nothing that passes the filter" if any(where) else "Nothing"
    missing = [token for token in tokens if not finds([token])]
    if tokens and not missing:
        whole = f"'{' '.join(words)}'"
        return f"{nothing} matches all of {whole} at once, though each word is found by itself."
    offers: list[str] = []
    for token in missing:
        for word in nearest(token, found_by.vocabulary(token), cutoff=0.75):
            if word not in PASSED_OVER and finds(
                [word if other == token else other for other in tokens]
            ):
                offers.append(word)
    amiss = words if len(missing) == len(tokens) else missing
    return f"{nothing} matches '{' '.join(amiss)}'.{did_you_mean(offers)}"
