"""Numbers in Chinese with what they count: 287万人, 八成五, 三分之二, 半个月, 翻两番."""

import re
from decimal import Decimal

from redcross_cli.figures.figure import Amount
from redcross_cli.figures.interval import MIRRORED, last_place, place, share
from redcross_cli.figures.zh import counted, exclusions, numerals
from redcross_cli.terms import Comparator

_RUN = re.compile(numerals.RUN)
_DOUBLING = re.compile("翻了?([一两二三四]?)番")
_SLASHED = re.compile(exclusions.SLASHED)
PERSONS = "[人名位个户家对]"
# 每3名受访者中就有1人: between its two numbers. 每万人有3.5名 is a rate, and may be no share.
_ONE_IN = re.compile(f"{PERSONS}[^，。；0-9]{{0,10}}?[中里就便][^，。；0-9]{{0,3}}?有")
# Behind a numeral that is part of a number which is not read: 三分之几, 一百点五元.
_UNREAD = re.compile("分之(?![后前内间外差多久])|(?<=[百千万亿])点(?=[一二三四五六七八九])")
_TENTHS = re.compile(
    "成(?:(半)|([一二三四五六七八九])(?![十百千万个])|"
    "(?![员立功果都绩语交形就熟效长像套品分群片本批0-9]|年[^轻老]|人(?![口员群数是的认有选表以]))|"
    "(?<=[约近逾超足占].成)(?=人))"
)
_HALF = re.compile("一[多大]半|一半|半数|大半|半成|半(?!夜)")
# Behind these 半 alone is a half of what is spoken of: 过半, 近半.
_HALVING = ("过", "近", "超", "逾", "约", "到", "足")
# 两个半月, 两个多小时, 两分半钟.
_WITHIN_UNIT = re.compile("个([半多])(月|小时|钟头|学期|世纪|星期|礼拜|百分点)|分([半多])钟")
_DOZEN = re.compile("打(?![开击扫造听电破印工算包仗架通针球字雷雪折烊扰猎动卡数])")
_COINS = re.compile(
    "(?:[块毛]|[元角](?=.[角分]))([二三四五六七八九]|[0-9](?![0-9.个])|一(?=[毛角分]|\\W|$))"
    "(?:[毛角](?:([一二三四五六七八九]|[0-9](?=[分钱]|[^\\w.]|$))分?)?|(分))?(?![十百千万块])"
)
# Decimals behind their unit: 44秒37, 一米九八, 三十八度五.
_BEHIND = re.compile(
    "(?<=秒)[0-9]{2}(?![0-9])|(?<=[米度])[零一二三四五六七八九]{1,2}(?![十百千万])|(?<=米)"
    "[0-9]{1,2}(?![0-9.米厘万])"
)
# What ends with 半, or after a unit of measure goes on with no word that begins with it: 半径.
_AND_HALF = re.compile(
    "半(?:(?=[，。；、）]|$)|"
    "(?P<inside>(?![天夜价径数票折程环马封山岛职决挂年月]|[自公]动|成品|导体|开放|固定|小时)))"
)


def first_digit(text: str, at: int) -> int:
    """Where the number itself begins, behind a sign."""
    if text.startswith("零下", at):
        return at + 2
    return at + 1 if text[at] in "-−负" else at


def read_amount(text: str, at: int) -> Amount | None:
    """The amount that begins at an offset; None where no number does."""
    begin = first_digit(text, at)
    kinds = (_ratio, _fraction, _doubling, _half, _numeral)
    amount = next(filter(None, (kind(text, begin) for kind in kinds)), None)
    if amount is None or begin == at or amount.is_open:
        return amount
    if amount.upper is None:
        return amount._replace(start=at, value=-amount.value)
    return amount._replace(start=at, value=-amount.upper, upper=-amount.value)  # 零下二十七八度


