"""A fact base held in memory."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import Any, TypeVar

from msgspec.structs import replace

from redcross_cli.facts.base import (
    AS_FILED,
    EVERYTHING,
    Filter,
    Kind,
    Order,
    SortKey,
    by_recency,
    collation,
    filing_period,
    passes,
)
from redcross_cli.facts.csl import Source
from redcross_cli.facts.model import Area, Fact, FactFile, Nouns, Theme, Unit

_R = TypeVar("_R", Source, Theme, Area)


class FactsInMemory:
    """The facts of fact files that are read whole.

    Where two files describe the same theme, unit or area, the first is kept, but a
    unit has the nouns of all. ``checksum`` is that of the file, where it is the one that ships.
    """

    def __init__(self, files: Iterable[FactFile], checksum: int = 0) -> None:
        files = tuple(files)
        self.checksum = checksum
        self.sources: dict[str, Source] = _by_id(f.sources for f in files)
        self.themes: dict[str, Theme] = _by_id(f.themes for f in files)
        self.units: dict[str, Unit] = _unite_nouns(unit for f in files for unit in f.units)
        self.areas: dict[str, Area] = _by_id(f.areas for f in files)
        self.facts: tuple[Fact, ...] = tuple(fact for f in files for fact in f.facts)
        self.counts_by = cache(self._count_by)  # each row of a table asks

    @cached_property
    def counts(self) -> dict[str, tuple[int, int]]:
        ids = {(fact.theme, fact.is_indicator, fact.id) for fact in self.facts}
        counts = Counter((theme, is_indicator) for theme, is_indicator, _id in ids)
        return {id: (counts[id, True], counts[id, False]) for id in self.themes}

    def _count_by(self, kind: Kind) -> dict[str, int]:
        if kind == "area":
            named = Counter(area for fact in self.facts for area in {*fact.areas})
        else:
            named = Counter(str(getattr(fact, kind)) for fact in self.facts)
        return {id: named[id] for id in getattr(self, f"{kind}s")}

    def named(self, id: str) -> list[Fact]:
        return self._named.get(id, [])

    @cached_property
    def _named(self) -> dict[str, list[Fact]]:
        named: dict[str, list[Fact]] = {}
        for fact in self.facts:
            named.setdefault(fact.id, []).append(fact)
        return named

    def ids_like(self, id: str) -> list[str]:
        return [fact.id for fact in self.facts]

    def ids_titled(self, word: str) -> list[str]:
        wanted = word.casefold()
        titled = (f.id for f in self.facts if wanted in map(str.casefold, (f.title.zh, f.title.en)))
        return list(dict.fromkeys(titled))

    def select(
        self, where: Filter = EVERYTHING, order: Order = AS_FILED, limit: int | None = None
    ) -> list[Fact]:
        facts = [fact for fact in self.facts if passes(fact, where)]
        if where.latest_only and len({fact.id for fact in facts}) < len(facts):
            latest = {fact.id: fact for fact in by_recency(facts, self.sources)}
            facts = [fact for fact in facts if latest[fact.id] is fact]
        return self._ordered(facts, order)[:limit]

    def _ordered(self, facts: Sequence[Fact], order: Order) -> list[Fact]:
        key, reverse, lang = order
        if key is None:
            return list(reversed(facts)) if reverse else list(facts)
        if key == "value":
            known = [fact for fact in facts if isinstance(fact.value, (int, float))]
            vague = [fact for fact in facts if not isinstance(fact.value, (int, float))]
            return [*sorted(known, key=lambda fact: fact.value, reverse=reverse), *vague]  # type: ignore[arg-type,return-value]
        position = {id: place for place, id in enumerate(self.themes)}
        keys: dict[SortKey, Any] = {
            "title": lambda fact: collation(fact.title.pick(lang)),
            "theme": lambda fact: position[fact.theme],
            "period": filing_period,
        }
        return sorted(facts, key=keys[key], reverse=reverse)


def _by_id(groups: Iterable[Iterable[_R]]) -> dict[str, _R]:
    records: dict[str, _R] = {}
    for group in groups:
        for record in group:
            records.setdefault(record.id, record)
    return records


def _unite_nouns(units: Iterable[Unit]) -> dict[str, Unit]:
    """Units by their ids, each with the nouns that any of the files gives it."""
    united: dict[str, Unit] = {}
    for unit in units:
        known = united.setdefault(unit.id, unit).nouns
        if unit.nouns != known:
            zh, en = (
                tuple(dict.fromkeys((*a, *b)))
                for a, b in ((known.zh, unit.nouns.zh), (known.en, unit.nouns.en))
            )
            united[unit.id] = replace(united[unit.id], nouns=Nouns(zh, en))
    return united
