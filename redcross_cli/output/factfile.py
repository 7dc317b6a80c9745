"""Whole fact files as text: JSON and JSON Lines.

A fact is written as it comes, so that a file of any size needs little memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from redcross_cli.facts.model import Fact, References
from redcross_cli.output.json import items


def as_json(references: References, facts: Iterable[Fact]) -> Iterator[str]:
    """One JSON object, indented."""
    head = msgspec.json.format(msgspec.json.encode(references), indent=2).decode()
    yield head.removesuffix("\n}") + ',\n  "facts": '
    yield from items(facts, indent="  ")
    yield "\n}\n"


def as_lines(references: References, facts: Iterable[Fact]) -> Iterator[str]:
    """JSON Lines: the file without its facts, then a fact a line."""
    yield msgspec.json.encode(references).decode() + "\n"
    for fact in facts:
        yield msgspec.json.encode(fact).decode() + "\n"
