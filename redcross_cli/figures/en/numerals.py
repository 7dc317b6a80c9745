"""English numerals, in digits, words or both: 4.19 million, two and a half million, 3½, a third."""

import re
from decimal import Decimal
from itertools import takewhile
from math import prod
from unicodedata import normalize

from redcross_cli.figures.en import LISTS
from redcross_cli.figures.figure import Amount
from redcross_cli.figures.interval import last_place, place, share
from redcross_cli.figures.words import any_of

UNITS = {word: Decimal(n) for n, word in enumerate(LISTS["numbers"])}
UNITS |= {word: Decimal(10 * n) for n, word in enumerate(LISTS["tens"], 2)}
UNITS["nought"] = Decimal(0)
WORDS = "|".join(sorted(UNITS, key=len, reverse=True))
TO_TWELVE = any_of(LISTS["numbers"][1:13])
_SIZES = (12, 12, 12, 100, 10**3, 10**5, 10**6, 10**7, 10**9, 10**12)
SCALES = {word: Decimal(size) for word, size in zip(LISTS["scales"], _SIZES, strict=True)}
SCALE = any_of(LISTS["scales"])
# Words that scale a number whatever stands around them: 2.5mn, 3 Bn, 12 Mio.
SHORT_SCALE = r"(?:[Mm]n|[Tt]n|[Mm]il|(?i:mln|mio|mrd|bl?n|tln|trn)(?:\.(?= [a-z]))?)"
# By what such words and letters begin with: k, mn, Mrd.
BY_LETTERS = {"mrd": 10**9, "k": 10**3, "g": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
PARTS = dict(zip(LISTS["parts"], (2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000), strict=True))
# What is a part of a scale or stands behind a numeral, by the first of these words within.
_PORTIONS = {"half": "1/2", "three": "3/4", "quarter": "1/4", "two": "2/3", "third": "1/3"}

ARABIC = (
    r"(?>[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])(?:\.[0-9]+)?"  # Indian: 12,34,567
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?:['’][0-9]{3})+(?:\.[0-9]+)?|"
    r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9,])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|"
    r"(?<![^\s(=<>$£€])\.[0-9]+)"
)
_WORD = f"(?:{'|'.join(sorted([*UNITS, *SCALES], key=len, reverse=True))})"
_MARK = "[½⅓⅔¼¾⅕⅛⅜⅝⅞]"
_MIXED = r"(?:1/[2-9]|2/[35]|3/[4578]|4/5|5/[68]|7/8)\b(?!/)"  # 2 1/4
_HALF = rf"[ -]and[ -](?:(?:a|one)[ -](?:half|quarter)|half(?= {SCALE})|three[- ]quarters?)\b"
_POINT = rf" point(?: (?:{'|'.join(LISTS['numbers'][:10])}|nought|oh)\b)+"
# What a numeral is made of; whether the words make one, `read` tells.
NUMERAL = re.compile(
    rf"(?P<alone>{_MARK}|[1-9]/(?:[2-9]|1[0-9])(?= (?:of|an?|mile|inch|cup|lb|oz|acre|teaspoon)))|"
    r"(?P<part>(?:half(?:[ -]an?)?|(?:(?:a )?quarter|(?:a|one)[- ]third|two[- ]thirds|"
    rf"three[- ]quarters)(?: of an?)?))[ -](?P<whole>{SCALE})\b|"
    rf"(?:(?P<arabic>{ARABIC})(?: ?(?P<mark>{_MARK})|[ -](?P<mixed>{_MIXED}))?|"
    rf"(?P<words>(?:a (?={SCALE}))?\b{_WORD}\b(?:(?:-and-|-| and | ){_WORD}\b){{0,20}})"
    rf"(?P<point>{_POINT})?)"
    rf"(?P<half>{_HALF})?(?P<scales>(?:(?: |(?<![a-z])-?){SCALE}s?\b){{0,2}})"
    rf"(?P<more>{_HALF}(?! (?:hours?|years?|months?)))?",
    re.IGNORECASE | re.ASCII,
)
FRACTION = re.compile(
    rf"\b(?P<above>an?|{any_of(LISTS['numbers'][1:10])})[ -](?P<below>{'|'.join(PARTS)})s?\b",
    re.IGNORECASE | re.ASCII,
)


def read(text: str, at: int, between: bool = False) -> Amount | None:
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
    if found["words"]:
        phrase = found["words"].partition(" and ")[0] if between else found["words"]
        number, length = _words(phrase)
        if length < len(found["words"]):
            found = NUMERAL.match(text, at, at + length)
        return _with_scales(found, number) if found else None
    if found["arabic"]:
        return _with_scales(found, Decimal(re.sub("[, '’]", "", found["arabic"])))
    whole = SCALES[found["whole"].lower()] if found["part"] else Decimal(1)
    above, below = _portion(found["part"] or found["alone"])
    value, exact = share(above * whole, below)
    return Amount(value, whole, step=place(value), exact=exact).standing(at, found.end())


def _with_scales(found: re.Match[str], number: Decimal) -> Amount:
    """4.19 million, 3½, 3 million and a half, two and a half million, nine point four."""
    step, exact = last_place(number), True
    words = re.findall("[a-z]+", (found["words"] or "").lower())
    own = [SCALES[word] for word in takewhile(SCALES.__contains__, reversed(words))]
    outer = own[0] if own and own[0] > 100 else Decimal(1)
    if found["point"]:
        places = [str(UNITS.get(word, 0)) for word in found["point"].lower().split()[1:]]
        number, step = number + Decimal(f"0.{''.join(places)}"), Decimal(1).scaleb(-len(places))
    if mark := found["mark"] or found["mixed"]:
        part, exact = share(*_portion(mark))
        number, step = number + part, place(part)
    if half := found["half"] or found["more"]:  # of a scale where one stands before
        above, below = _portion(half)
        number, step = number + above / below * outer, place(above / below)
    behind = [SCALES[word.rstrip("s")] for word in re.findall("[a-z]+", found["scales"].lower())]
    scale = Decimal(prod(behind))
    shared = scale * prod(own), behind[-1] if behind else outer
    amount = Amount(number * scale, *shared, step * scale * outer, exact=exact)
    return amount.standing(*found.span())


def _portion(words: str) -> tuple[Decimal, Decimal]:
    """What is divided by what: half a, three-quarters, ½, 1/4."""
    named = (part for word, part in _PORTIONS.items() if word in words.lower())
    above, _, below = next(named, normalize("NFKC", words).replace("⁄", "/")).partition("/")
    return Decimal(above), Decimal(below)


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
        if word == "and" and last is not None and last < 100:  # twenty and three hundred are two
            break
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
