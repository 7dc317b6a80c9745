"""Whether what a figure counts, as printed, is what a unit counts."""

import re
from functools import lru_cache
from unicodedata import normalize

from redcross_cli.facts.model import Unit

_PER_CENT = re.compile(r"per\s?cent(?!\w)")
# "Person times" is one noun, so that its "person" counts no people.
_PERSON_TIMES = re.compile(r"(?<!\w)person\s(?=times?(?!\w))")
# What may follow the noun that is counted: "yuan worth of goods", "people trained". Any
# other word is counted instead: "team members" are no teams.
_AFTER_NOUN = r"(?=\s*$|\s*[^\w\s-]|\s+(?:at|by|for|from|in|of|on|that|to|who|with|worth|\w+ed)\b)"


def counts_as(counts: str, unit: Unit) -> bool:
    """Whether a printed measure word or noun phrase is one of those that a unit is counted by.

    A Chinese measure word must be one of the unit's, as 人次 is not 人. In an English
    phrase one of the unit's nouns must be what is counted: "rescue teams" are teams.
    """
    if counts in unit.nouns.zh or counts == unit.label.zh:
        return True
    phrase = _normal(counts)
    if phrase.startswith("%"):
        return "%" in map(_normal, (*unit.nouns.zh, *unit.nouns.en))
    if phrase in map(_normal, (unit.label.zh, *unit.nouns.zh)):
        return True
    return _nouns(unit.nouns.en).search(phrase) is not None


def _normal(words: str) -> str:
    """Words in one form: full-width as half-width, per cent as %, and no capitals."""
    text = _PER_CENT.sub("%", normalize("NFKC", words).casefold().strip())
    return _PERSON_TIMES.sub("person-", text)


@lru_cache(maxsize=1000)
def _nouns(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of some nouns as whole words."""
    alternatives = "|".join(re.escape(_normal(noun)) for noun in nouns) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-]){_AFTER_NOUN}")
