"""Where points and their labels go, so that none covers another.

A terminal measures in cells and a picture in units of its sheet; boxes serve both.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from math import ceil, floor
from operator import itemgetter
from typing import NamedTuple

# Of more points than these few have labels and none is moved: nobody could tell them apart.
CROWDED = 50
_FARTHEST = 12  # heights of a label, within which it stands off its point


class Box(NamedTuple):
    """What a point or a text covers."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def widened(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def set_apart(points: Sequence[Box], room: Box) -> list[Box]:
    """Points in order of time; one that would hide a later one is moved aside, leftwards first."""
    if len(points) > CROWDED:
        return list(points)
    size = points[0].right - points[0].left
    steps = range(1, ceil((room.right - room.left) / size))
    apart: list[Box] = []
    for box in reversed(points):
        # Points whose inner halves meet would be taken for one.
        inner = [other.widened(-size / 2) for other in apart]
        moved = (
            box._replace(left=box.left + step * size, right=box.right + step * size)
            for step in chain([0], (-step for step in steps), steps)
        )
        seen = (one for one in moved if room.holds(one) and not any(map(one.meets, inner)))
        apart.append(next(seen, box))
    return apart[::-1]


def boxes_along(start: Box, end: Box) -> list[Box]:
    """Boxes as large as the first that cover the line from its middle to that of the other."""
    (x, y), (to_x, to_y) = start.middle, end.middle
    across, down = to_x - x, to_y - y
    count = ceil(max(abs(across), abs(down)) / (start.right - start.left)) or 1
    moves = [(across * n / count, down * n / count) for n in range(count + 1)]
    left, top, right, bottom = start
    return [Box(left + x, top + y, right + x, bottom + y) for x, y in moves]


def leader_of(label: Box, point: Box) -> Box:
    """What ties a label to its point: straight across or down, from its edge to their middle."""
    x, y = point.middle
    return Box(min(x, label.right), min(y, label.bottom), max(x, label.left), max(y, label.top))


def place_labels(
    points: Sequence[Box],
    sizes: Mapping[int, tuple[float, float]],
    room: Box,
    strokes: Sequence[Box],
    lines: Sequence[Box],
) -> dict[int, Box]:
    """The boxes of those labels that there is room for, by the index of their points.

    They choose in the order of ``sizes``. A label covers no point, no stroke, no other label and
    no leader of one, and keeps away from other points, or it would seem to be theirs. It keeps
    off the lines if it can, and stands beside its point or else as little off as may be.
    """
    near = [point.widened((point.right - point.left) / 2) for point in points]
    boxes: dict[int, Box] = {}
    for n in sizes:
        leaders = [leader_of(box, points[at]) for at, box in boxes.items()]
        around = [*near[:n], *near[n + 1 :], *boxes.values(), *leaders, *strokes]
        others = [*points[:n], *points[n + 1 :], *boxes.values()]
        free = [
            (gap + 2 * any(map(box.meets, lines)), box)
            for gap in range(_FARTHEST)
            for box in _boxes_beside(points[n], *sizes[n], gap, room)
            if room.holds(box)
            and not any(map(box.meets, around))
            and not any(map(leader_of(box, points[n]).meets, others))
        ]
        if free:
            _price, boxes[n] = min(free, key=itemgetter(0))
    return boxes


def _boxes_beside(point: Box, width: float, height: float, gap: int, room: Box) -> list[Box]:
    """A label beside a point, above and below it, each over a gap; without one at its corners."""
    middle = floor((point.left + point.right - width) / 2)
    middle = max(min(middle, floor(room.right - width)), ceil(room.left))
    above, below = point.top - (gap + 1) * height, point.bottom + gap * height
    level = (point.top + point.bottom - height) / 2
    before, after = point.left - gap * height - width, point.right + gap * height
    corners = [point.right - width, point.left] if gap else [before, after]
    starts = [(after, level), (middle, above), (middle, below), (before, level)]
    starts += [(x, y) for y in (above, below) for x in corners]
    return [Box(x, y, x + width, y + height) for x, y in starts]
