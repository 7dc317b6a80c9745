"""Whether fact files may be used: each by itself, and several together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from redcross_cli.errors import UnusableFileError
from redcross_cli.facts import checks, exactness
from redcross_cli.facts.checks import Known, Path, Problem, find_conflicts, say_problem
from redcross_cli.facts.model import Fact, FactFile, Unit
from redcross_cli.messages import _


def require_sound(file: FactFile, name: str) -> None:
    """Raise UnusableFileError for the first problem of a fact file, if it has any."""
    problem = next(chain(checks.coherence(file), exactness.exactness(file)), None)
    if problem is not None:
        raise UnusableFileError(located(name, problem))


def problems_of_fact(
    fact: Fact, known: Known, units: Mapping[str, Unit], here: Path
) -> Iterator[Problem]:
    """What is wrong with one fact, beside the records that it may refer to."""
    yield from checks.problems_of_fact(fact, known, here)
    yield from exactness.problems_of_fact(fact, units, here)


def require_compatible(files: Sequence[FactFile], names: Sequence[str]) -> None:
    """Raise UnusableFileError for the first thing on which fact files do not agree."""
    conflict = next(find_conflicts(files, names), None)
    if conflict is not None:
        number, problem = conflict
        raise UnusableFileError(located(names[number], problem, *names))


def located(name: str, problem: Problem, *validated: str) -> str:
    """A problem and its file in a sentence, and how all problems of some files are found."""
    command = " ".join(["redcross validate", *(validated or [name])])
    return _("{problem} (All problems: {command})").format(
        problem=say_problem(name, problem), command=command
    )
