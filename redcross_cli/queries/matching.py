"""A question held against facts in memory."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from redcross_cli.facts.base import Filter
from redcross_cli.facts.memory import FactsInMemory, in_order
from redcross_cli.facts.model import Fact
from redcross_cli.queries.folded import Folded, folded_facts
from redcross_cli.queries.question import (
    ABSENT,
    NAMES,
    PART,
    PINYIN,
    Question,
    Term,
)


class Score(NamedTuple):
    """How well a fact answers a question, the lower the better."""

    is_other: bool  # whether no id or title is the whole query
    place: int  # the worst-placed word's rank; all names of a fact are one place
    is_action: bool  # or counted otherwise than is asked
    worst: int
    total: int


Ranked = tuple[Score, Fact]


def rank_facts(
    question: Question, base: FactsInMemory, where: Filter, limit: int | None
) -> list[Ranked]:
    """The facts of a base that pass a filter and in which every word is found, best first.

    With the filter's ``latest_only``, of the facts of one id that are found best the latest
    is given: an older figure may be the one that is asked for.
    """
    facts = list(base.select(where._replace(latest_only=False)))
    scores = [
        (_score(question, fact, folded), number)
        for number, (fact, folded) in enumerate(zip(facts, folded_facts(facts, base), strict=True))
    ]
    found = sorted((score, number) for score, number in scores if score is not None)
    ranked = [(score, facts[number]) for score, number in found]
    if where.latest_only and len({fact.id for _, fact in ranked}) < len(ranked):
        best: dict[str, tuple[bool, int]] = {}
        for score, fact in ranked:
            best.setdefault(fact.id, score[:2])
        numbers = [number for score, number in found if score[:2] == best[facts[number].id]]
        filed = [facts[number] for number in sorted(numbers)]
        latest = {fact.id: fact for fact in in_order(filed, base.sources)}
        ranked = [(score, fact) for score, fact in ranked if latest[fact.id] is fact]
    return ranked[:limit]


def lacking(
    questions: Sequence[Question], base: FactsInMemory, where: Filter
) -> list[tuple[bool, bool]]:
    """Of each question: whether no fact answers it, and whether one answers all but it."""
    facts = list(base.select(where))
    none, but = [True] * len(questions), [False] * len(questions)
    for fact, folded in zip(facts, folded_facts(facts, base), strict=True):
        lacks = [_score(question, fact, folded) is None for question in questions]
        for number, lack in enumerate(lacks):
            none[number] &= lack
            but[number] |= sum(lacks) == lack
    return list(zip(none, but, strict=True))


def _score(question: Question, fact: Fact, folded: Folded) -> Score | None:
    ranks = []
    for ways in question.words:
        rank = min(max(_rank(term, fact, folded) for term in way) for way in ways)
        if rank == ABSENT:
            return None
        ranks.append(rank)
    worst = max(ranks)
    is_other = not any(title in folded.title for title in question.titles)
    is_asked = fact.unit in question.units if question.units else fact.is_indicator
    return Score(is_other, max(worst, PART - 1), not is_asked, worst, sum(ranks))


def _rank(term: Term, fact: Fact, folded: Folded) -> int:
    """The best rank of a term, ABSENT where it is not found."""
    ranks = [text.rank for text in term.texts if text.text in getattr(folded, text.column)][:1]
    counts = term.units is None or fact.unit in term.units
    if term.ranges and counts and isinstance(fact.value, (int, float)):
        ranks += [r.rank for r in term.ranges if r.low <= fact.value < r.high][:1]
    themes, units = term.named
    if fact.theme in themes or fact.unit in units:
        ranks.append(NAMES)
    if term.pattern and re.search(term.pattern, folded.title):
        ranks.append(PINYIN)
    elif term.pattern and re.search(term.pattern, folded.tags):
        ranks.append(PINYIN + 1)
    return min(ranks, default=ABSENT)
