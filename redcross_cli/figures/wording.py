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
# The parts of a fraction in words, those that no decimal holds, and one as it is printed.
_CHINESE = "零一二三四五六七八九十"
_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh"}
_PARTS |= {8: "eighth", 9: "ninth", 10: "tenth"}
_ENDLESS = (3, 6, 7, 9)
_NUMBER = f"(?:an?|[0-9]+|{'|'.join(_ENGLISH)})"
_FRACTION = (
    f"(?i:[0-9{_CHINESE}]+分之[0-9{_CHINESE}]+|"
    f"{_NUMBER}(?:[ -](?:{'|'.join(_PARTS.values())})s?| (?:in|out of) {_NUMBER}))"
)
_FRACTION_AT_END = rf"(?:{_FRACTION}|(?i:\bhalf)|一半|半数|过半)\Z"
SCALES = {
    "zh": ((10**8, "亿"), (10**4, "万")),
    "en": ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")),
}
_SEPARATORS = {"zh": "", "en": ","}  # between groups of three digits


def number_in_words(value: int | float, lang: Lang, printed: str = "") -> str:
    """A number as an editor writes it, exactly: 4.19 million; 16,708; 419万.

    A scale word is used where at most three decimals remain, never by rounding; a fraction
    that no decimal holds is said as one, and so is one that is ``printed`` so.

    >>> number_in_words(0.6666666666666666, "zh"), number_in_words(0.25, "en", "四分之一")
    ('三分之二', 'a quarter')
    """
    if fraction := fraction_of(value, printed):
        above, below = fraction
        if below == 2:
            return "一半" if lang == "zh" else "half"
        if lang == "zh":
            return f"{_CHINESE[below]}分之{_CHINESE[above]}"
        if above == 1:
            return f"{'an' if below == 8 else 'a'} {_PARTS[below]}"
        return f"{_ENGLISH[above]} {_PARTS[below]}s"
    number = Decimal(str(value))
    for size, word in SCALES[lang]:
        scaled = number / size
        if abs(scaled) >= 1 and scaled == round(scaled, 3):
            return f"{scaled.normalize():f}{word}"
    return digits(value, _SEPARATORS[lang])


def fraction_of(value: int | float, printed: str) -> tuple[int, int] | None:
    """Both numbers of a fraction, if no decimal holds it or it is printed as one: 四分之一."""
    if not 0 < value < 1:
        return None
    from fractions import Fraction  # which few figures need

    near = Fraction(value).limit_denominator(max(_PARTS))
    is_said = near.denominator in _ENDLESS or re.search(_FRACTION_AT_END, printed)
    return near.as_integer_ratio() if is_said and abs(near - Fraction(value)) <= 1e-9 else None


def digits(value: int | float, separator: str = "") -> str:
    """A number in digits alone, however small: 0.00001, not 1e-05.

    Those before the point may be in groups of three, with a ``separator`` between.
    """
    number = Decimal(str(value)) + 0  # which has no negative zero
    return f"{number.normalize():{separator}f}"


def hedge(value: int | float | None, comparator: Comparator, lang: Lang, printed: str) -> str:
    """The words for a comparator; ``printed`` tells "nearly" from "fewer than".

    A fraction that no decimal holds is about its nearest one, whether it has a hedge or not.
    """
    chinese, english = WORDS[comparator]
    if comparator in ("~", "<"):  # few figures need what this imports
        from redcross_cli.figures import en, zh
        from redcross_cli.figures.fold import fold

        printed = fold(printed)
        is_close = printed.lower().startswith((*zh.LISTS["close"], *en.LISTS["close"]))
        about = (*zh.LISTS["~"], "左右", "上下", *en.LISTS["~"], "or so", "or thereabouts")
        is_about = re.search(f"(?i)(?<![a-z]){any_of(about)}(?![a-z])", printed)
        if comparator == "~" and value and fraction_of(value, printed) and not is_about:
            return ""
        if comparator == "<" and is_close:
            chinese, english = "近", "nearly "
    return chinese if lang == "zh" else english


def hedged(
    value: int | float,
    comparator: Comparator,
    lang: Lang,
    printed: str,
    upper: int | float | None = None,
) -> str:
    """A number with its hedge, or a range: "more than 4.19 million", 超419万, "10 to 20"."""
    number = number_in_words(value, lang, printed)
    if upper is not None:
        last = number_in_words(upper, lang)
        if number[-1].isdigit():  # or else the scale of the last would be that of both: 1至3万
            number, last = (digits(end, _SEPARATORS[lang]) for end in (value, upper))
        number += f"{'至' if lang == 'zh' else ' to '}{last}"
    return hedge(value, comparator, lang, printed) + number
