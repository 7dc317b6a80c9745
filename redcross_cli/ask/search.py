"""Searching facts by words."""

from __future__ import annotations

from collections.abc import Sequence

from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Fact


def search(base: FactBase, words: Sequence[str]) -> list[Fact]:
    """Facts in which every word is found, titles before statements before the rest."""
    found = [
        (rank, place, fact)
        for place, fact in enumerate(base.facts)
        if (rank := _rank(fact, [word.casefold() for word in words])) is not None
    ]
    return [fact for _, _, fact in sorted(found, key=lambda hit: hit[:2])]


def _rank(fact: Fact, words: Sequence[str]) -> int | None:
    fields = [
        f"{fact.id}\n{fact.title.zh}\n{fact.title.en}".casefold(),
        f"{fact.statement.zh}\n{fact.statement.en}".casefold(),
        "\n".join(fact.tags).casefold(),
    ]
    ranks = []
    for word in words:
        places = [place for place, field in enumerate(fields) if word in field]
        if not places:
            return None
        ranks.append(places[0])
    return max(ranks, default=None)
