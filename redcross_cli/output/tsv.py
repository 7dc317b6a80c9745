r"""TSV: a record a line, whatever it holds; tab, line break and backslash as ``\t \n \r \\``."""

from __future__ import annotations

from collections.abc import Iterator

from redcross_cli.output.flat import rows
from redcross_cli.output.listing import Listing

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def render(listing: Listing) -> Iterator[str]:
    for row in rows(listing):
        yield "\t".join(cell.translate(_ESCAPES) for cell in row) + "\n"
