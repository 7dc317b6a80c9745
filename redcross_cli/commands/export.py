"""`redcross export`."""

from pathlib import Path
from typing import Annotated

import typer

from redcross_cli.commands.session import Session
from redcross_cli.errors import UsageError
from redcross_cli.facts.base import FactBase, catalogue_of, file_of
from redcross_cli.files import fact_json
from redcross_cli.files.loading import FORMS, ending
from redcross_cli.files.whole_file import write_whole
from redcross_cli.messages import _, file_name, in_list, n_
from redcross_cli.output import Answer, Format, render
from redcross_cli.output.columns import list_facts
from redcross_cli.output.view import View
from redcross_cli.terms import Lang

EXAMPLES = """
redcross export facts.csv
redcross export facts.parquet && redcross search zyz --facts facts.parquet
redcross export both.json --facts default --facts mine.json
"""

_TABLES: dict[str, Format] = {".csv": "csv", ".tsv": "tsv", ".md": "markdown"}


def run(
    session: Session,
    file: Annotated[str, typer.Argument(metavar="FILE", help="What to write, such as facts.csv.")],
) -> Answer:
    """Write all facts to a file.

    FILE's ending names the form. Whole fact files are .json, .jsonl (JSON Lines), .parquet
    (a table for many facts, which needs the extra 'scale') and .db (SQLite, for Datasette
    and sqlite3); .csv and .tsv hold the facts alone, and are read beside a file that has their
    sources, themes, units and areas. --facts reads all of these. A .zip (a Frictionless
    Data Package of CSV tables), a workbook .xlsx (a sheet a theme; it needs the extra 'xlsx'), a
    page .html (to mail to a colleague: it opens offline in any browser, in Chinese and English,
    searches, filters and copies citations) and a table .md are to read elsewhere. A file that
    exists is replaced in one step, or left whole if anything goes wrong.
    """
    path = Path(file)
    if ending(path) not in FORMS:
        what = _("The ending of '{file}' names no format; end it in one of {endings}.")
        raise UsageError(what.format(file=file, endings=in_list(FORMS)))
    source = Path(session.paths[0]) if len(session.paths) == 1 else None
    if ending(path) == ".parquet" and source and ending(source) == ".jsonl":
        # Fact by fact, as they may outgrow memory.
        from redcross_cli.files import parquet
        from redcross_cli.files.json_lines import JsonLines

        lines = JsonLines(source)
        count = parquet.write(path, FactBase([file_of(lines.catalogue, ())]), lines)
    else:
        export(path, session.base, session.view, session.asked_lang)
        count = len(session.base.facts)
    done = n_(
        "{} fact written to {file}.", "{} facts written to {file}.", count, file=file_name(path)
    )
    return Answer("", [done])


def export(path: Path, base: FactBase, view: View, asked: Lang | None = None) -> None:
    """Write the facts of a base to a file in the form that its ending names.

    A page opens in the language ``asked`` for, or else in that of the browser.
    """
    known, facts = catalogue_of(base), base.facts
    match ending(path):
        case ".json":
            write_whole(path, fact_json.encode(known, facts))
        case ".jsonl":
            from redcross_cli.files import json_lines

            write_whole(path, json_lines.encode(known, facts))
        case ".db":
            from redcross_cli.files import database

            database.write(path, known, facts)
        case ".parquet":
            from redcross_cli.files import parquet

            parquet.write(path, base, facts)
        case ".xlsx":
            from redcross_cli.output import workbook

            workbook.write(path, facts, view)
        case ".html":
            from redcross_cli.page.facts_page import page_of

            write_whole(path, [page_of(base, view.lang, asked)])
        case ".zip":
            from redcross_cli.files import package

            package.write(path, known, facts)
        case table:
            write_whole(path, render(list_facts(facts, view), _TABLES[table]))
