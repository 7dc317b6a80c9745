"""`redcross validate`."""

from __future__ import annotations

from typing import Annotated

import typer

from redcross_cli.commands.session import Session
from redcross_cli.errors import UnusableFileError
from redcross_cli.output.listing import Answer, Column, Listing, View

EXAMPLES = """
redcross validate
redcross validate facts.json
redcross validate facts.json --format json
"""


def run(
    session: Session,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE...]", help="Fact files.")
    ] = None,
) -> Answer:
    """Check fact files and report every problem.

    Each problem is a line FILE:LINE:COLUMN: path: what is wrong. Without FILE, the
    file of --facts is checked, or the one that ships. Exits with 65 if there is any.
    Of a file that is not JSON the first problem is reported.
    """
    from redcross_cli.facts.reading import content_of, form_of, load
    from redcross_cli.facts.validation import validate

    names = files or [str(path) for path in session.paths] or ["default"]
    records = []
    for name in names:
        if form_of(name):  # any problem is an error with its place, as in loading
            all(load(name).facts)
            continue
        path, content = content_of(name)
        for finding in validate(content):
            records.append({"file": str(path), **finding._asdict()})
    lines = [
        f"{r['file']}:{r['line']}:{r['column']}: " + ": ".join(filter(None, [r["path"], r["what"]]))
        for r in records
    ]
    failure = UnusableFileError.exit_code if records else 0
    remarks = [] if records else [f"No problems in {', '.join(names)}."]
    if session.typed_format:
        return Answer(Listing(records, _COLUMNS, View(load(), session.lang)), remarks, failure)
    return Answer("".join(f"{line}\n" for line in lines), remarks, failure)


_COLUMNS = (
    Column("文件", "File", lambda record, view: record["file"]),
    Column("行", "Line", lambda record, view: str(record["line"]), right=True),
    Column("列", "Column", lambda record, view: str(record["column"]), right=True),
    Column("路径", "Path", lambda record, view: record["path"]),
    Column("问题", "Problem", lambda record, view: record["what"]),
)
