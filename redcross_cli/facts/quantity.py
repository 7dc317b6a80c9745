"""Figures as sources print them: ``419万余人`` is 4,190,000, ``>``, ``人``.

A figure is a hedge, a number with its scale, and what is counted. Chinese puts
some hedges before the number (近5800名) and some inside it (419万余人, 200余场次);
English puts them all before ("nearly 5,800 people"). The comparators are those
of HL7 FHIR's Quantity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import normalize

from redcross_cli.facts.model import Comparator


class Quantity(NamedTuple):
    """A figure, parsed: ``value`` is None where the source leaves it vague (数十个)."""

    value: int | float | None
    comparator: Comparator
    measure: str


HEDGES_BEFORE: dict[str, Comparator] = {
    "不少于": ">=", "不低于": ">=", "至少": ">=",
    "不超过": "<=", "不多于": "<=", "至多": "<=", "最多": "<=",
    "超过": ">", "多于": ">", "高于": ">", "突破": ">", "超": ">", "逾": ">",
    "少于": "<", "低于": "<", "不足": "<", "不到": "<", "将近": "<", "接近": "<", "近": "<",
    "大约": "~", "约": "~",
    "at least": ">=",
    "no more than": "<=", "at most": "<=", "up to": "<=",
    "more than": ">", "over": ">", "above": ">",
    "fewer than": "<", "less than": "<", "under": "<", "nearly": "<", "almost": "<",
    "approximately": "~", "about": "~", "around": "~", "some": "~",
}  # fmt: skip
HEDGES_WITHIN: dict[str, Comparator] = {"余": ">", "多": ">", "来": "~"}
HEDGES_AFTER: dict[str, Comparator] = {
    "以上": ">=", "+": ">=", "以下": "<=", "以内": "<=", "左右": "~", "上下": "~",
    "不到": "<",
}  # fmt: skip
# Of the hedges that mean "<", those that say "close to" as well.
CLOSE = ("近", "将近", "接近", "nearly", "almost")

DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
TENS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8,
          "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
          "k": 10**3, "m": 10**6, "bn": 10**9}  # fmt: skip

# What Chinese counts by. A unit's Chinese label begins with one of these, longest
# first so that 人次 (person-times) is never read as 人 (people).
MEASURES = (
    "个省（区、市）", "个省（自治区、直辖市）", "件（只、箱）", "平方公里", "平方米", "立方米",
    "人次", "人份", "场次", "批次", "队次", "小时", "分钟", "公里", "部委", "个月", "大区域",
    "人", "名", "位", "例", "户", "支", "个", "件", "顶", "套", "台", "次", "场", "批", "期",
    "元", "所", "家", "辆", "吨", "份", "项", "天", "年", "月", "届", "周年", "%",
)  # fmt: skip
# Measure words that count the same thing.
ALIKE = {"名": "人", "位": "人", "个省（区、市）": "个", "个省（自治区、直辖市）": "个"}

_DIGITS = r"[0-9]+(?:\.[0-9]+)?"
_CHINESE = "零〇一二两三四五六七八九十百千"
_NUMBER = rf"""
    (?P<vague>数|几|半)?
    (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?
        |[{_CHINESE}][{_CHINESE}万亿]*)?
    (?P<some>几)?
"""


def _alternatives(words: object) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))  # type: ignore[call-overload]


_FIGURE = rf"""
    (?:(?P<before>{_alternatives(HEDGES_BEFORE)})\s*)?
    达?
    {_NUMBER}
    (?P<within>[{"".join(HEDGES_WITHIN)}])?
    (?P<scale>\s*[十百千万]?亿|\s*[十百千]?万|\s*[十百千]
        |\s*(?:thousand|million|billion|trillion|bn)(?![a-z])|(?:k|m)(?![a-z]))?
    (?P<within2>[{"".join(HEDGES_WITHIN)}])?
    \s*(?P<measure>.*?)
    (?P<after>{_alternatives(HEDGES_AFTER)})?
