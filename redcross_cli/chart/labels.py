"""Where points and their labels go, so that none covers another.

A terminal measures in cells and a picture in units of its sheet; boxes serve both.
"""

from collections.abc import Collection, Sequence
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

    def meets(self, *others: "Box") -> bool:
        return any(
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
            for other in others
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
    apart: list[Box] = []
    for box in reversed(points):
        size = box.right - box.left
        steps = range(1, ceil((room.right - room.left) / size))
        moves = [0, *(-step * size for step in steps), *(step * size for step in steps)]
        tried = [box._replace(left=box.left + by, right=box.right + by) for by in moves]
        # Points whose inner halves meet would be taken for one.
        inner = [other.widened(-size / 4) for other in apart]
        seen = (one for one in tried if not one.widened(-size / 4).meets(*inner))
        apart.append(next(filter(room.holds, seen), box))
    return apart[::-1]


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
    """Where labels may go: their room, the strokes that none covers, the lines that few do.

    They stand off their points by one of the ``gaps``, the least that leaves a place.
    """

    room: Box
    strokes: Sequence[Box]
    lines: Sequence[Box]
    gaps: Sequence[float]


def place_labels(
    points: Sequence[Box],
    sizes: Sequence[tuple[float, float]],
    needed: Collection[int],
    ground: Ground,
) -> list[Box | None]:
    """For each point the box of its label; None where there is no free place.

    Those that are ``needed`` choose first. A label covers no point, no stroke, no other label
    and no leader of one. It keeps off the lines if it can, and away from other points, or it
    would seem to be theirs; a needed one goes near them if it must.
    """
    chosen: dict[int, Box] = {}
    leaders: list[Box] = []
    for n in sorted(range(len(points)), key=lambda n: n not in needed):
        point, others = points[n], [*points[:n], *points[n + 1 :]]
        near = [other.widened((other.right - other.left) / 2) for other in others]
        taken = [*points, *chosen.values(), *ground.strokes, *leaders]
        best: tuple[float, Box, list[Box]] | None = None
        for cost, gap in enumerate(ground.gaps):
            if best and best[0] <= cost:
                break
            for box in _places_beside(point, *sizes[n], gap, ground.room):
                if not ground.room.holds(box) or box.meets(*taken):
                    continue
                is_near = box.meets(*near)
                leader = boxes_along(leader_end(box, point).widened(1), point) if gap else []
                if (is_near and n not in needed) or any(
                    part.meets(*others, *chosen.values()) for part in leader
                ):
                    continue
                price = cost + 2 * box.meets(*ground.lines) + 2 * len(ground.gaps) * is_near
                if best is None or price < best[0]:
                    best = price, box, leader
        if best:
            chosen[n] = best[1]
            leaders += best[2]
    return [chosen.get(n) for n in range(len(points))]


def _places_beside(point: Box, width: float, height: float, gap: float, room: Box) -> list[Box]:
    """A label beside a point, above and below it, then at its corners, each over the gap."""
    middle = floor((point.left + point.right - width) / 2)
    middle = max(min(middle, floor(room.right - width)), ceil(room.left))
    above, below = point.top - gap - height, point.bottom + gap
    level = (point.top + point.bottom - height) / 2
    before, after = point.left - gap - width, point.right + gap
    corners = [before, after, point.right - width, point.left]
    places = [(after, level), (middle, above), (middle, below), (before, level)]
    places += [(x, y) for y in (above, below) for x in corners]
    return [Box(x, y, x + width, y + height) for x, y in places]
