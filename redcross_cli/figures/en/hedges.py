"""Hedges in English: before a number (nearly 5,800) and after it (300 or more)."""

import re
from typing import NamedTuple

from redcross_cli.figures import reasons
from redcross_cli.figures.en import LISTS
from redcross_cli.figures.en.counted import TIME
from redcross_cli.figures.en.numerals import SCALE, TO_TWELVE, WORDS
from redcross_cli.figures.figure import NEGATED, Hedge, hedges_after, hedges_before
from redcross_cli.figures.words import any_of
from redcross_cli.terms import Comparator

_I = re.IGNORECASE
_BEFORE = hedges_before(LISTS)
_BEFORE |= {f"{word} than": ">" for word in LISTS["more"]}
_BEFORE |= {f"{word} than": "<" for word in LISTS["less"]}
for _form in ("{} than or equal to", "{} or equal to", "{} or equal than", "equal to or {} than"):
    _BEFORE |= {_form.format(word): ">=" for word in ("more", *LISTS["more"])}
    _BEFORE |= {_form.format(word): "<=" for word in ("less", *LISTS["less"])}
_WORDS = re.compile(r"(?:[\w'’.,>=<≥≤~≈-]+ ){1,10}\Z")
_SIGN = re.compile(r"(?:[<>] ?=|=[<>]|(?<!<)>|[<≥≤~≈]|\bca?\.|\bmax\.) ?\Z")
# Commas may part a hedge from its number, and words "estimated": lost, at most, 12; estimated
# by police at 45,000; up to, and at times over, 12 hours.
_SPOKEN = re.compile(
    r"(?i)\b(?:((?<=, )(?:at (?:least|most)|roughly|approximately|about|around|perhaps|maybe)|"
    r"give or take|more or less|about(?=, what)), (?:what, )?|"
    r"(estimated) (?:(?:[a-z]+ ){1,4}at|to (?:have )?[a-z]+(?: killed| worth| up)?) )\Z"
)
_BROKEN = re.compile(
    r"(?i)\b(up to|(?:more|less|fewer) than|at (?:least|most)|nearly|almost|about)"
    r"(?:,| [—–-]|(?= \()) [^.;:0-9]{3,40}(?:,| [—–-]|\)) \Z"
)
_POSSESSIVE = re.compile(r"\b(?:the|its|their|our|his|her)\b")
_MARK = re.compile(r"[^.;]{0,45}\b(?:mark|milestone|threshold|barrier|ceiling)\b")
_REACHING = re.compile("pass|top|cross|surpass|exceed|br[eo]|eclips")
# Hedges that a denying word turns: no team had more than 30, nobody may exceed 30.
_COMPARING = re.compile(
    r".* than|.*equal to|above|over|below|under|beyond|at least|.* below|"
    rf"(?:{_REACHING.pattern}).*"
)
_DENYING = re.compile(
    r"\b(?:(?P<subject>no(?: one|thing)?|nobody|none|neither)|not(?! only| just)|never|nor|cannot|"
    r"[a-z]+n['’]t|(?P<of_reaching>without(?= [a-z]+ing| \Z)|yet to|fail(?:s|ed|ing)? to|"
    r"short of(?= \Z))|(?P<weak>(?<!a )(?<!as )few|hardly|scarcely|barely|rarely|seldom|"
    r"(?:un|im)(?:likely|possible) to|far from|anything but))\b",
    _I,
)
_HOW_MANY = re.compile("(?:more|less|fewer) than")
# What may stand between it and the hedge: a subject, and verbs that tell of a number.
_VERBS = rf"(?: {any_of(LISTS['telling-verbs'])})"
_SUBJECT = r"(?:(?: of)? (?!(?:in|to|for|at|on|with|from|by|after)\b)[\w'’-]+){1,4}?"
_TURNED = re.compile(rf"{_VERBS}* ", _I)
_TURNED_BY_SUBJECT = re.compile(rf"(?:{_SUBJECT}{_VERBS}+|{_VERBS}*) ", _I)
_NEAR = 80  # characters before a hedge in which a word may deny it
_CLAUSE = re.compile(
    r"(?:(?![,;:.!?()—]|\b(?!yet to\b|(?<=n[o'’]t )yet\b|(?<=anything )but\b)"
    rf"{any_of(LISTS['clauses'])}\b).|[.,](?=[0-9])){{0,{_NEAR}}}\Z",
    _I,
)

