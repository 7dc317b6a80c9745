"""What is said of a figure beside it: that there are others, newer or at odds with it."""

from __future__ import annotations

from collections.abc import Iterable

from redcross_cli.facts.memory import FactsInMemory, in_order
from redcross_cli.facts.model import Fact
from redcross_cli.output.columns import figure, period
from redcross_cli.output.listing import View
from redcross_cli.queries.select import Choice


def remarks_on_older(facts: Iterable[Fact], view: View) -> list[str]:
    """A line for each figure in memory that is not the newest of its indicator."""
    base = view.base
    if not isinstance(base, FactsInMemory) or len(base.sources) == 1:
        return []
    return [
        _say_newer(fact, newest, view)
        for fact in facts
        if fact.is_indicator
        and (newest := in_order(base.named(fact.id), base.sources)[-1]) is not fact
    ]


def remarks_on(choices: Iterable[Choice], view: View) -> list[str]:
    """A line for each figure that is not the only one of its indicator."""
    return [
        line
        for choice in choices
        if choice.others and choice.fact.is_indicator
        for line in _remarks(choice, view)
    ]


def _remarks(choice: Choice, view: View) -> list[str]:
    from redcross_cli.facts.history import contradicts

    fact, others = choice
    newest = in_order([*others, fact], view.base.sources)[-1]
    if newest is fact:
        count = f"{len(others)} other figure{'' if len(others) == 1 else 's'}"
        lines = [f"{fact.id}: the latest, {_say(fact, view)}; {count}: redcross history {fact.id}"]
    else:
        lines = [_say_newer(fact, newest, view)]
    lines += [
        f"{fact.id}: {other.source} contradicts it: {figure(other, view)}, {period(other, view)}."
        for other in others
        if contradicts(fact, other)
    ]
    return lines


def _say_newer(fact: Fact, newest: Fact, view: View) -> str:
    return f"{fact.id}: {_say(fact, view)}. A newer figure: {_say(newest, view)}."


def _say(fact: Fact, view: View) -> str:
    return f"{figure(fact, view)}, {period(fact, view)}, {fact.source}"
