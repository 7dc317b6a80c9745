"""The rules of a fact file that its types cannot state: references and wholeness."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Iterator
from typing import NamedTuple

from msgspec import UNSET

from redcross_cli.facts.csl import Source
from redcross_cli.facts.model import Area, Fact, FactFile, References, Theme, Unit
from redcross_cli.suggest import did_you_mean, nearest

Path = tuple[str | int, ...]
MAX_DEPTH = 100  # of JSON, more than any fact file needs
FIGURE_KEYS = ("value", "comparator", "unit", "printed", "basis")


class Problem(NamedTuple):
    """One broken rule: where in the file, and what is wrong."""

    path: Path
    what: str


def json_path(path: Path) -> str:
    """A path as text.

    >>> json_path(("facts", 3, "title", "zh"))
    'facts[3].title.zh'
    """
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path).lstrip(".")


class Known(NamedTuple):
    """The ids that a fact may refer to."""

    sources: Collection[str]
    themes: Collection[str]
    units: Collection[str]
    areas: Collection[str]


def coherence(file: FactFile, also: Collection[str] = ()) -> Iterator[Problem]:
    """What must hold before a question can be answered from the file at all.

    ``also`` are ids that may be referred to although their records are not here.
    """
    known = yield from of_references(file)
    known = Known(*({*ids, *also} for ids in known))
    seen: set[tuple[str, str]] = set()
    for index, fact in enumerate(file.facts):
        here: Path = ("facts", index)
        if (fact.source, fact.id) in seen:
            yield Problem((*here, "id"), used_twice(fact.source, fact.id))
        seen.add((fact.source, fact.id))
        yield from of_fact(fact, known, here)


def of_references(file: References) -> Generator[Problem, None, Known]:
    """Problems of the records that facts refer to, and their ids."""
    sources = yield from _unique("sources", file.sources)
    themes = yield from _unique("themes", file.themes)
    units = yield from _unique("units", file.units)
    areas = yield from _unique("areas", file.areas)
    return Known(sources, themes, units, areas)


def of_fact(fact: Fact, known: Known, here: Path) -> Iterator[Problem]:
    """Whether all that a fact refers to is there, and the fact whole."""
    references = [("source", fact.source, known.sources), ("theme", fact.theme, known.themes)]
    if fact.unit is not UNSET:
        references.append(("unit", fact.unit, known.units))
    for kind, id, ids in references:
        if id not in ids:
            yield Problem((*here, kind), _no_such(kind, id, ids))
    for place, area in enumerate(fact.areas):
        if area not in known.areas:
            yield Problem((*here, "areas", place), _no_such("area", area, known.areas))
    yield from _whole(fact, here)


def used_twice(source: str, id: str) -> str:
    return f"'{id}' is used twice in source '{source}'"


def _no_such(kind: str, id: str, known: Iterable[str]) -> str:
    return f"there is no {kind} '{id}'.{did_you_mean(nearest(id, known))}"


def _unique(
    name: str, records: Iterable[Source | Theme | Unit | Area]
) -> Generator[Problem, None, set[str]]:
    seen: set[str] = set()
    for index, record in enumerate(records):
        if record.id in seen:
            yield Problem((name, index, "id"), f"'{record.id}' is used twice")
        seen.add(record.id)
    return seen


def _whole(fact: Fact, here: Path) -> Iterator[Problem]:
    """An indicator has all keys of a figure, an action none."""
    absent = [key for key in FIGURE_KEYS if getattr(fact, key) is UNSET]
    if 0 < len(absent) < len(FIGURE_KEYS):
        yield Problem(
            here,
            f"'{fact.id}' lacks {', '.join(absent)}: an indicator has all of "
            f"{', '.join(FIGURE_KEYS)}, an action none",
        )
