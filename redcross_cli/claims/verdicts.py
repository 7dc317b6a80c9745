"""Whether one figure of a text may stand, by what the facts say."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import get_args

from redcross_cli.claims.asserted import (
    is_asserted,
    is_computed,
    is_of_another,
    is_of_other_deed,
    is_some_of,
)
from redcross_cli.claims.bodies import RED_CROSS
from redcross_cli.claims.finding import Finding, Verdict
from redcross_cli.claims.growth import may_be_of_kin, passed
from redcross_cli.claims.held import held_against
from redcross_cli.claims.model import CLAUSE, Claim
from redcross_cli.claims.numbers import (
    has_digits,
    has_number,
    is_comparable,
    is_slip,
    may_both_be,
    may_say_of,
    telling_digits,
)
from redcross_cli.claims.places import HOME, places
from redcross_cli.claims.placing import is_elsewhere
from redcross_cli.claims.pointing import GOES_ON
from redcross_cli.claims.subjects import Subjects
from redcross_cli.claims.timing import (
    ends_within,
    fits,
    is_ever,
    is_of_new,
    is_of_year,
)
from redcross_cli.claims.words import words_of
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.history import disputing
from redcross_cli.facts.model import Fact, Key
from redcross_cli.figures.ages import AGE
from redcross_cli.figures.interval import is_number_of
from redcross_cli.figures.reasons import DENIED, MAYBE_NAME

_SEVERITY = {verdict: number for number, verdict in enumerate(get_args(Verdict))}

# How well words must fit an indicator: to be about it when the number is its own, and when
# the number is another one. Measured on drafts (docs/check.md).
_FEW_DIGITS, _OWN_NUMBER = 19.0, 5.0  # many things are 300
_OTHER_NUMBER = 45.0
_LONG_NUMBER = 2.5  # hardly two things are 2,157
# With the digits of its own in another order, and how much less if they are many.
_SLIPPED_NUMBER, _AS_SLIPPED, _LESS = 8.0, 0.2, 0.4
# And how well beside the indicator that they fit best.
_BESIDE_BEST, _AS_GOOD = {1: 0.25, 2: 0.25, 3: 0.15}, 0.5
_LONG_BESIDE_BEST = 0.1
_ASTRAY = ("unit", "period", "place")


class Verdicts:
    """Holds single claims against the facts of a base."""

    def __init__(self, base: FactBase) -> None:
        self._subjects = Subjects(base)
        self._facts = self._subjects.facts
        self._names = "|".join(facts[0].title.en for facts in self._facts.values())

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
        clause = {word for word, weight in claim.words.items() if weight == CLAUSE}
        same = list(self._same(claim, ranked, clause))
        if same:
            found = min(same, key=lambda found: found[:3])[3]
            is_other = found.verdict not in _ASTRAY and is_of_other_deed(claim, found.fact)
        else:
            found = self._contradicted(claim, ranked, clause, bool(beside))
            is_other = False
        is_fine = found.verdict == "supported"
        goes_on = beside and (not is_fine or GOES_ON.search(claim.sentence))
        is_other = is_other or not (goes_on or self._is_told_of(claim, found))
        return Finding(claim, "unknown") if is_other else found

    def _same(
        self, claim: Claim, ranked: Sequence[tuple[float, str]], clause: Set[str]
    ) -> Iterator[tuple[int, float, bool, Finding]]:
        """What is found by each fact that has a claim's number, the least of them the best."""
        (best, first), digits = ranked[0], telling_digits(claim.quantity)
        least = max(
            best * _BESIDE_BEST.get(digits, _LONG_BESIDE_BEST),
            _FEW_DIGITS if digits < 3 else _OWN_NUMBER,
        )
        least = min(least, _LONG_NUMBER) if digits > 3 else least
        # Many things are 17, and the best may have another number.
        date = claim.stated
        has_then = not date or any(fits(date, f, claim.sentence) for f in self._facts[first])
        kin = self._subjects.alike[first] if has_then else ()
        titled = self._subjects.titled(claim.counts)
        was_so = passed(claim, self._facts[first], self._facts[first][-1])
        for score, id in ranked:
            is_about = score >= best * _AS_GOOD
            is_less = not is_about if digits > 2 else score < best
            if score < least or (not is_about and (was_so or (digits < 3 and id in kin))):
                continue
            if is_less and id in kin and self._subjects.is_about_another(id, clause):
                continue
            if self._tells_of_another(claim, id, clause, titled):
                continue
            for fact, found in self._with_number(claim, id, is_about):
                yield _SEVERITY[found.verdict], -score, not ends_within(claim.date, fact), found

    def _is_told_of(self, claim: Claim, found: Finding) -> bool:
        """Whether a claim tells of what a fact that it is held against is of, or of the Red Cross.

        It must tell more for what it says to be wrong.
        """
        if found.fact is None or claim.continues or RED_CROSS.search(claim.sentence):
            return True
        is_wrong = found.verdict == "contradicted"
        least = 2 if is_wrong and not is_slip(claim.quantity, found.fact) else 1
        names = words_of(" ".join(claim.sentence[p.start : p.end] for p in places(claim.sentence)))
        words = {word: weight for word, weight in claim.words.items() if word not in names}
        return self._subjects.is_named(found.fact, words, claim.counts, least)

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

    def _with_number(self, claim: Claim, id: str, is_about: bool) -> Iterator[tuple[Fact, Finding]]:
        """The figures of an indicator that have a claim's number, and what is found by each."""
        for fact in reversed(self._facts[id]):
            is_its = has_number(claim.quantity, self._subjects.said[fact.key], is_about)
            if is_its and may_say_of(claim, fact):
                found = held_against(claim, fact, self._subjects)
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
        about = list(self._about(claim, ranked, clause, again))
        if is_of_year(claim):
            about.sort(key=lambda fact: fact.basis != "flow")
        about.sort(key=lambda fact: not has_digits(claim.quantity, fact))
        is_part = is_some_of(claim) and not any(is_slip(claim.quantity, fact) for fact in about)
        if not about or is_part or is_computed(claim):
            return Finding(claim, "unknown")
        for fact in about:
            older = passed(claim, self._facts[fact.id], fact)
            if older and not is_slip(claim.quantity, fact):
                return Finding(claim, "outdated", older, (fact.id,), other=fact)
        ids = dict.fromkeys(fact.id for fact in about)
        against = disputing(about[0], self._facts[about[0].id])
        return Finding(claim, "contradicted", about[0], tuple(ids), other=against)

    def _about(
        self, claim: Claim, ranked: Sequence[tuple[float, str]], clause: Set[str], again: bool
    ) -> Iterator[Fact]:
        """The facts that a claim would have to agree with, by what it is about, and does not."""
        best = ranked[0][0]
        least = max(_OTHER_NUMBER, best * _AS_GOOD)
        is_long = telling_digits(claim.quantity) > 3
        sure = _FEW_DIGITS if is_long else _OTHER_NUMBER
        slipped = max(_SLIPPED_NUMBER, best * _AS_SLIPPED) * (_LESS if is_long else 1)
        for score, id in ranked:
            is_named = again and self._subjects.is_about_another(id, clause)
            fact = None if score < min(least, slipped) else self._meant(claim, id, score >= sure)
            if fact is None or is_named:
                continue
            alike = self._subjects.alike[id]
            kin = [(s / score, self._facts[x]) for s, x in ranked if x in alike]
            values = self._subjects.values_of_kin[id]
            is_near = score >= least and is_comparable(claim.quantity, fact, values)
            is_wrong = is_near and not may_be_of_kin(claim, fact, kin)
            if not (is_wrong or is_slip(claim.quantity, fact)):
                continue
            is_of_more = is_ever(claim, fact) or is_of_new(claim, fact)
            if not is_of_more and may_say_of(claim, fact) and not is_of_another(claim, fact):
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
                or (is_sure and claim.counts[:1] != "%" and is_slip(claim.quantity, fact))
            )
            and not is_elsewhere(claim, fact)
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
        said = self._subjects.said[facts[-1].key]
        is_other = not is_number_of(claim.quantity, said) and not may_both_be(claim.quantity, said)
        return facts[-1] if is_other else None

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
