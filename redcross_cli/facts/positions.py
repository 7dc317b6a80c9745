"""JSON with the place of every value, of the keys that it repeats and of numbers out of range.

The standard decoder reads the text, and passes over what is not asked for.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from json import JSONDecodeError, JSONDecoder
from math import isfinite
from typing import Any, NamedTuple

from redcross_cli.facts.checks import MAX_DEPTH, Path, Problem
from redcross_cli.facts.decoding import say_out_of_range
from redcross_cli.facts.exactness import say_nested
from redcross_cli.messages import _

_SPACE = re.compile(r"[ \t\n\r]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_MOST_DIGITS = 400  # of a whole number; a greater one than any float
_SCALARS = JSONDecoder(parse_int=float)

Fault = tuple[int, Problem]  # with its offset


class Document(NamedTuple):
    """A JSON document: its text, its value, and its repeated keys and numbers out of range."""

    text: str
    value: Any
    faults: list[Fault]

    def placed(self, problems: Iterable[Problem]) -> list[Fault]:
        """Problems with the offsets of their parts, or of the nearest around that can be found."""
        places: dict[Path, int] = {}
        with suppress(RecursionError):  # it is nested just as deep as was read before
            _walk(self.text, _skip_space(self.text, 0), (), places, [])
        placed = []
        for problem in problems:
            path = problem.path
            while path not in places:
                path = path[:-1]
            placed.append((places[path], problem))
        return placed


def read_json(text: str, take_first: bool = False) -> Document:
    """Parse JSON strictly; JSONDecodeError, whose ``msg`` is a clause, where it is none.

    Of a repeated key the last value counts, or the first. Of two values, readers of JSON take
    the one or the other (RFC 8259, section 4).
    """
    doubts: list[str] = []  # what only a walk through the text gives a place

    def read_real(digits: str) -> float:
        number = float(digits)
        if not isfinite(number):
            doubts.append(digits)
        return number

    def read_whole(digits: str) -> int | float:
        return int(digits) if len(digits) < _MOST_DIGITS else read_real(digits)

    def read_members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(reversed(pairs) if take_first else pairs)
        if len(members) < len(pairs):
            doubts.append("")
        return members

    decoder = JSONDecoder(
        object_pairs_hook=read_members,
        parse_int=read_whole,
        parse_float=read_real,
        parse_constant=read_real,
    )
    faults: list[Fault] = []
    try:
        value = decoder.decode(text)
        if doubts or _ESCAPED_SURROGATE.search(text):
            _walk(text, _skip_space(text, 0), (), {}, faults)
    except JSONDecodeError as error:
        raise JSONDecodeError(_say(error), text, error.pos) from None
    except RecursionError:
        raise JSONDecodeError(say_nested(), text, 0) from None
    return Document(text, value, faults)


def _walk(text: str, at: int, path: Path, places: dict[Path, int], faults: list[Fault]) -> int:
    """Note the places of a value and of its parts, and their faults; return where it ends."""
    places[path] = at
    if text[at] not in "[{" or len(path) > MAX_DEPTH:
        return _read_scalar(text, at, path, faults)[1]
    is_object, index, keys = text[at] == "{", 0, set()
    at = _skip_space(text, at + 1)
    while text[at] not in "]}":
        key: str | int = index
        if is_object:
            start = at
            key, at = _read_scalar(text, at, path, faults)
            if key in keys:
                what = _("this key stands twice in one object")
                faults.append((start, Problem((*path, key), what)))
            keys.add(key)
            at = _skip_space(text, _skip_space(text, at) + 1)  # the colon
        at = _skip_space(text, _walk(text, at, (*path, key), places, faults))
        if text[at] == ",":
            at = _skip_space(text, at + 1)
        index += 1
    return at + 1


def _read_scalar(text: str, start: int, path: Path, faults: list[Fault]) -> tuple[Any, int]:
    """The string or number at an offset, and its end; JSONDecodeError for one that is no JSON."""
    value, end = _SCALARS.raw_decode(text, start)
    if isinstance(value, str) and _SURROGATE.search(value):
        raise JSONDecodeError("Surrogate", text, start)
    if isinstance(value, float) and not isfinite(value):
        if not text[end - 1].isdigit():
            raise JSONDecodeError("Constant", text, start)  # NaN or Infinity
        faults.append((start, Problem(path, say_out_of_range())))
    return value, end


def _skip_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _say(error: JSONDecodeError) -> str:
    """What is wrong, as the end of a sentence; releases of Python word what they say apart."""
    rest = error.doc[error.pos :].strip()
    if not rest:
        return _("the text ends too early") if error.doc.strip() else _("it is empty")
    meanings = {
        "Extra data": _("there is more text after the end of the JSON"),
        "Expecting ',' delimiter": _("',' or a closing bracket is expected"),
        "Expecting ':' delimiter": _("':' is expected after a key"),
        "Expecting property name": _("a key in double quotes is expected"),
        "Illegal trailing comma before end of object": _("a key in double quotes is expected"),
        "Unterminated string": _("a string does not end"),
        "Invalid control character": _("a string holds a line break or another control character"),
        "Surrogate": _("half of a surrogate pair is no character"),
        "Invalid \\": _("a backslash in a string begins no escape of JSON"),
    }
    known = (meaning for begun, meaning in meanings.items() if error.msg.startswith(begun))
    return next(known, _("'{text}' is unexpected", text=rest[0]))
