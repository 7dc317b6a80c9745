"""A chart as a picture for a slide: a standalone SVG, 16 wide and 9 high, with its sources.

Its texts are text, so that they can be searched and edited. How wide one will be is
estimated, on the wide side, as it depends on the fonts where the picture is shown.
"""

import re
from bisect import bisect_left
from functools import cache
from html import escape
from math import ceil, log

from redcross_cli.chart.chart import Chart
from redcross_cli.chart.labels import Box
from redcross_cli.chart.layout import Drawing, Item, Look, Pen, Sign, Stroke, Style, Words, lay_out
from redcross_cli.output.text import printable

FONTS = "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
RED, BLUE, BLACK, GREY, PALE = "#c8102e", "#0050a0", "#1a1a1a", "#595959", "#d9d9d9"
WIDTH, WIDEST = 1024, 4096  # of a sheet, unless what it shows needs more; for labels alone
_LOOKS: dict[Look, str] = {
    "axis": f'stroke="{BLACK}" stroke-width="2"',
    "edge": f'stroke="{PALE}"',
    "grid": f'stroke="{PALE}"',
    "tick": f'stroke="{BLACK}"',
    "told": f'stroke="{RED}" stroke-width="2"',
    "untold": f'stroke="{RED}" stroke-width="3" stroke-dasharray="0 7" stroke-linecap="round"',
    "period": f'stroke="{RED}" stroke-width="3"',
    "leader": f'stroke="{GREY}"',
}
_STYLES: dict[Style, str] = {
    "title": f'fill="{BLACK}" font-weight="bold"',
    "text": f'fill="{BLACK}"',
    # Where a label stands on a line, the line is paler around it.
    "label": f'fill="{BLACK}" stroke="white" stroke-width="4" paint-order="stroke"',
    "note": f'fill="{GREY}"',
    "source": f'fill="{GREY}"',
}
# Around the middle of a sign.
SHAPES = {
    "●": "m-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z",
    "▲": "m0-8l8 14h-16z",
    "▼": "m0 8l8-14h-16z",
    "◆": "m0-9l8 9l-8 9l-8-9z",
}


def write(chart: Chart) -> str:
    """A chart as an SVG document; one that needs more room is drawn on a larger sheet."""

    @cache
    def drawn(size: int) -> tuple[float, Drawing]:
        width = WIDTH * 1.1**size
        return width, lay_out(chart, PEN, width, width * 9 / 16)

    def is_enough(size: int) -> bool:
        width, drawing = drawn(size)
        return drawing.height <= width * 9 / 16 + 1 and (not drawing.unlabelled or width >= WIDEST)

    # What is drawn on a larger sheet is no higher.
    most = ceil(log(max(WIDEST, drawn(0)[1].height * 16 / 9) / WIDTH, 1.1))
    size = 0 if is_enough(0) else bisect_left(range(most), True, lo=1, key=is_enough)
    width, drawing = drawn(size)
    height = width * 9 / 16
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.1f} {height:.1f}"'
        f' font-family="{FONTS}">',
        f"<title>{_safe(printable(chart.title))}</title>",
        f'<rect width="{width:.1f}" height="{height:.1f}" fill="white"/>',
        *map(_element, drawing.items),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def ems_of(text: str) -> float:
    """About how wide a text is at most, in sizes of its type: Latin letters are narrower."""
    return sum(0.6 if character < "\u0250" else 1 for character in text)


PEN = Pen(
    width_of=ems_of,
    sizes={"title": 30, "text": 20, "label": 16, "note": 16, "source": 13},
    leading=1.25,
    margin=48,
    gap=13,
    pad=3,
    aside=0.2,
    sign=14,
    plot=190,
    bar=16,
)


def _element(item: Item) -> str:
    match item:
        case Words(x, y, text, style, to_right):
            size = PEN.sizes[style]
            position = f'x="{x:.1f}" y="{y + 0.975 * size:.1f}"'  # a capital is 0.7 high
            anchor = "end" if to_right else "start"
            look = f'font-size="{size}" text-anchor="{anchor}" {_STYLES[style]}'
            return f"<text {position} {look}>{_safe(text)}</text>"
        case Box(left, top, right, bottom):
            sides = f'width="{right - left:.1f}" height="{bottom - top:.1f}"'
            return f'<rect x="{left:.1f}" y="{top:.1f}" {sides} fill="{RED}"/>'
        case Sign((x, y), shape, sign):
            look = f'fill="{RED}" stroke="white"'
            if sign != shape:
                look = f'fill="white" stroke="{BLUE}"'
            move = f'transform="translate({x:.1f} {y:.1f})"'
            return f'<path d="{SHAPES[shape]}" {move} {look} stroke-width="2"/>'
        case Stroke((x, y), (to_x, to_y), look):
            ends = f'x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"'
            return f"<line {ends} {_LOOKS[look]}/>"


def _safe(text: str) -> str:
    """Text as XML, without what no XML can hold."""
    return escape(re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text))
