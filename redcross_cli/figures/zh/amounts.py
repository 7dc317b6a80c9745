"""Numbers in Chinese with what they count: 287万人, 八成五, 三分之二, 半个月, 翻两番."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from redcross_cli.figures.interval import share
from redcross_cli.figures.zh import counted, numerals
from redcross_cli.terms import Comparator

_RUN = re.compile(numerals.RUN)
_DOUBLING = re.compile("翻了?([一两二三四]?)番")
_SLASHED = re.compile("(?<=[的占近约有为至足过中国全超逾])([1-9])/([2-9]|10)(?![0-9/])")
# 每3名受访者中就有1人: between its two numbers.
_ONE_IN = re.compile("[人名位个户家对][^，。；0-9]{0,10}?有")
_PERSONS = ("人", "名", "位", "个", "户", "家", "对")
# Behind a numeral that is part of a number which is not read: 三分之几, 一百点五元.
_UNREAD = re.compile(
    "分之(?![后前内间外差多久])|"
    "(?<=[一二两三四五六七八九十百千][百千万亿])点(?=[二三四五六七八九]|一(?![线带度]))"
)
_TENTHS = re.compile(
    "成(?:(半)|([一二三四五六七八九])(?![十百千万个])|"
    "(?![员立功果都绩语交形就熟效长像套品分群片本批]|年[^轻老]|人(?![口员群数是的认有选表以])))"
)
_HALF = re.compile("一半|半数|大半|半成|半(?!夜)")
# Behind these 半 alone is a half of what is spoken of: 过半, 近半.
_HALVING = ("过", "近", "超", "逾", "约", "到", "足")
# 两个半月, 两个多小时.
_WITHIN_UNIT = re.compile("个([半多])(月|小时|钟头|学期|世纪|星期|礼拜)")
_DOZEN = re.compile("打(?![开击扫造听电破印工算包仗架通针球字雷雪折烊扰猎动卡])")
_COINS = re.compile(
    "[块毛]([二三四五六七八九]|[0-9](?![0-9.个])|一(?=毛|\\W|$))"
    "(?:[毛角](?:([一二三四五六七八九])分?)?|分)?(?![十百千万块])"
)
# Decimals behind their unit: 44秒37, 一米九八, 三十八度五.
_BEHIND = re.compile(
    "(?<=秒)[0-9]{2}(?![0-9])|(?<=[米度])[零一二三四五六七八九]{1,2}(?![十百千万])|(?<=米)"
    "[0-9]{1,2}(?![0-9.米厘万])"
)
_AND_HALF = re.compile("半(?![天夜价径数票折])")
_AND_HALF_AT_END = re.compile("半(?=[，。；、）]|$)")


class Amount(NamedTuple):
    """A number with what it counts, before the hedges around it are read.

    ``unit_start`` is where the number itself ends. ``bare`` tells that it begins with
    a scale (百余) or is a share, before which 过 and 上 are hedges.
    """

    start: int
    unit_start: int
    end: int
    low: Decimal | None
    high: Decimal | None = None
    step: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)
    unit: str = ""
    hedges: tuple[Comparator, ...] = ()
    bare: bool = False
    exact: bool = True

    @property
    def is_share(self) -> bool:
        return self.bare or self.unit in ("%", "倍")


def first_digit(text: str, at: int) -> int:
    """Where the number itself begins, behind a sign."""
    return at + (2 if text.startswith("零下", at) else text[at] in "-−负")


def read_amount(text: str, at: int) -> Amount | None:
    """The amount that begins at an offset; None where no number does."""
    begin = first_digit(text, at)
    for kind in (_ratio, _fraction, _doubling, _half, _numeral):
        amount = kind(text, begin)
        if amount and begin > at and amount.low is not None:
            low = amount.low if amount.high is None else amount.high  # 零下二十七八度
            high = None if amount.high is None else -amount.low
            return amount._replace(start=at, low=-low, high=high)
        if amount:
            return amount
    return None


def _ratio(text: str, at: int) -> Amount | None:
    """每3名受访者中就有1人 is a third."""
    if text[at - 1 : at] != "每":
        return None
    below, end = _number_at(text, at)
    link = _ONE_IN.match(text, end)
    above, stop = _number_at(text, link.end()) if link else (None, end)
    if not link or not above or not below or text[stop : stop + 1] not in _PERSONS:
        return None
    if not above.low or not below.low or above.low >= below.low or above.more or below.more:
        return None
    about: tuple[Comparator, ...] = ("~",) if "约" in link[0] else ()
    return _read_share(at - 1, stop + 1, above.low, below.low)._replace(hedges=about)


def _fraction(text: str, at: int) -> Amount | None:
    """三分之二, 一又二分之一, 百分之八十; 1/8 behind a word that tells it from a date."""
    if slashed := _SLASHED.match(text, at):
        return _read_share(at, slashed.end(), Decimal(slashed[1]), Decimal(slashed[2]))
    if text.startswith("百分之", at):
        number, end = _number_at(text, at + 3)
        step = min(number.step, Decimal(1)) if number else Decimal(1)
        return number and Amount(
            at, end, end, number.low, number.high, step, unit="%", hedges=_within(number)
        )
    whole = Decimal(0)
    below, end = _number_at(text, at)
    if below and text.startswith("又", end):
        whole = below.low or whole
        below, end = _number_at(text, end + 1)
    if below is None or not below.low or not text.startswith("分之", end):
        return None
    above, stop = _number_at(text, end + 2)
    if above is None or above.low is None:  # 三分之一一周内
        above, stop = numerals.read(text[end + 2 : end + 3]), end + 3
    if above is None or above.low is None or text.startswith("分之", stop):
        return None
    amount = _read_share(at, stop, above.low, below.low)
    return amount._replace(low=whole + above.low / below.low, hedges=_within(above))


def _number_at(text: str, at: int) -> tuple[numerals.Numeral | None, int]:
    """The number that begins at an offset, and where it ends."""
    run = _RUN.match(text, at)
    return (numerals.read(run[0]), run.end()) if run else (None, at)


def _read_share(start: int, end: int, above: Decimal, below: Decimal) -> Amount:
    value, exact = share(above, below)
    return Amount(start, end, end, value, step=Decimal("0.0001"), bare=True, exact=exact)


def _doubling(text: str, at: int) -> Amount | None:
    """翻一番 is 2 times, 翻两番 4 times."""
    found = _DOUBLING.match(text, at)
    if found is None:
        return None
    times = numerals.DIGITS.get(found[1] or "一", Decimal(1))
    return Amount(at, found.end(), found.end(), Decimal(2) ** int(times), unit="倍")


def _half(text: str, at: int) -> Amount | None:
    """半数 and 一半 are 0.5; 半小时 and 半个月 are half of one."""
    found = _HALF.match(text, at)
    if found is None:
        return None
    if found[0] == "半成":
        return Amount(at, at + 2, at + 2, Decimal(5), unit="%")
    unit, end = counted.unit(text, found.end()) if found[0] == "半" else ("", found.end())
    if found[0] == "半" and not (counted.is_measure(unit) or unit in ("个", "杯")):
        if text[at - 1 : at] not in _HALVING or text[at + 1 : at + 2] in ("公", "路"):
            return None
        unit, end = "", found.end()
    signs: tuple[Comparator, ...] = (">",) if found[0] == "大半" else ()
    half = Amount(at, found.end(), end, Decimal("0.5"), step=Decimal("0.1"), unit=unit)
    return half._replace(hedges=signs, bare=not unit)


def _numeral(text: str, at: int) -> Amount | None:
    """A numeral with its unit, as dozens (一打), tenths (八成五), coins (两块八) or with a half."""
    run = _RUN.match(text, at)
    number = run and numerals.read(run[0])
    if run is None or number is None or _UNREAD.match(text, run.end()):
        return None
    end, signs = run.end(), _within(number)
    bare = text[at] in "百千万亿"
    following = text[end : end + 1]
    if following == "打" and number.low and _DOZEN.match(text, end):
        low, step, stop = number.low * 12, Decimal(12), end + 1
        return Amount(at, stop, stop, low, step=step, hedges=signs, bare=True)
    if following == "成" and (tenths := _TENTHS.match(text, end)):
        return _tenths(at, number, tenths)
    if following in ("块", "毛") and number.low and (coins := _COINS.match(text, end)):
        value = number.low + (numerals.DIGITS.get(coins[1]) or Decimal(coins[1])) / 10
        value += numerals.DIGITS[coins[2]] / 100 if coins[2] else 0
        return Amount(
            at, end, coins.end(), value, step=Decimal("0.1"), unit=following, hedges=signs
        )
    if following in _LETTERS:
        number, end = _with_letter(text, number, end)
    about = next((word for word in _HEDGES_BEFORE_UNIT if text.startswith(word, end)), "")
    unit_start = end + len(about)
    unit, stop = counted.unit(text, unit_start, run.end() == at + 1 and _is_rare(text, at))
    if run[0] in ("俩", "仨") and text[end] == "月":  # 俩月 is two months
        unit, stop = "个月", end + 1
    if not unit:
        unit_start = stop = end
    elif about:
        signs = (*signs, _HEDGES_BEFORE_UNIT[about])
    amount = Amount(
        at, unit_start, stop, number.low, number.high, number.step, number.scale, unit, signs, bare
    )
    return _with_half(text, amount) if unit and number.low is not None else amount


def _is_rare(text: str, at: int) -> bool:
    """Whether a numeral of one character is more often part of a word than of a count."""
    return not (
        text[at].isascii()
        or text[at - 1 : at] in _LIKELY
        or _POINTS.match(text, at + 1)
        or (text[at] in "两三四" and _LISTED.search(text, max(0, at - 8), at))
    )


_HEDGES_BEFORE_UNIT: dict[str, Comparator] = {"左右": "~", "上下": "~", "多": ">", "+": ">="}
_LETTERS = frozenset("kKwW个")
_POINTS = re.compile("点(?=共识|意见|建议|希望|要求|体会|理由|原因|启示|主张|看法)")
# Two counties that stand before: 九寨沟、若尔盖两县.
_LISTED = re.compile("[、和与][^，。；、]{1,6}\\Z")
# Behind these a numeral of one character counts what it would else be a word with.
_LIKELY = frozenset("约近超逾足满共达各等有家了过讲提喊翻打得到从用致载靠进先差扣加胜成元块")


def _with_letter(text: str, number: numerals.Numeral, end: int) -> tuple[numerals.Numeral, int]:
    """A scale in letters (6k, 10w), or behind 个 (三个亿)."""
    letter = text[end : end + 1].lower()
    size, stop = Decimal(1), end
    if letter in ("k", "w") and not text[end + 1 : end + 2].encode().isalnum():
        size, stop = Decimal(1000 if letter == "k" else 10000), end + 1
    elif text.startswith("个亿", end):
        size, stop = numerals.SCALES["亿"], end + 2
    if size == 1 or number.low is None:
        return number, end
    return number._replace(low=number.low * size, scale=size, step=number.step * size), stop


def _tenths(at: int, number: numerals.Numeral, found: re.Match[str]) -> Amount:
    """八成 is 80%, 五成五 and 五成半 are 55%."""
    more = Decimal(5) if found[1] else numerals.DIGITS[found[2]] if found[2] else Decimal(0)
    low, high = (None if end is None else end * 10 + more for end in (number.low, number.high))
    step = Decimal(1) if found[1] or found[2] else Decimal(10)
    tenths = Amount(at, found.start(), found.end(), low, high, step, unit="%", bare=True)
    return tenths._replace(hedges=_within(number))


def _with_half(text: str, amount: Amount) -> Amount:
    """三亩半 is 3.5亩, 两个半月 2.5个月."""
    assert amount.low is not None
    if behind := _BEHIND.match(text, amount.end):
        places = "".join(str(numerals.DIGITS.get(c, c)) for c in behind[0])
        value = amount.low + Decimal(f"0.{places}")
        return amount._replace(low=value, end=behind.end(), step=Decimal(1).scaleb(-len(places)))
    if within := _WITHIN_UNIT.match(text, amount.unit_start):
        unit = "个月" if within[2] == "月" else within[2]
        amount = amount._replace(unit=unit, end=within.end())
        if within[1] == "多":
            return amount._replace(hedges=(*amount.hedges, ">"))
    elif _AND_HALF_AT_END.match(text, amount.end) or (
        _AND_HALF.match(text, amount.end) and counted.is_measure(amount.unit)
    ):
        amount = amount._replace(end=amount.end + 1)
    else:
        return amount
    assert amount.low is not None
    return amount._replace(low=amount.low + Decimal("0.5"), step=Decimal("0.1"))


def _within(number: numerals.Numeral) -> tuple[Comparator, ...]:
    """The hedges that stand within a numeral: 余 and 多 are more, 来 is about."""
    more: tuple[Comparator, ...] = (">",) if number.more else ()
    about: tuple[Comparator, ...] = ("~",) if number.about else ()
    return more + about
