"""Matching Chinese text by pinyin without tones, whole (zhiyuanzhe) or by initials (zyz).

A character with several readings is matched by any of them, so that no phrase
dictionary is needed: 重 is found as zhong and as chong. Characters of either
script have readings, so text need not be simplified first.
"""

from __future__ import annotations

import os
from functools import cache
from unicodedata import normalize

_TONES = "\u0300\u0301\u0304\u030c"  # grave, acute, macron, caron


@cache
def readings(character: str) -> tuple[str, ...]:
    """The readings of a character, without tones: none for what is not Chinese.

    >>> readings("绿"), readings("a")
    (('lv', 'lu'), ())
    """
    if not "㐀" <= character <= "鿿":
        return ()
    spelled = normalize("NFD", _table().get(ord(character), ""))
    for tone in _TONES:
        spelled = spelled.replace(tone, "")
    plain = spelled.replace("u\u0308", "v").split(",")  # ü
    return tuple(dict.fromkeys(reading for reading in plain if reading and reading.isascii()))


@cache
def _table() -> dict[int, str]:
    """The readings of characters by their code points, with tones: lǜ,lù."""
    # The phrase dictionary costs 200 ms and is not needed for single characters.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin.pinyin_dict import pinyin_dict

    return pinyin_dict


class _Begun(dict[str, str]):
    """The letters that the readings of a character begin with.

    A dict, as it is asked for every character of every fact.
    """

    def __missing__(self, character: str) -> str:
        self[character] = begun = "".join([reading[0] for reading in readings(character)])
        return begun


_begun = _Begun()


def span(letters: str, text: str) -> tuple[int, int] | None:
    """Where the first run of Chinese characters stands that these letters spell.

    >>> span("zhiyuanzhe", "注册志愿者"), span("zyz", "注册志愿者"), span("zhu", "志愿者")
    ((2, 5), (2, 5), None)
    """
    first = letters[0]
    for start, character in enumerate(text):
        if first not in _begun[character]:
            continue
        end = _spelled(letters, text, start)
        if end is None and len(letters) > 1:
            end = _initials(letters, text, start)
        if end is not None:
            return start, end
    return None


def _spelled(letters: str, text: str, place: int) -> int | None:
    if not letters:
        return place
    if place == len(text):
        return None
    for reading in readings(text[place]):
        if letters.startswith(reading):
            end = _spelled(letters[len(reading) :], text, place + 1)
            if end is not None:
                return end
    return None


def _initials(letters: str, text: str, start: int) -> int | None:
    end = start + len(letters)
    if end > len(text):
        return None
    for letter, character in zip(letters, text[start:end], strict=True):
        if letter not in _begun[character]:
            return None
    return end
