"""Bars for a terminal, drawn with Rich."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from redcross_cli.chart.picture import Picture, every

EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
GAP = 2  # cells between columns


def draw(picture: Picture, console: Console) -> Iterator[Text]:
    """The lines of a chart.

    A bar stands between its label and its figure; where that leaves it less than a
    quarter of the width, under its label; and where the figure leaves it less than a
    third even so, under both.
    """
    width, plain = console.width, console.options.ascii_only
    label = max(cell_len(line.label) for line in picture.lines)
    aside = max(cell_len(line.aside) for line in picture.lines)
    figure = max(cell_len(line.figure) for line in picture.lines)
    left, right = label + GAP + (aside + GAP if aside else 0), figure + 1
    above = width - left - right < width // 4
    if above:
        left = GAP
        if width - left - right < width // 3:
            right = 0
    room = width - left - right
    yield Text(picture.title, style="bold", overflow="fold")
    yield Text()
    for line in picture.lines:
        head = line.label if right else f"{line.label}{' ' * GAP}{line.figure}"
        bar = (bar_of(line.share, room, plain), "red")
        tail = f" {line.figure}" if right else ""
        if above:
            yield Text.assemble(head, " " * GAP, (line.aside, "dim"), overflow="fold")
            yield Text.assemble(" " * left, bar, tail)
        else:
            head = set_cell_size(head, label + GAP)
            beside = set_cell_size(line.aside, left - label - GAP)
            yield Text.assemble(head, (beside, "dim"), bar, tail)
    for row in ruler(picture.marks, room, width - left, plain):
        yield Text(" " * left + row, style="dim")
    if picture.notes:
        yield Text()
    for note in picture.notes:
        yield Text(note, style="dim", overflow="fold")


def bar_of(share: float, room: int, plain: bool) -> str:
    """A bar, true to an eighth of a cell, or of ``#`` to a cell; what is above 0 is seen.

    >>> bar_of(0.5, 3, plain=False), bar_of(0.5, 4, plain=True)
    ('█▌', '##')
    """
    parts = 1 if plain else len(EIGHTHS)
    length = max(round(share * room * parts), int(share > 0))
    return ("#" if plain else "█") * (length // parts) + EIGHTHS[length % parts]


def ruler(marks: Sequence[tuple[float, str]], room: int, width: int, plain: bool) -> Iterator[str]:
    """The marks of a scale under bars of up to ``room`` cells, and the numbers that fit, evenly."""
    if not marks:
        return
    line, numbers = ["-" if plain else "─"] * room, ""
    step = every(marks, room, max(cell_len(number) for _, number in marks) + 1)
    for count, (share, number) in enumerate(marks):
        place = min(int(share * room), room - 1)
        line[place] = "+" if plain else "┬"
        if count % step == 0 and place + cell_len(number) <= width:
            numbers = set_cell_size(numbers, place) + number
    yield "".join(line)
    yield numbers
