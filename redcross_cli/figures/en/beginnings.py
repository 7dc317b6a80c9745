"""What a number begins that is no figure in English: dates, times, orders, codes, scores, names.

Each pattern is matched where the number begins, the first that fits counts.
"""

import re

from redcross_cli.figures.en import LISTS
from redcross_cli.figures.en.numerals import TO_TWELVE
from redcross_cli.figures.words import any_of

YEAR = "(?:1[4-9][0-9]{2}|20[0-9]{2}|21[0-4][0-9])"
MONTHS = any_of(LISTS["months"])
_DAY = "[0-3]?[0-9](?:st|nd|rd|th)?"
DAYS = f"{_DAY}(?: ?(?:–|-|to|and|&|through) ?{_DAY})?"
_CLOCK = "[0-9]{1,2}(?:[.:][0-9]{2})?"
_HOUR = f"(?:{TO_TWELVE}|1?[0-9])"
_STAFF = "(?:teams|crews|staff|personnel|workers|members|vehicles|shelters|kits|centres)"
_PATTERNS = (
    # Dates and years.
    rf"{DAYS}(?: of)? {MONTHS}\b(?:,? {YEAR}\b)?",  # 5 May 2023
    rf"{YEAR}(?:[-–—/](?:{YEAR}|[0-9]{{2}})\b(?! ?%|[-/.][0-9])"  # 2016–2023, 2016 to 2023
    rf"| (?:to|and|through|until) {YEAR}\b(?! [a-z]+s\b))",
    r"(?:1[0-9]|20)?[0-9]0s\b|[1-9]00s\b",  # the 1990s
    r"1,?0{2,}s\b(?= of)|[0-9],000s\b",  # 1000s of people
    r"(?:[0-9]+|(?:twen|thir|for|fif|six|seven|eigh)ty)-?somethings?\b",  # thirtysomethings
    r"(?<=[Oo]ver )[1-9][0-9]s\b|(?<=[Uu]nder )[1-9][0-9]?s\b",  # over 60s
    rf"{YEAR}['’]s\b|{YEAR} (?:levels?|prices|averages?|baselines?)\b",  # 2019 levels
    # Times of day.
    rf"{_CLOCK}(?: ?(?:–|-|to) ?{_CLOCK})? ?"
    r"(?:[ap]\.?m\b\.?|o[’']clock|GMT|noon|midnight)",  # 7.30pm
    r"[0-2][0-9][0-5][0-9] ?(?:GMT|UTC|BST|CES?T|E[SD]T|P[SD]T)\b",  # 1300 GMT
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?(?: ?(?:–|-|to) ?[0-9]{1,2}:[0-9]{2})?\b",
    r"[0-9]+[:：∶][0-9]+\b",  # 14:05, 3:2
    r"0[0-9]\.[0-5][0-9]\b|[0-9]{1,2}\.[0-5][0-9] (?:bus|train|ferry|from [A-Z])",  # the 8.15 bus
    r"(?<=at )(?:[01][0-9]|2[0-3])\.[0-5][0-9] (?:hours|hrs)\b(?! (?:an?|per|each)\b)",
    r"(?<=from )[0-9]{1,2} till [0-9]{1,2}\b",
    rf"(?i:half {TO_TWELVE}\b(?![- ])|{TO_TWELVE}(?:[ -](?:fifteen|thirty|forty-five)\b"
    rf"(?! [a-z]+s\b)| o[’']clock| (?:till|until) {TO_TWELVE}\b))",  # half six, six thirty
    rf"{_HOUR}(?: (?:and|to|or) {_HOUR})? "
    r"(?:in the (?:morning|afternoon|evening)|at night|sharp)\b",
    r"(?:half past|(?:a )?quarter (?:past|to)|(?:[Ff]ive|[Tt]en|[Tt]wenty(?:-five)?)(?: minutes)? "
    r"(?:past|to(?= \w+[.,;](?![0-9])))) [a-z0-9]+\b|[a-z]+ minutes? past [a-z]+\b",
    # Ordinals.
    r"[0-9]+(?:st|nd|rd|th)\b(?:-[a-z]+)?",  # 75th
    r"(?:[a-z]+ hundred and )?[a-z]+ty-"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b",  # twenty-first
    r"(?:[0-9]+|[a-z]+)[ -](?:hundred|thousand|million)th\b(?! of)",  # two hundredth
    # Versions, dates and documents, whose parts one mark separates: 3.4.1, 12/03/2021.
    r"[0-9]+([-‐–/.])[0-9]+(?:\1\w+)+",
    r"[0-9]{1,4}/[0-9]+(?:/\w+)*(?! ?(?:of|mile|inch|cup|lb|oz|acre)\b)",
    # Telephone numbers and other codes.
    r"(?<=\+)(?=[0-9 ()-]{8})[0-9]{1,3}(?:[ -]?\(?[0-9]{1,11}\)?){1,6}",  # +44 1632 960 271
    r"1-8[0-9]{2}\b|(?<=\bT\+)[0-9]\b",  # 1-800, T+1
    r"0[0-9]+(?![0-9]|[.,][0-9])(?:[ -][0-9]{2,8}\b)*",  # 0800 138 1619
    r"(?<=\()[0-9]{3}\) [0-9]{3}-[0-9]{4}\b|[0-9]{3}[- ][0-9]{4}\b|[0-9]{2,4}-[0-9]{6,8}\b",
    r"(?<![$£€¥])[0-9]{3,6}(?= (?:[a-z]+ )?(?:hotline|helpline|number|"
    rf"(?:emergency|service|line)(?! (?:[a-z]+ )?(?:{_STAFF}|responses)\b))\b)",  # the 999 line
    # Scores and races.
    r"[0-9]\.[0-9]{1,2}(?: out of |/)(?:5|10)\b(?! (?!stars|points)[a-z]+s\b| people)",
    r"0-[0-9]\b|[0-9]-all\b",  # 0-0
    r"[0-9]{1,3}[-–][0-9]{1,3}(?= (?:win|victory|defeat|loss|draw|lead|home|away|on "
    r"aggregate|triumph|thrashing|vote|to)\b|,? \()",  # a 3–1 win
    r"[0-9]-[0-9](?=,(?![0-9])| \(|\)| [0-9]-[0-9])|(?<=[0-9]-[0-9] )[0-9]-[0-9]",  # 6-4 6-3
    r"[0-9]{2,3} for [0-9]\b(?! [a-z]+s\b)",  # 211 for 5
    r"[0-9] for [0-9]{2,3}\b(?=[.,;)]| (?:as|and|in)\b|$)",  # 5 for 28
    r"(?<=[Tt]he |n['’]s )(?:[12458]00|1,?500|[35],?000|10,?000)m\b(?:(?:,| and) [0-9,]+m\b)*"
    r"(?! (?:of|long|wide|high|tall|deep|mark)\b)",  # the 1500m
    r"(?<![$£€])(?:[2458]|10)K\b(?! (?:[a-z]+s|people|children|women|men)\b)",  # a 10K, 4K
    # Addresses: 1600 Elm Street.
    r"(?:[0-9]+[A-Za-z]?(?:[-–][0-9]+[A-Za-z]?)?|"
    rf"[A-Z][a-z]+),? (?:[A-Z][\w’']+ ){{1,3}}{any_of(LISTS['streets'])}\b",
    # Names, forms and offers.
    r"[0-9]+-[A-Z][a-z]+|(?:10|8)-[KQ]\b|24-7\b|[0-9]+\([a-z]\)",  # 7-Eleven, 10-K, 5(a)
    r"[0-9]+ BCE?\b|[0-9]+ (?:U\.S\.C|C\.F\.R)\.",  # 44 BC, 42 U.S.C.
    r"(?:480|720|1080|2160)[pi]\b|[0-9.]+ ?(?:FM|AM)\b",  # 1080p, 98.6 FM
    r"(?<=\s['’])[0-9]{2}\b(?!['’])",  # '98
    r"[2-9] for [1-9]\b(?![,.]?[0-9])(?! [a-z]+s\b)|two for one\b",  # 3 for 2
    r"[2-9]-in-[0-9]\b|[0-9]+-for-[0-9]+",  # 2-in-1
    r"[0-9]{2}\+[0-9]\b|[0-9]\+[A-Z0-9]\b",  # 90+3, 2+1
    r"[0-9.]+ onwards\b",
    r"(?:[0-9]+|[a-z]+)-point (?:plan|decision|agenda|proposal|program)",
    # Powers: 1.2 × 10⁶, 10^6, 3e8.
    r"[0-9.,]++ ?[x×] ?10\^?[-−+]?[0-9⁰¹²³⁴-⁹⁻]+",
    r"[0-9.]++(?:[eE][-+]?[0-9]+\b|\^[-+0-9.]+)",
)
BEGINNING = re.compile("|".join(_PATTERNS))
_MEASURE = "(?:metre|meter|mile|kilomet(?:re|er)|hour|week|month|year|minute)"
_PATTERNS_IN_WORDS = (
    rf"{any_of(LISTS['idioms'])}\b",
    r"one (?:(?<=at one )(?:point|stage|time|level)|"
    # At one point, one after another, one ladle at a time.
    r"(?:[a-z]+ )?(?:after|or) (?:the )?(?:an)?other|(?:[a-z]+ )?at a time)\b",
    r"one’?'?s\b|(?:zero|double)-\w+",
    r"one-(?!third|half|quarter|fifth|sixth|seventh|eighth|ninth|tenth|and|in|hundred|"
    rf"{_MEASURE})[a-z-]+",  # one-off
    r"[a-z0-9]+-a-side\b|[a-z]+-(?:figure|digit)\b",  # five-a-side, a six-figure sum
    rf"half-?{any_of(LISTS['half-words'])}\b",  # half-time
    r"(?:one|[0-9]+)[- ]in[- ](?:an?[- ])?[0-9a-z,]+-years?\b",  # a one-in-100-year flood
    r"(?:two|three|four|five|six)-(?:nil|time|up|down|pack|poster|wheelers?|horse|piece|star|"
    r"pronged|way|dimensional|letter)\b",  # a five-star hotel
)
IDIOM = re.compile("|".join(_PATTERNS_IN_WORDS), re.IGNORECASE)
