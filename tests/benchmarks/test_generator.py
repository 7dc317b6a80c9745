"""Generated fact files are fact files, and the same each time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from redcross_cli.ask.compare import change, in_time
from redcross_cli.errors import UsageError
from redcross_cli.facts.base import whole
from redcross_cli.facts.checks import coherence
from redcross_cli.facts.exactness import exactness
from redcross_cli.facts.memory import FactsInMemory
from redcross_cli.facts.model import Fact, FactFile, References
from tests.benchmarks.generate import lines

ROOT = Path(__file__).parent.parent.parent


def as_file(generated: Iterable[bytes]) -> FactFile:
    first, *facts = generated
    references = msgspec.json.decode(first, type=References)
    return whole(references, [msgspec.json.decode(line, type=Fact) for line in facts])


@pytest.mark.parametrize("seed", [0, 1])
def test_generated_facts_are_as_many_as_asked_for_and_without_a_problem(seed: int) -> None:
    file = as_file(lines(300, seed))
    assert len(file.facts) == 300
    assert [*coherence(file), *exactness(file)] == []


def test_a_seed_gives_the_same_bytes_in_every_process() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.generate", "300", "--seed", "7"]
    ran = subprocess.run(
        command,
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "1"},
    )
    assert ran.stdout == b"".join(lines(300, 7))
    assert ran.stdout != b"".join(lines(300, 8))


def test_most_ids_stand_once_and_some_in_the_reports_of_several_years() -> None:
    base = FactsInMemory([as_file(lines(2000))])
    times = Counter(fact.id for fact in base.facts)
    once = sum(count == 1 for count in times.values())
    recurring = [id for id, count in times.items() if count > 1]
    assert once > 0.9 * len(times)
    assert len(recurring) > 20
    assert any(map(_comparable, map(base.named, recurring)))


def _comparable(facts: list[Fact]) -> bool:
    first, second, *_ = in_time(facts)
    try:
        return change(first, second).difference is not None
    except UsageError:
        return False
