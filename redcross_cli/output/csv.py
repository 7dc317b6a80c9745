"""CSV (RFC 4180, but with a bare line feed, as command-line tools expect)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from redcross_cli.output.flat import rows
from redcross_cli.output.listing import Listing


def render(listing: Listing) -> Iterator[str]:
    for row in rows(listing):
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(row)
        yield line.getvalue()
