"""Names for generated facts: places, societies, people, firms.

Names are put together from common characters or syllables, the common ones most
often, so that the longer the facts, the more names there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple, TypeVar
from unicodedata import normalize

from redcross_cli.facts.model import Area
from tests.benchmarks import phrases
from tests.benchmarks.phrases import Pair

PLACES = phrases.pairs(phrases.PLACE_CHARACTERS)
SYLLABLES = phrases.pairs(phrases.SYLLABLES)
SURNAMES = phrases.pairs(phrases.SURNAMES)
GIVEN = phrases.pairs(phrases.GIVEN)
LONGEST_SLUG = 28  # what an id of 64 characters leaves for a place
T = TypeVar("T")


class Place(NamedTuple):
    """Where something is reported from; ``level`` is in orders of magnitude above a county."""

    name: Pair
    society: Pair
    slug: str
    areas: tuple[str, ...]
    tags: tuple[str, ...]
    level: float

    @property
    def in_china(self) -> bool:
        return self.areas[0].startswith("CN")


class Chance:
    """Draws from a sequence: each as often as another, or the first most often."""

    def __init__(self, seed: int) -> None:
        self.source = Random(seed)
        self.random = self.source.random

    def below(self, number: int) -> int:
        return int(self.random() * number)

    def one_of(self, things: Sequence[T]) -> T:
        return things[int(self.random() * len(things))]

    def often_first(self, things: Sequence[T]) -> T:
        """By Zipf's law: the second half as often as the first, the third a third."""
        return things[int((len(things) + 1) ** self.random()) - 1]


class Names:
    """Names as they come up; those of places are given once."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._slugs: set[str] = set()
        self._partners: list[Pair] = []

    def person(self) -> Pair:
        surname = self._chance.often_first(SURNAMES)
        given = self._spelled(GIVEN, 1 + self._chance.below(2))
        return surname[0] + given[0], f"{surname[1]} {given[1]}"

    def partner(self) -> Pair:
        """A firm, a school, a hospital: one that came up before, and now and then a new one."""
        if self._chance.random() < 1 / (1 + len(self._partners) ** 0.5):
            name = self._spelled(PLACES, 2)
            kind = self._chance.one_of(phrases.PARTNERS)
            self._partners.append((name[0] + kind[0], f"{name[1]} {kind[1]}"))
        return self._chance.often_first(self._partners)

    def part_of(self, whole: Place) -> Place:
        """A county, district or town in a place."""
        slug = None
        while slug is None:
            level = 0
            if not whole.in_china:
                name = self._spelled(SYLLABLES, 2 + self._chance.below(3))
                kind = self._chance.often_first(phrases.DISTRICTS)
            elif self._chance.random() < 0.4:
                name = self._spelled(PLACES, 2)
                kind = self._chance.often_first(phrases.COUNTIES)
            else:
                name = self._spelled(PLACES, 2 + self._chance.below(2))
                kind = self._chance.often_first(phrases.TOWNSHIPS)
                level = -1
            slug = self._new_slug(name[1], whole.slug)
        zh, en = name[0] + kind[0], f"{name[1]} {kind[1]}"
        society = f"{zh}红十字会", f"the Red Cross of {en}"
        return Place((zh, en), society, slug, whole.areas[:1], name, level)

    def societies(self) -> Iterator[tuple[Place, list[Place]]]:
        """Societies without end: the place of each, and places known in it."""
        provinces: list[tuple[Place, list[Place]]] = []
        for area, short, names in phrases.provinces():
            cities = [self._city(name, area) for name in names]
            provinces.append((self._province(area, short), cities))
            provinces += [(city, []) for city in cities]
        places = [place for place, cities in provinces if cities]
        joint = [_joined(*self._chance.source.sample(places, 2)) for _ in range(5)]
        countries = [(self._country(*country), list[Place]()) for country in phrases.countries()]
        known = [(CHINA, [*places, *joint]), *provinces, *countries]
        self._chance.source.shuffle(known)
        yield from known
        while True:
            yield self.part_of(self._chance.one_of(places)), []

    def _province(self, area: Area, short: str) -> Place:
        zh, en = area.name.zh, area.name.en
        kind = {"省": "Province", "市": "Municipality"}.get(zh[-1], "Autonomous Region")
        society = f"{zh}红十字会", f"the Red Cross Society of {en} {kind}"
        return Place((short, en), society, self._known_slug(en), (area.id,), (short, en), 1.3)

    def _city(self, name: Pair, area: Area) -> Place:
        zh, en = name
        society = f"{zh}市红十字会", f"the Red Cross Society of {en} City"
        return Place((f"{zh}市", en), society, self._known_slug(en), (area.id,), name, 0.7)

    def _country(self, area: Area, crescent: bool) -> Place:
        zh, en = name = area.name.zh, area.name.en
        society = (
            zh + ("红新月会" if crescent else "红十字会"),
            f"the {en} Red {'Crescent' if crescent else 'Cross'} Society",
        )
        return Place(name, society, self._known_slug(en), (area.id,), name, 1.3)

    def _spelled(self, characters: Sequence[Pair], length: int) -> Pair:
        zh = en = ""
        for _ in range(length):
            character, spelling = self._chance.often_first(characters)
            zh += character
            en += f"'{spelling}" if en and spelling[0] in "aeo" else spelling
        return zh, en.capitalize()

    def _known_slug(self, name: str) -> str:
        slug = _slug(name)
        self._slugs.add(slug)
        return slug

    def _new_slug(self, name: str, within: str) -> str | None:
        """A slug that no place has yet, or None."""
        slug = _slug(name)
        for candidate in (slug, f"{within}-{slug}"):
            if candidate not in self._slugs and len(candidate) <= LONGEST_SLUG:
                self._slugs.add(candidate)
                return candidate
        return None


def _slug(name: str) -> str:
    letters = normalize("NFD", name).encode("ascii", "ignore").decode().lower()
    return letters.replace("'", "").replace(" ", "-")


def _joined(one: Place, other: Place) -> Place:
    """Two places that report together."""
    zh, en = f"{one.tags[0]}、{other.tags[0]}", f"{one.tags[1]} and {other.tags[1]}"
    return Place(
        (zh, en),
        (
            f"{zh}等地红十字会",
            f"the Red Cross societies of {one.tags[1]}, {other.tags[1]} and elsewhere",
        ),
        f"{one.slug}-{other.slug}",
        tuple(dict.fromkeys(one.areas + other.areas)),
        one.tags + other.tags,
        one.level,
    )


CHINA = Place(
    ("全国", "China"),
    ("中国红十字会", "the Red Cross Society of China"),
    "china",
    ("CN",),
    ("全国", "nationwide"),
    2.3,
)
