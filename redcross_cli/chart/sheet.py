"""The sheet of a picture: its type, its colours, and how texts and shapes are put on it.

How wide a text will be is estimated, on the wide side, as it depends on the fonts where
the picture is shown.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree as ET

from redcross_cli.chart.labels import Box
from redcross_cli.output.wrap import broken

FONTS = "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
RED, BLACK, GREY, PALE, WHITE = "#c8102e", "#1a1a1a", "#595959", "#d9d9d9", "#ffffff"

# In units of the sheet, which is so wide unless what it shows needs more.
WIDTH, MARGIN = 1024, 48
TITLE, BODY, SMALL = 30, 20, 16  # sizes of type
LEADING = 1.25  # the height of a line, in sizes of type
GAP = 13  # between what stands side by side


class Words(NamedTuple):
    """A line of text, its size and colour."""

    text: str
    size: int
    colour: str = BLACK


Block = Sequence[Words]  # lines, one under the other


class Frame(NamedTuple):
    """What stands around a drawing, in lines that fit a sheet so wide."""

    width: float
    title: Block
    notes: Block
    sources: Block

    @property
    def height(self) -> float:
        return self.width * 9 / 16

    @property
    def room(self) -> Box:
        """What the title and the notes above, and the sources below, leave."""
        top = MARGIN + height_of(self.title) + height_of(self.notes) + 2 * GAP
        bottom = self.height - MARGIN - height_of(self.sources) - GAP
        return Box(MARGIN, top, self.width - MARGIN, bottom)


def make_frame(
    width: float, title: str, notes: Sequence[str], sources: Sequence[str], foot: int
) -> Frame:
    """The frame of a picture, whose sources are printed in type of the size ``foot``."""
    inner = width - 2 * MARGIN
    return Frame(
        width,
        fold_block([Words(title, TITLE)], inner),
        fold_block([Words(note, SMALL, GREY) for note in notes], inner),
        fold_block([Words(source, foot, GREY) for source in sources], inner),
    )


def new_sheet(title: str, frame: Frame) -> ET.Element:
    """A white sheet that is called by its title, with its frame."""
    box = f"0 0 {frame.width:.0f} {frame.height:.0f}"
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": box})
    root.set("font-family", FONTS)
    ET.SubElement(root, "title").text = legal(title)
    add_rect(root, (0, 0, frame.width, frame.height), WHITE)
    add_text(root, frame.title, MARGIN, MARGIN)
    add_text(root, frame.notes, MARGIN, MARGIN + height_of(frame.title) + GAP / 2)
    add_text(root, frame.sources, MARGIN, frame.room.bottom + GAP)
    return root


def write_sheet(root: ET.Element) -> str:
    """The SVG document of a sheet."""
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def add_rect(root: ET.Element, box: tuple[float, float, float, float], colour: str) -> None:
    names = ("x", "y", "width", "height")
    attributes = {name: f"{number:.1f}" for name, number in zip(names, box, strict=True)}
    ET.SubElement(root, "rect", attributes, fill=colour)


def add_text(root: ET.Element, block: Block, x: float, y: float, anchor: str = "start") -> None:
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
        ET.SubElement(root, "text", attributes).text = legal(words.text)


def legal(text: str) -> str:
    """Text without what no XML can hold; escaping is for the writer of the document."""
    return re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def height_of(block: Block) -> float:
    return sum(words.size for words in block) * LEADING


def width_of(block: Block) -> float:
    return max(ems_of(words.text) * words.size for words in block)


def ems_of(text: str) -> float:
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


def fold_block(block: Block, width: float) -> list[Words]:
    """The lines, none wider than ``width``; an empty line is left out."""
    return [
        words._replace(text=line)
        for words in block
        for line in fold_text(words.text, width / words.size)
    ]


def fold_text(text: str, ems: float) -> list[str]:
    """Text in lines at most so wide, broken at spaces and between Chinese characters.

    A word that is too wide for a line is broken where it must be.

    >>> fold_text("Registered volunteers", 8)
    ['Registered', 'volunteers']
    """
    return [line.rstrip() for line in broken(text, ems, ems_of) if line.strip()]
