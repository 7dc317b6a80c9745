"""A progress bar on stderr, where someone is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from redcross_cli.facts.model import Fact

Advance = Callable[[int], None]
_WORTH_WATCHING = 10_000  # parts, of which a file has one a fact or a byte
_STEPS = 500


@contextmanager
def progress(what: str, total: int) -> Iterator[Advance]:
    """A function to call with each part of the total that is done."""
    if total < _WORTH_WATCHING or sys.stderr is None or not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = TextColumn(what, markup=False), BarColumn(), TaskProgressColumn(), Remaining()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        waiting = 0

        def advance(done: int) -> None:
            nonlocal waiting
            waiting += done
            if waiting >= total / _STEPS:  # each step costs more than a fact
                bar.advance(task, waiting)
                waiting = 0

        yield advance


class Watched(Collection[Fact]):
    """Facts that report each that is taken."""

    def __init__(self, facts: Collection[Fact], advance: Advance) -> None:
        self._facts, self._advance = facts, advance

    def __iter__(self) -> Iterator[Fact]:
        for fact in self._facts:
            yield fact
            self._advance(1)

    def __len__(self) -> int:
        return len(self._facts)

    def __contains__(self, fact: object) -> bool:
        return fact in self._facts
