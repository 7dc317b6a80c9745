"""The rules that a fact file's types cannot state: references, uniqueness, wholeness."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import NamedTuple

from msgspec import UNSET

from redcross_cli.facts.csl import Source
from redcross_cli.facts.model import Area, Fact, FactFile, Theme, Unit

Path = tuple[str | int, ...]
FIGURE_KEYS = ("value", "comparator", "unit", "printed", "basis")


class Problem(NamedTuple):
    """One broken rule: where in the file, and a sentence."""

    path: Path
    what: str


def json_path(path: Path) -> str:
    """A path as text.

    >>> json_path(("facts", 3, "title", "zh"))
    'facts[3].title.zh'
    """
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path).lstrip(".")


def coherence(file: FactFile) -> Iterator[Problem]:
    """What must hold before a question can be answered from the file at all."""
    sources = yield from _unique("sources", file.sources)
    themes = yield from _unique("themes", file.themes)
    units = yield from _unique("units", file.units)
    areas = yield from _unique("areas", file.areas)
    seen: set[tuple[str, str]] = set()
    for index, fact in enumerate(file.facts):
        here: Path = ("facts", index)
        if (fact.source, fact.id) in seen:
            yield Problem((*here, "id"), f"'{fact.id}' is used twice in source '{fact.source}'")
        seen.add((fact.source, fact.id))
        if fact.source not in sources:
            yield Problem((*here, "source"), f"there is no source '{fact.source}'")
        if fact.theme not in themes:
            yield Problem((*here, "theme"), f"there is no theme '{fact.theme}'")
        if fact.unit is not UNSET and fact.unit not in units:
            yield Problem((*here, "unit"), f"there is no unit '{fact.unit}'")
        for place, area in enumerate(fact.areas):
            if area not in areas:
                yield Problem((*here, "areas", place), f"there is no area '{area}'")
        yield from _whole(fact, here)


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
