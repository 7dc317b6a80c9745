r"""Tables in CSV and TSV: rows as text, and the facts in such a table.

CSV is that of RFC 4180, but with a bare line feed, as command-line tools expect. In TSV
a record is a line, whatever it holds: tab, line break and backslash are ``\t \n \r \\``.

A table of facts holds no sources, themes, units and areas: they come from elsewhere.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from redcross_cli.errors import UnusableFileError, sentence
from redcross_cli.facts.checks import json_path
from redcross_cli.facts.decoding import type_problem
from redcross_cli.facts.model import Fact, FactFile
from redcross_cli.facts.rows import LISTS, cell, columns, record_of, required, row_of
from redcross_cli.files.text import read_text

_S = TypeVar("_S", bound=Struct)
# How a spreadsheet knows a formula. An apostrophe before it makes it text (OWASP, "CSV
# Injection"); one more apostrophe before those makes that reversible.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NEGATIVE = re.compile(r"-[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?")
_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_ESCAPED = re.compile(r"\\(.)")
_UNESCAPED = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
_PARSED: dict[str, Callable[[str], Any]] = {
    "value": msgspec.json.decode,
    "upper": msgspec.json.decode,
    "locator.start": msgspec.json.decode,
    "locator.end": msgspec.json.decode,
    **{key: lambda cell: cell.split(";") for key in LISTS},
}


def table_of(kind: type[Struct], records: Iterable[Struct]) -> Iterator[list[str]]:
    """The header of a table of records, and their rows."""
    yield [*columns(kind)]
    for record in records:
        yield [cell(value) for value in row_of(record)]


def to_csv(rows: Iterable[list[str]]) -> Iterator[str]:
    """Rows as lines of CSV."""
    import csv

    for row in rows:
        line = io.StringIO()
        # With this line end a lone carriage return is quoted, without which none could be read.
        csv.writer(line, lineterminator="\r\n").writerow(map(_guarded, row))
        yield line.getvalue().removesuffix("\r\n") + "\n"


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    if not _FORMULA.match(cell) or cell == "=" or _NEGATIVE.fullmatch(cell):
        return cell
    return f"'{cell}"


def to_tsv(rows: Iterable[list[str]]) -> Iterator[str]:
    """Rows as lines of TSV."""
    for row in rows:
        yield "\t".join(cell.translate(_ESCAPES) for cell in row) + "\n"


def from_csv(text: str) -> Iterator[list[str]]:
    """The rows of a CSV file, the header first."""
    import csv

    # The csv module limits a field to 128 KiB by default, less than a sentence may have.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    for row in csv.reader(io.StringIO(text, newline=""), strict=True):
        yield [cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell for cell in row]


def from_tsv(text: str) -> Iterator[list[str]]:
    """The rows of a TSV file, the header first."""
    for line in text.removesuffix("\n").split("\n"):
        yield [
            _ESCAPED.sub(lambda match: _UNESCAPED.get(match[1], match[0]), cell)
            for cell in line.removesuffix("\r").split("\t")
        ]


def records(kind: type[_S], rows: Iterable[list[str]], name: str) -> Iterator[_S]:
    """The records in the rows of a table; ``name`` is the table's for error messages."""
    numbered = enumerate(_well_formed(rows, name), 1)
    _, header = next(numbered, (1, []))
    if not header or header == [""]:
        raise UnusableFileError(f"{name} is empty.")
    known = columns(kind)
    for key in header:
        if key not in known:
            raise UnusableFileError(f"{name}: there is no column '{key}' in a table of this kind.")
        if header.count(key) > 1:
            raise UnusableFileError(f"{name}: the column '{key}' stands there twice.")
    for key in required(kind):
        if key not in header:
            raise UnusableFileError(f"{name}: the column '{key}' is missing.")
    for number, row in numbered:
        if not any(row):
            continue
        if len(row) != len(header):
            raise UnusableFileError(
                f"{name}: row {number} has {len(row)} cells, but there are {len(header)} columns."
            )
        try:
            yield record_of(kind, header, map(_parsed, header, row))
        except msgspec.ValidationError as error:
            path, what = type_problem(error)
            where = f"row {number}: {json_path(path)}".removesuffix(": ")
            raise UnusableFileError(f"{name}: {where}: {sentence(what)}") from None


def _well_formed(rows: Iterable[list[str]], name: str) -> Iterator[list[str]]:
    from csv import Error

    number = 0
    try:
        for number, row in enumerate(rows, 1):  # noqa: B007 (told when the next is none)
            yield row
    except Error as error:
        raise UnusableFileError(f"{name}: row {number + 1} is no CSV: {error}.") from None


def _parsed(key: str, cell: str) -> Any:
    """A cell's value; None where it is empty. What cannot be read stays text."""
    if not cell:
        return [] if key in LISTS else None
    try:
        return _PARSED.get(key, str)(cell)
    except (ValueError, RecursionError):  # the record's own check says what is wrong with it
        return cell


def read(path: Path) -> FactFile:
    """The facts of a CSV or TSV file, which has nothing else."""
    text = read_text(str(path))
    rows = from_csv(text) if path.suffix.lower() == ".csv" else from_tsv(text)
    return FactFile(2, (), (), (), (), tuple(records(Fact, rows, str(path))))
