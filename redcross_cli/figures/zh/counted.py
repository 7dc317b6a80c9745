"""What Chinese figures count: measure words, units, money, percent."""

import re

from redcross_cli.figures import en
from redcross_cli.figures.words import Lexicon
from redcross_cli.figures.zh import LISTS

# 红十字会 gives AEDs, and no dirhams of the Emirates.
CODES = tuple(code for code in en.LISTS["currency-codes"] if code != "AED")
_UNITS = {
    **{kind: LISTS[kind] for kind in ("percent", "money", "measured", "time", "counted", "nouns")},
    "money": (*LISTS["money"], *LISTS["currencies"]),
}
_KINDS = {entry.partition(":")[0]: kind for kind, entries in _UNITS.items() for entry in entries}
_KINDS |= dict.fromkeys(LISTS["letters"], "measured") | dict.fromkeys(CODES, "money")
_LEXICON = Lexicon(entry for entries in _UNITS.values() for entry in entries)
_LETTERS = frozenset([*LISTS["letters"], *CODES])
_LETTER_RUN = re.compile(" ?([A-Za-z°℃㎡㎏][A-Za-z²³]*(?:/[0-9]*[A-Za-z]+[²³]?)?)(?![A-Za-z0-9])")
# 8个省（区、市）, 270万件（只、箱）
_BRACKET = re.compile("（次）|（[^\\W0-9A-Za-z_]{1,4}(?:、[^\\W0-9A-Za-z_]{1,4})+）")
_GREAT = re.compile(
    "大(?![一约概致于小幅多型额规众量会学家陆力使国臣夫促几])[^\\W0-9A-Za-z_]{2}(?:区(?!域))?"
)
_CURRENCIES = Lexicon([*LISTS["currencies"], *LISTS["currency-signs"], *CODES])
_NUMERALS = frozenset("0123456789一二三四五六七八九十百千万亿")


def unit(text: str, at: int, one_character: bool = False) -> tuple[str, int]:
    """What is counted, from an offset on, and where it ends; "" where nothing known stands.

    ``one_character`` tells that the number is a single Chinese character.
    """
    word = _word(text, at)
    if not word:
        return _unit_in_letters(text, at)
    if one_character and (word in LISTS["rarely"] or _KINDS.get(word) == "nouns"):
        return "", at
    end = at + len(word)
    if is_measure(word) and kind(word) != "money" and text.startswith("/", end):
        per = _word(text, end + 1) or _unit_in_letters(text, end + 1)[0]
        end += len(per) + 1 if per else 0
    elif bracket := _BRACKET.match(text, end):
        end = bracket.end()
    return text[at:end], end


def kind(word: str) -> str:
    """The list of words.txt that holds a unit, "money" or "time"; "" for one that is unknown."""
    return _KINDS.get(word.partition("/")[0], "")


def is_measure(word: str) -> bool:
    """Whether a word says what is measured, not what is counted: kilometres, hours, yuan."""
    return kind(word) in ("percent", "money", "measured", "time")


def currency_before(text: str, at: int) -> tuple[int, str]:
    """Where a currency in front of a number begins, and the currency; "" where there is none."""
    end = at - 1 if text[at - 1 : at] == " " else at
    word = _CURRENCIES.word_before(text, end)
    begin = end - len(word)
    if not word or text[begin - 1 : begin] in _NUMERALS:  # 五十港元一次
        return at, ""
    return begin - len(_CURRENCIES.word_before(text, begin)), word  # 港币$100


def _word(text: str, at: int) -> str:
    """The longest known word that begins at an offset."""
    word = _LEXICON.word_at(text, at)
    great = None if word else _GREAT.match(text, at)  # 四大银行
    return great[0] if great else word


def _unit_in_letters(text: str, at: int) -> tuple[str, int]:
    letters = _LETTER_RUN.match(text, at)
    if letters and all(part.lstrip("0123456789") in _LETTERS for part in letters[1].split("/")):
        return letters[1], letters.end()
    return "", at
