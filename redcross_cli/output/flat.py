"""Records as flat rows, for CSV and TSV.

The columns are the record's keys in their order. A nested key is joined with a
dot (``title.zh``), a list with ``;``; a list of anything but words is JSON.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any

import msgspec

from redcross_cli.errors import UsageError
from redcross_cli.facts.csl import Source
from redcross_cli.facts.model import Fact
from redcross_cli.facts.rows import at, cell, columns
from redcross_cli.messages import _
from redcross_cli.output.listing import Listing, View


def rows(listing: Listing) -> Iterator[list[str]]:
    """The header, then a row a record."""
    kinds: set[type[Any]] = (
        {listing.kind} if listing.kind else {type(record) for record in listing.records}
    )
    if len(kinds) > 1:
        raise UsageError(
            _(
                "Facts and themes have different columns; ask for them one kind at a time, "
                "or with --format json."
            )
        )
    # What a record holds under a key, or a computed column's cell.
    shown: list[tuple[str, Callable[[Any, View], str] | None]]
    keyed = [(column.key, column.cell) for column in listing.columns if column.key]
    if keyed and len(keyed) == len(listing.columns):
        shown = [(key, None if key in columns(Fact) else say) for key, say in keyed]
    else:
        shown = [*((key, None) for key in _keys(kinds, listing.records)), *keyed]
    yield [name for name, _say in shown]
    for record in listing.records:
        flat = msgspec.to_builtins(record)
        yield [say(record, listing.view) if say else cell(at(flat, key)) for key, say in shown]


def _keys(kinds: set[type[Any]], records: Collection[Any]) -> list[str]:
    """The keys of records, which are all of one kind."""
    if kinds <= {dict}:
        return list(next(iter(records), {}))
    keys = [key for kind in kinds for key in columns(kind)]  # type: ignore[arg-type]
    if kinds != {Source}:
        return keys
    # Of its hundred variables only those in use.
    flats = [msgspec.to_builtins(record) for record in records]
    return [key for key in keys if key == "id" or any(at(flat, key) is not None for flat in flats)]
