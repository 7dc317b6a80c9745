"""What is timed: each command, what it is compared with, and how slow it may be."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from redcross_cli.facts.model import Fact
from tests.benchmarks.files import Generated

REDCROSS = str(Path(sys.executable).parent / "redcross")
WITHIN_REACH = 10_000  # up to so many facts, JSON Lines are read whole in a moment


class Command(NamedTuple):
    """A command as it is run, and what it is called in the tables."""

    name: str
    words: tuple[str, ...]
    environment: Mapping[str, str] = {}


class Case(NamedTuple):
    """A command to be timed beside another.

    The goal is a ratio of the two times: at the most; or at the least, where it is
    the other that should be the quicker. ``memory`` is the goal for its peak in MB.
    """

    command: Command
    against: Command
    at_most: float | None = None
    at_least: float | None = None
    memory: float | None = None
    runs: int = 20


def _asked(*words: str, of: Path | None = None, name: str = "") -> Command:
    """A question to redcross, of a fact file or the one that ships, answered in JSON."""
    facts = ("--facts", str(of)) if of else ()
    name = name or f"`{' '.join(words)}`"
    return Command(name, (REDCROSS, *words, "--format", "json", *facts))


EMPTY = Command(
    "an empty Typer program",
    (sys.executable, str(Path(__file__).with_name("empty.py")), "nothing"),
)
COMPLETION = Command(
    "completion of an id",
    (REDCROSS,),
    {
        "_REDCROSS_COMPLETE": "complete_bash",
        "COMP_WORDS": "redcross show volu",
        "COMP_CWORD": "2",
    },
)
TABLE = Command("`indicators` as a table", (REDCROSS, "indicators", "--format", "table"))
LOOKUP = ("show", "volunteers-registered")
INDEXED_A_SECOND = 25_000  # facts, of a million
AT_MOST = (
    (_asked(*LOOKUP), 1.2),
    (_asked("value", "volunteers-registered"), 1.2),
    (_asked("themes"), 1.2),
    (COMPLETION, 1.2),
    (TABLE, 1.9),
    (_asked("search", "志愿者"), 1.25),
    (_asked("search", "volunteers"), 1.25),
    (_asked("search", "志願者"), 2),
    (_asked("search", "zhiyuanzhe"), 2),
)


def of_the_shipped_file() -> Iterator[Case]:
    """What a command costs beside a program that does nothing."""
    for command, goal in AT_MOST:
        yield Case(command, EMPTY, at_most=goal, runs=60)


def indexing(files: Generated) -> Command:
    words = ("export", str(files.db), "--facts", str(files.lines))
    return Command("into a database", (REDCROSS, *words))


def exporting(files: Generated) -> Command:
    again = files.lines.with_suffix(".again.jsonl")
    words = ("export", str(again), "--facts", str(files.db))
    return Command("from it into JSON Lines", (REDCROSS, *words))


def of_many_facts(files: Generated, probe: Fact) -> Iterator[Case]:
    """What the number of facts costs, beside the same in the shipped file.

    The probe is the fact that is looked up and searched for.
    """
    runs = 30
    lookup = _asked("show", probe.id, of=files.db, name="lookup by id")
    shipped = _asked(*LOOKUP, name="the same, shipped file")
    yield Case(lookup, shipped, at_most=1.3, memory=150, runs=runs)
    words = _two_words(probe)
    for searched, likewise in (
        (words, ("积石山", "帐篷")),
        (("volunteers",), ("volunteers",)),
        (("血",), ("血",)),
    ):
        search = _asked("search", *searched, "--limit", "20", of=files.db)
        name = f"`search {' '.join(likewise)}`, shipped file"
        shipped = _asked("search", *likewise, "--limit", "20", name=name)
        yield Case(search, shipped, at_most=3, memory=150, runs=runs)
    filters = ("--area", probe.areas[0], "--unit", str(probe.unit), "--limit", "20")
    listing = _asked("indicators", *filters, of=files.db)
    filters = ("--area", "CN-GS", "--unit", "people", "--limit", "20")
    shipped = _asked("indicators", *filters, name="such a list, shipped file")
    yield Case(listing, shipped, runs=runs)


def by_other_means(files: Generated, probe: Fact) -> Iterator[Case]:
    """What the same questions cost when they are put to the JSON Lines."""
    small = files.facts <= WITHIN_REACH
    runs, goal = (5, None) if small else (2, 20)
    lookup = _asked("show", probe.id, of=files.db, name="lookup in the database")
    one, other = _two_words(probe)
    asked = ("search", one, other, "--limit", "20")
    search = _asked(*asked, of=files.db, name="search in the database")
    fields = "[.id, .title[]?, .statement[]?, .tags[]?, .note[]?]"
    found = f'contains("{one}") and contains("{other}")'
    for against, name, words, at_least in (
        (lookup, "`jq`, lookup", ("jq", "-c", f'select(.id == "{probe.id}")'), goal),
        (search, "`jq`, search", ("jq", "-c", f'select({fields} | join("\\n") | {found})'), goal),
        (lookup, "ripgrep, lookup", ("rg", "-F", f'"id":"{probe.id}"'), None),
        (search, "ripgrep, search", ("rg", f"{one}.*{other}|{other}.*{one}"), None),
    ):
        command = Command(name, (*words, str(files.lines)))
        yield Case(command, against, at_least=at_least, runs=runs)
    if small:
        command = _asked(*asked, of=files.lines, name="`redcross`, search")
        yield Case(command, search, runs=runs)


def _two_words(probe: Fact) -> tuple[str, str]:
    """Where a fact is from, in Chinese, and the first of the tags that say what it is about."""
    return probe.tags[-2], probe.tags[0]
