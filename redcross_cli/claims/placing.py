"""Whether a claim gives a fact's figure to a place that it is not of."""

import re
from collections.abc import Iterable, Set

from redcross_cli.claims.model import Claim
from redcross_cli.claims.places import (
    DISASTER,
    HOME,
    PROVINCES,
    SEVERAL,
    codes,
    is_province,
    societies,
)
from redcross_cli.facts.model import Fact

# What the place that is named is among: 包括河北, including the floods in Hebei.
_AMONG_OTHERS = re.compile(
    r"包括(?![0-9])|等[^，。]{0,5}[灾震]|从[^，。]{0,9}[灾震涝洪][^，。]{0,6}到"
    r"|(?i:\bincluding(?! [0-9])|\bsuch as|\bamong)"
)


def is_misplaced(
    claim: Claim, places: Set[str], fact: Fact, of_kin: Iterable[Iterable[str]] = ()
) -> bool:
    """Whether a claim about some places gives them a figure that neither fact nor kin is of.

    ``of_kin`` are the areas of the figures of its kin. What the whole country had is no figure of
    a place where its kin have some.
    """
    if not fact.areas or not places:
        return False
    named, together = places - {HOME}, set(fact.areas)
    texts = (*fact.tags, *(text for t in (fact.title, fact.statement) for text in (t.zh, t.en)))
    said = " ".join(texts)
    known = codes(said) | together
    if HOME in together:
        is_among = places is claim.places and _AMONG_OTHERS.search(claim.sentence)
        is_among = is_among or PROVINCES.search(claim.sentence)
        # What all of the Red Cross gave after one earthquake is not what it gave in a year.
        is_after = DISASTER.search(claim.sentence) and "全国红十字" in claim.sentence
        is_all = HOME in places and not is_after
        return bool(named - known) and not (is_among or is_all)
    is_whole = together <= codes(claim.sentence) or SEVERAL.search(claim.sentence)
    is_part = named and named < together and not is_whole  # of several places together
    whose = {place.code for place in societies(claim.sentence)}
    is_part = is_part or (whose and whose < together)  # one society of three
    if is_part or (HOME in places and not named & together):
        return True
    # Two floods have no places in common.
    known = known.union(*(some for some in map(set, of_kin) if some & together))
    return bool(named - known)


def is_set_elsewhere(claim: Claim, fact: Fact, of_kin: Iterable[Iterable[str]]) -> bool:
    """Whether the sentences before a claim, which names no place, are of others than a fact's."""
    known = {HOME, *fact.areas}
    if claim.places or known & claim.setting or not all(map(is_province, claim.setting)):
        return False
    return HOME not in fact.areas and is_misplaced(claim, claim.setting, fact, of_kin)


def is_elsewhere(claim: Claim, fact: Fact) -> bool:
    """Whether a claim of another number, or else its setting, is of other places than a fact."""
    if not claim.places and 2 * len(claim.setting.intersection(fact.areas)) > len(fact.areas):
        return False
    return is_misplaced(claim, claim.places or claim.setting, fact)
