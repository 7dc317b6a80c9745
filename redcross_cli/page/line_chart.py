"""The line of one indicator, small and without words, so that it serves both languages.

It shows what `chart.svg_line` shows: each figure at its date under the sign of its hedge,
hollow if it is contradicted, and no line between what cannot be compared. Its colours are
the page's.
"""

from collections.abc import Iterable

from redcross_cli.chart.panels import SOLID, sign_of
from redcross_cli.chart.timeline import Point, Timeline, value_marks

_WIDTH, _HEIGHT = 360, 120
_TOP, _BOTTOM, _RIGHT = 10, 100, 348
_DIGIT = 6  # the width of one, as the page sets them
_YEAR = 32  # the room for a year
_SHAPES = {
    "●": "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "▲": "m0-5l5 9h-10z",
    "▼": "m0 5l5-9h-10z",
    "◆": "m0-5l5 5l-5 5l-5-5z",
}


def line_chart(timeline: Timeline) -> str:
    """An SVG element of a page."""
    marks = [(timeline.scale.share(mark), f"{mark:,f}") for mark in value_marks(timeline.scale)]
    left = max(len(number) for _, number in marks) * _DIGIT + 10
    wide, high = _RIGHT - left, _BOTTOM - _TOP

    def place(point: Point) -> tuple[float, float]:
        return left + point.x * wide, _BOTTOM - point.y * high

    points = timeline.points
    grid = [f"M{left} {_BOTTOM - share * high:.0f}H{_RIGHT}" for share, _ in marks]
    years = [(left + share * wide, year) for share, year in timeline.years]
    ticks = [f"M{x:.0f} {_BOTTOM}v4" for x, _ in years]
    lines: dict[str, list[str]] = {"told": [], "untold": []}
    for point in points:
        if point.before is not None:
            (x1, y1), (x2, y2) = place(points[point.before]), place(point)
            kind = "told" if point.step.is_told else "untold"
            lines[kind].append(f"M{x1:.0f} {y1:.0f}L{x2:.0f} {y2:.0f}")
    spans = [
        f"M{left + point.since * wide:.0f} {place(point)[1]:.0f}H{left + point.until * wide:.0f}"
        for point in points
        if point.step.fact.basis == "flow"
    ]
    signs: dict[str, list[str]] = {"point": [], "hollow": []}
    for point in points:
        sign, (x, y) = sign_of(point), place(point)
        kind = "point" if sign in _SHAPES else "hollow"
        signs[kind].append(f"M{x:.0f} {y:.0f}{_SHAPES[SOLID.get(sign, sign)]}")
    drawn = {"grid": grid, "axis": ticks, **lines, "span": spans, **signs}
    parts = [f'<path class={name} d="{"".join(paths)}"/>' for name, paths in drawn.items() if paths]
    parts += [
        f"<text class=value x={left - 5} y={_BOTTOM - share * high + 4:.0f}>{mark}</text>"
        for share, mark in marks
    ]
    parts += [f"<text x={x:.0f} y={_HEIGHT - 4}>{year}</text>" for x, year in _with_room(years)]
    box = f"0 0 {_WIDTH} {_HEIGHT}"
    return f'<svg viewBox="{box}" aria-hidden=true>{"".join(parts)}</svg>'


def _with_room(years: Iterable[tuple[float, int]]) -> Iterable[tuple[float, int]]:
    """Those of the years that do not run into the one before, nor over the edge."""
    last = -_YEAR * 1.0
    for x, year in years:
        if x - last >= _YEAR and x + _YEAR <= _WIDTH + 6:
            yield x, year
            last = x
