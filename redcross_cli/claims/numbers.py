"""How the number of a claim stands to a fact's, and to the others of its sentence."""

import re
from collections.abc import Iterable, Set
from decimal import Decimal
from itertools import combinations

from redcross_cli.claims.asserted import is_of_other_kind
from redcross_cli.claims.counted import fits_each, is_of_bodies, magnitude
from redcross_cli.claims.model import Claim
from redcross_cli.claims.places import HOME, codes
from redcross_cli.facts.model import Fact
from redcross_cli.figures.interval import Quantity, is_number_of, place, rounds, significant_digits

_FAR, _NOUGHTS, _HUGE = 150, 100, 1_000_000
_ROOM = Decimal("1.2")  # above a bound, in which a fact does not contradict it
# What a fact's title says that its figure is only of, which a claim has to say, too: by its unit.
_ONLY_OF = {
    "percent": re.compile(
        r"(?i)[地省市县区乡镇](?:这?一)?级|\b(?:prefectur|provinc|municipal|count[yi]|cit(?:y|ies)\b)"
    ),
    "cases": re.compile(
        "[境海国对涉]外|国门|大陆以外|外国|[0-9]个国家|港澳|香港|台湾|(?i:overseas|abroad|foreign|outside|beyond|elsewhere"
        r"|countries|hong kong|taiwan|international)"
    ),
}
# Who helps, as what is counted, and who is helped, by the title of a fact.
_HELPERS = re.compile(r"(?:rescu|volunte|work|memb)ers\Z| [名位](?:[红救应].{1,3})?(?:志愿者|队员)")
_HELPED = re.compile("群众|患[者儿]|落水|(?i:patients|children|evacuated|rescued|helped)")


def is_sum(claim: Claim, values: Set[Decimal]) -> bool:
    """Whether a claim is the sum of two others of its sentence, which may be rounded.

    8,220 and 3,383, or 11,603 in all; 共1.1万余名.
    """
    whole = claim.quantity.value or Decimal()
    others = values - {whole, Decimal()}
    near = place(whole) / 2 if claim.quantity.comparator == "=" else place(whole)
    return any(abs(one + other - whole) < near for one, other in combinations(others, 2))


def is_comparable(quantity: Quantity, fact: Fact, of_kin: Iterable[Set[object]]) -> bool:
    """Whether a number may be a fact's gone wrong: it is near to it, or is another's of its kin.

    ``of_kin`` are the values of its kin, one of which may have been taken for its own.
    """
    value, known = _sizes(quantity, fact)
    is_near = known <= value * _FAR and value <= known * _FAR
    return is_near or any(quantity.value in values for values in of_kin)


def is_slip(quantity: Quantity, fact: Fact) -> bool:
    """Whether a number has a fact's digits in another order, or other noughts behind them."""
    value, known = _sizes(quantity, fact)
    one, other = (sorted(filter(None, size.as_tuple().digits)) for size in (value, known))
    if not one or one != other or value == known:
        return False
    return len(one) > 1 or 1 / _NOUGHTS <= value / known <= _NOUGHTS


def has_digits(quantity: Quantity, fact: Fact) -> bool:
    """Whether a number has a fact's digits, and only other noughts behind them."""
    one, other = (size.normalize().as_tuple().digits for size in _sizes(quantity, fact))
    return one == other


def _sizes(quantity: Quantity, fact: Fact) -> tuple[Decimal, Decimal]:
    return abs(quantity.value or Decimal()), abs(Decimal(str(fact.value or 0)))


def may_both_be(quantity: Quantity, fact: Quantity) -> bool:
    """Whether a number is within a fact's range, or a lower bound is below a fact's and near it.

    More than 20 million is true of 23.3 million, and may be of nearly 3.5 million, if it is 3.4.
    """
    value, known = quantity.value, fact.value
    if value is None or not known:
        return False
    if fact.upper is not None:
        return known <= value <= fact.upper
    is_below = quantity.comparator in (">", ">=") and value < known
    if fact.comparator in ("<", "<="):
        return is_below and known <= 2 * value
    is_rounder = significant_digits(value) < significant_digits(known)
    return is_below and is_rounder and known <= _ROOM * value


def has_number(quantity: Quantity, fact: Quantity, is_about: bool) -> bool:
    """Whether a figure has a fact's number, or, of what it is surely about, says it in words.

    It may be rounded then, or hedged where the fact is not: more than 3.4 million of 3.4 million.
    """
    if not is_about and (quantity.comparator != "=" and fact.comparator == "="):
        return False
    return is_number_of(quantity, fact) or (is_about and rounds(quantity, fact))


def telling_digits(quantity: Quantity) -> int:
    """How many digits of a number tell it from others: two of 3,400.

    A hedge tells like one, and so does a size that few things have: 3.5 million.
    """
    value = quantity.value or Decimal()
    digits = significant_digits(value)
    return digits + (quantity.comparator != "=") + (value >= _HUGE)


def says_of_which(claim: Claim, fact: Fact) -> bool:
    """Whether a claim says of which people or bodies its number is, where a fact is only of some.

    Shares are of prefecture-level societies, donations are for patients abroad. 80% of schools
    names bodies of another kind, so it is not the share of societies; 80% of patients does not.
    """
    noun = claim.counts[1:] if fact.unit == "percent" else ""
    if noun and not re.search("红|Red|societ", noun):
        return is_of_bodies(claim.counts)
    only = _ONLY_OF.get(str(fact.unit))
    title = f"{fact.title.zh} {fact.title.en}".lower()
    if only is None or not only.search(title):
        return True
    is_another = fact.unit == "percent" and claim.quantity.value != fact.value
    if is_another and (of := only.findall(claim.clause)):
        return any(
            re.sub("这?一级", "级", level.lower()) in title for level in of
        )  # 41 % at county level
    names_other = any(not code.startswith(HOME) for code in codes(claim.sentence))
    return names_other or only.search(" ".join((claim.told, *claim.words))) is not None


def may_say_of(claim: Claim, fact: Fact) -> bool:
    """Whether a claim may say of its number what a fact says: of each, of the dead, so many times.

    An open figure has to be of as many digits: dozens are no thousands.
    """
    is_open = claim.quantity.value is None
    if is_open and magnitude(claim.figure.printed) != magnitude(fact.printed):
        return False
    if _HELPERS.search(f"{claim.clause}|{claim.counts}") and _HELPED.search(str(fact.title)):
        return False
    is_of_them = says_of_which(claim, fact) and fits_each(claim.is_each, fact)
    return is_of_them and not is_of_other_kind(claim, fact)
