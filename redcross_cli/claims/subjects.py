"""What a figure of a text is about: the indicators whose words stand around it.

An indicator is known by the words of its titles, tags, statements and units. A word tells
the more, the fewer indicators share it, and the nearer it stands to the figure. No model
and no chance is in it: the same text gives the same answer.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import pairwise
from math import log, sqrt

from redcross_cli.facts.base import FactBase
from redcross_cli.facts.counting import counts_as
from redcross_cli.facts.model import Fact, Unit
from redcross_cli.figures.reader import find
from redcross_cli.queries.fold import fold

_IN_TITLE, _AS_TAG, _IN_STATEMENT, _AS_UNIT = 3.0, 2.0, 1.5, 1.0
# How much more an indicator is meant whose unit is counted, and how much less one of another.
_OF_UNIT, _OF_ANOTHER = 1.5, 0.6
# Letters of an English word that tell it from others; the rest is its ending.
_STEM = 6
_MOST = 0.5  # of what only one title has, which tells it from another
_NOUN = 4  # characters of a Chinese noun, at the most
_ANYTHING = "个"  # a measure word that tells nothing of what is counted
# What people are called besides the nouns by which sources count them; folded.
_CALLED_PEOPLE = """
    youngster kid boy girl woman women man men adult citizen learner trainee survivor victim
    villager evacuee recipient beneficiary worker staff soul life live case pupil youth
    practitioner holder responder lifesaver
"""
_COMMON_WORDS = """
    a an the of in and to for on by with at from as is are was were be been that this it its they
    their we our us you your has have had which who than more over nearly about all some only also
    into up out so far china chines red cross societ across system
    中国 国红 红十 十字 字会 全国 字系 系统 红会 我会 总会
