"""Numbers between two figures of what grows: what was 300 and is 500 was once 400."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from redcross_cli.claims.model import Claim
from redcross_cli.claims.numbers import is_sum
from redcross_cli.claims.timing import fits, is_of_year
from redcross_cli.facts import period
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
    return has_none or is_sum(claim, parts) or _may_be_between(claim, meant, near)


def _may_be_between(claim: Claim, meant: Fact, kin: Iterable[Sequence[Fact]]) -> bool:
    """Whether what there was at a date may be a number between those before and after it.

    So it may of what is meant, and of its ``kin`` that are counted alike: a year's donations
    are fewer than there are in all.
    """
    stated, value = claim.date, claim.quantity.value
    kinds = ("until",) if meant.basis == "flow" else ("until", "within")
    if stated is None or stated.kind not in kinds or value is None:
        return False
    for facts in kin:
        known = [(f, f.value) for f in facts if f.basis != "flow" and f.value]
        ends = [(period.parse(fact.period).last, number) for fact, number in known]
        # What is told under a dateline may be newer than what is known by then.
        is_by_year = stated.kind == "until" and period.is_whole(stated.first, stated.last)
        first = stated.last if claim.inherited or is_by_year else stated.first
        before = [number for end, number in ends if end < first]
        after = [number for end, number in ends if end > stated.last]
        is_known = len(before) + len(after) < len(ends)
        if before and after and not is_known and before[-1] < value < after[0]:
            return True
    return False


def _has_no_year(claim: Claim, facts: Sequence[Fact]) -> bool:
    """Whether a claim is of what a year had, and facts are all of what other years had."""
    if claim.date is None or not facts or not is_of_year(claim):
        return False
    return not any(f.basis != "flow" or fits(claim.date, f, claim.sentence) for f in facts)
