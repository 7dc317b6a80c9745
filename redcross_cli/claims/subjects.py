"""What a figure of a text is about: the indicators whose words stand around it.

An indicator is known by the words of its titles, tags, statements and units. A word tells
the more, the fewer indicators share it, and the nearer it stands to the figure. No model
and no chance is in it: the same text gives the same answer.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

from redcross_cli.claims.places import names
from redcross_cli.facts.base import INDICATORS, FactBase
from redcross_cli.facts.counting import counts_as
from redcross_cli.facts.memory import in_order
from redcross_cli.facts.model import Fact, Unit
from redcross_cli.figures.reader import find
from redcross_cli.queries.fold import fold, fold_all

_IN_TITLE, _AS_TAG, IN_STATEMENT, _AS_UNIT = 3.0, 2.0, 1.5, 1.0
# How much more an indicator is meant whose unit is counted, and how much less one of another.
_OF_UNIT, _OF_ANOTHER = 1.5, 0.6
# How much more one that has the basis that is spoken of, and one of what the paragraph is about.
_OF_BASIS, _BESIDE_KIN = 1.3, 3.0
# Letters of an English word that tell it from others; the rest is its ending.
_STEM = 6
_NOUN = 5  # characters of a Chinese noun with 个, at the most
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
# What is said of each of several, or of each day, month or year: 每支, every month.
_EACH_CHINESE = re.compile(
    "每(?:一|[天日月周季年支个户人队名位家省市县区台次场])|[日月周季年人户平]均"
)
_EACH = re.compile(
    r"(?i)\b(?:every|each|per) (?!one\b|of\b|year since|winter|provinc|count|cit|region|corner"
    r"|level|walk|part|reason|cent\b)[a-z]"
    r"|\baverag|(?-i:\b(?:daily|weekly|monthly)\b)"
    r"|(?<!half )(?<!in )(?<!within )\ba (?:day|week|month|year)\b"
    r"(?! (?:in|when|that|ago|earlier|before|later|of|after))"
)
# What is said of money that comes in, and of money that goes out.
_COMES = re.compile("收[到入]|接[收受]|募集|筹[集得]|(?i:receiv|rais|collect|took in)")
_GOES = re.compile("支出|使用|用[于在]|花|拨付|发放|(?i:spen[dt]|used|paid|disburs|went (?:to|on))")
_HAN = re.compile("[\u3400-\u9fff]+")
_PEOPLE = frozenset(_CALLED_PEOPLE.split())
_COMMON = frozenset(_COMMON_WORDS.split())


def words_of(text: str) -> set[str]:
    """The words by which texts are compared.

    These are, folded, English stems alone and in pairs, and pairs of Chinese characters.
    """
    return words_of_all([text])[0]


def words_of_all(texts: Sequence[str]) -> list[set[str]]:
    """The words of many texts; quicker than one by one."""
    return list(map(_words_of_folded, fold_all(texts)))


def _words_of_folded(text: str) -> set[str]:
    words: set[str] = set()
    before = ""
    for word in text.split():
        if not word.isascii():
            for run in _HAN.findall(word):
                words.update(map("".join, pairwise(run)))
        stem = word[:_STEM] if word.isascii() and not word[0].isdigit() else ""
        if stem in _COMMON:
            continue
        if stem:
            words.add(stem)
            if before:
                words.add(f"{before} {stem}")
        before = stem
    return words - _COMMON


class Subjects:
    """The indicators of a base, and how well words fit each.

    Of each id ``facts`` are its facts in order, ``units`` what they are counted in, ``head`` is
    what its English title names, and ``kin`` are the ids of its theme that share a tag with it.
    """

    def __init__(self, base: FactBase) -> None:
        self._units: Mapping[str, Unit] = base.units
        self._counted: dict[str, frozenset[str]] = {}
        self._stated: dict[tuple[str, str, str], set[str]] = {}
        by_id: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in base.select(INDICATORS):
            by_id[fact.id].append(fact)
        self.facts = {id: in_order(facts, base.sources) for id, facts in by_id.items()}
        self.units = {id: {str(fact.unit) for fact in facts} for id, facts in by_id.items()}
        self._bases = {id: {str(fact.basis) for fact in facts} for id, facts in by_id.items()}
        self.kin = self._kin()
        titles = {id: facts[0].title for id, facts in by_id.items()}
        self._titles = {id: words_of(f"{title.zh} | {title.en}") for id, title in titles.items()}
        self._way = {id: _way_of_money(f"{title.zh} {title.en}") for id, title in titles.items()}
        self.head = {id: head_of(facts[0].title.en) for id, facts in by_id.items()}
        self._places = words_of(" | ".join(names()[1]))
        self._known = {id: _profile(facts, base.units) for id, facts in by_id.items()}
        shared = Counter(word for profile in self._known.values() for word in profile)
        number = len(self._known)
        telling = {word: log((number + 1) / (count + 0.5)) for word, count in shared.items()}
        self._by_word: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        self._in_title: defaultdict[str, list[tuple[str, int, float]]] = defaultdict(list)
        self._tags: defaultdict[str, list[tuple[str, set[str]]]] = defaultdict(list)
        for id, profile in self._known.items():
            length = sqrt(sqrt(sum((weight * telling[w]) ** 2 for w, weight in profile.items())))
            for word, weight in profile.items():
                self._by_word[word].append((id, weight * telling[word] ** 2 / length))
            first = self.facts[id][0]
            for index, text in enumerate((first.title.zh, first.title.en)):
                title = words_of(text)
                whole = sum(telling[word] for word in title)
                for word in title:
                    self._in_title[word].append((id, index, telling[word] / whole))
            for words in filter(None, map(words_of, first.tags)):
                self._tags[min(words)].append((id, words))

    def _kin(self) -> dict[str, set[str]]:
        sharing: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for id, facts in self.facts.items():
            for tag in facts[0].tags:
                sharing[facts[0].theme, tag].add(id)
        return {
            id: {id}.union(*(sharing[facts[0].theme, tag] for tag in facts[0].tags))
            for id, facts in self.facts.items()
        }

    def ranked(
        self, words: Mapping[str, float], counts: str, basis: str, beside: Set[str]
    ) -> list[tuple[float, str]]:
        """Indicators that weighted words fit, best first, each with how well.

        ``counts`` is what the figure counts, as printed; ``basis`` the one that is spoken of;
        ``beside`` are the indicators of the figures beside it.
        """
        scores: defaultdict[str, float] = defaultdict(float)
        titles: defaultdict[str, list[float]] = defaultdict(lambda: [1.0, 1.0])
        for word, weight in words.items():
            for id, share in self._by_word.get(word, ()):
                scores[id] += weight * share
            for id, index, share in self._in_title.get(word, ()):
                titles[id][index] += share
        counted = self.counted(counts)
        for id in scores:
            if counted:
                scores[id] *= _OF_ANOTHER if counted.isdisjoint(self.units[id]) else _OF_UNIT
            if id in titles:
                scores[id] *= max(titles[id])
            if basis in self._bases[id]:
                scores[id] *= _OF_BASIS
            if not self.kin[id].isdisjoint(beside):
                scores[id] *= _BESIDE_KIN
        return sorted(((score, id) for id, score in scores.items()), reverse=True)

    def counted(self, counts: str) -> frozenset[str]:
        """The units that are counted by what is printed: none by what no unit is known by."""
        if counts not in self._counted:
            self._counted[counts] = frozenset(
                id for id, unit in self._units.items() if counts_as(counts, unit)
            )
        return self._counted[counts]

    def is_about_another(self, id: str, words: Set[str], known: float = 0) -> bool:
        """Whether words name another indicator, which is counted alike, and not this one.

        They do if a tag of the other is among them of which this one knows no word by more than
        a weight, and nothing that is only in this one's own title and tags, but for places:
        children with leukaemia, in Hainan, are not those with thalassaemia. Where they hold no
        such word of this one, a word of the title of one of its kin is enough.
        """
        mine = self._known[id]
        own = {word for word in words - self._places if mine.get(word, 0) >= _AS_TAG}
        strange = words - mine.keys()
        if not own and any(
            not strange.isdisjoint(self._titles[other])
            for other in self.kin[id]
            if not self.units[id].isdisjoint(self.units[other])
        ):
            return True
        return any(
            tag <= words
            and not self.units[id].isdisjoint(self.units[other])
            and all(mine.get(word, 0) <= known for word in tag)
            and own <= self._known[other].keys()
            for word in words
            for other, tag in self._tags.get(word, ())
        )

    def is_reversed(self, id: str, text: str) -> bool:
        """Whether a text says received, as one of its kin does, where an indicator says spent.

        Or spent, where it says received.
        """
        way = _way_of_money(text)
        is_other = way != self._way[id] and bool(way and self._way[id])
        return is_other and any(
            self._way[other] == way and not self._titles[id].isdisjoint(self._titles[other])
            for other in self.kin[id]
        )

    def may_count(self, fact: Fact, counts: str) -> bool:
        """Whether a fact may be counted by what is printed, though the words are not the base's."""
        counted = self.counted(counts)
        if not counts or counted & self.units[fact.id] or counted & self._units_stated(fact):
            return True
        if counts.isascii():
            head = head_of(counts)
            return head == self.head[fact.id] or (fact.unit == "people" and head in _PEOPLE)
        known = self._known[fact.id].keys()
        words = words_of(counts.removeprefix(_ANYTHING))
        if not counts.startswith(_ANYTHING):
            return bool(words) and words <= known
        # What stands behind 个 can be what is counted, or a verb.
        return counts == _ANYTHING or len(counts) > _NOUN or not words.isdisjoint(known)

    def _units_stated(self, fact: Fact) -> set[str]:
        """The units that a fact's own sentences count by: 4,680 donations, to as many patients."""
        if fact.key not in self._stated:
            sentences = (fact.statement.zh, fact.statement.en)
            figures = [figure for text in sentences for figure in find(text)]
            units = [self.counted(f.counts) for f in figures if f.quantity.value == fact.value]
            self._stated[fact.key] = set().union(*units)
        return self._stated[fact.key]


