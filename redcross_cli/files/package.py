"""A Frictionless Data Package: a folder of tables with their description.

https://specs.frictionlessdata.io/data-package/
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import msgspec
from msgspec import Struct

from redcross_cli.errors import OutputError
from redcross_cli.facts import rows
from redcross_cli.facts.model import Area, Basis, Catalogue, Fact, Theme, Unit
from redcross_cli.files.fact_json import encode_list
from redcross_cli.files.tables import table_of, to_csv
from redcross_cli.files.whole_file import folder_replacing, write_text
from redcross_cli.terms import Comparator

DESCRIPTION = "datapackage.json"
SOURCES = "sources.json"  # they stay in CSL-JSON, which has no table
TABLES: dict[str, type[Struct]] = {"themes": Theme, "units": Unit, "areas": Area, "facts": Fact}


def write(path: Path, catalogue: Catalogue, facts: Iterable[Fact]) -> None:
    """Write a Frictionless Data Package, in place of the one that is at the path."""
    if path.exists():
        if not (path / DESCRIPTION).exists():
            raise OutputError(f"Cannot write {path}: it already exists and is not a data package.")
        own = {DESCRIPTION, SOURCES, *(f"{name}.csv" for name in TABLES)}
        for file in sorted(path.iterdir()):
            if file.name not in own:
                raise OutputError(f"Cannot write {path}: '{file.name}' in it would be lost.")
    with folder_replacing(path) as folder:
        write_text(folder / SOURCES, [*encode_list(catalogue.sources), "\n"])
        for name, kind in TABLES.items():
            records = facts if kind is Fact else getattr(catalogue, name)
            write_text(folder / f"{name}.csv", to_csv(table_of(kind, records)))
        write_text(folder / DESCRIPTION, [_described(path.stem), "\n"])


def _described(name: str) -> str:
    """The package's descriptor, as indented JSON."""
    slug = "".join(c if c.isascii() and c.isalnum() else "-" for c in name.lower()).strip("-")
    resources: list[dict[str, Any]] = [
        {
            "name": "sources",
            "path": SOURCES,
            "format": "json",
            "mediatype": "application/vnd.citationstyles.csl+json",
            "encoding": "utf-8",
        }
    ]
    for table, kind in TABLES.items():
        resources.append(
            {
                "name": table,
                "path": f"{table}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": _schema(kind),
            }
        )
    package = {"profile": "data-package", "name": slug or "facts", "resources": resources}
    return msgspec.json.format(msgspec.json.encode(package), indent=2).decode()


_TYPES = {
    "value": "number",
    "upper": "number",
    "locator.start": "integer",
    "locator.end": "integer",
}
_CHOICES = {"comparator": get_args(Comparator), "basis": get_args(Basis)}


def _schema(kind: type[Struct]) -> dict[str, Any]:
    """The Table Schema of a table: the types, the keys, and what refers to what."""
    # A list that is empty leaves its cell empty.
    required = {key for key in rows.required(kind) if key not in rows.LISTS}
    schema: dict[str, Any] = {
        "fields": [_field(key, key in required) for key in rows.columns(kind)],
        "primaryKey": ["id"],
    }
    if kind is Fact:
        schema["primaryKey"] = ["source", "id", "period"]
        schema["foreignKeys"] = [
            {"fields": [key], "reference": {"resource": f"{key}s", "fields": ["id"]}}
            for key in ("theme", "unit")
        ]
    return schema


def _field(key: str, required: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if required else {}
    if key in _CHOICES:
        constraints["enum"] = _CHOICES[key]
    field = {"name": key, "type": _TYPES.get(key, "string")}
    return {**field, "constraints": constraints} if constraints else field
