"""The words by which texts are compared."""

import re
from collections.abc import Sequence
from itertools import pairwise

from redcross_cli.figures.fold import HAN
from redcross_cli.queries.fold import fold_all

# Letters of an English word that tell it from others; the rest is its ending.
_STEM = 6
_COMMON_WORDS = """
    a an the of in and to for on by with at from as is are was were be been that this it its they
    their we our us you your has have had which who than more over nearly about all some only also
    into up out so far number total amount china chines red cross societ across system
    中国 国红 红十 十字 字会 全国 字系 系统 红会 我会 总会
"""
# Organs, marrow and bodies are given by either word, money only by one.
_GIVEN = re.compile("捐赠(?=[^|]{0,8}(?:器官|骨髓|造血|遗体|例))|(?<=[官髓胞体])捐赠")
_COMMON = frozenset(_COMMON_WORDS.split())


def words_of(text: str) -> set[str]:
    """The words by which texts are compared.

    These are, folded, English stems alone and in pairs, and pairs of Chinese characters.
    """
    return words_of_all([text])[0]


def words_of_all(texts: Sequence[str]) -> list[set[str]]:
    """The words of many texts; quicker than one by one."""
    return list(map(_words_of_folded, fold_all(texts)))


def _words_of_folded(text: str) -> set[str]:
    words: set[str] = set()
    before = ""
    for word in _GIVEN.sub("捐献", text).split():
        if not word.isascii():
            for run in re.findall(f"{HAN}+", word):
                words.update(map("".join, pairwise(run)))
        is_plain = word.isascii() and word.isalpha()
        stem = word[:_STEM] if is_plain else re.split("[^a-z]", word, maxsplit=1)[0]  # AED4.7万台
        if stem in _COMMON:
            continue
        if stem:
            words.add(stem)
            if before:
                words.add(f"{before} {stem}")
        before = stem
    return words - _COMMON
