"""What is no figure in English: dates, orders, names, spans that only place in time, idioms.

A number is looked at where it stands: what begins with it, the words before it, and the
token that it is a part of.
"""

import re

from redcross_cli.figures.en import LISTS
from redcross_cli.figures.en.beginnings import BEGINNING, DAYS, IDIOM, MONTHS, YEAR
from redcross_cli.figures.en.counted import CODES, STOP, SYMBOL_BEFORE, TIME, UNIT, noun
from redcross_cli.figures.en.numerals import NUMERAL, SCALE, SHORT_SCALE, WORDS
from redcross_cli.figures.words import any_of

_WORDS = f"{WORDS}|{SCALE}"
# Spans, behind their number: two years ago, the six months to 30 June, the past five or so years.
_ARTICLE = re.compile(
    rf"(?:half |a quarter of )?an?\b(?! (?:{SCALE}|quarter (?!ago|earlier|later|ahead|in adv)))",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"(?: or \w+)? {TIME} (?:(?:ago|earlier|later|before|previously|hence|after|into|from now|"
    r"away|prior|since|in advance)\b(?! from)|from (?:today|tomorrow)\b|on(?=[,.;]|$)|"
    r"(?:to|ended|ending|through) (?:the end|mid-|"
    rf"(?:[0-9]{{1,2}} )?{MONTHS}|{YEAR})\b)"
    rf"| {TIME}['’] time\b",
    re.IGNORECASE,
)
# A span in which something is the first or the most: the lowest number in four decades.
_SUPERLATIVE = re.compile(
    r"\b(?:first|last|only|record|most|least|worst|best|[a-z]{3,}est)\b[^.,;]{0,40} (?:in|"
    r"time for) (?:(?:more than|over|nearly|almost|about|around|at least|some) )?\Z"
)
# Words that number what follows them: Article 5, page 214, districts 3 and 5. In the middle of
# a sentence any capitalised word does.
_LABELS = frozenset(LISTS["labels"])
_NUMBERS = re.compile(
    r"(?:[0-9]+(?:\.[0-9]+)*[½¼¾]?(?:\([a-z0-9]+\))*[A-Za-z]?|"
    rf"(?i:{any_of(LISTS['numbers'][1:11])})(?!-| or [a-z]+ of ))(?!\w)(?: of [0-9]+\b)?"
    r"(?:/[0-9A-Z]+)*(?:(?:, | and | or | to | through |–|-| & )[0-9]+[A-Z]?\b"
    r"(?![,.][0-9]| (?!students|pupils|exams|emissions)(?:[a-z]+ed |new |more )?[a-z]+s\b|"
    r" (?:sq|km|m|kg|per|out)\b|%))*"
    rf"(?![,.][0-9]|%| (?:per|{SCALE}|percent)\b)"
)
# In lower case the others do only where nothing is counted: bus 12, but "each bus 40 people".
_ALWAYS_LABELS = frozenset(LISTS["labels-of-counted"])
# Capitalised words that make no name of the number after them.
_NO_NAMES = STOP | frozenset(LISTS["no-names"])
_YEAR_AFTER = re.compile(
    rf"{YEAR}(?:[-–—/](?:{YEAR}|[0-9]{{2}}))?\b(?![,.][0-9]|\+| ?(?:%|"
    rf"{any_of(LISTS['not-of-years'])}\b|[a-z]+ of (?!the)))"
)
_PERIOD_AFTER = re.compile(rf"(?: or so|[- ]odd)?,?(?: [a-z]+)? {TIME}\b")
_NAMED = re.compile(r"[a-z]?[A-Z](?:[\w’'&-]*|[\w’'&-]{0,3}\.)\Z")
# A table in words: "Deaths by region: North 112, South 87", "Leeds had 120, York 85 and Hull 64".
_NEXT_ROW = "(?:,|;|,? and) "
_ROW = r"(?:[A-Z][\w-]*\.? ){1,3}"
_ROWS_BEFORE = re.compile(
    rf"(?:: |\b[a-z]+ [0-9][0-9,.]*(?: [a-z]+)?{_NEXT_ROW})(?:{_ROW}[0-9][0-9,.]*{_NEXT_ROW})*"
    rf"{_ROW}\Z"
)
_ROW_BESIDE = re.compile(rf"[0-9]+(?:,|;|,? and) {_ROW}[0-9]")
_NUMBER_OF_NAME = re.compile(
    r"[0-9]{1,4}(?:\.[0-9]{1,2})?(?![0-9.,:]*[0-9]|[–-][0-9]| to [0-9]|[%°+]|"
    rf" ?(?:per ?cent|{SCALE}|bn|mn?)\b)"
)
_NAME_IN_WORDS = re.compile(rf"(?i:{_WORDS})\b(?! {SCALE})")
_WITH_LETTERS = re.compile(r"([0-9][0-9.,]*+)[A-Za-z][0-9A-Za-z-]*")
_SCALED = re.compile(
    rf"(?:{SCALE}|{SHORT_SCALE}|[kKmMbBT]|x|fold|odd|ish|plus|pp|pct|p|c|[kKMBT]?(?:{CODES}))\b"
)
_GLUED = re.compile(r"[A-Za-z][0-9A-Za-z./]*[-‑]?\Z")
_RAND = re.compile(rf"[0-9]{{1,3}},[0-9]{{3}}|[0-9.]+ ?(?:{SCALE}|m\b|bn)")
_QUOTES = "\"“‘'"
# What stands in quotes and begins with a number is a title or a term: "12 Angry Men".
_QUOTED = re.compile(r"[\w-]+(?: [\w’'-]+){1,5}[\"”’](?!\w)")
_REST = re.compile(r"[\w./-]*\w")
_DIALLED = re.compile(
    rf"\b{any_of(LISTS['dialling'])}(?: us| me)?(?: on| at)?[:.,]? \Z|"
    r"\b(?:text|sms|texting)\b[^.;]{1,24} to \Z",
    re.IGNORECASE,
)
_DIALLED_AFTER = re.compile(
    r"(?:[0-9]{3,5}|[0-9][0-9 -]{6,14}[0-9])\b(?:,? or [0-9]{3,5}\b)?(?! (?!times)[a-z]+s\b|"
    rf" {SCALE}|[%.,][0-9])"
)
_PREFIX = re.compile(r"(?:\(0\)|\+[0-9]{1,3}[ -]?|[v#%§])\Z")
_CLOCK = re.compile(
    r"[0-9]{1,2}\.[0-5][0-9](?: to [0-9]{1,2}\.[0-5][0-9])?(?=[ .,;](?:to |for |from |and |but |"
    r"every |on |in the |$|[A-Z])|[.,;]? ?$|[;)]|, (?:and|but))"
)
_ONE = re.compile(
    rf"one\b(?!-| and a| {SCALE}| (?:in|out of) (?:every )?(?:[0-9]|(?:{WORDS})\b))", re.IGNORECASE
)


