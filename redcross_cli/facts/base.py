"""The fact base: what one or several fact files say, taken together."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Protocol, TypeVar

from redcross_cli.facts.csl import Source
from redcross_cli.facts.model import Area, Fact, FactFile, Theme, Unit


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_R = TypeVar("_R", bound=_HasId)


class FactBase:
    """Facts with the records they refer to, all in the order of their files.

    ``sources``, ``themes``, ``units`` and ``areas`` map an id to its record.
    Where two files describe the same theme, unit or area, the first is kept.
    """

    def __init__(self, files: Iterable[FactFile]) -> None:
        files = tuple(files)
        self.sources: dict[str, Source] = _by_id(f.sources for f in files)
        self.themes: dict[str, Theme] = _by_id(f.themes for f in files)
        self.units: dict[str, Unit] = _by_id(f.units for f in files)
        self.areas: dict[str, Area] = _by_id(f.areas for f in files)
        self.facts: tuple[Fact, ...] = tuple(fact for f in files for fact in f.facts)

    def indicators(self) -> list[Fact]:
        return [fact for fact in self.facts if fact.is_indicator]

    @cached_property
    def counts(self) -> dict[str, tuple[int, int]]:
        """How many indicators and how many actions each theme has, by its id."""
        counts = {id: [0, 0] for id in self.themes}
        for fact in self.facts:
            counts[fact.theme][not fact.is_indicator] += 1
        return {id: (indicators, actions) for id, (indicators, actions) in counts.items()}

    def named(self, id: str) -> list[Fact]:
        """The facts with this id: one a source at the most."""
        return [fact for fact in self.facts if fact.id == id]


def _by_id(groups: Iterable[Iterable[_R]]) -> dict[str, _R]:
    records: dict[str, _R] = {}
    for group in groups:
        for record in group:
            records.setdefault(record.id, record)
    return records
