"""Chinese found by its pinyin without tones, whole (zhiyuanzhe) or by initials (zyz).

A character with several readings is found by any of them, so that no dictionary of phrases is
needed: 重 is found as zhong and as chong.
"""

from functools import cache
from pathlib import Path

READINGS = Path(__file__).with_name("readings.txt")
_LONGEST = 30  # letters: nobody types more of a name in pinyin without a space
_MOST_READINGS = 64
_LONGEST_INITIALS = 8


def pinyin_pattern(letters: str) -> str:
    """A regular expression for the folded Chinese that letters spell; "" where they spell none.

    It uses no more than classes of characters and ``|``, so that every engine reads it alike.

    >>> import re
    >>> [bool(re.search(pinyin_pattern(word), "志愿者")) for word in ("zhiyuanzhe", "zyz", "yzz")]
    [True, True, False]
    """
    if not 1 < len(letters) <= _LONGEST:
        return ""
    characters = characters_by_syllable()
    spelled = [[characters[syllable] for syllable in way] for way in _syllables_of(letters)]
    if len(letters) <= _LONGEST_INITIALS and all(letter in _by_initial() for letter in letters):
        spelled.append([_by_initial()[letter] for letter in letters])
    return "|".join("".join(f"[{one}]" for one in way) for way in spelled)


def _syllables_of(letters: str) -> list[tuple[str, ...]]:
    """Ways to read letters as syllables, at most so many, those of long syllables first."""
    ways: list[list[tuple[str, ...]]] = [[] for _ in letters] + [[()]]
    for start in reversed(range(len(letters))):
        for end in range(min(start + 6, len(letters)), start, -1):
            if letters[start:end] in characters_by_syllable():
                ways[start] += [(letters[start:end], *rest) for rest in ways[end]]
        del ways[start][_MOST_READINGS:]
    return ways[0]


@cache
def characters_by_syllable() -> dict[str, str]:
    lines = READINGS.read_text(encoding="utf-8").splitlines()
    return {
        syllable: characters for syllable, _, characters in (line.partition(" ") for line in lines)
    }


@cache
def _by_initial() -> dict[str, str]:
    found: dict[str, str] = {}
    for syllable, characters in characters_by_syllable().items():
        found[syllable[0]] = found.get(syllable[0], "") + characters
    return found