@lru_cache(maxsize=1000)  # a text counts the same things again and again
def head_of(phrase: str) -> str:
    """The word that an English phrase is about: the last."""
    return fold(phrase).rpartition(" ")[2]


def _way_of_money(text: str) -> str:
    """Whether a text speaks of what comes in or of what goes out; "" for both or neither."""
    comes, goes = _COMES.search(text), _GOES.search(text)
    return "" if bool(comes) == bool(goes) else "in" if comes else "out"


def says_each(text: str) -> bool:
    """Whether what a text says is of each of several things or times.

    >>> says_each("Every month it has"), says_each("Every one of the")
    (True, False)
    """
    return bool(_EACH_CHINESE.search(text) or _EACH.search(text))


def _profile(facts: Iterable[Fact], units: Mapping[str, Unit]) -> dict[str, float]:
    profile: dict[str, float] = {}
    for fact in facts:
        unit = units[str(fact.unit)]
        for weight, texts in (
            (_IN_TITLE, (fact.title.zh, fact.title.en)),
            (_AS_TAG, fact.tags),
            (IN_STATEMENT, (fact.statement.zh, fact.statement.en)),
            (_AS_UNIT, (unit.label.zh, unit.label.en, *unit.nouns.en)),
        ):
            for word in words_of(" | ".join(texts)):
                profile[word] = max(profile.get(word, 0), weight)
    return profile
