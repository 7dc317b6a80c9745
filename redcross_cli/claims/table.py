"""Tables of a text: what the cells around a number say of it."""

import re
from collections.abc import Sequence
from decimal import Decimal

from redcross_cli.claims.counted import magnitude
from redcross_cli.claims.dates import MONTH, YEAR, Stated, absolute_date
from redcross_cli.figures.figure import Figure
from redcross_cli.figures.reasons import SCALE_ABOVE, UNCOUNTED

CELL = re.compile(r"[|\t]")  # what parts the cells of a row
_OF_ROW = re.compile(
    r"(?:(?<![0-9])年[份度]?|序号|编号)\W*\Z|(?i:\A\W*(?:(?:fiscal |calendar )?years?|no\.?)\W*\Z)"
    r"|\A\s*[#№]\s*\Z"
)
_YEAR_OR_PLACE = re.compile(rf"{YEAR}|[0-9]{{1,3}}")
_MONTH_ALONE = re.compile(rf"\s*(?:(?i:{MONTH})|[0-9一二三四五六七八九十]{{1,2}}月份?)\s*")
# How a label of a table scales its bare numbers, （万人） or (million), and a cell of its own.
_SCALE = (
    "(?P<scale>[十百千]?[万亿]|(?i:thousand|million|billion)s?) ?"
    "(?P<counts>[a-z ]{0,12}|[元人次名份户例个台支件场家所]{0,2})"
)
_SCALE_IN_LABEL = re.compile(rf"[（(] ?{_SCALE} ?(?=[)），,、;])")
_SCALE_IN_CELL = re.compile(rf"\s*{_SCALE}\s*")
_UNIT = re.compile(r"(?i)\W*(?:units?|计?量?单位)\W*")  # heads a column of units


def is_row(sentence: str) -> bool:
    return CELL.search(sentence) is not None


def column_of(row: str, at: int) -> int:
    """The number of the column that an offset of a row stands in."""
    return len(CELL.findall(row[:at]))


def is_of_row(row: str, at: int, figure: Figure, heads: Sequence[str]) -> bool:
    """Whether the number at an offset of a row is its year, or its place among the rows."""
    column = column_of(row, at) if heads else 0
    is_of_row = any(map(_OF_ROW.search, heads[column : column + 1])) and not figure.counts
    return is_of_row and _YEAR_OR_PLACE.fullmatch(figure.printed) is not None


def named_by_cells(row: str, heads: Sequence[str], column: int) -> tuple[str, Stated | None]:
    """What the heads of a row and of a column name, and the date that is in them."""
    head = "".join(heads[column : column + 1])
    title, label = (
        next((cell for cell in cells if cell.strip()), "") for cells in (heads, CELL.split(row))
    )
    name = f"{label} {title} {head}"
    stated = absolute_date(head if head.strip() else title)
    if _MONTH_ALONE.fullmatch(label):
        return name, Stated(0, 0, "then", is_span=True)
    if stated:  # what there was in a month, but what was done in a year
        is_year = (stated.first.month, stated.last.month) == (1, 12)
        stated = stated._replace(start=0, end=0, kind=stated.kind if is_year else "until")
    return name, stated


def scaled(figure: Figure, heads: Sequence[str], cells: Sequence[str], column: int) -> Figure:
    """A bare figure of a table as a label scales it, and says what it counts.

    The label is the head of its column, or else that of its row or of the table; or its
    row has a cell under Unit.
    """
    is_bare = not figure.counts and figure.doubt in ("", SCALE_ABOVE, UNCOUNTED)
    if not is_bare or figure.quantity.value is None or figure.quantity.step >= 1000:
        return figure
    own, row, corner = (
        "".join(texts) for texts in (heads[column : column + 1], cells[:2], heads[:2])
    )
    found = _SCALE_IN_LABEL.search(own)
    found = found or _SCALE_IN_LABEL.search(row) or _SCALE_IN_LABEL.search(corner)
    units = [
        cell.strip() for head, cell in zip(heads, cells, strict=False) if _UNIT.fullmatch(head)
    ]
    found = found or next(filter(None, map(_SCALE_IN_CELL.fullmatch, units)), None)
    if not found:
        return figure._replace(counts="".join(units)) if units else figure
    quantity = figure.quantity.times(Decimal(10) ** magnitude(found["scale"]))
    return figure._replace(quantity=quantity, counts=found["counts"].strip(), doubt="")
