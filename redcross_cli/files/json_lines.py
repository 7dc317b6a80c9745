"""A fact file in JSON Lines: the first line is the file without its facts, then a fact a line.

It is read line by line, so that a file of any size needs little memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TypeVar

import msgspec

from redcross_cli.errors import UnreadableFileError, UnusableFileError, sentence
from redcross_cli.facts import checks, exactness
from redcross_cli.facts.base import file_of
from redcross_cli.facts.checking import problems_of_fact
from redcross_cli.facts.checks import Known, Problem
from redcross_cli.facts.decoding import MisreadError, decode
from redcross_cli.facts.model import Catalogue, Fact, FactFile

_R = TypeVar("_R")


def read(path: Path) -> FactFile:
    """All of a file in JSON Lines."""
    lines = JsonLines(path)
    return file_of(lines.catalogue, lines.unique())


class JsonLines:
    """The facts of a file, each checked as it comes when they are iterated over, which is once.

    The ``catalogue`` is read and checked when the file is opened.
    """

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._lines = enumerate(_lines_of(path), 1)
        number, first = next(self._lines, (1, b""))
        self.catalogue = self._decode(number, first, msgspec.json.Decoder(Catalogue))
        self._require(
            number,
            checks.problems_of_catalogue(self.catalogue),
            exactness.problems_of_sources(self.catalogue.sources),
            exactness.problems_of_units(self.catalogue.units),
        )

    def __iter__(self) -> Iterator[Fact]:
        return (fact for _, fact in self._numbered())

    def unique(self) -> Iterator[Fact]:
        """The facts, none of which may be there twice: to know that takes memory."""
        seen = set()
        for number, fact in self._numbered():
            if fact.key in seen:
                raise self._error(number, Problem((), checks.used_twice(*fact.key)))
            seen.add(fact.key)
            yield fact

    def _numbered(self) -> Iterator[tuple[int, Fact]]:
        known = Known.of(self.catalogue)
        units = {unit.id: unit for unit in self.catalogue.units}
        decoder = msgspec.json.Decoder(Fact)
        for number, line in self._lines:
            if line.strip():
                fact = self._decode(number, line, decoder)
                self._require(number, problems_of_fact(fact, known, units, ()))
                yield number, fact

    def _decode(self, number: int, line: bytes, decoder: msgspec.json.Decoder[_R]) -> _R:
        try:
            return decode(line, decoder)
        except MisreadError as error:
            raise self._error(number, error.problem) from None

    def _require(self, number: int, *checked: Iterable[Problem]) -> None:
        problem = next(chain(*checked), None)
        if problem is not None:
            raise self._error(number, problem)

    def _error(self, number: int, problem: Problem) -> UnusableFileError:
        path = f"{checks.json_path(problem.path)}: " if problem.path else ""
        return UnusableFileError(f"{self.name}:{number}: {path}{sentence(problem.what)}")


def _lines_of(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from file
    except OSError as error:
        reason = error.strerror or error
        raise UnreadableFileError(f"Cannot read the fact file {path}: {reason}.") from None


def encode(catalogue: Catalogue, facts: Iterable[Fact]) -> Iterator[str]:
    """The lines of a file; facts are written as they come."""
    yield msgspec.json.encode(catalogue).decode() + "\n"
    for fact in facts:
        yield msgspec.json.encode(fact).decode() + "\n"
