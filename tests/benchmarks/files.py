"""The generated facts that are measured with, kept in a folder for the next time."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from redcross_cli.facts.model import Fact
from tests.benchmarks.generate import lines


class Generated(NamedTuple):
    """So many facts in JSON Lines, and the database that they are indexed into."""

    facts: int
    lines: Path
    db: Path


def generated(facts: int, folder: Path) -> Generated:
    """So many facts; JSON Lines that the folder has already are taken as they are."""
    files = Generated(facts, folder / f"facts-{facts}.jsonl", folder / f"facts-{facts}.db")
    if not files.lines.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = files.lines.with_suffix(".part")
        with part.open("wb") as file:
            file.writelines(lines(facts))
        part.replace(files.lines)
    return files


def in_the_middle(files: Generated) -> Fact:
    """An indicator that stands once, from the middle of the file."""
    with files.lines.open("rb") as file:
        file.seek(files.lines.stat().st_size // 2)
        file.readline()
        facts = (msgspec.json.decode(line, type=Fact) for line in file)
        return next(fact for fact in facts if fact.is_indicator and fact.id[-1].isdigit())
