"""A fact base held in memory."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import replace

from redcross_cli.facts.base import (
    AS_FILED,
    EVERYTHING,
    Filter,
    Kind,
    Order,
    SortKey,
    collation,
)
from redcross_cli.facts.csl import Source, published
from redcross_cli.facts.model import Area, Fact, FactFile, Nouns, Theme, Unit

if TYPE_CHECKING:
    from redcross_cli.facts.period import Period


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
        self._counts: dict[Kind, dict[str, int]] = {}

    @cached_property
    def counts(self) -> dict[str, tuple[int, int]]:
        ids = {(fact.theme, fact.is_indicator, fact.id) for fact in self.facts}
        counts = Counter((theme, is_indicator) for theme, is_indicator, _id in ids)
        return {id: (counts[id, True], counts[id, False]) for id in self.themes}

    def counts_by(self, kind: Kind) -> dict[str, int]:
        if kind not in self._counts:  # each row of a table asks
            if kind == "area":
                named = Counter(area for fact in self.facts for area in {*fact.areas})
            else:
                named = Counter(str(getattr(fact, kind)) for fact in self.facts)
            self._counts[kind] = {id: named[id] for id in getattr(self, f"{kind}s")}
        return self._counts[kind]

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
            latest = {fact.id: fact for fact in in_order(facts, self.sources)}
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
            "period": _period,
        }
        return sorted(facts, key=keys[key], reverse=reverse)


def passes(fact: Fact, where: Filter) -> bool:
    """Whether a fact passes a filter, but for whether it is the latest."""
    return (
        (fact.is_indicator or not where.indicators_only)
        and fact.id.startswith(where.prefix)
        and (not where.sources or fact.source in where.sources)
        and (not where.themes or fact.theme in where.themes)
        and (not where.units or fact.unit in where.units)
        and (not where.areas or any(area in where.areas for area in fact.areas))
        and (not where.periods or any(_period(fact).within(span) for span in where.periods))
    )


def in_order(facts: Sequence[Fact], sources: Mapping[str, Source]) -> list[Fact]:
    """Facts by the end of their period, so that the last one is the latest.

    Of those that end alike, the one that its source proves, by a digest, comes last, or else
    the one that was published last, or was filed last.
    """
    if len(facts) < 2:
        return list(facts)

    def key(fact: Fact) -> tuple[object, ...]:
        source = sources[fact.source]
        return _period(fact).last, bool(source.digest), published(source)

    return sorted(facts, key=key)


def _period(fact: Fact) -> "Period":
    from redcross_cli.facts.period import filed_under

    return filed_under(fact.period, fact.basis or None)


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
