"""A fact file as a Frictionless Data Package: a folder of CSV tables and their description.

The sources stay in CSL-JSON, which has no table.
https://specs.frictionlessdata.io/data-package/
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from redcross_cli.errors import UnusableFileError, sentence
from redcross_cli.facts import tables
from redcross_cli.facts.checks import json_path
from redcross_cli.facts.csl import Source
from redcross_cli.facts.decoding import MisreadError, decode
from redcross_cli.facts.model import Area, Fact, FactFile, Theme, Unit
from redcross_cli.facts.text import read_bytes, read_text

SOURCES = "sources.json"
TABLES: dict[str, Any] = {"themes": Theme, "units": Unit, "areas": Area, "facts": Fact}


def read(path: Path) -> FactFile:
    """Read a folder; what stands in it is found by its name alone."""
    sources = path / SOURCES
    try:
        cited = decode(read_bytes(str(sources)), msgspec.json.Decoder(tuple[Source, ...]))
    except MisreadError as error:
        where = f"{sources}: {json_path(error.problem.path)}".removesuffix(": ")
        raise UnusableFileError(f"{where}: {sentence(error.problem.what)}") from None
    records = []
    for name, kind in TABLES.items():
        table = str(path / f"{name}.csv")
        records.append(tuple(tables.records(kind, tables.from_csv(read_text(table)), table)))
    return FactFile(2, cited, *records)
