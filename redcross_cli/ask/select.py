"""Picking facts: by id, by filters, in an order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from redcross_cli.errors import UsageError
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Area, Fact, Lang, Text, Theme, Unit
from redcross_cli.suggest import did_you_mean, nearest

if TYPE_CHECKING:
    from redcross_cli.facts.period import Period

SortKey = Literal["value", "title", "theme", "period"]


def facts_by_id(base: FactBase, ids: Iterable[str]) -> list[Fact]:
    """The facts asked for, in the order asked, each once; UsageError for an unknown id."""
    return [fact for id in dict.fromkeys(ids) for fact in _known(base, id)]


def _known(base: FactBase, id: str) -> list[Fact]:
    found = base.named(id)
    if not found:
        raise unknown("fact", id, (fact.id for fact in base.facts))
    return found


def records_by_id(base: FactBase, ids: Iterable[str]) -> list[Fact | Theme]:
    """As `facts_by_id`, but an id may also be a theme's."""
    records: list[Fact | Theme] = []
    for id in dict.fromkeys(ids):
        found: list[Fact | Theme] = [*base.named(id)]
        if id in base.themes:
            found.append(base.themes[id])
        if not found:
            raise unknown("fact or theme", id, [*(f.id for f in base.facts), *base.themes])
        records += found
    return records


def unknown(kind: str, word: str, known: Iterable[str]) -> UsageError:
    return UsageError(f"There is no {kind} '{word}'.{did_you_mean(nearest(word, known))}")


def filtered(  # noqa: PLR0913
    facts: Iterable[Fact],
    base: FactBase,
    *,
    themes: Sequence[str] = (),
    units: Sequence[str] = (),
    areas: Sequence[str] = (),
    period: Sequence[str] = (),
) -> list[Fact]:
    """Facts that pass every filter; a filter given several values passes any of them.

    A theme, unit or area is given by its id or by its name in either language. A
    period passes the facts whose own period lies wholly within it.
    """
    theme_ids = _ids("theme", themes, base.themes)
    unit_ids = _ids("unit", units, base.units)
    area_ids = _ids("area", areas, base.areas)
    spans = [_span(text) for text in period]
    return [
        fact
        for fact in facts
        if (not theme_ids or fact.theme in theme_ids)
        and (not unit_ids or fact.unit in unit_ids)
        and (not area_ids or not area_ids.isdisjoint(fact.areas))
        and (not spans or any(_period(fact).within(span) for span in spans))
    ]


def _ids(kind: str, words: Sequence[str], records: Mapping[str, Theme | Unit | Area]) -> set[str]:
    return {_id(kind, word.strip(), records) for word in words}


def _id(kind: str, word: str, records: Mapping[str, Theme | Unit | Area]) -> str:
    """The id that a word means: the id, a name, or in Chinese a name's beginning (甘肃)."""
    names = [(id, name) for id, r in records.items() for name in (id, _name(r).zh, _name(r).en)]
    wanted = word.casefold()
    for id, name in names:
        if name.casefold() == wanted:
            return id
    begun = {id for id, name in names if name.startswith(word)}
    if len(word) > 1 and not word.isascii() and len(begun) == 1:
        return begun.pop()
    raise unknown(kind, word, dict.fromkeys(name for _, name in names))


def _name(record: Theme | Unit | Area) -> Text:
    if isinstance(record, Theme):
        return record.title
    return record.label if isinstance(record, Unit) else record.name


def _span(text: str) -> Period:
    from redcross_cli.facts import period as periods

    try:
        return periods.parse(text)
    except ValueError as error:
        raise UsageError(_sentence(str(error))) from None


def _period(fact: Fact) -> Period:
    from redcross_cli.facts import period as periods

    return periods.parse(fact.period)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def ordered(
    facts: Sequence[Fact], base: FactBase, lang: Lang, key: SortKey | None, reverse: bool
) -> list[Fact]:
    """Facts in order; without a key in the file's. A fact without a value stays last."""
    if key is None:
        return list(reversed(facts)) if reverse else list(facts)
    if key == "value":
        known = [fact for fact in facts if isinstance(fact.value, (int, float))]
        vague = [fact for fact in facts if not isinstance(fact.value, (int, float))]
        return [*sorted(known, key=lambda fact: fact.value, reverse=reverse), *vague]  # type: ignore[arg-type,return-value]
    position = {id: place for place, id in enumerate(base.themes)}
    keys: dict[SortKey, Any] = {
        "title": lambda fact: _collation(fact.title.pick(lang)),
        "theme": lambda fact: position[fact.theme],
        "period": _period,
    }
    return sorted(facts, key=keys[key], reverse=reverse)


def _collation(title: str) -> bytes:
    # GB 2312, and so GB 18030, lays out the common characters by their pinyin.
    return title.casefold().encode("gb18030", "replace")
