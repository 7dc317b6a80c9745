"""Make up any number of facts in JSON Lines: `python -m tests.many_facts 1000000 > facts.jsonl`.

They vary the shipped facts over places, years and figures, so that their words are as long
and as common as those are. No figure in them is real. The same number gives the same bytes.
"""

import random
import sys
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from redcross_cli import load
from redcross_cli.facts.base import catalogue_of
from redcross_cli.facts.model import Area, Catalogue, Fact, Text
from redcross_cli.files.json_lines import encode

PLACES = {
    "AH": ("安徽", "Anhui"), "BJ": ("北京", "Beijing"), "FJ": ("福建", "Fujian"),
    "GD": ("广东", "Guangdong"), "GZ": ("贵州", "Guizhou"), "HB": ("湖北", "Hubei"),
    "HL": ("黑龙江", "Heilongjiang"), "JS": ("江苏", "Jiangsu"), "SC": ("四川", "Sichuan"),
    "YN": ("云南", "Yunnan"),
}  # fmt: skip
COUNTIES = ("城关", "和平", "新华", "东湖", "青山", "平安", "龙泉", "永丰", "太和", "临江")
SHAPES = (("{}{}", "="), ("{}余{}", ">"), ("近{}{}", "<"), ("约{}{}", "~"), ("{}{}以上", ">="))
COUNTED = ("人", "人次", "元", "例", "台", "支", "户", "场")


def make_catalogue(count: int) -> Catalogue:
    """What the facts refer to: a source for each thousand of them."""
    known = catalogue_of(load())
    source = known.sources[0]
    number = count // 1000 + 1
    places = {f"CN-{code}": names for code, names in PLACES.items()}
    for area in known.areas:
        places.pop(area.id, None)
    return replace(
        known,
        sources=tuple(
            replace(source, id=f"report-{n}", digest=msgspec.UNSET) for n in range(number)
        ),
        areas=(*known.areas, *(Area(id, Text(*names)) for id, names in places.items())),
    )


def make_facts(count: int) -> Iterator[Fact]:
    """The facts, each with an id of its own."""
    chance = random.Random(1)
    shipped = tuple(load().facts)
    nouns = {unit.id: unit.nouns.zh[0] for unit in load().units.values()}
    for number in range(count):
        fact = shipped[number % len(shipped)]
        code, (zh, en) = chance.choice(list(PLACES.items()))
        county = chance.choice(COUNTIES)
        value = chance.randrange(1, 10 ** chance.randrange(2, 9))
        shape, comparator = chance.choice(SHAPES)
        year = str(chance.randrange(1990, 2024))
        made = replace(
            fact,
            id=f"{fact.id[:40]}-{number}",
            source=f"report-{number // 1000}",
            title=Text(f"{zh}{county}{fact.title.zh}", f"{fact.title.en}, {en} {number % 997}"),
            statement=Text(
                f"{year}年，{zh}{county}：{fact.statement.zh}", f"{en}: {fact.statement.en}"
            ),
            period=year,
            areas=(f"CN-{code}",),
            locator=msgspec.UNSET,
        )
        if nouns.get(str(fact.unit)) in COUNTED:
            made = replace(
                made,
                value=value,
                upper=msgspec.UNSET,
                comparator=comparator,
                printed=shape.format(value, nouns[str(fact.unit)]),
                basis="flow",
            )
        yield made


if __name__ == "__main__":
    total = int(sys.argv[1])
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.writelines(encode(make_catalogue(total), make_facts(total)))
