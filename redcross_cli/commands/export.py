"""`redcross export`."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer

from redcross_cli.commands.session import Session
from redcross_cli.errors import UsageError
from redcross_cli.facts.base import FactBase, references
from redcross_cli.facts.model import Fact
from redcross_cli.output import Format, render
from redcross_cli.output.columns import FACTS, in_columns
from redcross_cli.output.file import write_whole
from redcross_cli.output.listing import Answer, Listing, View
from redcross_cli.output.progress import Watched, progress

EXAMPLES = """
redcross export facts.csv
redcross export facts.db && redcross search 志愿者 --facts facts.db
redcross export both.json --facts default --facts mine.json
"""

TABLES: dict[str, Format] = {".csv": "csv", ".tsv": "tsv", ".md": "markdown"}
ENDINGS = (".json", ".jsonl", ".db", ".datapackage", *TABLES)


def run(
    session: Session,
    file: Annotated[str, typer.Argument(metavar="FILE", help="What to write, such as facts.csv.")],
) -> Answer:
    """Write all facts to a file.

    FILE's ending names the format. Whole fact files are .json, .jsonl (JSON Lines), .db
    (a SQLite database with a search index, for many facts) and .datapackage (a folder
    with a Frictionless Data Package). .csv and .tsv hold the facts alone. --facts reads
    all of these; .md is a table to read. A file that exists is replaced in one step, or
    left whole if anything goes wrong.
    """
    path = Path(file)
    if path.suffix.lower() not in ENDINGS:
        offered = ", ".join(ENDINGS)
        raise UsageError(f"The ending of '{file}' names no format; end it in one of {offered}.")
    source = session.paths[0] if len(session.paths) == 1 else None
    if path.suffix.lower() == ".db" and source and source.suffix.lower() == ".jsonl":
        count = _indexed(source, path)
    else:
        base = session.base
        with progress(f"Writing {path.name}", len(base.facts)) as advance:
            export(path, base, Watched(base.facts, advance), session.view)
        count = len(base.facts)
    facts = "1 fact" if count == 1 else f"{count} facts"
    return Answer("", [f"{facts} written to {path}."])


def _indexed(source: Path, path: Path) -> int:
    """Turn JSON Lines into a database, line by line."""
    from redcross_cli.facts.lines import Lines
    from redcross_cli.output import database, prepared

    lines = Lines(source)
    with progress(f"Writing {path.name}", lines.size) as advance:
        rows = prepared.of_lines(lines, advance)
        return database.write(path, lines.references, rows, lines.name)


def export(path: Path, base: FactBase, facts: Collection[Fact], view: View) -> None:
    """Write the facts of a base to a file in the form that its ending names."""
    match path.suffix.lower():
        case ".db":
            from redcross_cli.output import database, prepared

            known = references(base)
            database.write(path, known, prepared.of_facts(known, facts), "the facts loaded")
        case ".json" | ".jsonl" as ending:
            from redcross_cli.output.factfile import as_json, as_lines

            form = as_json if ending == ".json" else as_lines
            write_whole(path, form(references(base), facts))
        case ".datapackage":
            from redcross_cli.output import package

            package.write(path, references(base), facts, view)
        case ending:
            listing = Listing(facts, in_columns(FACTS, base), view, kind=Fact)
            write_whole(path, render(listing, TABLES[ending]))
