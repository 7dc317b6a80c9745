"""`redcross validate`."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from redcross_cli.commands.session import Session
from redcross_cli.errors import RedcrossError, UnusableFileError
from redcross_cli.messages import _, file_name, in_list
from redcross_cli.output import Answer, Column, Listing
from redcross_cli.output.text import in_one_line
from redcross_cli.output.view import View

if TYPE_CHECKING:
    from redcross_cli.facts.checks import Problem
    from redcross_cli.facts.model import FactFile
    from redcross_cli.proof.validation import PlacedProblem

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
    from redcross_cli.facts.decoding import MisreadError
    from redcross_cli.files.loading import TABLES, content_of, ending, form_of, is_one_table, load
    from redcross_cli.proof.validation import readable_part, validate

    names = files or session.paths or ["default"]
    if any(ending(name) in TABLES for name in names):  # it may refer to what --facts names
        beside = [path for path in session.paths if ending(path) not in TABLES]
        names = [*names, *(path for path in beside if path not in names)]
    is_table = is_one_table(names)
    # By their places among the names: the contents of what is JSON, what can be read of each
    # file, and those that are no JSON.
    contents: dict[int, tuple[str, bytes]] = {}
    known: dict[int, FactFile] = {}
    others: list[int] = []
    records: list[dict[str, Any]] = []
    errors: list[RedcrossError] = []
    for place, name in enumerate(names):
        try:
            if is_table or form_of(name):
                others.append(place)
                continue
            path, content = contents[place] = content_of(name)
            records += _records(path, validate(content))
            with suppress(MisreadError):  # of which a record tells
                known[place] = readable_part(content)
        except RedcrossError as error:
            errors.append(error)
    for place in sorted(others, key=lambda place: ending(names[place]) in TABLES):
        whole = {names[at]: file for at, file in known.items() if ending(names[at]) not in TABLES}
        try:
            if file := _require_sound(names[place], whole, is_alone=len(names) == 1):
                known[place] = file
        except RedcrossError as error:
            errors.append(error)
    conflicts, refusals = _conflicts(names, dict(sorted(known.items())), contents)
    records, errors = records + conflicts, errors + refusals
    remarks = [_("Error: {}").format(getattr(error, "told", error)) for error in errors]
    if not records and not errors:
        remarks.append(_("No problems in {files}.").format(files=in_list(map(file_name, names))))
    code = UnusableFileError.exit_code if records else 0
    if errors:
        code = errors[0].exit_code
    if session.is_format_typed:
        return Answer(Listing(records, _COLUMNS, View(load(), session.lang)), remarks, code)
    lines = []
    for record in records:
        position = "{file}:{line}:{column}".format_map(record)
        line = ": ".join(filter(None, (position, record["path"], record["what"])))
        # A key or a path may hold a line break, behind which a line of ours could be made up.
        lines.append(in_one_line(line) + "\n")
    return Answer("".join(lines), remarks, code)


def _records(path: str, problems: "Iterable[PlacedProblem]") -> list[dict[str, Any]]:
    return [{"file": path, **problem._asdict()} for problem in problems]


def _require_sound(
    name: str, beside: Mapping[str, "FactFile"], is_alone: bool
) -> "FactFile | None":
    """A file whose form has no places, None where it need not be held; raise its first problem.

    What a table refers to may stand in files ``beside`` it.
    """
    from redcross_cli.facts.base import FactBase, catalogue_of
    from redcross_cli.facts.checks import Known, problems_of_fact, require_none
    from redcross_cli.files.loading import TABLES, ending, is_parquet, load, read, unite
    from redcross_cli.proof.validation import problems_of_meaning

    if ending(name) == ".jsonl" and not is_parquet(name):
        from redcross_cli.files.json_lines import JsonLines

        lines = JsonLines(Path(name))
        units = {unit.id: unit for unit in lines.catalogue.units}
        sources = {source.id: source for source in lines.catalogue.sources}
        for fact in lines.unique():  # of which none is kept
            lines.require(problems_of_meaning(fact, units, sources, ()))
        return None if is_alone else read(name)
    file = None if is_parquet(name) else read(name)
    base = load(name) if file is None else FactBase([file])
    if file is not None and ending(name) in TABLES:
        base = unite([file, *beside.values()], [name, *beside])
    refers_to = Known(catalogue_of(base))
    for index, fact in enumerate(base.facts if file is None else file.facts):
        here = ("facts", fact.id if file is None else index)
        require_none(problems_of_fact(fact, refers_to, here), name)
        require_none(problems_of_meaning(fact, base.units, base.sources, here), name)
    return file


def _conflicts(
    names: Sequence[str],
    files: Mapping[int, "FactFile"],
    contents: Mapping[int, tuple[str, bytes]],
) -> tuple[list[dict[str, Any]], list[RedcrossError]]:
    """On what files do not agree: as records in JSON, or errors in another form."""
    from redcross_cli.facts.checks import find_conflicts, say_problem
    from redcross_cli.proof.validation import place_problems

    places = [*files]
    problems: dict[int, list[Problem]] = {}
    for number, problem in find_conflicts([*files.values()], [names[place] for place in places]):
        problems.setdefault(places[number], []).append(problem)
    records: list[dict[str, Any]] = []
    errors: list[RedcrossError] = []
    for place, found in problems.items():
        if place in contents:
            path, content = contents[place]
            records += _records(path, place_problems(content, found))
        else:
            errors += [UnusableFileError(say_problem(names[place], problem)) for problem in found]
    return records, errors


# Columns have keys so that CSV has its header where there is no problem.
_COLUMNS = (
    Column("File", lambda record, view: record["file"], key="file"),
    Column("Line", lambda record, view: str(record["line"]), right=True, key="line"),
    Column("Column", lambda record, view: str(record["column"]), right=True, key="column"),
    Column("Path", lambda record, view: record["path"], key="path"),
    Column("Problem", lambda record, view: record["what"], key="what"),
)
