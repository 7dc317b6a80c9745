"""The line of an indicator over time for a terminal, drawn with Rich."""

from collections.abc import Iterator

from rich.cells import cell_len, get_character_cell_size
from rich.console import Console
from rich.text import Text

from redcross_cli.chart.labels import Box, Ground, Size, Spacing, place_labels, set_apart
from redcross_cli.chart.panels import Panel, Panels, sign_of
from redcross_cli.chart.terminal import ruler

HEIGHT = 14  # rows above the axis of time; the first is for labels alone
NARROWEST = 12  # columns of a plot beside which the values are written
SPACING = Spacing(gaps=[0], clear=Size(2, 1), far=1)
_ASCII = str.maketrans("●▲▼◆○△▽◇·─┬┤│┼└\u2003", "o^v~!!!!.-+||++ ")

_Cells = dict[tuple[int, int], tuple[str, str]]  # a character and its style, by column and row


def draw_line(picture: Panels, console: Console) -> Iterator[Text]:
    """The lines of text that show one indicator over time."""
    lines = [Text(picture.title, style="bold", overflow="fold"), Text()]
    for panel in picture.panels:
        lines += [Text(panel.unit, style="dim", overflow="fold"), *_plot(panel, console.width)]
    lines += [Text(), Text(picture.legend, style="dim", overflow="fold")]
    lines += [Text(note, style="dim", overflow="fold") for note in picture.notes]
    for line in lines:
        if console.options.ascii_only:
            line.plain = line.plain.translate(_ASCII)
        yield line


def _plot(panel: Panel, width: int) -> Iterator[Text]:
    """The plot with its axes; a value of 0 stands on the axis of time."""
    values = {_row(place): number for place, number in panel.values}
    gutter = max(map(cell_len, values.values())) + 1
    if width - gutter - 1 < NARROWEST:
        values, gutter = {}, 0
    columns = width - gutter - 1
    axis, years = ruler(panel.years, columns, columns, plain=False)
    cells: _Cells = {(column, HEIGHT): (sign, "dim") for column, sign in enumerate(axis)}
    _draw_points(panel, columns, cells)
    for row in range(HEIGHT + 1):
        number = values.get(row, "")
        edge = ("┼" if number else "└") if row == HEIGHT else "┤" if number else "│"
        line = Text(" " * (gutter - 1 - cell_len(number)) + number, style="dim")
        line.append(f" {edge}" if gutter else edge, style="dim")
        for column in range(columns):
            line.append(*cells.get((column, row), (" ", "")))
        line.rstrip()
        yield line
    yield Text(" " * (gutter + 1) + years, style="dim")


def _draw_points(panel: Panel, columns: int, cells: _Cells) -> None:
    """Put the points over the lines that join them, and the labels where both leave room."""
    room = Box(0, 0, columns, HEIGHT + 1)
    boxes = []
    for point in panel.points:
        column, row = min(int(point.x * columns), columns - 1), _row(point.y)
        boxes.append(Box(column, row, column + 1, row + 1))
    boxes = set_apart(boxes, room)
    lines: _Cells = {}
    strokes: _Cells = {}
    for point, box in zip(panel.points, boxes, strict=True):
        if point.before is not None:
            lines |= _line(boxes[point.before], box, is_told=point.step.change is not None)
        if point.step.fact.basis == "flow":
            for column in range(int(point.since * columns), int(point.until * columns)):
                strokes[column, int(box.top)] = ("─", "red")
    cells |= lines | strokes
    for point, box in zip(panel.points, boxes, strict=True):
        style = "bold cyan" if point.step.contradicted_by else "bold red"
        cells[int(box.left), int(box.top)] = (sign_of(point), style)
    sizes = [Size(cell_len(label) + 2, 1) for label in panel.labels]  # a space on each side
    axis = {(column, HEIGHT): ("", "") for column in range(columns)}
    ground = Ground(room, _boxes(strokes), _boxes(lines | axis))
    places = place_labels(boxes, sizes, panel.needed, SPACING, ground)
    for label, place in zip(panel.labels, places, strict=True):
        if place:
            _write(f" {label} ", int(place.left), int(place.top), cells)


def _boxes(cells: _Cells) -> list[Box]:
    return [Box(column, row, column + 1, row + 1) for column, row in cells]


def _row(share: float) -> int:
    return HEIGHT - round(share * (HEIGHT - 1))


def _line(start: Box, end: Box, *, is_told: bool) -> _Cells:
    """The dots between two points; where the change is not known, every other one."""
    across, down = end.left - start.left, end.top - start.top
    count = int(max(abs(across), abs(down)))
    dots = range(1, count, 1 if is_told else 2)
    return {
        (round(start.left + across * n / count), round(start.top + down * n / count)): ("·", "red")
        for n in dots
    }


def _write(text: str, column: int, row: int, cells: _Cells) -> None:
    for character in text:
        size = get_character_cell_size(character)
        for further in range(size):
            cells[column + further, row] = ("" if further else character, "")
        column += size
