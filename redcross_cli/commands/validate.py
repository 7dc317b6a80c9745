"""`redcross validate`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from redcross_cli.commands.session import Session
from redcross_cli.errors import RedcrossError, UnusableFileError
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
    file of --facts is checked, or the one that ships. Exits with 65 if there are any.
    Of a file that is not JSON the first problem is reported, as an error; a table may
    refer to what stands in the other files named.
    """
    from redcross_cli.facts.reading import load

    loaded = [str(path) for path in session.paths]
    names = files or loaded or ["default"]
    records: list[dict[str, Any]] = []
    errors: list[RedcrossError] = []
    for name in names:
        try:
            records += _problems(name, [*names, *loaded])
        except RedcrossError as error:
            errors.append(error)
    lines = [
        f"{r['file']}:{r['line']}:{r['column']}: " + ": ".join(filter(None, [r["path"], r["what"]]))
        for r in records
    ]
    remarks = [f"Error: {error}" for error in errors]
    if not records and not errors:
        remarks.append(f"No problems in {', '.join(names)}.")
    codes = [error.exit_code for error in errors] + [UnusableFileError.exit_code] * bool(records)
    failure = codes[0] if codes else 0
    if session.typed_format:
        return Answer(Listing(records, _COLUMNS, View(load(), session.lang)), remarks, failure)
    return Answer("".join(f"{line}\n" for line in lines), remarks, failure)


def _problems(name: str, others: Iterable[str]) -> list[dict[str, Any]]:
    """The problems of a JSON file; of another, whose form has no places, an error is raised."""
    from redcross_cli.facts.reading import TABLES, content_of, ending, form_of, load
    from redcross_cli.facts.validation import validate

    form = form_of(name)
    if form is None:
        path, content = content_of(name)
        return [{"file": str(path), **finding._asdict()} for finding in validate(content)]
    if form == "lines":
        from redcross_cli.facts.lines import Lines, facts_in

        deque(facts_in(Lines(Path(name))), maxlen=0)  # to the end, and nothing kept
    else:
        # What a table refers to may stand in another file.
        beside = [other for other in others if ending(other) not in TABLES]
        all(load(name, *(dict.fromkeys(beside) if form == "tables" else ())).facts)
    return []


_COLUMNS = (
    Column("文件", "File", lambda record, view: record["file"]),
    Column("行", "Line", lambda record, view: str(record["line"]), right=True),
    Column("列", "Column", lambda record, view: str(record["column"]), right=True),
    Column("路径", "Path", lambda record, view: record["path"]),
    Column("问题", "Problem", lambda record, view: record["what"]),
)
