"""A fact file in JSON Lines: the first line is the file without its facts, then a fact a line.

It is read line by line, so that a file of any size needs little memory.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from redcross_cli.errors import UnreadableFileError, UnusableFileError, sentence
from redcross_cli.facts import checks, exactness
from redcross_cli.facts.base import file_of
from redcross_cli.facts.model import Catalogue, Fact, FactFile
from redcross_cli.files.decoding import MisreadError, decode

_R = TypeVar("_R")
Line = tuple[int, bytes]


def read(path: Path) -> FactFile:
    """A file in JSON Lines, whole."""
    lines = Lines(path)
    return file_of(lines.catalogue, facts_in(lines))


def facts_in(lines: Lines, unique: bool = True) -> Iterator[Fact]:
    """The facts in the lines of a file, each checked as it comes.

    That none is there twice can be left to who stores them, as it takes memory.
    """
    facts = Facts(lines.name, lines.catalogue)
    seen = set()
    for line in lines:
        fact = facts.of(line)
        if not unique:
            yield fact
            continue
        if fact.key in seen:
            raise _error(lines.name, line[0], checks.Problem((), checks.used_twice(*fact.key)))
        seen.add(fact.key)
        yield fact


class Lines:
    """The lines of a file that hold facts, each with its number, as they are iterated over.

    The ``catalogue`` is read and checked when the file is opened. ``size`` is that of
    the file in bytes, 0 where it is not known.
    """

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self.size = os.path.getsize(path) if os.path.isfile(path) else 0
        self._lines = _opened(path)
        first = next(self._lines, b"")
        self.catalogue = _decoded(self.name, (1, first), msgspec.json.Decoder(Catalogue))
        for problem in (
            *checks.problems_of_catalogue(self.catalogue),
            *exactness.problems_of_sources(self.catalogue.sources),
            *exactness.problems_of_units(self.catalogue.units),
        ):
            raise _error(self.name, 1, problem)

    def __iter__(self) -> Iterator[Line]:
        for number, line in enumerate(self._lines, 2):
            if line.strip():
                yield number, line


def _opened(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from file
    except OSError as error:
        reason = error.strerror or error
        raise UnreadableFileError(f"Cannot read the fact file {path}: {reason}.") from None


class Facts:
    """Decodes and checks the lines of a file by what its first line says."""

    def __init__(self, name: str, catalogue: Catalogue) -> None:
        self._name = name
        records = (catalogue.sources, catalogue.themes, catalogue.units, catalogue.areas)
        self._known = checks.Known(*({record.id for record in kind} for kind in records))
        self._units = {unit.id: unit for unit in catalogue.units}
        self._decoder = msgspec.json.Decoder(Fact)

    def of(self, line: Line) -> Fact:
        """The fact in a line."""
        fact = _decoded(self._name, line, self._decoder)
        for problem in (
            *checks.problems_of_fact(fact, self._known, ()),
            *exactness.problems_of_fact(fact, self._units, ()),
        ):
            raise _error(self._name, line[0], problem)
        return fact


def _decoded(name: str, line: Line, decoder: msgspec.json.Decoder[_R]) -> _R:
    number, text = line
    try:
        return decode(text, decoder)
    except MisreadError as error:
        raise _error(name, number, error.problem) from None


def _error(name: str, number: int, problem: checks.Problem) -> UnusableFileError:
    path = f"{checks.json_path(problem.path)}: " if problem.path else ""
    return UnusableFileError(f"{name}:{number}: {path}{sentence(problem.what)}")


def encode(catalogue: Catalogue, facts: Iterable[Fact]) -> Iterator[str]:
    """The lines of a file; facts are written as they come."""
    yield msgspec.json.encode(catalogue).decode() + "\n"
    for fact in facts:
        yield msgspec.json.encode(fact).decode() + "\n"
