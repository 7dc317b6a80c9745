"""The fact base: what one or several fact files say, and the questions it answers itself."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

import msgspec

from redcross_cli.facts.csl import Source, published
from redcross_cli.facts.model import Area, Catalogue, Fact, FactFile, Nouns, Theme, Unit
from redcross_cli.terms import Lang

if TYPE_CHECKING:
    from redcross_cli.facts.period import Period

SortKey = Literal["value", "title", "theme", "period"]
Kind = Literal["source", "unit", "area"]  # what facts refer to, besides their theme
_R = TypeVar("_R", Source, Theme, Area)


class Filter(NamedTuple):
    """Which facts are meant: those that pass every part; an empty part passes all.

    ``sources``, ``themes``, ``units`` and ``areas`` are ids, of which a fact needs
    one; the days under which a fact is filed must lie within one of ``periods``. ``prefix`` is
    how its id begins. With ``latest_only`` of the facts of one id that pass all else
    only the latest does (`by_recency`).
    """

    indicators_only: bool = False
    latest_only: bool = False
    sources: Collection[str] = ()
    themes: Collection[str] = ()
    units: Collection[str] = ()
    areas: Collection[str] = ()
    periods: "Collection[Period]" = ()
    prefix: str = ""


class Order(NamedTuple):
    """In which order facts come; without a key in that of their files.

    Facts alike in the key stay in the order of their files, and those without an
    exact value come last, whichever way round. Titles go by pinyin in Chinese.
    """

    key: SortKey | None = None
    reverse: bool = False
    lang: Lang = "en"


EVERYTHING = Filter()
INDICATORS = Filter(indicators_only=True)
AS_FILED = Order()


class FactBase:
    """Facts with the records they refer to, all in the order of their files.

    ``sources``, ``themes``, ``units`` and ``areas`` map an id to its record. Where two files
    describe the same theme, unit or area, the first is kept, but a unit has the nouns of all.
    Facts are held in memory here; in a table (`queries.table`) they are read when they are
    iterated over. Either way they can be iterated over again. ``checksum`` is that of the file,
    where it is the one that ships.
    """

    is_in_memory = True

    def __init__(self, files: Iterable[FactFile], checksum: int = 0) -> None:
        files = tuple(files)
        self.checksum = checksum
        self.sources: dict[str, Source] = _by_id(s for f in files for s in f.sources)
        self.themes: dict[str, Theme] = _by_id(t for f in files for t in f.themes)
        self.units: dict[str, Unit] = _unite_nouns(unit for f in files for unit in f.units)
        self.areas: dict[str, Area] = _by_id(a for f in files for a in f.areas)
        self._facts: tuple[Fact, ...] = tuple(fact for f in files for fact in f.facts)
        self.counts_by = cache(self._count_by)  # each row of a table asks

    @property
    def facts(self) -> Collection[Fact]:
        return self._facts

    @cached_property
    def counts(self) -> dict[str, tuple[int, int]]:
        """How many indicators and how many actions each theme has, by its id.

        An indicator counts once, however many figures it has.
        """
        ids = {(fact.theme, fact.is_indicator, fact.id) for fact in self._facts}
        counts = Counter((theme, is_indicator) for theme, is_indicator, _id in ids)
        return {id: (counts[id, True], counts[id, False]) for id in self.themes}

    def _count_by(self, kind: Kind) -> dict[str, int]:
        """How many facts each record of a kind has, by its id."""
        if kind == "area":
            named = Counter(area for fact in self._facts for area in {*fact.areas})
        else:
            named = Counter(str(getattr(fact, kind)) for fact in self._facts)
        return {id: named[id] for id in getattr(self, f"{kind}s")}

    def named(self, id: str) -> list[Fact]:
        """The facts with this id: one a source and period at the most."""
        return self._named.get(id, [])

    @cached_property
    def _named(self) -> dict[str, list[Fact]]:
        named: dict[str, list[Fact]] = {}
        for fact in self._facts:
            named.setdefault(fact.id, []).append(fact)
        return named

    def ids_like(self, id: str) -> list[str]:
        """The ids among which one that is meant by an unknown id may be."""
        return [*self._named]

    def ids_titled(self, word: str) -> list[str]:
        """Ids of facts of which a title is a word, whatever its case; of a table the first few."""
        wanted = word.casefold()
        titled = (
            f.id for f in self._facts if wanted in map(str.casefold, (f.title.zh, f.title.en))
        )
        return list(dict.fromkeys(titled))

    def select(
        self, where: Filter = EVERYTHING, order: Order = AS_FILED, limit: int | None = None
    ) -> Collection[Fact]:
        """The facts that pass a filter, in order, at most ``limit`` of them."""
        facts = [fact for fact in self._facts if passes(fact, where)]
        if where.latest_only:
            latest = {fact.id: fact for fact in by_recency(facts, self.sources)}
            facts = [fact for fact in facts if latest[fact.id] is fact]
        return self._ordered(facts, order)[:limit]

    def _ordered(self, facts: Sequence[Fact], order: Order) -> list[Fact]:
        key, reverse, lang = order
        if key is None:
            return list(reversed(facts)) if reverse else list(facts)
        position = {id: place for place, id in enumerate(self.themes)}
        keys: dict[SortKey, Any] = {
            # Those without an exact value come last, whichever way round.
            "value": lambda f: (isinstance(f.value, (int, float)) is reverse, f.value or 0),
            "title": lambda fact: collation(fact.title.pick(lang)),
            "theme": lambda fact: position[fact.theme],
            "period": filing_period,
        }
        return sorted(facts, key=keys[key], reverse=reverse)


def _by_id(records: Iterable[_R]) -> dict[str, _R]:
    found: dict[str, _R] = {}
    for record in records:
        found.setdefault(record.id, record)
    return found


def _unite_nouns(units: Iterable[Unit]) -> dict[str, Unit]:
    united: dict[str, Unit] = {}
    for unit in units:
        known = united.setdefault(unit.id, unit).nouns
        if unit.nouns != known:
            nouns = Nouns(
                tuple(dict.fromkeys((*known.zh, *unit.nouns.zh))),
                tuple(dict.fromkeys((*known.en, *unit.nouns.en))),
            )
            united[unit.id] = msgspec.structs.replace(united[unit.id], nouns=nouns)
    return united


def passes(fact: Fact, where: Filter) -> bool:
    """Whether a fact passes a filter, but for whether it is the latest."""
    return (
        (fact.is_indicator or not where.indicators_only)
        and fact.id.startswith(where.prefix)
        and (not where.sources or fact.source in where.sources)
        and (not where.themes or fact.theme in where.themes)
        and (not where.units or fact.unit in where.units)
        and (not where.areas or any(area in where.areas for area in fact.areas))
        and (not where.periods or any(filing_period(fact).within(span) for span in where.periods))
    )


def by_recency(facts: Collection[Fact], sources: Mapping[str, Source]) -> list[Fact]:
    """Facts by the end of their period, so that the last one is the latest.

    Of those that end alike, the one that its source proves, by a digest, comes last, or else
    the one that was published last, or was filed last.
    """
    if len(facts) < 2:
        return list(facts)

    def key(fact: Fact) -> tuple[object, ...]:
        source = sources[fact.source]
        return filing_period(fact).last, bool(source.digest), published(source)

    return sorted(facts, key=key)


def filing_period(fact: Fact) -> "Period":
    """The days under which a fact is found."""
    from redcross_cli.facts.period import filed_under

    return filed_under(fact.period, fact.basis or None)


def catalogue_of(base: FactBase) -> Catalogue:
    kinds: tuple[dict[str, Any], ...] = (base.sources, base.themes, base.units, base.areas)
    return Catalogue(2, *(tuple(records.values()) for records in kinds))


def file_of(catalogue: Catalogue, facts: Iterable[Fact]) -> FactFile:
    return FactFile(**msgspec.structs.asdict(catalogue), facts=tuple(facts))


def collation(title: str) -> bytes:
    """What titles are sorted by: case apart, and in Chinese the pinyin of common characters."""
    # GB 2312, and so GB 18030, lays out the common characters by their pinyin.
    return title.casefold().encode("gb18030", "replace")
