"""Hedges in English: before a number (nearly 5,800) and after it (300 or more)."""

from __future__ import annotations

import re

from redcross_cli.figures.en import LISTS
from redcross_cli.figures.en.counted import TIME
from redcross_cli.figures.en.numerals import TO_TWELVE
from redcross_cli.figures.figure import hedges_after
from redcross_cli.figures.words import any_of
from redcross_cli.terms import Comparator

_SIGNS: tuple[Comparator, ...] = (">", ">=", "<", "<=", "~")
_BEFORE = {phrase: sign for sign in _SIGNS for phrase in LISTS[sign]}
_BEFORE |= {f"{word} than": ">" for word in LISTS["more"]}
_BEFORE |= {f"{word} than": "<" for word in LISTS["less"]}
for _form in ("{} than or equal to", "{} or equal to", "{} or equal than", "equal to or {} than"):
    _BEFORE |= {_form.format(word): ">=" for word in ("more", *LISTS["more"])}
    _BEFORE |= {_form.format(word): "<=" for word in ("less", *LISTS["less"])}
for _no in ("no", "not", "nor", "never"):
    _BEFORE |= {f"{_no} {word} than": ">=" for word in ("less", *LISTS["less"])}
    _BEFORE |= {f"{_no} {word} than": "<=" for word in ("more", "over", "above", *LISTS["more"])}
_LAST_WORDS = frozenset(phrase.rpartition(" ")[2] for phrase in _BEFORE)
_MOST_WORDS = max(phrase.count(" ") for phrase in _BEFORE) + 1
_WORDS = re.compile(r"(?:[\w'’.,>=<≥≤~≈-]+ ){1,10}\Z")
_SIGN = re.compile(r"(?:[<>] ?=|=[<>]|(?<!<)>|[<≥≤~≈]|\bc\.|\bmax\.) ?\Z")
# Words may part "estimated" from its number: estimated by police at 45,000.
_PARTED = re.compile(
    r"\bestimated (?:(?:[a-z]+ ){1,4}at|"
    r"to (?:be|have [a-z]+|cost|number|total)(?: worth| up)?) \Z"
)
_POSSESSIVE = re.compile(r"\b(?:the|its|their|our|his|her)\b")
_MARK = re.compile(r"[^.;]{0,45}\b(?:mark|milestone|threshold|barrier|ceiling)\b")
_REACHING = re.compile(r"(?:pass|top|cross|surpass|exceed|br[eo]|eclips)")
# "Nobody may exceed": at most.
_NONE_MAY = re.compile(
    r"\b(?:no (?:[\w'’-]+ ){1,3}(?:may|can|shall|should|must|will)|"
    r"(?:nobody|no one|neither|none)(?: [\w'’-]+){1,3})(?: [a-z]+)?\Z"
)
_DENYING = frozenset(LISTS["denying"])

# What is under or above so few things has its place there: above two shops.
_FEW = re.compile(rf"(?:[1-9]|1[0-2]|{TO_TWELVE}) [a-z]", re.IGNORECASE)
_UNDER_STUFF = re.compile(
    r".{1,25} of (?:ash|snow|water|rubble|rock|mud|ice|earth|sand|debris|soil)\b"
)
_ROUND = re.compile(r"[0-9,]*[1-9]0+\b|.{0,12}(?:hundred|thousand|million|dozen)")
_AGED = re.compile(r"[^.,;]{1,20} (?:old|of age)\b")
_MANY = re.compile("[0-9]{3}|[0-9]+,")
_LARGE = re.compile(r".{0,24}(?:million|billion|thousand|%|mark|[$£€])")

after = hedges_after(
    {
        ">=": (
            rf" ?\+|-plus\b| plus\b(?! [a-z0-9])| or {any_of(LISTS['or-more'])}\b(?! than [0-9])|"
            rf" and {any_of(LISTS['and-more'])}\b(?! ?[0-9$£€¥])(?! {any_of(LISTS['and-over'])}\b)|"
            r" at (?:the )?(?:very )?least\b| minimum\b(?! [a-z])| upwards?\b"
        ),
        "<=": (
            rf" or {any_of(LISTS['or-less'])}\b(?! than [0-9])| at (?:the )?(?:very )?most\b|"
            rf" tops\b| max(?:imum|\.)?(?! ?[a-z])| and (?:under|below|younger|less)\b"
            rf"(?= [a-z]{{0,3}}[.,;:)]|[.,;:)]|$| {any_of(LISTS['and-under'])}\b)"
        ),
        "~": (
            r"[- ]?odd\b|[- ]ish\b| or so\b| or thereabouts\b|(?: of [a-z]+)?,? give or take\b|"
            r" more or less\b| approximately\b"
        ),
        ">": r" and counting\b",
    }
)


