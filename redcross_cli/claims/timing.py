"""Whether what a text says of a time fits a fact: its period, and whether it is a total."""

import re
from datetime import date
from functools import lru_cache

from redcross_cli.claims.claim import Claim
from redcross_cli.claims.dates import Stated
from redcross_cli.facts import period
from redcross_cli.facts.model import Fact

_SHORT = 92  # days of a period, of which any part may be named: the month of an earthquake
_MISSING = 31  # days at the end of a year, without which it is as good as the year
_UP_TO = re.compile(r"截[至止]|到[^。]{0,6}月|年初|(?i:\bup to|until|through|\bby\b|mid-|so far)")
_IN_ALL = re.compile(
    r"(?i)累计|总计|\bin all\b|\bin total\b|\btotal\b|cumulative|since (?:its|the) (?:launch|start)"
)
# What says that a total stands at a time, and not that all of it was done within that time.
_STANDS = re.compile(
    r"(?i)\b(?:ha[ds]|have|there (?:we|a)re|reach(?:ed)?|pass(?:ed)?|stood|number|count|total"
    r"|put at|said|reported|announced)\b|已|[有为].{0,6}[0-9]|达|突破|发布|公布|通报|报道|介绍"
)
_WITHIN = re.compile(r"(?i)(?:\b(?:in|during|within|over|throughout)(?: the \w+)*|[^ -~]|\A) ?\Z")
_EVER_SINCE = re.compile(
    r"(?i)running total|cumulative|since (?:it was|its|the) (?:launch|start|found)|ever since"
    "|in all the years|over the years|成立以来|建库以来|启动以来|历年|多年来"
)
_ONE_YEAR = re.compile(
    r"(?i)仅(?!次于)|单年|全年|一年[之以]?内|新[增设装建]|当年|\balone\b|single year|\bnew\b|newly"
    r"|\badded\b|over the year"
)


@lru_cache(maxsize=16)  # each figure of a sentence asks
def _has(words: re.Pattern[str], sentence: str) -> bool:
    return words.search(sentence) is not None


def basis_of(claim: Claim) -> str:
    """Whether a sentence speaks of a running total or of one year; "" where it does not say."""
    if _has(_IN_ALL, claim.sentence):
        return "total"
    if claim.date and claim.date.kind == "within":
        return "flow"
    return ""


def is_taken_for_done(claim: Claim, fact: Fact, of_years: bool) -> bool:
    """Whether a running total is given as what was done within a time.

    ``of_years`` tells that what is done in a year has figures of its own.
    """
    stated = claim.date
    if fact.basis != "total" or stated is None or stated.kind != "within" or claim.inherited:
        return False
    if _has(_IN_ALL, claim.sentence) or _has(_UP_TO, claim.sentence):
        return False
    if of_years and _is_whole(stated.first, stated.last):
        return True
    is_within = _WITHIN.search(claim.sentence[: stated.start])
    return bool(is_within) and not _has(_STANDS, claim.sentence)


def is_misdated(claim: Claim, fact: Fact) -> bool:
    """Whether a claim gives a fact's number to another time, or mistakes its basis."""
    stated = claim.date
    span = period.parse(fact.period)
    is_of_one_year = fact.basis == "flow" and span.first.year == span.last.year
    if is_of_one_year and _has(_EVER_SINCE, claim.sentence):
        return True
    if stated is None or stated.kind in ("now", "then") or claim.inherited:
        return False
    if not fits(stated, fact, claim.sentence):
        return True
    in_all = _has(_IN_ALL, claim.sentence)
    if is_of_one_year:
        return in_all and stated.kind in ("until", "since")
    if stated.is_span and stated.kind == "within" and fact.basis != "flow":
        return True
    return stated.kind == "within" and not in_all and bool(_ONE_YEAR.search(claim.around))


def fits(stated: Stated, fact: Fact, sentence: str) -> bool:
    """Whether a fact's figure is of the time that a sentence states."""
    first, last = period.parse(fact.period)
    if fact.basis != "flow":
        return stated.kind == "since" or stated.first <= last <= stated.last
    if stated.kind != "within":
        since = stated.kind == "since"
        return first.year == stated.first.year if since else last.year == stated.last.year
    years = range(first.year, last.year + 1)
    if _is_whole(first, last):  # and so is what is said of it
        return years == stated.years and _is_whole(stated.first, stated.last)
    if (last - first).days <= _SHORT:
        return stated.first <= last and first <= stated.last and set(stated.years) <= set(years)
    # A part of a year is not the year, unless only days are missing, nor less than the part.
    is_part = not _is_whole(stated.first, stated.last) or _has(_UP_TO, sentence)
    may_be = is_part or (stated.last - last).days <= _MISSING
    return may_be and stated.first <= last <= stated.last


def _is_whole(first: date, last: date) -> bool:
    """Whether days are those of whole years."""
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
