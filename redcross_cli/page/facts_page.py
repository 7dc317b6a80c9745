"""The page: one file of HTML with its style, script and data, which fetches nothing.

A policy in its head forbids all but its own style and script, known by their hashes.
"""

import os
from base64 import b64encode
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from string import Template
from typing import Any, get_args

import msgspec

from redcross_cli.citations.compose import Attribution, attributions
from redcross_cli.citations.styles import DEFAULT_STYLES
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.csl import Source
from redcross_cli.facts.history import Step, history
from redcross_cli.facts.model import Area, Fact, Theme, Unit, label_of
from redcross_cli.facts.period import parse
from redcross_cli.figures.fold import simplified_characters, simplify
from redcross_cli.messages import _
from redcross_cli.output.view import View, in_each
from redcross_cli.page.card import beside, card, in_both, safe, source_entry
from redcross_cli.queries.fold import RULES
from redcross_cli.queries.folded import names_of, years_of
from redcross_cli.queries.pinyin import characters_by_syllable
from redcross_cli.queries.words import ASKING, PASSED_OVER
from redcross_cli.terms import Lang

# The styles that a reader may choose, and what they are called.
STYLES = {
    "gb-7714-2015-numeric": "GB/T 7714",
    "apa": "APA",
    "mla": "MLA",
    "chicago": "Chicago",
    "vancouver": "Vancouver",
}
_AT_ONCE = 50  # sources that one run of pandoc cites, in a second or two


def page_of(base: FactBase, lang: Lang, asked: Lang | None = None) -> str:
    """All facts of a base as an HTML document.

    It opens in the language ``asked`` for, or else in that of the browser; where scripts do
    not run, in ``lang``.
    """
    # A page of figures does not begin with a theme that has none.
    ordered = sorted(base.themes, key=lambda id: not base.counts[id][0])
    themes = {id: list(_steps(base, id)) for id in ordered}
    sections = "".join(_section(id, found, base) for id, found in themes.items() if found)
    facts = [step.fact for found in themes.values() for step, _others in found]
    names = "".join(name for fact in facts for name in (fact.title.zh, *fact.tags))
    sources = list(base.sources.values())
    places = {source.id: place for place, source in enumerate(sources)}
    looked_for = [_found_by(fact, base, places[fact.source]) for fact in facts]
    said = in_each(lambda view: _texts(facts, view), base)
    data = {
        "asked": asked,
        # The names that one is found by are mostly those of the figure before, and left out.
        "facts": [
            ("" if own == before[0] else own, *rest)
            for before, (own, *rest) in pairwise([("",), *looked_for])
        ],
        "addresses": [source.URL or "" for source in sources],
        **_search_tables(f"{sections}{names}", names),
        **_citations(sources),
        "usual": DEFAULT_STYLES,
        "said": in_each(_texts_of_script, base),
        "titles": {lang: words["title"] for lang, words in said.items()},
    }
    years = sorted({_year(fact) for fact in facts}, reverse=True)
    style, script = _read("page.css"), _read("page.js")
    parts = {
        **{name: beside({lang: safe(said[lang][name]) for lang in said}) for name in said[lang]},
        "themes": _choices(base.themes, {fact.theme for fact in facts}),
        "areas": _choices(base.areas, {area for fact in facts for area in fact.areas}),
        "units": _choices(base.units, {str(fact.unit) for fact in facts}),
        "years": "".join(f"<option>{year}" for year in years),
        "lang": lang,
        "heading": safe(said[lang]["title"]),
        "policy": f"style-src {_hash(style)}; script-src {_hash(script)}",
        "css": style,
        "script": script,
        # Whatever stands in a text, it does not end the element.
        "data": msgspec.json.encode(data).decode().replace("<", "\\u003c"),
        "sections": sections,
        "sources": "".join(source_entry(source, base) for source in sources),
        "styles": "".join(f'<option value="{id}">{name}' for id, name in STYLES.items()),
    }
    return Template(_read("page.html")).substitute(parts)


def _steps(base: FactBase, theme: str) -> Iterator[tuple[Step, Sequence[Step]]]:
    """The facts of a theme, each with all figures of its indicator in order of time.

    The latest of an indicator comes first; actions, which have no figure, come last.
    """
    facts = [fact for fact in base.facts if fact.theme == theme]
    for id in dict.fromkeys(fact.id for fact in facts if fact.is_indicator):
        steps = history(base.named(id), base)
        yield from ((step, steps) for step in reversed(steps) if step.fact.theme == theme)
    for fact in facts:
        if not fact.is_indicator:
            step = Step(fact)
            yield step, [step]


def _section(id: str, found: Sequence[tuple[Step, Sequence[Step]]], base: FactBase) -> str:
    theme = base.themes[id]

    def policy(view: View) -> str:
        label = safe(_("Policy"))
        return f"<b>{label}</b> {safe(theme.policy.pick(view.lang))}"

    title = in_both(lambda view: safe(theme.title.pick(view.lang)), base)
    cards = "".join(card(step, steps, base) for step, steps in found)
    return f"<section><h2>{title}</h2><p class=policy>{in_both(policy, base)}\n{cards}</section>\n"


