"""The words of a query: what is typed, taken apart into what is looked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple
from unicodedata import normalize

from redcross_cli.ask.fold import fold
from redcross_cli.figures.interval import Quantity

# A number and, in the next word, its scale: 2.87 million, 1.53 bn, 419 万余人.
_SCALES_APART = (
    r"(?i)(?<=\d)\s+(?=(?:thousand|million|billion|trillion|bn|k|m)(?![a-z])|[余多]?[十百千万亿])"
)
_PER_CENT = r"(?i)(?<=\d)\s*per\s?cent\b"
_PUNCTUATION = ".…“”‘’\"'《》〈〉「」『』()（）,，。;；:：!！?？"
# Words that tell nothing apart in a base of the Red Cross's figures: articles and
# prepositions, words of asking, hedges, and the Red Cross itself.
PASSED_OVER = frozenset(
    (
        *("a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "with", "&"),
        *("did", "do", "does", "has", "have", "how", "is", "many", "much", "was", "were", "what"),
        *("number", "figure", "figures", "total", "people's", "about", "almost", "around"),
        *("exactly", "least", "more", "most", "nearly", "over", "some", "than", "under"),
        *("red", "cross", "redcross", "rcsc"),
        *(
            "多少",
            "有多少",
            "是多少",
            "人数",
            "数量",
            "总数",
            "数字",
            "数据",
            "几个",
            "几人",
            "多少人",
        ),
        *("多少个", "多少钱", "多少元", "有几个"),
        *("超过", "大约", "将近", "接近", "红十字", "红十字会", "中国红十字会", "全国红十字会"),
    )
)
_BARE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_MILLIONS = r"(?i)(?<=[0-9])m\Z"  # 2.87m, which in a text could be metres
_SCALE_WORD = r"(?i)(?<=[0-9])(thousand|[mbtr]+illion)"
_LONGEST_NUMBER = 50
EQUAL, SAME_DIGITS, BEGUN, ROUNDED = range(4)  # how a value is like a number asked for
_NUMERALS = frozenset("0123456789零〇一二两三四五六七八九十百千万亿半")


def tokenized(words: Sequence[str], join: bool = True) -> list[str]:
    """The words of a query; a number keeps its scale: 2.87 million is one word."""
    # An argument that is not UTF-8 arrives with lone surrogates, which nothing matches.
    joined = normalize("NFKC", " ".join(words)).encode("utf-8", "replace").decode()
    if not _NUMERALS.isdisjoint(joined):  # the patterns are worth compiling
        joined = re.sub(_PER_CENT, "%", re.sub(_SCALES_APART, "", joined) if join else joined)
    bare = (token.strip(_PUNCTUATION) for token in joined.split())
    tokens = [token for token in bare if fold(token).strip()]
    telling = [token for token in tokens if token.casefold() not in PASSED_OVER]
    return telling or tokens


def all_taken_apart(tokens: Sequence[str], known: Callable[[str], bool]) -> list[str]:
    """Tokens taken apart, without the words that tell nothing."""
    parts = [part for token in tokens for part in taken_apart(token, known)]
    return [part for part in parts if part not in PASSED_OVER and fold(part)] or list(tokens)


def taken_apart(token: str, known: Callable[[str], bool]) -> list[str]:
    """A token as words that are known: Chinese apart from Latin, and itself in words.

    >>> taken_apart("甘肃帐篷有多少", {"甘肃", "帐篷"}.__contains__)
    ['甘肃', '帐篷', '有多少']
    >>> taken_apart("AED数量", {"aed"}.__contains__)
    ['AED', '数量']
    """
    if number_in(token) is not None:
        return [token]
    runs = ["".join(run) for _, run in groupby(token, key=lambda c: "㐀" <= c <= "鿿")]
    telling = [_without_lead(run) for run in runs]
    return [part for run in telling for part in _parts(run, known) or [run]]


def _without_lead(run: str) -> str:
    """A run without the word at its head that tells nothing: 红十字 of 红十字志愿者."""
    leads = [
        word
        for word in PASSED_OVER
        if not word.isascii() and run.startswith(word) and len(run) > len(word) + 1
    ]
    return run[len(max(leads, key=len)) :] if leads else run


def _parts(text: str, known: Callable[[str], bool]) -> list[str]:
    """The fewest words from the left, the longest first; passed-over ones need not be known."""
    if text.isascii() or len(text) > 24:
        return []
    for end in range(len(text), 1, -1):
        word = text[:end]
        if word in PASSED_OVER or known(word):
            if end == len(text):
                return [word]
            if rest := _parts(text[end:], known):
                return [word, *rest]
    return []


class Number(NamedTuple):
    """A number that is searched for: what it says and counts, and whether it is digits alone."""

    quantity: Quantity
    counts: str
    is_bare: bool

    def likeness(self, value: int | float) -> int | None:
        """How a value is like the number, the lower the better; None where it is not.

        Digits alone, two or more, are also looked for at the beginning of a greater
        value, whose scale they leave open: 287 in 287万 and 287.6万. A number with a
        scale or a unit is looked for in what it may be short for: 15亿 in 15.3亿.

        >>> [number_in("287").likeness(value) for value in (287, 2870000, 2876000, 28)]
        [0, 1, 2, None]
        >>> [number_in("15亿").likeness(value) for value in (1530000000, 1470000000, 15)]
        [2, 3, None]
        """
        asked, step = self.quantity.value, self.quantity.step
        found = Decimal(str(value))
        assert asked is not None
        if found == asked:
            return EQUAL
        if self.is_bare:
            if self.quantity.digits < 2 or found < asked:
                return None
            found = found.scaleb(asked.adjusted() - found.adjusted())
            if found == asked:
                return SAME_DIGITS
        if asked <= found < asked + step:
            return BEGUN
        return ROUNDED if not self.is_bare and asked - step / 2 <= found < asked else None


def number_in(word: str) -> Number | None:
    """The number that a word may mean: 287万, 2,870,000, 80%."""
    if _NUMERALS.isdisjoint(word) or len(word) > _LONGEST_NUMBER:
        return None
    if re.fullmatch(_BARE, word):
        value = Decimal(word.replace(",", ""))
        step = Decimal(1).scaleb(int(value.as_tuple().exponent))
        return Number(Quantity(value, step=step), "", is_bare=True)
    from redcross_cli.figures.reader import find

    written = re.sub(_SCALE_WORD, r" \1", re.sub(_MILLIONS, "million", word))
    for figure in find(written):
        if figure.printed == written and figure.quantity.value is not None:
            return Number(figure.quantity, figure.counts, is_bare=False)
    return None
