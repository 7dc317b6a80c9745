"""What a terminal gets: a table, cards or another drawing, made with Rich."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from shutil import get_terminal_size

from rich.console import Console, JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text

from redcross_cli.messages import _
from redcross_cli.output import Column, Listing
from redcross_cli.output.cards import fields
from redcross_cli.output.text import cells, longest_word, printable, wrapped

NARROW = 60  # columns of a terminal below which even an id is folded
GAP = 2  # cells between columns
COMFORTABLE = 32  # cells in which a long text is read well, though folded
_LONG_WORD = 16  # cells; a longer one, such as an address, may be broken
LEAST = 2  # cells that a column has at the least: a Chinese character
_PADDING = re.compile(r" +$", re.MULTILINE)


def draw_listing(listing: Listing) -> Iterator[str]:
    # Rich by itself overlooks COLUMNS at a dumb terminal, and believes it when it is 0.
    width, height = get_terminal_size()
    console = Console(width=width, height=height, highlight=False, markup=False, emoji=False)
    draw = listing.drawn or partial(_tables if listing.columns else _cards, listing)
    for drawing in draw(console):
        with console.capture() as captured:
            console.print(drawing)
        yield _PADDING.sub("", captured.get())


def _tables(listing: Listing, console: Console) -> Iterator[RenderableType]:
    """A table, or one for each group of records under its heading, with columns alike."""
    texts = _texts(listing)
    wanted = [max(map(_width, some)) for some in texts]
    shown = _chosen(listing.columns, wanted, console.width)
    columns, texts = [listing.columns[n] for n in shown], [texts[n] for n in shown]
    widths = _fitted(columns, [wanted[n] for n in shown], texts, console.width)
    heads, *rows = zip(*texts, strict=True)
    yield _rows(columns, widths, [heads], ".+", "bold")
    rule = "-" if console.options.ascii_only else "─"
    yield Text(rule * (sum(widths) + GAP * (len(widths) - 1)))
    groups: dict[str, list[Sequence[str]]] = {}
    for record, row in zip(listing.records, rows, strict=True):
        groups.setdefault(listing.group(record) if listing.group else "", []).append(row)
    for number, (name, some) in enumerate(groups.items()):
        if len(groups) > 1:
            yield Text(("\n" if number else "") + printable(name), style="bold")
        yield _rows(columns, widths, some, listing.marked, "bold magenta")


def _texts(listing: Listing) -> list[list[str]]:
    """Of each column its title and its cells."""
    records, view = listing.records, listing.view
    return [
        [_(column.title), *(printable(column.cell(record, view)) for record in records)]
        for column in listing.columns
    ]


def left_out(listing: Listing) -> list[str]:
    """The titles of the columns for which the terminal has no room."""
    texts = _texts(listing)
    widths = [max(map(_width, some)) for some in texts]
    shown = _chosen(listing.columns, widths, get_terminal_size().columns)
    return [title for n, (title, *_cells) in enumerate(texts) if n not in shown]


def _rows(
    columns: Sequence[Column],
    widths: Sequence[int],
    rows: Iterable[Sequence[str]],
    marked: str,
    style: str,
) -> Table:
    """Rows of a table, each of as many lines as its longest cell; what matches has a style."""
    grid = Table.grid(padding=(0, GAP, 0, 0))
    grid.width = sum(widths) + GAP * (len(widths) - 1)
    for column, width in zip(columns, widths, strict=True):
        justify: JustifyMethod = "right" if column.right else "left"
        # What Rich takes to be wider than it is is folded, not lost.
        grid.add_column(justify=justify, width=width, overflow="fold")
    for row in rows:
        texts = [Text(wrapped(text, width)) for text, width in zip(row, widths, strict=True)]
        for text in texts if marked else ():
            text.highlight_regex(marked, style)
        grid.add_row(*texts)
    return grid


def _width(text: str) -> int:
    return max(map(cells, text.split("\n")))


def _chosen(columns: Sequence[Column], widths: Sequence[int], room: int) -> list[int]:
    """The indexes of the columns that are shown: the last of those that may go goes first."""
    shown = list(range(len(columns)))
    for index in reversed(shown):
        needed = sum(min(widths[n], COMFORTABLE) + GAP for n in shown) - GAP
        if needed > room and columns[index].only_wide:
            shown.remove(index)
    return shown


def _fitted(
    columns: Sequence[Column], widths: Sequence[int], texts: Sequence[Sequence[str]], room: int
) -> list[int]:
    """How wide each column is: those that may be folded give way, the widest first.

    They do so until a word would break; then ids break after a hyphen, and only then words.
    """
    found, fixed = list(widths), room >= NARROW
    if sum(found) + GAP * (len(found) - 1) <= room:
        return found
    words = [max(min(longest_word(text), _LONG_WORD) for text in some) for some in texts]
    while sum(found) + GAP * (len(found) - 1) > room:
        widest = max(
            range(len(found)),
            key=lambda n: (found[n] > words[n], not (columns[n].unbroken and fixed), found[n]),
        )
        if found[widest] <= LEAST:
            break
        found[widest] -= 1
    return found


def _cards(listing: Listing, console: Console) -> Iterator[RenderableType]:
    for index, record in enumerate(listing.records):
        if index:
            yield Text()
        yield Text(record.id, style="bold")
        card = Table.grid(padding=(0, GAP, 0, 0))
        card.add_column(style="dim", no_wrap=True)
        card.add_column(overflow="fold")
        shown_fields = fields(record, listing)
        room = console.width - max(cells(label) for label, _text in shown_fields) - GAP
        for label, text in shown_fields:
            card.add_row(label, Text(wrapped(printable(text), max(room, LEAST))))
        yield card
