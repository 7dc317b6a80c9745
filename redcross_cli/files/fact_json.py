"""A fact file in JSON: one object, indented."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import msgspec

from redcross_cli.facts.model import Catalogue, Fact, FactFile

_decoder = msgspec.json.Decoder(FactFile)


def decode(content: bytes, name: str, proven: bool = False) -> FactFile:
    """Decode and check a fact file's bytes; ``name`` is for error messages.

    Of a file that is ``proven`` only the types are checked again.
    """
    if proven:
        with suppress(msgspec.DecodeError, UnicodeDecodeError):
            return _decoder.decode(content)
    from redcross_cli.facts import decoding
    from redcross_cli.facts.checks import problems_of_file, require_none

    file = decoding.decode(content, _decoder, name, name)
    require_none(problems_of_file(file), name, name)
    return file


def encode(catalogue: Catalogue, facts: Iterable[Fact]) -> Iterator[str]:
    """A fact file in pieces; facts are written as they come."""
    yield indented(catalogue).removesuffix("\n}") + ',\n  "facts": '
    yield from encode_list(facts, indent="  ")
    yield "\n}\n"


def encode_list(records: Iterable[Any], indent: str = "") -> Iterator[str]:
    """A list of records in pieces, a record at a time; ``indent`` is that of its lines."""
    before = "["
    for record in records:
        # JSON escapes the line breaks in strings: these are only those between values.
        yield f"{before}\n{indent}  " + indented(record).replace("\n", f"\n{indent}  ")
        before = ","
    yield "[]" if before == "[" else f"\n{indent}]"


def indented(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