def _ratio(text: str, at: int) -> Amount | None:
    """每3名受访者中就有1人 is a third."""
    if text[at - 1 : at] != "每":
        return None
    below, end = _number_at(text, at)
    link = _ONE_IN.match(text, end)
    above, stop = _number_at(text, link.end()) if link else (None, end)
    if not link or not above or not below or not re.match(PERSONS, text[stop : stop + 1]):
        return None
    if above.is_open or not 0 < above.value < below.value:
        return None
    is_about = "约" in link[0] or above.hedges or below.hedges
    about: tuple[Comparator, ...] = ("~",) if is_about else ()
    return _read_share(at - 1, stop + 1, above.value, below.value)._replace(hedges=about)


def _fraction(text: str, at: int) -> Amount | None:
    """三分之二, 一又二分之一, 百分之八十; 1/8 behind a word that tells it from a date."""
    if slashed := _SLASHED.match(text, at):
        return _read_share(at, slashed.end(), Decimal(slashed[1]), Decimal(slashed[2]))
    whole = Decimal(0)
    below, end = _number_at(text, at)
    if below and text.startswith("又", end):
        whole = below.value
        below, end = _number_at(text, end + 1)
    if below is None or not below.value or not text.startswith("分之", end):
        return None
    turned = tuple(MIRRORED.get(sign, sign) for sign in below.hedges)  # 二百多分之一 is less
    above, stop = _number_at(text, end + 2)
    if text.startswith("百分之", at):
        if above is None:
            return None
        amount = above._replace(counts="%", scale=Decimal(1), step=min(above.step, Decimal(1)))
        return amount.standing(at, stop)
    if above is None:  # 三分之一一周内
        above, stop = numerals.read(text[end + 2 : end + 3]), end + 3
    if above is None or above.is_open:
        return None
    amount = _read_share(at, stop, above.value, below.value)
    return amount._replace(value=whole + amount.value, hedges=(*above.hedges, *turned))


def _number_at(text: str, at: int) -> tuple[Amount | None, int]:
    """The number that begins at an offset, and where it ends."""
    run = _RUN.match(text, at)
    return (numerals.read(run[0]), run.end()) if run else (None, at)


def _read_share(start: int, end: int, above: Decimal, below: Decimal) -> Amount:
    value, exact = share(above, below)
    return Amount(value, step=place(value), exact=exact, bare=True).standing(start, end)


def _doubling(text: str, at: int) -> Amount | None:
    """翻一番 is 2 times, 翻两番 4 times."""
    found = _DOUBLING.match(text, at)
    if found is None:
        return None
    times = Decimal(2) ** int(numerals.DIGITS[found[1] or "一"])
    return Amount(times, counts="倍").standing(at, found.end())


def _half(text: str, at: int) -> Amount | None:
    """半数 and 一半 are 0.5; 半小时 and 半个月 are half of one."""
    found = _HALF.match(text, at)
    if found is None:
        return None
    end = found.end()
    if found[0] == "半成":
        return Amount(Decimal(5), counts="%").standing(at, end)
    unit, stop = counted.unit(text, end) if found[0] == "半" else ("", end)
    if found[0] == "半" and not (counted.is_measure(unit) or unit in ("个", "杯")):
        if text[at - 1 : at] not in _HALVING:
            return None
        unit, stop = "", end
    half = Amount(Decimal("0.5"), step=Decimal("0.1"), counts=unit, bare=not unit)
    half = half._replace(hedges=(">",) if found[0][-2:] in ("大半", "多半") else ())
    return _with_half(text, half.standing(at, end)._replace(end=stop))  # 半个多月


