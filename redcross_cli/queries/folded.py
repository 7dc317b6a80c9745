"""The texts of facts that are searched, folded; those that ship when the wheel is built."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import MAXYEAR
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import category
from zlib import crc32

import msgspec
from msgspec import UNSET

from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Area, Fact, FactFile, Key, Theme, Unit, label_of
from redcross_cli.facts.period import parse
from redcross_cli.queries.fold import fold_all, join_lines

_MOST_YEARS = 10  # in which a span is of each of them
FOLDED = Path(__file__).with_name("folded.json")


class Folded(NamedTuple):
    """What of a fact is searched, folded, by field: each text of a field is a line."""

    title: str
    tags: str
    statement: str
    note: str


class _Built(NamedTuple):
    """The folded texts of a file's facts, in their order, and the checksum of the file."""

    checksum: int
    facts: list[Folded]


def fold_file(path: Path) -> bytes:
    content = path.read_bytes()
    base = FactBase([msgspec.json.decode(content, type=FactFile)])
    return msgspec.json.encode(_Built(crc32(content), fold_facts(base.facts, base)))


def folded_facts(facts: Sequence[Fact], base: FactBase) -> list[Folded]:
    """What of a base's facts is searched: as it was built or folded before, or else folded now."""
    known = _known(base)
    new = [fact for fact in facts if fact.key not in known]
    known.update(zip([fact.key for fact in new], fold_facts(new, base), strict=True))
    return [known[fact.key] for fact in facts]


@lru_cache(maxsize=1)  # a server, or a search that finds nothing, asks the same base again
def _known(base: FactBase) -> dict[Key, Folded]:
    try:
        built = msgspec.json.decode(FOLDED.read_bytes(), type=_Built)
    except (OSError, msgspec.DecodeError):  # a checkout has none
        return {}
    if built.checksum != base.checksum:
        return {}
    return dict(zip([fact.key for fact in base.facts], built.facts, strict=True))


def fold_facts(facts: Collection[Fact], base: FactBase) -> list[Folded]:
    """What of facts is searched, by the places of a base."""
    fields = [texts for fact in facts for texts in _fields(fact, base)]
    lines = iter(fold_all([text for texts in fields for text in texts]))
    joined = [join_lines([next(lines) for _ in texts]) for texts in fields]
    return [Folded(*joined[start : start + 4]) for start in range(0, len(joined), 4)]


def _fields(fact: Fact, base: FactBase) -> tuple[Sequence[str], ...]:
    places = [name for area in fact.areas for name in names_of(base.areas[area])]
    years = [f"{year}年" for year in years_of(fact.period)]
    # The year that a fact is wholly of ranks as a title does, one that it is also of does not.
    year = years if fact.period.isdecimal() else ()
    printed = (fact.figure.printed,) if fact.figure else ()
    # Few type the Red Cross in a title that has it.
    titles = (fact.title.zh, fact.title.en)
    short = (re.sub("红十字(?!会|国际)|Red Cross ", "", title) for title in titles)
    return (
        tuple(dict.fromkeys((fact.id, *titles, *short, *year))),
        (*fact.tags, *places, *years, *_days(fact.period)),
        (fact.statement.zh, fact.statement.en, *printed),
        () if fact.note is UNSET else (fact.note.zh, fact.note.en),
    )


def years_of(period: str) -> list[str]:
    """The years of a period; of more than ten only the first and the last.

    >>> years_of("2014/2016"), years_of("1999/2025"), years_of("../2023-12-18")
    (['2014', '2015', '2016'], ['1999', '2025'], ['2023'])
    """
    ends = re.findall("[0-9]{4}", period)
    years = [str(year) for year in range(int(ends[0]), int(ends[-1]) + 1)]
    return years if len(years) <= _MOST_YEARS else ends


def _days(period: str) -> Iterator[str]:
    """The days and months of a period, and the end of the year where it ends then."""
    for date in period.split("/"):
        yield from (date[:length] for length in range(7, len(date) + 1, 3))
    last = parse(period).last
    if last.month == 12 and last.year < MAXYEAR:  # which stands for no end
        year = last.year
        yield from (f"{year}年底", f"{year}年末", f"end of {year}", f"late {year}")


def names_of(record: Theme | Unit | Area) -> tuple[str, ...]:
    """What a theme, unit or area is found by; a unit's id is a code that nobody types.

    All nouns of money are its names: RMB is yuan, as donors are not all people.
    """
    label = label_of(record)
    names = (label.zh, label.en)
    if not isinstance(record, Unit):
        return (record.id, *names)
    nouns = (*record.nouns.zh, *record.nouns.en)
    is_money = "Sc" in map(category, "".join(nouns))  # a sign such as ¥ is among them
    return (*names, *nouns) if is_money else names
