"""JSON with the place of every value, of the keys that it repeats and of numbers out of range.

The standard decoder reads the text, and passes over what is not asked for.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
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
_SCALAR = JSONDecoder(parse_int=float)
_PASS_OVER = JSONDecoder(object_pairs_hook=len, parse_int=len)  # which keeps next to nothing


class Positioned(NamedTuple):
    """A JSON document: its text, its value, and its repeated keys and numbers out of range."""

    text: str
    value: Any
    repeated: list[tuple[int, Problem]]

    def offset_of(self, path: Path) -> int:
        """The offset of a part, or of the nearest one around it that can be found."""
        offset = _skip_space(self.text, 0)
        for key in path:
            try:
                offset = _parts_at(self.text, offset)[key]
            except (KeyError, RecursionError):  # it is nested just as deep as was read before
                break
        return offset


@lru_cache(maxsize=1000)  # problems come record by record, so that few objects are asked for again
def _parts_at(text: str, start: int) -> dict[str | int, int]:
    return {key: at for key, _key_at, at in _parts(text, start)}


def read_json(text: str, take_first: bool = False) -> Positioned:
    """Parse JSON strictly; JSONDecodeError, whose ``msg`` is a clause, where it is none.

    Of a repeated key the last value counts, or the first.
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
    try:
        try:
            value = decoder.decode(text)
        except JSONDecodeError as error:
            raise JSONDecodeError(_say(error), text, error.pos) from None
        is_doubtful = doubts or _ESCAPED_SURROGATE.search(text)
        repeated = list(_find_faults(text, _skip_space(text, 0), ())) if is_doubtful else []
    except RecursionError:
        raise JSONDecodeError(say_nested(), text, 0) from None
    return Positioned(text, value, repeated)


def _find_faults(text: str, start: int, path: Path) -> Iterator[tuple[int, Problem]]:
    """The keys that the value at an offset repeats, and numbers that no float can hold.

    Raises JSONDecodeError for what is no JSON. Of two values, readers of JSON take the one or
    the other (RFC 8259, section 4).
    """
    if len(path) > MAX_DEPTH:
        return
    number = _scalar_at(text, start)
    if isinstance(number, float) and not isfinite(number):
        yield start, Problem(path, say_out_of_range())
    seen = set()
    for key, key_start, value_start in _parts(text, start):
        if isinstance(key, str):
            _scalar_at(text, key_start)
        if key in seen:
            what = _("this key stands twice in one object")
            yield key_start, Problem((*path, key), what)
        seen.add(key)
        yield from _find_faults(text, value_start, (*path, key))


def _parts(text: str, start: int) -> Iterator[tuple[str | int, int, int]]:
    """The keys of the object or list at an offset, where each stands and where its value does."""
    if text[start] not in "[{":
        return
    at, index = _skip_space(text, start + 1), 0
    while text[at] not in "]}":
        key: str | int = index
        key_start = at
        if text[start] == "{":
            key, at = _PASS_OVER.raw_decode(text, at)
            at = _skip_space(text, _skip_space(text, at) + 1)  # the colon
        yield key, key_start, at
        _value, at = _PASS_OVER.raw_decode(text, at)
        at = _skip_space(text, at)
        if text[at] == ",":
            at = _skip_space(text, at + 1)
        index += 1


def _skip_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _scalar_at(text: str, start: int) -> Any:
    """The string or number at an offset; JSONDecodeError for one that JSON does not have."""
    if text[start] in "[{":
        return None
    value, end = _SCALAR.raw_decode(text, start)
    if isinstance(value, str) and _SURROGATE.search(value):
        what = _("half of a surrogate pair is no character")
    elif isinstance(value, float) and not isfinite(value) and not text[end - 1].isdigit():
        what = _say_unexpected(text[start])  # NaN or Infinity
    else:
        return value
    raise JSONDecodeError(what, text, start)


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
        "Invalid \\": _("a backslash in a string begins no escape of JSON"),
    }
    known = (meaning for begun, meaning in meanings.items() if error.msg.startswith(begun))
    return next(known, _say_unexpected(rest[0]))


def _say_unexpected(found: str) -> str:
    return _("'{text}' is unexpected", text=found)
