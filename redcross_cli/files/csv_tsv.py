r"""Tables in CSV and TSV: rows as text, and the facts in such a table.

CSV is that of RFC 4180, but with a bare line feed, as command-line tools expect. In TSV
a record is a line, whatever it holds: tab, line break and backslash are ``\t \n \r \\``.

A table of facts holds no sources, themes, units and areas: they come from elsewhere.
"""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from redcross_cli.errors import UnusableFileError
from redcross_cli.facts.model import Fact, FactFile
from redcross_cli.facts.rows import LISTS, NUMBERS, OFFSETS, columns, record_of
from redcross_cli.files.whole_file import decode_text, read_bytes
from redcross_cli.foreign import aside
from redcross_cli.messages import _, file_name

# How a spreadsheet knows a formula, full-width in a Chinese Excel. An apostrophe before it
# makes it text (OWASP, "CSV Injection"); one more apostrophe before those makes that reversible.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NEGATIVE = re.compile(r"-[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?")
_ESCAPES = {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"}
_UNESCAPED = {escape: character for character, escape in _ESCAPES.items()}


def to_csv(rows: Iterable[list[str]]) -> Iterator[str]:
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


def _from_csv(text: str, name: str) -> Iterator[list[str]]:
    import csv

    # The csv module limits a field to 128 KiB by default, less than a sentence may have.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 1
    try:
        for row in rows:
            number += 1  # that of the next
            yield [cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell for cell in row]
    except csv.Error as error:
        what = _("{file}: row {number} is no CSV{aside}.")
        raise UnusableFileError(what.format(file=name, number=number, aside=aside(error))) from None


def to_tsv(rows: Iterable[list[str]]) -> Iterator[str]:
    escapes = str.maketrans(_ESCAPES)
    for row in rows:
        yield "\t".join(cell.translate(escapes) for cell in row) + "\n"


def _from_tsv(text: str) -> Iterator[list[str]]:
    for line in text.removesuffix("\n").split("\n"):
        yield [
            re.sub(r"\\.", lambda match: _UNESCAPED.get(match[0], match[0]), cell)
            for cell in line.removesuffix("\r").split("\t")
        ]


def read(path: Path) -> FactFile:
    """The facts of a CSV or TSV file, which has nothing else."""
    name = str(path)
    text = decode_text(read_bytes(path, "fact file"), path)
    rows = _from_csv(text, name) if path.suffix.lower() == ".csv" else _from_tsv(text)
    return FactFile(2, (), (), (), (), tuple(_facts(rows, name)))


def _facts(rows: Iterator[list[str]], name: str) -> Iterator[Fact]:
    """The facts in the rows of a table, of which the first is its header."""
    header = next(rows, [])
    if header in ([], [""]):
        raise UnusableFileError(_("{file} is empty.", file=file_name(name)))
    for key in header:
        if key not in columns(Fact):
            what = _("{file}: there is no column '{key}' in a table of this kind.")
            raise UnusableFileError(what.format(file=name, key=key))
        if header.count(key) > 1:
            what = _("{file}: the column '{key}' stands there twice.")
            raise UnusableFileError(what.format(file=name, key=key))
    for key, is_needed in columns(Fact).items():
        if is_needed and key not in header:
            raise UnusableFileError(_("{file}: the column '{key}' is missing.", file=name, key=key))
    for number, row in enumerate(rows, 2):
        if not any(row):
            continue
        if len(row) != len(header):
            what = _("{file}: row {number} has {cells} cells, but there are {columns} columns.")
            counts = {"number": number, "cells": len(row), "columns": len(header)}
            raise UnusableFileError(what.format(file=name, **counts))
        where = _("{file}: row {number}", file=name, number=number)
        yield record_of(Fact, header, map(_parsed, header, row), where)


def _parsed(key: str, cell: str) -> Any:
    """A cell's value; None where it is empty. What cannot be read stays text."""
    if key in LISTS:
        return cell.split(";") if cell else []
    if key not in (*NUMBERS, *OFFSETS):
        return cell or None
    try:
        return msgspec.json.decode(cell) if cell else None
    except (ValueError, RecursionError):  # the record's own check says what is wrong with it
        return cell