def _found_by(fact: Fact, base: FactBase, source: int) -> tuple[Any, ...]:
    """What a fact is found and filtered by, beside what the page shows of it.

    Of the years of a span it shows the first and the last.
    """
    value = fact.value if isinstance(fact.value, (int, float)) else None
    shown = f" {fact.title.zh} {fact.title.en}".casefold()
    # A word of Latin letters is found by how it begins, Chinese anywhere.
    known = [tag for tag in fact.tags if (f" {tag}" if tag.isascii() else tag).casefold() in shown]
    money = names_of(base.units[fact.unit])[2:] if fact.unit else ()  # beside its two labels
    names = "|".join([fact.id, *(tag for tag in fact.tags if tag not in known), *money])
    years = " ".join(years_of(fact.period)[1:-1])
    found = (names, value, fact.theme, fact.areas, fact.unit or "", _year(fact), source)
    return (*found, years) if years else found


def _year(fact: Fact) -> str:
    """The year in which the period of a fact ends, or begins, if it has no end."""
    first, last = parse(fact.period)
    return f"{(first if last == date.max else last).year:04}"


def _choices(records: Mapping[str, Theme | Unit | Area], used: Collection[str]) -> str:
    """The choices of a filter, those that some fact has, as HTML."""
    labels = {id: label_of(record) for id, record in records.items() if id in used}
    return "".join(
        f'<option value="{safe(id)}" data-zh="{safe(label.zh)}" data-en="{safe(label.en)}">'
        for id, label in labels.items()
    )


def _citations(sources: Sequence[Source]) -> dict[str, Any]:
    """The references, each once, and by language and style how each of the sources is named.

    A number stands there for the reference; a source that a style cannot cite has none. In the
    references U+0000 stands for the source's address, which is too long to be in each.
    """
    kinds = [(lang, style) for lang in get_args(Lang) for style in STYLES]
    parts = [sources[start : start + _AT_ONCE] for start in range(0, len(sources), _AT_ONCE)]
    asked = [(part, kind) for kind in kinds for part in parts]
    made: dict[tuple[Lang, str], dict[str, Attribution]] = {kind: {} for kind in kinds}
    # A run of pandoc that takes too long is stopped, so there are no more than can work at once.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = pool.map(lambda of: attributions(of[0], *of[1]), asked)
        for (_part, kind), attributed in zip(asked, answers, strict=True):
            made[kind].update(attributed)
    numbers: dict[str, int] = {}
    named: dict[str, dict[str, list[Any]]] = {lang: {} for lang in get_args(Lang)}
    for (lang, style), attributed in made.items():
        named[lang][style] = [
            (one.before, one.after, numbers.setdefault(reference, len(numbers)))
            if (one := attributed.get(source.id))
            and (reference := one.reference.replace(source.URL or "\0", "\0"))
            else None
            for source in sources
        ]
    return {"references": list(numbers), "named": named}


def _search_tables(text: str, names: str) -> dict[str, Any]:
    """What the script finds words in a text by, and pinyin in names, as `queries` does.

    It folds the texts of the page and the words typed alike.
    """
    characters, spelled = frozenset(simplify(text)), frozenset(simplify(names))
    _traditional, simplified = simplified_characters()
    pairs = {chr(one): chr(other) for one, other in simplified.items()}
    readings = {
        syllable: "".join(sorted(spelled.intersection(read)))
        for syllable, read in characters_by_syllable().items()
    }
    return {
        # JavaScript writes a reference to a group otherwise.
        "rules": [[pattern, put.replace("\\", "$")] for _, pattern, put in RULES],
        "simplified": {one: other for one, other in pairs.items() if other in characters},
        "readings": {syllable: read for syllable, read in readings.items() if read},
        "passedOver": sorted(filter(str.isascii, PASSED_OVER)),
        "asking": ASKING,
    }


def _texts(facts: Sequence[Fact], view: View) -> dict[str, str]:
    """What stands on the page, by the names that the template has for it."""
    about = _(
        "{figures} figures and {actions} actions without one, from {sources} sources. Each opens "
        "to its sentence, what a writer must know, its source and its history."
    )
    figures = sum(fact.is_indicator for fact in facts)
    counts = {"figures": figures, "actions": len(facts) - figures}
    return {
        "title": _("Figures of the Red Cross"),
        "about": about.format(**counts, sources=len(view.base.sources)),
        "search": _("Search"),
        "hint": _("Words, pinyin or a number"),
        "theme": _("Theme"),
        "area": _("Area"),
        "unit": _("Unit"),
        "year": _("Year"),
        "clear": _("Clear"),
        "sources_title": _("Sources"),
        "style": _("Style"),
        "copy": _("Copy sentence and reference"),
    }


def _texts_of_script(view: View) -> dict[str, str]:
    return {
        "all": _("All"),
        "count": _("{shown} of {all}"),
        "none": _("Nothing matches."),
        "copied": _("Copied."),
        "selected": _("Selected: copy it with Ctrl+C or ⌘C."),
        "refused": _("This style cannot cite this source."),
    }


def _read(name: str) -> str:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join([line.lstrip(" ") for line in lines])  # as no browser needs the indentation


def _hash(content: str) -> str:
    """What a policy knows an inline style or script by."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
