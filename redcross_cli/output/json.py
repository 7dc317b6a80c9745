"""JSON: a list of records as they stand in a fact file, in UTF-8."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from redcross_cli.output.listing import Listing


def render(listing: Listing) -> Iterator[str]:
    yield msgspec.json.format(msgspec.json.encode(listing.records), indent=2).decode() + "\n"
