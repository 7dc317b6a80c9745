"""Which facts are drawn, as bars or as lines, and why others cannot be."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from redcross_cli import hints
from redcross_cli.errors import NothingFoundError, UsageError
from redcross_cli.facts import period
from redcross_cli.facts.model import Fact
from redcross_cli.messages import _, in_list, in_sequence
from redcross_cli.output.view import View

PANELS = 12  # indicators that a picture has room for, each in a panel of its own
NAMED = 8  # units that a refusal names one by one


class Plan(NamedTuple):
    """What a chart is of: the facts that are drawn, and those listed with them that are not.

    They are drawn as bars, or with ``histories`` as a line of each.
    """

    drawn: Sequence[Fact]
    listed: Sequence[Fact]
    histories: Sequence[Sequence[Fact]] = ()


def plan_of_lines(histories: Sequence[Sequence[Fact]]) -> Plan:
    """Lines of indicators; a single figure, if it is all that can be drawn, is a bar.

    Raises NothingFoundError if none has an exact value.
    """
    listed = [fact for figures in histories for fact in figures]
    drawn = [fact for figures in histories for fact in with_points(figures)]
    if len(drawn) > 1:
        return Plan(drawn, listed, list(filter(with_points, histories)))
    return Plan(drawn or _drawable(listed)[-1:], listed)


def with_bars(facts: Sequence[Fact], view: View) -> list[Fact]:
    """Those of one or more indicators that have a bar, in their order.

    Raises UsageError if they do not share a unit, NothingFoundError if none has an
    exact value.
    """
    units = Counter(str(fact.unit) for fact in facts)
    if len(units) > 1:
        raise UsageError(_say_several(units, view))
    return _drawable(facts)


def _drawable(facts: Sequence[Fact]) -> list[Fact]:
    drawn = [fact for fact in facts if not why_not_drawn(fact)]
    if not drawn:
        why = in_list(dict.fromkeys(map(why_not_drawn, facts)))
        printed = in_list(str(fact.printed) for fact in facts)
        raise NothingFoundError(_("Nothing to draw: {why} ({printed}).", why=why, printed=printed))
    return drawn


def with_points(facts: Sequence[Fact]) -> list[Fact]:
    """Those of an indicator's facts, in order of time, that have a point, in one unit.

    That is the unit of most; of two with as many, the one that is in use last.
    """
    able = [fact for fact in facts if not _why_no_point(fact)]
    counts = Counter(fact.unit for fact in reversed(able))
    return [fact for fact in able if fact.unit == counts.most_common(1)[0][0]]


def say_left_out(plan: Plan, view: View) -> list[str]:
    """Why some of the facts of a plan are not drawn."""
    drawn = {fact.key for fact in plan.drawn}
    units = {fact.id: view.unit(str(fact.unit)) for fact in plan.drawn}
    lines = []
    for fact in plan.listed:
        if fact.key not in drawn:
            why = _why_no_point(fact)
            if not why:
                what = _(
                    "it is counted in '{unit}' and the others in '{other}'; --unit {typed} draws it"
                )
                unit = view.unit(str(fact.unit))
                why = what.format(unit=unit, other=units[fact.id], typed=hints.typed(unit))
            said = {"why": why, "figure": fact.printed if fact.value is None else view.figure(fact)}
            lines.append(_("{name}: not drawn, as {why} ({figure}).", name=view.name(fact), **said))
    return lines


def value_of(fact: Fact) -> int | float:
    """The value, which may be hedged, of an indicator that is drawn."""
    assert isinstance(fact.value, (int, float))
    return fact.value


def why_not_drawn(fact: Fact) -> str:
    """Why an indicator can be drawn neither as a bar nor as a point; "" where it can."""
    if fact.figure is None or fact.figure.value is None or fact.figure.upper is not None:
        return _("the source gives no exact figure")
    return _("it is below zero") if fact.figure.value < 0 else ""


def _why_no_point(fact: Fact) -> str:
    has_end = period.parse(fact.period).last != date.max
    return why_not_drawn(fact) or ("" if has_end else _("its period has no end"))


def _say_several(units: Counter[str], view: View) -> str:
    most = [(view.unit(id), count) for id, count in units.most_common(NAMED)]
    named = [_("{} ({})").format(label, count) for label, count in most]
    if len(units) > NAMED:
        named.append(_("{count} more", count=len(units) - NAMED))
    refusal = _("Bars must share a unit, and these {indicators} indicators have {units}: {named}.")
    choice = _("Choose one, such as: --unit {unit}")
    if units.total() <= PANELS:
        choice = _("Choose one, such as: --unit {unit}; or draw a panel of each: --svg FILE.svg")
    return in_sequence(
        refusal.format(indicators=units.total(), units=len(units), named=in_list(named)),
        choice.format(unit=hints.typed(most[0][0])),
    )
