"""A Frictionless Data Package: tables with their description, in a ZIP file.

https://specs.frictionlessdata.io/data-package/
"""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any, get_args
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct

from redcross_cli.facts.model import Basis, Catalogue, Fact
from redcross_cli.facts.rows import KINDS, LISTS, NUMBERS, OFFSETS, cell, columns, row_of
from redcross_cli.files.csv_tsv import to_csv
from redcross_cli.files.fact_json import encode_list, indented
from redcross_cli.files.whole_file import replacing
from redcross_cli.terms import Comparator

SOURCES = "sources.json"  # they stay in CSL-JSON, which has no table
_TYPES = {**dict.fromkeys(NUMBERS, "number"), **dict.fromkeys(OFFSETS, "integer")}
_CHOICES = {"comparator": get_args(Comparator), "basis": get_args(Basis)}


def write(path: Path, catalogue: Catalogue, facts: Iterable[Fact]) -> None:
    with replacing(path) as temporary, ZipFile(temporary, "w") as package:

        def add(name: str, pieces: Iterable[str]) -> None:
            described = ZipInfo(name)  # of no date, so that the same facts are the same file
            described.compress_type = ZIP_DEFLATED
            with package.open(described, "w", force_zip64=True) as file:
                file.writelines(piece.encode() for piece in pieces)

        add("datapackage.json", [indented(_described(path.stem)), "\n"])
        add(SOURCES, [*encode_list(catalogue.sources), "\n"])
        for name, kind in KINDS.items():
            records = facts if kind is Fact else getattr(catalogue, name)
            rows = ([cell(value) for value in row_of(record)] for record in records)
            add(f"{name}.csv", to_csv(chain([[*columns(kind)]], rows)))


def _described(name: str) -> dict[str, Any]:
    slug = "".join(c if c.isascii() and c.isalnum() else "-" for c in name.lower()).strip("-")
    sources = {
        "name": "sources",
        "path": SOURCES,
        "format": "json",
        "mediatype": "application/vnd.citationstyles.csl+json",
        "encoding": "utf-8",
    }
    tables = [
        {
            "name": table,
            "path": f"{table}.csv",
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": _schema(kind),
        }
        for table, kind in KINDS.items()
    ]
    return {"profile": "data-package", "name": slug or "facts", "resources": [sources, *tables]}


def _schema(kind: type[Struct]) -> dict[str, Any]:
    """The Table Schema of a table: the types, the keys, and what refers to what."""
    fields = []
    for key, is_needed in columns(kind).items():
        field: dict[str, Any] = {"name": key, "type": _TYPES.get(key, "string")}
        # A list that is empty leaves its cell empty.
        if is_needed and key not in LISTS:
            field["constraints"] = {"required": True}
        if key in _CHOICES:
            field["constraints"] = {"enum": _CHOICES[key]}
        fields.append(field)
    if kind is not Fact:
        return {"fields": fields, "primaryKey": ["id"]}
    references = [
        {"fields": [key], "reference": {"resource": f"{key}s", "fields": ["id"]}}
        for key in ("theme", "unit")
    ]
    return {"fields": fields, "primaryKey": ["source", "id", "period"], "foreignKeys": references}
