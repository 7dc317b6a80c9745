"""The rules of a fact file that its types cannot state: references and wholeness."""

from __future__ import annotations

import re
from collections.abc import Collection, Generator, Iterable, Iterator
from typing import NamedTuple

from msgspec import UNSET, ValidationError

from redcross_cli.facts.csl import Source
from redcross_cli.facts.model import LARGEST, Area, Fact, FactFile, References, Theme, Unit
from redcross_cli.suggest import did_you_mean, nearest

Path = tuple[str | int, ...]
MAX_DEPTH = 100  # of JSON, more than any fact file needs
FIGURE_KEYS = ("value", "comparator", "unit", "printed", "basis")
_JSON_NAMES = {
    "str": "a string",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
}

_TOO_LARGE = f"a number must lie between -{LARGEST} and {LARGEST}"


class Problem(NamedTuple):
    """One broken rule: where in the file, and what is wrong."""

    path: Path
    what: str


def json_path(path: Path) -> str:
    """A path as text.

    >>> json_path(("facts", 3, "title", "zh"))
    'facts[3].title.zh'
    """
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path).lstrip(".")


def of_encoding(error: Exception) -> str:
    """Why bytes are no JSON, as the end of a sentence."""
    if isinstance(error, UnicodeDecodeError):
        return f"the byte 0x{error.object[error.start]:02x} does not belong there"
    what = str(error).removeprefix("JSON is malformed: ").rstrip(".")
    return "the text ends too early" if what == "Input data was truncated" else what


def repeated_key(content: bytes) -> str | None:
    """A key that stands twice in one object of well-formed JSON; None where there is none.

    Of two values, readers of JSON take the one or the other (RFC 8259, section 4).
    """
    import json

    repeated: list[str] = []

    def members(pairs: list[tuple[str, object]]) -> None:
        keys = [key for key, _ in pairs]
        if len(set(keys)) < len(keys):
            repeated.append(next(key for key in keys if keys.count(key) > 1))

    # Numbers stay text: Python refuses to read one of thousands of digits.
    json.loads(
        content.decode("utf-8-sig"), object_pairs_hook=members, parse_int=str, parse_float=str
    )
    return repeated[0] if repeated else None


def of_type(error: ValidationError) -> Problem:
    """The problem that msgspec found, in words of JSON."""
    what, _, where = str(error).partition(" - at `")
    path = re.findall(r"\.([^.\[\]`]+)|\[(\d+|\.\.\.)\]", where)
    what = re.sub("Object missing required field `(.*)`", r"the key '\1' is missing", what)
    what = re.sub("Object contains unknown field `(.*)`", r"unknown key '\1'", what)
    what = re.sub("^Expected .* [<>]= -?9007199254740991.*$", _TOO_LARGE, what)
    what = re.sub("^(Number|Integer value) out of range$", _TOO_LARGE, what)
    what = re.sub("`([^`]*)`", _in_words_of_json, what)
    what = re.sub(".* of length >= 1$", "it must not be empty", what)
    what = re.sub(".*matching regex .*a-z0-9.*", "expected lower-case words and hyphens", what)
    keys = tuple(int(index) if index.isdigit() else key for key, index in path if index != "...")
    return Problem(keys, what[:1].lower() + what[1:])


def _in_words_of_json(quoted: re.Match[str]) -> str:
    kinds = quoted[1].split(" | ")
    if "float" in kinds and "int" in kinds:
        kinds.remove("int")
    return " or ".join(_JSON_NAMES.get(kind, kind) for kind in kinds)


class Known(NamedTuple):
    """The ids that a fact may refer to."""

    sources: Collection[str]
    themes: Collection[str]
    units: Collection[str]
    areas: Collection[str]


def coherence(file: FactFile, also: Collection[str] = ()) -> Iterator[Problem]:
    """What must hold before a question can be answered from the file at all.

    ``also`` are ids that may be referred to although their records are not here.
    """
    known = yield from of_references(file)
    known = Known(*({*ids, *also} for ids in known))
    seen: set[tuple[str, str]] = set()
    for index, fact in enumerate(file.facts):
        here: Path = ("facts", index)
        if (fact.source, fact.id) in seen:
            yield Problem((*here, "id"), used_twice(fact.source, fact.id))
        seen.add((fact.source, fact.id))
        yield from of_fact(fact, known, here)


def of_references(file: References) -> Generator[Problem, None, Known]:
    """Problems of the records that facts refer to, and their ids."""
    sources = yield from _unique("sources", file.sources)
    themes = yield from _unique("themes", file.themes)
    units = yield from _unique("units", file.units)
    areas = yield from _unique("areas", file.areas)
    return Known(sources, themes, units, areas)


def of_fact(fact: Fact, known: Known, here: Path) -> Iterator[Problem]:
    """Whether all that a fact refers to is there, and the fact whole."""
    references = [("source", fact.source, known.sources), ("theme", fact.theme, known.themes)]
    if fact.unit is not UNSET:
        references.append(("unit", fact.unit, known.units))
    for kind, id, ids in references:
        if id not in ids:
            yield Problem((*here, kind), _no_such(kind, id, ids))
    for place, area in enumerate(fact.areas):
        if area not in known.areas:
            yield Problem((*here, "areas", place), _no_such("area", area, known.areas))
    yield from _whole(fact, here)


def used_twice(source: str, id: str) -> str:
    return f"'{id}' is used twice in source '{source}'"


def _no_such(kind: str, id: str, known: Iterable[str]) -> str:
    return f"there is no {kind} '{id}'.{did_you_mean(nearest(id, known))}"


def _unique(
    name: str, records: Iterable[Source | Theme | Unit | Area]
) -> Generator[Problem, None, set[str]]:
    seen: set[str] = set()
    for index, record in enumerate(records):
        if record.id in seen:
            yield Problem((name, index, "id"), f"'{record.id}' is used twice")
        seen.add(record.id)
    return seen


def _whole(fact: Fact, here: Path) -> Iterator[Problem]:
    """An indicator has all keys of a figure, an action none."""
    absent = [key for key in FIGURE_KEYS if getattr(fact, key) is UNSET]
    if 0 < len(absent) < len(FIGURE_KEYS):
        yield Problem(
            here,
            f"'{fact.id}' lacks {', '.join(absent)}: an indicator has all of "
            f"{', '.join(FIGURE_KEYS)}, an action none",
        )
