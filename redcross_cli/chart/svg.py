"""A picture for a slide: a standalone SVG of a chart, 16 wide and 9 high, with its sources.

Its texts are text, so that they can be searched and edited. How wide they will be is
estimated, on the wide side, as it depends on the fonts where the picture is shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple
from xml.etree import ElementTree as ET

from redcross_cli.chart.picture import Picture, every

FONTS = "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
RED, BLACK, GREY, PALE, WHITE = "#c8102e", "#1a1a1a", "#595959", "#d9d9d9", "#ffffff"

# In units of the sheet, which is so wide unless the bars need more.
WIDTH, MARGIN = 1024, 48
TITLE, BODY, SMALL = 30, 20, 16  # sizes of type
LEADING = 1.25  # the height of a line, in sizes of type
GAP = 13  # from a bar to its label, its figure and the next bar
PITCH, THICKNESS = 120, 64  # from bar to bar, and of a bar, at the most
LABELS, FIGURES = 0.4, 0.3  # of the width, at the most


def svg(picture: Picture) -> str:
    """A chart as an SVG document.

    More bars are drawn on a larger sheet, which a slide shows smaller.
    """
    plan = _planned(picture, WIDTH)
    while plan.needed > plan.height:
        plan = _planned(picture, plan.width * 1.05)
    root = _drawn(picture, plan)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


class _Words(NamedTuple):
    """A line of text, its size and colour."""

    text: str
    size: int
    colour: str = BLACK


_Block = Sequence[_Words]  # lines, one under the other


class _Plan(NamedTuple):
    """The texts of a picture, folded for a sheet so wide; where the bars begin and end."""

    width: float
    title: _Block
    notes: _Block
    labels: Sequence[_Block]
    figures: Sequence[_Block]
    sources: _Block
    left: float
    room: float

    @property
    def height(self) -> float:
        return self.width * 9 / 16

    @property
    def top(self) -> float:
        """Where the rows may begin, below the numbers of the marks."""
        return self.under_title + _height(self.notes) + GAP + SMALL * LEADING

    @property
    def under_title(self) -> float:
        return MARGIN + _height(self.title) + GAP / 2

    @property
    def bottom(self) -> float:
        """Where the sources begin."""
        return self.height - MARGIN - _height(self.sources)

    @property
    def rows(self) -> list[float]:
        """The least height of each row, a bar with its texts."""
        pairs = zip(self.labels, self.figures, strict=True)
        return [max(map(_height, pair)) + GAP for pair in pairs]

    @property
    def needed(self) -> float:
        """The height of a sheet that holds everything."""
        return self.top + sum(self.rows) + 2 * GAP + _height(self.sources) + MARGIN


def _planned(picture: Picture, width: float) -> _Plan:
    lines = picture.lines
    inner = width - 2 * MARGIN
    labels = [[_Words(line.label, BODY), _Words(line.aside, SMALL, GREY)] for line in lines]
    figures = [[_Words(line.figure, BODY)] for line in lines]
    labels = [_folded(block, inner * LABELS) for block in labels]
    figures = [_folded(block, inner * FIGURES) for block in figures]
    label, figure = (max(map(_width, blocks)) for blocks in (labels, figures))
    return _Plan(
        width,
        _folded([_Words(picture.title, TITLE)], inner),
        _folded([_Words(note, SMALL, GREY) for note in picture.notes], inner),
        labels,
        figures,
        _folded([_Words(source, SMALL, GREY) for source in picture.sources], inner),
        left=MARGIN + label + GAP,
        room=inner - label - figure - 2 * GAP,
    )


def _drawn(picture: Picture, plan: _Plan) -> ET.Element:
    box = f"0 0 {plan.width:.0f} {plan.height:.0f}"
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": box})
    root.set("font-family", FONTS)
    ET.SubElement(root, "title").text = _legal(picture.title)
    _rect(root, (0, 0, plan.width, plan.height), WHITE)
    _write(root, plan.title, MARGIN, MARGIN)
    _write(root, plan.notes, MARGIN, plan.under_title)
    _write(root, plan.sources, MARGIN, plan.bottom)
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
        _rect(root, (plan.left, middle - thickness / 2, length, thickness), RED)
        _write(root, label, plan.left - GAP, middle - _height(label) / 2, "end")
        _write(root, figure, plan.left + length + GAP, middle - _height(figure) / 2)
    _rect(root, (plan.left - 2, top, 2, sum(rows)), BLACK)
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
    numbers = [[_Words(number, SMALL, GREY)] for _, number in marks]
    step = every(marks, plan.room, max(map(_width, numbers)) + GAP / 2)
    for count, (share, _) in enumerate(marks):
        place = plan.left + share * plan.room
        _rect(root, (place - 0.5, top, 1, height), PALE)
        if count % step == 0:
            number = numbers[count]
            _write(root, number, place, top - _height(number), "middle")


def _rect(root: ET.Element, box: tuple[float, float, float, float], colour: str) -> None:
    names = ("x", "y", "width", "height")
    attributes = {name: f"{number:.1f}" for name, number in zip(names, box, strict=True)}
    ET.SubElement(root, "rect", attributes, fill=colour)


def _write(root: ET.Element, block: _Block, x: float, y: float, anchor: str = "start") -> None:
    """Write lines from a top edge down."""
    for words in block:
        y += words.size * LEADING
        attributes = {
            "x": f"{x:.1f}",
            "y": f"{y - words.size * (LEADING - 0.7) / 2:.1f}",  # a capital is 0.7 high
            "font-size": str(words.size),
            "fill": words.colour,
            "text-anchor": anchor,
        }
        if words.size == TITLE:
            attributes["font-weight"] = "bold"
        ET.SubElement(root, "text", attributes).text = _legal(words.text)


def _legal(text: str) -> str:
    """Text without what no XML can hold; escaping is for the writer of the document."""
    return re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def _height(block: _Block) -> float:
    return sum(words.size for words in block) * LEADING


def _width(block: _Block) -> float:
    return max(_ems(words.text) * words.size for words in block)


def _ems(text: str) -> float:
    """About how wide a text is at most, in sizes of its type."""
    return sum(map(_em, text))


@cache
def _em(character: str) -> float:
    if character > "\u024f":  # no Latin letter: a Chinese one, or as wide
        return 1
    if character in "fijlrt.,:;'|!()[]- ":
        return 0.4
    if character in "mwMW@%":
        return 0.95
    return 0.75 if character.isupper() else 0.6


def _folded(block: _Block, width: float) -> list[_Words]:
    """The lines, none wider than ``width``; an empty line is left out."""
    return [
        words._replace(text=line)
        for words in block
        for line in folded(words.text, width / words.size)
    ]


_CHINESE = "\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
_OPENING, _CLOSING = "（《“‘【「", "，。、；：？！）》”’】」%"
_PIECE = rf"""
    [{_OPENING}]*(?:[{_CHINESE}]|[^\s{_CHINESE}{_OPENING}{_CLOSING}]+)?[{_CLOSING}]*\s*
"""


def folded(text: str, ems: float) -> list[str]:
    """Text in lines at most so wide, broken at spaces and between Chinese characters.

    A word that is too wide for a line is broken where it must be.

    >>> folded("Registered volunteers", 8)
    ['Registered', 'volunteers']
    """
    lines: list[str] = []
    line = ""
    for piece in re.findall(_PIECE, text, re.VERBOSE):
        for part in [piece] if _ems(piece.rstrip()) <= ems else piece:
            if _ems((line + part).rstrip()) > ems:
                lines.append(line.rstrip())
                line = ""
            line += part
    return [line for line in [*lines, line.rstrip()] if line]
