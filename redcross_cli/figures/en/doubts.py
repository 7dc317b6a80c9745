"""Why a number in English may be no figure, or another one than it seems."""

import re
from decimal import Decimal

from redcross_cli.figures import reasons
from redcross_cli.figures.ages import is_behind_name
from redcross_cli.figures.en import LISTS, counted, exclusions, hedges, numerals
from redcross_cli.figures.figure import Amount, may_share_thousands
from redcross_cli.figures.words import any_of

_I = re.IGNORECASE

# Between such words a number in digits says how many, though not of what.
_TOLD_BEFORE = re.compile(
    rf"(?:\b(?:{any_of(LISTS['told-before'])}|(?:to|will|can|would|could) [a-z]+|[a-z]+ed)|[:=|]|"
    r"[’']s) \Z",
    _I,
)
_TOLD_AFTER = re.compile(  # or by its share: 17, or 38%; 17 (38%)
    rf" (?:{any_of(LISTS['told-after'])}|[a-z]{{2,}}(?:ed|ly))\b|"
    r"(?:,? or | \()[0-9]+(?:\.[0-9]+)?(?: ?%| per ?cent\b)"
)

# The hour of a day: before eight, at nine sharp, gone by ten.
_HOUR_BEFORE = re.compile(r"\b(?:at|before|after|until|till|past|by) \Z", _I)
_HOUR = re.compile(
    rf"(?:{numerals.TO_TWELVE}|[1-9]|1[0-2])(?:$|[.,;:?!)\"”](?![0-9])|"
    r" (?:and|or|on|in the|sharp|but|when|every|each|tomorrow|tonight|daily)\b)"
)

# What "one" does not count: with one voice, one resident said.
_ONE_BEFORE = re.compile(rf"\b{any_of(LISTS['one-before'])} \Z", _I)
_ONE_AFTER = re.compile(
    rf"one (?:(?:last|final|more) )?(?:{any_of(LISTS['one-after'])}|"
    r"[a-z]+ (?:or|after|said|says|told|called|wrote|added|has|who))\b",
    _I,
)
_NO_NOUN = re.compile("[a-z]+[^suai]s|[a-z]{3,}ed")  # the madness that one experiences
# A name that begins a sentence.
_FIRST_WORDS = re.compile(r"(?:^|[.;:!?] )([A-Z][\w-]*)(?: [A-Z][\w-]*)* \Z")
_TORN_BEFORE = re.compile(r"[0-9](?: [.,] ?|[.,])\Z")
_APART_BEFORE = re.compile(r"(?<![0-9.,:])[0-9]{1,3} \Z")  # 12 34 people
_PARTS = re.compile(
    r"(?i:halves|thirds|quarters|.*firsts|.*(?:fif|six|seven|eigh|nin|t?en|tie|dred|sand|illion)ths?)"
)
# Words that go on with a number which the grammar takes for another, or for none: forty and a
# third, two score years. Behind digits with a scale digits do, too: 3 million 200 thousand.
_NUMBER = f"(?:{numerals.WORDS}|{numerals.SCALE})"
_PART = f"(?:{'|'.join(numerals.PARTS)}|[a-z]+tieth)"
_AFTER_WORDS = re.compile(
    rf"(?:(?: and)?(?: an?| {_NUMBER})?(?: -)?[ -]{_PART}|(?: -)?[ -](?:{_NUMBER}|score))s?\b"
    rf"(?! time|-[a-z])| point (?:{_NUMBER}|[0-9])|(?<=teen) {any_of(LISTS['tens'])}-",
    _I,
)
_AFTER_SCALE = re.compile(
    rf"(?: and|,)? (?:[0-9]{{1,3}}\b(?![,.]?[0-9]| ?(?:%|per))|{_NUMBER}\b)", _I
)
_COMPOUND = re.compile(rf".* (?:{numerals.WORDS})-", _I)  # four hundred five-year-olds
# 2.33 k; 1.2b; $3 Cr, $5 mill.
_LETTER = re.compile(r" ?(?:[kKmMbBtTgG]|[A-Z][a-z]|M[MN]|TN|MIL|[Mm]ill?s?|[Ll]acs?)(?![\w'’-])")
# 6.5m of them; 40m in need; 10 m people: people rather than metres.
_METRES_OR_MILLION = re.compile(
    rf" m (?:[a-z-]+ )?{any_of(LISTS['people'])}\b|"
    r"m(?:[.,;:)]|$| (?:of|in need|are|were|ha(?:s|ve|d)|more|remain|live|lack|need|now)\b)"
)
_METRES_BEFORE = re.compile(
    r"\b(?:wave|surge|height|high|deep|depth|river|level|cordon|distance|tall|wide|long)[^.;]*\Z",
    _I,
)
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")  # continental: 12.000 people
# Behind these, "500 to 1,200" may be a change by the first to the last.
_CHANGED = re.compile(
    rf"\b(?<!put |set ){any_of(LISTS['changing'])}(?: [a-z]+ly)?(?:[^.;]* by| of)?"
    r"(?: (?:[a-z]+ly|about|some|over|more than|another|a further))? [^\w\s]?\Z",
    _I,
)
_GAINED = re.compile(r"\b(?i:add(?:ed|s|ing)|gain\w*|lost|lose|losing) [^\w\s]?\Z")
_RATIO = re.compile(r"\bratio\b[^.;]*\Z", _I)
# 300 plus people, 300 or even more, 300 (or fewer), 300 if not 400.
_HEDGED_BEHIND = re.compile(
    r",? (?:plus (?!as\b)(?:[a-z-]+s|people)|(?:or even|\(or) (?:more|less|fewer)|if not)\b"
)
# 300 people, if not 400; 300 people in the hall, if not more.
_IF_NOT = re.compile("[^.,;:0-9]{0,30},? if (?:not (?:more|less|fewer|[0-9])|that\\b(?=[.,;]|$))")
_FAR = re.compile(r"\b(?:far from|not (?:near|close to)) \Z", _I)
_TORN = re.compile("(?: [.,] ?|[.,])[0-9]")
_NUMBERING = re.compile(r"\. [A-Z]")