"""


_LONGEST = 200  # characters of a figure; its number would be beyond any count


@cache
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    # Compiled when first used: it takes milliseconds, which a plain lookup need not pay.
    return re.compile(pattern, flags)


@lru_cache(maxsize=10_000)  # many facts print the same
def parse(printed: str) -> Quantity:
    """Read one printed figure, whole.

    >>> parse("419万余人")
    Quantity(value=4190000, comparator='>', measure='人')
    >>> parse("近5800名")
    Quantity(value=5800, comparator='<', measure='名')
    >>> parse("数十个")
    Quantity(value=None, comparator='~', measure='个')
    >>> parse("more than 1.53 billion yuan")
    Quantity(value=1530000000, comparator='>', measure='yuan')

    Raises ValueError, with a sentence, for text that is not one figure.
    """
    if not re.search(r"\w", printed) or len(printed) > _LONGEST:
        raise ValueError(f"'{printed}' is not a figure")
    text = _uncompounded(re.sub("百分之(.+)", r"\1%", printed))
    match = _compiled(_FIGURE, re.VERBOSE | re.IGNORECASE | re.ASCII).fullmatch(
        normalize("NFKC", text).replace("(", "（").replace(")", "）")
    )
    if match is None or not (match["digits"] or match["scale"] or match["vague"]):
        raise ValueError(f"'{printed}' is not a figure")
    measure = match["measure"].strip()
    if re.search(rf"[0-9{_CHINESE}万亿半成]", measure):
        raise ValueError(f"'{printed}' holds more than one number")
    hedges: set[Comparator] = set()
    if match["before"]:
        hedges.add(HEDGES_BEFORE[match["before"].lower()])
    hedges.update(HEDGES_WITHIN[h] for h in (match["within"], match["within2"]) if h)
    if match["after"]:
        hedges.add(HEDGES_AFTER[match["after"]])
    if len(hedges) > 1:
        raise ValueError(f"'{printed}' is hedged in two ways that disagree")
    if match["vague"] in ("数", "几") or match["some"]:
        return Quantity(None, "~", measure)
    number = Decimal("0.5") if match["vague"] else _number(match["digits"] or "一")
    for scale in _scales(match["scale"]):
        number *= scale
    return Quantity(plain(number), hedges.pop() if hedges else "=", measure)


class Figure(NamedTuple):
    """A figure found in a text: ``printed`` stands from ``start`` to ``end``."""

    start: int
    end: int
    printed: str


# Numerals that count nothing: words, and dates, which are periods and no figures.
_NOT_FIGURES = (
    "红十字|“?十[一二三四五]五”?|进一步|统一|一体|一系列|一大批|一线|一带一路|一起|一年来|(?:这|过去|新的)一年|"
    r"[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?|[0-9]{1,2}月(?:[0-9]{1,2}日)?"
)
FULL_WIDTH = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
_BEFORE = "|".join(re.escape(h) for h in HEDGES_BEFORE if not h.isascii())
_SCANNED = rf"""
    第?(?:{_BEFORE})?
    (?:
        [0-9][0-9,]*(?:\.[0-9]+)?[余多来]?[十百千万亿]*[余多来]?
      | (?:[{_CHINESE}][{_CHINESE}万亿]*[余多来几]?[万亿]?[余多来]?|[数几][十百千万亿]+|半)
        (?={"|".join(map(re.escape, MEASURES))})
    )
    (?:{"|".join(map(re.escape, MEASURES))})?
    (?:{_alternatives(word for word in HEDGES_AFTER if word != "+")})?
"""


def figures(text: str) -> Iterator[Figure]:
    """All figures of a Chinese text without whitespace, in order.

    Numbers in digits always count; numerals only before a measure word, so that
    统一 or 进一步 are not taken for ones. Dates are left out.
    """
    text = text.translate(FULL_WIDTH)
    words = [match.span() for match in _compiled(_NOT_FIGURES).finditer(text)]
    for match in _compiled(_SCANNED, re.VERBOSE).finditer(text):
        start, end = match.span()
        if not any(first <= start < last for first, last in words):
            yield Figure(start, end, match[0])


def _uncompounded(printed: str) -> str:
    """1亿2000万 as one number in digits; m² so that its 2 is no number."""
    printed = printed.replace("²", "平方").replace("㎡", "平方米")
    compound = _compiled(
        rf"({_DIGITS})([万亿])({_DIGITS}(?=[万千百])|[0-9]{{4}})([万千百]?)"
    ).search(printed)
    if compound is None:
        return printed
    large, scale, small, below = compound.groups()
    value = Decimal(large) * SCALES[scale] + Decimal(small) * SCALES.get(below, 1)
    return printed[: compound.start()] + f"{plain(value)}" + printed[compound.end() :]


def is_close(printed: str) -> bool:
    """Whether a printed figure says "close to", which the comparator "<" alone does not."""
    return printed.lower().startswith(CLOSE)


def _scales(scale: str | None) -> list[int]:
    scale = (scale or "").strip().lower()
    return [SCALES[scale]] if scale.isascii() and scale else [SCALES[s] for s in scale]


def _number(digits: str) -> Decimal:
    """A number in Arabic digits or in Chinese numerals, as 一亿二千万."""
    if digits[0].isdigit():
        return Decimal(digits.replace(",", ""))
    total = section = digit = 0
    unit = 1  # of the character before, where a digit may leave out its own: 一万五 is 15,000
    for character in digits:
        if character in DIGITS:
            if digit:
                raise ValueError(f"'{digits}' is not one Chinese numeral")
            digit = DIGITS[character]
            unit = 1 if character in "零〇" else unit
        elif character in TENS:
            section += (digit or 1) * TENS[character]
            digit, unit = 0, TENS[character]
        else:
            below, scale = section + digit, SCALES[character]
            total = (total + below) * scale if character == "亿" else total + below * scale
            section, digit, unit = 0, 0, scale
    return Decimal(total + section + digit * max(1, unit // 10))


def plain(number: Decimal) -> int | float:
    """An int where the number is whole, a float where it is not."""
    return int(number) if number == number.to_integral_value() else float(number)


def measure_of(label: str) -> str:
    """The measure word that a unit's Chinese label begins with: 个 of 个国家."""
    return next((m for m in MEASURES if label.startswith(m)), label)


@lru_cache(maxsize=10_000)
def counts_alike(measure: str, label: str) -> bool:
    """Whether a printed measure word can stand for the unit with this Chinese label."""
    printed, of_unit = measure_of(measure), measure_of(label)
    return ALIKE.get(printed, printed) == ALIKE.get(of_unit, of_unit)
