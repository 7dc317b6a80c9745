"""Whether what a text says of its figures may stand, by what the facts say."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from redcross_cli.claims.bodies import BRANCH, RED_CROSS
from redcross_cli.claims.finding import Finding
from redcross_cli.claims.model import Claim
from redcross_cli.claims.numbers import is_sum
from redcross_cli.claims.places import ANYWHERE, HOME, is_province
from redcross_cli.claims.table import is_row
from redcross_cli.claims.verdicts import Verdicts
from redcross_cli.facts.base import INDICATORS, FactBase
from redcross_cli.facts.csl import Source
from redcross_cli.facts.model import Fact, Key

_NEAR = 4  # figures, of which two may be swapped


def _writers(source: Source) -> set[str]:
    """The names of the branches of the Red Cross that wrote a source, or else publish it."""
    authors = [str(author.literal) for author in source.author or () if author.literal]
    names = authors or [str(source.publisher or "")]
    return set(filter(BRANCH.match, names))


def _branches_named(fact: Fact) -> set[str]:
    """The branches of the Red Cross that a fact's statement names, or that of its 全市 or 全县."""
    clauses = re.split("[，。、；：年月日]", fact.statement.zh)
    named = {branch[0] + "会" for branch in map(BRANCH.match, clauses) if branch}
    return named or {f"{whole}红十字会" for whole in re.findall("全[市县区]", fact.statement.zh)}


def _shared(names: Sequence[set[str]]) -> set[str]:
    return set.intersection(*names) if names else set()


class Judge:
    """Holds the claims of a text against the facts of a base.

    ``place`` is the province of which all of them are, or the whole country; ``bodies`` are the
    names of the branch of the Red Cross that wrote or published each of their sources, or that
    their statements name.
    """

    def __init__(self, base: FactBase) -> None:
        self._verdicts = Verdicts(base)
        facts = base.select(INDICATORS)
        areas = {fact.areas for fact in facts}
        shared = next(iter(areas)) if len(areas) == 1 else ()
        self.place = shared[0] if len(shared) == 1 and is_province(shared[0]) else HOME
        texts = [f"{fact.title} {fact.statement}" for fact in facts]
        texts += [f"{s.author} {s.publisher} {s.title}" for s in base.sources.values()]
        if not any(map(RED_CROSS.search, texts)):
            self.place = ANYWHERE
        writers = [_writers(source) for source in base.sources.values()]
        statements = [_branches_named(fact) for fact in facts]
        self.bodies = sorted(_shared(writers) or _shared([*filter(None, statements)]))

    def judge(self, claims: Iterable[Claim]) -> Iterator[Finding]:
        """The findings for the claims of a text, in order.

        What is unknown by itself may be known beside others: a paragraph goes on about what
        it has begun with. No figure has to be one that its sentence gives already.
        """
        told = (claim for claim in claims if not self._verdicts.is_name(claim))
        for _, paragraph in groupby(told, key=lambda claim: claim.paragraph):
            findings = list(
                self._beside_each_other([self._verdicts.finding(claim) for claim in paragraph])
            )
            found = list(findings)
            for place, one in enumerate(findings):
                for behind, other in enumerate(findings[place + 1 : place + _NEAR], place + 1):
                    if self._are_swapped(one, other):
                        for index, its in ((place, other), (behind, one)):
                            claim = findings[index].claim
                            found[index] = Finding(claim, "contradicted", its.fact, its.about)
            yield from found

    def _beside_each_other(self, findings: Sequence[Finding]) -> Iterator[Finding]:
        """The findings of a paragraph, each looked at again for what the others are."""
        known = frozenset(finding.fact.id for finding in findings if finding.fact)
        given: defaultdict[str, set[Key]] = defaultdict(set)
        values: defaultdict[str, set[Decimal]] = defaultdict(set)
        for claim, verdict, fact, *_rest in findings:
            values[claim.sentence].add(claim.quantity.value or Decimal())
            if fact and verdict != "contradicted":
                given[claim.sentence].add(fact.key)
        for finding in findings:
            claim, verdict = finding.claim, finding.verdict
            another = unknown = Finding(claim, "unknown")
            if verdict == "contradicted" and (taken := given[claim.sentence]):
                another = self._verdicts.finding(claim, taken=taken)
            elif verdict == "unknown" and known:
                another = self._verdicts.finding(claim, known)
            found = finding if another.verdict == "unknown" else another
            if found.verdict == "contradicted" and known:
                again = self._verdicts.finding(claim, known)
                found = again if again.verdict == "supported" else found
            is_wrong = found.verdict == "contradicted"
            yield unknown if is_wrong and is_sum(claim, values[claim.sentence]) else found

    def _are_swapped(self, one: Finding, other: Finding) -> bool:
        """Whether two figures of a sentence, or of a table, each have the other's number."""
        sentences = {one.claim.sentence, other.claim.sentence}
        are_items = one.claim.continues and other.claim.continues
        are_apart = len(sentences) > 1 and not (are_items or all(map(is_row, sentences)))
        if are_apart or not (one.fact and other.fact):
            return False
        pairs = ((one.claim, one.fact, other.fact), (other.claim, other.fact, one.fact))
        return all(self._verdicts.fits_better(claim, its, fact) for claim, fact, its in pairs)
