"""What is no figure in English: dates, orders, names, spans that only place in time, idioms.

A number is looked at where it stands: what begins with it, the words before it, and the
token that it is a part of.
"""

import re

from redcross_cli.figures.en import LISTS
from redcross_cli.figures.en.counted import CODES, STOP, SYMBOL_BEFORE, TIME, UNIT, noun
from redcross_cli.figures.en.numerals import NUMERAL, SCALE, SHORT_SCALE, TO_TWELVE, WORDS
from redcross_cli.figures.words import any_of

YEAR = "(?:1[4-9][0-9]{2}|20[0-9]{2}|21[0-4][0-9])"
_MONTHS = any_of(LISTS["months"])
_DAY = "[0-3]?[0-9](?:st|nd|rd|th)?"
_DAYS = f"{_DAY}(?: ?(?:–|-|to|and|&|through) ?{_DAY})?"
_CLOCK = "[0-9]{1,2}(?:[.:]?[0-9]{2})?"
_HOUR = f"(?:{TO_TWELVE}|1?[0-9])"
_PATTERNS = (
    # Dates and years.
    rf"{_DAYS}(?: of)? {_MONTHS}\b(?:,? {YEAR}\b)?",  # 5 May 2023
    rf"{YEAR}(?:[-–—/](?:{YEAR}|[0-9]{{2}})\b(?! ?%|[-/.][0-9])"  # 2016–2023, 2016 to 2023
    rf"| (?:to|and|through|until) {YEAR}\b(?! [a-z]+s\b))",
    r"(?:1[0-9]|20)?[0-9]0s\b|[1-9]00s\b",  # the 1990s
    r"(?:[0-9]+|(?:twen|thir|for|fif|six|seven|eigh)ty)-?somethings?\b",  # thirtysomethings
    r"(?<=[Oo]ver )[1-9][0-9]s\b|(?<=[Uu]nder )[1-9][0-9]?s\b",  # over 60s
    rf"{YEAR}['’]s\b|{YEAR} (?:levels?|prices|averages?|baselines?)\b",  # 2019 levels
    # Times of day.
    rf"{_CLOCK}(?: ?(?:–|-|to|till) ?{_CLOCK})? ?"
    r"(?:[ap]\.?m\b\.?|o[’']clock|noon|midnight|GMT|UTC|BST|CES?T|E[SD]T|P[SD]T)",  # 7.30pm
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?(?: ?(?:–|-|to) ?[0-9]{1,2}:[0-9]{2})?\b",
    r"[0-9]+[:：∶][0-9]+\b",  # 14:05, 3:2
    r"0[0-9]\.[0-5][0-9]\b|[0-9]{1,2}\.[0-5][0-9] (?:bus|train|ferry|from [A-Z])",  # the 8.15 bus
    r"(?<=at )[0-2][0-9]\.[0-5][0-9] (?:hours|hrs)\b|[0-9]{1,2} till [0-9]{1,2}\b",
    rf"(?i:{TO_TWELVE} o[’']clock|{TO_TWELVE}(?: sharp|[ -](?:thirty|forty-five))\b(?! [a-z]+s\b))",
    rf"(?:{_HOUR} (?:and|to|or) )?{_HOUR} (?:in the (?:morning|afternoon|evening)|at night)\b",
    rf"(?i:(?:a )?[a-z]+(?:-five)?(?: minutes?)? past|a quarter to) (?:{_HOUR}|midnight)\b",
    r"(?<=(?:open|pens|ened|rved|able|orks|king|osed|aily|days) from )"  # served from 7 to 10
    rf"{_HOUR} to {_HOUR}(?=$|[.,;:)]| (?:on|daily|every|each|except)\b)",
    # Ordinals: twenty-first, two hundredth; for 75th see the letters behind a number.
    r"(?:[a-z]+ hundred and )?[a-z]+ty-(?:first|second|third|(?!month)[a-z]+th)\b",
    r"[0-9a-z]+[ -](?:hundred|thousand|million)th\b(?! of)",
    # Versions, dates and documents, whose parts one mark separates: 3.4.1, 12/03/2021.
    r"[0-9]+([-‐–/.])[0-9]+(?:\1\w+)+",
    r"[0-9]{1,4}/[0-9]+(?:/\w+)*(?! ?(?:of|mile|inch|cup|lb|oz|acre)\b)",
    # Telephone numbers and other codes.
    r"(?<=\+)(?=[0-9 ()-]{8})[0-9]{1,3}(?:[ -]?\(?[0-9]{1,11}\)?){1,6}",  # +44 1632 960 271
    r"0[0-9]+(?![0-9]|[.,][0-9])(?:[ -][0-9]{2,8}\b)*",  # 0800 138 1619
    r"(?:[0-9]{3}\) )?[0-9]{3}[- ][0-9]{4}\b|[0-9]{2,4}-[0-9]{6,8}\b|1-8[0-9]{2}\b",
    r"(?<![$£€¥])[0-9]{3,6}(?= (?:emergency |service )?(?:hotline|helpline|line|number)\b)",
    # Scores and races.
    r"[0-9]\.[0-9]{1,2}(?: out of |/)(?:5|10)\b(?! (?!stars|points)[a-z]+s\b| people)",
    r"0-[0-9]\b|[0-9]{1,2}[-–][0-9]{1,2}(?= (?:win|victory|defeat|loss|draw|lead|to)\b)",
    r"[0-9]-[0-9](?=,(?![0-9])| \(|\)| [0-9]-[0-9])",  # 3-6, 7-5
    r"[0-9]{2,3} for [0-9]\b(?! [a-z]+s\b)",  # 211 for 5
    r"(?<=[Tt]he )(?:[12458]00|1,?500|[35],?000|10,?000)m\b(?! (?:of|long|wide|high)\b)",
    r"(?<![$£€])(?:[2458]|10)K\b(?! (?:[a-z]+s|people|children|women|men)\b)",  # a 10K, 4K
    # Addresses: 1600 Elm Street.
    rf"[0-9]+[A-Za-z]?,? (?:[A-Z][\w’']+ ){{1,3}}{any_of(LISTS['streets'])}\b",
    # Names, forms and offers.
    r"[0-9]+-[A-Z][a-z]+|(?:10|8)-[KQ]\b|[0-9]+\([a-z]\)|7[0-9]7-[0-9]{1,3}\b",  # 7-Eleven, 10-K
    r"[0-9]+ BCE?\b|[0-9]+ (?:U\.S\.C|C\.F\.R)\.",  # 44 BC, 42 U.S.C.
    r"(?:480|720|1080|2160)[pi]\b|[0-9.]+ ?(?:FM|AM|onwards)\b",  # 1080p, 98.6 FM
    r"(?<=\s['’])[0-9]{2}\b(?!['’])|[0-9]{1,2}\+[A-Z0-9]\b",  # '98, 90+3
    r"[2-9](?:-in-| for )[1-9]\b(?![,.]?[0-9]| [a-z]+s\b)",  # 2-in-1, 3 for 2
    # Powers: 1.2 × 10⁶, 10^6, 3e8.
    r"[0-9.,]++ ?[x×] ?10\^?[-−+]?[0-9⁰¹²³⁴-⁹⁻]+",
    r"[0-9.]++(?:[eE][-+]?[0-9]+\b|\^[-+0-9.]+)",
)
_BEGINNING = re.compile("|".join(_PATTERNS))
_PATTERNS_IN_WORDS = (
    rf"{any_of(LISTS['idioms'])}\b|(?<=cloud )nine\b|(?<=once |wice |imes )a quarter\b",
    # At one point, one after another, one ladle at a time.
    r"one (?:(?<=at one )(?:point|stage|time|level)|"
    r"(?:[a-z]+ )?(?:after|or) (?:the )?(?:an)?other|(?:[a-z]+ )?at a time)\b",
    # One-off, zero-emission; but one-tenth, one-in-five, a one-mile walk.
    r"(?:one|zero)-(?!third|half|quarter|[a-z]+th\b|and|in|hundred|(?:kilo)?met|mile|hour|week|year|"
    r"minute)[a-z-]+",
    r"[a-z]+-(?:figure|digit)\b|[a-z0-9]+-(?:a-side|point (?:plan|decision|agenda|program)"
    r"|years? (?:averages?|means?))\b",
    r"(?:one|[0-9]+)[- ]in[- ](?:an?[- ])?[0-9a-z,]+-years?\b",  # a one-in-100-year flood
    r"(?:two|three|four|five|six)-(?:nil|time|up|down|pack|poster|wheelers?|horse|piece|star|"
    r"pronged|way|dimensional|letter|factor|wheel|phase|step)\b",  # a five-star hotel
)
_IDIOM = re.compile("|".join(_PATTERNS_IN_WORDS), re.IGNORECASE)

