"""Records from JSON, and in words of JSON why something is none, and where.

The standard decoder reads a text; a walk through it finds where each value stands.
"""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from json import JSONDecodeError, JSONDecoder
from math import isfinite
from typing import Any, Literal, NamedTuple, TypeVar, get_args, get_origin

import msgspec
from msgspec import UNSET, Struct, UnsetType

from redcross_cli.facts import checks
from redcross_cli.facts.checks import JsonPath, Problem
from redcross_cli.facts.csl import DIGEST, NOT_BLANK, WEB
from redcross_cli.facts.csl import ID as SOURCE_ID
from redcross_cli.facts.model import AREA, SLUG
from redcross_cli.foreign import aside
from redcross_cli.messages import _, alternatives, in_list
from redcross_cli.suggest import nearest, offering
from redcross_cli.terms import LARGEST

_R = TypeVar("_R")
_BETWEEN = re.compile(r"[ \t\n\r,:]*")  # of JSON, its values and keys
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_DIGITS = 400  # of a whole number; a greater one than any float


def _read_whole(digits: str) -> int | float:
    return int(digits) if len(digits) < _MOST_DIGITS else float(digits)


_DECODER = JSONDecoder(parse_int=_read_whole)


class Fault(NamedTuple):
    """A problem, and the offset in its text at which it stands."""

    offset: int
    problem: Problem


def decode(content: bytes, decoder: msgspec.json.Decoder[_R], name: str, *validated: str) -> _R:
    """The record in JSON in UTF-8, which may begin with a byte order mark.

    Raises UnsoundFileError, for a file of this name, for what is no JSON, or of another shape.
    """
    refusal: Exception | None = None
    bare = content.removeprefix(BOM_UTF8)
    try:
        record = decoder.decode(bare)
        # What stands just as it would be written, as a line that `export` wrote, repeats no key.
        if msgspec.json.encode(record) == bare.strip() or not _repeats_key(bare):
            return record
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        refusal = error
    document = read_json(content)
    problems: Iterable[Problem] = (fault.problem for fault in document.faults)
    if refusal:
        shape = misshapen(document.value, decoder.type, ())
        problems = chain(problems, shape, [problem_of(refusal)])
    checks.require_none(problems, name, *validated)
    return record


def _repeats_key(content: bytes) -> bool:
    """Whether a key stands twice in an object of JSON that can be read."""
    repeated = False

    def look(members: list[tuple[str, Any]]) -> None:
        nonlocal repeated
        repeated = repeated or len(dict(members)) < len(members)

    json.loads(content, object_pairs_hook=look)
    return repeated


def read_json(content: bytes) -> "JsonDocument":
    """The JSON document of a file in UTF-8, which is read strictly.

    Of a key that stands twice the last value counts; of what is no JSON there is the text up to
    its one fault.
    """
    content = content.removeprefix(BOM_UTF8)
    try:
        text = content.decode()
        _DECODER.decode(text)
        walk = _Walk(text)
        return JsonDocument(text, walk.value, walk.faults, walk.offsets)
    except UnicodeDecodeError as error:
        before, byte = content[: error.start].decode(), f"0x{content[error.start]:02x}"
        what = _("not in UTF-8: the byte {byte} does not belong there", byte=byte)
    except JSONDecodeError as error:
        before, what = text[: error.pos], _("not JSON: {why}", why=_say(error))
    except RecursionError:
        before, what = "", _("not JSON: {why}", why=checks.say_nested())
    return JsonDocument(before, UNSET, [Fault(len(before), Problem((), what))], {(): 0})


def problem_of(error: Exception) -> Problem:
    return Problem((), _("it cannot be read") + aside(error))


def misshapen(value: Any, kind: Any, path: JsonPath) -> Iterator[Problem]:
    """Where a value does not have the shape of a type."""
    kinds = [part for part in get_args(kind) if part is not UnsetType]
    if UnsetType in get_args(kind) and len(kinds) == 1:  # a key that may be left out
        [kind] = kinds
    is_list = get_origin(kind) is tuple
    struct = get_args(kind)[0] if is_list else kind
    is_struct = isinstance(struct, type) and issubclass(struct, Struct)
    if is_struct and is_list and isinstance(value, list):
        for index, inner in enumerate(value):
            yield from misshapen(inner, struct, (*path, index))
    elif is_struct and not is_list and isinstance(value, dict):
        fields = fields_of(struct)
        for key in [key for key in value if key not in fields]:
            yield Problem((*path, key), offering(_("unknown key"), nearest(key, fields)))
        for key, field in fields.items():
            if key in value:
                yield from misshapen(value[key], field.type, (*path, key))
            elif field.required:
                yield Problem(path, _("the key '{key}' is missing", key=key))
    else:
        try:
            msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            what, _at, where = str(error).partition(" - at `")
            inner = re.findall(r"\[([0-9]+)\]", where)
            is_blank = value == "" and not what.endswith("got `str`")
            what = checks.say_empty() if is_blank else _in_words_of_json(what)
            yield Problem((*path, *map(int, inner)), _not_a_choice(value, kind) or what)


