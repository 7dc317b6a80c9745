"""JSON with the place of every value, and with the keys that it repeats.

The standard decoder tells neither. Its own scanner reads the strings; only the
structure is walked here, to a depth that no fact file needs.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from math import inf
from typing import Any, NamedTuple

from redcross_cli.facts.checks import MAX_DEPTH, Path

_SPACE = re.compile(r"[ \t\n\r]*")
_LITERAL = re.compile(r"true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?", re.ASCII)
_SURROGATE = re.compile("[\ud800-\udfff]")
_DECODER = json.JSONDecoder()


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
    return _Parser(text).document()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.offsets: dict[Path, int] = {}
        self.repeated: list[tuple[int, Path]] = []

    def document(self) -> Positioned:
        value = self._value(())
        self._skip()
        if self.at < len(self.text):
            raise MalformedError("there is more text after the end of the JSON", self.at)
        return Positioned(value, self.offsets, self.repeated)

    def _value(self, path: Path) -> Any:
        self._skip()
        self.offsets[path] = self.at
        if len(path) > MAX_DEPTH:
            raise MalformedError(f"nested more than {MAX_DEPTH} deep", self.at)
        character = self.text[self.at : self.at + 1]
        if character == "{":
            return self._object(path)
        if character == "[":
            return self._array(path)
        if character == '"':
            return self._string()
        match = _LITERAL.match(self.text, self.at)
        if match is None:
            what = "the text ends too early" if not character else f"'{character}' is unexpected"
            raise MalformedError(what, self.at)
        try:
            value = json.loads(match[0])
        except ValueError:  # more digits than Python reads
            value = inf
        if value in (inf, -inf):
            raise MalformedError("a number is too large", self.at)
        self.at = match.end()
        return value

    def _object(self, path: Path) -> dict[str, Any]:
        members: dict[str, Any] = {}
        self.at += 1
        while not self._closed("}", first=not members):
            start = self.at
            if self.text[start : start + 1] != '"':
                raise MalformedError("a key in double quotes is expected", start)
            key = self._string()
            if key in members:
                self.repeated.append((start, (*path, key)))
            self._skip()
            if self.text[self.at : self.at + 1] != ":":
                raise MalformedError("':' is expected after a key", self.at)
            self.at += 1
            members[key] = self._value((*path, key))
        return members

    def _array(self, path: Path) -> list[Any]:
        items: list[Any] = []
        self.at += 1
        while not self._closed("]", first=not items):
            items.append(self._value((*path, len(items))))
        return items

    def _closed(self, bracket: str, first: bool) -> bool:
        """Step over the closing bracket, or over the comma before another part."""
        self._skip()
        found = self.text[self.at : self.at + 1]
        if found == bracket:
            self.at += 1
            return True
        if not first:
            if found != ",":
                raise MalformedError(f"',' or '{bracket}' is expected", self.at)
            self.at += 1
            self._skip()
        return False

    def _string(self) -> str:
        start = self.at
        try:
            text, self.at = _DECODER.raw_decode(self.text, start)
        except json.JSONDecodeError as error:
            what = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
            raise MalformedError(what, error.pos) from None
        if not text.isascii() and _SURROGATE.search(text):
            raise MalformedError("half of a surrogate pair is no character", start)
        return str(text)

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self.at)
        assert match is not None
        self.at = match.end()