# Spans, behind their number: two years ago, the six months to 30 June, the past five or so years.
_HALF = re.compile(rf"(?i:half|a quarter of) an?\b(?! {SCALE})")
_PERIOD = re.compile(
    rf"(?: or \w+)? {TIME}(?:['’] time\b| (?:(?:ago|earlier|later|before|previously|after|into|"
    rf"away|since|from (?:now|today))\b|on(?=[,.;]|$)|"
    rf"(?:to|end(?:ed|ing)) (?:mid-|(?:[0-9]{{1,2}} )?{_MONTHS}|{YEAR})\b))",
    re.IGNORECASE,
)
# A span in which something is the first or the most: the lowest number in four decades.
_SUPERLATIVE = re.compile(
    r"\b(?:first|last|only|record|most|least|worst|best|[a-z]{3,}est)\b[^.,;]{0,40} (?:in|"
    r"time for) (?:(?:more than|over|nearly|almost|about|at least) )?\Z"
)
# Words that number what follows them: Article 5, page 214, districts 3 and 5. In the middle of
# a sentence any capitalised word does.
_LABELS = frozenset(LISTS["labels"])
_NUMBERS = re.compile(
    r"(?:[0-9]+(?:\.[0-9]+)*[½¼¾]?(?:\([a-z0-9]+\))*[A-Za-z]?|"
    rf"(?i:{any_of(LISTS['numbers'][1:11])})(?!-| or [a-z]+ of ))(?!\w)(?: of [0-9]+\b)?"
    r"(?:(?:, | and | or | to | through |–|-| & )[0-9]+[A-Z]?\b(?![,.][0-9]|"
    r" (?!emissions|(?:remain|give|get|ha|wa|i|need|take|hold|cover|show|say|stay)s\b)"
    r"(?:[a-z]+ed |new |more ){0,2}[a-z]+s\b| (?:sq|km|m|kg|per|out)\b|%))*"
    rf"(?![,.][0-9]|%| (?:per|{SCALE})\b)"
)
# In lower case the others do only where nothing is counted: bus 12, but "each bus 40 people".
_ALWAYS_LABELS = frozenset(LISTS["labels-of-counted"])
# Capitalised words that make no name of the number after them.
_NO_NAMES = STOP | frozenset(LISTS["no-names"])
_YEAR_AFTER = re.compile(
    rf"{YEAR}\b(?![,.][0-9]|\+| ?(?:%|{any_of(LISTS['not-of-years'])}\b|[a-z]+ of (?!the)))"
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
_NAME_IN_WORDS = re.compile(rf"(?i:{WORDS}|{SCALE})\b(?! {SCALE})")
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
_PREFIX = re.compile(r"@|(?:\(0\)|\+[0-9]{1,3}[ -]?|[v#%§])\Z")
_DIALLED = re.compile(
    rf"(?i)\b(?:{any_of(LISTS['dialling'])}(?: us| me)?(?: on| at)?[:.,]?|"
    r"text(?:ing)? [^.;]{1,24} to) \Z"
)
_DIALLED_AFTER = re.compile(
    r"(?:[0-9]{3,5}|[0-9][0-9 -]{5,14}[0-9])\b(?:,? or [0-9]{3,5}\b)?(?! [a-z]+s\b|[%.,][0-9])"
)
# The words before a number that only dates or names something, and what the number then begins.
_FOLLOWING: dict[str, list[re.Pattern[str]]] = {}
for _before, _number in (
    ((*LISTS["before-years"], "'s"), _YEAR_AFTER.pattern),
    (LISTS["before-one"], rf"(?i:one)\b(?!-| (?:and a|in|out of|{SCALE})\b)"),
    (LISTS["months"], rf"(?:{_DAYS}\b(?:,? {YEAR}\b)?|{YEAR}\b)(?! ?[%$]|,[0-9]{{3}}\b)"),
    (
        ("at", "the", "by", "until", "from"),
        r"[0-9]{1,2}\.[0-5][0-9](?: to [0-9]{1,2}\.[0-5][0-9])?"
        r"(?! to [0-9])(?=[;)]|[.,;]? ?(?:$|[A-Z]|(?:to|for|from|and|but|every|on|in the) ))",
    ),
):
    for _word in _before:
        _FOLLOWING.setdefault(_word.lower(), []).append(re.compile(_number))


def excluded_end(text: str, at: int) -> int | None:
    """Where what is no figure ends, if the number at an offset belongs to such."""
    if found := _BEGINNING.match(text, at):
        return found.end()
    before = text[max(0, at - 12) : at].lower().split() or [""]
    is_measuring = before[-1] in LISTS["measuring"]
    if (idiom := _IDIOM.match(text, at)) and not is_measuring:
        return idiom.end()
    number = _HALF.match(text, at) or NUMERAL.match(text, at)
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
    if _PREFIX.search(head):
        return at + len(text[at : at + 200].partition(" ")[0])
    if head.lstrip("(“") in ("c.", "ca."):
        year = _YEAR_AFTER.match(text, at)
        return year.end() if year else None
    money = SYMBOL_BEFORE.search(head) and (head[-1] not in "RPN" or _RAND.match(text, at))
    if head[-1:] in _QUOTES and (quoted := _QUOTED.match(text, at)):
        return quoted.end()
    is_glued = _GLUED.search(head) and not money and text[at].isdigit()
    if is_glued and (rest := _REST.match(text, at)):
        return rest.end()
    return _end_behind(text, at, span)


def _end_behind(text: str, at: int, span: re.Match[str] | None) -> int | None:
    """The end of what the words before a number make no figure of; ``span`` is what it measures."""
    words = text[max(0, at - 40) : at].split(" ")[:-1] if text[at - 1 : at] == " " else []
    last = words[-1].lstrip('(“"') if words else ""
    word = last.lower()
    if " ".join(words[-2:]) in ("quarter to", "quarter past", "half past", "Group of", "round of"):
        return at + len(text[at : at + 40].partition(" ")[0])
    for number in _FOLLOWING.get("'s" if last.endswith(("'s", "’s")) else word, ()):
        if found := number.match(text, at):
            return found.end()
    if _DIALLED.search(text, max(0, at - 24), at) and (dialled := _DIALLED_AFTER.match(text, at)):
        return dialled.end()
    is_verb = words[-2:-1] and words[-2] in LISTS["before-verbs"]
    if span and word in LISTS["before-periods"] and not is_verb:
        return span.end()
    forms = {word, word.removesuffix("s")}
    is_label = not _LABELS.isdisjoint(forms)
    if is_label and (numbers := _NUMBERS.match(text, at)):
        counts = _ALWAYS_LABELS.isdisjoint(forms) and noun(text, numbers.end())[0]
        if last[:1].isupper() or not (counts or words[-2:-1] in (["will"], ["can"], ["could"])):
            return numbers.end()
    return _end_of_name(text, at, words, last)


def _end_of_name(text: str, at: int, words: list[str], last: str) -> int | None:
    """The end of a name that a capitalised word and a number make: Mate 60, Studio 54."""
    # At the beginning of a sentence any word is capitalised.
    begins = last[:1].isupper() and (len(words) < 2 or words[-2][-1:] in ".!?:;|•“")
    if text[at].isupper():
        named = _NAME_IN_WORDS.match(text, at)
        return named.end() if named and last[-1:] not in '.!?:;|•“"(' else None
    is_name = _NAMED.match(last) and not SYMBOL_BEFORE.match(last)
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
