"""What is said of a figure beside it: that there are others, newer or at odds with it."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Sequence
from typing import TYPE_CHECKING

from redcross_cli import hints
from redcross_cli.facts.model import Fact, Key
from redcross_cli.messages import _, in_list, in_sequence, n_
from redcross_cli.output.view import View
from redcross_cli.queries.selection import Choice

if TYPE_CHECKING:
    from redcross_cli.facts.history import Series, Step

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
        when = f" {view.period(fact)}" if figures[fact.id, fact.source] > 1 else ""
        for sentence in filter(None, re.split(_BETWEEN_SENTENCES, view.note(fact))):
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
        _("{place}: {what}", place=place, what=in_sequence(*sentences))
        for place, sentences in together.items()
    ]


def remarks_on_listed(facts: Collection[Fact], view: View) -> list[str]:
    """A line for each figure, in memory, that is newer than one of a list or contradicts it.

    Those in the list need none.
    """
    base = view.base
    if not base.is_in_memory:
        return []
    several = {fact.id for fact in facts if len(base.named(fact.id)) > 1}
    if not several:
        return []  # which saves importing the arithmetic on figures
    from redcross_cli.facts.history import series_of

    series, listed = {id: series_of(base, id) for id in several}, {fact.key for fact in facts}
    of_several = [fact for fact in facts if fact.id in several]
    return [
        line for fact in of_several for line in _say_beside(fact, series[fact.id], view, listed)
    ]


def remarks_on(choices: Iterable[Choice], view: View, told: Container[Key] = ()) -> list[str]:
    """What is said of each figure that is not the only one of its indicator, but for those told."""
    lines = []
    for fact, figures in choices:
        if len(figures) > 1 and fact.is_indicator:
            from redcross_cli.facts.history import Series

            lines += remarks_beside(fact, Series(figures), view, told)
    return lines


def remarks_beside(
    fact: Fact, series: "Series", view: View, told: Container[Key] = ()
) -> list[str]:
    """A line for each figure that is newer than one or contradicts it, or how many others are."""
    lines = _say_beside(fact, series, view, told)
    if not fact.is_indicator or any(other.key not in told for other in series.newer_than(fact)):
        return lines
    others = sum(other.key != fact.key and other.key not in told for other in series.facts)
    if others:
        figure = view.in_short(fact)
        if series.facts[-1].key == fact.key:
            figure = _("the latest, {figure}", figure=figure)
        more = n_("{} other figure", "{} other figures", others)
        see = {"others": more, "question": hints.question("history", fact.id)}
        lines.insert(0, _("{id}: {figure}; {others}: {question}", id=fact.id, figure=figure, **see))
    return lines


def _say_beside(fact: Fact, series: "Series", view: View, told: Container[Key] = ()) -> list[str]:
    """A line for each figure that is newer than one, of a whole year beside it, or against it.

    Figures that are told of already have none.
    """
    from redcross_cli.facts.history import compares

    beside = series.newer_than(fact), series.contradictions.get(fact.key, ())
    newer, contrary = ([other for other in some if other.key not in told] for some in beside)
    lines = []
    for other in newer:
        line = _("{id}: {figure}. A newer figure: {newer}.")
        if not compares(fact, other):
            line = _("{id}: {figure}. A later one, with which it does not compare: {newer}.")
        said = {"figure": view.in_short(fact), "newer": view.in_short(other)}
        lines.append(line.format(id=fact.id, **said))
    year = series.of_whole_year(fact) if fact.is_indicator else None
    if year and year.key not in told:
        line = _("{id}: {figure}; part of a year. The last of a whole year: {year}.")
        said = {"figure": view.in_short(fact), "year": view.in_short(year)}
        lines.append(line.format(id=fact.id, **said))
    for other in contrary:
        line = _("{id}: {source} contradicts it: {figure}, {period}.")
        said = {"figure": view.figure(other), "period": view.period(other)}
        lines.append(line.format(id=fact.id, source=other.source, **said))
    return lines


def comparisons(steps: "Sequence[Step]", view: View) -> list[str]:
    """What cannot both be true, and what was not compared and why."""
    remarks = say_contradictions(
        steps, lambda fact: _("{} ({})").format(view.name(fact), view.figure(fact))
    )
    return remarks + [
        _(
            "{figure} is not compared: it is {reason}.",
            figure=view.name(step.fact),
            reason=step.reason,
        )
        for step in steps
        if step.reason
    ]


def say_contradictions(steps: "Sequence[Step]", say_figure: Callable[[Fact], str]) -> list[str]:
    """What cannot be true beside the figures of steps, each said as the reader knows it."""
    from redcross_cli.facts.history import contradicting_pairs

    pairs = contradicting_pairs(steps)
    remarks = [
        _("{one} and {other} cannot both be true.", one=say_figure(one), other=say_figure(other))
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
