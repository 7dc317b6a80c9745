"""What is said of a figure beside it: that there are others, newer or at odds with it."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from redcross_cli import hints
from redcross_cli.facts.base import by_recency
from redcross_cli.facts.model import Fact, Key
from redcross_cli.messages import _, in_list, in_sequence, n_
from redcross_cli.output.columns import figure_as_read, period_in_words
from redcross_cli.output.listing import View
from redcross_cli.queries.selection import Choice

if TYPE_CHECKING:
    from redcross_cli.facts.history import Step

_BETWEEN_SENTENCES = "(?<=[.?!]) (?=[A-Z])|(?<=[。？！])"

_MOST_PAIRS = 20  # of figures, that a reader is told of one by one


def notes_on(facts: Sequence[Fact], view: View) -> list[str]:
    """What a writer must know of facts, each sentence once, after what it is said of.

    Of several facts of an id, what is not said of all of them names its sources, and of two
    of a source their times.
    """
    counts = Counter(fact.id for fact in facts)
    figures = Counter((fact.id, fact.source) for fact in facts)
    said: dict[str, dict[str, list[str]]] = {}
    for fact in facts:
        when = f" {period_in_words(fact, view)}" if figures[fact.id, fact.source] > 1 else ""
        note = fact.note.pick(view.lang) if fact.note else ""
        for sentence in filter(None, re.split(_BETWEEN_SENTENCES, note)):
            sources = said.setdefault(sentence, {}).setdefault(fact.id, [])
            sources.append(fact.source + when)
    together: dict[str, list[str]] = {}
    for sentence, places in said.items():
        place = in_list(
            id if len(of) == counts[id] else _("{} ({})").format(id, in_list(of))
            for id, of in places.items()
        )
        together.setdefault(place, []).append(sentence)
    return [
        _("{place}: {what}").format(place=place, what=in_sequence(*sentences))
        for place, sentences in together.items()
    ]


def remarks_on_listed(facts: Collection[Fact], view: View) -> list[str]:
    """A line for each figure, in memory, that is newer than one of a list or contradicts it.

    Those in the list need none.
    """
    base = view.base
    if not base.is_in_memory:
        return []
    ordered = {id: by_recency(base.named(id), base.sources) for id in {fact.id for fact in facts}}
    if all(len(figures) == 1 for figures in ordered.values()):
        return []  # which saves importing the arithmetic on figures
    from redcross_cli.facts.history import contradictions, newer_than

    listed = {fact.key for fact in facts}
    contrary: dict[Key, tuple[Fact, ...]] = {}
    for figures in ordered.values():
        contrary |= contradictions(figures)
    lines = []
    for fact in facts:
        newer, against = newer_than(fact, ordered[fact.id]), contrary.get(fact.key, ())
        lines += [_say_newer(fact, other, view) for other in newer if other.key not in listed]
        lines += [_say_contrary(fact, other, view) for other in against if other.key not in listed]
    return lines


def remarks_on(choices: Iterable[Choice], view: View) -> list[str]:
    """A line for each figure that is not the only one of its indicator."""
    return [
        line
        for choice in choices
        if choice.others and choice.fact.is_indicator
        for line in _remarks(choice, view)
    ]


def _remarks(choice: Choice, view: View) -> list[str]:
    from redcross_cli.facts.history import contradicts, newer_than

    fact, others = choice
    newer = newer_than(fact, others)
    lines = [_say_newer(fact, other, view) for other in newer]
    if not newer:
        latest = by_recency([*others, fact], view.base.sources)[-1] is fact
        said = _("the latest, {figure}") if latest else "{figure}"
        line = _("{id}: {figure}; {others}: {question}")
        count = n_("{} other figure", "{} other figures", len(others))
        figure_said = said.format(figure=in_short(fact, view))
        see = hints.question("history", fact.id)
        lines = [line.format(id=fact.id, figure=figure_said, others=count, question=see)]
    contrary = (other for other in others if contradicts(fact, other))
    return [*lines, *(_say_contrary(fact, other, view) for other in contrary)]


def _say_contrary(fact: Fact, other: Fact, view: View) -> str:
    line = _("{id}: {source} contradicts it: {figure}, {period}.")
    words = {"figure": figure_as_read(other, view), "period": period_in_words(other, view)}
    return line.format(id=fact.id, source=other.source, **words)


def _say_newer(fact: Fact, newest: Fact, view: View) -> str:
    from redcross_cli.facts.history import hindrance

    line = _("{id}: {figure}. A newer figure: {newer}.")
    if hindrance(fact, newest):
        line = _("{id}: {figure}. A later one, with which it does not compare: {newer}.")
    return line.format(id=fact.id, figure=in_short(fact, view), newer=in_short(newest, view))


def in_short(fact: Fact, view: View) -> str:
    """A figure with its time and source."""
    return _(", ").join((figure_as_read(fact, view), period_in_words(fact, view), fact.source))


def name_of(fact: Fact, view: View) -> str:
    """A figure by its id, source and time."""
    when = period_in_words(fact, view)
    return _("{id} in {source}, {period}").format(id=fact.id, source=fact.source, period=when)


def comparisons(steps: "Sequence[Step]", view: View) -> list[str]:
    """What cannot both be true, and what was not compared and why."""
    remarks = say_contradictions(
        steps, lambda fact: _("{} ({})").format(name_of(fact, view), figure_as_read(fact, view))
    )
    what = _("{figure} is not compared: it is {reason}.")
    return remarks + [
        what.format(figure=name_of(step.fact, view), reason=step.reason)
        for step in steps
        if step.reason
    ]


def say_contradictions(steps: "Sequence[Step]", say_figure: Callable[[Fact], str]) -> list[str]:
    """What cannot be true beside the figures of steps, each said as the reader knows it."""
    from redcross_cli.facts.history import contradicting_pairs

    pairs = contradicting_pairs(steps)
    what = _("{one} and {other} cannot both be true.")
    remarks = [
        what.format(one=say_figure(one), other=say_figure(other))
        for one, other in pairs[:_MOST_PAIRS]
    ]
    if more := len(pairs) - len(remarks):
        what = n_(
            "{} more pair of figures cannot both be true.",
            "{} more pairs of figures cannot both be true.",
            more,
        )
        remarks.append(what)
    return remarks