"""
_PEOPLE = frozenset(_CALLED_PEOPLE.split())
_COMMON = frozenset(_COMMON_WORDS.split())


def words_of(text: str) -> set[str]:
    """The words by which texts are compared.

    These are, folded, English stems alone and in pairs, and pairs of Chinese characters.
    """
    words: set[str] = set()
    before = ""
    for word in fold(text).split():
        if not word.isascii():
            for run in re.findall("[\u3400-\u9fff]+", word):
                words.update(map("".join, pairwise(run)))
        stem = word[:_STEM] if word.isascii() and not word[0].isdigit() else ""
        if stem not in _COMMON:
            words |= {stem, f"{before} {stem}"} if before and stem else {stem}
            before = stem
    return words - _COMMON - {""}


class Subjects:
    """The indicators of a base, and how well words fit each."""

    def __init__(self, base: FactBase) -> None:
        self._units: Mapping[str, Unit] = base.units
        self._counted: dict[str, frozenset[str]] = {}
        self._stated: dict[tuple[str, str, str], frozenset[str]] = {}
        self.facts: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in base.indicators():
            self.facts[fact.id].append(fact)
        self._known = {id: _profile(facts, base.units) for id, facts in self.facts.items()}
        shared = Counter(word for profile in self._known.values() for word in profile)
        self._tags = {id: [ws for tag in facts[0].tags if (ws := words_of(tag))] for id, facts in self.facts.items()}
        self._placed = set()
        from redcross_cli.claims.places import _names
        for name in _names()[1]: self._placed |= words_of(name)
        number = len(self._known)
        telling = {word: log((number + 1) / (count + 0.5)) for word, count in shared.items()}
        self._titles: dict[str, list[dict[str, float]]] = {}
        self._by_word: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for id, profile in self._known.items():
            title = self.facts[id][0].title
            self._titles[id] = [
                {word: telling[word] for word in words_of(text)} or {"": 1.0}
                for text in (title.zh, title.en)
            ]
            length = sqrt(sqrt(sum((weight * telling[w]) ** 2 for w, weight in profile.items())))
            for word, weight in profile.items():
                self._by_word[word].append((id, weight * telling[word] ** 2 / length))

    def ranked(self, words: Mapping[str, float], counts: str) -> list[tuple[float, str]]:
        """Indicators that weighted words fit, best first, each with how well.

        ``counts`` is what the figure counts, as printed.
        """
        scores: defaultdict[str, float] = defaultdict(float)
        for word, weight in words.items():
            for id, share in self._by_word.get(word, ()):
                scores[id] += weight * share
        return sorted(
            (
                (score * self._factor(id, counts) * (1 + self._named(id, words)), id)
                for id, score in scores.items()
            ),
            reverse=True,
        )

    def _named(self, id: str, words: Mapping[str, float]) -> float:
        """How much of an indicator's title stands among words, in the language that has more."""
        return max(
            sum(weight for word, weight in title.items() if word in words) / sum(title.values())
            for title in self._titles[id]
        )

    def _factor(self, id: str, counts: str) -> float:
        counted = self.counted(counts)
        if not counted:
            return 1.0
        return _OF_UNIT if self.units_of(id) & counted else _OF_ANOTHER

    def units_of(self, id: str) -> set[str]:
        """The units in which an indicator is counted."""
        return {str(fact.unit) for fact in self.facts[id]}

    def counted(self, counts: str) -> frozenset[str]:
        """The units that are counted by what is printed, or, in Chinese, by what it begins with.

        None of them where nothing is printed, or nothing that units are known by.
        """
        if counts not in self._counted:
            begun = [counts[:end] for end in range(len(counts), len(_ANYTHING), -1)]
            ways = [counts] if len(counts) < 2 or counts.isascii() else begun
            found = (
                frozenset(id for id, unit in self._units.items() if counts_as(way, unit))
                for way in ways
            )
            self._counted[counts] = next(filter(None, found), frozenset())
        return self._counted[counts]

    def is_named_before(self, one: str, other: str, words: Set[str]) -> bool:
        """Whether words tell that the first of two kin is meant, which count the same.

        That is so if they have most of what its title has and the other is not known by, and
        nothing of the reverse.
        """
        if not (self.are_kin(one, other) and self.units_of(one) & self.units_of(other)):
            return False
        for first, second in zip(self._titles[one], self._titles[other], strict=True):
            own = first.keys() - self._known[other]
            others = second.keys() - self._known[one]
            named = len(own & words)
            if others and words.isdisjoint(others) and named > 1 and named >= _MOST * len(own):
                return True
        return False

    def is_about_another(self, id: str, words: Set[str], ids: Iterable[str], strictly: bool = True) -> bool:
        mine = self._known[id]
        for other in ids:
            if other == id or not self.units_of(id) & self.units_of(other):
                continue
            its = self._known[other]
            for tag in self._tags[other]:
                if tag <= words and (tag.isdisjoint(mine) if strictly else max(mine.get(w,0) for w in tag) < _AS_TAG):
                    if not any(mine.get(w, 0) >= _AS_TAG and w not in its and w not in self._placed for w in words):
                        return True
        return False

    def is_headed(self, id: str, counts: str) -> bool:
        last = fold(counts).split()[-1:]
        return bool(last) and last == fold(self.facts[id][0].title.en).split()[-1:]

    def may_count(self, fact: Fact, counts: str) -> bool:
        """Whether a fact may be counted by what is printed, though the words are not the base's."""
        counted = self.counted(counts)
        if not counts or counted & self.units_of(fact.id) or counted & self._units_stated(fact):
            return True
        unit = self._units[str(fact.unit)]
        if not counts.isascii():
            if counts.startswith(_ANYTHING):
                return self._may_be(counts[1:], fact, unit)
            named = words_of(counts)
            return bool(named) and named <= self._known[fact.id].keys()
        last = fold(counts).split()[-1:]
        if unit.id == "people" and not _PEOPLE.isdisjoint(last):
            return True
        if last == fold(fact.title.en).split()[-1:]:
            return True
        known = words_of(" | ".join((fact.title.en, fact.statement.en)))
        return not counted and not words_of(" ".join(last)).isdisjoint(known)

    def _may_be(self, behind: str, fact: Fact, unit: Unit) -> bool:
        """Whether what stands behind 个 names what a fact counts, or may: it can be a verb."""
        nouns = [noun.removeprefix(_ANYTHING) for noun in unit.nouns.zh]
        if not behind or any(noun in behind for noun in nouns if noun):
            return True
        known = words_of(f"{fact.title.zh} | {fact.statement.zh}")
        is_noun = len(behind) <= _NOUN and words_of(behind).isdisjoint(known)
        return not is_noun and not self.counted(_ANYTHING + behind)

    def _units_stated(self, fact: Fact) -> frozenset[str]:
        """The units that a fact's own sentences count by: 4,680 donations, to as many patients."""
        if fact.key not in self._stated:
            figures = [
                figure
                for text in (fact.statement.zh, fact.statement.en)
                for figure in find(text)
                if figure.quantity.value == fact.value
            ]
            self._stated[fact.key] = frozenset().union(*(self.counted(f.counts) for f in figures))
        return self._stated[fact.key]

    def are_kin(self, one: str, other: str) -> bool:
        """Whether two indicators belong together: of one theme, with a tag in common."""
        first, second = self.facts[one][0], self.facts[other][0]
        return first.theme == second.theme and not set(first.tags).isdisjoint(second.tags)


def _profile(facts: Iterable[Fact], units: Mapping[str, Unit]) -> dict[str, float]:
    profile: dict[str, float] = {}
    for fact in facts:
        unit = units[str(fact.unit)]
        for weight, texts in (
            (_IN_TITLE, (fact.title.zh, fact.title.en)),
            (_AS_TAG, fact.tags),
            (_IN_STATEMENT, (fact.statement.zh, fact.statement.en)),
            (_AS_UNIT, (unit.label.zh, unit.label.en, *unit.nouns.en)),
        ):
            for word in words_of(" | ".join(texts)):
                profile[word] = max(profile.get(word, 0), weight)
    return profile
