"""A record in full, a field a line: what `show` prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import UNSET

from redcross_cli.facts.csl import Source, issued
from redcross_cli.facts.memory import in_order
from redcross_cli.facts.model import Fact, Figure, Text, Theme
from redcross_cli.figures.wording import hedge
from redcross_cli.output.columns import figure as figure_as_read
from redcross_cli.output.columns import period as period_in_words
from redcross_cli.output.listing import Listing, View
from redcross_cli.terms import Lang

BASES = {"flow": Text(zh="期间数", en="flow, counted over the period"),
         "stock": Text(zh="时点数", en="stock, as of the date"),
         "total": Text(zh="累计数", en="total, running up to the date")}  # fmt: skip


def fields(record: Fact | Theme, listing: Listing) -> list[Sequence[str]]:
    """Pairs of a label in the reader's language and a text, which may have several lines.

    Whatever exists in both languages is shown in both, the reader's first.
    """
    view = listing.view
    if isinstance(record, Fact):
        pairs = _fact(record, view)
        pairs.append(("原文", "Quoted", listing.quotes.get(record.key, "")))
    else:
        pairs = _theme(record, view)
    return [(zh if view.lang == "zh" else en, text) for zh, en, text in pairs if text]


def _fact(fact: Fact, view: View) -> list[tuple[str, str, str]]:
    base, lang = view
    figure = fact.figure
    unit = _both(base.units[figure.unit].label, view, figure.unit) if figure else ""
    areas = "\n".join(_both(base.areas[id].name, view, id) for id in fact.areas)
    shown = figure_as_read(fact, view)
    printed = figure.printed if figure and figure.printed != shown else ""
    return [
        ("名称", "Title", _both(fact.title, view)),
        ("陈述", "Statement", _both(fact.statement, view)),
        ("数值", "Figure", shown),
        ("原文写法", "As printed", printed),
        ("规范值", "Value", _value(figure, view) if figure else ""),
        ("单位", "Unit", unit),
        ("口径", "Basis", BASES[figure.basis].pick(lang) if figure else ""),
        ("时间", "Period", _period(fact, view)),
        ("地区", "Areas", areas),
        ("主题", "Theme", _both(base.themes[fact.theme].title, view, fact.theme)),
        ("说明", "Note", _both(fact.note, view) if fact.note else ""),
        ("标签", "Tags", ("；" if lang == "zh" else "; ").join(fact.tags)),
        ("来源", "Source", _source(base.sources[fact.source], lang)),
        ("其他数值", "Other figures", _others(fact, view) if figure else ""),
        ("原文位置", "Locator", _locator(fact, view)),
    ]


def _others(fact: Fact, view: View) -> str:
    """The other figures of an indicator, a line each, in order of time."""
    others = [other for other in view.base.named(fact.id) if other.key != fact.key]
    lines = []
    for other in in_order(others, view.base.sources):
        parts = [figure_as_read(other, view), period_in_words(other, view), other.source]
        lines.append(("，" if view.lang == "zh" else ", ").join(parts))
    return "\n".join(lines)


def _theme(theme: Theme, view: View) -> list[tuple[str, str, str]]:
    indicators, actions = view.base.counts[theme.id]
    return [
        ("名称", "Title", _both(theme.title, view)),
        ("政策要求", "Policy", _both(theme.policy, view)),
        ("指标", "Indicators", str(indicators)),
        ("行动", "Actions", str(actions)),
    ]


def _both(text: Text, view: View, id: str = "") -> str:
    first, second = (text.zh, text.en) if view.lang == "zh" else (text.en, text.zh)
    if id:
        return f"{first} · {second} ({id})" if first != second else f"{first} ({id})"
    return f"{first}\n{second}"


def _value(figure: Figure, view: View) -> str:
    value, upper, comparator, _, printed, _ = figure
    if value is None:
        return "无确数" if view.lang == "zh" else "none"
    if upper is not None:
        return f"{comparator} {value}{'至' if view.lang == 'zh' else ' to '}{upper}"
    words = hedge(comparator, view.lang, printed).strip()
    aside = "（{}）" if view.lang == "zh" else " ({})"
    return f"{comparator} {value}" + (aside.format(words) if words else "")


def _period(fact: Fact, view: View) -> str:
    words = period_in_words(fact, view)
    return words if fact.period in words else f"{words} ({fact.period})"


def _source(source: Source, lang: Lang) -> str:
    published: list[Any] = [source.container_title or "", issued(source)]
    comma = "，" if lang == "zh" else ", "
    return "\n".join([source.title, comma.join(filter(None, [*published, source.id]))])


def _locator(fact: Fact, view: View) -> str:
    if fact.locator is UNSET:
        return ""
    section, start, end = fact.locator.section, fact.locator.start, fact.locator.end
    if view.lang == "zh":
        return f"{f'“{section}”一节，' if section else ''}去空白后的字符位置 {start}–{end}"
    part = f"section “{section}”, " if section else ""
    return f"{part}offsets {start}–{end} in the text without whitespace"
