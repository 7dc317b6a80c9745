"""What English figures count: units, money, percent, and the noun phrase after a number."""

from __future__ import annotations

import re

from redcross_cli.figures.en import LISTS

PERCENT = re.compile(
    r"(?: ?%| ?‰| ?per ?-?cent(?:age)?\b(?! points?)|-percent\b|-per-cent\b| pct\b|(?<=[0-9])pc\b)",
    re.IGNORECASE,
)
POINTS = re.compile(
    r"(?: |-)(?:percentage|per cent|percent)[ -]points?\b| ?pp\b| ?ppts?\b| ?p\.p\.", re.IGNORECASE
)
_CODES = "|".join(LISTS["currency-codes"])
SYMBOLS = (
    rf"(?:usd|aud|cad|nzd|mxn|Mex|US|HK|NT|AU?|CA?|S|NZ|R|MX|US )\$|"
    rf"(?:us|u\.s\.?|hk|c) \$(?= )|[$£€¥₹₩₽₺₱₦฿₿]|(?:{_CODES})|"
    rf"Rs\.?|Rp\.?|R|P|N|kr\.?|SKr|NKr|DKr|Fr\.?|SFr\.?|RM|KSh|Sh"
)
SYMBOL_BEFORE = re.compile(rf"(?<![A-Za-z])({SYMBOLS}) ?\Z")
MONEY = re.compile(
    rf"[ -]?((?:(?-i:[A-Z][A-Za-z.]+ ){{1,2}}|(?:us|[a-z]+(?:ish|an|ss)) )?"
    rf"(?:dollars?|euros?|pounds?(?: sterling)?|"
    rf"yuan(?: RMB)?|renminbi|yen|won|rupees?|rupiah|ringgit|francs?|kron(?:er|or|e|a|ur)|"
    rf"korun[ay]|pesos?|rand|reais|roubles?|rubles?|lira|liras|lire|dirhams?|riyals?|rials?|"
    rf"dinars?|baht|shillings?|naira|taka|zloty|zlotys|forints?|shekels?|hryvnias?|quid|kyats?|"
    rf"dong|birr|markka|guilders?|le[iu]|tenge|cedis?|kwacha|riels?|soles|kip|cents?|pence|pennies|{_CODES}|"
    rf"bitcoins?)\b|(?<=[0-9])p\b)",
    re.IGNORECASE,
)
TIME = (
    "(?:years?|months?|weeks?|weekends?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies)|"
    "nights?|quarters?|fortnights?|semesters?|seasons?)"
)
# Units that are written in the singular, or close to their number.
UNITS = (
    r"(?:km/h|km²|km2|sq\.? ?(?:km|m|ft|miles?|metres?|meters?|kilomet(?:re|er)s?|feet)|"
    r"square (?:kilomet(?:re|er)s?|met(?:re|er)s?|miles?|feet|foot|yards?|inch(?:es)?|"
    r"centimet(?:re|er)s?)|cubic (?:met(?:re|er)s?|feet|kilomet(?:re|er)s?|centimet(?:re|er)s?|"
    r"yards?)|m²|m³|m2|m3|degrees? (?:Celsius|Fahrenheit|centigrade)|° ?[CF]|℃|°|km|cm|mm|nm|µm|μm|"
    r"kg|mg|µg|μg|g|kWh|MWh|GWh|TWh|kW|MW|GW|TW|mph|kph|knots|TB|GB|MB|kB|KB|PB|Mbps|Gbps|GHz|MHz|"
    r"kHz|Hz|mmol|mmHg|mg/dL|g/dL|ml|mL|L|l|ft|in\.|lb|lbs|oz|hp|bhp|kcal|dB|ha|V|W|kV|mAh|t|m|s|"
    r"bps|basis points?|person-times?|people|persons?|staff|personnel|children|women|men|"
    r"members of staff|fish|sheep|cattle|aircraft|species|horsepower|yards?|feet|foot|inch(?:es)?|"
    r"miles?|C|hectares?|acres?|acre-feet|stone|pints?|(?:kilo|milli|micro)?grams?|kilos?|tonnes?|"
    r"tons?|(?:kilo|centi|milli|micro|nano)?met(?:re|er)s?|(?:milli)?lit(?:re|er)s?|gallons?|"
    r"degrees?|(?:giga|mega|kilo|micro)?watt(?:-hours?|s)?|cups?|cc|mu|h|years? old|year-olds?|"
    r"years of age|hrs?|mins?|secs?|ppl|ppm|ppb|hPa|Pa|kPa|MPa|kJ|MJ|J|tsp|tbsp|pts?|"
    r"nautical miles|light[- ]years?|bars?|dB\(A\)|bits?|bytes?|TEUs?|mcg|IU|dead|injured|wounded|"
    r"missing|others)(?:/[A-Za-z0-9³²]+)?(?![A-Za-z0-9])"
)
UNIT = re.compile(rf"[ -]? ?({UNITS})")
_PLURALS = "|".join(LISTS["plurals"])
_PLURAL = re.compile(
    rf"(?!(?:overseas|always|perhaps|gas|canvas)\Z)(?:{_PLURALS}|[\w'’-]*[^su'’i\W]s|[\w-]*(?:ses|"
    rf"xes|ies|ves|women|men|people|children)|(?-i:[A-Z]{(2,)}s))\Z",
    re.IGNORECASE,
)
# Where what is counted ends.
STOP = frozenset(LISTS["stop"])
_PHRASE = re.compile(
    r" (?:more |other |additional |most |of (?:them|the|its|their|our|these|those|"
    r"all) (?![0-9]))?(?P<noun>[A-Za-z][\w'’-]*(?: (?:[A-Za-z][\w'’-]*|[0-9]{3}s\b)){0,4})"
)
_WORD = re.compile(r"[A-Za-z][\w'’-]*|[0-9]{3}s")
_QUOTED = re.compile(r' ["“]([A-Z][a-z]*(?: [A-Z][a-z]*){0,3}s)["”]')  # 7,000 "Hope Homes"
_COSTING = re.compile(rf"(?:{_CODES})[0-9]")  # 3 USD50 cards
_CLOSE = re.compile(r"$|[,.;:|)]| (?:of|in|per|from|for|on|at) ?")
_PEOPLE = re.compile(r"[A-Z][a-z]+(?:ese|ish|ch|ss)\Z")  # the Chinese, the British


