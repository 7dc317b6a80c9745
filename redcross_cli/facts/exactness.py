"""Whether a fact file says what its sources print, to the figure and the day.

Checked when a fact file of one's own is loaded or validated; of the file that
ships, the tests prove it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec import UNSET, UnsetType

from redcross_cli.facts import period
from redcross_cli.facts.checks import MAX_DEPTH, JsonPath, Problem, say_empty, say_nested
from redcross_cli.facts.csl import DATES, Date, Source, edtf, edtf_of_parts
from redcross_cli.facts.model import Fact, Unit
from redcross_cli.facts.quantity import counts_as
from redcross_cli.figures.fold import HAN
from redcross_cli.figures.interval import plain
from redcross_cli.figures.reader import parse
from redcross_cli.foreign import retell
from redcross_cli.messages import _

_SPACED = re.compile(rf"{HAN}\s|\s{HAN}|\s\s|[^\S ]")
# How near the number of a fact must be to a fraction that no decimal holds, as a third.
_TOLERANCE = Decimal("1e-9")


def problems_of_sources(sources: Iterable[Source]) -> Iterator[Problem]:
    """Dates of sources that no calendar has."""
    for index, source in enumerate(sources):
        for key in DATES:
            for part, what in _misdated(getattr(source, key)):
                yield Problem(("sources", index, key.replace("_", "-"), *part), what)
        if source.custom and _reaches(source.custom, MAX_DEPTH - 3):
            yield Problem(("sources", index, "custom"), say_nested())


def problems_of_units(units: Iterable[Unit]) -> Iterator[Problem]:
    """Nouns that a table could not give back; without any a unit could be that of no figure."""
    for index, unit in enumerate(units):
        if not unit.nouns.zh and not unit.nouns.en:
            what = _("'{id}' has no noun in either language, so no figure can be counted by it")
            yield Problem(("units", index, "nouns"), what.format(id=unit.id))
        for lang, nouns in (("zh", unit.nouns.zh), ("en", unit.nouns.en)):
            yield from _problems_of_words(_("a noun"), nouns, ("units", index, "nouns", lang))


def _problems_of_words(what: str, words: Iterable[str], here: JsonPath) -> Iterator[Problem]:
    """Words of a list that are blank, or hold the sign between the words of a list in CSV."""
    for place, word in enumerate(words):
        if not word.strip():
            yield Problem((*here, place), say_empty())
        if ";" in word:
            fault = _("{what} holds ';', which CSV joins words with", what=what)
            yield Problem((*here, place), fault)


def _reaches(value: Any, depth: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value
    if not isinstance(value, (dict, list)):
        return False
    return depth == 0 or any(_reaches(part, depth - 1) for part in inner)


def problems_of_figure(fact: Fact, units: Mapping[str, Unit], here: JsonPath) -> Iterator[Problem]:
    """Whether one fact says what its printed form says, and its basis fits its period."""
    yield from _problems_of_words(_("a tag"), fact.tags, (*here, "tags"))
    if what := _misfit_of_basis(fact):
        yield Problem((*here, "basis"), what)
    if fact.printed is not UNSET:
        if _SPACED.search(fact.printed):
            what = _("wrong spaces: Chinese is printed without any, English with single ones")
            yield Problem((*here, "printed"), what)
        for key, what in misprints(fact, units):
            yield Problem((*here, key), what)
    if fact.locator is not UNSET:
        length = fact.locator.end - fact.locator.start
        if length <= 0:
            yield Problem((*here, "locator"), _("the locator ends before it begins"))
        elif fact.printed is not UNSET:
            printed = len("".join(fact.printed.split()))  # locators count no white space
            if length != printed:
                what = _(
                    "it spans {length} characters, but '{printed}' has {count}",
                    length=length,
                    printed=fact.printed,
                    count=printed,
                )
                yield Problem((*here, "locator"), what)


def _misfit_of_basis(fact: Fact) -> str:
    """Why the period of a fact does not allow its basis; "" where it does."""
    start, is_interval, end = fact.period.partition("/")
    if fact.basis == "stock" and is_interval:
        return _("a stock stands at a date, but '{period}' is an interval", period=fact.period)
    if fact.basis == "flow" and is_interval and start == "..":
        what = _("'{period}' has no start, so this is a total and not a flow")
        return what.format(period=fact.period)
    if fact.basis == "total" and is_interval and start != "..":
        what = _("a total runs up to a date: write '{end}' or '../{end}', or make it a flow")
        return what.format(end=end)
    return ""


def _misdated(value: Date | UnsetType) -> Iterator[tuple[JsonPath, str]]:
    """Parts of a CSL date that no calendar has, or that run backwards."""
    if value is UNSET:
        return
    wrong = [(n, parts) for n, parts in enumerate(value.date_parts or ()) if not _is_date(parts)]
    for index, parts in wrong:
        what = _("{parts} is not a date; write [year, month, day]", parts=list(parts))
        yield ("date-parts", index), what
    if value.date_parts and not wrong and (what := period.refusal_of(edtf(value))):
        yield ("date-parts",), what
    # Pandoc prints two dots as they are.
    if value.raw is not UNSET and (".." in value.raw or period.refusal_of(value.raw)):
        what = _("'{raw}' is not a date; write 2023-12-18, or words under 'literal'")
        yield ("raw",), what.format(raw=value.raw)


def _is_date(parts: Sequence[str | int]) -> bool:
    # Python would read signs, spaces and the digits of other scripts as well.
    are_numbers = all(re.fullmatch("[0-9]+", str(part)) for part in parts)
    return are_numbers and not period.refusal_of(edtf_of_parts(parts))


def misprints(fact: Fact, units: Mapping[str, Unit]) -> Iterator[tuple[str, str]]:
    """The keys of an indicator that disagree with its printed figure, and how."""
    try:
        figure = parse(str(fact.printed))
    except ValueError as error:
        yield "printed", retell(str(error))
        return
    value, comparator, upper, _step = figure.quantity
    printed = fact.printed
    if fact.value is not UNSET and not _is_same(fact.value, value):
        numbers = {"value": _or_null(value), "given": _or_null(fact.value)}
        yield "value", _("'{printed}' means {value}, not {given}", printed=printed, **numbers)
    given = None if fact.upper is UNSET else fact.upper
    if not _is_same(given, upper):
        numbers = {"upper": _or_null(upper), "given": _or_null(given)}
        yield (
            "upper",
            _("'{printed}' reaches up to {upper}, not {given}", printed=printed, **numbers),
        )
    if fact.comparator is not UNSET and fact.comparator != comparator:
        hedges = {"comparator": comparator, "given": fact.comparator}
        what = _("'{printed}' means '{comparator}', not '{given}'", printed=printed, **hedges)
        yield "comparator", what
    unit = units.get(str(fact.unit))
    if unit is not None and figure.counts and not counts_as(figure.counts, unit):
        nouns = {"counts": figure.counts, "unit": unit.id}
        what = _(
            "'{printed}' counts '{counts}', which is no noun of '{unit}'", printed=printed, **nouns
        )
        yield "unit", what
    elif unit is not None and not figure.counts and counts_as("%", unit):
        what = _(
            "'{printed}' is not printed as a percentage, as '{unit}' is",
            printed=printed,
            unit=unit.id,
        )
        yield "unit", what


def _is_same(given: int | float | None, printed: Decimal | None) -> bool:
    if given is None or printed is None:
        return given is None and printed is None
    difference = abs(Decimal(str(given)) - printed)
    return difference == 0 or (difference <= _TOLERANCE and round(printed, 9) != printed)


def _or_null(value: int | float | Decimal | None) -> str:
    if value is None:
        return "null"
    return str(plain(value) if isinstance(value, Decimal) else value)
