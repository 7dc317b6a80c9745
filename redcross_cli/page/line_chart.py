"""The line of one indicator, small, in which only the numbers of its scale differ by language.

It is laid out as every chart. Its colours are the page's.
"""

from collections import defaultdict

from redcross_cli.chart.chart import Line
from redcross_cli.chart.labels import Box
from redcross_cli.chart.layout import Look, Pen, Sign, Stroke, Words, lay_line
from redcross_cli.chart.scale import Mark
from redcross_cli.chart.svg import ems_of
from redcross_cli.chart.timeline import Timeline
from redcross_cli.figures.interval import plain
from redcross_cli.figures.wording import number_in_words
from redcross_cli.page.markup import beside

_SHAPES = {
    "●": "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "▲": "m0-5l5 9h-10z",
    "▼": "m0 5l5-9h-10z",
    "◆": "m0-5l5 5l-5 5l-5-5z",
}
# What strokes are called on the page, which does without the others of a chart.
_CLASSES: dict[Look, str] = {
    "grid": "grid", "tick": "grid", "told": "told", "untold": "untold", "period": "period",
}  # fmt: skip
_ROOM = Box(0, 0, 360, 120)
_PEN = Pen(ems_of, {"note": 10, "label": 0}, leading=1.2, gap=8, pad=0, sign=10)


def line_chart(timeline: Timeline) -> str:
    """An SVG element of a page."""
    scale, points = timeline.scale, timeline.points
    marks = {number_in_words(plain(mark), "en"): mark for mark in scale.marks()}
    values = [Mark(scale.share(mark), number) for number, mark in marks.items()]
    line = Line("", "", points, [""] * len(points), values, timeline.years)
    paths: defaultdict[str, str] = defaultdict(str)
    numbers, years = "", ""
    for item in lay_line(line, _ROOM, _PEN).items:
        match item:
            case Stroke((x, y), (to_x, to_y), look) if look in _CLASSES:
                paths[_CLASSES[look]] += f"M{x:.0f} {y:.0f}l{to_x - x:.0f} {to_y - y:.0f}"
            case Sign((x, y), shape, sign):
                kind = "point" if sign == shape else "hollow"
                paths[kind] += f"M{x:.0f} {y:.0f}{_SHAPES[shape]}"
            case Words(x, y, text, "note", True):  # a number of the scale, wider in English
                chinese = number_in_words(plain(marks[text]), "zh")
                both = beside({"zh": chinese, "en": text}, "tspan")
                number = text if chinese == text else both
                numbers += f"<text x={x:.0f} y={y + 10:.0f}>{number}</text>"
            case Words(x, y, text, "note"):
                years += f"<text x={x:.0f} y={y + 10:.0f}>{text}</text>"
    drawn = "".join(f'<path class={name} d="{path}"/>' for name, path in paths.items())
    box = f"0 0 {_ROOM.right} {_ROOM.bottom}"
    return f'<svg viewBox="{box}" aria-hidden=true>{drawn}{years}<g>{numbers}</g></svg>'
