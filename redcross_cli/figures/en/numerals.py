"""English numerals, in digits, words or both: 4.19 million, two and a half million, 3½, a third."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from redcross_cli.figures.en import LISTS
from redcross_cli.figures.interval import share

_SMALL = LISTS["numbers"]
UNITS = {word: Decimal(n) for n, word in enumerate(_SMALL)}
UNITS |= {word: Decimal(10 * n) for n, word in enumerate(LISTS["tens"], 2)}
UNITS["nought"] = Decimal(0)
WORDS = "|".join(sorted(UNITS, key=len, reverse=True))
LONGEST_WORD = max(map(len, UNITS))
WORD_BEFORE = re.compile(rf"(?:{WORDS})\Z")
SCALES = {
    word: Decimal(size)
    for word, size in zip(
        LISTS["scales"],
        (12, 12, 12, 100, 10**3, 10**5, 10**6, 10**7, 10**9, 10**12),
        strict=True,
    )
}
# Scales that are written close to their number.
SHORT = (
    {"k": 10**3}
    | dict.fromkeys(("m", "mn", "mln", "mio", "mil"), 10**6)
    | dict.fromkeys(("b", "bn", "bln"), 10**9)
    | dict.fromkeys(("t", "tn", "tln", "trn"), 10**12)
)
PARTS = dict(zip(LISTS["parts"], (2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000), strict=True))
_MARKS = {
    mark: (Decimal(part[0]), Decimal(part[1]))
    for mark, part in zip(
        "½⅓⅔¼¾⅕⅛⅜⅝⅞", ["12", "13", "23", "14", "34", "15", "18", "38", "58", "78"], strict=True
    )
}

ARABIC = (
    r"(?>[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])(?:\.[0-9]+)?"  # Indian: 12,34,567
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?:['’][0-9]{3})+(?:\.[0-9]+)?|"
    r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9,])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|(?<![^\s(])\.[0-9]+)"
)
_WORD = f"(?:{'|'.join(sorted([*UNITS, *SCALES], key=len, reverse=True))})"
_SCALE = "(?:hundred|thousand|lakh|million|crore|billion|trillion|dozen|doz|dz)s?"
_MARK = f"[{''.join(_MARKS)}]"
_HALF = r"(?:[ -]and[ -](?:(?:a|one)[ -](?:half|quarter)|three[- ]quarters)\b)"
_POINT = rf"(?: point(?: (?:{'|'.join(_SMALL[:10])}|nought|oh)\b)+)"
# What a numeral is made of; whether the words make one, `read` tells.
NUMERAL = re.compile(
    rf"(?P<alone>{_MARK}|[1-9]/(?:[2-9]|1[0-9])(?= (?:of|an?|mile|inch|cup|lb|oz|acre|teaspoon)))|"
    rf"(?P<arabic>{ARABIC})(?: "
    rf"?(?P<mark>{_MARK}))?(?P<half>{_HALF})?(?P<scales>(?:[ -]?{_SCALE}\b){{0,2}})(?P<more>{_HALF}"
    rf"(?! (?:hours?|years?|months?)))?|(?P<halves>(?:(?P<half_of>half(?:[ -]an?)?)|"
    rf"(?:a )?(?P<quarter_of>quarter)(?: of an?)?|(?P<thirds>one[- ]third|two[- ]thirds|"
    rf"three[- ]quarters)(?: of an?)?)[ -](?P<hscale>hundred|thousand|million|billion|trillion|"
    rf"dozen)\b)|(?P<words>(?:a (?=hundred|thousand|million|billion|trillion|dozen|lakh|"
    rf"crore))?\b{_WORD}\b(?:(?:-| and |"
    rf" ){_WORD}\b){{0,20}})(?P<point>{_POINT})?(?P<whalf>{_HALF})?(?P<wscales>(?: {_SCALE}\b)*)",
    re.IGNORECASE | re.ASCII,
)
FRACTION = re.compile(
    rf"(?:\b(?P<above>an?|one|two|three|four|five|six|seven|eight|nine|"
    rf"[1-9])[ -])(?P<below>{'|'.join(PARTS)})s?\b",
    re.IGNORECASE | re.ASCII,
)


class Numeral(NamedTuple):
    """A numeral: its end and its value, the scale and the step of its last digits.

    A fraction that no decimal holds is not ``exact``.
    """

    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    step: Decimal = Decimal(1)
    exact: bool = True


def read(text: str, at: int, between: bool = False) -> Numeral | None:
    """The numeral that begins at an offset; None where none does.

    After "between", an "and" is no part of it.

    >>> read("two and a half million people", 0).value
    Decimal('2500000.0')
    >>> read("4.19 million", 0).step
    Decimal('10000.00')
    """
    found = NUMERAL.match(text, at)
    if found is None:
        return None
    if found["halves"]:
        return _part_of_scale(found)
    if found["alone"]:
        value, exact = share(*_part(found["alone"]))
        return Numeral(found.end(), value, step=Decimal("0.01"), exact=exact)
    if found["arabic"]:
        return _in_digits(found)
    phrase = found["words"].partition(" and ")[0] if between else found["words"]
    number, length = _words(phrase)
    whole = NUMERAL.match(text, at, at + length) if length < len(found["words"]) else found
    return _in_words(whole, number) if length and whole else None


def _part_of_scale(found: re.Match[str]) -> Numeral:
    """Half a million, three quarters of a billion."""
    scale = SCALES[found["hscale"].lower()]
    word = (found["thirds"] or "").lower().partition("-")[0].partition(" ")[0]
    above, below = _THIRDS.get(word, (1, 2) if found["half_of"] else (1, 4))
    value, exact = share(above * scale, Decimal(below))
    return Numeral(found.end(), value, scale, scale / 100, exact)


def _part(mark: str) -> tuple[Decimal, Decimal]:
    """What a mark or two digits divide by what: ½, 1/4."""
    above, slash, below = mark.partition("/")
    return (Decimal(above), Decimal(below)) if slash else _MARKS[mark]


_THIRDS = {"one": (1, 3), "two": (2, 3), "three": (3, 4)}


def _in_digits(found: re.Match[str]) -> Numeral:
    """4.19 million, 3½, 5 and a half million, 3 million and a half."""
    number = Decimal(re.sub("[, '’]", "", found["arabic"]))
    step, exact = Decimal(1).scaleb(int(number.as_tuple().exponent)), True
    if found["mark"]:
        part, exact = share(*_MARKS[found["mark"]])
        number, step = number + part, Decimal("0.01")
    extra = found["half"] or (found["more"] if found["scales"] else None)
    if extra:
        number, step = number + _extra(extra), Decimal("0.1")
    scale = _product(found["scales"])
    return Numeral(found.end(), number * scale, scale, step * scale, exact)


def _in_words(found: re.Match[str], number: Decimal) -> Numeral:
    """Two hundred thousand, two and a half million, nine point four."""
    step = Decimal(1)
    last = re.findall("[a-z]+", found["words"].lower())[-1]
    own = SCALES.get(last, Decimal(1)) if last not in ("dozen", "hundred") else Decimal(1)
    if found["point"]:
        places = [str(UNITS.get(word, 0)) for word in found["point"].lower().split()[1:]]
        number, step = number + Decimal(f"0.{''.join(places)}"), Decimal(1).scaleb(-len(places))
    if found["whalf"]:  # of a scale where one stands before: two million and a half
        number, step = number + _extra(found["whalf"]) * own, Decimal("0.1")
    scale = _product(found["wscales"])
    return Numeral(found.end(), number * scale, scale * own, step * scale * own)


def _product(scales: str) -> Decimal:
    """What the scale words of a numeral multiply it by."""
    size = Decimal(1)
    for word in re.findall("[a-z]+", scales.lower()):
        size *= SCALES[word.rstrip("s")]
    return size


def _extra(words: str) -> Decimal:
    """The fraction behind a numeral: "and a half"."""
    if "half" in words:
        return Decimal("0.5")
    return Decimal("0.75") if "three" in words else Decimal("0.25")


def _words(phrase: str) -> tuple[Decimal, int]:
    """The longest beginning of a phrase that is one number, and its length.

    >>> _words("two hundred and five"), _words("two and three")
    ((Decimal('205'), 20), (Decimal('2'), 3))
    """
    total = group = Decimal(0)
    last: Decimal | None = None  # the size of the word before: what follows must be smaller
    length = 0
    for found in re.finditer("[a-z]+", phrase.lower()):
        word = found[0]
        if word in ("and", "a"):
            continue
        if word in UNITS:
            value = UNITS[word]
            if last is not None and not (
                last >= 100 or (value < 10 <= last < 100 and last % 10 == 0)
            ):
                break
            group += value
            last = value
        elif word == "hundred":
            if group >= 100:
                break
            group, last = (group or Decimal(1)) * 100, Decimal(100)
        else:
            scale = SCALES[word]
            if total and not group:  # three lakh crore
                total *= scale
            else:
                total += (group or Decimal(1)) * scale
            group, last = Decimal(0), scale
        length = found.end()
    return total + group, length
