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

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from redcross_cli.ask import pinyin
from redcross_cli.ask.fold import simplify
from redcross_cli.ask.query import STATEMENT, TAG, TITLE, Page, Query, Score, fields_of
from redcross_cli.ask.words import all_taken_apart, tokenized
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Fact
from redcross_cli.suggest import did_you_mean, nearest


class Hits(NamedTuple):
    """The facts that a search found, best first, and the query that found them."""

    facts: list[Fact]
    query: Query


def search(base: FactBase, words: Sequence[str], facts: Sequence[Fact] | None = None) -> Hits:
    """Find the facts, of all or of those given, in which every word stands."""
    pages = [Page(fact, base) for fact in (base.facts if facts is None else facts)]
    tokens = tokenized(words)
    scored = _scored(query := Query(tokens), pages)
    if not scored and (apart := tokenized(words, join=False)) != tokens:
        scored = _scored(query := Query(tokens := apart), pages)
    if tokens and all(score[1] >= STATEMENT for score, _ in scored):
        parts = all_taken_apart(tokens, lambda word: any(word in page.plain for page in pages))
        if parts != tokens:
            scored += _scored(query := Query(parts), pages)
        if not scored:
            parts = all_taken_apart(
                list(map(simplify, tokens)),
                lambda word: any(word in page.simplified for page in pages),
            )
            if any(part.isascii() for part in parts):
                pinyin.learn("".join(page.simplified for page in pages))
            scored = _scored(query := Query(parts, respelled=True), pages)
    places = dict.fromkeys(place for _, place in sorted(scored))
    return Hits([pages[place].fact for place in places], query)


def _scored(query: Query, pages: Sequence[Page]) -> list[tuple[Score, int]]:
    """The facts that match, as scores and places among the pages."""
    if not query.terms:
        return []
    scores = ((query.score(page), place) for place, page in enumerate(pages))
    return [(score, place) for score, place in scores if score is not None]


def nothing_found(base: FactBase, words: Sequence[str], facts: Sequence[Fact]) -> str:
    """What to tell about a search without hits: what was amiss, what would be found."""
    tokens = tokenized(words)
    whole = f"'{' '.join(words)}'"
    missing = [token for token in tokens if not search(base, [token], facts).facts]
    if tokens and not missing:
        return f"Nothing matches all of {whole} at once, though each word is found by itself."
    vocabulary = list(_vocabulary(base, facts))
    offers = []
    for token in missing:
        for word in nearest(token, vocabulary, cutoff=0.75):
            instead = [word if other == token else other for other in tokens]
            if search(base, instead, facts).facts:
                offers.append(word)
    return f"Nothing matches {whole}.{did_you_mean(offers)}"


def _vocabulary(base: FactBase, facts: Sequence[Fact]) -> Iterator[str]:
    for fact in facts:
        for place, text in fields_of(fact, base):
            if place in (TITLE, TAG):
                yield from re.findall("[a-z]{3,}", text.casefold())
                yield text
        yield fact.printed or ""