def excluded_end(text: str, at: int) -> int | None:
    """Where what is no figure ends, if the number at an offset belongs to such."""
    if found := BEGINNING.match(text, at):
        return found.end()
    before = text[max(0, at - 12) : at].lower().split() or [""]
    is_measuring = before[-1] in LISTS["measuring"]
    if (idiom := IDIOM.match(text, at)) and not is_measuring:
        return idiom.end()
    number = _ARTICLE.match(text, at) or NUMERAL.match(text, at)
    end = number.end() if number else at
    period = _PERIOD.match(text, end)
    if period and (period[0].endswith(("ago", "later", "earlier")) or not is_measuring):
        return period.end()
    span = _PERIOD_AFTER.match(text, end)
    if span and _SUPERLATIVE.search(text, max(0, at - 70), at):
        return span.end()
    letters = _WITH_LETTERS.match(text, at)
    last = letters.end(1) if letters else at
    # Letters scale or measure a number (£2.5m, 5km), or are part of a name (23andMe).
    is_money = SYMBOL_BEFORE.search(text, max(0, at - 6), at)
    if letters and not (is_money or _SCALED.match(text, last) or UNIT.match(text, last)):
        return letters.end()
    token = max(text.rfind(" ", max(0, at - 80), at) + 1, at - 80)
    return _end_in_token(text, token, at, span) if token < at else _end_behind(text, at, span)


def _end_in_token(text: str, token: int, at: int, span: re.Match[str] | None) -> int | None:
    """The end of a name or address that a number stands within: COVID-19, B12, a link."""
    head = text[token:at]
    if "@" in head or _PREFIX.search(head):
        return at + len(text[at : at + 200].partition(" ")[0])
    if head.lstrip("(“") in ("c.", "ca."):
        year = _YEAR_AFTER.match(text, at)
        return year.end() if year else None
    money = SYMBOL_BEFORE.search(head) and (head[-1] not in "RPN" or _RAND.match(text, at))
    if head[-1:] in _QUOTES and (quoted := _QUOTED.match(text, at)):
        return quoted.end()
    if _GLUED.search(head) and not money and text[at].isdigit():
        rest = _REST.match(text, at)
        return rest.end() if rest else at + 1
    return _end_behind(text, at, span) if head[-1:] in '“"(–—' else None


