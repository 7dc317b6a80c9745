"""Why a number in English may be no figure, or another one than it seems."""

from __future__ import annotations

import re

from redcross_cli.figures.en import counted, exclusions, hedges
from redcross_cli.figures.en.amounts import Amount
from redcross_cli.figures.figure import UNCOUNTED
from redcross_cli.figures.words import listed_set

_I = re.IGNORECASE

# Behind these words a number counts although no noun follows it.
_CUE = re.compile(
    r"(?:\b(?:kill(?:ing|ed|s)|injur(?:ing|ed)|wound(?:ing|ed)|leaving|left|arrest(?:ing|ed)|"
    r"among|of|aged?|ages|numbers?|numbered|totall?(?:ed|ing)|reach(?:ed|ing)|hit)|[:=|]) \Z",
    _I,
)

# Between such words a number in digits says how many, though not of what.
_TOLD_BEFORE = re.compile(
    r"\b(?:to|at|of|by|than|was|is|were|are|be|from|averag\w+|stood|scored|rose|fell|grew|up|"
    r"down|with|includ\w+) \Z",
    _I,
)

_TOLD_AFTER = re.compile(
    r" (?:are|were|is|was|have|had|has|in|for|of|per|did|do|will|would|can|could|each|died|"
    r"survived|remain\w*|came|went|said|took|got|passed|failed|a (?:day|week|month|year))\b"
)

_OF_THEM = re.compile(r" of (?:us|you|them|the|these|those|whom|which|its|their|each)\b")

_CAPITALISED = re.compile(r"(?<![\w’'-])([A-Z][\w’'-]*) \Z")

_SMALL = listed_set("one two three four five six seven eight nine ten")

_TORN_BEFORE = re.compile(r"[0-9](?: [.,] ?|[.,])\Z")

_PARTS = re.compile(
    r"(?:halves|thirds|quarters|[\w-]*(?:fif|six|seven|eigh|nin|ten|hundred|thousand|million)ths)",
    _I,
)
# 6.5m of them; 40m in need: people rather than metres.
_METRES_OR_MILLION = re.compile(r"m(?:[.,;:)]|$| (?:of (?:them|whom|the)|in need|are|were|more)\b)")
_THOUSANDS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")  # continental: 12.000 people
_ABBREVIATED = re.compile(r"[-–—][0-9]{1,3},[0-9]{3}")  # 10-15,000 people
_RATIO = re.compile(r"\bratio\b[^.;]*\Z", _I)
_PLACE = re.compile(r"(?:under|below|beneath|above)\b", _I)

_TORN = re.compile("(?: [.,] ?|[.,])[0-9]")

_NUMBERING = re.compile(r"\. [A-Z]")


def doubt_about(text: str, amount: Amount, closing: Amount, counts: str, marked: bool) -> str:
    """Why a number may be no figure, or another one; "" where it surely is this one."""
    number = text[amount.first : amount.last]
    place = (
        _PLACE.match(text, _start_of_hedge(text, amount))
        if marked and counts and not closing.measured
        else None
    )
    if place and amount.scale == 1 and not re.match(counted.TIME, counts):
        return "its first word may tell a place"
    if _TORN.match(text, amount.first + len(number.rstrip())) or _TORN_BEFORE.search(
        text, max(0, amount.first - 4), amount.first
    ):
        return "its point or comma can be read in two ways"
    if number.lower() == "one" and not (amount.measured or marked):
        return "one may be no count"
    if (
        number[:1].isupper()
        and text[amount.last : amount.last + 1] == " "
        and text[amount.last + 1 : amount.last + 2].isupper()
    ):
        return "it may be part of a name"  # One World, Six Nations
    if _PARTS.fullmatch(counts):
        return "it may be a fraction"
    if counts == "m" and _METRES_OR_MILLION.match(text, amount.last):
        return "m may be metres or million"
    if (not amount.measured or counts == "people") and _THOUSANDS.fullmatch(number):
        return "its point or comma can be read in two ways"
    if amount is not closing and _ABBREVIATED.match(text, amount.last) and amount.value < 1000:
        return "it may share the thousands of the next number"
    if amount is not closing and _RATIO.search(text, max(0, amount.start - 50), amount.start):
        return "it may be a ratio"
    if counts or marked or amount.measured or amount.scale > 1:
        year = re.fullmatch(exclusions.YEAR, number) and not amount.measured and not marked
        return "it may be a year" if year else ""
    if re.match(" [A-Z]", text[amount.end : amount.end + 2]):
        return UNCOUNTED
    before = text[max(0, amount.start - 2) : max(0, amount.start - 1)]
    if _NUMBERING.match(text, amount.end) and (before.islower() or before == ":"):
        return "it may number a list"
    name = _CAPITALISED.search(text, max(0, amount.start - 25), amount.start)
    if name and name[1].lower() not in exclusions.NO_NAMES:
        return "it may be part of a name"
    if _CUE.search(text, max(0, amount.start - 20), amount.start) or _OF_THEM.match(
        text, amount.end
    ):
        return ""
    plain = number.lower() in _SMALL or number.isdigit()
    told = number.isdigit() and (
        _TOLD_BEFORE.search(text, max(0, amount.start - 12), amount.start)
        or _TOLD_AFTER.match(text, amount.end)
    )
    return UNCOUNTED if plain and not told else ""


def _start_of_hedge(text: str, amount: Amount) -> int:
    found = hedges.before(text, amount.start, amount.counts, amount.measured)
    return found[1] if found else amount.start
