"""Figures in words, as an editor writes them: "more than 4.19 million", 超419万."""

from __future__ import annotations

from decimal import Decimal

from redcross_cli.facts.model import Comparator, Lang
from redcross_cli.facts.quantity import is_close, plain

WORDS: dict[Comparator, tuple[str, str]] = {
    "=": ("", ""),
    ">": ("超", "more than "),
    ">=": ("至少", "at least "),
    "<": ("不到", "fewer than "),
    "<=": ("至多", "at most "),
    "~": ("约", "about "),
}


def number_in_words(value: int | float, lang: Lang) -> str:
    """A number as an editor writes it, exactly: 4.19 million; 16,708; 419万.

    A scale word is used where at most three decimals remain, never by rounding.
    """
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
    if lang == "zh":
        return f"{plain(number)}"
    return f"{plain(number):,}"


def hedge(comparator: Comparator, lang: Lang, printed: str) -> str:
    """The words for a comparator; ``printed`` tells "nearly" from "fewer than"."""
    words = ("近", "nearly ") if comparator == "<" and is_close(printed) else WORDS[comparator]
    return words[lang == "en"]


def hedged(value: int | float, comparator: Comparator, lang: Lang, printed: str) -> str:
    """A number with its hedge in words: "more than 4.19 million", 超419万."""
    return hedge(comparator, lang, printed) + number_in_words(value, lang)
