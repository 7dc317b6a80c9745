"""A fact on the page: a line of its title, figure and time, that opens to all that is known.

It is HTML in both languages, in which what is shown of a fact file can do nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from itertools import pairwise

from redcross_cli.chart.drawable import with_points
from redcross_cli.chart.labels import Box
from redcross_cli.chart.layout import Look, Pen, Sign, Stroke, Words, lay_line
from redcross_cli.chart.svg import SHAPES, ems_of
from redcross_cli.chart.timeline import Mark, Timeline, timeline_of
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.csl import Source, credited, issued, web_address
from redcross_cli.facts.history import Step, compares, hindrance
from redcross_cli.facts.model import Fact, Key
from redcross_cli.figures.interval import plain
from redcross_cli.figures.wording import number_in_words
from redcross_cli.messages import _
from redcross_cli.output.text import printable
from redcross_cli.output.view import View, in_each
from redcross_cli.terms import Lang

# What strokes are called on the page, which does without the others of a chart.
_CLASSES: dict[Look, str] = {
    "grid": "grid", "tick": "grid", "told": "told", "untold": "untold", "period": "period",
}  # fmt: skip
_ROOM = Box(0, 0, 504, 168)
_PEN = Pen(ems_of, {"note": 14, "label": 0}, leading=1.2, gap=11, pad=0, sign=14)


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
    shown = in_each(lambda view: view.figure(fact).lower(), base).values()
    is_shown = str(fact.printed).lower() in shown
    printed = f" <q>{safe(fact.printed)}</q>" if fact.printed and not is_shown else ""
    return (
        f"<details{attributes}><summary>{head}</summary>{body}"
        f"<p class=source>{link}{printed}{history}</details>\n"
    )


def source_entry(source: Source, base: FactBase) -> str:
    entry = in_both(lambda view: safe(view.source(source)), base)
    address = safe(web_address(source))
    link = f' <a href="{address}">{address}</a>' if address else ""
    return f"<li id=s-{safe(source.id)}>{entry}{link}\n"


def _head(fact: Fact, view: View) -> str:
    said = f"<em>{safe(view.figure(fact))}</em> " if fact.is_indicator else ""
    title, period = safe(fact.title.pick(view.lang)), safe(view.period(fact))
    return f"<b>{title}</b> {said}<small>{period}</small>"


def _body(step: Step, steps: Sequence[Step], view: View) -> str:
    fact = step.fact
    warnings = [
        (_("Contradicted by"), safe(_(", ").join([*_figure(other, view), view.credit(other)])))
        for other in step.contradicted_by
    ]
    if step is not steps[-1]:
        links = [
            (_("Newer figure") if compares(fact, one) else _("Later figure"), _figure(one, view))
            for one in step.newer
        ]
        for name, words in links or [(_("Other figures"), [_("History")])]:
            text = safe(_(", ").join(words))
            warnings.append((name, f'<a href="#f-{fact.id}">{text}</a>'))
    note = safe(_("Note"))
    parts = [f"<p>{safe(fact.statement.pick(view.lang))}"]
    if fact.note:
        parts.append(f"<p class=note><b>{note}</b> {safe(view.note(fact))}")
    parts += [f"<p class=warning><b>{safe(name)}</b> {said}" for name, said in warnings]
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
    chart, signs = "", {}
    facts = [step.fact for step in steps]
    if len(with_points(facts)) > 1:
        timeline = timeline_of(facts, base)
        signs = {point.step.fact.key: point.sign for point in timeline.points}
        chart = _line_chart(timeline)
        if timeline.scale.is_logarithmic:
            note = in_both(
                lambda view: safe(_("Logarithmic scale: each mark is ten times the one before.")),
                base,
            )
            chart += f"<p>{note}"
    return f"<div class=history>{chart}{_table(steps, signs, base)}</div>"


def _line_chart(timeline: Timeline) -> str:
    """The line of an indicator, small, as an SVG element whose colours are the page's.

    Only the numbers of its scale differ by language.
    """
    scale, points = timeline.scale, timeline.points
    marks = {number_in_words(plain(mark), "en"): mark for mark in scale.marks()}
    values = [Mark(scale.share(mark), number) for number, mark in marks.items()]
    line = timeline._replace(values=values, labels=[""] * len(points))
    paths: defaultdict[str, str] = defaultdict(str)
    numbers, years = "", ""
    for item in lay_line(line, _ROOM, _PEN).items:
        match item:
            case Stroke((x, y), (to_x, to_y), look) if look in _CLASSES:
                paths[_CLASSES[look]] += f"M{x:.0f} {y:.0f}l{to_x - x:.0f} {to_y - y:.0f}"
            case Sign((x, y), shape, sign):
                kind = "point" if sign == shape else "hollow"
                paths[kind] += f"M{x:.0f} {y:.0f}{SHAPES[shape]}"
            case Words(x, y, text, "note", True):  # a number of the scale, wider in English
                chinese = number_in_words(plain(marks[text]), "zh")
                both = beside({"zh": chinese, "en": text}, "tspan")
                number = text if chinese == text else both
                numbers += f"<text x={x:.0f} y={y + 14:.0f}>{number}</text>"
            case Words(x, y, text, "note"):
                years += f"<text x={x:.0f} y={y + 14:.0f}>{text}</text>"
    drawn = "".join(f'<path class={name} d="{path}"/>' for name, path in paths.items())
    box = f"0 0 {_ROOM.right} {_ROOM.bottom}"
    return f'<svg viewBox="{box}" aria-hidden=true>{drawn}{years}<g>{numbers}</g></svg>'


def _table(steps: Sequence[Step], signs: Mapping[Key, str], base: FactBase) -> str:
    """The figures of an indicator, a row each, as HTML in both languages."""
    heads = _each_in_both(lambda view: [_("Period"), _("Figure"), _("Change"), _("Source")], base)
    rows = [f"<tr>{''.join(f'<th>{head}' for head in heads)}"]
    for before, step in pairwise([steps[0], *steps]):
        period, figure, change = _each_in_both(partial(_row, step, before.fact), base)
        sign = f"<i aria-hidden=true>{signs.get(step.fact.key, '')}</i>"
        cells = (period, sign + figure, change, _named(base.sources[step.fact.source], base))
        rows.append(f"<tr>{''.join(f'<td>{cell}' for cell in cells)}")
    title = in_both(lambda view: safe(_("History")), base)
    return f"<div class=scroll><table><caption>{title}{''.join(rows)}</table></div>"


def _row(step: Step, before: Fact, view: View) -> list[str]:
    change = view.change(step)
    if step.reason:  # which is said in one language
        change = _("{} ({})").format(change, hindrance(before, step.fact, view.base.units))
    return [view.period(step.fact), view.figure(step.fact), change]


def safe(text: str) -> str:
    """Text as HTML that shows it, also between double quotation marks.

    >>> safe('<img onerror="x">')
    '&lt;img onerror=&quot;x&quot;&gt;'
    """
    return escape(printable(text)).replace("&#x27;", "'")


def in_both(say: Callable[[View], str], base: FactBase, tag: str = "span") -> str:
    """HTML in both languages, of which the page shows one."""
    return beside(in_each(say, base), tag)


def _each_in_both(say: Callable[[View], Sequence[str]], base: FactBase) -> list[str]:
    """The HTML of each of several texts in both languages."""
    said = in_each(say, base)
    return [
        beside({"zh": safe(zh), "en": safe(en)})
        for zh, en in zip(said["zh"], said["en"], strict=True)
    ]


def beside(said: dict[Lang, str], tag: str = "span") -> str:
    """The HTML of both languages; in a line only once, where it does not differ."""
    if tag == "span" and said["zh"] == said["en"]:
        return said["zh"]
    return "".join(f"<{tag} class={lang}>{html}</{tag}>" for lang, html in said.items())
