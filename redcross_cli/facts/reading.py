"""Reading fact files into a fact base."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike, fspath
from pathlib import Path

import msgspec

from redcross_cli.errors import UnreadableFileError, UnusableFileError
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.checks import coherence, json_path
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
    file = shipped() if fspath(path) == DEFAULT else Path(path)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableFileError(
            f"cannot read the fact file {file}: {error.strerror or error}"
        ) from None
    return decode(content, str(file))


def decode(content: bytes, name: str) -> FactFile:
    """Decode and check a fact file's bytes; ``name`` is for error messages."""
    try:
        facts = _decoder.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except msgspec.ValidationError as error:
        raise UnusableFileError(f"{name}: {_plain(str(error))}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnusableFileError(f"{name} is not JSON in UTF-8: {error}") from None
    for problem in coherence(facts):
        raise UnusableFileError(f"{name}: {json_path(problem.path)}: {problem.what}")
    return facts


_decoder = msgspec.json.Decoder(FactFile)


def _plain(message: str) -> str:
    """Msgspec's "what - at `$.path`" turned round, path first."""
    what, at, path = message.rpartition(" - at `")
    return f"{path.rstrip('`').removeprefix('$').lstrip('.')}: {what}" if at else message


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
