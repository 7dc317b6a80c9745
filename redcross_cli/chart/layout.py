"""Where everything of a chart stands, at a terminal as in a picture.

Both draw what is laid out here: words, bars, strokes and signs, each in its position. They
differ in the pen: a terminal measures in cells, a picture in units of its sheet.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count, pairwise
from math import ceil, floor, sqrt
from typing import Literal, NamedTuple

from redcross_cli.chart.chart import Chart
from redcross_cli.chart.labels import CROWDED, Box, boxes_along, leader_of, place_labels, set_apart
from redcross_cli.chart.timeline import Mark, Timeline
from redcross_cli.output.text import broken, printable

Style = Literal["title", "text", "label", "note", "source"]
Look = Literal["axis", "edge", "grid", "tick", "told", "untold", "period", "leader"]
Spot = tuple[float, float]


class Words(NamedTuple):
    """A line of text from a left edge, or to a right one, under a top edge."""

    x: float
    y: float
    text: str
    style: Style
    to_right: bool = False


class Stroke(NamedTuple):
    start: Spot
    end: Spot
    look: Look


class Sign(NamedTuple):
    """The sign of a figure by its middle, in its solid shape."""

    at: Spot
    shape: str
    sign: str


# A box is a bar.
Item = Words | Box | Stroke | Sign


class Drawing(NamedTuple):
    """What is drawn, the later over the earlier, and how many points have no label."""

    height: float
    items: Sequence[Item]
    unlabelled: int = 0


class Pen(NamedTuple):
    """How large everything is: by default in cells of a terminal, else in units of a sheet.

    Text is measured by ``width_of``, and the height of a line is ``leading``, both in sizes of
    type. The plot of a line is at least ``plot`` high, and the labels of its last points may take
    the share ``aside`` of its width.
    """

    width_of: Callable[[str], float]
    sizes: Mapping[Style, int]
    leading: float = 1
    margin: int = 0  # around the sheet
    gap: int = 1  # between the parts of a chart, and between numbers
    pad: int = 1  # on each side of a label
    sign: int = 1
    bar: int = 1
    plot: int = 16
    aside: float = 0

    def line(self, style: Style) -> float:
        return self.sizes[style] * self.leading

    def width(self, text: str, style: Style) -> float:
        return self.width_of(text) * self.sizes[style]

    def stack(self, texts: Iterable[tuple[str, Style]], width: float) -> list[Words]:
        """Texts one under the other, folded to a width and without control characters."""
        lines: list[Words] = []
        y = 0.0
        for text, style in texts:
            shown = " ".join(printable(text).split())
            for line in broken(shown, width / self.sizes[style], self.width_of):
                if line:
                    lines.append(Words(0, y, line, style))
                    y += self.line(style)
        return lines

    def height(self, lines: Iterable[Words]) -> float:
        return sum(self.line(words.style) for words in lines)


def lay_out(chart: Chart, pen: Pen, width: float, height: float = 0) -> Drawing:
    """A chart on a sheet so wide and at least so high, or as high as it needs."""
    inner = width - 2 * pen.margin
    title = pen.stack([(chart.title, "title")], inner)
    notes: list[tuple[str, Style]] = [(note, "note") for note in chart.notes]
    foot = pen.stack([*notes, *((source, "source") for source in chart.sources)], inner)
    below = pen.margin + (pen.height(foot) + pen.gap if foot else 0)
    top = pen.margin + pen.height(title) + pen.gap
    room = Box(pen.margin, top, width - pen.margin, height - below)
    body = _lay_bars(chart, room, pen) if chart.bars else _lay_panels(chart.lines, room, pen)
    bottom = max(body.height, room.bottom) + below
    foot = _moved(foot, pen.margin, bottom - pen.margin - pen.height(foot))
    return Drawing(
        bottom, [*_moved(title, pen.margin, pen.margin), *body.items, *foot], body.unlabelled
    )


def _moved(lines: Iterable[Words], x: float, y: float) -> list[Words]:
    return [words._replace(x=words.x + x, y=words.y + y) for words in lines]


def _lay_bars(chart: Chart, room: Box, pen: Pen) -> Drawing:
    """Each bar under its label. The height is where they end, which may be below the room."""
    wide = room.right - room.left
    labels = [pen.stack([(bar.label, "text")], wide) for bar in chart.bars]
    between = pen.margin / 4
    axis = pen.sign + pen.line("note") if chart.marks else 0
    least = sum(pen.height(label) + pen.bar + between for label in labels) + axis
    spare = max(room.bottom - room.top - least, 0) / len(labels)
    thick = pen.bar + min(spare / 3, 2 * pen.bar)
    items: list[Item] = []
    y = room.top
    for bar, label in zip(chart.bars, labels, strict=True):
        items += _moved(label, room.left, y)
        y += pen.height(label)
        items.append(Box(room.left, y, room.left + bar.share * wide, y + thick))
        y += thick + between + min(spare / 3, 2 * pen.bar)
    if chart.marks:
        y += pen.sign / 2
        items += _lay_axis(chart.marks, lambda share: room.left + share * wide, y, room, pen)
        y += pen.sign / 2 + pen.line("note")
    return Drawing(y, items)


def _lay_panels(lines: Sequence[Timeline], room: Box, pen: Pen) -> Drawing:
    """The panels, in as many columns as rows, or one more."""
    columns = ceil(sqrt(len(lines)))
    rows = ceil(len(lines) / columns)
    wide = (room.right - room.left + 2 * pen.gap) / columns - 2 * pen.gap
    heads = [
        pen.stack([(line.title if len(lines) > 1 else "", "text"), (line.unit, "note")], wide)
        for line in lines
    ]
    least = max(map(pen.height, heads)) + pen.plot
    high = max(floor((room.bottom - room.top + pen.gap) / rows) - pen.gap, least)
    items: list[Item] = []
    unlabelled = 0
    for n, (line, head) in enumerate(zip(lines, heads, strict=True)):
        left = room.left + n % columns * (wide + 2 * pen.gap)
        top = room.top + n // columns * (high + pen.gap)
        box = Box(left, top + pen.height(head), left + wide, top + high)
        plot = lay_line(line, box, pen)
        items += [*_moved(head, left, top), *plot.items]
        unlabelled += plot.unlabelled
    return Drawing(room.top + rows * (high + pen.gap) - pen.gap, items, unlabelled)


def lay_line(line: Timeline, room: Box, pen: Pen) -> Drawing:
    """The plot of a line with its axes; a value of 0 stands on the axis of time."""
    gutter = max(pen.width(mark.number, "note") for mark in line.values) + pen.gap
    values = line.values if gutter < (room.right - room.left) / 2 else []
    edge = floor(room.left + (gutter if values else 0))
    half = pen.sign / 2
    # Above the highest point there is room for its label, and right of the last points, where
    # most figures are.
    high = ceil(room.top + pen.line("label")) + half
    low = floor(room.bottom - pen.line("note")) - half
    longest = max(pen.width(label, "label") for label in line.labels) + 2 * pen.pad
    left, right = edge + 1, floor(room.right - min(longest, pen.aside * (room.right - edge)))

    def across(share: float) -> float:
        return left + floor(share * (right - left - pen.sign)) + half

    def up(share: float) -> float:
        return low - round(share * (low - high))

    items: list[Item] = [Stroke((edge + 0.5, room.top), (edge + 0.5, low), "edge")]
    items += _lay_axis(line.years, across, low, room._replace(left=left, right=right), pen)
    heights = [up(mark.share) for mark in values]
    step = _every(heights, pen.line("note"))
    for n, (y, mark) in enumerate(zip(heights, values, strict=True)):
        items.append(Stroke((edge + 0.5, y), (right, y), "grid"))
        if n % step == 0:
            beside = edge + 1 - pen.gap - pen.pad
            top = y - pen.line("note") / 2
            items.append(Words(beside, top, mark.number, "note", to_right=True))
    at = [(across(point.x), up(point.y)) for point in line.points]
    boxes = [Box(x, y, x, y).widened(half) for x, y in at]
    boxes = set_apart(boxes, Box(left, room.top, right, low + half))
    periods: list[Box] = []
    joints: list[Box] = []
    for point, box in zip(line.points, boxes, strict=True):
        if point.step.fact.basis == "flow":
            start, end, y = across(point.since), across(point.until), up(point.y)
            items.append(Stroke((start, y), (end, y), "period"))
            periods.append(Box(start, y, end, y).widened(half))
        if point.before is not None:
            before = boxes[point.before]
            look: Look = "told" if point.step.change is not None else "untold"
            items.append(Stroke(before.middle, box.middle, look))
            joints += boxes_along(before, box)
    # The first, the last and what is contradicted matter most.
    last = len(boxes) - 1
    needed = {n for n, point in enumerate(line.points) if point.step.contradicted_by} | {0, last}
    order = sorted(range(len(boxes)), key=lambda n: n not in needed)[:CROWDED]
    widths = {n: pen.width(line.labels[n], "label") + 2 * pen.pad for n in order}
    sizes = {n: (width, pen.line("label")) for n, width in widths.items()}
    free = Box(left, room.top, room.right, low - half)
    labels = place_labels(boxes, sizes, free, periods, joints)
    if left_out := sorted((n for n in order if n not in labels), key=lambda n: n != last):
        # What was left without room may have some if it chooses first, above all the last.
        sizes = {n: sizes[n] for n in [*left_out, *labels]}
        again = place_labels(boxes, sizes, free, periods, joints)
        labels = max(labels, again, key=lambda placed: (last in placed, len(placed)))
    items += _lay_labels(line, labels, boxes, pen)
    items += [Sign(b.middle, p.shape, p.sign) for p, b in zip(line.points, boxes, strict=True)]
    return Drawing(room.bottom, items, len(boxes) - len(labels))


def _lay_labels(
    line: Timeline, labels: Mapping[int, Box], points: Sequence[Box], pen: Pen
) -> Iterator[Item]:
    """The labels that there is room for, each with a leader if it stands off its point."""
    for n, label in labels.items():
        left, top, right, bottom = leader_of(label, points[n])
        if max(right - left, bottom - top) > pen.sign:
            yield Stroke((left, top), (right, bottom), "leader")
        is_left = label.right <= points[n].left  # and ends near its point, however wide it is
        x = label.right - pen.pad if is_left else label.left + pen.pad
        yield Words(x, label.top, line.labels[n], "label", to_right=is_left)


def _lay_axis(
    marks: Sequence[Mark], across: Callable[[float], float], y: float, room: Box, pen: Pen
) -> Iterator[Item]:
    """An axis with its marks, and under it the numbers for which there is room, evenly."""
    last = room.right - 0.5
    yield Stroke((across(0), y), (min(across(1), last), y), "axis")
    widths = [pen.width(mark.number, "note") for mark in marks]
    positions = [min(across(mark.share), last) for mark in marks]
    step = _every(positions, max(widths) + pen.gap)
    for n, (x, (_share, number)) in enumerate(zip(positions, marks, strict=True)):
        yield Stroke((x, y), (x, y + pen.sign / 2), "tick")
        if n % step == 0 and floor(x) + widths[n] <= room.right:
            yield Words(floor(x), y + pen.sign / 2, number, "note")


def _every(positions: Sequence[float], apart: float) -> int:
    """Which of the marks, counted from the first, have a number, so that all are apart.

    >>> _every([0, 10, 20, 30], apart=15)
    2
    """
    steps = count(1)
    return next(n for n in steps if all(abs(b - a) >= apart for a, b in pairwise(positions[::n])))
