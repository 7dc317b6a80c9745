"""Folding: bringing text and query to one form, so that spellings meet.

`fold` makes full-width characters half-width, drops case and hyphens, and takes
British and American spellings and singular and plural to the same letters. What
it makes is for comparing, not for reading: "Leukaemias" and "leukemia" are both
``leukemia``; irregular plurals (viruses) do not meet their singular. `simplify`
takes traditional Chinese script to simplified.

Folding is idempotent: folding twice is folding once.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from unicodedata import normalize

# The letters without which a rule changes nothing, what it looks for, and what it puts there.
RULES = (
    ("", r"[-‐-―_]+", " "),  # first-aid
    ("ae", r"(?<=[a-z])ae(?=[cdmost])", "e"),  # leukaemia, but not AED
    ("oe", r"(?<=[a-z])oe(?=[adu])", "e"),  # diarrhoea, but not does
    ("is", r"is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)\b)", "iz"),  # organise
    ("our", r"(?<=[a-z]{3})our(?=(?:s|ed|ing|able)?\b)", "or"),  # honour, but not four
    ("re", r"(?<=[bt])re(?=s?\b)", "er"),  # centre
    ("mme", r"mme(?=s?\b)", "m"),  # programme
    ("ies", r"(?<=[a-z]{2})ies\b", "y"),  # societies
    ("es", r"([a-z](?:x|ss|sh|ch))es\b", r"\1"),  # boxes
    ("s", r"(?<=[a-z]{2}[a-hj-rtv-z])s\b", ""),  # donors, but not campus, crisis, stress
)

# All that NFKC changes in most Chinese text: without it `normalize` has nothing to do.
_PUNCTUATION = tuple(zip("，：；（）？！％", ",:;()?!%", strict=True))
_ACCENTED = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]+")
_ACCENTS = dict.fromkeys(range(0x300, 0x370))


def plain(text: str) -> str:
    """The text in compatibility form, without case and accents: folding's first step.

    A line of it does not depend on the others.
    """
    for wide, narrow in _PUNCTUATION:
        text = text.replace(wide, narrow)
    text = normalize("NFKC", text).casefold()
    if _ACCENTED.search(text):
        text = normalize("NFKC", _ACCENTED.sub(_without_accents, text)).casefold()
    return text


def _without_accents(letters: re.Match[str]) -> str:
    return normalize("NFD", letters[0]).translate(_ACCENTS)


def fold(text: str) -> str:
    """The text in folded form.

    >>> fold("Organisations"), fold("First-aid programmes")
    ('organization', 'first aid program')
    """
    text = plain(text)
    while (folded := _once(text)) != text:
        text = plain(folded)
    return text


def _once(text: str) -> str:
    if not has_latin(text):
        return text
    for letters, pattern, replacement in RULES:
        if letters in text:
            text = _compiled(pattern).sub(replacement, text)
    return text


_FOLDED = frozenset("abcdefghijklmnopqrstuvwxyz_-\u2010\u2011\u2012\u2013\u2014\u2015")


def has_latin(text: str) -> bool:
    """Whether folding could change a plain text: it has letters a to z, or hyphens."""
    return not _FOLDED.isdisjoint(text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # Compiled when first used: few texts need all. ASCII makes a word end where Chinese begins.
    return re.compile(pattern, re.ASCII)


@cache
def _pieces() -> re.Pattern[str]:
    # What parts the pieces is what the rules make: e, the z of iz, the y of ies, the or
    # of our, the m of mme; and the end of a word, which a rule may have moved.
    return re.compile(
        r"e|(?<![a-hj-z])z|y(?![a-z])|or(?![b-df-hj-z])|m(?=s?(?![a-z]))"
        r"|[\W_]|(?<=[a-z])(?=[^a-z])"
    )


def anchor(folded: str) -> str:
    """A piece of a folded word that every text holds, once `plain`, which folds to hold it.

    No rule makes or changes its letters, so a text without the anchor need not be
    folded at all.
    """
    pieces = _pieces().split(folded) if has_latin(folded) else folded.split()
    return max(pieces, key=len, default="")


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def simplify(text: str) -> str:
    """Chinese text in simplified script; simplified text stays as it is."""
    if text.isascii():
        return text
    converted: str = _converter().convert(text)
    return converted
