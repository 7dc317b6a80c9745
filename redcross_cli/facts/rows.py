"""A record as a flat row, and the way back: for tables in any form.

The columns are the record's keys in their order; a nested key is joined with a dot
(``title.zh``).
"""

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar, get_args

import msgspec
from msgspec import Struct

from redcross_cli.facts.csl import Date
from redcross_cli.facts.model import Area, Fact, Locator, Nouns, Text, Theme, Unit

_NESTED = (Text, Nouns, Locator, Date)
# The records of a fact file that become tables.
KINDS: dict[str, type[Struct]] = {"themes": Theme, "units": Unit, "areas": Area, "facts": Fact}
# The columns that hold a list of words, and those that hold numbers.
LISTS = ("areas", "tags", "nouns.zh", "nouns.en")
NUMBERS = ("value", "upper")
OFFSETS = ("locator.start", "locator.end")
_S = TypeVar("_S", bound=Struct)


@cache
def columns(kind: type[Struct]) -> dict[str, bool]:
    """The dotted keys of a kind of record, and whether every record needs them.

    >>> columns(Text)
    {'zh': True, 'en': True}
    """
    needed: dict[str, bool] = {}
    for field in msgspec.structs.fields(kind):
        nested = next((t for t in (field.type, *get_args(field.type)) if t in _NESTED), None)
        inner = [f".{key}" for key in columns(nested)] if nested else [""]
        needed |= {f"{field.encode_name}{key}": field.required for key in inner}
    return needed


def column_name(key: str) -> str:
    """What a database calls the column of a dotted key: ``title_zh`` for ``title.zh``."""
    return key.replace(".", "_")


def record_of(
    kind: type[_S], keys: Iterable[str], row: Iterable[Any], name: str, here: tuple[str, ...] = ()
) -> _S:
    """The record that a row stands for; None is a key that it lacks.

    Raises UnsoundFileError, with the name of the row's file and its path there, where it is no
    such record.
    """
    members: dict[str, Any] = {}
    for key, value in zip(keys, row, strict=True):
        if value is not None:
            outer, _, inner = key.partition(".")
            if inner:
                members.setdefault(outer, {})[inner] = value
            else:
                members[outer] = value
    if "printed" in members:
        members.setdefault("value", None)  # a figure that the source leaves vague
    if "locator" in members:
        members["locator"].setdefault("section", "")  # which has no heading above it
    try:
        return msgspec.convert(members, kind)
    except msgspec.ValidationError:
        from redcross_cli.facts.checks import require_none
        from redcross_cli.facts.decoding import misshapen

        require_none(misshapen(members, kind, here), name)
        raise


def row_of(record: Struct) -> list[Any]:
    """A record's values, by `columns`; None for a key that it lacks."""
    flat = msgspec.to_builtins(record)
    return [at(flat, key) for key in columns(type(record))]


def at(flat: dict[str, Any], key: str) -> Any:
    """The value under a dotted key; None where there is none."""
    if key in flat:
        return flat[key]
    outer, _dot, inner = key.partition(".")
    value = flat.get(outer)
    return value.get(inner) if isinstance(value, dict) else None


def cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return ";".join(value)
    return msgspec.json.encode(value).decode()
