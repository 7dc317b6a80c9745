"""A chart for a terminal, drawn with Rich."""

from collections import defaultdict
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from redcross_cli.chart.chart import Chart
from redcross_cli.chart.labels import Box
from redcross_cli.chart.layout import Drawing, Item, Look, Pen, Sign, Stroke, Style, Words, lay_out

PEN = Pen(cell_len, dict.fromkeys(("title", "text", "label", "note", "source"), 1))
_ASCII = str.maketrans("━╸●▲▼◆○△▽◇·─┬│┼╎╌", "==o^v~!!!!.-+|+|-")
_STYLES: dict[Style, str] = {"title": "bold", "text": "", "label": "", "note": "dim"}
_LOOKS: dict[Look, tuple[str, str]] = {
    "axis": ("─", "dim"),
    "edge": ("│", "dim"),
    "grid": ("┼", "dim"),
    "tick": ("┬", "dim"),
    "told": ("·", "red"),
    "untold": ("·", "red"),
    "period": ("─", "red"),
    "leader": ("╎", "dim"),
}
_LEVEL_LEADER = "╌", "dim"
_MARKS = {"grid", "tick"}  # the looks of which only the start is drawn

# By row and column the text that begins there, and its style.
_Cells = defaultdict[int, dict[int, tuple[str, str]]]


def lay_out_in_cells(chart: Chart, width: int) -> Drawing:
    """A chart at a terminal so wide; for its sources there is no room."""
    return lay_out(chart._replace(sources=()), PEN, width)


def draw(drawing: Drawing, console: Console) -> Iterator[Text]:
    """The lines of a chart."""
    cells: _Cells = defaultdict(dict)
    for item in drawing.items:
        _put(item, cells)
    for row in range(int(drawing.height)):
        line = Text()
        for column in range(max(cells[row], default=-1) + 1):
            line.append(*cells[row].get(column, (" ", "")))
        if console.options.ascii_only:
            line.plain = line.plain.translate(_ASCII)
        yield line


def bar_of(length: float) -> str:
    """A bar, true to half a cell; what is above 0 is seen.

    >>> bar_of(1.5)
    '━╸'
    """
    halves = max(round(length * 2), int(length > 0))
    return "━" * (halves // 2) + "╸" * (halves % 2)


def _put(item: Item, cells: _Cells) -> None:
    """Set the cells that an item takes, over what they have."""
    match item:
        case Words(x, y, text, style, to_right):
            if style == "label":  # which no line may touch
                text, x = f" {text} ", x + 1 if to_right else x - 1
            left = int(x) - (cell_len(text) if to_right else 0)
            _write(text, left, _STYLES[style], cells[int(y)])
        case Box(left, top, right, _):
            _write(bar_of(right - left), int(left), "red", cells[int(top)])
        case Sign((x, y), shape, sign):
            cells[int(y)][int(x)] = sign, "bold red" if sign == shape else "bold cyan"
        case Stroke((x, y), (to_x, to_y), look):
            across, down = int(to_x) - int(x), int(to_y) - int(y)
            steps = max(abs(across), abs(down)) if look not in _MARKS else 0
            for n in range(1, steps, 2) if look == "untold" else range(steps + 1):
                share = n / steps if steps else 0
                row, column = int(y) + round(down * share), int(x) + round(across * share)
                cells[row][column] = _LOOKS[look]
                if look == "leader" and not down:
                    cells[row][column] = _LEVEL_LEADER


def _write(text: str, left: int, style: str, row: dict[int, tuple[str, str]]) -> None:
    for column in range(left, left + cell_len(text)):
        row[column] = "", ""
    row[left] = text, style
