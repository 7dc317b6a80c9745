"""A fact file as a Frictionless Data Package: a folder of CSV tables and their description.

The sources stay in CSL-JSON, which has no table.
https://specs.frictionlessdata.io/data-package/
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from redcross_cli.errors import UnusableFileError
from redcross_cli.facts import tables
from redcross_cli.facts.checks import of_type
from redcross_cli.facts.csl import Source
from redcross_cli.facts.model import Area, Fact, FactFile, Theme, Unit
from redcross_cli.facts.text import read_text

SOURCES = "sources.json"
TABLES: dict[str, Any] = {"themes": Theme, "units": Unit, "areas": Area, "facts": Fact}


def read(path: Path) -> FactFile:
    """Read a folder; what stands in it is found by its name alone."""
    sources = path / SOURCES
    try:
        cited = msgspec.json.decode(read_text(str(sources)), type=tuple[Source, ...])
    except msgspec.ValidationError as error:
        raise UnusableFileError(f"{sources}: {of_type(error).what}") from None
    except msgspec.DecodeError as error:
        raise UnusableFileError(f"{sources} is not JSON in UTF-8: {error}") from None
    records = []
    for name, kind in TABLES.items():
        table = str(path / f"{name}.csv")
        records.append(tuple(tables.records(kind, tables.from_csv(read_text(table)), table)))
    return FactFile(1, cited, *records)
