"""A question held against facts in memory."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from redcross_cli.facts.base import FactBase, Filter, by_recency
from redcross_cli.facts.model import Fact
from redcross_cli.queries.folded import Folded, folded_facts
from redcross_cli.queries.question import ABSENT, LAST_OF_NAMES, Question, Term


class Score(NamedTuple):
    """How well a fact answers a question, the lower the better."""

    whole: int  # which of the question's titles is the id or a title, or else their number
    place: int  # the worst-placed word's rank; all names of a fact are one place
    is_not_asked: bool  # an action, or what is counted otherwise than is asked
    worst: int
    total: int


Ranked = tuple[Score, Fact]


class FinderInMemory:
    """Facts in memory that answer questions, as `table.FactsInTable` does by itself."""

    def __init__(self, base: FactBase) -> None:
        self._base = base

    def _texts(self, where: Filter) -> Iterator[tuple[Fact, Folded]]:
        facts = list(self._base.select(where._replace(latest_only=False)))
        return zip(facts, folded_facts(facts, self._base), strict=True)

    def ranked(self, question: Question, where: Filter, limit: int | None) -> list[Ranked]:
        """The facts that pass a filter and in which every word is found, best first.

        With the filter's ``latest_only`` the latest of each id of which one is found, or the
        latest that is counted as is asked.
        """
        scored = [(_score(question, fact, text), fact) for fact, text in self._texts(where)]
        found = [(score, fact) for score, fact in scored if score is not None]
        if where.latest_only:
            best: dict[str, Score] = {}
            for score, fact in found:
                best[fact.id] = min(best.get(fact.id, score), score)
            if question.picks_figure:
                found = [(score, fact) for score, fact in found if score[:2] == best[fact.id][:2]]
            else:
                found = [(best[fact.id], fact) for _score, fact in scored if fact.id in best]
            by_time = by_recency([fact for _score, fact in found], self._base.sources)
            latest = {fact.id: fact for fact in sorted(by_time, key=partial(_is_asked, question))}
            found = [(score, fact) for score, fact in found if latest[fact.id] is fact]
        return sorted(found, key=itemgetter(0))[:limit]

    def lacking(self, questions: Sequence[Question], where: Filter) -> list[tuple[bool, bool]]:
        """Of each question: whether no fact answers it, and whether one answers all but it."""
        none, but = [True] * len(questions), [False] * len(questions)
        for fact, text in self._texts(where):
            lacks = [_score(question, fact, text) is None for question in questions]
            for number, lack in enumerate(lacks):
                none[number] &= lack
                but[number] |= sum(lacks) == lack
        return list(zip(none, but, strict=True))

    def candidates(self, _folded: str, beside: Question | None, where: Filter) -> Iterable[Fact]:
        """All facts, or with a question ``beside`` those that answer it."""
        if beside is None:
            return self._base.select(where._replace(latest_only=False))
        return [fact for _score, fact in self.ranked(beside, where, None)]


def _score(question: Question, fact: Fact, folded: Folded) -> Score | None:
    ranks = []
    for ways in question.words:
        rank = min(max(_rank(term, fact, folded) for term in way) for way in ways)
        if rank == ABSENT:
            return None
        ranks.append(rank)
    worst = max(ranks)
    wholes = (n for n, title in enumerate(question.titles) if title in folded.title)
    whole = next(wholes, len(question.titles))
    return Score(whole, max(worst, LAST_OF_NAMES), not _is_asked(question, fact), worst, sum(ranks))


def _is_asked(question: Question, fact: Fact) -> bool:
    return fact.unit in question.units if question.units else fact.is_indicator


def _rank(term: Term, fact: Fact, folded: Folded) -> int:
    ranks = [text.rank for text in term.texts if text.text in getattr(folded, text.column)][:1]
    counts = term.units is None or fact.unit in term.units
    if term.ranges and counts and isinstance(fact.value, (int, float)):
        ranks += [r.rank for r in term.ranges if r.low <= fact.value < r.high][:1]
    ranks += [one.rank for one in term.subjects if getattr(fact, one.column) in one.ids]
    ranks += [p.rank for p in term.patterns if re.search(p.text, getattr(folded, p.column))]
    return min(ranks, default=ABSENT)
