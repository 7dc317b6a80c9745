"""Answers as text, in every format that there is."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from redcross_cli.output.listing import Listing

Format = Literal["table", "json", "jsonl", "csv", "tsv", "markdown", "ids"]


def render(listing: Listing, format: Format) -> Iterator[str]:
    """The listing as text in pieces, the last ending in a line break."""
    # What draws and what writes tables is imported when it is asked for.
    if format == "table":
        from redcross_cli.output.drawing import draw_listing

        yield from draw_listing(listing)
    elif format == "markdown":
        from redcross_cli.output.markdown import write_markdown

        yield from write_markdown(listing)
    elif format in ("csv", "tsv"):
        from redcross_cli.files.csv_tsv import to_csv, to_tsv
        from redcross_cli.output.flat import rows

        yield from (to_csv if format == "csv" else to_tsv)(rows(listing))
    elif format == "ids":
        yield from _ids(listing)
    elif format == "json":
        from redcross_cli.files.fact_json import encode_list

        yield from encode_list(listing.records)
        yield "\n"
    else:
        for record in listing.records:
            yield msgspec.json.encode(record).decode() + "\n"


def _ids(listing: Listing) -> Iterator[str]:
    """The ids of records, each once and on a line."""
    flats = map(msgspec.to_builtins, listing.records)
    named = (flat.get("id") or flat.get("fact") for flat in flats)
    for id in dict.fromkeys(filter(None, named)):
        yield f"{id}\n"
