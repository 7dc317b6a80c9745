"""Whether one figure of a text may stand, by what the facts say."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import get_args

from redcross_cli.claims.asserted import (
    is_asserted,
    is_computed,
    is_of_another,
    is_of_other_deed,
    is_some_of,
)
from redcross_cli.claims.bodies import RED_CROSS
from redcross_cli.claims.counted import said_by
from redcross_cli.claims.finding import Finding, Verdict
from redcross_cli.claims.growth import may_be_of_kin, passed
from redcross_cli.claims.model import CLAUSE, Claim
from redcross_cli.claims.numbers import (
    has_number,
    is_comparable,
    is_slip,
    may_both_be,
    may_say_of,
    telling_digits,
)
from redcross_cli.claims.places import HOME
from redcross_cli.claims.placing import is_abroad, is_elsewhere, is_misplaced
from redcross_cli.claims.subjects import Subjects
from redcross_cli.claims.timing import (
    ends_within,
    fits,
    is_before_end,
    is_ever,
    is_misdated,
    is_of_event,
    is_of_new,
    is_of_year,
    is_taken_for_done,
)
from redcross_cli.facts import period
from redcross_cli.facts.base import INDICATORS, FactBase
from redcross_cli.facts.history import compares, disputing
from redcross_cli.facts.model import Fact, Key
from redcross_cli.figures.ages import AGE
from redcross_cli.figures.interval import change_of_hedge, is_number_of, relation
from redcross_cli.figures.reasons import DENIED, MAYBE_NAME

_SEVERITY = {verdict: number for number, verdict in enumerate(get_args(Verdict))}

# How well words must fit an indicator: to be about it when the number is its own, and when
# the number is another one. Measured on drafts (docs/check.md).
_FEW_DIGITS, _OWN_NUMBER = 19.0, 5.0  # many things are 300
_OTHER_NUMBER = 45.0
_LONG_NUMBER = 2.5  # hardly two things are 2,157
_PLAIN = 5.0  # where the Red Cross is named, and nothing else said
# With the digits of its own in another order, and how much less if they are many.
_SLIPPED_NUMBER, _AS_SLIPPED, _LESS = 8.0, 0.2, 0.4
_SURE = 150.0  # and to be about it wherever the sentences before are set
# And how well beside the indicator that they fit best.
_BESIDE_BEST, _AS_GOOD = {1: 0.25, 2: 0.25, 3: 0.15}, 0.5
_LONG_BESIDE_BEST = 0.1
_ASTRAY = ("unit", "period", "place")
# What stands around a figure that the text itself says has become another.
_GREW_FROM = re.compile(r"[从由] [^，。；]{0,9}[至到]\Z|\bfrom {2}.* to\W*\Z")


class Verdicts:
    """Holds single claims against the facts of a base."""

    def __init__(self, base: FactBase) -> None:
        self._subjects = Subjects(base)
        self._facts = self._subjects.facts
        self._names = "|".join(facts[0].title.en for facts in self._facts.values())
        self._said = {fact.key: said_by(fact) for fact in base.select(INDICATORS)}

    def is_name(self, claim: Claim) -> bool:
        """Whether what looks like a figure is in the name of an indicator: Ten Thousand Homes."""
        return claim.figure.doubt == MAYBE_NAME and claim.figure.printed in self._names

    def finding(
        self, claim: Claim, beside: Set[str] = frozenset(), taken: Set[Key] = frozenset()
    ) -> Finding:
        """The finding for a claim that stands beside others about certain indicators.

        Facts that are ``taken`` it does not have to agree with.
        """
        is_said = is_asserted(claim.clause, claim.sentence)
        if claim.of_others or claim.figure.doubt in (DENIED, AGE) or not is_said:
            return Finding(claim, "unknown")
        ranked = self._ranked(claim, beside)
        if taken:
            meant = {id: self._meant(claim, id) for _, id in ranked}
            ranked = [(s, id) for s, id in ranked if not ((m := meant[id]) and m.key in taken)]
        if not ranked:
            return Finding(claim, "unknown")
        best, digits = ranked[0][0], telling_digits(claim.quantity)
        least = max(
            best * _BESIDE_BEST.get(digits, _LONG_BESIDE_BEST),
            _FEW_DIGITS if digits < 3 else _OWN_NUMBER,
        )
        least = min(least, _LONG_NUMBER) if digits > 3 else least
        clause = {word for word, weight in claim.words.items() if weight == CLAUSE}
        # Many things are 17, and the best may have another number.
        first, date = ranked[0][1], claim.stated
        has_then = not date or any(fits(date, f, claim.sentence) for f in self._facts[first])
        kin = self._subjects.alike[first] if has_then else ()
        titled = self._subjects.titled(claim.counts)
        was_so = passed(claim, self._facts[first], self._facts[first][-1])
        same = [
            (_SEVERITY[found.verdict], -score, not ends_within(claim.date, fact), found)
            for score, id in ranked
            for is_about in [score >= best * _AS_GOOD]
            if score >= least and (is_about or not (was_so or (digits < 3 and id in kin)))
            for is_less in [not is_about if digits > 2 else score < best]
            if not (claim.is_of_several or (is_less and id in kin))
            or not self._subjects.is_about_another(id, clause)
            if not self._tells_of_another(claim, id, clause, titled)
            for fact, found in self._with_number(claim, id, is_about, is_sure=score >= _SURE)
        ]
        if same:
            found = min(same, key=lambda found: found[:3])[3]
            is_other = found.verdict not in _ASTRAY and is_of_other_deed(claim, found.fact)
            return Finding(claim, "unknown") if is_other else found
        return self._contradicted(claim, ranked, clause, bool(beside))

    def _tells_of_another(
        self, claim: Claim, id: str, clause: Set[str], titled: Mapping[str, set[str]]
    ) -> bool:
        """Whether a claim says what is said of another indicator, though words fit this one."""
        # What one year had is no total by a date; what a title names may have been so many once.
        around = "" if claim.stated and claim.stated.kind == "until" else claim.around
        return (
            self._subjects.is_of_all_there_are(id, around, clause, bool(claim.stated))
            or self._subjects.is_named_otherwise(id, titled, claim.words)
            or self._subjects.counts_another(id, claim.said_of_counted)
            or self._subjects.is_reversed(id, claim.clause)
        )

    def _with_number(
        self, claim: Claim, id: str, is_about: bool, is_sure: bool
    ) -> Iterator[tuple[Fact, Finding]]:
        """The figures of an indicator that have a claim's number, and what is found by each."""
        for fact in reversed(self._facts[id]):
            is_its = has_number(claim.quantity, self._said[fact.key], is_about)
            if is_its and may_say_of(claim, fact) and (is_sure or not is_abroad(claim, fact)):
                found = self._held_against(claim, fact)
                if found.verdict not in _ASTRAY or not is_some_of(claim):
                    yield fact, found

    def _contradicted(
        self,
        claim: Claim,
        ranked: Sequence[tuple[float, str]],
        clause: Set[str],
        again: bool,
    ) -> Finding:
        """A claim whose number is no fact's: of an indicator that has another, or unknown.

        ``again`` tells that indicators rank by what stands beside the claim, too, which must not
        name another itself.
        """
        best = ranked[0][0]
        is_plain = RED_CROSS.search(claim.sentence) and self._subjects.says_all(ranked, clause)
        least = max(_PLAIN if is_plain else _OTHER_NUMBER, best * _AS_GOOD)
        is_long = telling_digits(claim.quantity) > 3
        sure = _FEW_DIGITS if is_long else _OTHER_NUMBER
        slipped = max(_SLIPPED_NUMBER, best * _AS_SLIPPED) * (_LESS if is_long else 1)
        values = self._subjects.values_of_kin
        about = [
            fact
            for score, id in ranked
            if score >= min(least, slipped)
            if not (again or claim.is_of_several) or not self._subjects.is_about_another(id, clause)
            if (fact := self._meant(claim, id, score >= sure)) is not None
            if is_slip(claim.quantity, fact)
            or (score >= least and is_comparable(claim.quantity, fact, values[id]))
            for alike in [self._subjects.alike[id]]
            for kin in [[(s / score, self._facts[x]) for s, x in ranked if x in alike]]
            if is_slip(claim.quantity, fact) or not may_be_of_kin(claim, fact, kin)
            if not is_ever(claim, fact) and not is_of_new(claim, fact)
            if may_say_of(claim, fact) and not is_of_another(claim, fact)
        ]
        if is_of_year(claim):
            about.sort(key=lambda fact: fact.basis != "flow")
        is_part = is_some_of(claim) and not any(is_slip(claim.quantity, fact) for fact in about)
        if not about or is_part or is_computed(claim):
            return Finding(claim, "unknown")
        elsewhere = list(self._elsewhere(claim))
        for fact in () if elsewhere else about:
            if older := passed(claim, self._facts[fact.id], fact):
                return Finding(claim, "outdated", older, (fact.id,), other=fact)
        ids = dict.fromkeys(fact.id for fact in (about[0], *elsewhere, *about))
        against = disputing(about[0], self._facts[about[0].id])
        return Finding(claim, "contradicted", about[0], tuple(ids), other=against)

    def _elsewhere(self, claim: Claim) -> Iterator[Fact]:
        """Facts with a claim's long number that are counted so, whatever its words are about."""
        is_long = telling_digits(claim.quantity) > 2
        for fact in chain.from_iterable(self._facts.values() if is_long else ()):
            if fact.value == claim.quantity.value and self._subjects.counting.may_count(
                fact, claim.counts
            ):
                yield fact

    def _meant(self, claim: Claim, id: str, is_sure: bool = False) -> Fact | None:
        """The figure of an indicator that a claim would have to agree with; None for none.

        Where it ``is_sure`` what it is about, a slip of it may be counted otherwise.
        """
        if claim.date and claim.date.kind == "then" and claim.date.is_span:
            return None  # what a month had of which only the writer knows the year
        facts = [
            fact
            for fact in self._facts[id]
            if fact.value is not None
            and (
                self._subjects.counting.may_count(fact, claim.counts, loosely=False)
                or (is_sure and is_slip(claim.quantity, fact))
            )
            and not is_elsewhere(claim, fact)
            and not is_before_end(claim, fact)
        ]
        if claim.date and claim.date.kind not in ("now", "then"):
            dated = [fact for fact in facts if fits(claim.date, fact, claim.sentence)]
            if dated or not claim.inherited:
                facts = dated
            else:  # what another year had is none of that year's
                day = claim.date if claim.date.kind == "within" else None
                its = day and day.in_year_of(day)
                facts = [f for f in facts if f.basis != "flow" or (its and fits(its, f, ""))]
        if not facts:
            return None
        said = self._said[facts[-1].key]
        is_other = not is_number_of(claim.quantity, said) and not may_both_be(claim.quantity, said)
        return facts[-1] if is_other else None

    def _held_against(self, claim: Claim, fact: Fact) -> Finding:
        """The finding for a claim that has a fact's number."""
        verdict: Verdict = "supported"
        change = change_of_hedge(claim.quantity, self._said[fact.key])
        areas = chain.from_iterable(self._subjects.areas_of_kin[fact.id])
        of_years = any(fact.unit in units for units in self._subjects.yearly_units_of_kin[fact.id])
        other = None
        before = self._subjects.counting.counted_before(claim.clause)
        if (before and fact.unit not in before) or not self._subjects.counting.may_count(
            fact, claim.counts
        ):
            verdict = "unit"
        elif is_misplaced(claim, claim.places, fact, areas):
            verdict = "place"
        elif is_misdated(claim, fact) or is_taken_for_done(claim, fact, of_years):
            if is_of_event(claim, fact):
                return Finding(claim, "unknown")  # of whose days the fact says only the year
            verdict = "period"
        elif newer := self._newer(claim, fact):
            verdict, other = "outdated", newer
        elif change:
            verdict = "hedge"
        elif against := disputing(fact, self._facts[fact.id]):
            verdict, other = "disputed", against
        return Finding(claim, verdict, fact, (fact.id,), change, other)

    def _newer(self, claim: Claim, fact: Fact) -> Fact | None:
        """A later figure than the one that an undated claim gives, if it says another number.

        One that counts something else, or over another time, makes none outdated.
        """
        stated = claim.stated
        if stated and fits(stated, fact, claim.sentence):
            return None
        if _GREW_FROM.search(claim.around):  # what it became is told
            return None
        counted = self._subjects.counting.counted(claim.counts)
        latest = [
            other
            for other in self._facts[fact.id]
            if compares(fact, other) or (other.unit in counted and fact.unit not in counted)
        ][-1]
        is_later = period.parse(latest.period).last > period.parse(fact.period).last
        said = claim.quantity, self._said[latest.key]
        is_same = is_number_of(*said) and relation(*said) != "contradicting"
        # More than 6,000 leaves more than 7,000 as true as it was.
        is_open = latest.comparator in (">", ">=") and (latest.value or 0) < (fact.value or 0)
        return latest if is_later and not (is_same or is_open) else None

    def fits_better(self, claim: Claim, fact: Fact, other: Fact) -> bool:
        """Whether a claim is rather about one fact than about another that has its number."""
        if not (claim.quantity.value == other.value and fact.value != other.value):
            return False
        scores = {id: score for score, id in self._ranked(claim)}
        is_so = scores.get(fact.id, 0) > scores.get(other.id, 0)
        return is_so and self._subjects.counting.may_count(fact, claim.counts)

    def _ranked(self, claim: Claim, beside: Set[str] = frozenset()) -> list[tuple[float, str]]:
        basis = "flow" if claim.date and claim.date.kind == "within" else ""
        where = claim.setting - {HOME}
        return self._subjects.ranked(claim.words, claim.counts, basis, beside, where)
