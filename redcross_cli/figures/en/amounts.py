"""Numbers in English with what they count: 4.19 million people, two-thirds, one in five, twice."""

import re
from decimal import Decimal

from redcross_cli.figures.en import LISTS, counted, exclusions, hedges, numerals
from redcross_cli.figures.figure import Amount
from redcross_cli.figures.interval import place, share

# Of ASCII alone, as a dotless ı would else be an i that no table holds.
_I = re.IGNORECASE | re.ASCII
_SHARES = {counted.POINTS: "percentage points", counted.PER_MILLE: "‰", counted.PERCENT: "%"}
_SHARES[re.compile(" ?‱")] = "‱"
_SHARES[re.compile(r" times\b|[ -]?fold\b|x(?![A-Za-z0-9])", _I)] = "times"
_SHORT = re.compile(
    rf" ?({numerals.SHORT_SCALE}|(?<= )grand(?! [a-z])|[kKmMBbT])(?![A-Za-z0-9²³/])|"
    rf"( ?[kKMBT])(?=(?:{counted.CODES})\b)"
)
_HYPHENED = re.compile(
    r"- ?(?!(?:plus|odd|ish|to|and|or|some)\b)([a-z]+(?:-(?:old|long|mile|metre|meter|foot))?)\b|"
    # A 10 hour stretch.
    r"(?<!one) (year|month|week|day|hour|minute|second)(?=(?: [a-z]+)? [a-z]+[^s.,;]\b)"
)
_WITH_HEDGE = re.compile(r"\+|-plus|-odd|[- ]?ish(?= per ?cent)| or more| or fewer| or so")
_MINUS = re.compile(r"(?:(?<![\w%)/])[-−–]|(?<!plus or )\b(?:minus|negative) )\Z", _I)
_BELOW_ZERO = re.compile(
    r"(?: degrees?(?: Celsius| Fahrenheit| C| F)?)? below (?:zero|freezing)\b", _I
)
_SCALE_AFTER = re.compile(rf" ({numerals.SCALE})\b")
_HEDGED_SCALE = re.compile(rf"[ -]({numerals.SCALE})\b(?!-)", _I)
_COIN_AFTER = re.compile(r" ?([$£€¥₹元₡₾₭₿])(?! ?[0-9])")
# In words or digits: thirty-six (36) months, 48 (forty-eight).
_AGAIN = re.compile(r" \(([0-9][0-9,]*|[a-z]+(?:[ -][a-z]+)*)\)", _I)
# Before a plural, or a range or list with one at its end, m is million: 1.2m to 1.5m people;
# but metres before some: 10m waves.
_MANY = re.compile(
    r"(?:(?: to | and | or | ?[-–—] ?|, )[0-9.]+m){0,9}(?:\+|-plus|-odd)? (?!(?:high|long|wide|"
    r"tall|deep|above|below|from|away|of|this|does|(?:hurdle|wave|wall|race|pool|tower|sprinter)s)\b)"
    r"(?:[a-z-]+ )?(?:people|children|women|men|sq|square|ha|[A-Za-z][a-z]{2,}s)\b"
)
_RATE = re.compile(
    r"(?P<above>(?:an?|one|1)(?: [a-z]+)?|[0-9]+|[a-z]+)(?P<noun> [a-z]+s| people| (?:wo)?men"
    r"| children)?[ -](?:in|out[ -]of|(?:of|in) every)(?: every)?[ -]",
    _I,
)
_RATE_TO = re.compile(" (?:to|or) |[-–]")
_RATE_ENDS = re.compile(rf"(?![A-Za-z%]|[-–.:/,][0-9a-z]| ?%| {counted.TIME}\b)", _I)
_TWICE = re.compile(
    r"(?:twice|double|triple|treble|quadruple)(?= (?:as|the|that|its|their|what|his|her|last)\b)|"
    r"(?:doubl|tripl|trebl|quadrupl)(?:ed|ing)\b(?! (?:up|down|as|back|over|and)\b)|"
    r"double(?=[.,;]|$)",
    _I,
)
_TWICES = {"tw": Decimal(2), "do": Decimal(2), "tr": Decimal(3), "qu": Decimal(4)}
_FOLD = re.compile(r"([a-z]+?)-?fold\b", _I)
_AND_A_HALF = re.compile(rf"(?:an?|one) (?!{numerals.SCALE}|third)([a-z]+) and a half\b", _I)
_HALF = re.compile(
    rf"(?:one[ -]half|a half|half)(?!(?: an?)?[ -]{numerals.SCALE})"
    r"(?:[- ](?:an? (?P<unit>percentage point|per ?cent|[a-z]+)|(?P<unit2>hour|mile|day|year|"
    r"minute|century|point)s?)\b)?(?!-)",
    _I,
)
_PART_OF_UNIT = re.compile(
    r"(?: of (?:an?|one|1)|(?<=quarter)(?= point)) (percentage point|per ?cent|mile|point|"
    r"kilometre|second|litre|acre|pound|hour|century|inch|ton|tonne|metre|ounce)\b(?!['’])"
)