# What is under or above so few things has its place there: above two shops.
_FEW = re.compile(rf"(?:[1-9]|1[0-2]|{TO_TWELVE}) (?!{SCALE}|and a )[a-z]", re.IGNORECASE)
_UNDER_STUFF = re.compile(r".{1,25} of (?:ash|snow|water|rubble|rock|mud|ice|earth|sand|soil)\b")
_TIME = re.compile(rf"(?:(?:working|business|calendar|school|trading) )?{TIME}\b", _I)
# What follows a time tells that "over" says how much: over 40 hours a week, over 9,000 hours of
# training, over 300 hours were given.
_MUCH_TIME = re.compile(
    rf"(?:[^.,;]|,(?=[0-9])){{1,30}}?\b{TIME}(?:(?P<rate> (?:an?|per|each|every) [a-z]+\b| (?:late|"
    r"long|early|old)\b|[’'] (?!time))|\Z| (?:were|was|ha(?:s|ve) been|of (?!the\b)))",
    _I,
)
SPAN = "it may tell how long something took"
# The end of a change or of a range: fares from £12 to £40.
_UP_TO = re.compile(r"[^;]{1,20} (?:to|in [12][0-9]{3})\b")
_SUM = re.compile(".{0,24}(?:million|billion|thousand|mark|barrier|[$£€])")
_LARGE = re.compile("[0-9]{3}|[0-9]+,|.{0,24}(?:million|billion|thousand|%|mark|barrier|[$£€])")

_ENDING = r"\b(?= (?:of|were|was|are|is|have|had|died|came)\b|[.,;:)]|$)"
after = hedges_after(
    {
        ">=": (
            rf",? (?:if not|or even) more{_ENDING}|"
            rf",?(?: or| and)? (?:maybe|perhaps|possibly|probably|likely) more{_ENDING}|"
            r" ?\+(?! ?[0-9/])|-plus\b| plus\b(?! [\w$£€¥])|"
            rf" or {any_of(LISTS['or-more'])}\b(?! than [0-9])|"
            rf" and {any_of(LISTS['and-more'])}\b(?! ?[0-9$£€¥]| (?:to|of)\b"
            rf"| {any_of(LISTS['and-over'])}\b)|"
            r" at (?:the )?(?:very )?least\b| minimum\b(?! [a-z])| upwards?\b"
        ),
        "<=": (
            rf",? if (?:that|not (?:fewer|less)){_ENDING}|"
            rf" or {any_of(LISTS['or-less'])}\b(?! than [0-9])| at (?:the )?(?:very )?most\b|"
            rf",? tops\b| max(?:imum|\.)?(?! ?[a-z])| and (?:under|below|younger|less)\b"
            rf"(?= [a-z]{{0,3}}[.,;:)]|[.,;:)]|$| {any_of(LISTS['and-under'])}\b)"
        ),
        "~": (
            r"[- ]?odd\b|-some\b|[- ]?ish\b| or so\b| or thereabouts\b|"
            rf"(?:(?: of [a-z]+)?,?|(?: (?!(?:{WORDS}|hundred|and|to|half)\b)[a-z]+){{1,6}},)"
            rf" give or take\b(?!, (?:an? )?(?:[$£€0-9]|(?:{WORDS})\b))|"
            r" more or less\b| approximately\b|,? or (?:close|near(?:ly)?) (?:to )?(?:it|that)\b"
        ),
        ">": r" and counting\b| and change\b",
    }
)


class _Number(NamedTuple):
    """A number in its text, what it counts, and whether that is measured, and a time."""

    text: str
    at: int
    counts: str
    measured: bool
    is_time: bool


def before(text: str, at: int, counts: str, measured: bool) -> Hedge | None:
    """The hedge before a number, and where it begins; ``counts`` is what the number counts.

    ``measured`` tells that this is a unit, money or a percent sign.
    """
    if sign := _SIGN.search(text, max(0, at - 5), at):
        return Hedge(_BEFORE[sign[0].replace(" ", "")], sign.start())
    if spoken := _SPOKEN.search(text, max(0, at - 60), at):
        return Hedge(_BEFORE[(spoken[1] or spoken[2]).lower()], spoken.start())
    is_time = _TIME.match(counts) is not None
    number = _Number(text, at, counts, measured or is_time, is_time)
    found = _WORDS.search(text, max(0, at - 70), at)
    words = found[0].split() if found else []
    for end in range(len(words), 0, -1):
        for first in range(end):
            phrase = " ".join(words[first:end])
            if phrase.lower() in _BEFORE and phrase != "MAX":  # 737 MAX 9
                return _hedge(number, words[:first], phrase.lower(), words[end:])
        if words[end - 1].lower() not in LISTS["links"]:
            break
    if broken := _BROKEN.search(text, max(0, at - 60), at):
        return Hedge(_BEFORE[broken[1].lower()], broken.start(), reasons.HEDGED_APART)
    return None


