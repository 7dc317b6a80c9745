"""Figures in words, as an editor writes them: "more than 4.19 million", 超419万, 10至20.

The reader reads them back, or refuses those that could say another thing in a text of unknown
origin (about 3.075, 约200至1000200); it reads none as another figure.
"""

import re
from decimal import Decimal

from redcross_cli.figures.words import any_of
from redcross_cli.terms import Comparator, Lang

WORDS: dict[Comparator, tuple[str, str]] = {
    "=": ("", ""),
    ">": ("超", "more than "),
    ">=": ("至少", "at least "),
    "<": ("不到", "fewer than "),
    "<=": ("至多", "at most "),
    "~": ("约", "about "),
}
# A fraction that no decimal holds, in words.
_CHINESE = "零一二三四五六七八九十"
_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PARTS = {3: "third", 6: "sixth", 7: "seventh", 9: "ninth"}
# What tells that a fraction is printed: 每3名中就有1人, one patient in three, ⅓, 2/3.
_DIVIDED = re.compile(rf"分之|每|[/⅓⅔⅙⅚⅐⅑]|{'|'.join(_PARTS.values())}|\b(?:in|out of)\b")
_SEPARATORS = {"zh": "", "en": ","}  # between groups of three digits


def number_in_words(value: int | float, lang: Lang) -> str:
    """A number as an editor writes it, exactly: 4.19 million; 16,708; 419万.

    A scale word is used where at most three decimals remain, never by rounding; a fraction
    that no decimal holds is said as one.

    >>> number_in_words(0.6666666666666666, "zh"), number_in_words(0.1111111111, "en")
    ('三分之二', 'one ninth')
    """
    if fraction := endless(value):
        above, below = fraction
        if lang == "zh":
            return f"{_CHINESE[below]}分之{_CHINESE[above]}"
        return f"{_ENGLISH[above]} {_PARTS[below]}{'s' if above > 1 else ''}"
    number = Decimal(str(value))
    scales = (
        ((10**8, "亿"), (10**4, "万"))
        if lang == "zh"
        else ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"))
    )
    for size, word in scales:
        scaled = number / size
        if abs(scaled) >= 1 and scaled == round(scaled, 3):
            return f"{scaled.normalize():f}{word}"
    return digits(value, _SEPARATORS[lang])


def endless(value: int | float) -> tuple[int, int] | None:
    """Both numbers of the fraction that a number stands for, if no decimal holds it."""
    if not 0 < value < 1:
        return None
    from fractions import Fraction  # which few figures need

    near = Fraction(value).limit_denominator(max(_PARTS))
    is_it = near.denominator in _PARTS and abs(near - Fraction(value)) <= 1e-9
    return near.as_integer_ratio() if is_it else None


def digits(value: int | float, separator: str = "") -> str:
    """A number in digits alone, however small: 0.00001, not 1e-05.

    Those before the point may be in groups of three, with a ``separator`` between.
    """
    number = Decimal(str(value)) + 0  # which has no negative zero
    return f"{number.normalize():{separator}f}"


def hedge(comparator: Comparator, lang: Lang, printed: str) -> str:
    """The words for a comparator; ``printed`` tells "nearly" from "fewer than".

    A fraction is about its nearest decimal, whether it has a hedge or not.
    """
    if comparator == "~" and _DIVIDED.search(printed.lower()) and not _is_about(printed):
        return ""
    chinese, english = WORDS[comparator]
    if comparator == "<" and _is_close(printed):
        chinese, english = "近", "nearly "
    return chinese if lang == "zh" else english


def _is_about(printed: str) -> bool:
    from redcross_cli.figures import en, zh

    words = any_of((*zh.LISTS["~"], "左右", "上下", *en.LISTS["~"], "or so", "or thereabouts"))
    return re.search(f"(?i)(?<![a-z]){words}(?![a-z])", printed) is not None


def _is_close(printed: str) -> bool:
    from redcross_cli.figures import en, zh

    return printed.lower().startswith((*zh.LISTS["close"], *en.LISTS["close"]))


def hedged(
    value: int | float,
    comparator: Comparator,
    lang: Lang,
    printed: str,
    upper: int | float | None = None,
) -> str:
    """A number with its hedge, or a range: "more than 4.19 million", 超419万, "10 to 20"."""
    number = number_in_words(value, lang)
    if upper is not None:
        last = number_in_words(upper, lang)
        if number[-1].isdigit():  # or else the scale of the last would be that of both: 1至3万
            number, last = (digits(end, _SEPARATORS[lang]) for end in (value, upper))
        number += f"{'至' if lang == 'zh' else ' to '}{last}"
    return hedge(comparator, lang, printed) + number
