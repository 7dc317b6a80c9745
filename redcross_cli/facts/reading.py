"""Reading fact files into a fact base."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike, fspath
from pathlib import Path

import msgspec

from redcross_cli.errors import UnreadableFileError, UnusableFileError
from redcross_cli.facts import checks
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import FactFile

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
    facts = decode(content, str(file))
    if file != shipped():  # the tests prove the figures of the one that ships
        from redcross_cli.facts.exactness import exactness

        for problem in exactness(facts):
            raise UnusableFileError(_located(str(file), problem))
    return facts


def content_of(path: str | PathLike[str]) -> tuple[Path, bytes]:
    """A fact file's own path and its bytes, unchecked."""
    file = shipped() if fspath(path) == DEFAULT else Path(path)
    try:
        return file, file.read_bytes()
    except OSError as error:
        reason = error.strerror or error
        raise UnreadableFileError(f"Cannot read the fact file {file}: {reason}.") from None


def decode(content: bytes, name: str) -> FactFile:
    """Decode and check a fact file's bytes; ``name`` is for error messages."""
    try:
        facts = _decoder.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except msgspec.ValidationError as error:
        raise UnusableFileError(_located(name, checks.of_type(error))) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnusableFileError(f"{name} is not JSON in UTF-8: {error}") from None
    for problem in checks.coherence(facts):
        raise UnusableFileError(_located(name, problem))
    return facts


_decoder = msgspec.json.Decoder(FactFile)


def _located(name: str, problem: checks.Problem) -> str:
    path = checks.json_path(problem.path)
    where = f"{name}: {path}" if path else name
    return f"{where}: {problem.what} (All problems: redcross validate {name})"


def _distinct(files: list[FactFile], paths: Iterable[object]) -> list[FactFile]:
    """Refuse one source described in two files: its facts would count twice."""
    seen: dict[str, object] = {}
    for file, path in zip(files, paths, strict=False):
        for source in file.sources:
            if source.id in seen:
                raise UnusableFileError(
                    f"{path}: source '{source.id}' is already loaded from {seen[source.id]}"
                )
            seen[source.id] = path
    return files
