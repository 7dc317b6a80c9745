"""A fact file in JSON Lines: the first line is the file without its facts, then a fact a line.

It is read line by line, so that a file of any size needs little memory.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import msgspec

from redcross_cli.facts import checks
from redcross_cli.facts.base import file_of
from redcross_cli.facts.checks import Problem
from redcross_cli.facts.decoding import decode
from redcross_cli.facts.model import Catalogue, Fact, FactFile
from redcross_cli.files.whole_file import reading, too_large

_LONGEST = 64  # megabytes of a line


def read(path: Path) -> FactFile:
    lines = JsonLines(path)
    return file_of(lines.catalogue, lines.unique())


class JsonLines:
    """The facts of a file, each checked as it comes when they are iterated over, which is once.

    The ``catalogue`` is read and checked when the file is opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._number = 0  # of the line that was read last
        self._lines = self._read()
        first = next(self._lines, b"")
        self._number = 1  # even of an empty file
        self.catalogue = decode(first, msgspec.json.Decoder(Catalogue), self._place)
        self.known = checks.Known(self.catalogue)
        self.require(checks.problems_of_catalogue(self.catalogue))

    def __iter__(self) -> Iterator[Fact]:
        decoder = msgspec.json.Decoder(Fact)
        for line in self._lines:
            if line.strip():
                fact = decode(line, decoder, self._place)
                self.require(checks.problems_of_fact(fact, self.known, ()))
                yield fact

    def unique(self) -> Iterator[Fact]:
        """The facts, none of which may be there twice: to know that takes memory."""
        seen = set()
        for fact in self:
            if fact.key in seen:
                self.require([Problem((), checks.used_twice(*fact.key))])
            seen.add(fact.key)
            yield fact

    def require(self, problems: Iterable[Problem]) -> None:
        """Raise an error for the first problem, if any, of the line that was read last."""
        checks.require_none(problems, self._place)

    @property
    def _place(self) -> str:
        return f"{self._path}:{self._number}"

    def _read(self) -> Iterator[bytes]:
        with reading(self._path, "fact file"), self._path.open("rb") as file:
            for line in iter(partial(file.readline, _LONGEST << 20), b""):
                self._number += 1
                if len(line) == _LONGEST << 20:  # it goes on, perhaps for ever
                    raise too_large(self._place, _LONGEST)
                yield line


def encode(catalogue: Catalogue, facts: Iterable[Fact]) -> Iterator[str]:
    yield msgspec.json.encode(catalogue).decode() + "\n"
    for fact in facts:
        yield msgspec.json.encode(fact).decode() + "\n"
