"""Searching facts by words, best first.

Every word must be found in a fact (`question` says where, and how that is ranked). Words
that only ask ("how many", "the", 多少), hedge or name the Red Cross are passed over beside
others.

Where the words find nothing as they stand, or nothing better than a statement, a run of
Chinese may also be two words, without those that only ask; and where they find nothing, a
word in Latin letters may also be pinyin.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from redcross_cli.facts.base import EVERYTHING, FactBase, Filter
from redcross_cli.facts.memory import FactsInMemory
from redcross_cli.facts.model import Fact
from redcross_cli.messages import _, alternatives, in_sequence, quoted
from redcross_cli.queries.fold import fold
from redcross_cli.queries.folded import names_of
from redcross_cli.queries.matching import Ranked, rank_facts
from redcross_cli.queries.question import (
    STATEMENT,
    Question,
    Term,
    ask,
    in_pinyin,
)
from redcross_cli.queries.words import PASSED_OVER, take_apart, tokens_of
from redcross_cli.suggest import did_you_mean, nearest

if TYPE_CHECKING:
    from redcross_cli.queries.table import FactsInTable


class Hits(NamedTuple):
    """The facts that a search found, best first, and the question that found them."""

    facts: Sequence[Fact]
    question: Question


def search(
    base: FactBase, words: Sequence[str], where: Filter = EVERYTHING, limit: int | None = None
) -> Hits:
    """Find the facts that pass a filter and in which every word stands.

    >>> from redcross_cli import load
    >>> [fact.id for fact in search(load(), ["thalassemia"], limit=1).facts]
    ['hainan-children-helped']
    """
    tokens = tokens_of(words)
    query, telling = " ".join(words), " ".join(tokens)
    question = ask([[[token]] for token in tokens], (query, telling), base)
    found = _ranked(question, base, where, limit)
    if all(score.worst >= STATEMENT for score, _ in found):
        if not found:  # 2016 万家 is no number of homes
            tokens = tokens_of(words, join=False)
        apart = [ways for token in tokens for ways in take_apart(token)]
        question = ask(apart, (query, telling), base)
        if not found:
            question = _respell(question, alone=apart == [[[fold(query)]]])
        found = _ranked(question, base, where, limit)
    return Hits([fact for _, fact in found], question)


def _ranked(question: Question, base: FactBase, where: Filter, limit: int | None) -> list[Ranked]:
    if not question.words:
        return []
    if isinstance(base, FactsInMemory):
        return rank_facts(question, base, where, limit)
    return _table(base).ranked(question, where, limit)


def _table(base: FactBase) -> "FactsInTable":
    """The base, not held in memory, as the table that it is, which ranks by itself."""
    from redcross_cli.queries.table import FactsInTable

    assert isinstance(base, FactsInTable)
    return base


def _respell(question: Question, alone: bool) -> Question:
    """The question, with words in Latin letters that may be pinyin.

    A word that is ``alone`` was found nowhere as it stands, which saves looking again.
    """

    def spelled(term: Term) -> Term:
        term = in_pinyin(term)
        return term._replace(texts=(), ranges=()) if alone and term.pattern else term

    words = (tuple(tuple(map(spelled, way)) for way in ways) for ways in question.words)
    return question._replace(words=tuple(words))


def nothing_found(base: FactBase, words: Sequence[str], where: Filter = EVERYTHING) -> str:
    """What to tell about a search without hits: what was amiss, what would be found."""

    @cache
    def finds(*tokens: str) -> bool:
        return bool(search(base, tokens, where, limit=1).facts)

    tokens = tokens_of(words)
    is_filtered = any(where._replace(latest_only=False))
    missing = tokens if len(tokens) == 1 else [token for token in tokens if not finds(token)]
    if tokens and not missing:
        said = _("Nothing matches all of '{words}' at once, though each word is found by itself.")
        if is_filtered:
            said = _(
                "Nothing that passes the filter matches all of '{words}' at once, "
                "though each word is found by itself."
            )
        in_the_way = [token for token in tokens if finds(*[t for t in tokens if t != token])]
        leave = _("Leave out {words}.").format(words=alternatives(quoted(in_the_way) or [""]))
        return in_sequence(said.format(words=" ".join(tokens)), leave if in_the_way else "")
    offers: list[str] = []
    for token in missing:
        for word in nearest(token, words_like(token, base, where), cutoff=0.75):
            instead = [word if other == token else other for other in tokens]
            if word not in PASSED_OVER and (len(tokens) == 1 or finds(*instead)):
                offers.append(word)
    said = _("Nothing matches '{words}'.")
    if is_filtered:
        said = _("Nothing that passes the filter matches '{words}'.")
    return in_sequence(said.format(words=" ".join(missing or words)), did_you_mean(offers))


def words_like(word: str, base: FactBase, where: Filter) -> Iterator[str]:
    """What of the facts can be offered for an unknown word: their titles, tags and figures.

    Of a table, only facts count that have a word with the same beginning.
    """
    in_memory = isinstance(base, FactsInMemory)
    for fact in base.select(where) if in_memory else _table(base).alike(fold(word), where):
        places = [name for area in fact.areas for name in names_of(base.areas[area])]
        for text in (fact.id, fact.title.zh, fact.title.en, *fact.tags, *places):
            yield from re.findall("[a-z]{3,}", text.casefold())
            yield text
        yield fact.printed or ""
