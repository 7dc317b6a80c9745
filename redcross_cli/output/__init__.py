"""Answers as text: one module a format, each with `render(listing)`.

To add a format, add its module and its name here.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Literal

from redcross_cli.output.listing import Listing

Format = Literal["table", "json", "jsonl", "csv", "tsv", "markdown"]


def render(listing: Listing, format: Format) -> Iterator[str]:
    """The listing as text in pieces, the last ending in a line break."""
    module = import_module(f"redcross_cli.output.{format}")
    pieces: Iterator[str] = module.render(listing)
    return pieces
