"""What a database gets of each fact, made in this process or, of many facts, in others.

To read a fact and to take it apart into words costs more time than SQLite needs to
store it, so that a large file is read by several processes.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from redcross_cli.ask import index
from redcross_cli.errors import OutputError
from redcross_cli.facts import database_tables as tables
from redcross_cli.facts.lines import Facts, Line, Lines
from redcross_cli.facts.model import Fact, References

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_BATCH = 1000  # facts
_LARGE = 8_000_000  # bytes, which take longer to read than a process to start
_MOST_PROCESSES = 3  # as many as SQLite keeps up with
_T = TypeVar("_T")


class Rows(NamedTuple):
    """Some facts as rows of the table of facts, and as entries of the search index."""

    facts: list[Sequence[Any]]
    entries: list[Sequence[int | str]]


def of_facts(references: References, facts: Iterable[Fact]) -> Iterator[Rows]:
    """The rows of facts, some at a time, as the facts come."""
    entries = index.Entries(references)
    for batch in _batches(enumerate(facts, 1)):
        yield _rows(batch, entries)


def of_lines(lines: Lines, advance: Callable[[int], None]) -> Iterator[Rows]:
    """The rows of the facts in JSON Lines, which are checked, in their order.

    ``advance`` is called with the number of bytes of each line that is read.
    """
    batches = _batches(enumerate(_watched(lines, advance), 1))
    processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
    if lines.size < _LARGE or processes == 1 or not sys.executable:
        yield from map(_Reader(lines.name, lines.references).rows, batches)
        return
    with _started(processes, lines.name, lines.references) as readers:
        busy: deque[Connection[Any, Any]] = deque()
        for reader, batch in zip(cycle(readers), batches):
            rows = [_received(busy.popleft())] if len(busy) == len(readers) else []
            reader.send(batch)  # first, so that it works while the rows are stored
            busy.append(reader)
            yield from rows
        yield from map(_received, busy)


class _Reader:
    """Reads lines as a process of its own can: with what their first line says, no more."""

    def __init__(self, name: str, references: References) -> None:
        self._facts = Facts(name, references)
        self._entries = index.Entries(references)

    def rows(self, lines: Iterable[tuple[int, Line]]) -> Rows:
        return _rows([(place, self._facts.of(line)) for place, line in lines], self._entries)


@contextmanager
def _started(count: int, name: str, references: References) -> Iterator[list[Connection[Any, Any]]]:
    """Processes that read lines, each at the other end of a connection."""
    from multiprocessing import get_context

    context = get_context("spawn")
    connections, processes = [], []
    # Ctrl-C is for this process alone, which then closes the connections to the others.
    interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for _ in range(count):
            here, there = context.Pipe()
            process = context.Process(target=_serve, args=(there, name, references), daemon=True)
            process.start()
            there.close()
            connections.append(here)
            processes.append(process)
    finally:
        signal.signal(signal.SIGINT, interrupt)
    try:
        yield connections
    finally:
        for connection in connections:
            connection.close()
        for process in processes:
            process.join()


def _serve(connection: Connection[Any, Any], name: str, references: References) -> None:
    """Answer lines with their rows, or with what is wrong, until nobody asks any more."""
    gc.disable()  # nothing here refers to itself
    reader = _Reader(name, references)
    try:
        while True:
            lines = connection.recv()
            try:
                answer: Rows | Exception = reader.rows(lines)
            except Exception as error:
                answer = error
            connection.send(answer)
    except (EOFError, OSError):
        return


def _received(reader: Connection[Any, Any]) -> Rows:
    try:
        answer: Rows | Exception = reader.recv()
    except EOFError:
        raise OutputError("A process that read the facts was stopped.") from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _rows(facts: Sequence[tuple[int, Fact]], entries: index.Entries) -> Rows:
    return Rows(
        [tables.prepared(place, fact) for place, fact in facts],
        [entries.of(place, fact) for place, fact in facts],
    )


def _watched(lines: Lines, advance: Callable[[int], None]) -> Iterator[Line]:
    for line in lines:
        yield line
        advance(len(line[1]))


def _batches(things: Iterable[_T]) -> Iterator[list[_T]]:
    things = iter(things)
    while batch := list(islice(things, _BATCH)):
        yield batch
