"""What changed between two figures of an indicator, in words."""

from redcross_cli.facts.history import Step, ends
from redcross_cli.figures.interval import Quantity
from redcross_cli.figures.wording import number_in_words
from redcross_cli.messages import _
from redcross_cli.output.listing import View
from redcross_cli.terms import Lang


def change_in_words(step: Step, view: View) -> str:
    """What changed since the figure before, or how the two agree; "" for the first."""
    if step.contradicted_by or step.agreement == "contradicting":
        return _("contradicts")
    if step.agreement:
        return _("may agree") if step.agreement == "overlapping" else _("agrees")
    if step.before is None:
        return _("not compared") if step.reason else ""
    if step.change is None:
        return _("not known")
    amount = _amount(step.change, view.lang)
    percent = _amount(step.percent, view.lang) if step.percent else ""
    return _("{} ({})").format(amount, f"{percent}%") if percent else amount


def _amount(change: Quantity, lang: Lang) -> str:
    """A change with its sign and bound."""
    amount, upper = ends(change)
    assert amount is not None
    if upper is not None:
        return _("{} to {}").format(_signed(amount, lang), _signed(upper, lang))
    # A change may be a bound, for which the words of a hedge ("nearly") would be wrong.
    bounds = {
        ">": _("above {}"),
        ">=": _("at least {}"),
        "<": _("below {}"),
        "<=": _("at most {}"),
        "~": _("about {}"),
    }
    return bounds.get(change.comparator, "{}").format(_signed(amount, lang))


def _signed(amount: int | float, lang: Lang) -> str:
    return f"{'+' if amount > 0 else ''}{number_in_words(amount, lang)}"