def doubt_about(text: str, amount: Amount, closing: Amount, counts: str, marked: bool) -> str:
    """Why a number may be no figure, or another one; "" where it surely is this one."""
    number = text[amount.first : amount.last]
    in_digits = re.fullmatch("[0-9]+(?: [1-7]/[2-9])?", number) is not None
    before = text[max(0, amount.start - 60) : amount.start]
    if _TORN.match(text, amount.last) or _TORN_BEFORE.search(before):
        return reasons.TWO_WAYS
    is_apart = in_digits and _APART_BEFORE.search(text, max(0, amount.first - 5), amount.first)
    if is_apart or _is_in_part(text, amount):
        return reasons.IN_PART
    is_money = amount.start < amount.first and amount.scale == 1 and amount.end == amount.last
    if (is_money or not amount.measured) and _LETTER.match(text, amount.last):
        return "a letter may scale it"
    if number.lower() == "one" and amount is closing and not (amount.measured or marked):
        around = _ONE_BEFORE.search(before) or _ONE_AFTER.match(text, amount.start)
        if around or _NO_NOUN.fullmatch(counts):
            return "one may be no count"
    following = text[amount.last + 1 : amount.last + 2] if number.isalpha() else ""
    name = counts.rpartition(" ")[2] or following
    if number[:1].isupper() and name[:1].isupper():
        return reasons.MAYBE_NAME  # One World, Six Nations, Six Day War
    if _PARTS.fullmatch(counts):
        return "it may be a fraction"
    if counts == "m" and _METRES_OR_MILLION.match(text, closing.last):
        in_metres = "," in number or _METRES_BEFORE.search(before)
        return "" if in_metres else "m may be metres or million"
    if (not amount.measured or counts in ("people", "euros")) and _THOUSANDS.fullmatch(number):
        return reasons.TWO_WAYS
    if amount is not closing and may_share_thousands(amount, closing):
        return reasons.THOUSANDS
    if amount is not closing and may_be_change(text, amount, closing):
        return reasons.RANGE_OR_CHANGE
    if amount is not closing and _RATIO.search(before):
        return "it may be a ratio"
    is_hedged = any(hedges.after(text, at) for at in (closing.last, closing.end))
    behind = _HEDGED_BEHIND.match(text, closing.last) or _IF_NOT.match(text, closing.end)
    if behind and not is_hedged:
        return reasons.HEDGED_BEHIND
    if (not amount.measured or counts == "people") and amount.value > 12 and _FAR.search(before):
        return reasons.DENIED
    if counts or marked or amount.measured or amount.scale > 1:
        year = re.fullmatch(exclusions.YEAR, number) and not amount.measured and not marked
        return reasons.MAYBE_YEAR if year else ""
    if exclusions.is_in_table(text, amount.first):
        return ""
    if in_digits and re.match(" [A-Z]", text[amount.end : amount.end + 2]):
        return reasons.UNCOUNTED
    first = _FIRST_WORDS.search(before)
    if first and first[1].lower() not in LISTS["no-names"] and not (in_digits and amount.value > 9):
        return reasons.UNCOUNTED  # Wi-Fi 6.0, Halo 2
    is_told = _TOLD_BEFORE.search(before) or _TOLD_AFTER.match(text, amount.end)
    is_item = _NUMBERING.match(text, amount.end) and amount.value <= 20
    if in_digits and is_item and re.search(r"[:|?.!] \Z" if is_told else r"[a-z:|?.!] \Z", before):
        return reasons.NUMBERING
    if _HOUR.match(text, amount.start) and _HOUR_BEFORE.search(before):
        return "it may be a time of day"
    is_known = not in_digits or is_told or is_behind_name(text, amount.start, amount.end)
    return "" if is_known else reasons.UNCOUNTED


def may_be_change(text: str, amount: Amount, last: Amount) -> bool:
    """Whether a number may be by what something changes, and not begin a range: fell 4p to 217p.

    Not so "by 5 to 10%" and, as both are so near, "by 15 to 20 minutes".
    """
    if " to " not in text[amount.last : last.first]:
        return False
    if not amount.counts and last.counts in ("%", "percentage points"):
        return False
    if counted.UNIT.fullmatch(last.counts) and last.value < amount.value * Decimal("1.5"):
        return False
    before = text[max(0, amount.start - 60) : amount.start]
    return bool(_CHANGED.search(before) or (amount.measured and _GAINED.search(before)))


def _is_in_part(text: str, amount: Amount) -> bool:
    """Whether a number may be only a part of one: forty and a third, two score people."""
    if _COMPOUND.fullmatch(text, amount.first, amount.last + 1):
        return True
    if amount.counts.startswith("score "):
        return True
    if amount.counts or 0 < amount.value < 1:
        return False
    number = text[amount.first : amount.last]
    is_scaled = number.lower().rpartition(" ")[2] in numerals.SCALES
    after = _AFTER_SCALE if is_scaled else _AFTER_WORDS
    return not number.isdigit() and after.match(text, amount.last) is not None
