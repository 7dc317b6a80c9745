"""`redcross validate`."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from redcross_cli.commands.session import Session
from redcross_cli.errors import RedcrossError, UnusableFileError
from redcross_cli.messages import _, in_list
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
    from redcross_cli.files.loading import TABLES, content_of, ending, form_of, is_one_table, load
    from redcross_cli.proof.validation import validate

    names = files or session.paths or ["default"]
    if any(ending(name) in TABLES for name in names):  # it may refer to what --facts names
        beside = [path for path in session.paths if ending(path) not in TABLES]
        names = [*names, *(path for path in beside if path not in names)]
    is_table = is_one_table(names)
    contents: dict[str, tuple[str, bytes]] = {}  # of what is JSON
    records: list[dict[str, Any]] = []
    errors: list[RedcrossError] = []
    for name in names:
        try:
            if is_table or form_of(name):
                _require_sound(name, names)
            else:
                path, content = contents[name] = content_of(name)
                records += _records(path, validate(content))
        except RedcrossError as error:
            errors.append(error)
    if len(names) > 1:
        conflicts, refusals = _conflicts(names, contents)
        records, errors = records + conflicts, errors + refusals
    remarks = [_("Error: {}").format(getattr(error, "told", error)) for error in errors]
    if not records and not errors:
        remarks.append(_("No problems in {files}.").format(files=in_list(names)))
    code = UnusableFileError.exit_code if records else 0
    if errors:
        code = errors[0].exit_code
    if session.typed_format:
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


def _require_sound(name: str, others: Sequence[str]) -> None:
    """Raise an error for the first problem of a file whose form has no places."""
    from redcross_cli.facts.base import catalogue_of
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
        return
    if is_parquet(name):
        base = load(name)
        facts = base.facts
    else:
        # What a table refers to may stand in another file.
        beside = [other for other in others if ending(other) not in TABLES]
        names = [name, *beside] if ending(name) in TABLES else [name]
        files = [read(one) for one in names]
        base, facts = unite(files, names), files[0].facts
    known = Known(catalogue_of(base))
    for index, fact in enumerate(facts):
        here = ("facts", fact.id if is_parquet(name) else index)
        require_none(problems_of_fact(fact, known, here), name)
        require_none(problems_of_meaning(fact, base.units, base.sources, here), name)


def _conflicts(
    names: Sequence[str], contents: Mapping[str, tuple[str, bytes]]
) -> tuple[list[dict[str, Any]], list[RedcrossError]]:
    """On what files do not agree: as records in JSON, or errors in another form.

    What cannot be read is passed over, as it is told of already.
    """
    from redcross_cli.facts.checks import find_conflicts, say_problem
    from redcross_cli.facts.decoding import MisreadError
    from redcross_cli.files.loading import read
    from redcross_cli.proof.validation import place_problems, readable_part

    files: list[FactFile] = []
    known: list[str] = []
    for name in names:
        with suppress(MisreadError, RedcrossError):
            files.append(readable_part(contents[name][1]) if name in contents else read(name))
            known.append(name)
    problems: dict[str, list[Problem]] = {}
    for number, problem in find_conflicts(files, known):
        problems.setdefault(known[number], []).append(problem)
    records: list[dict[str, Any]] = []
    errors: list[RedcrossError] = []
    for name, found in problems.items():
        if name in contents:
            path, content = contents[name]
            records += _records(path, place_problems(content, found))
        else:
            errors += [UnusableFileError(say_problem(name, problem)) for problem in found]
    return records, errors


# Columns have keys so that CSV has its header where there is no problem.
_COLUMNS = (
    Column("File", lambda record, view: record["file"], key="file"),
    Column("Line", lambda record, view: str(record["line"]), right=True, key="line"),
    Column("Column", lambda record, view: str(record["column"]), right=True, key="column"),
    Column("Path", lambda record, view: record["path"], key="path"),
    Column("Problem", lambda record, view: record["what"], key="what"),
)
