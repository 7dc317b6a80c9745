"""Records from JSON, and in words of JSON why something is none."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from redcross_cli.facts.checks import Problem
from redcross_cli.facts.csl import DIGEST
from redcross_cli.facts.csl import ID as SOURCE_ID
from redcross_cli.facts.model import AREA, LARGEST, SLUG

_R = TypeVar("_R")
_BOM = b"\xef\xbb\xbf"
_JSON_NAMES = {
    "str": "a string",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
}
_PATTERNS = {
    SLUG: "lower-case words and hyphens",
    AREA: "an ISO 3166 code, such as CN or CN-HI",
    SOURCE_ID: "letters, digits, dots, hyphens and underscores",
    DIGEST: "sha256: and 64 hexadecimal digits",
}
_TOO_LARGE = f"a number must lie between -{LARGEST} and {LARGEST}"


class MisreadError(Exception):
    """Bytes that are not what they should be: JSON at all, or of the right shape."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


def decode(content: bytes, decoder: msgspec.json.Decoder[_R]) -> _R:
    """The record in JSON in UTF-8, which may begin with a byte order mark.

    Raises MisreadError.
    """
    content = content.removeprefix(_BOM)
    try:
        record = decoder.decode(content)
        # What was written in one piece, as `export` does, repeats no key.
        key = None if msgspec.json.encode(record) == content.strip() else repeated_key(content)
    except msgspec.ValidationError as error:
        raise MisreadError(type_problem(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        what = "it is empty" if not content.strip() else _of_encoding(error)
        raise MisreadError(Problem((), f"not JSON in UTF-8: {what}")) from None
    if key is not None:
        raise MisreadError(Problem((), f"the key '{key}' stands twice in one object"))
    return record


def _of_encoding(error: Exception) -> str:
    """Why bytes are no JSON, as the end of a sentence."""
    if isinstance(error, UnicodeDecodeError):
        return f"the byte 0x{error.object[error.start]:02x} does not belong there"
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    what = str(error).removeprefix("JSON is malformed: ").rstrip(".")
    return "the text ends too early" if what == "Input data was truncated" else what


def repeated_key(content: bytes) -> str | None:
    """A key that stands twice in one object of well-formed JSON; None where there is none.

    Of two values, readers of JSON take the one or the other (RFC 8259, section 4).
    """
    import json

    repeated: list[str] = []

    def members(pairs: list[tuple[str, object]]) -> None:
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                repeated.append(key)
            seen.add(key)

    # Numbers stay text: Python refuses to read one of thousands of digits.
    json.loads(
        content.decode("utf-8-sig"), object_pairs_hook=members, parse_int=str, parse_float=str
    )
    return repeated[0] if repeated else None


def type_problem(error: msgspec.ValidationError) -> Problem:
    """The problem that msgspec found, in words of JSON."""
    what, _, where = str(error).partition(" - at `")
    path = re.findall(r"\.([^.\[\]`]+)|\[(\d+|\.\.\.)\]", where)
    what = re.sub("Object missing required field `(.*)`", r"the key '\1' is missing", what)
    what = re.sub("Object contains unknown field `(.*)`", r"unknown key '\1'", what)
    what = re.sub("^Expected .* [<>]= -?9007199254740991.*$", _TOO_LARGE, what)
    what = re.sub("^(Number|Integer value) out of range$", _TOO_LARGE, what)
    what = re.sub("`([^`]*)`", _in_words_of_json, what)
    what = re.sub(".*of length >= 1$", "it must not be empty", what)
    what = re.sub("^Invalid enum value (.*)$", r"\1 is not allowed", what)
    for pattern, meaning in _PATTERNS.items():
        if f"matching regex {pattern!r}" in what:
            what = f"expected {meaning}"
    keys = tuple(int(index) if index.isdigit() else key for key, index in path if index != "...")
    return Problem(keys, what[:1].lower() + what[1:])


def _in_words_of_json(quoted: re.Match[str]) -> str:
    kinds = quoted[1].split(" | ")
    if "float" in kinds and "int" in kinds:
        kinds.remove("int")
    return " or ".join(_JSON_NAMES.get(kind, kind) for kind in kinds)
