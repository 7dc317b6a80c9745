"""JSON Lines: a record a line."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from redcross_cli.output.listing import Listing


def render(listing: Listing) -> Iterator[str]:
    for record in listing.records:
        yield msgspec.json.encode(record).decode() + "\n"
