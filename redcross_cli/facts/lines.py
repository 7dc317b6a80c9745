"""A fact file in JSON Lines: the first line is the file without its facts, then a fact a line.

It is read line by line, so that a file of any size needs little memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from redcross_cli.errors import UnreadableFileError, UnusableFileError
from redcross_cli.facts import checks, exactness
from redcross_cli.facts.base import whole
from redcross_cli.facts.model import Fact, FactFile, References

_R = TypeVar("_R")
Line = tuple[int, bytes]


def read(path: Path) -> FactFile:
    """A file in JSON Lines, whole."""
    lines = Lines(path)
    facts = Facts(lines.name, lines.references)
    return whole(lines.references, map(facts.of, lines))


class Lines:
    """The lines of a file that hold facts, each with its number, as they are iterated over.

    ``references`` are read and checked when the file is opened. ``progress`` is called
    with the number of bytes of each line. ``size`` is that of the file in bytes, 0 where
    it is not known.
    """

    def __init__(self, path: Path, progress: Callable[[int], None] = lambda size: None) -> None:
        self.name = str(path)
        self.size = path.stat().st_size if path.is_file() else 0
        self._path = path
        self._progress = progress
        self._lines = self._opened()
        first = next(self._lines, b"").removeprefix(b"\xef\xbb\xbf")
        self.references = _decoded(self.name, (1, first), msgspec.json.Decoder(References))
        for problem in (
            *checks.of_references(self.references),
            *exactness.of_sources(self.references.sources),
        ):
            raise _error(self.name, 1, problem)

    def __iter__(self) -> Iterator[Line]:
        for number, line in enumerate(self._lines, 2):
            if line.strip():
                yield number, line
            self._progress(len(line))

    def _opened(self) -> Iterator[bytes]:
        try:
            with self._path.open("rb") as file:
                yield from file
        except OSError as error:
            reason = error.strerror or error
            raise UnreadableFileError(f"Cannot read the fact file {self.name}: {reason}.") from None


class Facts:
    """Decodes and checks the lines of a file by what its first line says."""

    def __init__(self, name: str, references: References) -> None:
        self._name = name
        records = (references.sources, references.themes, references.units, references.areas)
        self._known = checks.Known(*({record.id for record in kind} for kind in records))
        self._labels = {unit.id: unit.label.zh for unit in references.units}
        self._decoder = msgspec.json.Decoder(Fact)

    def of(self, line: Line) -> Fact:
        """The fact in a line."""
        fact = _decoded(self._name, line, self._decoder)
        for problem in (
            *checks.of_fact(fact, self._known, ()),
            *exactness.of_fact(fact, self._labels, ()),
        ):
            raise _error(self._name, line[0], problem)
        return fact


def _decoded(name: str, line: Line, decoder: msgspec.json.Decoder[_R]) -> _R:
    number, text = line
    try:
        record = decoder.decode(text)
    except msgspec.ValidationError as error:
        raise _error(name, number, checks.of_type(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        what = f"not JSON in UTF-8: {checks.of_encoding(error)}"
        raise _error(name, number, checks.Problem((), what)) from None
    # What was written in one piece, as `export` does, repeats no key.
    if msgspec.json.encode(record) != text.strip() and (key := checks.repeated_key(text)):
        what = f"the key '{key}' stands twice in one object"
        raise _error(name, number, checks.Problem((), what))
    return record


def _error(name: str, number: int, problem: checks.Problem) -> UnusableFileError:
    path = f"{checks.json_path(problem.path)}: " if problem.path else ""
    return UnusableFileError(f"{name}:{number}: {path}{problem.what}")
