"""Reading fact files into a fact base; a path's ending tells the form of the file."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from os import PathLike, fspath
from pathlib import Path

import msgspec

from redcross_cli.errors import UnreadableFileError, UnusableFileError
from redcross_cli.facts import checks
from redcross_cli.facts.base import FactBase, references, whole
from redcross_cli.facts.memory import FactsInMemory
from redcross_cli.facts.model import FactFile, Unit

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
    if [Path(name).suffix for name in names] == [".db"]:
        from redcross_cli.facts.database import FactsInDatabase

        return FactsInDatabase(names[0])
    files = _distinct([read(name) for name in names], names)
    tables = [name for name in names if Path(name).suffix in TABLES]
    if not tables:
        return FactsInMemory(files)
    if len(tables) == len(files):
        files.append(msgspec.structs.replace(read(DEFAULT), facts=()))
    base = FactsInMemory(files)
    require_sound(whole(references(base), base.facts), " and ".join(tables))
    return base


def read(path: str | PathLike[str]) -> FactFile:
    """Read and check one fact file, whole.

    The facts of a table are checked by `load`, together with what they refer to.
    """
    name = fspath(path)
    if module := form_of(name):
        file: FactFile = import_module(f"redcross_cli.facts.{module}").read(Path(name))
        if module != "tables":
            require_sound(file, name)
        return file
    path, content = content_of(name)
    # The tests prove the figures of the one that ships.
    return decode(content, str(path), proven=path == shipped())


def form_of(name: str) -> str | None:
    """The module that reads a file by its ending; None for JSON."""
    return _READERS.get(Path(name).suffix)


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
    try:
        facts = _decoder.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except msgspec.ValidationError as error:
        raise UnusableFileError(_located(name, checks.of_type(error))) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        what = "it is empty" if not content.strip() else checks.of_encoding(error)
        raise UnusableFileError(
            f"{name} is not JSON in UTF-8: {what}. (Where: redcross validate {name})"
        ) from None
    if not proven:
        if key := checks.repeated_key(content):
            raise UnusableFileError(
                f"{name}: the key '{key}' stands twice in one object. "
                f"(Where: redcross validate {name})"
            )
        require_sound(facts, name)
    return facts


_decoder = msgspec.json.Decoder(FactFile)


def require_sound(file: FactFile, name: str) -> None:
    """Raise UnusableFileError for the first problem of a fact file, if it has any."""
    from redcross_cli.facts.exactness import exactness

    for problem in (*checks.coherence(file), *exactness(file)):
        raise UnusableFileError(_located(name, problem))


def _located(name: str, problem: checks.Problem) -> str:
    path = checks.json_path(problem.path)
    where = f"{name}: {path}" if path else name
    return f"{where}: {problem.what} (All problems: redcross validate {name})"


def _distinct(files: list[FactFile], names: Sequence[str]) -> list[FactFile]:
    """Refuse a source that stands in two files, and a unit that means two things."""
    seen: dict[str, str] = {}
    units: dict[str, Unit] = {}
    for file, name in zip(files, names, strict=True):
        for unit in file.units:
            if units.setdefault(unit.id, unit) != unit:
                raise UnusableFileError(
                    f"{name}: the unit '{unit.id}' is labelled otherwise in another file loaded"
                )
        for source in file.sources:
            if source.id in seen:
                raise UnusableFileError(
                    f"{name}: source '{source.id}' is already loaded from {seen[source.id]}"
                )
            seen[source.id] = name
    return files
