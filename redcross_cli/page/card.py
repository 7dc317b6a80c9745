"""A fact on the page: a line of its title, figure and time, that opens to all that is known."""

from collections.abc import Mapping, Sequence

from redcross_cli.chart.drawable import with_points
from redcross_cli.chart.timeline import timeline_of
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.csl import Source, credited, issued, web_address
from redcross_cli.facts.history import Step, hindrance, newer_than
from redcross_cli.facts.model import Fact, Key
from redcross_cli.messages import _
from redcross_cli.output.view import View, in_each
from redcross_cli.page.line_chart import line_chart
from redcross_cli.page.markup import beside, in_both, safe


def card(step: Step, steps: Sequence[Step], base: FactBase) -> str:
    """A fact as HTML, beside all figures of its indicator, in order of time, the latest last."""
    fact = step.fact
    attributes, history = "", ""
    if step is not steps[-1]:
        attributes = " class=older"
    elif len(steps) > 1:
        attributes, history = f" id=f-{fact.id}", _history(steps, base)
    head = in_both(lambda view: _head(fact, view), base)
    body = in_both(lambda view: _body(step, steps, view), base, "div")
    source = base.sources[fact.source]
    # A source that is not to be found elsewhere leads to its entry on the page.
    address = safe(web_address(source)) or f"#s-{source.id}"
    link = f'<a href="{address}">{_named(source, base)}</a>'
    is_shown = fact.printed in in_each(lambda view: view.figure(fact), base).values()
    printed = f" <q>{safe(fact.printed)}</q>" if fact.printed and not is_shown else ""
    return (
        f"<details{attributes}><summary>{head}</summary>{body}"
        f"<p class=source>{link}{printed}{history}</details>\n"
    )


def source_entry(source: Source, base: FactBase) -> str:
    def entry(view: View) -> str:
        return safe(view.source(source))

    address = safe(web_address(source))
    link = f' <a href="{address}">{address}</a>' if address else ""
    return f"<li id=s-{safe(source.id)}>{in_both(entry, base)}{link}\n"


def _head(fact: Fact, view: View) -> str:
    said = f"<em>{safe(view.figure(fact))}</em> " if fact.is_indicator else ""
    title, period = safe(fact.title.pick(view.lang)), safe(view.period(fact))
    return f"<b>{title}</b> {said}<small>{period}</small>"


def _body(step: Step, steps: Sequence[Step], view: View) -> str:
    fact = step.fact
    note, contradicted = safe(_("Note")), safe(_("Contradicted by"))
    parts = [f"<p class=text>{safe(fact.statement.pick(view.lang))}"]
    if fact.note:
        parts.append(f"<p class=note><b>{note}</b> {safe(fact.note.pick(view.lang))}")
    for other in step.contradicted_by:
        said = safe(_(", ").join([*_figure(other, view), view.credit(other)]))
        parts.append(f"<p class=warning><b>{contradicted}</b> {said}")
    if step is not steps[-1]:
        newer = newer_than(fact, [other.fact for other in steps])
        links = [
            (_("Later figure") if hindrance(fact, one) else _("Newer figure"), _figure(one, view))
            for one in newer
        ]
        for name, words in links or [(_("Other figures"), [_("History")])]:
            text = safe(_(", ").join(words))
            link = f'<a href="#f-{fact.id}">{text}</a>'
            parts.append(f"<p class=warning><b>{safe(name)}</b> {link}")
    if fact.areas and fact.areas != ("CN",):
        parts.append(f"<p class=areas>{safe(view.places(fact))}")
    return "".join(parts)


def _figure(fact: Fact, view: View) -> list[str]:
    return [view.figure(fact), view.period(fact)]


def _named(source: Source, base: FactBase) -> str:
    """A source as HTML, by what it was published in and its date."""
    name = in_both(lambda view: safe(credited(source, view.lang)), base)
    return f"{name} {safe(issued(source))}".strip()


def _history(steps: Sequence[Step], base: FactBase) -> str:
    """The line of an indicator, where it has one, and the table of its figures."""
    facts = [step.fact for step in steps]
    timeline = timeline_of(facts, base) if len(with_points(facts)) > 1 else None
    signs = {point.step.fact.key: point.sign for point in timeline.points} if timeline else {}
    chart = line_chart(timeline) if timeline else ""
    if timeline and timeline.scale.is_logarithmic:
        chart += f"<p>{in_both(_say_logarithmic, base)}"
    return f"<div class=history>{chart}{_table(steps, signs, base)}</div>"


def _say_logarithmic(view: View) -> str:
    return safe(_("Logarithmic scale: each mark is ten times the one before."))


def _table(steps: Sequence[Step], signs: Mapping[Key, str], base: FactBase) -> str:
    """The figures of an indicator, a row each, as HTML in both languages."""
    heads = in_each(lambda view: [_("Period"), _("Figure"), _("Change"), _("Source")], base)

    def row(step: Step, before: Step) -> str:
        fact = step.fact

        def changed(view: View) -> str:
            words = view.change(step)
            if step.reason:  # which is said in one language
                words = _("{} ({})").format(words, hindrance(before.fact, fact, base.units))
            return safe(words)

        cells = [
            in_both(lambda view: safe(view.period(fact)), base),
            f"<i aria-hidden=true>{signs.get(fact.key, '')}</i>"
            + in_both(lambda view: safe(view.figure(fact)), base),
            in_both(changed, base),
            _named(base.sources[fact.source], base),
        ]
        return f"<tr>{''.join(f'<td>{cell}' for cell in cells)}"

    head = "".join(
        f"<th>{beside({'zh': safe(zh), 'en': safe(en)})}"
        for zh, en in zip(heads["zh"], heads["en"], strict=True)
    )
    title = in_both(lambda view: safe(_("History")), base)
    rows = "".join(map(row, steps, [*steps[:1], *steps]))
    return f"<div class=scroll><table><caption>{title}<tr>{head}{rows}</table></div>"
