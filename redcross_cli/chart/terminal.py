"""A chart for a terminal, drawn with Rich."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from redcross_cli.chart.chart import Chart
from redcross_cli.chart.labels import Box
from redcross_cli.chart.layout import Item, Look, Pen, Sign, Stroke, Style, Words, lay_out

PEN = Pen(
    width_of=cell_len,
    sizes=dict.fromkeys(("title", "text", "label", "note", "source"), 1),
    leading=1,
    margin=0,
    gap=1,
    pad=1,
    gaps=[0],
    aside=0,
    sign=1,
    plot=16,
    bar=1,
)
_ASCII = str.maketrans("━╸●▲▼◆○△▽◇·─┬│┼", "==o^v~!!!!.-+|+")
_STYLES: dict[Style, str] = {"title": "bold", "text": "", "label": "", "note": "dim"}
_LOOKS: dict[Look, tuple[str, str]] = {
    "axis": ("─", "dim"),
    "edge": ("│", "dim"),
    "grid": ("┼", "dim"),
    "tick": ("┬", "dim"),
    "told": ("·", "red"),
    "untold": ("·", "red"),
    "period": ("─", "red"),
}
_MARKS = {"grid", "tick"}  # the looks of which only the start is drawn

_Cells = dict[tuple[int, int], tuple[str, str]]  # text from a row and a column on, and its style


def draw(chart: Chart, console: Console) -> Iterator[Text]:
    """The lines of a chart; for its sources there is no room."""
    drawing = lay_out(chart._replace(sources=()), PEN, console.width)
    cells: _Cells = {}
    for item in drawing.items:
        _put(item, cells)
    for row in range(int(drawing.height)):
        line = Text()
        columns = [column for at, column in cells if at == row]
        for column in range(max(columns, default=-1) + 1):
            line.append(*cells.get((row, column), (" ", "")))
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
                text, x = f" {text} ", x - 1
            column = int(x) - (cell_len(text) if to_right else 0)
            _write(text, column, int(y), _STYLES[style], cells)
        case Box(left, top, right, _):
            _write(bar_of(right - left), int(left), int(top), "red", cells)
        case Sign((x, y), shape, sign):
            cells[int(y), int(x)] = sign, "bold red" if sign == shape else "bold cyan"
        case Stroke((x, y), (to_x, to_y), look):
            across, down = int(to_x) - int(x), int(to_y) - int(y)
            steps = max(abs(across), abs(down)) if look not in _MARKS else 0
            for n in range(1, steps, 2) if look == "untold" else range(steps + 1):
                share = n / steps if steps else 0
                at = int(y) + round(down * share), int(x) + round(across * share)
                cells[at] = _LOOKS[look]


def _write(text: str, column: int, row: int, style: str, cells: _Cells) -> None:
    for further in range(cell_len(text)):
        cells[row, column + further] = "", ""
    cells[row, column] = text, style
