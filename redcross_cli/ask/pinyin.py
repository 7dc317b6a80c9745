"""Matching Chinese text by pinyin without tones, whole (zhiyuanzhe) or by initials (zyz).

A character with several readings is matched by any of them, so that no phrase
dictionary is needed: 重 is found as zhong and as chong.
"""

from __future__ import annotations

import os
from functools import cache

_readings: dict[str, tuple[str, ...]] = {}


def readings(character: str) -> tuple[str, ...]:
    """The readings of a character, without tones: none for what is not Chinese."""
    if character not in _readings:
        learn(character)
    return _readings[character]


def learn(text: str) -> None:
    """Look up the readings of all characters of a text at once, which is quicker."""
    new = [character for character in set(text) if character not in _readings]
    chinese = [character for character in new if "㐀" <= character <= "鿿"]
    _readings.update(dict.fromkeys(new, ()))
    if not chinese:
        return
    # The phrase dictionary costs 200 ms and is not needed for single characters.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin import Style, pinyin

    spelled = pinyin(list(chinese), style=Style.NORMAL, heteronym=True)
    for character, spellings in zip(chinese, spelled, strict=True):
        plain = (spelling.replace("ü", "v") for spelling in spellings)
        _readings[character] = tuple(dict.fromkeys(s for s in plain if s.isascii()))


def span(letters: str, text: str) -> tuple[int, int] | None:
    """Where the first run of Chinese characters stands that these letters spell.

    >>> span("zhiyuanzhe", "注册志愿者"), span("zyz", "注册志愿者"), span("zhu", "志愿者")
    ((2, 5), (2, 5), None)
    """
    for start, character in enumerate(text):
        if not _begins(letters, character):
            continue
        end = _spelled(letters, text, start)
        if end is None and len(letters) > 1:
            end = _initials(letters, text, start)
        if end is not None:
            return start, end
    return None


@cache
def _begins(letters: str, character: str) -> bool:
    return any(reading[0] == letters[0] for reading in readings(character))


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
    spelled = all(map(_begins, letters, text[start:end]))
    return end if spelled else None
