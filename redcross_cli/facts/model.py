"""The one description of a fact file: its records, key for key, in their order.

A record decodes from JSON and encodes back to the same object, so what a user
sees is what a user can write. A key that a record may lack is ``UNSET`` in
Python; ``None`` is JSON's null, which only ``value`` may be.
"""

from typing import Annotated, Any, Literal, NamedTuple

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType
from msgspec.structs import force_setattr

from redcross_cli.facts.csl import Source
from redcross_cli.terms import LARGEST, Comparator, Lang

Basis = Literal["flow", "stock", "total"]
# Python's $ also stands before a last line break, which is refused.
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$(?!\n)"
AREA = r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$(?!\n)"
Slug = Annotated[str, Meta(pattern=SLUG, max_length=64)]
_Exact = Meta(ge=-LARGEST, le=LARGEST)
Value = Annotated[int, _Exact] | Annotated[float, _Exact]
Key = tuple[str, str, str]  # a fact's source, id and period
NonEmpty = Annotated[str, Meta(min_length=1)]
Offset = Annotated[int, Meta(ge=0, le=LARGEST)]


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all records: immutable, and an unknown key is an error."""


class Text(Record, frozen=True):
    """The same words in Chinese and in English."""

    zh: NonEmpty
    en: NonEmpty

    def pick(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en


class Theme(Record, frozen=True):
    """A theme, and the policy that its facts are reported under, said in our own words."""

    id: Slug
    title: Text
    policy: Text


class Nouns(Record, frozen=True):
    """The words by which sources count a unit, in Chinese and in English.

    In Chinese these are measure words (人, 名, 位), in English nouns (people,
    person). One of the two languages may have none.
    """

    zh: tuple[NonEmpty, ...]
    en: tuple[NonEmpty, ...]

    def pick(self, lang: Lang) -> tuple[str, ...]:
        return self.zh if lang == "zh" else self.en


class Unit(Record, frozen=True):
    """What a value counts: its name in tables, and the words by which sources count it."""

    id: Slug
    label: Text
    nouns: Nouns


class Area(Record, frozen=True):
    """A place, by its ISO 3166-1 or 3166-2 code."""

    id: Annotated[str, Meta(pattern=AREA)]
    name: Text


def label_of(record: Theme | Unit | Area) -> Text:
    if isinstance(record, Theme):
        return record.title
    return record.label if isinstance(record, Unit) else record.name


class Locator(Record, frozen=True):
    """Where a fact stands in its source.

    ``start`` and ``end`` are offsets in characters (end exclusive) into the
    source's text with all whitespace removed; ``section`` is the heading above, ""
    where there is none.
    For an indicator they enclose ``printed``, for an action the passage.
    """

    section: str
    start: Offset
    end: Offset


class Figure(NamedTuple):
    """The figure of an indicator; its keys mean what those of `Fact` do."""

    value: int | float | None
    upper: int | float | None
    comparator: Comparator
    unit: str
    printed: str
    basis: Basis


class Fact(Record, frozen=True, kw_only=True):
    """A fact with a figure (an indicator) or without one (an action).

    ``comparator`` follows HL7 FHIR's Quantity, with ``=`` and ``~`` beside it: the true value
    is greater than, less than, ... the value given. ``value`` is in single units, never in
    thousands or 万; with ``upper`` it is the lower end of a range. ``basis`` tells
    whether it is counted over a period (flow), stands at a date (stock) or is a
    running total up to a date. ``period`` is an EDTF date or interval (ISO 8601-2).
    """

    id: Slug
    theme: Slug
    source: NonEmpty
    title: Text
    statement: Text
    value: Value | UnsetType | None = UNSET
    upper: Value | UnsetType = UNSET
    comparator: Comparator | UnsetType = UNSET
    unit: Slug | UnsetType = UNSET
    printed: NonEmpty | UnsetType = UNSET
    basis: Basis | UnsetType = UNSET
    period: NonEmpty
    areas: tuple[str, ...]
    tags: tuple[NonEmpty, ...]
    note: Text | UnsetType = UNSET
    locator: Locator | UnsetType = UNSET

    def __post_init__(self) -> None:
        for key in ("value", "upper"):
            number = getattr(self, key)
            if isinstance(number, float) and number.is_integer():  # 100.0 is 100
                force_setattr(self, key, int(number))

    @property
    def key(self) -> Key:
        """What no two facts share; an id in another source or period is the same indicator."""
        return self.source, self.id, self.period

    @property
    def is_indicator(self) -> bool:
        return self.printed is not UNSET

    @property
    def figure(self) -> Figure | None:
        """The figure of an indicator; None for an action."""
        if not (self.printed and self.unit and self.comparator and self.basis):
            return None
        value = None if self.value is UNSET else self.value
        upper = None if self.upper is UNSET else self.upper
        return Figure(value, upper, self.comparator, self.unit, self.printed, self.basis)


class Catalogue(Record, frozen=True):
    """A fact file without its facts: the records that facts refer to."""

    schema_version: Literal[2]
    sources: tuple[Source, ...]
    themes: tuple[Theme, ...]
    units: tuple[Unit, ...]
    areas: tuple[Area, ...]


class FactFile(Catalogue, frozen=True):
    """A whole fact file."""

    facts: tuple[Fact, ...]


def schema() -> str:
    """The JSON Schema of a fact file, draft 2020-12, as indented JSON."""
    root, definitions = _components(FactFile)
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A redcross fact file",
        **root,
        "$defs": definitions,
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def schema_of(kind: Any) -> dict[str, Any]:
    """JSON Schema of a kind of record, which is an object at its root."""
    root, definitions = _components(kind)
    return {**definitions.pop(root["$ref"].rpartition("/")[2]), "$defs": definitions}


def _components(kind: Any) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """A reference to the definition of a kind of record, and the definitions that it needs."""
    [root], definitions = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    for definition in definitions.values():
        if "description" in definition:
            definition["description"] = in_plain_words(definition["description"])
    return root, definitions


def in_plain_words(docstring: str) -> str:
    """A docstring as an editor shows it: paragraphs, and names in single backticks."""
    paragraphs = docstring.replace("``", "`").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
