"""A record as a flat row, and the way back: for CSV, TSV and the tables of a database.

The columns are the record's keys in their order; a nested key is joined with a dot
(``title.zh``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, get_args

import msgspec
from msgspec import UNSET, Struct
from msgspec.structs import FieldInfo

from redcross_cli.facts.csl import Date
from redcross_cli.facts.model import Fact, Locator, Nouns, Text

_NESTED = (Text, Nouns, Locator, Date)
# The columns that hold a list of words.
LISTS = ("areas", "tags", "nouns.zh", "nouns.en")
_S = TypeVar("_S", bound=Struct)


def columns(kind: type[Struct]) -> tuple[str, ...]:
    """The dotted keys of a kind of record.

    >>> columns(Text)
    ('zh', 'en')
    """
    return tuple(key for field in msgspec.structs.fields(kind) for key in _keys(field))


def required(kind: type[Struct]) -> tuple[str, ...]:
    """Those of its columns that every record needs."""
    fields = msgspec.structs.fields(kind)
    return tuple(key for field in fields if field.required for key in _keys(field))


def _keys(field: FieldInfo) -> list[str]:
    nested = next((t for t in (field.type, *get_args(field.type)) if t in _NESTED), None)
    inner = columns(nested) if nested else ()
    return [f"{field.encode_name}.{name}" for name in inner] or [field.encode_name]


def record_of(kind: type[_S], keys: Sequence[str], row: Iterable[Any]) -> _S:
    """The record that a row stands for; None is a key that it lacks.

    Raises msgspec.ValidationError where the row is no such record.
    """
    members: dict[str, Any] = {}
    for key, value in zip(keys, row, strict=True):
        if value is not None:
            outer, _, inner = key.partition(".")
            if inner:
                members.setdefault(outer, {})[inner] = value
            else:
                members[outer] = value
    if kind is Fact and "printed" in members:
        members.setdefault("value", None)  # a figure that the source leaves vague
    return msgspec.convert(members, kind)


def row_of(fact: Fact) -> list[Any]:
    """A fact's values, by `columns`; None for a key that it lacks."""
    note, locator = fact.note, fact.locator
    row = [None if value is UNSET else value for value in _always()(fact)]
    row += (None, None) if note is UNSET else (note.zh, note.en)
    row += (None,) * 3 if locator is UNSET else (locator.section, locator.start, locator.end)
    return row


@cache
def _always() -> attrgetter[tuple[Any, ...]]:
    # The note and the locator, which a fact may lack, are its last two keys.
    optional = len(columns(Text)) + len(columns(Locator))
    return attrgetter(*columns(Fact)[:-optional])
