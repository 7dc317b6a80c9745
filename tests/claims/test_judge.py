"""Whether a figure of a draft may stand: measured on drafts, and on the facts' own sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from redcross_cli.claims.claim import claims
from redcross_cli.claims.judge import Judge, Verdict
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Fact
from redcross_cli.facts.quantity import to_the_letter
from redcross_cli.figures.figure import Figure
from redcross_cli.figures.reader import find
from redcross_cli.figures.wording import number_in_words
from redcross_cli.files.loading import load
from redcross_cli.terms import Lang
from tests.claims.measure import judged, rates
from tests.conftest import SHIPPED

_HEDGE = re.compile(
    "^(?:more than|over|nearly|about|around|超过|超|近|约|突破) ?|(?<=[0-9万亿])[余多]",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def everything() -> FactBase:
    return load(SHIPPED)


@pytest.fixture(scope="module")
def judge(everything: FactBase) -> Judge:
    return Judge(everything)


# Part, language and rates, of which docs/check.md has those of what is only measured on.
RATES = (
    ("tuned", "zh", (98.1, 1.0, 100.0, 0.0, 98.9)),
    ("tuned", "en", (97.2, 0.9, 95.9, 0.0, 97.1)),
    ("held", "zh", (97.5, 2.5, 98.1, 4.0, 97.1)),
    ("held", "en", (94.9, 2.6, 96.4, 0.0, 95.9)),
)


def test_drafts_are_judged_as_careful_people_do() -> None:
    rows = list(judged())
    parts = dict.fromkeys((row.part, row.lang) for row in rows)
    found = [(*part, rates([r for r in rows if (r.part, r.lang) == part])) for part in parts]
    assert found == list(RATES)


def verdict_at(judge: Judge, text: str, offset: int) -> Verdict | None:
    for finding in judge.judge(claims(text)):
        if finding.claim.figure.start <= offset < finding.claim.figure.end:
            return finding.verdict
    return None


def stated(base: FactBase) -> Iterator[tuple[Fact, str, Figure, Lang]]:
    """The sentences of all facts in which the figure is read, with it."""
    langs: tuple[Lang, ...] = ("zh", "en")
    for fact in base.indicators():
        for lang in langs:
            text, own = fact.statement.pick(lang), to_the_letter(fact)
            for figure in find(text):
                if figure.quantity[:3] == own[:3] and own.value is not None:
                    yield fact, text, figure, lang
                    break


def test_what_the_facts_say_themselves_may_stand(everything: FactBase, judge: Judge) -> None:
    """Each sentence has its date, so that no newer figure makes one outdated."""
    given = Counter(verdict_at(judge, text, f.start) for _, text, f, _ in stated(everything))
    assert given.keys() == {"supported", "disputed"}
    assert given["supported"] > 280


def test_another_number_is_caught(everything: FactBase, judge: Judge) -> None:
    """Ten times as much, a tenth, a third more, and the first two digits swapped."""
    given: Counter[Verdict | None] = Counter()
    for fact, text, figure, lang in stated(everything):
        value = int(fact.value or 0)
        digits = str(value)
        swapped = int(digits[1] + digits[0] + digits[2:]) if len(digits) > 2 else 0
        known = {other.value for other in everything.named(fact.id)}
        for other in {value * 10, value // 10, value * 13 // 10, swapped} - known - {0}:
            words = figure.printed.replace(
                number_in_words(value, lang), number_in_words(other, lang)
            )
            if words != figure.printed:
                draft = text[: figure.start] + words + text[figure.end :]
                given[verdict_at(judge, draft, figure.start)] += 1
    caught = given.total() - given["supported"] - given["unknown"] - given[None]
    assert given["supported"] <= 2
    assert caught / given.total() > 0.99


def test_a_lost_hedge_is_caught(everything: FactBase, judge: Judge) -> None:
    given: Counter[Verdict | None] = Counter()
    for fact, text, figure, _ in stated(everything):
        bare = _HEDGE.sub("", figure.printed)
        # Where another source prints the number without a hedge, it may stand.
        exact = any(f.comparator == "=" for f in everything.named(fact.id) if f.value == fact.value)
        if bare != figure.printed and not exact:
            draft = text[: figure.start] + bare + text[figure.end :]
            given[verdict_at(judge, draft, figure.start)] += 1
    assert set(given) <= {"hedge", "outdated"}
    assert given["hedge"] > 90
