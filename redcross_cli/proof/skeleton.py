"""The skeleton of a fact file, drafted from an article that has none yet.

Figures are found, located and given a unit where one is known; titles, sentences,
periods and the source's data are left empty for a person, and `validate` lists what
is still empty. What is repeated, planned or cannot be read for certain is left out and named.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

import msgspec

from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Theme, Unit
from redcross_cli.facts.quantity import counts_as
from redcross_cli.figures.figure import Figure
from redcross_cli.figures.fold import HAN
from redcross_cli.figures.interval import plain
from redcross_cli.files.fact_json import indented
from redcross_cli.messages import _
from redcross_cli.proof.proof import Told, doubt_of
from redcross_cli.proof.sections import bare_title, find_sections, marked_titles
from redcross_cli.proof.text import Article, as_printed, comparable

EMPTY = {"zh": "", "en": ""}
# English words that count anything, as 个 does: homes, but blood and bedding, too.
_OF_ANYTHING = re.compile(r"(?i)\b(?:units?|sets?)$")
_LINKS = frozenset("和与及或的等")


class Skeleton(NamedTuple):
    """A fact file's skeleton, and what a person must know about it.

    ``file`` is JSON, and empty where nothing could be drafted; ``remarks`` name what
    was left out, each with its line or the words around it, and end in a summary.
    """

    file: str
    remarks: list[str]


def draft_file(
    article: Article,
    base: FactBase,
    headings: Sequence[str] = (),
    has_lines: bool = True,
) -> Skeleton:
    """Draft a fact file; ``has_lines`` tells that the article's lines are those of its file.

    ``headings`` are those that a person names. Without them, the sections are those that
    the document marks, or Markdown or a Chinese number in a plain text, and those named
    like a theme of the base; where there are none, the whole text is one.
    """
    themed = [(title, t) for t in base.themes.values() for title in (t.title.zh, t.title.en)]
    known = {bare_title(title): theme for title, theme in themed}
    marked = {} if headings else marked_titles(article) | {title: 0 for title, _theme in themed}
    sections = find_sections(article, headings, marked)
    there = set(map(bare_title, sections.titles))
    lost = [title for title in headings if bare_title(title) not in there]
    remarks = [_("The text has no heading “{title}”.", title=title) for title in lost]
    themes: dict[str, dict[str, Any]] = {}
    free = (id for n in count(1) if (id := f"theme-{n}") not in base.themes)
    facts: list[dict[str, Any]] = []
    counts: Counter[str] = Counter()  # of the facts of each theme
    told = Told(article)
    left_out = 0
    for figure in article.figures:
        printed = as_printed(figure.printed)
        if has_lines:
            said = _("line {line}: {figure}", line=article.line_of(figure.start), figure=printed)
        else:
            around = article.words_around(figure.start, figure.end)
            said = _("“{words}”: {figure}", words=around, figure=printed)
        if doubt := doubt_of(figure, article):
            remarks.append(_("{figure} is left out: {why}.", figure=said, why=doubt))
            left_out += 1
        elif id := told.id_of(figure):
            remarks.append(_("{figure} repeats {id}", figure=said, id=id))
        else:
            section = sections.heading_at(figure.start).title
            if section not in themes:
                themes[section] = _theme(section, free, known)
            theme = themes[section]["id"]
            counts[theme] += 1
            id = f"{theme}-{counts[theme]}"
            told.add(figure, id)
            unit = propose_unit(figure, article, base.units)
            facts.append(_fact(id, theme, figure, unit, section))
    total = len(article.figures)
    summary = _("{drafted} of {total} figures drafted; {repeated} repeated, {left} left out.")
    numbers = {"drafted": len(facts), "total": total, "left": left_out}
    summary = summary.format(**numbers, repeated=total - len(facts) - left_out)
    remarks.append(summary if total else _("No figure is found in the text."))
    used = {fact["unit"] for fact in facts}
    is_chinese = 2 * len(re.findall(HAN, article.form)) > len(article.form)
    source = {
        "id": "source-1",
        "type": "article-newspaper",
        "title": "",
        "language": "zh-CN" if is_chinese else "en",
        "digest": article.digest,
    }
    file = {
        "schema_version": 2,
        "sources": [source],
        # Headings in two languages may name one theme.
        "themes": list({theme["id"]: theme for theme in themes.values()}.values()),
        "units": [msgspec.to_builtins(unit) for id, unit in base.units.items() if id in used],
        "areas": [],
        "facts": facts,
    }
    return Skeleton(f"{indented(file)}\n" if facts else "", remarks)


def _fact(id: str, theme: str, figure: Figure, unit: str, section: str) -> dict[str, Any]:
    value, comparator, upper, _step = figure.quantity
    return {
        "id": id,
        "theme": theme,
        "source": "source-1",
        "title": EMPTY,
        "statement": EMPTY,
        "value": None if value is None else plain(value),
        **({} if upper is None else {"upper": plain(upper)}),
        "comparator": comparator,
        "unit": unit,
        "printed": as_printed(figure.printed),
        "basis": "flow",
        "period": "",
        "areas": [],
        "tags": [],
        "locator": {"section": section, "start": figure.start, "end": figure.end},
    }


def propose_unit(figure: Figure, article: Article, units: Mapping[str, Unit]) -> str:
    """The id of the unit that a figure counts by, or "" where several fit alike.

    The unit is taken that names most of what is counted: for 56个场馆 the one with the
    noun 个场馆, not one of the many with 个.
    """
    counts = comparable(figure.counts)
    words = counts + article.form[figure.end : figure.end + 20]
    fits: dict[str, int] = {}
    is_telling = counts and not _OF_ANYTHING.search(figure.counts)
    for id, unit in units.items():
        if is_telling and counts_as(figure.counts, unit):
            nouns = map(comparable, (*unit.nouns.zh, *unit.nouns.en, unit.label.zh, unit.label.en))
            fits[id] = max((len(noun) for noun in nouns if _names(words, noun, counts)), default=0)
    longest = max(fits.values(), default=0)
    best = [id for id, length in fits.items() if length == longest]
    return best[0] if len(best) == 1 else ""


def _names(words: str, noun: str, counts: str) -> bool:
    """Whether a noun names what is counted, with a word that stands behind the figure."""
    behind = words[len(noun) : len(noun) + 1]
    # That word must end there: 160个国家级项目 are no countries.
    ends = behind in _LINKS or not re.match(HAN, behind)
    return noun == counts or (len(noun) > len(counts) and words.startswith(noun) and ends)


def _theme(section: str, free: Iterator[str], known: Mapping[str, Theme]) -> dict[str, Any]:
    """The theme of a section: that of the base which is named like it, or one to complete."""
    theme = known.get(bare_title(section))
    if theme is not None:
        return dict(msgspec.to_builtins(theme))  # whole, so that it agrees with that of the base
    title = {"zh": section, "en": ""} if re.search(HAN, section) else {"zh": "", "en": section}
    return {"id": next(free), "title": title, "policy": EMPTY}
