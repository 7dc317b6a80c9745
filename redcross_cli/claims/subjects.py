"""What a figure of a text is about: the indicators whose words stand around it.

An indicator is known by the words of its titles, tags, statements and units. A word tells
the more, the fewer indicators share it, and the nearer it stands to the figure. No model
and no chance is in it: the same text gives the same answer.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from itertools import chain, islice, product
from math import fsum, log, sqrt
from typing import TypeVar

from redcross_cli.claims.counted import Counting, said_by
from redcross_cli.claims.model import CLAUSE, SENTENCE
from redcross_cli.claims.pointing import say_nothing
from redcross_cli.claims.sides import OTHER_SIDE, sides_of
from redcross_cli.claims.words import words_of
from redcross_cli.facts.base import INDICATORS, FactBase, by_recency
from redcross_cli.facts.model import Fact, Unit

_T = TypeVar("_T")
_IN_TITLE, _AS_TAG, _IN_STATEMENT, _AS_UNIT = 3.0, 2.0, 1.5, 1.0
# How much more an indicator is meant whose unit is counted, the more if nothing else is counted so,
# and how much less one of another.
_OF_UNIT, _OF_ITS_ONLY, _OF_ANOTHER = 1.5, 2.5, 0.6
# How much more one that has the basis that is spoken of, and one of what the paragraph is about.
_OF_BASIS, _BESIDE_KIN, _OF_PLACE = 1.3, 3.0, 2.0
_FEW = 16  # indicators, of which fewer are weighed as so many: else no word of one would tell
# What says how many there are by now, and not what one year had.
_ALL_THERE_ARE = re.compile(
    "共有(?! ?[^，。 ]{0,4}[例次场起])|总共 |现有|拥有|总数|累计|在册"
    "|(?:国|会|系统)有[^，。]{0,8} (?=[支名台家]|人(?![\u4e00-\u9fff]))"
    r"|(?i:\b(?:has|have) (?:only |just |now )?\s|\bin all, \s"
    r"|\b(?:are|is) (?:now |currently )?(?:registered|enrolled|on)\b)"
)
_SO_FAR = re.compile(r"(?i)总[计共]|至今|\b(?:so far|to date|in all(?! the)|altogether|total of)")
_TIME = re.compile("小时|分钟|(?i:hour|minute)")


# What many things are counted by, so that it tells nothing of what is told.
_COUNTED_ANYWHERE = words_of(
    "people person individuals members children residents participants students officials personnel"
    " patients households families yuan RMB counties provinces countries nations regions cities"
    " societies teams groups events activities times courses projects sites venues items pieces"
    " homes houses sets hours months days tents role models places"
)


class _Sharing:
    """Of an id those that share something with it, and itself.

    They are put together when they are asked for: of all ids they are as many as all squared.
    """

    def __init__(self, had: Mapping[str, Collection[object]]) -> None:
        self._had = had
        self._having: defaultdict[object, set[str]] = defaultdict(set)
        for id, things in had.items():
            for thing in things:
                self._having[thing].add(id)

    def __getitem__(self, id: str) -> set[str]:
        return self.of_any({id})

    def joined(self, own: Mapping[str, Set[_T]]) -> Mapping[str, list[Set[_T]]]:
        """For each id what it has, and what those have that share a thing with it, by the thing."""
        of_thing = {t: {x for id in ids for x in own[id]} for t, ids in self._having.items()}
        had = self._had.items()
        return {id: [own[id], *(of_thing[thing] for thing in things)] for id, things in had}

    def of_any(self, ids: Set[str]) -> set[str]:
        """Those that share something with any of some."""
        things = {thing for id in ids for thing in self._had[id]}
        return set(ids).union(*(self._having[thing] for thing in things))


class Subjects:
    """The indicators of a base, and how well words fit each.

    Of each id ``facts`` are its facts in order, ``kin`` are the ids of its theme that share a tag
    with it, and ``alike`` those of them that are counted alike. Of each fact's key ``said`` is what
    it says.
    """

    def __init__(self, base: FactBase) -> None:
        by_id: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in base.select(INDICATORS):
            by_id[fact.id].append(fact)
        self.facts = {id: by_recency(facts, base.sources) for id, facts in by_id.items()}
        self.said = {fact.key: said_by(fact) for facts in by_id.values() for fact in facts}
        self._areas = {id: {a for fact in some for a in fact.areas} for id, some in by_id.items()}
        self._bases = {id: {str(fact.basis) for fact in facts} for id, facts in by_id.items()}
        self._known = {id: _profile(facts, base.units) for id, facts in by_id.items()}
        self.counting = Counting(base.units, self.facts, self._known)
        tags = {
            id: [(facts[0].theme, tag) for tag in facts[0].tags] for id, facts in self.facts.items()
        }
        self.kin = _Sharing(tags)
        units = self.counting.units
        self.alike = _Sharing({id: list(product(own, units[id])) for id, own in tags.items()})
        self._counted_by = Counter(chain.from_iterable(units.values()))
        titles = {id: facts[0].title for id, facts in by_id.items()}
        self._titles = {id: words_of(f"{title.zh} | {title.en}") for id, title in titles.items()}
        self._english_titles = {id: words_of(title.en) for id, title in titles.items()}
        self._sides = {id: sides_of(f"{title.zh} {title.en}") for id, title in titles.items()}
        # Whatever asks all kin of all indicators would ask as many as all squared.
        self._titles_of_kin = self.kin.joined(self._titles)
        self._sides_of_kin = self.kin.joined(self._sides)
        self.values_of_kin = self.kin.joined({i: {f.value for f in fs} for i, fs in by_id.items()})
        self.areas_of_kin = self.kin.joined({i: {f.areas for f in fs} for i, fs in by_id.items()})
        self.yearly_units_of_kin = self.kin.joined(
            {i: {str(f.unit) for f in fs if f.basis == "flow"} for i, fs in by_id.items()}
        )
        # Many share the words of a unit, which tell no less of those that are known by them else.
        known = [entry for profile in self._known.values() for entry in profile.items()]
        shared = Counter(word for word, _ in known)
        own = Counter(word for word, weight in known if weight > _AS_UNIT)
        number = max(len(self._known), _FEW)
        telling = {
            word: log((number + 1) / ((own[word] or count) + 0.5)) for word, count in shared.items()
        }
        self._by_word: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        self._in_title: defaultdict[str, list[tuple[str, int, float]]] = defaultdict(list)
        self._tags: defaultdict[str, list[tuple[str, set[str]]]] = defaultdict(list)
        for id, profile in self._known.items():
            length = sqrt(sqrt(fsum((weight * telling[w]) ** 2 for w, weight in profile.items())))
            for word, weight in profile.items():
                self._by_word[word].append((id, weight * telling[word] ** 2 / length))
            first = self.facts[id][0]
            for index, text in enumerate((first.title.zh, first.title.en)):
                title = words_of(text)
                whole = fsum(telling[word] for word in title)
                for word in title:
                    self._in_title[word].append((id, index, telling[word] / whole))
            for words in filter(None, map(words_of, first.tags)):
                self._tags[min(words)].append((id, words))

    def ranked(
        self,
        words: Mapping[str, float],
        counts: str,
        basis: str,
        beside: Set[str],
        where: Set[str],
    ) -> list[tuple[float, str]]:
        """Indicators that weighted words fit, best first, each with how well.

        ``counts`` is what the figure counts, as printed; ``basis`` the one that is spoken of;
        ``beside`` are the indicators of the figures beside it, and ``where`` the codes of the
        places that the text is set in.
        """
        scores: defaultdict[str, float] = defaultdict(float)
        titles: defaultdict[str, list[float]] = defaultdict(lambda: [1.0, 1.0])
        for word, weight in sorted(words.items()):  # as the sum of floats depends on their order
            for id, share in self._by_word.get(word, ()):
                scores[id] += weight * share
            for id, index, share in self._in_title.get(word, ()):
                titles[id][index] += share
        counted = self.counting.counted(counts)
        near = self.kin.of_any(beside)
        is_alone = sum(self._counted_by[unit] for unit in counted) == 1
        of_unit = _OF_ITS_ONLY if is_alone else _OF_UNIT
        for id in scores:
            if _TIME.search(counts) and words.keys() & self._known[id].keys() <= words_of(counts):
                scores[id] = 0  # many things take 8 hours
            if counted:
                is_its = not counted.isdisjoint(self.counting.units[id])
                scores[id] *= of_unit if is_its else _OF_ANOTHER
            if id in titles:
                scores[id] *= max(titles[id])
            if basis in self._bases[id]:
                scores[id] *= _OF_BASIS
            if id in near:
                scores[id] *= _BESIDE_KIN
            if not self._areas[id].isdisjoint(where):
                scores[id] *= _OF_PLACE
        return sorted(((score, id) for id, score in scores.items()), reverse=True)

    def is_named(self, fact: Fact, words: Mapping[str, float], counts: str, least: int) -> bool:
        """Whether words of a sentence name what a fact is of, beside what its figure counts.

        A concert that drew 218 people is not their rescue. Where the clause says nothing else,
        there is nothing to go by.
        """
        noun = counts if counts.isascii() else ""  # behind 个 may stand more
        counted = words_of(noun) - (words_of(" | ".join(fact.tags)) - _COUNTED_ANYWHERE)
        said = words.keys() - counted
        known = self._known[fact.id].keys()
        own = [word for word in said if words[word] == CLAUSE and not say_nothing({word})]
        telling = [word for word in said & known if words[word] >= SENTENCE]
        return not own or len(telling) >= least

    def is_about_another(self, id: str, words: Set[str]) -> bool:
        """Whether words name another indicator, which is counted alike, and not this one.

        They do if a tag of the other is among them of which this one knows no word but by its
        statements: children with leukaemia are not those with thalassaemia.
        """
        mine, units = self._known[id], self.counting.units
        return any(
            tag <= words
            and not units[id].isdisjoint(units[other])
            and all(mine.get(word, 0) <= _IN_STATEMENT for word in tag)
            for first in words
            for other, tag in self._tags.get(first, ())
        )

    def titled(self, counts: str) -> dict[str, set[str]]:
        """The indicators whose English title is what is counted, with the words of that title."""
        phrase = words_of(counts)
        titles = {id: self._english_titles[id] for id in self.counting.named(counts)}
        return {id: title for id, title in titles.items() if title <= phrase}

    def is_named_otherwise(
        self, id: str, titled: Mapping[str, set[str]], words: Collection[str]
    ) -> bool:
        """Whether what is counted is the title of others, and all words know only those.

        Registered volunteers are not the organ donors who are registered, if no organ is named.
        """
        own, known = self._titles[id].intersection(words), self._known[id].keys()
        return id not in titled and any(
            other not in self.kin[id] and not title <= known and own <= self._known[other].keys()
            for other, title in islice(titled.items(), _FEW)
        )

    def counts_another(self, id: str, said: str) -> bool:
        """Whether what is said of what is counted is of another: 179 urban Fraternity Homes.

        It has a word of the title of one of its kin, by which the indicator is not known.
        """
        named = words_of(said) - self._known[id].keys()
        return not all(map(named.isdisjoint, self._titles_of_kin[id]))

    def is_of_all_there_are(self, id: str, text: str, words: Set[str], is_dated: bool) -> bool:
        """Whether a text speaks of all that there are, and an indicator of what one year had.

        So it is if another indicator is of all, and nothing that only this one is known by is said.
        """
        is_all = _ALL_THERE_ARE.search(text) or (not is_dated and _SO_FAR.search(text))
        if self._bases[id] != {"flow"} or not is_all:
            return False
        own, units = self._titles[id] & words, self.counting.units
        return any(
            "flow" not in bases
            and not units[id].isdisjoint(units[other])
            and not own.isdisjoint(self._titles[other])
            and own <= self._known[other].keys()
            for other, bases in self._bases.items()
        )

    def is_reversed(self, id: str, text: str) -> bool:
        """Whether a text speaks of the other side of a matter, as one of an indicator's kin does.

        It says received, where the indicator is of what was spent, or the other way round.
        """
        sides = {side for side in sides_of(text) if OTHER_SIDE.get(side) in self._sides[id]}
        return not all(map(sides.isdisjoint, self._sides_of_kin[id]))


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
