"""Numbers between two figures of what grows: what was 300 and is 500 was once 400."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from redcross_cli.claims.model import Claim
from redcross_cli.claims.numbers import is_sum
from redcross_cli.claims.timing import fits, is_of_year
from redcross_cli.facts.history import compares
from redcross_cli.facts.model import Fact

_AS_GOOD, _CLEARER = 0.5, 1.3  # how well kin fits, of how well another does


def passed(claim: Claim, facts: Iterable[Fact], latest: Fact) -> Fact | None:
    """The last figure before what there is passed an undated claim's on its way to the latest.

    What grew from one figure to a later one has had each number between them.
    """
    value = claim.quantity.value
    if latest.basis == "flow" or claim.stated or value is None or claim.quantity.upper:
        return None
    if not (latest.value and value < latest.value):
        return None
    less = [f for f in facts if f.value and f.value < value and compares(f, latest)]
    return less[-1] if less else None


def may_be_of_kin(claim: Claim, meant: Fact, kin: Sequence[tuple[float, Sequence[Fact]]]) -> bool:
    """Whether a claim may tell of kin of what is meant what no fact does.

    Of each there is how well it fits beside what is meant, and its facts. The claim is between two
    of one, or the sum of two, or of a year that has none.
    """
    near = [facts for fit, facts in kin if fit >= _AS_GOOD]
    least = _CLEARER if meant.basis == "flow" else _AS_GOOD
    flows = [f for fit, facts in kin if fit >= least for f in facts if f.basis == "flow"]
    known = [f for facts in near for f in facts if f.value]
    parts = {Decimal(str(f.value)) for f in known if f.period == meant.period}
    has_none = _has_no_year(claim, flows) and all(f.value != claim.quantity.value for f in known)
    return has_none or is_sum(claim, parts) or any(_may_be_between(claim, facts) for facts in near)


def _may_be_between(claim: Claim, facts: Iterable[Fact]) -> bool:
    """Whether a claim gives a date, for which facts say nothing, a number between theirs."""
    stated, value = claim.date, claim.quantity.value
    there = [(fact, fact.value) for fact in facts if fact.basis != "flow" and fact.value]
    if stated is None or stated.kind != "until" or value is None:
        return False
    is_known = any(fits(stated, fact, claim.sentence) for fact, _ in there)
    return not is_known and any(a < value < b for (_, a), (_, b) in pairwise(there))


def _has_no_year(claim: Claim, facts: Sequence[Fact]) -> bool:
    """Whether a claim is of what a year had, and facts are all of what other years had."""
    if claim.date is None or not facts or not is_of_year(claim):
        return False
    return not any(f.basis != "flow" or fits(claim.date, f, claim.sentence) for f in facts)
