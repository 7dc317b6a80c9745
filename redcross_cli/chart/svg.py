"""A picture for a slide: a standalone SVG of a chart, 16 wide and 9 high, with its sources.

Its texts are text, so that they can be searched and edited.
"""

from __future__ import annotations

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
    TITLE,
    WIDTH,
    Block,
    Words,
    add_rect,
    add_text,
    fold_block,
    height_of,
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
    plan = _planned(picture, WIDTH)
    while plan.needed > plan.height:
        plan = _planned(picture, plan.width * 1.05)
    return write_sheet(_drawn(picture, plan))


class _Plan(NamedTuple):
    """The texts of a picture, folded for a sheet so wide; where the bars begin and end."""

    width: float
    title: Block
    notes: Block
    labels: Sequence[Block]
    figures: Sequence[Block]
    sources: Block
    left: float
    room: float

    @property
    def height(self) -> float:
        return self.width * 9 / 16

    @property
    def top(self) -> float:
        """Where the rows may begin, below the numbers of the marks."""
        return self.under_title + height_of(self.notes) + GAP + SMALL * LEADING

    @property
    def under_title(self) -> float:
        return MARGIN + height_of(self.title) + GAP / 2

    @property
    def bottom(self) -> float:
        """Where the sources begin."""
        return self.height - MARGIN - height_of(self.sources)

    @property
    def rows(self) -> list[float]:
        """The least height of each row, a bar with its texts."""
        pairs = zip(self.labels, self.figures, strict=True)
        return [max(map(height_of, pair)) + GAP for pair in pairs]

    @property
    def needed(self) -> float:
        """The height of a sheet that holds everything."""
        return self.top + sum(self.rows) + 2 * GAP + height_of(self.sources) + MARGIN


def _planned(picture: Picture, width: float) -> _Plan:
    lines = picture.lines
    inner = width - 2 * MARGIN
    labels = [[Words(line.label, BODY), Words(line.aside, SMALL, GREY)] for line in lines]
    figures = [[Words(line.figure, BODY)] for line in lines]
    labels = [fold_block(block, inner * LABELS) for block in labels]
    figures = [fold_block(block, inner * FIGURES) for block in figures]
    label, figure = (max(map(width_of, blocks)) for blocks in (labels, figures))
    return _Plan(
        width,
        fold_block([Words(picture.title, TITLE)], inner),
        fold_block([Words(note, SMALL, GREY) for note in picture.notes], inner),
        labels,
        figures,
        fold_block([Words(source, SMALL, GREY) for source in picture.sources], inner),
        left=MARGIN + label + GAP,
        room=inner - label - figure - 2 * GAP,
    )


def _drawn(picture: Picture, plan: _Plan) -> ET.Element:
    root = new_sheet(picture.title, plan.width, plan.height)
    add_text(root, plan.title, MARGIN, MARGIN)
    add_text(root, plan.notes, MARGIN, plan.under_title)
    add_text(root, plan.sources, MARGIN, plan.bottom)
    room = plan.bottom - 2 * GAP - plan.top
    rows = _spread(plan.rows, room)
    top = plan.top + (room - sum(rows)) / 2
    _rule(root, picture.marks, plan, top, sum(rows))
    thickness = min(min(rows) - 2 * GAP, THICKNESS)
    tops = accumulate(rows[:-1], initial=top)
    for line, label, figure, row, y in zip(
        picture.lines, plan.labels, plan.figures, rows, tops, strict=True
    ):
        middle, length = y + row / 2, line.share * plan.room
        add_rect(root, (plan.left, middle - thickness / 2, length, thickness), RED)
        add_text(root, label, plan.left - GAP, middle - height_of(label) / 2, "end")
        add_text(root, figure, plan.left + length + GAP, middle - height_of(figure) / 2)
    add_rect(root, (plan.left - 2, top, 2, sum(rows)), BLACK)
    return root


def _spread(rows: Sequence[float], room: float) -> list[float]:
    """Rows that use the room there is: equally high if they can be."""
    equal = room / len(rows)
    if equal >= max(rows):
        return [max(*rows, min(equal, PITCH))] * len(rows)
    return [row + (room - sum(rows)) / len(rows) for row in rows]


def _rule(
    root: ET.Element, marks: Sequence[tuple[float, str]], plan: _Plan, top: float, height: float
) -> None:
    """The marks of a scale behind the bars, with those numbers over them that fit."""
    if not marks:
        return
    numbers = [[Words(number, SMALL, GREY)] for _, number in marks]
    step = every(marks, plan.room, max(map(width_of, numbers)) + GAP / 2)
    for count, (share, _) in enumerate(marks):
        place = plan.left + share * plan.room
        add_rect(root, (place - 0.5, top, 1, height), PALE)
        if count % step == 0:
            number = numbers[count]
            add_text(root, number, place, top - height_of(number), "middle")
