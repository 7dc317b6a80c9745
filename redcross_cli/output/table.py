"""What a terminal gets: a table, cards or another drawing, made with Rich."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from shutil import get_terminal_size

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from redcross_cli.output.cards import fields
from redcross_cli.output.escape import printable
from redcross_cli.output.listing import Listing

NARROW = 60  # columns of a terminal below which even an id is folded
WIDE = 100  # and from which on there is room for all that is said of a fact
_PADDING = re.compile(r" +$", re.MULTILINE)


def draw_listing(listing: Listing) -> Iterator[str]:
    # Rich by itself overlooks COLUMNS at a dumb terminal, and believes it when it is 0.
    width, height = get_terminal_size()
    console = Console(width=width, height=height, highlight=False, markup=False, emoji=False)
    for drawing in _drawings(listing, console):
        with console.capture() as captured:
            console.print(drawing)
        yield _PADDING.sub("", captured.get())


def _drawings(listing: Listing, console: Console) -> Iterable[RenderableType]:
    if listing.drawn:
        return listing.drawn(console)
    return _cards(listing) if listing.card else [_table(listing, console)]


def _table(listing: Listing, console: Console) -> Table:
    view = listing.view
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        collapse_padding=True,
        header_style="bold",
    )
    columns = [c for c in listing.columns if console.width >= WIDE or not c.only_wide]
    for column in columns:
        table.add_column(
            column.header,
            justify="right" if column.right else "left",
            no_wrap=column.unbroken and console.width >= NARROW,
            overflow="fold",
        )
    for record in listing.records:
        cells = [Text(printable(column.cell(record, view))) for column in columns]
        if listing.marks:
            for cell in cells:
                for start, end in listing.marks(cell.plain):
                    cell.stylize("bold yellow", start, end)
        table.add_row(*cells)
    return table


def _cards(listing: Listing) -> Iterator[RenderableType]:
    for place, record in enumerate(listing.records):
        if place:
            yield Text()
        yield Text(record.id, style="bold")
        card = Table.grid(padding=(0, 2, 0, 0))
        card.add_column(style="dim", no_wrap=True)
        card.add_column(overflow="fold")
        for label, text in fields(record, listing):
            card.add_row(Text(label), Text(printable(text)))
        yield card
