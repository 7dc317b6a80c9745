"""What English figures count: units, money, percent, and the noun phrase after a number."""

import re

from redcross_cli.figures.en import LISTS
from redcross_cli.figures.words import any_of

PERCENT = re.compile(
    r" ?%| ?per ?-?cent(?:age)?\b(?! points?)|-percent\b|-per-cent\b| pct\b|(?<=[0-9])pc\b",
    re.IGNORECASE,
)
PER_MILLE = re.compile(r" ?‰| per thousand\b(?! [a-z])")
POINTS = re.compile(
    r"(?: |-| of a )per(?:centage| ?cent)[ -]points?\b| ?pp\b| ?ppts?\b| ?p\.p\.", re.IGNORECASE
)
CODES = "|".join(LISTS["currency-codes"])
SYMBOLS = (
    rf"(?:(?:{CODES}) ?(?=\$)|usd|aud|cad|nzd|mxn|Mex|US|HK|NT|AU?|CA?|S|NZ|R|MX|US )\$|"
    rf"(?:us|u\.s\.?|hk|c) \$(?= )|[$£€¥₹₩₽₺₱₦฿₿]|(?:{CODES})|"
    rf"Rs\.?|Rp\.?|R|P|N|kr\.?|SKr|NKr|DKr|Fr\.?|SFr\.?|RM|KSh|Sh"
)
SYMBOL_BEFORE = re.compile(rf"(?<![A-Za-z])({SYMBOLS}) ?\Z")
MONEY = re.compile(
    r"[ -]?((?:(?-i:[A-Z][A-Za-z.]+ ){1,2}|(?:us|[a-z]+(?:ish|an|ss)) )?"
    rf"(?:{any_of(LISTS['money'])}|{CODES})\b|(?<=[0-9])p\b)",
    re.IGNORECASE,
)
TIME = any_of(LISTS["time"])
UNIT = re.compile(
    rf"[ -]? ?({any_of(LISTS['units'])}(?:/[A-Za-z0-9³²]+)?(?![A-Za-z0-9])|(?<=[0-9])in\b)"
)
_PLURAL = re.compile(
    rf"(?!(?:overseas|always|perhaps|gas|canvas)\Z)(?:{any_of(LISTS['plurals'])}|"
    r"[\w'’-]*[^su'’i\W]s|[\w-]*(?:ses|"
    rf"xes|ies|ves|women|men|people|children)|(?-i:[A-Z]{{2,}}s))\Z",
    re.IGNORECASE,
)
STOP = frozenset(LISTS["stop"])
_PHRASE = re.compile(
    r" (?:more |other |additional |most |of (?:them|the|its|their|our|these|those|"
    r"all) (?![0-9]))?(?P<noun>[A-Za-z][\w'’-]*(?: (?:[A-Za-z][\w'’-]*|[0-9]{3}s\b)){0,4})"
)
_WORD = re.compile(r"[A-Za-z][\w'’-]*|[0-9]{3}s")
_CLOSE = re.compile(r"$|[,.;:|)]| \(| (?:of|in|per|from|for|on|at) ?")
_PEOPLE = re.compile(r"[A-Z][a-z]+(?:ese|ish|ch|ss)\Z")  # the Chinese, the British


def noun(text: str, at: int, one: bool = False) -> tuple[str, int]:
    """The noun phrase after a number up to its head, the last plural in a row, and where it ends.

    After ``one``, the head is in the singular: the last word before a stop.
    """
    if unit := UNIT.match(text, at):  # injured people, foot passengers
        end = _head(text, unit.end()) if unit[1].isalpha() and len(unit[1]) > 3 else 0
        return (text[unit.start(1) : end], end) if end else (unit[1], unit.end())
    phrase = _PHRASE.match(text, at)
    if phrase is None:
        return "", at
    start = phrase.start("noun")
    words: list[re.Match[str]] = []
    closes = False
    for word in _WORD.finditer(text, start, phrase.end()):
        is_stop = re.split("['’]", word[0].lower())[0] in STOP
        is_stop = is_stop or word[0].partition("-")[0] in LISTS["tens"]  # eighty-four
        if is_stop and not (word[0] == "live" and _head(text, word.end())):
            closes = True
            break
        words.append(word)
        if not one and _PLURAL.match(word[0].rstrip("'’")) and not word[0].endswith(("'s", "’s")):
            end = _head(text, word.end()) or word.end()
            return text[start:end].rstrip("'’"), end
    if not words or not (one or _PEOPLE.match(words[0][0])):
        return "", at
    closes = closes or (one and len(words) <= 3 and bool(_CLOSE.match(text, words[-1].end())))
    last = words[-1] if closes else words[0]
    return text[start : last.end()], last.end()


def _head(text: str, at: int) -> int:
    """Where the plural ends that directly follows a noun: sports cars, fish species; 0 if none."""
    word = _NEXT.match(text, at)
    is_head = word and word[1] not in _NO_HEADS and _PLURAL.match(word[1].rstrip("'’"))
    return word.end() if word and is_head else 0


_NO_HEADS = STOP | frozenset(LISTS["no-heads"])
_CLOSING = STOP | {"last", "next", "compared"}
_AFTER = re.compile(r" ?(?:[.,;:!?()]|[-–—] |$)| ([\w’']+)")


def is_closed(text: str, at: int) -> bool:
    """Whether no noun follows a part, but a mark or a small word: a third of, a fifth still."""
    following = _AFTER.match(text, at)
    return following is not None and (following[1] is None or following[1].lower() in _CLOSING)


_NEXT = re.compile(r" ([a-z][\w'’-]*)")
