"""A picture for a slide: a standalone SVG of a chart, 16 wide and 9 high, with its sources.

Its texts are text, so that they can be searched and edited.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple
from xml.etree import ElementTree as ET

from redcross_cli.chart.picture import Picture, every
from redcross_cli.chart.sheet import (
    BLACK,
    BODY,
    GAP,
    GREY,
    LEADING,
    MARGIN,
    PALE,
    RED,
    SMALL,
    WIDTH,
    Block,
    Frame,
    Words,
    add_rect,
    add_text,
    fold_block,
    height_of,
    make_frame,
    new_sheet,
    width_of,
    write_sheet,
)

PITCH, THICKNESS = 120, 64  # from bar to bar, and of a bar, at the most
LABELS, FIGURES = 0.4, 0.3  # of the width, at the most


def svg(picture: Picture) -> str:
    """A chart as an SVG document.

    More bars are drawn on a larger sheet, which a slide shows smaller.
    """
    layout = _lay_out(picture, WIDTH)
    while sum(layout.rows) > layout.bottom - layout.top:
        layout = _lay_out(picture, layout.frame.width * 1.05)
    return write_sheet(_draw(picture, layout))


class _Layout(NamedTuple):
    """The texts of a picture, folded for its sheet; where the bars begin, and their room."""

    frame: Frame
    labels: Sequence[Block]
    figures: Sequence[Block]
    left: float
    room: float

    @property
    def top(self) -> float:
        """Where the rows may begin, below the numbers of the marks."""
        return self.frame.room.top + SMALL * LEADING

    @property
    def bottom(self) -> float:
        return self.frame.room.bottom - GAP

    @property
    def rows(self) -> list[float]:
        """The least height of each row, a bar with its texts."""
        pairs = zip(self.labels, self.figures, strict=True)
        return [max(map(height_of, pair)) + GAP for pair in pairs]


def _lay_out(picture: Picture, width: float) -> _Layout:
    lines = picture.lines
    inner = width - 2 * MARGIN
    labels = [[Words(line.label, BODY), Words(line.aside, SMALL, GREY)] for line in lines]
    figures = [[Words(line.figure, BODY)] for line in lines]
    labels = [fold_block(block, inner * LABELS) for block in labels]
    figures = [fold_block(block, inner * FIGURES) for block in figures]
    label, figure = (max(map(width_of, blocks)) for blocks in (labels, figures))
    return _Layout(
        make_frame(width, picture.title, picture.notes, picture.sources, SMALL),
        labels,
        figures,
        left=MARGIN + label + GAP,
        room=inner - label - figure - 2 * GAP,
    )


def _draw(picture: Picture, layout: _Layout) -> ET.Element:
    root = new_sheet(picture.title, layout.frame)
    room = layout.bottom - layout.top
    rows = _spread(layout.rows, room)
    top = layout.top + (room - sum(rows)) / 2
    _rule(root, picture.marks, layout, top, sum(rows))
    thickness = min(min(rows) - 2 * GAP, THICKNESS)
    tops = accumulate(rows[:-1], initial=top)
    for line, label, figure, row, y in zip(
        picture.lines, layout.labels, layout.figures, rows, tops, strict=True
    ):
        middle, length = y + row / 2, line.share * layout.room
        add_rect(root, (layout.left, middle - thickness / 2, length, thickness), RED)
        add_text(root, label, layout.left - GAP, middle - height_of(label) / 2, "end")
        add_text(root, figure, layout.left + length + GAP, middle - height_of(figure) / 2)
    add_rect(root, (layout.left - 2, top, 2, sum(rows)), BLACK)
    return root


def _spread(rows: Sequence[float], room: float) -> list[float]:
    """Rows that use the room there is: equally high if they can be."""
    equal = room / len(rows)
    if equal >= max(rows):
        return [max(*rows, min(equal, PITCH))] * len(rows)
    return [row + (room - sum(rows)) / len(rows) for row in rows]


def _rule(
    root: ET.Element, marks: Sequence[tuple[float, str]], layout: _Layout, top: float, height: float
) -> None:
    """The marks of a scale behind the bars, with those numbers over them that fit."""
    if not marks:
        return
    numbers = [[Words(number, SMALL, GREY)] for _, number in marks]
    step = every(marks, layout.room, max(map(width_of, numbers)) + GAP / 2)
    for count, (share, _) in enumerate(marks):
        place = layout.left + share * layout.room
        add_rect(root, (place - 0.5, top, 1, height), PALE)
        if count % step == 0:
            number = numbers[count]
            add_text(root, number, place, top - height_of(number), "middle")
