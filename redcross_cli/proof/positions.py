"""JSON with the place of every value, and with the keys that it repeats.

The standard decoder reads the text; the tokens of what it has read tell the places.
"""

from __future__ import annotations

import json
import re
from json import JSONDecodeError
from math import inf, isfinite
from typing import Any

from redcross_cli.facts.checks import MAX_DEPTH, Path
from redcross_cli.facts.exactness import say_nested
from redcross_cli.foreign import retell
from redcross_cli.messages import _

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_SURROGATE = re.compile("[\ud800-\udfff]")
_KEPT = 2  # as deep as a record lies: ("facts", 3)
_MOST_DIGITS = 400  # of a whole number; a greater one than any float


class Positioned:
    """A JSON document: its value, the offset of each part, and of each repeated key.

    Offsets are kept down to the records of a fact file. One further down is found by reading
    its record again, as most files have few problems and some have many records.
    """

    def __init__(self, text: str, value: Any) -> None:
        self._text = text
        self.value = value
        self._offsets, self.repeated = _read_places(text, 0, _KEPT)
        self._last: Path | None = None  # of the records that were read again
        self._inside: dict[Path, int] = {}

    def offset_of(self, path: Path) -> int:
        """The offset of a part, or of the nearest one around it that exists."""
        record = path[:_KEPT]
        while record not in self._offsets:
            record = record[:-1]
        if record != self._last:
            self._last = record
            self._inside, _ = _read_places(self._text, self._offsets[record], MAX_DEPTH)
        inside = path[len(record) :]
        while inside not in self._inside:
            inside = inside[:-1]
        return self._inside[inside]


def parse(text: str) -> Positioned:
    """Parse JSON strictly; JSONDecodeError, whose ``msg`` is a clause, where it is none."""
    try:
        value = _DECODER.decode(text)
    except JSONDecodeError as error:
        raise JSONDecodeError(_say(error), text, error.pos) from None
    except RecursionError:
        raise JSONDecodeError(say_nested(), text, 0) from None
    return Positioned(text, value)


def _read_places(
    text: str, start: int, depth: int
) -> tuple[dict[Path, int], list[tuple[int, Path]]]:
    """The offsets of the parts of a value that begins at an offset, and of repeated keys.

    Parts further down than ``depth`` are read, but not kept.
    """
    offsets: dict[Path, int] = {}
    repeated: list[tuple[int, Path]] = []
    tokens = _TOKEN.finditer(text, start)

    def walk(token: re.Match[str], path: Path) -> None:
        if len(path) <= depth:
            offsets[path] = token.start()
        if len(path) > MAX_DEPTH:
            raise JSONDecodeError(say_nested(), text, token.start())
        if token[0] == "[":
            index = 0
            for item in tokens:
                if item[0] == "]":
                    return
                if item[0] != ",":
                    walk(item, (*path, index))
                    index += 1
        elif token[0] == "{":
            seen = set()
            for item in tokens:
                if item[0] == "}":
                    return
                if item[0] != ",":
                    key = _read_scalar(item)
                    if key in seen:
                        repeated.append((item.start(), (*path, key)))
                    seen.add(key)
                    next(tokens)  # the colon
                    walk(next(tokens), (*path, key))
        else:
            _read_scalar(token)

    walk(next(tokens), ())
    return offsets, repeated


def _read_whole_number(digits: str) -> int | float:
    return int(digits) if len(digits) < _MOST_DIGITS else inf


_DECODER = json.JSONDecoder(parse_int=_read_whole_number)


def _say(error: JSONDecodeError) -> str:
    """What is wrong, as the end of a sentence."""
    if error.msg == "Expecting value":
        found = error.doc[error.pos : error.pos + 1]
        return _say_unexpected(found) if found else _("the text ends too early")
    key_expected = _("a key in double quotes is expected")
    meanings = {
        "Extra data": _("there is more text after the end of the JSON"),
        "Expecting ',' delimiter": _("',' or a closing bracket is expected"),
        "Expecting ':' delimiter": _("':' is expected after a key"),
        "Expecting property name enclosed in double quotes": key_expected,
        "Illegal trailing comma before end of object": key_expected,
    }
    what = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
    return meanings.get(error.msg) or retell(what)


def _say_unexpected(found: str) -> str:
    return _("'{text}' is unexpected").format(text=found)


def _read_scalar(token: re.Match[str]) -> Any:
    """A string, number or name; JSONDecodeError where no fact file can hold it."""
    value = _DECODER.decode(token[0])
    if isinstance(value, str) and _SURROGATE.search(value):
        what = _("half of a surrogate pair is no character")
    elif isinstance(value, float) and not isfinite(value):
        is_number = token[0][-1].isdigit()
        what = _("a number is too large") if is_number else _say_unexpected(token[0][0])
    else:
        return value
    raise JSONDecodeError(what, token.string, token.start())
