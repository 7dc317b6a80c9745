"""Reading fact files into a fact base."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike, fspath
from pathlib import Path

import msgspec

from redcross_cli.errors import UnreadableFileError, UnusableFileError
from redcross_cli.facts import checks
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import FactFile, Unit

DEFAULT = "default"


def shipped() -> Path:
    """The fact file that ships: beside the modules in a wheel, above them in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "facts.json"
    return inside if inside.exists() else package.parent / "facts.json"


def load(*paths: str | PathLike[str]) -> FactBase:
    """Read fact files, or without arguments the one that ships.

    >>> load().named("volunteers-registered")[0].value
    2870000

    The path ``default`` names the file that ships. Raises UnreadableFileError or
    UnusableFileError, whose text says which file, where in it, and what to do.
    """
    return FactBase(_distinct([read(path) for path in paths or (DEFAULT,)], paths))


def read(path: str | PathLike[str]) -> FactFile:
    """Read and check one fact file."""
    file, content = content_of(path)
    # The tests prove the figures of the one that ships.
    return decode(content, str(file), proven=file == shipped())


def content_of(path: str | PathLike[str]) -> tuple[Path, bytes]:
    """A fact file's own path and its bytes, unchecked."""
    file = shipped() if fspath(path) == DEFAULT else Path(path)
    try:
        return file, file.read_bytes()
    except OSError as error:
        reason = error.strerror or error
        raise UnreadableFileError(f"Cannot read the fact file {file}: {reason}.") from None


def decode(content: bytes, name: str, proven: bool = False) -> FactFile:
    """Decode and check a fact file's bytes; ``name`` is for error messages.

    Of a file that is ``proven`` only the types are checked again.
    """
    try:
        facts = _decoder.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except msgspec.ValidationError as error:
        raise UnusableFileError(_located(name, checks.of_type(error))) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnusableFileError(f"{name} is not JSON in UTF-8: {error}") from None
    if not proven:
        from redcross_cli.facts.exactness import exactness

        for problem in (*checks.coherence(facts), *exactness(facts)):
            raise UnusableFileError(_located(name, problem))
    return facts


_decoder = msgspec.json.Decoder(FactFile)


def _located(name: str, problem: checks.Problem) -> str:
    path = checks.json_path(problem.path)
    where = f"{name}: {path}" if path else name
    return f"{where}: {problem.what} (All problems: redcross validate {name})"


def _distinct(files: list[FactFile], paths: Sequence[object]) -> list[FactFile]:
    """Refuse a source that stands in two files, and a unit that means two things."""
    seen: dict[str, object] = {}
    units: dict[str, Unit] = {}
    for file, path in zip(files, paths or (DEFAULT,), strict=True):
        for unit in file.units:
            if units.setdefault(unit.id, unit) != unit:
                raise UnusableFileError(
                    f"{path}: the unit '{unit.id}' is labelled otherwise in another file loaded"
                )
        for source in file.sources:
            if source.id in seen:
                raise UnusableFileError(
                    f"{path}: source '{source.id}' is already loaded from {seen[source.id]}"
                )
            seen[source.id] = path
    return files
