"""Whether a fact file says what its sources print, to the figure and the day.

Checked when a fact file of one's own is loaded or validated; of the file that
ships, the tests prove it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import UNSET, UnsetType

from redcross_cli.facts import period
from redcross_cli.facts.checks import MAX_DEPTH, Path, Problem
from redcross_cli.facts.counting import counts_as
from redcross_cli.facts.csl import Date, Source
from redcross_cli.facts.model import Fact, FactFile, Unit
from redcross_cli.figures.interval import plain
from redcross_cli.figures.reader import parse

# How near the number of a fact must be to a fraction that no decimal holds, as a third.
_TOLERANCE = Decimal("1e-9")
DATES = ("issued", "accessed", "available_date", "event_date", "original_date", "submitted")


def exactness(file: FactFile) -> Iterator[Problem]:
    """Whether every figure says what its printed form says, and every period is one."""
    yield from problems_of_sources(file.sources)
    yield from problems_of_units(file.units)
    units = {unit.id: unit for unit in file.units}
    for index, fact in enumerate(file.facts):
        yield from problems_of_fact(fact, units, ("facts", index))


def problems_of_sources(sources: Iterable[Source]) -> Iterator[Problem]:
    """Dates of sources that no calendar has."""
    for index, source in enumerate(sources):
        for key in DATES:
            for part, what in _misdated(getattr(source, key)):
                yield Problem(("sources", index, key.replace("_", "-"), *part), what)
        if source.custom and _reaches(source.custom, MAX_DEPTH - len(("sources", index, "custom"))):
            yield Problem(("sources", index, "custom"), f"nested more than {MAX_DEPTH} deep")


def problems_of_units(units: Iterable[Unit]) -> Iterator[Problem]:
    """Nouns that a table could not give back."""
    for index, unit in enumerate(units):
        for lang, nouns in (("zh", unit.nouns.zh), ("en", unit.nouns.en)):
            yield from _problems_of_words("a noun", nouns, ("units", index, "nouns", lang))


def _problems_of_words(what: str, words: Iterable[str], here: Path) -> Iterator[Problem]:
    """Words of a list that hold the sign between the words of a list in CSV."""
    for place, word in enumerate(words):
        if ";" in word:
            yield Problem((*here, place), f"{what} holds ';', which CSV joins words with")


def _reaches(value: Any, depth: int) -> bool:
    """Whether lists and objects in one another go deeper than ``depth``."""
    inner = value.values() if isinstance(value, dict) else value
    if not isinstance(value, (dict, list)):
        return False
    return depth == 0 or any(_reaches(part, depth - 1) for part in inner)


def problems_of_fact(fact: Fact, units: Mapping[str, Unit], here: Path) -> Iterator[Problem]:
    """Whether one fact says what its printed form says, and its period and basis agree."""
    try:
        period.parse(fact.period)
    except ValueError as error:
        yield Problem((*here, "period"), str(error))
    yield from _problems_of_words("a tag", fact.tags, (*here, "tags"))
    yield from _problems_of_basis(fact, (*here, "basis"))
    if fact.printed is not UNSET:
        for key, what in misprints(fact, units):
            yield Problem((*here, key), what)
    if fact.locator is not UNSET:
        length = fact.locator.end - fact.locator.start
        if length <= 0:
            yield Problem((*here, "locator"), "the locator ends before it begins")
        elif fact.printed is not UNSET:
            printed = len("".join(fact.printed.split()))  # locators count no white space
            if length != printed:
                what = f"it spans {length} characters, but '{fact.printed}' has {printed}"
                yield Problem((*here, "locator"), what)


def _problems_of_basis(fact: Fact, here: Path) -> Iterator[Problem]:
    """A basis that the period of the fact does not allow."""
    start, is_interval, _ = fact.period.partition("/")
    if fact.basis == "stock" and is_interval:
        yield Problem(here, f"a stock stands at a date, but '{fact.period}' is an interval")
    if fact.basis == "flow" and is_interval and start == "..":
        yield Problem(here, f"'{fact.period}' has no start, so this is a total and not a flow")


def _misdated(value: Date | UnsetType) -> Iterator[tuple[Path, str]]:
    """Parts of a CSL date that no calendar has."""
    if value is UNSET or value.date_parts is UNSET:
        return
    for index, parts in enumerate(value.date_parts):
        try:
            date(*([*map(int, parts), 1, 1][:3]))
        except (ValueError, OverflowError):
            yield ("date-parts", index), f"{list(parts)} is not a date; write [year, month, day]"


def misprints(fact: Fact, units: Mapping[str, Unit]) -> Iterator[tuple[str, str]]:
    """The keys of an indicator that disagree with its printed figure, and how."""
    try:
        figure = parse(str(fact.printed))
    except ValueError as error:
        yield "printed", str(error)
        return
    value, comparator, upper, _ = figure.quantity
    if fact.value is not UNSET and not _is_same(fact.value, value):
        yield "value", f"'{fact.printed}' means {_or_null(value)}, not {_or_null(fact.value)}"
    given = None if fact.upper is UNSET else fact.upper
    if not _is_same(given, upper):
        what = f"'{fact.printed}' reaches up to {_or_null(upper)}, not {_or_null(given)}"
        yield "upper", what
    if fact.comparator is not UNSET and fact.comparator != comparator:
        yield "comparator", f"'{fact.printed}' means '{comparator}', not '{fact.comparator}'"
    unit = units.get(str(fact.unit))
    if unit is not None and figure.counts and not counts_as(figure.counts, unit):
        yield "unit", f"'{fact.printed}' counts '{figure.counts}', which is no noun of '{unit.id}'"
    elif unit is not None and not figure.counts and counts_as("%", unit):
        yield "unit", f"'{fact.printed}' is not printed as a percentage, as '{unit.id}' is"


def _is_same(given: int | float | None, printed: Decimal | None) -> bool:
    """Whether a number of a fact file is the one that is printed."""
    if given is None or printed is None:
        return given is None and printed is None
    difference = abs(Decimal(str(given)) - printed)
    return difference == 0 or (difference <= _TOLERANCE and round(printed, 9) != printed)


def _or_null(value: int | float | Decimal | None) -> str:
    if value is None:
        return "null"
    return str(plain(value) if isinstance(value, Decimal) else value)
