"""Records as flat rows, for CSV and TSV.

The columns are the record's keys in their order. A nested key is joined with a
dot (``title.zh``), a list with ``;``; a list of anything but words is JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from redcross_cli.errors import UsageError
from redcross_cli.facts.csl import Source
from redcross_cli.facts.model import Fact
from redcross_cli.facts.rows import at, cell, columns
from redcross_cli.messages import _
from redcross_cli.output.listing import Listing


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
    if listing.only:
        yield list(listing.only)
        known = columns(Fact)
        for record in listing.records:
            flat = msgspec.to_builtins(record)
            yield [
                cell(at(flat, name)) if name in known else column.cell(record, listing.view)
                for name, column in zip(listing.only, listing.columns, strict=True)
            ]
        return
    computed = [column for column in listing.columns if column.key]
    if kinds <= {dict}:
        keys = list(next(iter(listing.records), {}))
    else:
        keys = [key for kind in kinds for key in columns(kind)]  # type: ignore[arg-type]
    if kinds == {Source}:  # of its hundred variables only those in use
        flats = [msgspec.to_builtins(record) for record in listing.records]
        used = {key for flat in flats for key in flat}
        keys = [key for key in keys if key.partition(".")[0] in used or key == "id"]
        keys = [k for k in keys if "." not in k or any(at(r, k) is not None for r in flats)]
    yield [*keys, *(str(column.key) for column in computed)]
    for record in listing.records:
        flat = msgspec.to_builtins(record)
        yield [
            *(cell(at(flat, key)) for key in keys),
            *(column.cell(record, listing.view) for column in computed),
        ]
