"""Fact files of any size, as JSON Lines: what many societies could have reported for years.

    python -m tests.benchmarks.generate 10000 --seed 1 > facts.jsonl

The first line is the fact file without its facts; then comes a fact a line. The same
number and seed give the same bytes. No figure in it is real.
"""

from __future__ import annotations

import argparse
import sys
from calendar import monthrange
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

import msgspec
from msgspec import UNSET, UnsetType

from redcross_cli.facts.base import FactBase
from redcross_cli.facts.csl import Date, Source
from redcross_cli.facts.model import Basis, Fact, Locator, References, Text
from redcross_cli.facts.reading import load
from redcross_cli.figures.wording import hedged, number_in_words
from redcross_cli.terms import Comparator
from tests.benchmarks import phrases
from tests.benchmarks.names import CHINA, Chance, Names, Place
from tests.benchmarks.phrases import (
    CAVEATS,
    NOTES,
    TAILS,
    TAILS_OF_STOCKS,
    Deed,
    Disaster,
    Kind,
    Pair,
)

FACTS_A_SOURCE = 400
LAST_YEAR = 2024
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
QUARTERS = (("一", "first"), ("二", "second"), ("三", "third"), ("四", "fourth"))


class Hedge(NamedTuple):
    """A comparator as it is printed: before the number, right behind it, or at the end."""

    comparator: Comparator = "="
    before: str = ""
    within: str = ""
    after: str = ""


EXACTLY = Hedge()
HEDGES = (
    Hedge(">", within="余"),
    Hedge(">", within="多"),
    Hedge(">", before="超"),
    Hedge("<", before="近"),
    Hedge(">", before="超过"),
    Hedge("~", before="约"),
    Hedge(">", before="突破"),
    Hedge("<", before="不足"),
    Hedge(">=", after="以上"),
    Hedge(">=", before="至少"),
)
HEDGES_OF_PERCENT = (EXACTLY, EXACTLY, Hedge(">", before="超过"))
VAGUE = (("数十", "dozens of"), ("数百", "hundreds of"), ("数千", "thousands of"))


class Moment(NamedTuple):
    """When: in EDTF, in words, and as the end of an id."""

    period: str
    words: Pair
    slug: str


class Figure(NamedTuple):
    """A figure as a fact has it, and in English words; an action has none."""

    value: int | float | UnsetType | None = UNSET
    comparator: Comparator | UnsetType = UNSET
    printed: str | UnsetType = UNSET
    english: str = ""


class Society(NamedTuple):
    """A society: its places, itself the first, and what it counts."""

    places: tuple[Place, ...]
    kinds: tuple[Kind, ...]


class Report(NamedTuple):
    """What a society reports of a year, in so many facts."""

    society: Society
    year: int
    size: int

    @property
    def source(self) -> Source:
        place = self.society.places[0]
        return Source(
            id=f"{place.slug}-{self.year}",
            type="report",
            title=f"{place.society[0]}{self.year}年年度报告",
            publisher=place.society[0],
            issued=Date(date_parts=((self.year + 1, 1 + len(place.slug) % 6, 15),)),
            language="zh-CN",
            note="Generated for benchmarks: no figure is real.",
        )


def lines(number: int, seed: int = 0) -> Iterator[bytes]:
    """A fact file of so many facts, line by line."""
    chance = Chance(seed)
    names = Names(chance)
    reports = _plan(number, chance, names)
    encode = msgspec.json.Encoder().encode
    references = _references(reports, load())
    yield encode(references) + b"\n"
    sections = {theme.id: theme.title.zh for theme in references.themes}
    for report in reports:
        for fact in _Reporter(report, chance, names, sections).facts():
            yield encode(fact) + b"\n"


def _references(reports: list[Report], shipped: FactBase) -> References:
    """The records that the facts refer to, with those of the file that ships."""
    areas = {area.id: area for area, _, _ in phrases.provinces()}
    areas |= {area.id: area for area, _ in phrases.countries()}
    areas |= shipped.areas
    return References(
        schema_version=2,
        sources=tuple(report.source for report in reports),
        themes=(*shipped.themes.values(), *phrases.THEMES),
        units=(*shipped.units.values(), *phrases.UNITS),
        areas=tuple(areas.values()),
    )


