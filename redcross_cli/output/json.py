"""JSON: a list of records as they stand in a fact file."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from redcross_cli.output.listing import Listing


def render(listing: Listing) -> Iterator[str]:
    whole = msgspec.json.format(msgspec.json.encode(listing.records), indent=2)
    yield whole.decode() + "\n"
