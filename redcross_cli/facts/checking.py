"""Whether fact files may be used: each by itself, and several together."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from redcross_cli.errors import UnusableFileError
from redcross_cli.facts import checks, exactness
from redcross_cli.facts.checks import Known, Path, Problem, find_conflicts, say_problem, used_twice
from redcross_cli.facts.model import Catalogue, Fact, FactFile, Key, Unit
from redcross_cli.messages import _


def require_sound(file: FactFile, name: str) -> None:
    """Raise UnusableFileError for the first problem of a fact file, if it has any."""
    problem = next(problems_of_file(file), None)
    if problem is not None:
        raise UnusableFileError(say_with_command(name, problem))


def problems_of_file(file: FactFile, also: Collection[str] = ()) -> Iterator[Problem]:
    """All that is wrong with a fact file, but for the types of what is in it.

    ``also`` are ids that may be referred to although their records are not here.
    """
    yield from problems_of_catalogue(file)
    known = Known(file, also)
    units = {unit.id: unit for unit in file.units}
    seen: set[Key] = set()
    for index, fact in enumerate(file.facts):
        if fact.key in seen:
            yield Problem(("facts", index, "id"), used_twice(*fact.key))
        seen.add(fact.key)
        yield from all_problems_of_fact(fact, known, units, ("facts", index))


def problems_of_catalogue(catalogue: Catalogue) -> Iterator[Problem]:
    """What is wrong with the records that facts refer to."""
    yield from checks.problems_of_records(catalogue)
    yield from exactness.problems_of_sources(catalogue.sources)
    yield from exactness.problems_of_units(catalogue.units)


def all_problems_of_fact(
    fact: Fact, known: Known, units: Mapping[str, Unit], here: Path
) -> Iterator[Problem]:
    """What is wrong with one fact, beside the records that it may refer to."""
    yield from checks.problems_of_fact(fact, known, here)
    yield from exactness.problems_of_figure(fact, units, here)


def require_compatible(files: Sequence[FactFile], names: Sequence[str]) -> None:
    """Raise UnusableFileError for the first thing on which fact files do not agree."""
    conflict = next(find_conflicts(files, names), None)
    if conflict is not None:
        number, problem = conflict
        raise UnusableFileError(say_with_command(names[number], problem, *names))


def say_with_command(name: str, problem: Problem, *validated: str) -> str:
    """A problem and its file in a sentence, and how all problems of some files are found."""
    command = " ".join(["redcross validate", *(validated or [name])])
    return _("{problem} (All problems: {command})").format(
        problem=say_problem(name, problem), command=command
    )
