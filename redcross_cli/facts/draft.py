"""The skeleton of a fact file, drafted from an article that has none yet.

Figures are found, parsed, located and given a unit where one is known; titles,
sentences, periods and sources are left empty for a person, and `validate` lists
what is still empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from redcross_cli.facts.base import FactBase
from redcross_cli.facts.proof import Section, digest, sections, without_whitespace
from redcross_cli.facts.quantity import Figure, counts_alike, figures, measure_of, parse

EMPTY = {"zh": "", "en": ""}


def drafted(article: str, base: FactBase, headings: Sequence[str] = ()) -> str:
    """A fact file's skeleton, as indented JSON.

    ``headings`` are the article's own, in order; without them, those of the themes
    in the base that the article has.
    """
    text = without_whitespace(article)
    titles = list(headings) or [theme.title.zh for theme in base.themes.values()]
    parts = sections(article, titles) or [Section("", 0, len(text))]
    themes, facts = [], []
    for number, part in enumerate(parts, 1):
        known = next((t for t in base.themes.values() if t.title.zh == part.title), None)
        id = known.id if known else f"theme-{number}"
        title = msgspec.to_builtins(known.title) if known else {"zh": part.title, "en": ""}
        themes.append({"id": id, "title": title, "policy": EMPTY})
        found = [f for f in figures(text) if part.start <= f.start < part.end]
        for place, figure in enumerate(found, 1):
            fact = _fact(f"{id}-{place}", id, part.title, figure, base)
            if fact is not None:
                facts.append(fact)
    used = {fact["unit"] for fact in facts}
    units = [msgspec.to_builtins(unit) for id, unit in base.units.items() if id in used]
    file = {
        "schema_version": 1,
        "sources": [_source(text)],
        "themes": themes,
        "units": units,
        "areas": [msgspec.to_builtins(base.areas["CN"])] if "CN" in base.areas else [],
        "facts": facts,
    }
    return msgspec.json.format(msgspec.json.encode(file), indent=2).decode() + "\n"


def _source(text: str) -> dict[str, Any]:
    return {"id": "source-1", "type": "article-newspaper", "title": "", "digest": digest(text)}


def _fact(
    id: str, theme: str, section: str, figure: Figure, base: FactBase
) -> dict[str, Any] | None:
    try:
        quantity = parse(figure.printed)
    except ValueError:  # an ordinal: it belongs to an action, which a person writes
        return None
    return {
        "id": id,
        "theme": theme,
        "source": "source-1",
        "title": EMPTY,
        "statement": EMPTY,
        "value": quantity.value,
        "comparator": quantity.comparator,
        "unit": _unit(quantity.measure, base),
        "printed": figure.printed,
        "basis": "flow",
        "period": "",
        "areas": [],
        "tags": [],
        "locator": {"section": section, "start": figure.start, "end": figure.end},
    }


def _unit(measure: str, base: FactBase) -> str:
    """The unit that a measure word names by itself; 个 could be anything, so none."""
    fitting = [
        id for id, unit in base.units.items() if measure and counts_alike(measure, unit.label.zh)
    ]
    exact = [id for id in fitting if measure_of(base.units[id].label.zh) == base.units[id].label.zh]
    return exact[0] if len(exact) == 1 else fitting[0] if len(fitting) == 1 else ""
