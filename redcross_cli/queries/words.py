"""The words of a query: what is typed, taken apart into what is looked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import normalize

from redcross_cli.errors import UsageError
from redcross_cli.queries.fold import fold
from redcross_cli.queries.numbers import NUMERALS, number_in

# A number and, in the next word, its scale: 2.87 million, 1.53 bn, 419 万余人.
_SCALES_APART = (
    r"(?i)(?<=\d)\s+(?=(?:thousand|million|billion|trillion|bn|k|m)(?![a-z])|[余多]?[十百千万亿])"
)
_PER_CENT = r"(?i)(?<=\d)\s*per\s?cent\b"
_PUNCTUATION = ".…“”‘’\"'《》〈〉「」『』()（）,，。;；:：!！?？"
# Words that tell nothing apart in a base of the Red Cross's figures: articles and
# prepositions, words of asking, hedges, and the Red Cross itself; folded.
_ENGLISH = """
    a an and any are at be been by did do doe does for from has have how in is it its many much of
    on that the there this to was were what when where which who with
    number figure total people about almost around exactly least more most nearly over some than
    under red cross redcross rcsc
"""
_CHINESE = """
    有多少人 一共有 总共有 有多少 是多少 多少人 多少个 多少钱 多少元 有几个 多少
    几个 几人 人数 数量 总数 数字 数据
    超过 大约 将近 接近 全国红十字会 中国红十字会 红十字会 红十字
"""
PASSED_OVER = frozenset((*_ENGLISH.split(), *_CHINESE.split()))
MOST_WORDS, LONGEST_WORD = 50, 200  # more than anyone types
_PART = 2  # characters of a Chinese word at the least
_LONGEST_RUN = 12

Ways = list[list[str]]


def tokens_of(words: Sequence[str]) -> list[str]:
    """The words of a query, each once; a number keeps its scale: 2.87 million is one word.

    Raises UsageError for more words, or a longer one, than anyone types.
    """
    # An argument that is not UTF-8 arrives with lone surrogates, which nothing matches.
    joined = normalize("NFKC", " ".join(words)).encode("utf-8", "replace").decode()
    if not NUMERALS.isdisjoint(joined):  # the patterns are worth compiling
        joined = re.sub(_PER_CENT, "%", re.sub(_SCALES_APART, "", joined))
    bare = dict.fromkeys(word.strip(_PUNCTUATION) for word in joined.split())
    if len(bare) > MOST_WORDS:
        raise UsageError(f"A search has at most {MOST_WORDS} words; this one has {len(bare)}.")
    longest = max(map(len, bare), default=0)
    if longest > LONGEST_WORD:
        raise UsageError(
            f"A word of a search has at most {LONGEST_WORD} characters; one here has {longest}."
        )
    tokens = [token for token in bare if fold(token)]
    telling = [token for token in tokens if fold(token) not in PASSED_OVER]
    return telling or tokens


def take_apart(token: str) -> list[Ways]:
    """What else a token may mean: words that must all be found, each with its ways to be found.

    Words that only ask are left out, a run of Chinese may be two words, and digits may be no
    number with what follows them.

    >>> take_apart("甘肃帐篷有多少"), take_apart("AED数量")
    ([[['甘肃帐篷'], ['甘肃', '帐篷']]], [[['aed']]])
    >>> take_apart("2016万家")
    [[['2016万家'], ['2016', '万家']]]
    """
    if digits := re.fullmatch("([0-9]+)([^0-9a-z].+)", token):
        return [[[token], [digits[1], digits[2]]]]
    if number_in(token) is not None:
        return [[[token]]]
    asking = "|".join(_CHINESE.split())  # the longer ones stand first
    runs = [run for word in fold(token).split() for run in re.split(asking, word)]
    telling = [run for run in runs if run and run not in PASSED_OVER and run not in "的了吗呢"]
    return [[[run], *_parts(run, 3)] for run in telling] or [[[token]]]


def _parts(run: str, most: int) -> Ways:
    """The ways to take a run of Chinese as several words, ``most`` at the most."""
    if run.isascii() or len(run) > _LONGEST_RUN or most < 2:
        return []
    ends = range(_PART, len(run) - _PART + 1)
    return [
        [run[:end], *rest] for end in ends for rest in ([run[end:]], *_parts(run[end:], most - 1))
    ]
