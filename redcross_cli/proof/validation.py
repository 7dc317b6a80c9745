"""Every problem of a fact file at once, each with its line and column.

Loading stops at the first problem; an editor wants them all. The shape of each
record is checked against its type key by key, then, on what has the right shape,
the rules that types cannot state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple, get_args, get_origin

import msgspec
from msgspec import Struct, UnsetType

from redcross_cli.facts import checks
from redcross_cli.facts.checks import Path, Problem, json_path
from redcross_cli.facts.decoding import type_problem
from redcross_cli.facts.exactness import exactness
from redcross_cli.facts.model import FactFile
from redcross_cli.proof.positions import MalformedError, Places, Positioned, parse
from redcross_cli.suggest import did_you_mean, nearest

_BOM = b"\xef\xbb\xbf"
# The keys of each record that have the wrong shape, by the record's path.
Broken = dict[Path, set[str | int]]


class Finding(NamedTuple):
    """One problem of a file, placed: line and column count from 1."""

    line: int
    column: int
    path: str
    what: str


def validate(content: bytes) -> list[Finding]:
    """All problems of a fact file, in the order of the file."""
    try:
        text = content.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        return [Finding(line, column, "", "the file is not in UTF-8")]
    places = Places(text)
    try:
        document = parse(text)
    except MalformedError as error:
        return [Finding(*places.of(error.offset), "", f"not JSON: {error}")]
    repeated = [
        (offset, Problem(path, "this key stands twice in one object"))
        for offset, path in document.repeated
    ]
    return _place([*repeated, *_add_offsets(document, _problems(document.value))], places)


def place_problems(content: bytes, problems: Iterable[Problem]) -> list[Finding]:
    """Problems of a fact file in JSON, each with its line and column, in the order of the file."""
    text = content.removeprefix(_BOM).decode()
    return _place(_add_offsets(parse(text), problems), Places(text))


def _add_offsets(
    document: Positioned, problems: Iterable[Problem]
) -> Iterator[tuple[int, Problem]]:
    for problem in problems:
        yield _offset(document, problem.path), problem


def _place(problems: Iterable[tuple[int, Problem]], places: Places) -> list[Finding]:
    return [
        Finding(*places.of(offset), json_path(problem.path), problem.what)
        for offset, problem in sorted(problems, key=lambda problem: problem[0])
    ]


def _offset(document: Positioned, path: Path) -> int:
    """The offset of a path, or of the nearest part around it that exists."""
    while path not in document.offsets:
        path = path[:-1]
    return document.offsets[path]


def _problems(value: Any) -> Iterator[Problem]:
    shape = list(_misshapen(value, FactFile, ()))
    yield from shape
    broken: Broken = {}
    for path, _ in shape:
        broken.setdefault(path[:2], set()).update(path[2:3])
    if not isinstance(value, dict):
        return
    file, original, mended, left_out = _mended(value, broken)
    for path, what in (*checks.coherence(file, left_out), *exactness(file)):
        section, index, *rest = path
        here = (str(section), original[str(section)][int(index)])
        # Of a record that was mended only what was sound in it is judged.
        if here not in mended or (rest and rest[0] not in broken[here]):
            yield Problem((*here, *rest), what)


class _Mended(NamedTuple):
    """A file with its broken records mended or, where that failed, left out.

    ``original`` is where each record stood in its list, ``mended`` which were
    mended, and ``left_out`` the ids of those that were not: they may be referred to.
    """

    file: FactFile
    original: dict[str, list[int]]
    mended: set[Path]
    left_out: set[str]


# What stands in for a key that is missing or misshapen, so that the rest can be judged.
_STOPGAPS: dict[str, Any] = {
    **{key: {"zh": "-", "en": "-"} for key in ("title", "statement", "policy", "label", "name")},
    "areas": [],
    "tags": [],
    "type": "document",
    "period": "2000",
}


def _mended(value: dict[str, Any], broken: Broken) -> _Mended:
    kept: dict[str, list[Any]] = {}
    original: dict[str, list[int]] = {}
    mended: set[Path] = set()
    left_out: set[str] = set()
    for field in msgspec.structs.fields(FactFile)[1:]:
        key, kind = field.name, get_args(field.type)[0]
        kept[key], original[key] = [], []
        records = value.get(key)
        for index, record in enumerate(records if isinstance(records, list) else []):
            here = (key, index)
            if here in broken and isinstance(record, dict):
                sound = _stopped(record, kind, broken[here])
                mended.add(here)
            else:
                sound = record
            try:
                kept[key].append(msgspec.convert(sound, kind))
                original[key].append(index)
            except msgspec.ValidationError:
                if isinstance(record, dict):
                    left_out.add(str(record.get("id")))
    file = FactFile(2, *(tuple(records) for records in kept.values()))
    return _Mended(file, original, mended, left_out)


def _stopped(record: dict[str, Any], kind: type[Struct], broken: set[str | int]) -> dict[str, Any]:
    sound = {key: inner for key, inner in record.items() if key not in broken}
    for field in msgspec.structs.fields(kind):
        if field.required and field.encode_name not in sound:
            sound[field.encode_name] = _STOPGAPS.get(field.encode_name, "x")
    return sound


def _misshapen(value: Any, kind: Any, path: Path) -> Iterator[Problem]:
    """Where a value does not have the shape of a type."""
    kinds = [part for part in get_args(kind) or (kind,) if part is not UnsetType]
    struct = next((k for k in kinds if isinstance(k, type) and issubclass(k, Struct)), None)
    item = get_args(kind)[0] if get_origin(kind) is tuple else None
    if struct is not None and get_origin(kind) is not tuple:
        yield from _misshapen_object(value, struct, path)
    elif isinstance(item, type) and issubclass(item, Struct) and isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _misshapen(inner, item, (*path, index))
    else:
        try:
            msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            inner, what = type_problem(error)
            choices = [str(choice) for part in kinds for choice in _choices(part)]
            if choices:
                offer = did_you_mean(nearest(str(value), choices)) if len(choices) > 6 else ""
                expected = offer or f" expected one of: {', '.join(choices)}"
                what = f"'{value}' is not allowed;{expected}".replace(
                    "allowed; Did", "allowed. Did"
                )
            yield Problem((*path, *inner), what)


def _choices(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) is Literal else ()


def _misshapen_object(value: Any, struct: type[Struct], path: Path) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield Problem(path, f"expected an object, got {json_name(value)}")
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    for key in value:
        if key not in fields:
            yield Problem((*path, key), f"unknown key.{did_you_mean(nearest(key, fields))}")
    for key, field in fields.items():
        if key in value:
            yield from _misshapen(value[key], field.type, (*path, key))
        elif field.required:
            yield Problem(path, f"the key '{key}' is missing")


def json_name(value: Any) -> str:
    """What JSON calls a value's type."""
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false"}
    return "null" if value is None else names.get(type(value), "a number")