def _hedge(number: _Number, previous: list[str], phrase: str, link: list[str]) -> Hedge | None:
    """The hedge that a phrase is, with the words before it; None where it says another thing."""
    previous = [word.lower() for word in previous]
    last = previous[-1].strip(",") if previous else ""
    if _has_other_sense(number, phrase, last) or _tells_of_things(number, phrase, previous, link):
        return None
    # "Passed the 5 million mark" hedges; "more than the 12,000 it was built for" compares.
    compares = _POSSESSIVE.search(" ".join(link)) and "age" not in link
    if compares and not (_MARK.match(number.text, number.at) or _REACHING.match(phrase)):
        return None
    sign = _BEFORE[phrase]
    begin = number.at - len(" ".join([phrase, *link])) - 1
    if phrase == "over" and number.is_time and not (hedges := _hedges_time(number, last)):
        return Hedge(sign, begin, SPAN) if hedges is None else None
    if sign != "~" and (turned := _turned(number, begin, phrase, sign)):
        return turned
    while previous and previous[-1] in LISTS["modifiers"]:  # just over 12
        begin -= len(previous.pop()) + 1
    return Hedge(sign, begin)


def _turned(number: _Number, at: int, phrase: str, sign: Comparator) -> Hedge | None:
    """What a denying word makes of a hedge that begins at an offset; None where there is none."""
    text = number.text
    near = max(0, at - _NEAR)
    if not _DENYING.search(text, near, at):  # which is quicker than to find the clause
        return None
    clause = _CLAUSE.search(text, near, at)
    denials = list(_DENYING.finditer(text, clause.start() if clause else at, at))
    if not denials:
        return None
    denial, between = denials[-1], text[denials[-1].end() : at]
    if between.endswith((" for ", " in ")) and number.is_time:  # not seen for over a year
        return None
    if phrase == "within" and denial["subject"] and between[-6:] not in (" ", " than "):
        return None  # no doctor within 50 km
    is_of_those = denial[0].lower() in ("nobody", "no one", "none") and not _HOW_MANY.match(phrase)
    if between == " " and is_of_those:  # nobody under 40
        return None
    can_turn = not denial["weak"]
    if _REACHING.match(phrase):
        between += "exceed "
    elif denial["of_reaching"]:  # without more than 300 volunteers nothing runs
        can_turn = False
    pattern = _TURNED_BY_SUBJECT if denial["subject"] else _TURNED
    if can_turn and _COMPARING.fullmatch(phrase) and pattern.fullmatch(between):
        return Hedge(NEGATED[sign], denial.start())
    return Hedge(sign, at, reasons.DENIED)


def _has_other_sense(number: _Number, phrase: str, last: str) -> bool:
    """Whether a phrase is no hedge behind a word, or before such a number."""
    # They name a value: minimum −15 °C. A good one, a good 2023.
    if phrase in ("minimum", "maximum", "a good"):
        return not number.counts or number.counts.startswith(("°", "deg"))
    if phrase == "cleared":  # a bar, a hall
        return _SUM.match(number.text, number.at) is None
    if phrase == "within":
        return not number.measured
    if phrase == "from":
        is_price = number.measured and last.strip(":") in LISTS["priced"]
        return not is_price or _UP_TO.match(number.text, number.at) is not None
    # The verb: "could top 10,000"; the top five is none.
    return phrase == "top" and last not in LISTS["before-verbs"]


def _hedges_time(number: _Number, last: str) -> bool | None:
    """Whether "over" before a time says how much of it: lasted over two hours; None if unsure."""
    much = _MUCH_TIME.match(number.text, number.at)
    is_given = last in LISTS["giving"]
    if last in LISTS["over-time"] or (much and (much["rate"] or is_given or last[-1:] in ".")):
        return True
    return None if much or is_given else False


def _tells_of_things(number: _Number, phrase: str, previous: list[str], link: list[str]) -> bool:
    """Whether a phrase tells where things are or what is done to them: above two shops."""
    word = "up to" if phrase == "up to" else phrase.rpartition(" ")[2]
    is_thing = bool(number.counts) and not number.measured
    are_few = is_thing and _FEW.match(number.text, number.at)
    others = LISTS.get(f"no-hedge-{word}", ())
    if are_few:
        others = (*others, *LISTS.get(f"few-{word}", ()))
    if previous and previous[-1].strip(",") in others:
        return True
    # What is pushed up to a number has reached it, and the number limits nothing.
    if phrase == "up to" and any(verb in LISTS["raising"] for verb in previous[-6:-1]):
        return True
    is_place = word in ("under", "below", "beneath", "above")
    lies = previous and previous[-1] in LISTS["lying"]
    if is_place and (lies or _UNDER_STUFF.match(number.text, number.at)):
        return True
    if are_few and (is_place or phrase == "close to"):
        return True
    may_be_thing = is_thing or link[:1] in (["a"], ["an"])  # broke an 18-month ceasefire
    is_large = _LARGE.match(number.text, number.at)
    return word in LISTS["passing"] and may_be_thing and not is_large
