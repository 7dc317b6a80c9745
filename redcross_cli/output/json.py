"""JSON: a list of records as they stand in a fact file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from redcross_cli.output.listing import Listing


def render(listing: Listing) -> Iterator[str]:
    yield from items(listing.records)
    yield "\n"


def items(records: Iterable[Any], indent: str = "") -> Iterator[str]:
    """A list of records in pieces, a record at a time; ``indent`` is that of its lines."""
    before = "["
    for record in records:
        text = msgspec.json.format(msgspec.json.encode(record), indent=2).decode()
        # JSON escapes the line breaks in strings: these are only those between values.
        yield f"{before}\n{indent}  " + text.replace("\n", f"\n{indent}  ")
        before = ","
    yield "[]" if before == "[" else f"\n{indent}]"
