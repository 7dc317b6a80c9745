"""Where points and their labels go, so that none covers another.

A terminal measures in cells and a picture in units of its sheet; boxes serve both.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, product
from math import ceil, floor
from typing import NamedTuple


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


class Grid:
    """Boxes by the squares that they touch, so that each is held against those nearby alone."""

    def __init__(self, size: float, boxes: Iterable[Box] = ()) -> None:
        self._size = size
        self._squares: defaultdict[tuple[int, int], set[Box]] = defaultdict(set)
        self.add(boxes)

    def add(self, boxes: Iterable[Box]) -> None:
        for box in boxes:
            for square in self._touched_by(box):
                self._squares[square].add(box)

    def meets(self, box: Box, but: Box | None = None) -> bool:
        """Whether a box meets any of these, one of them apart."""
        return any(
            box.meets(other) and other != but
            for square in self._touched_by(box)
            for other in self._squares.get(square, ())
        )

    def _touched_by(self, box: Box) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = (floor(side / self._size) for side in box)
        return product(range(left, right + 1), range(top, bottom + 1))


def set_apart(points: Sequence[Box], room: Box) -> list[Box]:
    """Points in order of time; one that would hide a later one is moved aside, leftwards first."""
    size = points[0].right - points[0].left
    apart: list[Box] = []
    # Points whose inner halves meet would be taken for one.
    inner = Grid(size)
    # Where one of the same time and value stands there is no room for the next.
    untried = {box: filter(room.holds, _moved_aside(box, room)) for box in points}
    for box in reversed(points):
        seen = (one for one in untried[box] if not inner.meets(one.widened(-size / 4)))
        apart.append(next(seen, box))
        inner.add([apart[-1].widened(-size / 4)])
    return apart[::-1]


def _moved_aside(box: Box, room: Box) -> Iterator[Box]:
    size = box.right - box.left
    steps = range(1, ceil((room.right - room.left) / size))
    for step in chain([0], (-step for step in steps), steps):
        yield box._replace(left=box.left + step * size, right=box.right + step * size)


def boxes_along(start: Box, end: Box) -> list[Box]:
    """Boxes as large as the first that cover the line from its middle to that of the other."""
    (x, y), (to_x, to_y) = start.middle, end.middle
    across, down = to_x - x, to_y - y
    count = ceil(max(abs(across), abs(down)) / (start.right - start.left)) or 1
    moves = [(across * n / count, down * n / count) for n in range(count + 1)]
    left, top, right, bottom = start
    return [Box(left + x, top + y, right + x, bottom + y) for x, y in moves]


def leader_end(label: Box, point: Box) -> Box:
    """Where on its edge a label is tied to its point."""
    x, y = point.middle
    x, y = min(max(x, label.left), label.right), min(max(y, label.top), label.bottom)
    return Box(x, y, x, y)


class Ground(NamedTuple):
    """What has labels, each of a size, and where they may go.

    That is their room, with the strokes that none covers and the lines that few do. They stand
    off their points by one of the ``gaps``, the least that leaves room.
    """

    points: Sequence[Box]
    sizes: Sequence[tuple[float, float]]
    room: Box
    strokes: Sequence[Box]
    lines: Sequence[Box]
    gaps: Sequence[float]


def place_labels(ground: Ground, needed: Collection[int]) -> list[Box | None]:
    """For each point the box of its label; None where there is no room.

    Those that are ``needed`` choose first. A label covers no point, no stroke, no other label
    and no leader of one, and keeps away from other points, or it would seem to be theirs. It
    keeps off the lines if it can.
    """
    order = sorted(range(len(ground.points)), key=lambda n: n not in needed)
    boxes = _place_in_order(order, ground)
    if left := [n for n in order if n not in boxes]:
        # What was left without room may have some if it chooses first.
        again = _place_in_order([*left, *boxes], ground)
        boxes = max(boxes, again, key=len)
    return [boxes.get(n) for n in range(len(ground.points))]


def _place_in_order(order: Sequence[int], ground: Ground) -> dict[int, Box]:
    """The boxes of those labels that have room, by the index of their points."""
    points = ground.points
    size = points[0].right - points[0].left
    near = [point.widened(size / 2) for point in points]
    covered, around = Grid(4 * size, points), Grid(4 * size, near)
    strokes, lines = Grid(4 * size, ground.strokes), Grid(4 * size, ground.lines)
    boxes: dict[int, Box] = {}
    for n in order:
        point = points[n]
        best: tuple[float, Box, list[Box]] | None = None
        for cost, gap in enumerate(ground.gaps):
            if best and best[0] <= cost:
                break
            for box in _boxes_beside(point, *ground.sizes[n], gap, ground.room):
                if not ground.room.holds(box) or covered.meets(box) or strokes.meets(box):
                    continue
                price = cost + 2 * lines.meets(box)
                if around.meets(box, but=near[n]) or (best and price >= best[0]):
                    continue
                end = leader_end(box, point).widened(size / 14)
                leader = boxes_along(end, point) if gap else []
                if not any(covered.meets(part, but=point) for part in leader):
                    best = price, box, leader
        if best:
            boxes[n] = best[1]
            covered.add([best[1]])
            strokes.add(best[2])
    return boxes


def _boxes_beside(point: Box, width: float, height: float, gap: float, room: Box) -> list[Box]:
    """A label beside a point, above and below it, each over the gap; without one at its corners."""
    middle = floor((point.left + point.right - width) / 2)
    middle = max(min(middle, floor(room.right - width)), ceil(room.left))
    above, below = point.top - gap - height, point.bottom + gap
    level = (point.top + point.bottom - height) / 2
    before, after = point.left - gap - width, point.right + gap
    corners = [point.right - width, point.left] if gap else [before, after]
    starts = [(after, level), (middle, above), (middle, below), (before, level)]
    starts += [(x, y) for y in (above, below) for x in corners]
    return [Box(x, y, x + width, y + height) for x, y in starts]
