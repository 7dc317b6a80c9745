"""JSON with the place of every value, and with the keys that it repeats.

The standard decoder reads the text; the tokens of what it has read tell the places.
"""

from __future__ import annotations

import json
import re
from json import JSONDecodeError
from math import inf, isfinite
from typing import Any, NamedTuple

from redcross_cli.facts.checks import MAX_DEPTH, Path
from redcross_cli.facts.exactness import say_nested
from redcross_cli.foreign import retell
from redcross_cli.messages import _

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_DIGITS = 400  # of a whole number; a greater one than any float


class Positioned(NamedTuple):
    """A JSON document: its value, the offset of each part, and of each repeated key."""

    value: Any
    offsets: dict[Path, int]
    repeated: list[tuple[int, Path]]


def parse(text: str) -> Positioned:
    """Parse JSON strictly; JSONDecodeError, whose ``msg`` is a clause, where it is none."""
    try:
        value = json.loads(text, parse_int=_read_whole_number)
    except JSONDecodeError as error:
        raise JSONDecodeError(_say(error), text, error.pos) from None
    except RecursionError:
        raise JSONDecodeError(say_nested(), text, 0) from None
    document = Positioned(value, {}, [])
    tokens = _TOKEN.finditer(text)

    def walk(token: re.Match[str], path: Path) -> None:
        document.offsets[path] = token.start()
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
                        document.repeated.append((item.start(), (*path, key)))
                    seen.add(key)
                    next(tokens)  # the colon
                    walk(next(tokens), (*path, key))
        else:
            _read_scalar(token)

    walk(next(tokens), ())
    return document


def _read_whole_number(digits: str) -> int | float:
    return int(digits) if len(digits) < _MOST_DIGITS else inf


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
    value = json.loads(token[0], parse_int=_read_whole_number)
    if isinstance(value, str) and _SURROGATE.search(value):
        what = _("half of a surrogate pair is no character")
    elif isinstance(value, float) and not isfinite(value):
        is_number = token[0][-1].isdigit()
        what = _("a number is too large") if is_number else _say_unexpected(token[0][0])
    else:
        return value
    raise JSONDecodeError(what, token.string, token.start())
