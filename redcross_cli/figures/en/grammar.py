"""The grammar of figures in English: hedge, currency, number with its scale, noun, hedge.

It reads a text in which each run of whitespace is one space and words broken at a
line's end are whole. Numbers count unless they belong to a date, a name or an order.
"""

import re
from decimal import Decimal

from redcross_cli.figures import reasons
from redcross_cli.figures.en import LISTS, counted, exclusions, hedges, numerals
from redcross_cli.figures.en.amounts import read_amount, read_words
from redcross_cli.figures.en.doubts import doubt_about, may_be_change
from redcross_cli.figures.figure import Amount, Figure, doubt_both, quantity_of, scan, shared_scale
from redcross_cli.figures.interval import Quantity
from redcross_cli.figures.words import any_of
from redcross_cli.terms import Comparator

_I = re.IGNORECASE
_START = re.compile(
    r"(?<![^\s(=<>$£€])(?<![0-9] )\.(?=[0-9])|[0-9½⅓⅔¼¾⅕⅛⅜⅝⅞]|(?<![\w'’-])"
    rf"(?:an? (?={any_of(LISTS['article-before'])}\b)|half\b|"
    rf"quarter(?= (?:of an? )?{numerals.SCALE})|"
    r"(?:twice|(?:doubl|tripl|trebl|quadrupl)(?:ed?|ing)|dozen(?= [a-z-]+s\b)|several|many|"
    r"countless)\b|dozens|scores(?= (?:of (?!more |less |about |over )|more|were|are|have|dead)\b)|"
    rf"tens|hundreds|thousands|millions|billions|hundred(?= and {any_of(LISTS['tens'])}\b)|"
    rf"{numerals.WORDS})",
    _I,
)
_TO = re.compile(
    r"-? (?:to|through) |-to-| ?[—–−~‐‑-] ?(?! ?or )|, (?:or )?(?=(?:maybe|perhaps|possibly|even) )"
)
_AND, _OR = re.compile(" and "), re.compile("-? or ")
_SHARED = re.compile(
    r"-?(?:, (?:and |or )?| and | or | & | ?/ ?| to | by )| of (?:(?:the|its|their|our|"
    r"his|her) )?"
)
# The ends of a range may have hedges of their own: between about 300 and nearly 400.
_ABOUT = (
    "(?:(?:just )?(?:over|under)|more than|about|around|some|roughly|approximately|nearly|almost|"
    "up to|as (?:much|many) as|maybe|perhaps|possibly|even) "
)
_ABOUT_WITHIN = re.compile(rf"\b{_ABOUT}", _I)
_OPENING = re.compile(rf"(?:{_ABOUT})?(?:{counted.SYMBOLS})? ?(?:[-−]|minus )?")
_SCORE = re.compile(
    r"([0-9]{1,3})[-–]([0-9]{1,3})(?![-–/][0-9])(?![0-9,.%]*[0-9%])"
    rf"(?! ?(?:{numerals.SCALE}|per))"
)

# "From 12 to 15" is a range behind such words, and else a change.
_RANGING = re.compile(
    rf"(?i)\b{any_of(LISTS['ranging'])}\b(?! {any_of(LISTS['changing'])})[^.,;]{{0,12}} from "
    r"[^.,;]{0,20}\Z"
)
_BETWEEN = re.compile(rf"\b(between|from) (?:{_ABOUT})?\Z", _I)
_VAGUE = re.compile(
    rf"(?:(?:tens|scores|{numerals.SCALE}s)(?: (?:of|and) (?:tens|{numerals.SCALE}s))*|"
    rf"(?:several|a few|many|countless|a couple(?: of)?) (?:tens of )?{numerals.SCALE}s?"
    rf"(?: {numerals.SCALE})?)\b(?! per ?cent)(?P<of> of(?: the| our| their| its)?(?= [a-z]))?",
    _I,
)
_LABEL = re.compile(r"\b(magnitude)[ -]\Z", _I)


def figures(text: str) -> list[Figure]:
    """Every figure of a text with single spaces, in order."""
    return _shared(text, scan(text, _START, _figure_at))