@cache  # msgspec works the types out anew each time
def fields_of(struct: type[Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """The fields of a record, by their keys."""
    return {field.encode_name: field for field in msgspec.structs.fields(struct)}


def _not_a_choice(value: Any, kind: Any) -> str:
    """Why a value is none of the words or numbers that a key may have; "" where any may be one."""
    literals = [part for part in (kind, *get_args(kind)) if get_origin(part) is Literal]
    choices = [str(choice) for literal in literals for choice in get_args(literal)]
    if not choices or str(value) in choices:  # as "1", which is no number
        return ""
    if len(choices) == 1:
        what = _("expected {what}, got {found}", what=choices[0], found=value)
        return what if type(value) is int else ""
    if len(choices) > 6 and (offers := nearest(str(value), choices)):
        return offering(_("'{value}' is not allowed", value=value), offers)
    what = _("'{value}' is not allowed; expected one of: {choices}")
    return what.format(value=value, choices=in_list(choices))


def _in_words_of_json(what: str) -> str:
    if re.search("^Expected .* [<>]= -?9007199254740991|^(Number|Integer value) out of", what):
        return say_out_of_range()
    if what.endswith("of length >= 1"):
        return checks.say_empty()
    patterns = {
        SLUG: _("lower-case words and hyphens"),
        AREA: _("an ISO 3166 code, such as CN or CN-HI"),
        SOURCE_ID: _("letters, digits, dots, hyphens and underscores"),
        DIGEST: _("sha256: and 64 hexadecimal digits"),
        NOT_BLANK: _("words"),
        WEB: _("an http:// or https:// address"),
    }
    for pattern, meaning in patterns.items():
        if f"matching regex {pattern!r}" in what:
            return _("expected {what}", what=meaning)
    if match := re.fullmatch("Expected `([^`]*)` (of length )?([<>]=) (.*)", what):
        kind, is_length, relation, number = match.groups()
        bound = (_("at most {}") if relation == "<=" else _("at least {}")).format(number)
        told = _("expected {what}, {bound} long") if is_length else _("expected {what}, {bound}")
        return told.format(what=_json_kinds(kind), bound=bound)
    if match := re.fullmatch("Expected `([^`]*)`, got `([^`]*)`", what):
        wanted, found = _json_kinds(match[1]), _json_kinds(match[2])
        return _("expected {what}, got {found}", what=wanted, found=found)
    what = re.sub("`([^`]*)`", lambda match: _json_kinds(match[1]), what)
    return what[:1].lower() + what[1:]


def say_out_of_range() -> str:
    return _("a number must lie between {least} and {most}", least=-LARGEST, most=LARGEST)


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


class JsonDocument(NamedTuple):
    """A JSON document: its text, its value, and its repeated keys and numbers out of range.

    ``offsets`` are where its values stand, by their paths. Of a text that is no JSON the value
    is UNSET.
    """

    text: str
    value: Any
    faults: list[Fault]
    offsets: dict[JsonPath, int]

    def placed(self, problems: Iterable[Problem]) -> list[Fault]:
        """Problems with the offsets of their parts, or of the nearest around that are there."""
        placed = []
        for problem in problems:
            path = problem.path
            while path not in self.offsets:
                path = path[:-1]
            placed.append(Fault(self.offsets[path], problem))
        return placed


class _Walk:
    """A walk through JSON, value by value: what it holds and where, and what is wrong with it."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self.faults: list[Fault] = []
        self.offsets: dict[JsonPath, int] = {}
        self.value = self._read(())

    def _read(self, path: JsonPath) -> Any:
        """The value that comes next."""
        opening = self._next()
        self.offsets[path] = self._at
        if opening not in "[{" or len(path) > checks.MAX_DEPTH:
            return self._read_scalar(path)
        members: dict[str | int, Any] = {}
        self._at += 1
        while self._next() not in "]}":
            key: str | int = len(members)
            if opening == "{":
                start = self._at
                key = self._read_scalar(path)
                if key in members:
                    what = _("this key stands twice in one object")
                    self.faults.append(Fault(start, Problem((*path, key), what)))
            members[key] = self._read((*path, key))
        self._at += 1
        return members if opening == "{" else [*members.values()]

    def _next(self) -> str:
        """The character with which a value, key or end begins; what is JSON has one."""
        self._at = _BETWEEN.match(self._text, self._at).end()  # type: ignore[union-attr]
        return self._text[self._at]

    def _read_scalar(self, path: JsonPath) -> Any:
        """The string or number that comes next; JSONDecodeError for one that is no JSON."""
        at = self._at
        value, self._at = _DECODER.raw_decode(self._text, at)
        if isinstance(value, str) and _SURROGATE.search(value):
            raise JSONDecodeError("Surrogate", self._text, at)
        if isinstance(value, float) and not isfinite(value):
            if not self._text[self._at - 1].isdigit():
                raise JSONDecodeError("Constant", self._text, at)  # NaN or Infinity
            self.faults.append(Fault(at, Problem(path, say_out_of_range())))
        return value


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
