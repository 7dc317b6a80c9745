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


def read(path: Path) -> FactFile:
    """A file in JSON Lines, whole."""
    lines = Lines(path)
    return whole(lines.references, lines)


class Lines:
    """The facts of a file in JSON Lines, read and checked as they are iterated over.

    ``references`` are read when it is opened. ``progress`` is called with the number
    of bytes of each line that was read.
    """

    def __init__(self, path: Path, progress: Callable[[int], None] = lambda size: None) -> None:
        self._path = path
        self._progress = progress
        lines = self._lines()
        self.references = self._decoded(next(lines, b""), msgspec.json.Decoder(References), 1)
        for problem in (
            *checks.of_references(self.references),
            *exactness.of_sources(self.references.sources),
        ):
            raise self._error(1, problem.what, problem.path)

    def __iter__(self) -> Iterator[Fact]:
        references = self.references
        records = (references.sources, references.themes, references.units, references.areas)
        known = checks.Known(*({record.id for record in kind} for kind in records))
        labels = {unit.id: unit.label.zh for unit in references.units}
        decoder = msgspec.json.Decoder(Fact)
        for number, line in enumerate(self._lines(), 1):
            if number > 1 and line.strip():
                fact = self._decoded(line, decoder, number)
                for problem in (
                    *checks.of_fact(fact, known, ()),
                    *exactness.of_fact(fact, labels, ()),
                ):
                    raise self._error(number, problem.what, problem.path)
                yield fact
            self._progress(len(line))

    def _lines(self) -> Iterator[bytes]:
        try:
            with self._path.open("rb") as file:
                yield file.readline().removeprefix(b"\xef\xbb\xbf")
                yield from file
        except OSError as error:
            reason = error.strerror or error
            raise UnreadableFileError(
                f"Cannot read the fact file {self._path}: {reason}."
            ) from None

    def _decoded(self, line: bytes, decoder: msgspec.json.Decoder[_R], number: int) -> _R:
        try:
            record = decoder.decode(line)
        except msgspec.ValidationError as error:
            problem = checks.of_type(error)
            raise self._error(number, problem.what, problem.path) from None
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise self._error(number, f"not JSON in UTF-8: {checks.of_encoding(error)}") from None
        # What was written in one piece, as `export` does, repeats no key.
        if msgspec.json.encode(record) != line.strip() and (key := checks.repeated_key(line)):
            raise self._error(number, f"the key '{key}' stands twice in one object")
        return record

    def _error(self, number: int, what: str, path: checks.Path = ()) -> UnusableFileError:
        where = f"{self._path}:{number}: "
        return UnusableFileError(where + (f"{checks.json_path(path)}: " if path else "") + what)
