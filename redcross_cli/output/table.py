"""What a terminal gets: a table, cards or another drawing, made with Rich."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from shutil import get_terminal_size
from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from redcross_cli.facts.csl import web_address
from redcross_cli.facts.model import Fact
from redcross_cli.messages import _
from redcross_cli.output.cards import fields
from redcross_cli.output.escape import printable
from redcross_cli.output.listing import Column, Listing
from redcross_cli.output.wrap import cells, wrapped

NARROW = 60  # columns of a terminal below which even an id is folded
GAP = 2  # cells between columns
COMFORTABLE = 32  # cells in which a long text is read well, though folded
LEAST = 2  # cells that a column has at the least: a Chinese character
_PADDING = re.compile(r" +$", re.MULTILINE)


def draw_listing(listing: Listing) -> Iterator[str]:
    # Rich by itself overlooks COLUMNS at a dumb terminal, and believes it when it is 0.
    width, height = get_terminal_size()
    console = Console(width=width, height=height, highlight=False, markup=False, emoji=False)
    drawings: Iterable[RenderableType]
    if listing.drawn:
        drawings = listing.drawn(console)
    else:
        drawings = (_tables if listing.columns else _cards)(listing, console)
    for drawing in drawings:
        with console.capture() as captured:
            console.print(drawing)
        yield _PADDING.sub("", captured.get())


def _tables(listing: Listing, console: Console) -> Iterator[RenderableType]:
    """A table, or one for each group of records under its heading, with columns alike."""
    view = listing.view
    rows = [
        [printable(column.cell(record, view)) for column in listing.columns]
        for record in listing.records
    ]
    heads = [column.header for column in listing.columns]
    wanted = [max(map(_width, texts)) for texts in zip(heads, *rows, strict=True)]
    shown = _chosen(listing.columns, wanted, console.width)
    rows = [[row[place] for place in shown] for row in rows]
    columns = [listing.columns[place] for place in shown]
    widths = _fitted(columns, [wanted[place] for place in shown], console.width)
    groups = [listing.group(record) if listing.group else "" for record in listing.records]
    names = list(dict.fromkeys(groups))
    yield _header(columns, widths, "-" if console.options.ascii_only else "─")
    for number, name in enumerate(names):
        if len(names) > 1:
            yield Text(("\n" if number else "") + printable(name), style="bold")
        numbered = zip(listing.records, rows, groups, strict=True)
        some = [(record, row) for record, row, group in numbered if group == name]
        yield from _table(columns, some, widths, listing)


def _table(
    columns: Sequence[Column],
    rows: Iterable[tuple[Any, Sequence[str]]],
    widths: Sequence[int],
    listing: Listing,
) -> Iterator[Text]:
    """The rows of a table, each of as many lines as its longest cell."""
    for record, row in rows:
        texts = [Text(wrapped(text, width)) for text, width in zip(row, widths, strict=True)]
        for column, text in zip(columns, texts, strict=True):
            if column.link:
                _link(text, column.link(record), len(text))
            for start, end in listing.marks(text.plain) if listing.marks else ():
                text.stylize("bold magenta", start, end)
        yield _row(columns, texts, widths)


def _header(columns: Sequence[Column], widths: Sequence[int], rule: str) -> Text:
    """The names of the columns, and a rule below them."""
    texts = [
        Text(wrapped(column.header, width), style="bold")
        for column, width in zip(columns, widths, strict=True)
    ]
    return _row(columns, texts, widths).append(
        "\n" + rule * (sum(widths) + GAP * (len(widths) - 1))
    )


def _row(columns: Sequence[Column], texts: Sequence[Text], widths: Sequence[int]) -> Text:
    """Cells side by side, line by line."""
    split = [text.split("\n", allow_blank=True) for text in texts]
    lines = []
    for parts in zip_longest(*split, fillvalue=Text()):
        line = Text()
        for column, part, width in zip(columns, parts, widths, strict=True):
            space = " " * (width - cells(part.plain))
            line.append(" " * GAP if line else "")
            line.append_text(Text.assemble(*((space, part) if column.right else (part, space))))
        lines.append(line)
    return Text("\n", overflow="ignore", no_wrap=True).join(lines)


def _width(text: str) -> int:
    return max(map(cells, text.split("\n")))


def _chosen(columns: Sequence[Column], widths: Sequence[int], room: int) -> list[int]:
    """The places of the columns that are shown: the last of those that may go goes first."""
    places = list(range(len(columns)))
    for place in reversed(places):
        needed = sum(min(widths[p], COMFORTABLE) + GAP for p in places) - GAP
        if needed > room and columns[place].only_wide:
            places.remove(place)
    return places


def _fitted(columns: Sequence[Column], widths: Sequence[int], room: int) -> list[int]:
    """How wide each column is: those that may be folded give way, the widest first."""
    found = list(widths)
    while sum(found) + GAP * (len(found) - 1) > room:
        fixed = room >= NARROW
        foldable = [p for p, c in enumerate(columns) if not (c.unbroken and fixed)]
        widest = max(foldable or range(len(found)), key=lambda place: found[place])
        if found[widest] <= LEAST:
            break
        found[widest] -= 1
    return found


def _cards(listing: Listing, console: Console) -> Iterator[RenderableType]:
    for place, record in enumerate(listing.records):
        if place:
            yield Text()
        yield Text(record.id, style="bold")
        card = Table.grid(padding=(0, GAP, 0, 0))
        card.add_column(style="dim", no_wrap=True)
        card.add_column(overflow="fold")
        shown_fields = fields(record, listing)
        room = console.width - max(cells(label) for label, _text in shown_fields) - GAP
        for label, text in shown_fields:
            shown = Text(wrapped(printable(text), max(room, LEAST)))
            if isinstance(record, Fact) and label == _("Source"):
                source = listing.view.base.sources[record.source]
                title = wrapped(printable(text.partition("\n")[0]), max(room, LEAST))
                _link(shown, web_address(source), len(title))
            card.add_row(Text(label), shown)
        yield card


def _link(text: Text, address: str, end: int) -> None:
    """Make the beginning of a text a link, where the terminal shows such (OSC 8).

    What such a sequence cannot hold leads nowhere: all but printable ASCII.
    """
    if re.fullmatch(r"[!-~]+", address):
        text.stylize(f"link {address}", 0, end)
