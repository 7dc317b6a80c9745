"""Indicators over time as an SVG for a slide: one line, or a panel for each of several.

A sheet that leaves a label no place, or the panels too little height, is made larger.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, dist, sqrt
from typing import NamedTuple
from xml.etree import ElementTree as ET

from redcross_cli.chart.labels import (
    Box,
    Ground,
    Size,
    Spacing,
    boxes_along,
    leader_end,
    place_labels,
    set_apart,
)
from redcross_cli.chart.panels import SOLID, Panel, Panels, sign_of
from redcross_cli.chart.picture import every
from redcross_cli.chart.sheet import (
    BLACK,
    BODY,
    GAP,
    GREY,
    LEADING,
    PALE,
    RED,
    SMALL,
    WHITE,
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

BLUE = "#0050a0"  # what is contradicted
RADIUS = 7  # of a point
LOWEST = 150  # the least height of a plot
ASIDE = 0.22  # of the width of a panel, what may be left free at its right
SPACING = Spacing(gaps=[2, 8, 20, 36, 56, 80, 110], clear=Size(6, 6), far=15)
CROWDED, LARGEST = 2, 8  # times WIDTH: where labels may stand closer, and may be left out
DENSE = Spacing(gaps=range(2, 300, 22), clear=Size(0, 0), far=300)
FOOT = 13  # the type of the sources, of which there may be many
TOLD = {"stroke": RED, "stroke-width": "2"}
NOT_TOLD = {**TOLD, "stroke-width": "3", "stroke-dasharray": "0 7", "stroke-linecap": "round"}
LEADER = {"stroke": GREY, "stroke-width": "1"}
_SHAPES = {
    "●": "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0z",
    "▲": "M0 -8L8 6H-8z",
    "▼": "M0 8L8 -6H-8z",
    "◆": "M0 -9L8 0L0 9L-8 0z",
}


class _Plot(NamedTuple):
    """A panel on the sheet: its texts, the box of the plot, the points and their labels."""

    panel: Panel
    corner: Box
    head: Block
    box: Box
    points: Sequence[Box]
    labels: Sequence[Box | None]


def svg_line(picture: Panels) -> str:
    """Indicators over time as an SVG document."""
    scale = 1.0
    while True:
        notes = [picture.legend, *picture.notes]
        frame = make_frame(scale * WIDTH, picture.title, notes, picture.sources, FOOT)
        spacing = SPACING if scale < CROWDED else DENSE
        plots = [_plotted(*pair, spacing) for pair in _grid(picture, frame.room)]
        has_labels = all(all(plot.labels) for plot in plots) or scale > LARGEST
        if has_labels and all(plot.box.bottom - plot.box.top >= LOWEST for plot in plots):
            return write_sheet(_draw(picture.title, frame, plots))
        scale *= 1.1 if scale < CROWDED else 1.5


def _grid(picture: Panels, room: Box) -> Iterator[tuple[Panel, Box, bool]]:
    """The panels, each with its box, and whether it needs a title of its own."""
    count = len(picture.panels)
    columns = count if count <= 3 else ceil(sqrt(count))
    width = (room.right - room.left + 2 * GAP) / columns
    height = (room.bottom - room.top + GAP) / ceil(count / columns)
    for n, panel in enumerate(picture.panels):
        left, top = room.left + n % columns * width, room.top + n // columns * height
        yield panel, Box(left, top, left + width - 2 * GAP, top + height - GAP), count > 1


def _plotted(panel: Panel, corner: Box, titled: bool, spacing: Spacing) -> _Plot:
    head = [Words(panel.title, BODY)] if titled else []
    head = fold_block([*head, Words(panel.unit, SMALL, GREY)], corner.right - corner.left)
    gutter = max(width_of([Words(number, SMALL)]) for _, number in panel.values) + GAP
    # Above the highest point there is room for its label.
    sizes = [Size(width_of([Words(label, SMALL)]), SMALL * LEADING) for label in panel.labels]
    above = RADIUS + SPACING.gaps[0] + SMALL * LEADING
    top = corner.top + height_of(head) + above
    inner = corner.right - corner.left - gutter
    # Labels of the last points, where most figures are, may stand right of the axes.
    right = corner.right - min(ASIDE * inner, max(size.width for size in sizes))
    box = Box(corner.left + gutter, top, right, corner.bottom - SMALL * LEADING - RADIUS)
    wide, high = box.right - box.left, box.bottom - box.top
    room = Box(box.left, top - above, corner.right, box.bottom)
    boxes = [
        _box_around(box.left + point.x * wide, box.bottom - point.y * high)
        for point in panel.points
    ]
    points = set_apart(boxes, room._replace(left=box.left - RADIUS, bottom=box.bottom + RADIUS))
    lines = [
        part
        for place, point in enumerate(panel.points)
        if point.before is not None
        for part in boxes_along(points[point.before], points[place], 6)
    ]
    strokes = [
        _stroke(box, point.since, point.until, at)
        for point, at in zip(panel.points, points, strict=True)
    ]
    labels = place_labels(points, sizes, panel.needed, spacing, Ground(room, strokes, lines))
    return _Plot(panel, corner, head, box, points, labels)


def _box_around(x: float, y: float) -> Box:
    return Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)


def _stroke(box: Box, since: float, until: float, point: Box) -> Box:
    """The stroke that shows how long a figure was counted."""
    wide, (_x, y) = box.right - box.left, point.middle
    return Box(box.left + since * wide, y - 1.5, box.left + until * wide, y + 1.5)


def _draw(title: str, frame: Frame, plots: Sequence[_Plot]) -> ET.Element:
    root = new_sheet(title, frame)
    for plot in plots:
        add_text(root, plot.head, plot.corner.left, plot.corner.top)
        _add_axes(root, plot)
        _add_line(root, plot)
    return root


def _add_axes(root: ET.Element, plot: _Plot) -> None:
    panel, box = plot.panel, plot.box
    wide, high = box.right - box.left, box.bottom - box.top
    for share, number in panel.values:
        y = box.bottom - share * high
        add_rect(root, (box.left, y - 0.5, wide, 1), PALE)
        add_text(root, [Words(number, SMALL, GREY)], box.left - GAP, y - SMALL * LEADING / 2, "end")
    add_rect(root, (box.left, box.bottom - 1, wide, 2), BLACK)
    step = every(panel.years, wide, width_of([Words("0000", SMALL)]) + GAP / 2)
    for count, (share, year) in enumerate(panel.years):
        x = box.left + share * wide
        add_rect(root, (x - 0.5, box.bottom, 1, 6), BLACK)
        if count % step == 0:
            add_text(root, [Words(year, SMALL, GREY)], x + 3, box.bottom + RADIUS)


def _add_line(root: ET.Element, plot: _Plot) -> None:
    panel = plot.panel
    for point, at in zip(panel.points, plot.points, strict=True):
        if point.before is not None:
            look = TOLD if point.step.change else NOT_TOLD
            _add_stroke(root, plot.points[point.before], at, look)
    for point, at, label, place in zip(
        panel.points, plot.points, panel.labels, plot.labels, strict=True
    ):
        colour = BLUE if point.step.contradicted_by else RED
        left, top, right, bottom = _stroke(plot.box, point.since, point.until, at)
        if point.step.fact.basis == "flow":
            add_rect(root, (left, top, right - left, bottom - top), colour)
        if place:
            end = leader_end(place, at)
            if dist(end.middle, at.middle) > RADIUS + SPACING.far:
                _add_stroke(root, at, end, LEADER)
            add_text(root, [Words(label, SMALL)], place.left, place.top)
        sign = sign_of(point)
        x, y = at.middle
        move = f"translate({x:.1f} {y:.1f})"
        attributes = {"d": _SHAPES[SOLID.get(sign, sign)], "transform": move, "stroke-width": "2"}
        fill, edge = (colour, WHITE) if sign in _SHAPES else (WHITE, colour)
        ET.SubElement(root, "path", attributes, fill=fill, stroke=edge)


def _add_stroke(root: ET.Element, start: Box, end: Box, look: Mapping[str, str]) -> None:
    """A straight stroke from the middle of one box to that of another."""
    places = zip(("x1", "y1", "x2", "y2"), (*start.middle, *end.middle), strict=True)
    attributes = {name: f"{number:.1f}" for name, number in places}
    ET.SubElement(root, "line", {**attributes, **look})
