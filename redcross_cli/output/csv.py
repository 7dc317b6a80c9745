"""CSV (RFC 4180, but with a bare line feed, as command-line tools expect)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from redcross_cli.facts.tables import FORMULA
from redcross_cli.output.flat import rows
from redcross_cli.output.listing import Listing

_NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?")


def render(listing: Listing) -> Iterator[str]:
    for row in rows(listing):
        line = io.StringIO()
        # With this line end a lone carriage return is quoted, without which none could be read.
        csv.writer(line, lineterminator="\r\n").writerow(map(_guarded, row))
        yield line.getvalue().removesuffix("\r\n") + "\n"


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `facts.tables` undoes it."""
    if not FORMULA.match(cell) or cell == "=" or _NUMBER.fullmatch(cell):
        return cell
    return f"'{cell}"
