"""A record in full, a field a line: what `show` prints."""

from collections.abc import Sequence

from msgspec import UNSET

from redcross_cli.facts.base import by_recency
from redcross_cli.facts.csl import Source, cited_names, issued
from redcross_cli.facts.model import Fact, Figure, Text, Theme
from redcross_cli.figures.wording import digits, hedge
from redcross_cli.messages import _
from redcross_cli.output import Listing
from redcross_cli.output.view import View


def fields(record: Fact | Theme, listing: Listing) -> list[Sequence[str]]:
    """Pairs of a label in the reader's language and a text, which may have several lines.

    Whatever exists in both languages is shown in both, the reader's first.
    """
    view = listing.view
    if isinstance(record, Fact):
        pairs = [*_fact(record, view), (_("Quoted"), listing.quotes.get(record.key, ""))]
    else:
        indicators, actions = view.base.counts[record.id]
        pairs = [
            (_("Title"), _both(record.title, view)),
            (_("Policy"), _both(record.policy, view)),
            (_("Indicators"), str(indicators)),
            (_("Actions"), str(actions)),
        ]
    return [pair for pair in pairs if pair[1]]


def _fact(fact: Fact, view: View) -> list[tuple[str, str]]:
    base, figure = view.base, fact.figure
    shown, period = view.figure(fact), view.period(fact)
    printed = figure.printed if figure else ""
    figures = by_recency(base.named(fact.id), base.sources) if figure else []
    others = [view.in_short(other) for other in figures if other.key != fact.key]
    return [
        (_("Title"), _both(fact.title, view)),
        (_("Statement"), _both(fact.statement, view)),
        (_("Figure"), shown),
        (_("As printed"), "" if printed.lower() == shown.lower() else printed),
        (_("Value"), _value(figure, view) if figure else ""),
        (_("Unit"), _both(base.units[figure.unit].label, view, figure.unit) if figure else ""),
        (_("Basis"), basis_in_words(figure) if figure else ""),
        (_("Period"), period if fact.period in period else f"{period} ({fact.period})"),
        (_("Areas"), "\n".join(_both(base.areas[id].name, view, id) for id in fact.areas)),
        (_("Theme"), _both(base.themes[fact.theme].title, view, fact.theme)),
        (_("Note"), _both(fact.note, view) if fact.note else ""),
        (_("Tags"), _("; ").join(fact.tags)),
        (_("Source"), _source(base.sources[fact.source], view)),
        (_("Other figures"), "\n".join(others)),
        (_("Locator"), _locator(fact)),
    ]


def _both(text: Text, view: View, id: str = "") -> str:
    first, second = (text.zh, text.en) if view.lang == "zh" else (text.en, text.zh)
    if id:
        return f"{first} · {second} ({id})" if first != second else f"{first} ({id})"
    return f"{first}\n{second}"


def _value(figure: Figure, view: View) -> str:
    value, upper, comparator, _unit, printed, _basis = figure
    if value is None:
        return _("none")
    if upper is not None:
        return f"{comparator} " + _("{} to {}").format(digits(value), digits(upper))
    words = hedge(value, comparator, view.lang, printed).strip()
    said = f"{comparator} {digits(value)}"
    return _("{} ({})").format(said, words) if words else said


def basis_in_words(figure: Figure) -> str:
    return {
        "flow": _("flow, counted over the period"),
        "stock": _("stock, as of the date"),
        "total": _("total, running up to the date"),
    }[figure.basis]


def _source(source: Source, view: View) -> str:
    """A source as it is cited in the reader's language, and its own title, to find it by."""
    title, container = cited_names(source, view.lang)
    published = _(", ").join(filter(None, [container, issued(source), source.id]))
    lines = dict.fromkeys([title, source.title, published, source.URL or ""])
    return "\n".join(filter(None, lines))


def _locator(fact: Fact) -> str:
    if fact.locator is UNSET:
        return ""
    section, start, end = fact.locator.section, fact.locator.start, fact.locator.end
    offsets = _("offsets {start}–{end} in the text without whitespace", start=start, end=end)
    part = _("section “{section}”", section=section)
    return _(", ").join([part, offsets]) if section else offsets