def read_words(text: str, at: int) -> Amount | None:
    """The amount that words alone make: one in five, twice, half an hour, two-thirds."""
    kinds = (_rate, _multiple, _halves, _fraction)
    return next(filter(None, (kind(text, at) for kind in kinds)), None)


def _amount_in_words(
    at: int, end: int, value: Decimal, counts: str = "", exact: bool = True
) -> Amount:
    """An amount whose words no numeral begins; a fraction is as exact as its decimal."""
    step = min(place(value), Decimal(1))
    return Amount(value, step=step, exact=exact, counts=counts).standing(at, end)


def _rate(text: str, at: int) -> Amount | None:
    """One in five, nine out of ten, one patient in ten."""
    found = _RATE.match(text, at)
    above = _number_of(found["above"]) if found else None
    whole = numerals.read(text, found.end()) if found and above else None
    if not found or not above or not whole:
        return None
    below = whole.value
    link = _RATE_TO.match(text, whole.end)
    last = numerals.read(text, link.end()) if link else None
    last = last if last and last.value > below else whole  # one in 10 to 15
    is_odd = (above > 1 and below > 12 and below % 10) or (above >= 10 and below % 100)
    is_year = re.fullmatch(exclusions.YEAR, text[found.end() : whole.end])
    if above >= below or is_odd or is_year or not _RATE_ENDS.match(text, last.end):
        return None
    # Seven families in ten, but not seven families in ten villages.
    if found["noun"] and not counted.is_closed(text, last.end):
        return None
    value, exact = share(above, last.value)
    amount = _amount_in_words(at, last.end, value, exact=exact)
    return amount if last is whole else amount._replace(upper=share(above, below)[0])


def _number_of(words: str) -> Decimal | None:
    words = re.sub(rf"(?i)^(?:an?|one)(?: (?!{numerals.SCALE}\b).*)?$|^an? ", "one ", words).strip()
    number = numerals.read(words, 0)
    return number.value if number and number.end == len(words) else None


def _multiple(text: str, at: int) -> Amount | None:
    """Twice as many, double the, threefold."""
    if twice := _TWICE.match(text, at):
        return _amount_in_words(at, twice.end(), _TWICES[twice[0][:2].lower()], "times")
    fold = _FOLD.match(text, at)
    number = _number_of(fold[1]) if fold else None
    return _amount_in_words(at, fold.end(), number, "times") if fold and number else None


def _halves(text: str, at: int) -> Amount | None:
    """Half of, half an hour, a day and a half; the first half of a year is none."""
    if more := _AND_A_HALF.match(text, at):
        return _amount_in_words(at, more.end(), Decimal("1.5"), more[1])
    half = _HALF.match(text, at)
    before = text[max(0, at - 12) : at].lower().split()
    if half is None or (before and before[-1] in LISTS["no-half"]):
        return None
    unit, end = half["unit"] or half["unit2"] or "", half.end()
    if not unit and (part := _PART_OF_UNIT.match(text, end)):  # half of one per cent
        unit, end = part[1], part.end()
    if not unit and not counted.is_closed(text, end):
        return None
    return _amount_in_words(at, end, Decimal("0.5"), unit)


def _fraction(text: str, at: int) -> Amount | None:
    """Two-thirds, a quarter, three fifths; "a third time" is none."""
    found = numerals.FRACTION.match(text, at)
    if found is None or _SCALED_PART.match(text, found.end()):
        return None
    above, below = found["above"].lower(), Decimal(numerals.PARTS[found["below"].lower()])
    number = numerals.UNITS.get(above, Decimal(1))
    plural = text[found.end() - 1] == "s"
    unit = _PART_OF_UNIT.match(text, found.end())
    is_closed = unit is not None or counted.is_closed(text, found.end())
    is_time = below == 4 and number > 1 and number != 3  # growth for six quarters
    if is_time or plural != (number > 1) or (number == 1 and not is_closed):
        return None
    is_ordinal = above in ("a", "an") and not (unit or text.startswith(" of", found.end()))
    if is_ordinal and _ANOTHER.search(text, max(0, at - 70), at):
        return None  # two drowned and a third is missing
    value, exact = share(number, below)
    end, counts = (unit.end(), unit[1]) if unit else (found.end(), "")
    return _amount_in_words(at, end, value, counts, exact)


