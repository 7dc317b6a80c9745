"""Records from JSON, and in words of JSON why something is none."""

import re
from codecs import BOM_UTF8
from typing import TypeVar

import msgspec

from redcross_cli.facts.checks import Problem, say_empty
from redcross_cli.facts.csl import DIGEST, NOT_BLANK
from redcross_cli.facts.csl import ID as SOURCE_ID
from redcross_cli.facts.model import AREA, SLUG
from redcross_cli.foreign import requoted
from redcross_cli.messages import _, alternatives
from redcross_cli.terms import LARGEST

_R = TypeVar("_R")


class MisreadError(Exception):
    """Bytes that are not what they should be: JSON at all, or of the right shape."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


def decode(content: bytes, decoder: msgspec.json.Decoder[_R]) -> _R:
    """The record in JSON in UTF-8, which may begin with a byte order mark.

    Raises MisreadError.
    """
    content = content.removeprefix(BOM_UTF8)
    try:
        record = decoder.decode(content)
        # What stands just as it would be written, as a line that `export` wrote, repeats no key.
        if msgspec.json.encode(record) != content.strip():
            _require_json(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        _require_json(content)
        raise MisreadError(problem_of(error)) from None
    return record


def _require_json(content: bytes) -> None:
    from json import JSONDecodeError

    from redcross_cli.facts.positions import read_json

    try:
        faults = read_json(content.decode()).faults
    except UnicodeDecodeError as error:
        raise MisreadError(Problem((), say_no_text(error))) from None
    except JSONDecodeError as error:
        what = _("not JSON: {why}", why=error.msg)
        raise MisreadError(Problem((), what)) from None
    if faults:
        raise MisreadError(faults[0][1])


def say_no_text(error: UnicodeDecodeError) -> str:
    byte = f"0x{error.object[error.start]:02x}"
    return _("not in UTF-8: the byte {byte} does not belong there", byte=byte)


def problem_of(error: Exception) -> Problem:
    if isinstance(error, msgspec.ValidationError):
        return type_problem(error)
    return Problem((), _("it cannot be read ({why})", why=error))


def type_problem(error: msgspec.ValidationError) -> Problem:
    """The problem that msgspec found, in words of JSON."""
    what, _at, where = str(error).partition(" - at `")
    path = re.findall(r"\.([^.\[\]`]+)|\[(\d+|\.\.\.)\]", where)
    keys = tuple(int(index) if index.isdigit() else key for key, index in path if index != "...")
    return Problem(keys, _in_words_of_json(what))


def _in_words_of_json(what: str) -> str:  # noqa: PLR0911 - a message a line
    if match := re.fullmatch("Object missing required field `(.*)`", what):
        return say_missing(match[1])
    if match := re.fullmatch("Object contains unknown field `(.*)`", what):
        return _("unknown key '{key}'", key=match[1])
    if match := re.fullmatch("Invalid enum value (.*)", what):
        return _("{value} is not allowed", value=requoted(match[1]))
    if re.search("^Expected .* [<>]= -?9007199254740991|^(Number|Integer value) out of", what):
        return say_out_of_range()
    if what.endswith("of length >= 1"):
        return say_empty()
    patterns = {
        SLUG: _("lower-case words and hyphens"),
        AREA: _("an ISO 3166 code, such as CN or CN-HI"),
        SOURCE_ID: _("letters, digits, dots, hyphens and underscores"),
        DIGEST: _("sha256: and 64 hexadecimal digits"),
        NOT_BLANK: _("words"),
    }
    for pattern, meaning in patterns.items():
        if f"matching regex {pattern!r}" in what:
            return _("expected {what}", what=meaning)
    if match := re.fullmatch("Expected `([^`]*)` (of length )?([<>]=.*)", what):
        kind, is_length, bound = match.groups()
        told = _("expected {what} of length {bound}") if is_length else _("expected {what} {bound}")
        return told.format(what=_json_kinds(kind), bound=bound)
    if match := re.fullmatch("Expected `([^`]*)`, got `([^`]*)`", what):
        wanted, found = _json_kinds(match[1]), _json_kinds(match[2])
        return _("expected {what}, got {found}", what=wanted, found=found)
    what = re.sub("`([^`]*)`", lambda match: _json_kinds(match[1]), what)
    return what[:1].lower() + what[1:]


def say_out_of_range() -> str:
    return _("a number must lie between {least} and {most}", least=-LARGEST, most=LARGEST)


def say_missing(key: str) -> str:
    return _("the key '{key}' is missing", key=key)


def _json_kinds(types: str) -> str:
    """The types that msgspec names, as JSON calls them."""
    names = {
        "str": _("a string"),
        "int": _("a whole number"),
        "float": _("a number"),
        "bool": _("true or false"),
        "array": _("a list"),
        "object": _("an object"),
    }
    kinds = types.split(" | ")
    if "float" in kinds and "int" in kinds:
        kinds.remove("int")
    return alternatives(names.get(kind, kind) for kind in kinds)
