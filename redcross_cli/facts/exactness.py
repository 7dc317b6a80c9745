"""Whether a fact file says what its sources print, to the figure and the day.

Checked when a fact file of one's own is loaded or validated; of the file that
ships, the tests prove it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import UNSET, UnsetType

from redcross_cli.facts import period
from redcross_cli.facts.checks import MAX_DEPTH, Path, Problem
from redcross_cli.facts.csl import Date, Source
from redcross_cli.facts.model import Fact, FactFile
from redcross_cli.facts.quantity import counts_alike, parse

DATES = ("issued", "accessed", "available_date", "event_date", "original_date", "submitted")


def exactness(file: FactFile) -> Iterator[Problem]:
    """Whether every figure says what its printed form says, and every period is one."""
    yield from of_sources(file.sources)
    labels = {unit.id: unit.label.zh for unit in file.units}
    for index, fact in enumerate(file.facts):
        yield from of_fact(fact, labels, ("facts", index))


def of_sources(sources: Iterable[Source]) -> Iterator[Problem]:
    """Dates of sources that no calendar has."""
    for index, source in enumerate(sources):
        for key in DATES:
            for part, what in _misdated(getattr(source, key)):
                yield Problem(("sources", index, key.replace("_", "-"), *part), what)
        if source.custom and _reaches(source.custom, MAX_DEPTH - len(("sources", index, "custom"))):
            yield Problem(("sources", index, "custom"), f"nested more than {MAX_DEPTH} deep")


def _reaches(value: Any, depth: int) -> bool:
    """Whether lists and objects in one another go deeper than ``depth``."""
    inner = value.values() if isinstance(value, dict) else value
    if not isinstance(value, (dict, list)):
        return False
    return depth == 0 or any(_reaches(part, depth - 1) for part in inner)


def of_fact(fact: Fact, labels: Mapping[str, str], here: Path) -> Iterator[Problem]:
    """Whether one fact says what its printed form says; ``labels`` are the units' in Chinese."""
    try:
        period.parse(fact.period)
    except ValueError as error:
        yield Problem((*here, "period"), str(error))
    for place, tag in enumerate(fact.tags):
        if ";" in tag:
            yield Problem((*here, "tags", place), "a tag holds ';', which CSV joins tags with")
    if fact.printed is not UNSET:
        for key, what in misprints(fact, labels):
            yield Problem((*here, key), what)
    if fact.locator is not UNSET:
        length = fact.locator.end - fact.locator.start
        if length <= 0:
            yield Problem((*here, "locator"), "the locator ends before it begins")
        elif fact.printed is not UNSET and length != len(fact.printed):
            what = f"it spans {length} characters, but '{fact.printed}' has {len(fact.printed)}"
            yield Problem((*here, "locator"), what)


def _misdated(value: Date | UnsetType) -> Iterator[tuple[Path, str]]:
    """Parts of a CSL date that no calendar has."""
    if value is UNSET or value.date_parts is UNSET:
        return
    for index, parts in enumerate(value.date_parts):
        try:
            date(*([*map(int, parts), 1, 1][:3]))
        except (ValueError, OverflowError):
            yield ("date-parts", index), f"{list(parts)} is not a date; write [year, month, day]"


def misprints(fact: Fact, labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The keys of an indicator that disagree with its printed figure, and how."""
    try:
        quantity = parse(str(fact.printed))
    except ValueError as error:
        yield "printed", str(error)
        return
    if fact.value is not UNSET and fact.value != quantity.value:
        means, given = ("null" if v is None else v for v in (quantity.value, fact.value))
        yield "value", f"'{fact.printed}' means {means}, not {given}"
    if fact.comparator is not UNSET and fact.comparator != quantity.comparator:
        yield (
            "comparator",
            f"'{fact.printed}' means '{quantity.comparator}', not '{fact.comparator}'",
        )
    label = labels.get(str(fact.unit))
    if label is not None and not counts_alike(quantity.measure, label):
        yield "unit", f"'{fact.printed}' counts in '{quantity.measure}', not in '{label}'"
