"""Chinese numerals, in digits, characters or both: 1亿2千万, 一千二百三十万, 十几, 两三百."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

DIGITS = {c: Decimal(n) for n, c in enumerate("零一二三四五六七八九")}
DIGITS |= {"两": Decimal(2), "俩": Decimal(2), "仨": Decimal(3)}
TENS = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
SCALES = {"万": Decimal(10**4), "亿": Decimal(10**8), "兆": Decimal(10**12)}
# A numeral in digits: grouped by comma or space, or not.
ARABIC = (
    r"(?>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
)
# What a numeral is made of; whether the characters make one, `read` tells. No numeral is longer.
_PART = (
    rf"(?:{ARABIC}|[零一二三四五六七八九十万亿半几数多]|来(?![自源看])|余(?![震额热温量款粮波味])|"
    "千(?![瓦米克伏赫卡帕])|百(?!帕)|兆(?![瓦赫帕字比])|"
    "(?<=[百千万])把(?=[个口人块斤元里亩户条])|(?<=[十百])有(?=[一二三四五六七八九])|"
    # 两 is a digit at the head of a numeral or before a scale, and a weight elsewhere.
    "两(?=[百千万亿])|(?<=一)两(?=[个名位次天年家件])|"
    "(?<=[零一二两三四五六七八九十])点(?=[零一二三四五六七八九])|"
    r"(?<=[百千万亿])点(?=零|[一二三四五六七八九](?:[一二三四五六七八九]|\W|$)))"
)
RUN = f"(?:两|[俩仨](?=[月人小星钟]))?{_PART}{{0,31}}"  # may be empty
_PAIR = re.compile(r"([一二两三四五六七八九])([二两三四五六七八九])(?=[十百千万亿]|$)")
_TOKEN = re.compile(rf"({ARABIC})|(.)")
_MIXED = re.compile("[零一二两三四五六七八九].*[0-9]|[0-9].*[零一二两三四五六七八九]")


class Numeral(NamedTuple):
    """A numeral read: ``low`` is None where it is left open; ``high`` ends a range (两三百).

    ``more`` tells of 余 or 多 within, ``about`` of 来. ``scale`` is what multiplies its
    last digits: 万 of 1300万. ``step`` is the place of the last digit.
    """

    low: Decimal | None
    high: Decimal | None = None
    more: bool = False
    about: bool = False
    scale: Decimal = Decimal(1)
    step: Decimal = Decimal(1)


@lru_cache(maxsize=1024)  # a text repeats most of its numerals
def read(run: str) -> Numeral | None:
    """A run of numeral characters as a number; None where it is none.

    >>> read("1亿2千万").low, read("2330余万").more
    (Decimal('120000000'), True)
    >>> read("两三百").high
    Decimal('300')
    """
    run = run.replace("有", "")  # 七十有三
    bare = re.sub("[余多来把]", "", run)
    more, about = "余" in run or "多" in run, "来" in run or "把" in run
    if len(run) - len(bare) > 1 or not bare:
        return None
    if re.search("[几数]", bare):
        vague = re.fullmatch(
            "[几数]?[十百千万亿]+|[零一二三四五六七八九十百千万亿]*[几][十百千万亿]*", bare
        )
        return Numeral(None) if vague and len(bare) > 1 else None
    pair = None if "点" in bare else _PAIR.search(bare)  # 二点三四 is no range
    if pair and (DIGITS[pair[2]] == DIGITS[pair[1]] + 1 or pair[0] == "三五"):
        low, high = (_value(bare[: pair.start()] + d + bare[pair.end() :]) for d in pair.groups())
        return Numeral(low[0], high[0], more, about, *low[1:]) if low and high else None
    value = _value(bare)
    if value is None:
        return None
    # A count below ten thousand is written out: 三百 is as exact as 300.
    step = value[2] if set(bare) & SCALES.keys() else min(value[2], Decimal(1))
    return Numeral(value[0], None, more, about, value[1], step)


def _value(text: str) -> tuple[Decimal, Decimal, Decimal] | None:
    """The value of a numeral, its scale and its step; None where it is none."""
    whole, point, decimals = text.partition("点")
    if point:
        tail = re.match("[零一二三四五六七八九]+", decimals)
        if tail is None:
            return None
        places = "".join(str(DIGITS[c]) for c in tail[0])
        scale = _value("一" + decimals[tail.end() :]) if decimals[tail.end() :] else None
        size = scale[0] if scale else Decimal(1)
        units = _value(whole)
        if units is None:
            return None
        step = Decimal(1).scaleb(-len(places)) * size
        return (units[0] + Decimal(f"0.{places}")) * size, size, step
    for mark, size in reversed(SCALES.items()):
        left, found, right = text.rpartition(mark)
        if found:
            return _scaled(left, size, right)
    return _below_ten_thousand(text)


def _scaled(left: str, size: Decimal, right: str) -> tuple[Decimal, Decimal, Decimal] | None:
    above = _value(left or "一")
    if above is None:
        return None
    if not right:
        return above[0] * size, above[1] * size, above[2] * size
    below = _value(right.lstrip("零") or right)
    if below is None or below[0] >= size or above[0] != above[0].to_integral_value():
        return None
    if len(right) == 1 and right in DIGITS and right != "零":  # 三万五 is 35,000
        below = (below[0] * size / 10, size / 10, size / 10)
    elif right.isdigit() and len(right) < min(4, len(str(size)) - 1):  # 3万5: 30,005 or 35,000?
        return None
    return above[0] * size + below[0], below[1], below[2]


def _below_ten_thousand(text: str) -> tuple[Decimal, Decimal, Decimal] | None:
    """As 一千二百三, 3百, 2,000 or 二零: tens in falling order, each with its digit before."""
    if _MIXED.search(text):  # 八十3 is no number; 3千5百 is
        return None
    total, digit, last = Decimal(0), None, Decimal(0)
    step, grouped = Decimal(1), Decimal(1)
    for arabic, character in _TOKEN.findall(text):
        if arabic:
            if digit is not None:
                return None
            digit = Decimal(re.sub("[, ]", "", arabic))
            step = Decimal(1).scaleb(int(digit.as_tuple().exponent))
        elif character in DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = DIGITS[character]
        elif character in TENS:
            size = TENS[character]
            if last and size >= last:
                return None
            if digit == 0 and not last:
                return None
            total += (digit or Decimal(1)) * size
            digit, last, grouped = None, size, size
        else:
            return None
    if digit is None:
        return (total, grouped, grouped) if last else None
    if last > 10 and text[-1] in DIGITS and digit and text[-2] != "零":  # 两百五 is 250
        return total + digit * last / 10, last / 10, last / 10
    return total + digit, Decimal(1), step