def _end_behind(text: str, at: int, span: re.Match[str] | None) -> int | None:
    """The end of what the words before a number make no figure of; ``span`` is what it measures."""
    words = text[max(0, at - 40) : at].split(" ")[:-1] if text[at - 1 : at] == " " else []
    last = words[-1].lstrip('(“"') if words else ""
    word = last.lower()
    if " ".join(words[-2:]) in ("quarter to", "quarter past", "half past", "Group of", "round of"):
        return at + len(text[at : at + 40].partition(" ")[0])
    dated = word in LISTS["before-years"] or last.endswith(("'s", "’s"))
    if dated and (year := _YEAR_AFTER.match(text, at)):
        return year.end()
    if word in LISTS["before-one"] and (one := _ONE.match(text, at)):
        return one.end()
    if word in ("last", "final") and (round_of := _ROUND.match(text, at)):
        return round_of.end()
    if word in ("cloud", "square") and (number := _NAME_IN_WORDS.match(text, at)):
        return number.end()
    is_verb = words[-2:-1] and words[-2] in LISTS["before-verbs"]
    if span and word in LISTS["before-periods"] and not is_verb:
        return span.end()
    forms = {word, word.removesuffix("s")} if word != "seats" else {word}
    is_label = not _LABELS.isdisjoint(forms) and not (word == "top" and is_verb)
    if is_label and (numbers := _NUMBERS.match(text, at)):
        counts = _ALWAYS_LABELS.isdisjoint(forms) and noun(text, numbers.end())[0]
        if last[:1].isupper() or not (counts or words[-2:-1] in (["will"], ["can"], ["could"])):
            return numbers.end()
    if _MONTH.match(word) and (day := _DAY_AFTER.match(text, at)):
        return day.end()
    if _DIALLED.search(text, max(0, at - 24), at) and (dialled := _DIALLED_AFTER.match(text, at)):
        return dialled.end()
    if word in ("at", "the", "by", "until", "from") and (clock := _CLOCK.match(text, at)):
        return clock.end()
    return _end_of_name(text, at, words, last)


# A round of a cup: the last 16.
_ROUND = re.compile(
    r"(?:16|32|eight|four|sixteen)(?=[.,;]|$| (?:of|and|at|in|for|with|by|on|after|when|where)\b)"
)
_MONTH = re.compile(rf"{MONTHS}\Z", re.IGNORECASE)
_DAY_AFTER = re.compile(rf"(?:{DAYS}\b(?:,? {YEAR}\b)?|{YEAR}\b)(?! ?[%$]|,[0-9]{{3}}\b)")


def _end_of_name(text: str, at: int, words: list[str], last: str) -> int | None:
    """The end of a name that a capitalised word and a number make: Mate 60, Studio 54."""
    # At the beginning of a sentence any word is capitalised.
    begins = len(words) < 2 or words[-2][-1:] in ".!?:;|•“"
    if text[at].isupper():
        inside = bool(words) and last[-1:] not in '.!?:;|•“"('
        named = _NAME_IN_WORDS.match(text, at) if inside else None
        return named.end() if named else None
    is_name = _NAMED.match(last) and not (_MONTH.match(last) or SYMBOL_BEFORE.match(last))
    if begins or not is_name or last.lower().rstrip(".") in _NO_NAMES:
        return None
    number = _NUMBER_OF_NAME.match(text, at)
    if number is None or UNIT.match(text, number.end()) or is_in_table(text, at):
        return None
    # "The S&P 500 futures", but "gave Ukraine 40 tanks".
    counts = noun(text, number.end())[0]
    is_counted = counts.islower() and not text.startswith(" of ", number.end())
    if is_counted and last[1:].islower() and not re.fullmatch(rf"{YEAR}|.*\.0", number[0]):
        return None
    return number.end()


def is_in_table(text: str, at: int) -> bool:
    """Whether a name and its number are one of several behind a colon."""
    rows = _ROWS_BEFORE.search(text, max(0, at - 100), at)
    return bool(rows and (re.search("[0-9]", rows[0]) or _ROW_BESIDE.match(text, at)))
