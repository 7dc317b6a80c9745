"""Fact files made up for texts, so that a test shows both."""

import json
from typing import Any

from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import FactFile
from redcross_cli.files.fact_json import decode
from redcross_cli.proof.proof import prove
from redcross_cli.proof.text import Article

NOUNS: dict[str, tuple[list[str], list[str]]] = {
    "teams": (["支"], ["teams"]), "sites": (["个"], ["sites"]), "venues": (["个", "个场馆"], ["venues"]),
    "people": (["人", "名"], ["people", "volunteers"]), "hours": (["小时"], ["hours"]),
    "percent": (["%"], ["%"]),
}  # fmt: skip
BOTH = {"zh": "-", "en": "-"}


def a_fact(
    text: str, id: str, section: str, around: str, where: str, **keys: Any
) -> dict[str, Any]:
    """A fact that stands where ``where`` does within ``around``, which the text has once."""
    bare = "".join(text.split())
    around, where = ("".join(words.split()) for words in (around, where))
    start = bare.index(around) + around.index(where)
    return {
        "id": id, "theme": "t", "source": "s", "title": BOTH, "statement": BOTH,
        "period": "2022", **keys, "areas": [], "tags": [],
        "locator": {"section": section, "start": start, "end": start + len(where)},
    }  # fmt: skip


def a_figure(
    text: str, id: str, section: str, printed: str, said: tuple[Any, str, str], **keys: Any
) -> dict[str, Any]:
    """An indicator; ``said`` is its value, comparator and unit, ``around`` where it stands."""
    value, comparator, unit = said
    around = keys.pop("around", printed)
    return a_fact(
        text, id, section, around, printed,
        value=value, comparator=comparator, unit=unit, printed=printed, basis="flow", **keys,
    )  # fmt: skip


def a_file(text: str, *facts: dict[str, Any], **keys: Any) -> FactFile:
    """A fact file of a text."""
    file = {
        "schema_version": 2,
        "sources": [
            {"id": "s", "type": "report", "title": "-", "digest": Article(text).digest, **keys}
        ],
        "themes": [{"id": "t", "title": BOTH, "policy": BOTH}],
        "units": [
            {"id": id, "label": {"zh": id, "en": id}, "nouns": {"zh": zh, "en": en}}
            for id, (zh, en) in NOUNS.items()
        ],
        "areas": [],
        "facts": facts,
    }
    return decode(json.dumps(file).encode(), "made up")


def found(file: FactFile, text: str) -> list[tuple[str, ...]]:
    """What a proof finds: the id of a fact or else the figure, its status and the detail."""
    base: FactBase = FactBase([file])
    outcomes = prove(base, base.sources["s"], Article(text)).outcomes
    return [(o.id or o.printed, o.status, *([o.detail] if o.detail else [])) for o in outcomes]
