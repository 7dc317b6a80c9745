"""`redcross export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from redcross_cli.commands.session import Session
from redcross_cli.errors import UsageError
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Fact, FactFile
from redcross_cli.output import Format, render
from redcross_cli.output.columns import FACTS, in_columns
from redcross_cli.output.file import write_whole
from redcross_cli.output.listing import Answer, Listing

EXAMPLES = """
redcross export facts.csv
redcross export both.json --facts default --facts mine.json
"""

FORMATS: dict[str, Format] = {
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "markdown",
}


def run(
    session: Session,
    file: Annotated[str, typer.Argument(metavar="FILE")],
) -> Answer:
    """Write all facts to a file.

    FILE's ending names the format: .json is a whole fact file, which --facts reads;
    .jsonl, .csv, .tsv and .md have a fact a line. A file that is there already is
    replaced in one step, or left whole if anything goes wrong.
    """
    path = Path(file)
    base = session.base
    if path.suffix == ".json":
        write_whole(path, [as_fact_file(base)])
    elif path.suffix in FORMATS:
        listing = Listing(base.facts, in_columns(FACTS, base), session.view, kind=Fact)
        write_whole(path, render(listing, FORMATS[path.suffix]))
    else:
        endings = ", ".join([".json", *FORMATS])
        raise UsageError(f"The ending of '{file}' names no format; end it in one of {endings}.")
    return Answer("", [f"{len(base.facts)} facts written to {path}."])


def as_fact_file(base: FactBase) -> str:
    """A fact base as one fact file."""
    whole = FactFile(
        schema_version=1,
        sources=tuple(base.sources.values()),
        themes=tuple(base.themes.values()),
        units=tuple(base.units.values()),
        areas=tuple(base.areas.values()),
        facts=base.facts,
    )
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"
