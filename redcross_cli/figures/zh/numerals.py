"""Chinese numerals, in digits, characters or both: 1亿2千万, 一千二百三十万, 十几, 两三百."""

import re
from decimal import Decimal
from functools import lru_cache

from redcross_cli.figures.figure import NEIGHBOURS, Amount
from redcross_cli.figures.interval import last_place
from redcross_cli.terms import Comparator

DIGITS = {c: Decimal(n) for n, c in enumerate("零一二三四五六七八九")}
DIGITS |= {"两": Decimal(2), "俩": Decimal(2), "仨": Decimal(3)}
TENS = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
SCALES = {"万": Decimal(10**4), "亿": Decimal(10**8), "兆": Decimal(10**12)}
# A numeral in digits: grouped by comma or space, or not.
ARABIC = (
    r"(?>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
)
_NEIGHBOURS = "|".join(f"(?<={pair[0]})、(?={pair[2]})" for pair in NEIGHBOURS)
# 两百一晚 is 200 a night, as 210 nights are 两百一十晚.
_PER_ONE = "(?:(?<=[百千万])|(?<=[百千万][二三四五六七八九]))一[晚夜天人位斤张次个份桌]"
# What a numeral is made of; whether the characters make one, `read` tells. No numeral is longer.
_PART = (
    rf"(?:(?!(?<=[万亿])(?:(?:19|20)[0-9]{{2}}年|[0-9]{{1,3}}周?岁)){ARABIC}|(?!{_PER_ONE})[零一二三四五六七八九十廿卅万亿半几数多]|(?<=[十百千万亿0])来(?![自源看])|"
    r"余(?![震额热温量款粮波味])|"
    "千(?![瓦米克伏赫卡帕焦])|百(?!帕)|兆(?![瓦赫帕字比])|"
    "(?<=[百千万])把(?=[个口人块斤元里亩户条])|(?<=[十百])有(?=[一二三四五六七八九])|"
    f"{_NEIGHBOURS}|"
    # 两 is a digit at the head of a numeral or before a scale, and a weight elsewhere.
    "两(?=[百千万亿])|(?<=一)两(?![银金酒茶肉饭黄白面油糖盐重的，。；、]|$)|"
    "(?<=三)两(?=[好朋知成个名位人天日周月年次句家户件种条只间杯所支箱袋瓶包盒本场批项处张])|"
    r"(?<=[零一二两三四五六七八九十])[点.](?=[零一二三四五六七八九])|"
    r"(?<=[百千万亿])点(?=零|[一二三四五六七八九](?:[一二三四五六七八九]|\W|$)))"
)
RUN = f"(?:两|[俩仨](?=[月人小星钟]))?{_PART}{{0,31}}"  # may be empty
_PAIR = re.compile(r"([一二两三四五六七八九])([二两三四五六七八九])(?=[十百千万亿]|$)")
_VAGUE = re.compile("[几数]?[十百千万亿]+|[零一二三四五六七八九十百千万亿]*几[十百千万亿]*")
_PLAIN = str.maketrans({"有": "", "、": "", "廿": "二十", "卅": "三十"})  # 七十有三, 十五、六, 廿三
_WITHIN: dict[str, Comparator] = {"余": ">", "多": ">", "来": "~", "把": "~"}
# A hedge stands before a scale or at the end: 300多20 is two numbers.
_JOINED = re.compile("[余多来把](?![十百千万亿兆]|$)")
_ARABIC = re.compile(ARABIC)


@lru_cache(maxsize=1024)  # a text repeats most of its numerals
def read(run: str) -> Amount | None:
    """A run of numeral characters as a number; None where it is none.

    >>> read("1亿2千万").value, read("2330余万").hedges
    (Decimal('120000000'), ('>',))
    >>> read("两三百").upper
    Decimal('300')
    """
    run = run.translate(_PLAIN).replace("三两", "两三")
    hedges = tuple(_WITHIN[character] for character in run if character in _WITHIN)
    bare = re.sub("[余多来把]", "", re.sub(r"(?<![0-9])\.", "点", run))  # 十六.三
    if not bare or _JOINED.search(run):
        return None
    if re.search("[几数]", bare):
        return Amount(Decimal(0), is_open=True) if _VAGUE.fullmatch(bare) else None
    pair = None if "点" in bare else _PAIR.search(bare)  # 二点三四 is no range
    if pair and "、".join(pair.groups()) in NEIGHBOURS:
        low, high = (_value(bare[: pair.start()] + d + bare[pair.end() :]) for d in pair.groups())
        return low._replace(upper=high.value, hedges=hedges) if low and high else None
    number = _value(bare)
    if number is None:
        return None
    # A count below ten thousand is written out: 三百 is as exact as 300.
    step = number.step if set(bare) & SCALES.keys() else min(number.step, Decimal(1))
    return number._replace(step=step, hedges=hedges)


def _value(text: str) -> Amount | None:
    """A numeral without hedges."""
    whole, point, decimals = text.partition("点")
    if point:
        places = decimals.rstrip("十百千万亿")
        units, scale = _value(whole), _value("一" + decimals[len(places) :])
        if not places or units is None or scale is None or not set(places) <= set(DIGITS):
            return None
        step = Decimal(1).scaleb(-len(places))
        value = units.value + int("".join(str(DIGITS[c]) for c in places)) * step
        return Amount(value * scale.value, scale.value, scale.outer, step * scale.value)
    for mark, size in reversed((TENS | SCALES).items()):
        left, found, right = text.rpartition(mark)
        if found:
            return _scaled(left, size, right)
    text = text.lstrip("零") or text
    if text in DIGITS:
        return Amount(DIGITS[text])
    if not _ARABIC.fullmatch(text):
        return None
    number = Decimal(re.sub("[, ]", "", text))
    return Amount(number, step=last_place(number))


def _scaled(left: str, size: Decimal, right: str) -> Amount | None:
    """A numeral by what stands before and behind its largest scale: 一千, 二百三."""
    above = _value(left or "一")
    are_tens = size < 10**4 and (left == "零" or not TENS.keys().isdisjoint(left))
    if above is None or are_tens:  # 零百, 十百
        return None
    if not right:
        # 十 is no scale, and 三到五十 is 3 to 50.
        scale = above.scale * size if size > 10 else above.scale
        outer = size if size >= 10**4 else Decimal(1)
        return Amount(above.value * size, scale, outer, above.step * size)
    below = _value(right)
    if below is None or below.value >= size or above.value != above.value.to_integral_value():
        return None
    if len(right) == 1 and right in DIGITS and right != "零" and size > 10:  # 三万五 is 35,000
        below = Amount(below.value * size / 10, size / 10, step=size / 10)
    elif right.isdigit() and len(right) < min(4, len(str(size)) - 1):  # 3万5: 30,005 or 35,000?
        return None
    return below._replace(value=above.value * size + below.value)