_ANOTHER = re.compile(r"\b(?:second|two|both|first)\b[^.;]*\Z", _I)
_SCALED_PART = re.compile(rf" (?:of )?(?:a )?{numerals.SCALE}")


def read_amount(text: str, at: int, between: bool = False, is_money: bool = False) -> Amount | None:
    """The number that begins at an offset, with its sign, currency and what it counts.

    ``is_money`` tells that a currency stands before what it ends: £1.2-1.4m.
    """
    number = numerals.read(text, at, between)
    if number is None:
        return None
    symbol = counted.SYMBOL_BEFORE.search(text, max(0, at - 6), at)
    if symbol and symbol[1] in ("R", "P", "N") and symbol[0].endswith(" "):  # the S&P 500
        symbol = None
    start = symbol.start() if symbol else at
    minus = _MINUS.search(text, max(0, start - 9), start)
    start = minus.start() if minus else start
    amount = number._replace(start=start, measured=bool(symbol) or is_money)
    amount = _scaled(text, amount)
    amount = _with_unit(text, amount, symbol[1] if symbol else "")
    below = _BELOW_ZERO.match(text, amount.last)
    if below:
        amount = amount._replace(end=below.end())
    return amount._replace(value=-amount.value) if minus or below else amount


def _scaled(text: str, amount: Amount) -> Amount:
    """An amount with the letters that scale it: £2.5m, 640k."""
    again = _AGAIN.match(text, amount.end)
    if again and _number_of(again[1]) == amount.value:
        amount = amount._replace(last=again.end(), end=again.end())
    hedged = hedges.after(text, amount.end)
    if hedged and (scale := _HEDGED_SCALE.match(text, hedged[1])):  # 20-odd thousand
        return amount.scaled(numerals.SCALES[scale[1].lower()], scale.end())
    short = _SHORT.match(text, hedged[1] if hedged else amount.end)
    if not short or amount.scale != 1 or not (short[2] or _is_scale(text, short, amount.measured)):
        return amount
    letters = (short[1] or short[2]).strip().lower()
    sizes = (size for first, size in numerals.BY_LETTERS.items() if letters.startswith(first))
    scaled = amount.scaled(Decimal(next(sizes)), short.end())
    return scaled if hedged else scaled._replace(last=short.end())


def _is_scale(text: str, short: re.Match[str], money: bool) -> bool:
    """Whether letters scale a number: £2.5m, 18m members; 25 m of rope is a length."""
    letters, is_apart = short[1], short[0].startswith(" ")
    if len(letters) > 1:
        return True
    if money or letters in "kK":
        return not is_apart or letters not in "kK"
    is_many = _MANY.match(text, short.end()) or counted.MONEY.match(text, short.end())
    return letters in "mMB" and not is_apart and is_many is not None


def _with_unit(text: str, amount: Amount, money: str) -> Amount:
    """An amount with what it counts: percent, multiples, money, a unit or a noun."""
    end = amount.end
    bridge = _WITH_HEDGE.match(text, end)
    for begin in (end, bridge.end()) if bridge else (end,):
        for pattern, counts in _SHARES.items():
            if found := pattern.match(text, begin):
                return amount._replace(end=found.end(), counts=counts, measured=True)
        if coin := counted.MONEY.match(text, begin) or _COIN_AFTER.match(text, begin):
            amount = amount._replace(end=coin.end(), counts=money or coin[1], measured=True)
            if scale := _SCALE_AFTER.match(text, coin.end()):  # 75 USD million
                amount = amount.scaled(numerals.SCALES[scale[1]], scale.end())
            return amount
    if money:
        return amount._replace(counts=money)
    unit = counted.UNIT.match(text, end)
    if not unit and (hyphened := _HYPHENED.match(text, end)):
        return amount._replace(end=hyphened.end(), counts=hyphened[1] or hyphened[2], measured=True)
    begin = bridge.end() if bridge and not unit else end
    counts, stop = counted.noun(text, begin, 0 < amount.value <= 1)
    measured = amount.measured or unit is not None
    return amount._replace(counts=counts, end=stop if counts else end, measured=measured)
