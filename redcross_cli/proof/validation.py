"""Every problem of a fact file at once, each with its line and column.

Loading stops at the first problem; an editor wants them all. The shape of each
record is checked against its type key by key, then, on what has the right shape,
the rules that types cannot state.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple, get_args

import msgspec
from msgspec import UNSET, Struct

from redcross_cli.facts import period
from redcross_cli.facts.checks import (
    JsonPath,
    Known,
    Problem,
    json_path,
    problems_of_file,
)
from redcross_cli.facts.csl import published
from redcross_cli.facts.decoding import Fault, fields_of, misshapen, read_json
from redcross_cli.facts.model import Fact, FactFile, Unit
from redcross_cli.facts.quantity import counts_as
from redcross_cli.figures.figure import Figure, in_percent
from redcross_cli.figures.fold import HAN
from redcross_cli.figures.interval import is_number_of, keeps_hedge
from redcross_cli.figures.reader import find, parse
from redcross_cli.messages import _, in_list, quoted

_LATIN = re.compile("[A-Za-z]{2}")
# A year that a sentence names, unless it only bounds its time: before May 2017, 自2016年.
_YEAR = r"(?<![\d.,])(?:19|20)[0-9]{2}(?![.,]?\d)"
_TOLD_YEAR = re.compile(
    rf"(?i:\b(?:before|after|since)(?: [a-z]+)? |自从?){_YEAR}"
    rf"|{_YEAR}年[0-9月日]*(?:[之以][前后来]|起)|({_YEAR})"
)
_NO_SHARE = re.compile("个?百分点|percentage points?|倍|times")
# The keys of each record that have the wrong shape, by the record's path.
Broken = defaultdict[JsonPath, set[str | int]]
# What stands in for a key that is missing or misshapen, so that the rest can be judged.
_STOPGAPS: dict[str, Any] = {
    **{key: {"zh": "-", "en": "-"} for key in ("title", "statement", "policy", "label", "name")},
    **{"areas": [], "tags": [], "type": "document", "period": "2000"},
}


class PlacedProblem(Struct, frozen=True, order=True):
    """One problem of a file, placed: line and column count from 1."""

    file: str
    line: int
    column: int
    path: str
    what: str


class Reading(NamedTuple):
    """A fact file in JSON: all its problems, in its order, and the records that can be read.

    ``place`` gives problems of these their lines and columns.
    """

    problems: list[PlacedProblem]
    file: FactFile
    place: Callable[[Iterable[Problem]], list[PlacedProblem]]


class _Readable(NamedTuple):
    """The records of a fact file that could be read, and where in its lists they stand."""

    file: FactFile
    places: Mapping[str, Sequence[int]]

    def placed(self, problem: Problem) -> Problem:
        """A problem of a record that could be read, where it stands among all."""
        section, index, *rest = problem.path
        place = self.places[str(section)][int(index)]
        return Problem((section, place, *rest), problem.what)


def validate(content: bytes, name: str = "") -> Reading:
    """Read the bytes of a fact file in JSON; its problems name it so."""
    document = read_json(content)
    readable = _read_records(document.value, {}, set())

    def place(problems: Iterable[Problem]) -> list[PlacedProblem]:
        return _place(name, document.text, document.placed(map(readable.placed, problems)))

    faults = document.faults
    if document.value is not UNSET:
        faults = [*faults, *document.placed(_problems(document.value))]
    return Reading(_place(name, document.text, dict.fromkeys(faults)), readable.file, place)


def _place(name: str, text: str, problems: Iterable[Fault]) -> list[PlacedProblem]:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found = []
    for offset, (path, what) in sorted(problems, key=lambda fault: fault.offset):
        line = bisect_right(starts, offset)
        column = offset - starts[line - 1] + 1
        found.append(PlacedProblem(name, line, column, json_path(path), what))
    return found


def _problems(value: Any) -> Iterator[Problem]:
    broken: Broken = defaultdict(set)
    for problem in misshapen(value, FactFile, ()):
        yield problem
        broken[problem.path[:2]].update(problem.path[2:3])
    # The ids of records that are beyond mending: they may be referred to.
    left_out: set[str] = set()
    readable = _read_records(value, broken, left_out)
    known = Known(readable.file)
    problems = [problems_of_file(readable.file, left_out)]
    for index, fact in enumerate(readable.file.facts):
        problems.append(problems_of_meaning(fact, known, ("facts", index)))
    for problem in map(readable.placed, chain.from_iterable(problems)):
        here, rest = problem.path[:2], problem.path[2:]
        # Of a record that was mended only what was sound in it is judged.
        if here not in broken or (rest and rest[0] not in broken[here]):
            yield problem


def _read_records(
    value: Any, broken: Mapping[JsonPath, set[str | int]], left_out: set[str]
) -> _Readable:
    """The records of a file, mended where they are ``broken``; ids of others are ``left_out``."""
    kept: dict[str, dict[int, Any]] = {}
    for field in msgspec.structs.fields(FactFile)[1:]:
        kept[field.name] = {}
        records = value.get(field.name) if isinstance(value, dict) else None
        for index, record in enumerate(records if isinstance(records, list) else []):
            here = (field.name, index)
            if isinstance(record, dict):
                kind = get_args(field.type)[0]
                sound = _mended(record, kind, broken[here]) if here in broken else record
                try:
                    kept[field.name][index] = msgspec.convert(sound, kind)
                except msgspec.ValidationError:
                    left_out.add(str(record.get("id")))
    file = FactFile(2, *(tuple(records.values()) for records in kept.values()))
    return _Readable(file, {section: list(records) for section, records in kept.items()})


def problems_of_meaning(fact: Fact, known: Known, here: JsonPath) -> Iterator[Problem]:
    """What loading does not ask of a fact: whether its sentences and its period can be right."""
    yield from _problems_of_statement(fact, known.units, here)
    if period.refusal_of(fact.period):  # of which another problem tells
        return
    yield from _problems_of_years(fact, here)
    source = known.sources.get(fact.source)
    date = published(source) if source else ""  # it may be in words
    if not period.refusal_of(date) and period.parse(fact.period).first > period.parse(date).last:
        what = _("it begins after its source was published, {date}", date=date)
        yield Problem((*here, "period"), what)


def _problems_of_statement(
    fact: Fact, units: Mapping[str, Unit], here: JsonPath
) -> Iterator[Problem]:
    """Sentences in another language than theirs, or that do not carry the fact's figure."""
    statement = fact.statement
    if _LATIN.search(statement.zh) and not re.search(HAN, statement.zh):
        yield Problem((*here, "statement", "zh"), _("it is not in Chinese"))
    if re.search(HAN, statement.en) and not _LATIN.search(statement.en):
        yield Problem((*here, "statement", "en"), _("it is not in English"))
    if fact.figure is None or fact.figure.value is None:
        return
    own = fact.figure.printed
    try:
        printed = parse(own)
    except ValueError:  # of which another problem tells
        return
    for lang in ("zh", "en"):
        text = statement.pick(lang)
        said = [f for f in find(text) if f.quantity.value is not None]
        unit = units.get(fact.figure.unit)
        carrying = [f for f in said if _says_as_much(f, printed, unit)]
        if printed.counts and unit:
            carrying = [f for f in carrying if not _counts_another(f.counts, text, unit, units)]
        words = [figure.printed for figure in said]
        # Of the same words, the unit is wrong, of which another problem tells.
        if said and not carrying and own not in words:
            told = in_list(quoted(words))
            what = _("it says {said}, but the figure is '{printed}'", said=told, printed=own)
            yield Problem((*here, "statement", lang), what)
        # A number that the reader takes for none may be a person's: 8 hours after the quake.
        elif not said and not re.search("[0-9]", text):
            what = _("it does not say '{printed}'", printed=own)
            yield Problem((*here, "statement", lang), what)


