"""What is found of a figure of a text that has the number of a fact."""

import re
from itertools import chain

from redcross_cli.claims.finding import Finding, Verdict
from redcross_cli.claims.model import Claim
from redcross_cli.claims.placing import is_misplaced, is_set_elsewhere
from redcross_cli.claims.subjects import Subjects
from redcross_cli.claims.timing import fits, is_misdated, is_of_event, is_taken_for_done
from redcross_cli.facts import period
from redcross_cli.facts.history import compares, disputing
from redcross_cli.facts.model import Fact
from redcross_cli.figures.interval import change_of_hedge, is_number_of, relation

# What stands around a figure that the text itself says has become another.
_GREW_FROM = re.compile(r"[从由] [^，。；]{0,9}[至到]\Z|\bfrom {2}.* to\W*\Z")


def held_against(claim: Claim, fact: Fact, subjects: Subjects) -> Finding:
    """The finding for a claim that has a fact's number."""
    verdict: Verdict = "supported"
    change = change_of_hedge(claim.quantity, subjects.said[fact.key])
    areas = list(chain.from_iterable(subjects.areas_of_kin[fact.id]))
    of_years = any(fact.unit in units for units in subjects.yearly_units_of_kin[fact.id])
    other = None
    before = subjects.counting.counted_before(claim.clause)
    if (before and fact.unit not in before) or not subjects.counting.may_count(fact, claim.counts):
        verdict = "unit"
    elif is_misplaced(claim, claim.places, fact, areas) or is_set_elsewhere(claim, fact, areas):
        verdict = "place"
    elif is_misdated(claim, fact) or is_taken_for_done(claim, fact, of_years):
        if is_of_event(claim, fact):
            return Finding(claim, "unknown")  # of whose days the fact says only the year
        verdict = "period"
    elif newer := _newer(claim, fact, subjects):
        verdict, other = "outdated", newer
    elif change:
        verdict = "hedge"
    elif against := disputing(fact, subjects.facts[fact.id]):
        verdict, other = "disputed", against
    return Finding(claim, verdict, fact, (fact.id,), change, other)


def _newer(claim: Claim, fact: Fact, subjects: Subjects) -> Fact | None:
    """A later figure than the one that an undated claim gives, if it says another number.

    One that counts something else, or over another time, makes none outdated.
    """
    stated = claim.stated
    if stated and fits(stated, fact, claim.sentence):
        return None
    if _GREW_FROM.search(claim.around):  # what it became is told
        return None
    counted = subjects.counting.counted(claim.counts)
    latest = [
        other
        for other in subjects.facts[fact.id]
        if compares(fact, other) or (other.unit in counted and fact.unit not in counted)
    ][-1]
    is_later = period.parse(latest.period).last > period.parse(fact.period).last
    said = claim.quantity, subjects.said[latest.key]
    is_same = is_number_of(*said) and relation(*said) != "contradicting"
    # More than 6,000 leaves more than 7,000 as true as it was.
    is_open = latest.comparator in (">", ">=") and (latest.value or 0) < (fact.value or 0)
    return latest if is_later and not (is_same or is_open) else None