def _figure_at(text: str, at: int) -> tuple[Figure | None, int]:
    """The figure whose number begins at an offset, or None, and where to read on."""
    score = _SCORE.match(text, at)
    if score and int(score[1]) >= int(score[2]):
        return None, score.end()
    if excluded := exclusions.excluded_end(text, at):
        return None, excluded
    if vague := _VAGUE.match(text, at):
        open_figure = _vague(text, at, vague)
        return open_figure, open_figure.end
    amount = read_words(text, at) or read_amount(text, at)
    figure = _figure(text, amount) if amount else None
    return figure, max(amount.last if amount else at, figure.end if figure else at)


def _vague(text: str, at: int, found: re.Match[str]) -> Figure:
    """A figure that leaves its number open: dozens of people."""
    counts, end = counted.noun(text, found.end())
    end = end if counts else found.end() - len(found["of"] or "")
    hedge = hedges.before(text, at, counts, False)
    start = hedge.start if hedge else at
    is_verb = not counts and text.startswith("scores", at)  # she scores
    doubt = reasons.UNCOUNTED if is_verb else ""
    return Figure(start, end, text[start:end], Quantity(None, "~"), counts, doubt)


def _figure(text: str, amount: Amount) -> Figure | None:
    """An amount with its hedges, or the range that it begins; None where it counts nothing."""
    word = _BETWEEN.search(text, max(0, amount.start - 25), amount.start)
    if word and word[1].lower() == "between" and not 0 <= amount.value < 1:
        amount = read_amount(text, amount.first, between=True) or amount
    last = _range_end(text, amount, word[1].lower() if word else "")
    closing = last or amount
    counts, end = closing.counts or amount.counts, closing.end
    label = _LABEL.search(text, max(0, amount.start - 12), amount.start)
    if label and not counts:
        amount, counts = amount._replace(start=label.start(), measured=True), label[1]
    start = word.start() if word and last else amount.start
    signs: list[Comparator] = []
    if last and (_ABOUT_WITHIN.search(text, start, last.first) or hedges.after(text, amount.last)):
        signs.append("~")
    if after := hedges.after(text, closing.last) or hedges.after(text, end):
        signs.append(after[0])
        end = max(end, after[1])
    before = hedges.before(text, start, counts, closing.measured)
    if before:
        signs.append(before.sign)
        start = before.start
    if not _does_count(text, amount, counts, bool(signs or last)):
        return None
    doubt = before.doubt if before else ""
    doubt = doubt or doubt_about(text, amount, closing, counts, bool(signs or last))
    factor = shared_scale(amount, last) if last else Decimal(1)
    quantity = quantity_of(amount, last, factor, signs)
    return Figure(start, end, text[start:end], quantity, counts, doubt)


def _does_count(text: str, amount: Amount, counts: str, marked: bool) -> bool:
    number = text[amount.first : amount.last]
    if re.fullmatch(exclusions.YEAR, number) and not (marked or counts):
        return False
    return number.lower() not in ("one", "zero", "a") or marked or bool(counts) or amount.measured


def _range_end(text: str, amount: Amount, word: str) -> Amount | None:
    """The amount that ends a range which this one begins."""
    part = 0 <= amount.value < 1 and re.search("[a-z]", text[amount.first : amount.last])
    for at in dict.fromkeys((amount.last, amount.end)):
        link = (word == "between" and _AND.match(text, at)) or _TO.match(text, at)
        link = link or (None if amount.counts else _OR.match(text, at))
        opening = _OPENING.match(text, link.end() if link else at)
        if not link or not opening:
            continue
        begin, is_money = opening.end(), amount.start < amount.first and amount.measured
        last = read_words(text, begin) or read_amount(text, begin, is_money=is_money)
        if last is None or (part and last.value >= 1):
            continue
        if amount.value < 0 and last.value < amount.value:  # minus 5 to minus 10
            return last._replace(counts=last.counts or amount.counts)
        scale = shared_scale(amount, last)
        low = amount.value * scale
        is_open = (is_money or link[0][0] == ",") and not last.counts
        are_alike = amount.counts in ("", last.counts) or is_open
        if low >= last.value or not are_alike:
            continue
        is_or = link[0].endswith(" or ") and (last.value - low) / scale not in (1, 10, 100)
        is_change = last.value >= 5 * low and may_be_change(text, amount, last)
        if is_or or is_change:  # five or thirty; rose 12 to 340
            continue
        ranges = _RANGING.search(text, max(0, amount.start - 60), amount.start)
        if " to " in link[0] and word == "from" and not ranges:
            return None
        return last if last.counts else last._replace(counts=amount.counts)
    return None