def _problems_of_years(fact: Fact, here: JsonPath) -> Iterator[Problem]:
    """Sentences that name years, of which none is one of the period."""
    first, last = period.filed_under(fact.period, fact.basis or None)
    for lang in ("zh", "en"):
        text = fact.statement.pick(lang)
        years = dict.fromkeys(year[1] for year in _TOLD_YEAR.finditer(text) if year[1])
        if any(first.year <= int(year) <= last.year for year in years):
            continue
        counted = " ".join(figure.printed for figure in find(text)) if years else ""
        if told := in_list(year for year in years if year not in counted):
            what = _("it tells of {years}, not of '{period}'", years=told, period=fact.period)
            yield Problem((*here, "statement", lang), what)


def _says_as_much(figure: Figure, printed: Figure, unit: Unit | None) -> bool:
    """Whether a sentence's figure has the number that is printed, and no more than its hedge.

    A share is the same in percent, but no multiple and no percentage points.
    """
    shares = in_percent(figure), in_percent(printed)
    if shares[1].counts == "%":
        if shares[0].counts == "%":
            figure, printed = shares
        elif _NO_SHARE.fullmatch(figure.counts) and not (unit and counts_as(figure.counts, unit)):
            return False
    said, own = figure.quantity, printed.quantity
    return is_number_of(said, own) and keeps_hedge(said, own)


def _counts_another(counts: str, text: str, own: Unit, units: Mapping[str, Unit]) -> bool:
    """Whether a sentence counts by no noun of a unit, but by one of another or a measure word.

    The rest of a noun may stand elsewhere: 器官移植共3例 counts by 例移植, but 3人 not by 人次.
    Other nouns in English may well name what the unit counts: volunteers are people.
    """

    def may_be(unit: Unit) -> bool:
        rests = [noun.removeprefix(counts) for noun in unit.nouns.zh if noun.startswith(counts)]
        return counts_as(counts, unit) or any(rest in text for rest in rests)

    if not counts or may_be(own):
        return False
    return bool(re.search(HAN, counts)) or any(map(may_be, units.values()))


def _mended(record: dict[str, Any], kind: type[Struct], broken: set[str | int]) -> dict[str, Any]:
    sound = {key: value for key, value in record.items() if key not in broken}
    for key, field in fields_of(kind).items():
        if field.required and key not in sound:
            sound[key] = _STOPGAPS.get(key, "x")
            broken.add(key)
    return sound