def _plan(number: int, chance: Chance, names: Names) -> list[Report]:
    """So many facts, as the yearly reports of societies."""
    sources = max(3, number // FACTS_A_SOURCE)
    weights = list(accumulate(chance.source.lognormvariate(0, 0.5) for _ in range(sources)))
    edges = [0, *(round(number * weight / weights[-1]) for weight in weights)]
    sizes = [last - first for first, last in pairwise(edges)]
    reports: list[Report] = []
    for place, known in names.societies():
        mine = sizes[len(reports) :][: 3 + chance.below(10)]
        parts = 0 if place is CHINA else 6 + sum(mine) // 8
        new = (names.part_of(place) for _ in range(parts))
        kinds = phrases.KINDS + phrases.CHINESE_KINDS * place.in_china
        society = Society((place, *known, *new), kinds)
        first = LAST_YEAR + 1 - len(mine)
        reports += [Report(society, year, size) for year, size in enumerate(mine, first)]
        if len(reports) == sources:
            break
    return reports


class _Reporter:
    """Writes one report."""

    def __init__(
        self, report: Report, chance: Chance, names: Names, sections: dict[str, str]
    ) -> None:
        self._report = report
        self._source = report.source.id
        self._chance = chance
        self._names = names
        self._sections = sections
        self._place_in_text = 0

    def facts(self) -> Iterator[Fact]:
        ids: set[str] = set()
        for fact in chain(self._every_year(), self._this_year()):
            if len(ids) == self._report.size:
                return
            if fact.id not in ids:
                ids.add(fact.id)
                yield fact

    def _every_year(self) -> Iterator[Fact]:
        """What stands in each of the society's reports under the same id: a sixth."""
        (places, kinds), year, size = self._report
        for index in range(size // 6):
            kind, place = kinds[index % len(kinds)], places[index // len(kinds)]
            moment = _end_of_month(year, 12) if kind.basis == "stock" else _in_year(year)
            usual = (index * 0.618) % 0.6 + (year - 2010) * 0.02 + self._chance.random() * 0.02
            yield self._indicator(kind, place, moment._replace(slug=""), usual)

    def _this_year(self) -> Iterator[Fact]:
        """What is reported once, without end."""
        (places, kinds), chance = self._report.society, self._chance
        disasters = [self._disaster(places)]
        while True:
            place = chance.often_first(places)
            drawn = chance.random()
            if drawn < 0.2:
                yield self._action(chance.often_first(phrases.DEEDS), place)
            elif drawn < 0.3:
                if chance.random() < 0.15:
                    disasters.append(self._disaster(places))
                yield self._relief(
                    chance.often_first(phrases.RELIEF_KINDS), *chance.one_of(disasters)
                )
            else:
                kind = kinds[int(chance.random() ** 1.5 * len(kinds))]
                yield self._indicator(kind, place, self._moment(kind.basis), chance.random())

    def _indicator(self, kind: Kind, place: Place, moment: Moment, usual: float) -> Fact:
        """An indicator; ``usual``, from 0 to 1, is where its value lies in what is usual."""
        figure = self._figure(kind, place.level, usual)
        joint = ", " if "," in kind.title[1] or self._chance.random() < 0.3 else " in "
        title = Text(place.name[0] + kind.title[0], kind.title[1] + joint + place.name[1])
        clause = kind.clause[0].format(figure.printed), kind.clause[1].format(figure.english)
        tails = TAILS_OF_STOCKS if kind.basis == "stock" else TAILS
        statement = self._reported(clause, place, moment, tails)
        return self._fact(kind, place, moment, (title, statement), figure)

    def _relief(self, kind: Kind, place: Place, disaster: Disaster, moment: Moment) -> Fact:
        figure = self._figure(kind, place.level, self._chance.random())
        zh, en = place.name[0] + disaster.name[0], f"{disaster.name[1]} in {place.name[1]}"
        title = Text(zh + kind.title[0], f"{_upper(en)}: {kind.title[1]}")
        statement = self._sentence(
            f"{zh}救援中，{kind.clause[0].format(figure.printed)}",
            f"After the {en}, {kind.clause[1].format(figure.english)}",
            TAILS,
        )
        kind = kind._replace(slug=f"{disaster.slug}-{kind.slug}")
        place = place._replace(tags=disaster.tags + place.tags)
        return self._fact(kind, place, moment, (title, statement), figure)

    def _action(self, deed: Deed, place: Place) -> Fact:
        moment = self._date()
        person, partner = self._names.person(), self._names.partner()
        title, clause = (
            tuple(words[side].format(person=person[side], partner=partner[side]) for side in (0, 1))
            for words in (deed.title, deed.clause)
        )
        statement = self._reported((clause[0], clause[1]), place, moment)
        return self._fact(deed, place, moment, (Text(*title), statement), Figure())

    def _fact(
        self,
        what: Kind | Deed,
        place: Place,
        moment: Moment,
        said: tuple[Text, Text],
        figure: Figure,
    ) -> Fact:
        start = self._place_in_text = self._place_in_text + 40 + self._chance.below(60)
        length = len(figure.printed) if isinstance(figure.printed, str) else len(said[0].zh)
        kind = what if isinstance(what, Kind) else None
        return Fact(
            id="-".join(filter(None, (place.slug, what.slug, moment.slug))),
            theme=what.theme,
            source=self._source,
            title=said[0],
            statement=said[1],
            value=figure.value,
            comparator=figure.comparator,
            unit=kind.unit if kind else UNSET,
            printed=figure.printed,
            basis=_basis(kind, moment) if kind else UNSET,
            period=moment.period,
            areas=place.areas,
            tags=what.tags[: 4 + self._chance.below(4)] + place.tags,
            note=self._note(kind) if self._chance.random() < 0.35 else UNSET,
            locator=Locator(self._sections[what.theme], start, start + length),
        )

    def _note(self, kind: Kind | None) -> Text:
        if kind and (said := CAVEATS.get(kind.unit) or CAVEATS.get(kind.basis)):
            return said
        return self._chance.often_first(NOTES)

    def _reported(
        self, clause: Pair, place: Place, moment: Moment, tails: Sequence[Pair] = ()
    ) -> Text:
        """A sentence: who did what, and mostly when."""
        (when, when_en), (who, who_en), (did, did_en) = moment.words, place.society, clause
        drawn = self._chance.random()
        if drawn < 0.4:
            zh, en = f"{when}，{who}{did}", f"{_upper(when_en)}, {who_en} {did_en}"
        elif drawn < 0.65:
            zh, en = f"{who}{when}{did}", f"{_upper(who_en)} {did_en} {when_en}"
        else:
            zh, en = f"{who}{did}", f"{_upper(who_en)} {did_en}"
        return self._sentence(zh, en, tails)

    def _sentence(self, zh: str, en: str, tails: Sequence[Pair]) -> Text:
        """A sentence with its stop; now and then something is added to it."""
        if tails and self._chance.random() < 0.35:
            tail, tail_en = self._chance.one_of(tails)
            name, name_en = "", ""
            if "{partner}" in tail:
                name, name_en = self._names.partner()
            elif "{person}" in tail:
                name, name_en = self._names.person()
            zh += tail.format(partner=name, person=name)
            en += tail_en.format(partner=name_en, person=name_en)
        return Text(f"{zh}。", f"{en}.")

    def _figure(self, kind: Kind, level: float, usual: float) -> Figure:
        if kind.unit == "percent":
            return _printed(round(40 + 59 * usual, 1), "%", self._chance.one_of(HEDGES_OF_PERCENT))
        number = max(2, int(10 ** (kind.low + (kind.high - kind.low) * usual + level)))
        drawn = self._chance.random()
        if drawn < 0.5 or number < 20:
            if number > 20_000 and drawn < 0.3:
                number = _rounded(number, 2 + self._chance.below(3))
            return _printed(number, kind.measure)
        if drawn < 0.51:
            zh, en = self._chance.one_of(VAGUE)
            return Figure(None, "~", zh + kind.measure, en)
        digits = 1 if number < 100 else 2 if number < 1000 else 2 + self._chance.below(2)
        number = _rounded(number, digits)
        return _printed(number, kind.measure, self._chance.often_first(HEDGES))

    def _moment(self, basis: Basis) -> Moment:
        year, drawn = self._report.year, self._chance.random()
        if basis == "stock":
            return _end_of_month(year, 12 if drawn < 0.7 else 1 + self._chance.below(12))
        if drawn < 0.9:
            return self._date()
        if drawn < 0.95:
            return Moment(
                f"../{year}", (f"截至{year}年底", f"up to the end of {year}"), f"to-{year}"
            )
        first = year - 2 - self._chance.below(6)
        words = f"{first}年至{year}年", f"from {first} to {year}"
        return Moment(f"{first}/{year}", words, f"{first}-{year}")

    def _date(self) -> Moment:
        """A year, a quarter, a month or a day."""
        year, drawn = self._report.year, self._chance.random()
        if drawn < 0.5:
            return _in_year(year)
        if drawn < 0.6:
            quarter = self._chance.below(4)
            zh, en = QUARTERS[quarter]
            words = f"{year}年第{zh}季度", f"in the {en} quarter of {year}"
            last = quarter * 3 + 3
            return Moment(f"{year}-{last - 2:02}/{year}-{last:02}", words, f"{year}-q{quarter + 1}")
        month = 1 + self._chance.below(12)
        if drawn < 0.8:
            words = f"{year}年{month}月", f"in {MONTHS[month - 1]} {year}"
            return Moment(f"{year}-{month:02}", words, f"{year}-{month:02}")
        return _on_day(year, month, 1 + self._chance.below(28))

    def _disaster(self, places: Sequence[Place]) -> tuple[Place, Disaster, Moment]:
        """A disaster: where, what, and from the day until the month after."""
        month = 1 + self._chance.below(11)
        day = _on_day(self._report.year, month, 1 + self._chance.below(28))
        moment = day._replace(period=f"{day.period}/{self._report.year}-{month + 1:02}")
        place = self._chance.often_first(places)
        return place, self._chance.often_first(phrases.DISASTERS), moment


def _in_year(year: int) -> Moment:
    return Moment(f"{year}", (f"{year}年", f"in {year}"), f"{year}")


def _on_day(year: int, month: int, day: int) -> Moment:
    date = f"{year}-{month:02}-{day:02}"
    return Moment(date, (f"{year}年{month}月{day}日", f"on {day} {MONTHS[month - 1]} {year}"), date)


def _end_of_month(year: int, month: int) -> Moment:
    date = f"{year}-{month:02}-{monthrange(year, month)[1]}"
    if month == 12:
        return Moment(date, (f"截至{year}年底", f"at the end of {year}"), f"{year}")
    words = f"截至{year}年{month}月底", f"at the end of {MONTHS[month - 1]} {year}"
    return Moment(date, words, f"{year}-{month:02}")


def _printed(value: int | float, measure: str, hedge: Hedge = EXACTLY) -> Figure:
    """A figure, printed with its hedge where that stands."""
    digits = number_in_words(value, "zh")
    if hedge.within and digits[-1] in "万亿" and "." not in digits and len(digits) > 2:
        digits = digits[:-1] + hedge.within + digits[-1]  # 400余万
    else:
        digits += hedge.within
    printed = hedge.before + digits + measure + hedge.after
    english = hedged(value, hedge.comparator, "en", printed)
    return Figure(value, hedge.comparator, printed, english)


def _rounded(number: int, digits: int) -> int:
    return round(number, digits - len(str(number)))


def _basis(kind: Kind, moment: Moment) -> Basis:
    return "total" if moment.period.startswith("..") else kind.basis


def _upper(words: str) -> str:
    return words[0].upper() + words[1:]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.generate")
    parser.add_argument("number", metavar="N", type=int, help="how many facts")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    sys.stdout.buffer.writelines(lines(arguments.number, arguments.seed))


if __name__ == "__main__":
    main()
