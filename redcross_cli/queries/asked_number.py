"""A number in a query, and the values that may be meant by it."""

import math
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from redcross_cli.facts.model import Unit
from redcross_cli.terms import LARGEST

if TYPE_CHECKING:
    from decimal import Decimal

    from redcross_cli.figures.interval import Quantity

EQUAL, SAME_DIGITS, BEGUN, ROUNDED = range(4)  # how a value is like the number asked for
NUMERALS = frozenset("0123456789零〇一二两三四五六七八九十百千万亿半")
# Words for which the reader of figures is worth loading.
NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    "hundred|thousand|million|billion"
)
_BARE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_MILLIONS = r"(?i)(?<=[0-9])m\Z"  # 2.87m, which in a text could be metres
_SCALE_WORD = r"(?i)(?<=[0-9])(thousand|[mbtr]+illion)"
_LONGEST = 50


class AskedNumber(NamedTuple):
    """A number that is searched for: what it says and counts, and whether it is digits alone."""

    quantity: "Quantity"
    counts: str
    is_bare: bool

    def ranges(self) -> Iterator[tuple[float, float, int]]:
        """Values that may be meant: from, up to but without, and how alike, the best first.

        Digits alone, two or more, are also looked for at the beginning of a greater
        value, whose scale they leave open: 287 in 287万 and 287.6万. A number with a
        scale or a unit is looked for in what it may be short for: 15亿 in 15.3亿.

        >>> def likeness(word, value):
        ...     ranges = number_in(word).ranges()
        ...     return next((like for low, high, like in ranges if low <= value < high), None)
        >>> [likeness("287", value) for value in (287, 2870000, 2876000, 28)]
        [0, 1, 2, None]
        >>> [likeness("15亿", value) for value in (1530000000, 1470000000, 15)]
        [2, 3, None]
        """
        asked, step = self.quantity.value, self.quantity.step
        assert asked is not None
        scales = range(len(str(LARGEST))) if self.is_bare and self.quantity.digits > 1 else range(1)
        yield *_only(asked), EQUAL
        for scale in scales[1:]:
            yield *_only(asked.scaleb(scale)), SAME_DIGITS
        if len(scales) > 1 or not self.is_bare:
            for scale in scales:
                yield float(asked.scaleb(scale)), float((asked + step).scaleb(scale)), BEGUN
        if not self.is_bare:
            yield float(asked - step / 2), float(asked), ROUNDED

    def units(self, units: Iterable[Unit]) -> frozenset[str] | None:
        """The ids of the units that the number may be counted in; None where it names none."""
        if not self.counts:
            return None
        from redcross_cli.facts.quantity import counts_as

        return frozenset(unit.id for unit in units if counts_as(self.counts, unit))


def _only(value: "Decimal") -> tuple[float, float]:
    return float(value), math.nextafter(float(value), math.inf)


def number_in(word: str) -> AskedNumber | None:
    """The number that a word may mean: 287万, 2,870,000, 80%, twenty-five."""
    first = re.split("[ -]", word.lower(), maxsplit=1)[0]
    if (NUMERALS.isdisjoint(word) and first not in NUMBER_WORDS.split("|")) or len(word) > _LONGEST:
        return None
    word = re.sub("(?<=[0-9]) ", "", word)
    # Most words are no number, and this takes a while to import.
    from decimal import Decimal

    from redcross_cli.figures.interval import Quantity, last_place

    if re.fullmatch(_BARE, word):
        value = Decimal(word.replace(",", ""))
        return AskedNumber(Quantity(value, step=last_place(value)), "", is_bare=True)
    from redcross_cli.figures.reader import find
    from redcross_cli.figures.zh.numerals import SCALES

    written = re.sub(_SCALE_WORD, r" \1", re.sub(_MILLIONS, "million", word))
    for figure in find(written):
        if figure.printed == written and figure.quantity.value is not None:
            # 十万 says no less than 10万, whose last digit is one of 万.
            scale = [SCALES[character] for character in word if character in SCALES][-1:]
            step = min([figure.quantity.step, *scale])
            return AskedNumber(figure.quantity._replace(step=step), figure.counts, is_bare=False)
    return None
