"""JSON: a list of records as they stand in a fact file, in UTF-8."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import msgspec

from redcross_cli.output.listing import Listing
from redcross_cli.output.stream import writes_unicode


def render(listing: Listing) -> Iterator[str]:
    yield (
        encodable(msgspec.json.format(msgspec.json.encode(listing.records), indent=2).decode())
        + "\n"
    )


def encodable(text: str) -> str:
    """JSON that stdout can carry: what it cannot, as JSON's own escapes."""
    if writes_unicode():
        return text
    return re.sub("[^\\x00-\\x7f]", lambda match: json.dumps(match[0])[1:-1], text)
