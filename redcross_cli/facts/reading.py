"""Reading fact files into a fact base; a path's ending tells the form of the file."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from redcross_cli.errors import UnreadableFileError, UnusableFileError
from redcross_cli.facts.base import FactBase, references, whole
from redcross_cli.facts.memory import FactsInMemory
from redcross_cli.facts.model import FactFile

if TYPE_CHECKING:
    from redcross_cli.facts.checks import Problem

DEFAULT = "default"
STDIN = "-"
TABLES = (".csv", ".tsv")
# The module that reads a fact file with this ending; any other file is JSON.
_READERS = {
    ".jsonl": "lines",
    ".db": "database",
    ".datapackage": "package",
    **dict.fromkeys(TABLES, "tables"),
}


def shipped() -> Path:
    """The fact file that ships: beside the modules in a wheel, above them in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "facts.json"
    return inside if inside.exists() else package.parent / "facts.json"


def load(*paths: str | PathLike[str]) -> FactBase:
    """Read fact files, or without arguments the one that ships.

    >>> load().named("volunteers-registered")[0].value
    2870000

    The path ``default`` names the file that ships, ``-`` is standard input. A
    database (``.db``) alone is read as questions need it; all else is held in
    memory. A table (``.csv``, ``.tsv``) holds facts only: what they refer to comes
    from the other files, or where there are none from the one that ships.

    Raises UnreadableFileError or UnusableFileError, whose text says which file,
    where in it, and what to do.
    """
    names = [fspath(path) for path in paths] or [DEFAULT]
    if [ending(name) for name in names] == [".db"]:
        from redcross_cli.facts.database import FactsInDatabase

        return FactsInDatabase(names[0])
    files = [read(name) for name in names]
    _require_compatible(files, names)
    tables = {name: file for name, file in zip(names, files, strict=True) if ending(name) in TABLES}
    if len(tables) == len(files):
        files.append(msgspec.structs.replace(read(DEFAULT), facts=()))
    base = FactsInMemory(files)
    for name, table in tables.items():
        require_sound(whole(references(base), table.facts), name)
    return base


def read(path: str | PathLike[str]) -> FactFile:
    """Read and check one fact file, whole.

    The facts of a table are checked by `load`, together with what they refer to.
    """
    name = fspath(path)
    if module := form_of(name):
        file: FactFile = import_module(f"redcross_cli.facts.{module}").read(Path(name))
        if module == "package":  # a table is checked with others, and the rest was line by line
            require_sound(file, name)
        return file
    path, content = content_of(name)
    # The tests prove the figures of the one that ships.
    return decode(content, str(path), proven=path == shipped())


def form_of(name: str) -> str | None:
    """The module that reads a file by its ending; None for JSON."""
    return _READERS.get(ending(name))


def ending(name: str | PathLike[str]) -> str:
    """The ending of a path, in lower case."""
    return Path(name).suffix.lower()


def content_of(path: str | PathLike[str]) -> tuple[Path, bytes]:
    """A fact file's own path and its bytes, unchecked."""
    name = fspath(path)
    file = shipped() if name == DEFAULT else Path(name)
    try:
        return file, _standard_input() if name == STDIN else file.read_bytes()
    except OSError as error:
        reason = error.strerror or error
        raise UnreadableFileError(f"Cannot read the fact file {file}: {reason}.") from None


def _standard_input() -> bytes:
    import sys

    if sys.stdin is None:
        raise UnreadableFileError("Cannot read the fact file -: standard input is closed.")
    return sys.stdin.buffer.read()


def decode(content: bytes, name: str, proven: bool = False) -> FactFile:
    """Decode and check a fact file's bytes; ``name`` is for error messages.

    Of a file that is ``proven`` only the types are checked again.
    """
    if proven:
        with suppress(msgspec.DecodeError, UnicodeDecodeError):
            return _decoder.decode(content)
    from redcross_cli.facts import decoding

    try:
        file = decoding.decode(content, _decoder)
    except decoding.MisreadError as error:
        raise UnusableFileError(_located(name, error.problem)) from None
    require_sound(file, name)
    return file


_decoder = msgspec.json.Decoder(FactFile)


def require_sound(file: FactFile, name: str) -> None:
    """Raise UnusableFileError for the first problem of a fact file, if it has any."""
    from redcross_cli.facts.checks import coherence
    from redcross_cli.facts.exactness import exactness

    for problem in (*coherence(file), *exactness(file)):
        raise UnusableFileError(_located(name, problem))


def _require_compatible(files: Sequence[FactFile], names: Sequence[str]) -> None:
    """Raise UnusableFileError for the first thing on which fact files do not agree."""
    if len(files) == 1:
        return
    from redcross_cli.facts.checks import find_conflicts

    conflict = next(find_conflicts(files, names), None)
    if conflict is not None:
        number, problem = conflict
        raise UnusableFileError(_located(names[number], problem, *names))


def _located(name: str, problem: Problem, *validated: str) -> str:
    """A problem and its file in a sentence, and how all problems of some files are found."""
    from redcross_cli.facts.checks import say_problem

    command = " ".join(["redcross validate", *(validated or [name])])
    return f"{say_problem(name, problem)} (All problems: {command})"
