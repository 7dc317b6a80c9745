"""JSON with the place of every value, and with the keys that it repeats.

The standard decoder reads the text; the tokens of what it has read tell the places.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from math import inf, isfinite
from typing import Any, NamedTuple

from redcross_cli.facts.checks import MAX_DEPTH, Path

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_DIGITS = 400  # of a whole number; a greater one than any float
# What is wrong, by the standard decoder's message for it.
_MEANINGS = {
    "Extra data": "there is more text after the end of the JSON",
    "Expecting ',' delimiter": "',' or a closing bracket is expected",
    "Expecting ':' delimiter": "':' is expected after a key",
    "Expecting property name enclosed in double quotes": "a key in double quotes is expected",
    "Illegal trailing comma before end of object": "a key in double quotes is expected",
}


class Place(NamedTuple):
    """A place in a text; both count from 1."""

    line: int
    column: int


class Positioned(NamedTuple):
    """A JSON document: its value, the offset of each part, and of each repeated key."""

    value: Any
    offsets: dict[Path, int]
    repeated: list[tuple[int, Path]]


class MalformedError(ValueError):
    """The text is not JSON; ``offset`` is where that shows."""

    def __init__(self, what: str, offset: int) -> None:
        super().__init__(what)
        self.offset = offset


class Places:
    """The lines and columns of a text's offsets."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def of(self, offset: int) -> Place:
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)


def parse(text: str) -> Positioned:
    """Parse JSON strictly; MalformedError where it is none."""
    try:
        value = json.loads(text, parse_int=_read_whole_number)
    except json.JSONDecodeError as error:
        raise MalformedError(_say(error), error.pos) from None
    except RecursionError:
        raise MalformedError(f"nested more than {MAX_DEPTH} deep", 0) from None
    return Positioned(value, *_walk(text))


def _read_whole_number(digits: str) -> int | float:
    return int(digits) if len(digits) < _MOST_DIGITS else inf


def _say(error: json.JSONDecodeError) -> str:
    """What is wrong, as the end of a sentence."""
    if error.msg == "Expecting value":
        found = error.doc[error.pos : error.pos + 1]
        return f"'{found}' is unexpected" if found else "the text ends too early"
    what = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
    return _MEANINGS.get(error.msg, what)


def _walk(text: str) -> tuple[dict[Path, int], list[tuple[int, Path]]]:
    """The offset of each part of well-formed JSON, and of each key that is repeated."""
    offsets: dict[Path, int] = {}
    repeated: list[tuple[int, Path]] = []
    path: list[str | int] = []  # of the value that comes next
    keys: list[set[str] | None] = []  # of the objects around it; None for a list
    is_key = False
    for match in _TOKEN.finditer(text):
        token, offset = match[0], match.start()
        if token in "]}":
            keys.pop()
            path.pop()
            is_key = False
        elif token == ",":
            is_key = keys[-1] is not None
            if not is_key:
                path[-1] = int(path[-1]) + 1
        elif is_key:
            path[-1] = _read_scalar(token, offset)
            assert keys[-1] is not None
            if path[-1] in keys[-1]:
                repeated.append((offset, tuple(path)))
            keys[-1].add(str(path[-1]))
            is_key = False
        elif token != ":":
            offsets[tuple(path)] = offset
            if len(path) > MAX_DEPTH:
                raise MalformedError(f"nested more than {MAX_DEPTH} deep", offset)
            if token not in "[{":
                _read_scalar(token, offset)
                continue
            is_key = token == "{"
            keys.append(set() if is_key else None)
            path.append("" if is_key else 0)
    return offsets, repeated


def _read_scalar(token: str, offset: int) -> Any:
    """A string, number or name; MalformedError where no fact file can hold it."""
    value = json.loads(token, parse_int=_read_whole_number)
    if isinstance(value, str) and _SURROGATE.search(value):
        raise MalformedError("half of a surrogate pair is no character", offset)
    if isinstance(value, float) and not isfinite(value):
        what = "a number is too large" if token[-1].isdigit() else f"'{token[0]}' is unexpected"
        raise MalformedError(what, offset)
    return value
