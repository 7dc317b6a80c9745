"""A figure found in a text, and what the grammars of both languages make one from."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from redcross_cli.figures.interval import Quantity
from redcross_cli.terms import Comparator

HIDDEN = "\u2060"  # stands for what is not read, and joins no characters to a word
# A digit and the next, which make a range: 十五、六岁 is 15 to 16.
NEIGHBOURS: tuple[str, ...] = ("一、二", "一、两", "二、三", "两、三", "三、四", "三、五", "四、五")
NEIGHBOURS += ("五、六", "六、七", "七、八", "八、九")
# "Not more than" is "at most", and so on.
NEGATED: dict[Comparator, Comparator] = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


class Figure(NamedTuple):
    """A figure of a text, from its hedge to what it counts.

    ``text[start:end]`` is ``printed``. ``counts`` is what is counted, as printed (人次,
    rescue teams, %); of a list that names it once, what the list names; "" where the
    text does not say. ``doubt`` says why the figure cannot be read for certain, and is
    "" where it can.
    """

    start: int
    end: int
    printed: str
    quantity: Quantity
    counts: str = ""
    doubt: str = ""


def in_percent(figure: Figure) -> Figure:
    """A figure, of which a fraction is one in percent: four fifths are 80 %."""
    value = figure.quantity.value
    if figure.counts or value is None or not 0 < value < 1:
        return figure
    return figure._replace(quantity=figure.quantity.times(Decimal(100)), counts="%")


class Amount(NamedTuple):
    """A number, what it counts and where it stands, before the hedges around it are read.

    ``scale`` is what multiplies its last digits: 万 of 1300万, 百万 of 三百万. ``outer`` is the
    last word of it, from 万 or thousand on: 万 of 三百万. ``step`` is the place of the last digit.
    ``upper`` ends a range (两三百), and the value of what ``is_open`` (数十) means nothing.
    ``hedges`` are those within: 余 and 多 (more), 来 (about). A fraction that no decimal holds is
    not ``exact``. In English ``measured`` tells that it counts a unit, money or a share, and not
    things; in Chinese ``bare``, that it begins with a scale (百余), is a share, or counts dozens.

    The number itself, without sign, currency and unit, stands from ``first`` to ``last``.
    """

    value: Decimal
    scale: Decimal = Decimal(1)
    outer: Decimal = Decimal(1)
    step: Decimal = Decimal(1)
    upper: Decimal | None = None
    hedges: tuple[Comparator, ...] = ()
    is_open: bool = False
    exact: bool = True
    counts: str = ""
    measured: bool = True
    bare: bool = False
    start: int = 0
    first: int = 0
    last: int = 0
    end: int = 0

    def standing(self, start: int, end: int) -> "Amount":
        """The amount where it stands, as a number alone."""
        return self._replace(start=start, first=start, last=end, end=end)

    def scaled(self, size: Decimal, end: int) -> "Amount":
        """The amount with a scale behind it that ends at an offset: 10w, £2.5m."""
        return self._replace(end=end, value=self.value * size, scale=size, step=self.step * size)


class Hedge(NamedTuple):
    """A hedge before a number: where it begins, and why it may say another thing."""

    sign: Comparator
    start: int
    doubt: str = ""


def scan(
    text: str, starts: re.Pattern[str], figure_at: Callable[[str, int], tuple[Figure | None, int]]
) -> list[Figure]:
    """Every figure of a text, in order.

    ``figure_at`` reads what stands where a number may start, and tells where to read on.
    """
    found: list[Figure] = []
    start = starts.search(text)
    while start:
        figure, end = figure_at(text, start.start())
        if figure:
            found.append(figure)
        start = starts.search(text, max(end, start.end()))
    return found


def doubt_both(found: list[Figure], index: int, doubt: str) -> None:
    """Say the same doubt of a figure and the next."""
    found[index : index + 2] = [one._replace(doubt=doubt) for one in found[index : index + 2]]


def shared_scale(amount: Amount, last: Amount) -> Decimal:
    """The scale that the first number of a range shares with the last: 万 of 一百至二百万.

    It shares the whole scale where it is still the smaller number (三至五百万), and else none
    but its last word; it has a scale of its own in 五百到一万.
    """
    scales = (last.scale, last.outer)
    return next((s for s in scales if abs(amount.value) < abs(last.value) / s), Decimal(1))


def may_share_thousands(amount: Amount, last: Amount) -> bool:
    """Whether the first number of a range may be in the thousands of the last: 10-15,000."""
    is_round = amount.scale == last.scale == 1 and not last.value % 100
    return is_round and 0 < amount.value * 1000 < last.value


def quantity_of(
    amount: Amount, last: Amount | None, factor: Decimal, hedges: Collection[Comparator]
) -> Quantity:
    """What an amount with its hedges says, or the range that it begins and ``last`` ends.

    ``factor`` is by what the first number of the range is to be multiplied.
    """
    if amount.is_open:
        return Quantity(None, "~")
    low, high, step, exact = amount.value, amount.upper, amount.step, amount.exact
    if last:
        low, high = sorted((low * factor, last.value))
        step, exact = min(step * factor, last.step), exact and last.exact
    return Quantity(low, together(hedges or ([] if exact else ["~"])), high, step)


def together(hedges: Collection[Comparator]) -> Comparator:
    """One comparator for all hedges of a figure.

    Hedges that point the same way make the stricter one (超过80%以上); hedges that
    disagree bound nothing (约300余人).

    >>> together([">=", ">"]), together(["<", ">"]), together([])
    ('>', '~', '=')
    """
    said = set(hedges)
    bounds: tuple[tuple[Comparator, Comparator], ...] = ((">", ">="), ("<", "<="))
    for strict, loose in bounds:
        if said and said <= {strict, loose}:
            return strict if strict in said else loose
    return "~" if said else "="


def hedges_before(lists: Mapping[str, Iterable[str]]) -> dict[str, Comparator]:
    """The comparator of each word that hedges the number behind it."""
    signs: tuple[Comparator, ...] = (">", ">=", "<", "<=", "~")
    said = {words: sign for sign in signs for words in lists[sign]}
    return said | dict.fromkeys(lists["close"], "<")


def hedges_after(
    patterns: dict[Comparator, str],
) -> Callable[[str, int], tuple[Comparator, int] | None]:
    """What finds the hedge after a number, by a pattern for each comparator."""
    signs = tuple(patterns)
    pattern = re.compile("|".join(f"({words})" for words in patterns.values()))

    def after(text: str, at: int) -> tuple[Comparator, int] | None:
        """The hedge that begins at an offset, and where it ends."""
        found = pattern.match(text, at)
        return (signs[(found.lastindex or 1) - 1], found.end()) if found else None

    return after