_RELATIVE = ("%", "times", "percentage points")
_GOES_ON = re.compile("(?:,? and|,? or|,) (?:[0-9]|[a-z]+-?[a-z]+ [a-z]+s)")


def _may_be_one(text: str, figure: Figure, following: Figure) -> bool:
    """Whether two numbers may be one range: four, five hundred people; ten, fifteen minutes."""
    low, high = (one.quantity.value or Decimal(0) for one in (figure, following))
    are_exact = figure.quantity[1:3] == following.quantity[1:3] == ("=", None)
    are_near = low < high <= low * 3 / 2 and not _GOES_ON.match(text, following.end)
    return low > 0 and ((are_exact and are_near) or high in (100 * (low + 1), 1000 * (low + 1)))


def _shared(text: str, found: list[Figure]) -> list[Figure]:
    """Figures of a list share what stands once at its end: 12, 30 and 45 people.

    What changes shares what stands at its beginning: from 131 days to 44.
    """
    for index in range(len(found) - 2, -1, -1):
        figure, following = found[index], found[index + 1]
        link = text[figure.end : following.start]
        is_listed = _SHARED.match(link) and figure.doubt == figure.counts == ""
        if is_listed and following.doubt == reasons.UNCOUNTED:  # aged 9 and 12
            following = found[index + 1] = following._replace(doubt="")
        if not _SHARED.fullmatch(link):
            continue
        is_change = text.endswith("from ", 0, figure.start) or figure.counts == "votes"
        if link == " to " and is_change and not following.counts:
            found[index + 1] = following._replace(counts=figure.counts)
        elif link == " to " and figure.quantity.value is None:  # dozens to a thousand
            found[index + 1] = following._replace(doubt=reasons.RANGE_OR_CHANGE)
        own = figure.quantity.value
        may_share_scale = own is not None and 1 <= own < 1000 <= following.quantity.step
        if may_share_scale and link == " to " and not (figure.counts or figure.doubt):
            figure = found[index] = figure._replace(doubt=reasons.SCALE_SHARED)
        # The 30 of "12, 30, and 45 people" goes on with a list.
        goes_on = index and text[found[index - 1].end : figure.start] == ", "
        # Around 1.01 million and 1.52 million.
        is_exact = following.quantity[1:3] == ("=", None)
        may_share = is_exact and figure.quantity.comparator != "=" and own is not None
        if link == " and " and may_share and figure.counts in ("", following.counts):
            found[index + 1] = following._replace(doubt="a hedge before may be its own too")
        begins = link in (", and ", ", or ") and not goes_on
        # Exceeded 7.3 million, 20% more than; a third, to $2 million.
        is_share = following.counts in _RELATIVE and not following.printed[-1].isdigit()
        is_share = (is_share and link == ", ") or (own is not None and abs(own) < 1)
        if link == ", " and not (figure.counts or goes_on) and _may_be_one(text, figure, following):
            doubt_both(found, index, reasons.RANGE_OR_LIST)
            continue
        if figure.counts or not following.counts or begins or is_share:
            continue
        is_part = link.startswith(" of")
        doubt = "" if figure.doubt == reasons.UNCOUNTED else figure.doubt
        if may_share_scale and not is_part:
            doubt = reasons.SCALE_SHARED
        doubt = doubt or ("" if is_part else following.doubt)
        found[index] = figure._replace(counts=following.counts, doubt=doubt)
    return found