def before(text: str, at: int, counts: str, measured: bool) -> tuple[Comparator, int] | None:
    """The hedge before a number, and where it begins; ``counts`` is what the number counts.

    ``measured`` tells that this is a unit, money or a percent sign.
    """
    if sign := _SIGN.search(text, max(0, at - 5), at):
        return _BEFORE[sign[0].replace(" ", "")], sign.start()
    if parted := _PARTED.search(text, max(0, at - 60), at):
        return "~", parted.start()
    found = _WORDS.search(text, max(0, at - 70), at)
    words = found[0].split() if found else []
    for end in range(len(words), 0, -1):
        can_end = words[end - 1].lower() in _LAST_WORDS
        for first in range(max(0, end - _MOST_WORDS), end if can_end else 0):
            phrase = " ".join(words[first:end])
            sign_ = _BEFORE.get(phrase.lower())
            if sign_ is None or phrase.isupper():  # 737 MAX 9
                continue
            previous = [word.lower() for word in words[:first]]
            if not _does_hedge(text, at, phrase.lower(), previous, words[end:], counts, measured):
                return None
            # "No single grant exceeded", "neither heavier than".
            reach = 4 if _REACHING.match(phrase.lower()) else 2 if phrase.endswith("than") else 0
            is_denied = not _DENYING.isdisjoint(previous[-reach:])
            if sign_ == ">" and reach and (is_denied or _NONE_MAY.search(" ".join(previous))):
                sign_ = "<="
            while previous and previous[-1] in LISTS["modifiers"]:  # just over 12
                previous.pop()
            return sign_, at - len(" ".join(words[len(previous) :])) - 1
        if words[end - 1].lower() not in LISTS["links"]:
            return None
    return None


def _does_hedge(
    text: str,
    at: int,
    phrase: str,
    previous: list[str],
    link: list[str],
    counts: str,
    measured: bool,
) -> bool:
    """Whether a hedge's words hedge the number, and say nothing else."""
    if phrase in ("minimum", "maximum") and (not counts or counts.startswith(("°", "deg"))):
        return False  # it names a value: minimum −15 °C
    word = "up to" if phrase == "up to" else phrase.rpartition(" ")[2]
    last = previous[-1].strip(",") if previous else ""
    is_time = re.match(rf"(?:{TIME})\b", counts, re.IGNORECASE) is not None
    others = LISTS.get(f"no-hedge-{word}", ())
    if word == "around" and (measured or _LARGE.match(text, at)):
        others = ()
    if word == "about" and not _ROUND.match(text, at):
        others = (*others, *LISTS["telling"])
    if phrase == "over" and is_time:
        return last in LISTS["over-time"] or _AGED.match(text, at) is not None
    if phrase == "over" and last in ("took", "takes", "take", "taken") and not measured:
        return not _FEW.match(text, at)
    # "Written to Kofi about three boys".
    is_parted = len(previous) > 2 and previous[-2] == "to" and previous[-3] in others
    is_span = word == "past" and last in ("the", "this")
    if last in others or is_parted or is_span:
        return False
    is_place = word in ("under", "below", "beneath", "above")
    if is_place and (last in LISTS["lying"] or _UNDER_STUFF.match(text, at)):
        return False
    is_thing = counts and not measured and not is_time
    if is_thing and (is_place or phrase == "close to") and _FEW.match(text, at):
        return False
    if _POSSESSIVE.search(" ".join(link)) and "age" not in link:
        # "Passed the 5 million mark" hedges; "more than the 12,000 it was built for" compares.
        return bool(_MARK.match(text, at) or _REACHING.match(word))
    if word == "within":
        return measured or is_time
    if word == "top":  # the verb: "could top 10,000"; the top five is none
        return last in ("to", "will", "would", "could", "may", "might", "can", "should")
    if word in LISTS["passing"]:
        is_mark = not word.startswith(("br", "cl")) and _MANY.match(text, at)
        return not counts or measured or bool(is_mark or _LARGE.match(text, at))
    return True