def noun(text: str, at: int, one: bool = False) -> tuple[str, int]:
    """The noun phrase after a number up to its head, the last plural in a row, and where it ends.

    After ``one``, the head is in the singular: the last word before a stop.
    """
    if unit := UNIT.match(text, at):
        return with_head(text, unit)
    phrase = _PHRASE.match(text, at)
    if phrase is None:
        quoted = _QUOTED.match(text, at)
        return (quoted[1], quoted.end()) if quoted else ("", at)
    start = phrase.start("noun")
    words: list[re.Match[str]] = []
    closes = False
    for word in _WORD.finditer(text, start, phrase.end()):
        is_stop = word[0].lower() in STOP and not (words and words[-1][0][-1] == "-")
        is_stop = is_stop or _COSTING.match(word[0]) is not None
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


def with_head(text: str, unit: re.Match[str]) -> tuple[str, int]:
    """A unit, with the noun behind it of which it is a part: injured people, foot passengers."""
    end = _head(text, unit.end()) if unit[1].isalpha() and len(unit[1]) > 3 else 0
    return (text[unit.start(1) : end], end) if end else (unit[1], unit.end())


def _head(text: str, at: int) -> int:
    """Where the plural ends that directly follows a noun: sports cars, fish species; 0 if none."""
    word = _NEXT.match(text, at)
    is_head = word and word[1] not in _NO_HEADS and _PLURAL.match(word[1].rstrip("'’"))
    return word.end() if word and is_head else 0


_NO_HEADS = STOP | frozenset(LISTS["no-heads"])
_AFTER = re.compile(r" ?(?:[.,;:!?)]|[-–—] |$)| ([\w’']+)")


def is_closed(text: str, at: int) -> bool:
    """Whether no noun follows a part, but a mark or a small word: a third of, a fifth still."""
    following = _AFTER.match(text, at)
    return following is not None and (following[1] is None or following[1].lower() in STOP)


_NEXT = re.compile(r" ([a-z][\w'’-]*)")
