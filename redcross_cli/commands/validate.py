"""`redcross validate`."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from redcross_cli.commands.session import Session
from redcross_cli.errors import RedcrossError, UnusableFileError
from redcross_cli.messages import _, file_name, in_list
from redcross_cli.output import Answer, Column, Listing
from redcross_cli.output.text import in_one_line, in_unicode
from redcross_cli.output.view import View

if TYPE_CHECKING:
    from redcross_cli.facts.checks import Problem
    from redcross_cli.facts.model import FactFile
    from redcross_cli.proof.validation import PlacedProblem, Reading

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
    refer to what stands in the other files named. Several files must agree with each
    other, too.
    """
    from redcross_cli.facts.checks import UnsoundFileError, find_conflicts
    from redcross_cli.files.loading import content_of, form_of, is_one_table, load
    from redcross_cli.proof.validation import PlacedProblem, validate

    names = files or session.paths or ["default"]
    if any(map(_is_table, names)):  # it may refer to what --facts names
        beside = [path for path in session.paths if not _is_table(path)]
        names = [*names, *(path for path in beside if path not in names)]
    is_parquet = is_one_table(names)
    records: list[PlacedProblem] = []
    errors: list[RedcrossError] = []
    read: list[_Read] = []
    for name in sorted(names, key=_is_table):  # last those that refer to the others
        try:
            if is_parquet or form_of(name):
                file = _require_sound(name, read, is_alone=len(names) == 1)
                read += [_Read(name, file)] if file else []
            else:
                path, content = content_of(name)
                reading = validate(content, in_unicode(path))
                records += reading.problems
                read.append(_Read(name, reading.file, reading))
        except RedcrossError as error:
            errors.append(error)
    conflicts: dict[int, list[Problem]] = {}
    for number, problem in find_conflicts([r.file for r in read], [r.name for r in read]):
        conflicts.setdefault(number, []).append(problem)
    for number, problems in conflicts.items():
        name, _file, as_json = read[number]
        if as_json:
            records += as_json.place(problems)
        else:
            errors += [UnsoundFileError(name, problem) for problem in problems]
    remarks = [_("Error: {}").format(getattr(error, "told", error)) for error in errors]
    if not records and not errors:
        remarks.append(_("No problems in {files}.", files=in_list(map(file_name, names))))
    code = UnusableFileError.exit_code if records else 0
    if errors:
        code = errors[0].exit_code
    if session.is_format_typed:
        listing = Listing(records, _COLUMNS, View(load(), session.lang), kind=PlacedProblem)
        return Answer(listing, remarks, code)
    return Answer("".join(map(_line, records)), remarks, code)


class _Read(NamedTuple):
    """A file as far as it could be read; ``reading`` is that of one in JSON."""

    name: str
    file: "FactFile"
    reading: "Reading | None" = None


def _line(problem: "PlacedProblem") -> str:
    """A problem as a line for editors."""
    position = f"{problem.file}:{problem.line}:{problem.column}"
    line = ": ".join(filter(None, (position, problem.path, problem.what)))
    # A key or a path may hold a line break, behind which a line of ours could be made up.
    return in_one_line(line) + "\n"


def _is_table(name: str) -> bool:
    from redcross_cli.files.loading import TABLES, ending

    return ending(name) in TABLES


def _require_sound(name: str, beside: Sequence[_Read], is_alone: bool) -> "FactFile | None":
    """A file whose form has no places, None where it need not be held; raise its first problem.

    What a table refers to may stand in files ``beside`` it.
    """
    from redcross_cli.facts.base import FactBase, catalogue_of
    from redcross_cli.facts.checks import Known, problems_of_fact, require_none
    from redcross_cli.files.loading import ending, is_parquet, load, read, unite
    from redcross_cli.proof.validation import problems_of_meaning

    if ending(name) == ".jsonl" and not is_parquet(name):
        from redcross_cli.files.json_lines import JsonLines

        lines = JsonLines(Path(name))
        for fact in lines.unique():  # of which none is kept
            lines.require(problems_of_meaning(fact, lines.known, ()))
        return None if is_alone else read(name)
    file = None if is_parquet(name) else read(name)
    base = load(name) if file is None else FactBase([file])
    if file is not None and _is_table(name):
        whole = {other.name: other.file for other in beside if not _is_table(other.name)}
        base = unite([file, *whole.values()], [name, *whole])
    known = Known(catalogue_of(base))
    for index, fact in enumerate(base.facts if file is None else file.facts):
        here = ("facts", fact.id if file is None else index)
        problems = problems_of_fact(fact, known, here), problems_of_meaning(fact, known, here)
        require_none(chain(*problems), name)
    return file


_COLUMNS = (
    Column("File", lambda problem, view: problem.file),
    Column("Line", lambda problem, view: str(problem.line), right=True),
    Column("Column", lambda problem, view: str(problem.column), right=True),
    Column("Path", lambda problem, view: problem.path),
    Column("Problem", lambda problem, view: problem.what),
)
