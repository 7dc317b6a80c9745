"""Where the labels of points go, so that none covers another or a point.

A terminal measures in cells and a picture in units of its sheet; boxes serve both.
"""

from collections.abc import Collection, Iterable, Sequence
from math import ceil, floor, hypot
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


class Size(NamedTuple):
    """How much room a label takes."""

    width: float
    height: float


def set_apart(points: Sequence[Box], room: Box) -> list[Box]:
    """Points in order of time; one that would hide a later one is moved aside, leftwards first."""
    apart: list[Box] = []
    for left, top, right, bottom in reversed(points):
        width = right - left
        aside = [0.0] + [
            way * step * width
            for way in (-1, 1)
            for step in range(1, ceil((room.right - room.left) / width))
        ]
        tried = [Box(left + by, top, right + by, bottom) for by in aside]
        free = (box for box in tried if room.holds(box) and not _is_hidden(box, apart))
        apart.append(next(free, tried[0]))
    return apart[::-1]


def _is_hidden(box: Box, others: Iterable[Box]) -> bool:
    """Whether the middle of a box lies within another."""
    return any(Box(*box.middle, *box.middle).meets(other) for other in others)


def boxes_along(start: Box, end: Box, width: float) -> list[Box]:
    """Small boxes that cover the line from the middle of one box to that of another."""
    (x, y), (to_x, to_y) = start.middle, end.middle
    across, down = to_x - x, to_y - y
    count = ceil(hypot(across, down) / width) or 1
    middles = [(x + across * n / count, y + down * n / count) for n in range(count + 1)]
    half = width / 2
    return [Box(x - half, y - half, x + half, y + half) for x, y in middles]


def leader_end(label: Box, point: Box) -> Box:
    """Where on its edge a label is tied to its point."""
    x, y = point.middle
    x, y = min(max(x, label.left), label.right), min(max(y, label.top), label.bottom)
    return Box(x, y, x, y)


class Spacing(NamedTuple):
    """How far labels keep from their points: ``gaps`` to try, the least one first.

    It keeps ``clear`` of other points, or it would seem to be theirs. From a gap of more than
    ``far`` on, a leader ties a label to its point.
    """

    gaps: Sequence[float]
    clear: Size
    far: float


class Ground(NamedTuple):
    """The room of all labels, the strokes that none covers and the lines that few do."""

    room: Box
    strokes: Sequence[Box]
    lines: Sequence[Box]


def place_labels(
    points: Sequence[Box],
    sizes: Sequence[Size],
    needed: Collection[int],
    spacing: Spacing,
    ground: Ground,
) -> list[Box | None]:
    """For each point the box of its label, near it; None where there is no free place.

    Those that are ``needed`` and then the others choose in turn, at the least gap that leaves
    a place; one on a line counts as two gaps further off. The needed ones do without the
    clearance if they must.
    """
    chosen: dict[int, Box] = {}
    leaders: list[Box] = []
    for n in sorted(range(len(points)), key=lambda n: n not in needed):
        others = [*points[:n], *points[n + 1 :]]
        taken = [points[n], *others, *chosen.values(), *ground.strokes, *leaders]
        clear = [_widened(box, spacing.clear) for box in others]
        best: tuple[float, Box, list[Box]] | None = None
        for cost, gap in enumerate(spacing.gaps):
            for box in _places_beside(points[n], sizes[n], gap, ground.room):
                if not ground.room.holds(box) or any(map(box.meets, taken)):
                    continue
                price = cost + (2 if any(map(box.meets, ground.lines)) else 0)
                if any(map(box.meets, clear)):
                    if n not in needed:
                        continue
                    price += len(spacing.gaps) + 2
                end = leader_end(box, points[n])
                leader = boxes_along(points[n], end, 2) if gap > spacing.far else []
                crossed = [*others, *chosen.values()]
                if any(part.meets(other) for part in leader for other in crossed):
                    continue
                if best is None or price < best[0]:
                    best = price, box, leader
        if best:
            chosen[n] = best[1]
            leaders += best[2]
    return [chosen.get(n) for n in range(len(points))]


def _widened(box: Box, by: Size) -> Box:
    left, top, right, bottom = box
    return Box(left - by.width, top - by.height, right + by.width, bottom + by.height)


def _places_beside(point: Box, size: Size, gap: float, room: Box) -> list[Box]:
    """A label beside a point, above and below it, then at its corners, each over the gap."""
    width, height = size
    middle = floor((point.left + point.right - width) / 2)
    middle = max(min(middle, floor(room.right - width)), ceil(room.left))
    above, below = point.top - gap - height, point.bottom + gap
    level = (point.top + point.bottom - height) / 2
    before, after = point.left - gap - width, point.right + gap
    corners = [before, after, point.right - width, point.left]
    places = [(after, level), (middle, above), (middle, below), (before, level)]
    places += [(x, y) for y in (above, below) for x in corners]
    return [Box(x, y, x + width, y + height) for x, y in places]