def _numeral(text: str, at: int) -> Amount | None:
    """A numeral with its unit, as dozens (一打), tenths (八成五), coins (两块八) or with a half."""
    number, end = _number_at(text, at)
    if number is None or _UNREAD.match(text, end):
        return None
    amount = number.standing(at, end)._replace(bare=text[at] in "百千万亿")
    if number.value and _DOZEN.match(text, end):
        dozens = amount._replace(last=end + 1, end=end + 1, scale=Decimal(12), step=Decimal(12))
        return dozens._replace(value=number.value * 12, upper=None, bare=True)
    if tenths := _TENTHS.match(text, end):
        return _tenths(amount, tenths)
    if coins := _COINS.match(text, end):
        is_cent = coins[3] and text[end] in "块元"  # 三块五分
        places = _in_digits(f"{'0' if is_cent else ''}{coins[1]}{coins[2] or ''}")
        coin = Amount(number.value, hedges=number.hedges, counts=text[end])
        return _with_places(coin.standing(at, end)._replace(end=coins.end()), places)
    if letters := _SCALING.match(text, end):
        end = letters.end()
        amount = amount.scaled(_SIZES[letters[0].lower()], end)._replace(last=end)
    about = next((word for word in _BEFORE_UNIT if text.startswith(word, end)), "")
    last = end + len(about)
    unit, stop = counted.unit(text, last, end == at + 1 and _is_rare(text, at))
    if text[at:end] in ("俩", "仨") and text[end] == "月":  # 俩月 is two months
        unit, stop = "个月", end + 1
    if not unit and not _WITHIN_UNIT.match(text, last):
        return amount
    if about:
        amount = amount._replace(hedges=(*amount.hedges, _BEFORE_UNIT[about]))
    amount = amount._replace(last=last, end=stop, counts=unit)
    return _with_half(text, amount)


def _is_rare(text: str, at: int) -> bool:
    """Whether a numeral of one character is more often part of a word than of a count."""
    return not (
        text[at].isascii()
        or text[at - 1 : at] in _LIKELY
        or (text[at] in "两三四" and _LISTED.search(text, max(0, at - 8), at))
    )


# Two counties that stand before: 九寨沟、若尔盖两县.
_LISTED = re.compile("[、和与][^，。；、]{1,6}\\Z")
# Behind these a numeral of one character counts what it would else be a word with.
_LIKELY = frozenset("约近超逾足满共达各等有家了过讲提喊翻打得到从用致载靠进先差扣加胜成元块")


_BEFORE_UNIT: dict[str, Comparator] = {"左右": "~", "上下": "~", "多": ">", "+": ">="}  # 3000+件
# A scale in letters (6k, 10w), or behind 个 (三个亿).
_SIZES = {"k": Decimal(1000), "w": Decimal(10000), "个亿": Decimal(10**8)}
# 10W人 and 10W+ are 100,000, and 10W may be so many watts.
_SCALING = re.compile("[kKw](?![0-9A-Za-z])|W(?=[+多余人元块次粉件个])|个亿")


def _tenths(amount: Amount, found: re.Match[str]) -> Amount:
    """八成 is 80%, 五成五 and 五成半 are 55%."""
    more = Decimal(5) if found[1] else numerals.DIGITS[found[2] or "零"]
    value = amount.value * 10 + more
    upper = None if amount.upper is None else amount.upper * 10 + more
    step = Decimal(1) if found[1] or found[2] else amount.step * 10  # 1 of 9.5成
    tenths = amount._replace(value=value, scale=Decimal(1), step=step, upper=upper)
    return tenths._replace(counts="%", bare=True, end=found.end())


def _in_digits(characters: str) -> str:
    return "".join(str(numerals.DIGITS.get(c, c)) for c in characters)


def _with_places(amount: Amount, places: str) -> Amount:
    """An amount with its decimals, which stand behind its unit."""
    decimals = Decimal(f"0.{places}")
    return amount._replace(value=amount.value + decimals, step=last_place(decimals))


def _with_half(text: str, amount: Amount) -> Amount:
    """三亩半 is 3.5亩, 两个半月 2.5个月."""
    behind = _BEHIND.match(text, amount.end)
    if behind and not counted.unit(text, behind.end())[0]:  # but 用时10秒20人
        return _with_places(amount._replace(end=behind.end()), _in_digits(behind[0]))
    if within := _WITHIN_UNIT.match(text, amount.last):
        unit = "个月" if within[2] == "月" else within[2] or "分钟"
        amount = amount._replace(counts=unit, end=within.end())
        if "多" in within.groups():
            return amount._replace(hedges=(*amount.hedges, ">"))
    else:
        half = _AND_HALF.match(text, amount.end)
        if not half or (half["inside"] is not None and not counted.is_measure(amount.counts)):
            return amount
        amount = amount._replace(end=amount.end + 1)
    return amount._replace(value=amount.value + Decimal("0.5"), step=Decimal("0.1"))
