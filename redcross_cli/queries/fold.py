"""Folding: bringing text and query to one form, so that spellings meet.

Folded text is for comparing, not for reading: words with one space between them. It has
no capitals, accents, full-width letters or punctuation; Chinese is in simplified script;
British and American spellings, singular and plural, have the same letters: "Leukaemias"
and "leukemia" are both ``leukemia`` (irregular plurals do not meet their singular). Latin
letters and digits are words apart from Chinese, but a number is one word with its scale, and
a day or month is one: ``287万 人``, ``2.87million``, ``2023.12.18``.
So a word of Latin letters begins after a space, and that is all that a search has to know.

Folding is idempotent: folding twice is folding once.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from unicodedata import normalize

from redcross_cli.figures.fold import simplify

# The letters without which a rule changes nothing, what it looks for, and what it puts there.
RULES = (
    ("ae", r"(?<=[a-z])ae(?=[cdmost])", "e"),  # leukaemia, but not AED
    ("oe", r"(?<=[a-z])oe(?=[adu])", "e"),  # diarrhoea, but not does
    ("is", r"is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)\b)", "iz"),  # organise
    ("our", r"(?<=[a-z]{3})our(?=(?:s|ed|ing|able)?\b)", "or"),  # honour, but not four
    ("re", r"(?<=[bt])re(?=s?\b)", "er"),  # centre
    ("mme", r"mme(?=s?\b)", "m"),  # programme
    ("ies", r"(?<=[a-z]{2})ies\b", "y"),  # societies
    ("es", r"([a-z](?:x|ss|sh|ch))es\b", r"\1"),  # boxes
    ("s", r"(?<=[a-z]{2}[a-hj-rtv-z])s\b", ""),  # donors, but not campus, crisis, stress
)
LINE = "|"  # between lines of folded text, which has no other use for it

_ACCENTED = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]+")
_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_NO_WORD = re.compile(r"(?:[^\w.,%\n]|_)+")
_LATIN = re.compile("([0-9][0-9.,]*[余多]?[十百千万亿]+|[a-z0-9][a-z0-9.,%]*)")
# In these the character comes first and then what stands before it, which is found quicker.
# The commas of a number's groups; and commas, points and percent signs that no number has.
_GROUPS = re.compile(",(?<=[0-9],)(?=[0-9])")
_NO_NUMBER = re.compile("[.%](?<![0-9].)|[.](?![0-9])|,")
_AFTER_PERCENT = re.compile("%(?=[a-z0-9])")
_SCALE_APART = re.compile(
    " (?<=[0-9] ) *(?=(?:thousand|million|billion|trillion|bn)(?![a-z])|[余多]?[十百千万亿])"
)
_DATE = re.compile("(?:19|20)(?<![0-9]..)[0-9]{2}-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?(?![0-9-])")


def fold(text: str) -> str:
    """A text in folded form, as one line.

    >>> fold("Organisations’ first-aid programmes"), fold("287万人，AED")
    ('organization first aid program', '287万 人 aed')
    """
    return fold_all([text])[0]


def fold_all(texts: Sequence[str]) -> list[str]:
    """Many texts in folded form, each as one line; much quicker than one by one."""
    distinct = list(dict.fromkeys(texts))
    if not distinct:
        return []
    folded = _fold_lines("\n".join([text.replace("\n", " ") for text in distinct]))
    lines = dict(zip(distinct, folded, strict=True))
    return [lines[text] for text in texts]


def join_lines(folded: Iterable[str]) -> str:
    """Folded lines as one text, in which each begins and ends with a space, as words do.

    >>> join_lines(["blood donor", "献血者"])
    '| blood donor | 献血者 |'
    """
    return f"{LINE} {f' {LINE} '.join(folded)} {LINE}"


def _fold_lines(text: str) -> list[str]:
    text = _DATE.sub(lambda date: date[0].replace("-", "."), text)
    text = normalize("NFKC", text).casefold()
    if _ACCENTED.search(text):
        text = normalize("NFKC", _ACCENTED.sub(_without_accents, text)).casefold()
    text = _SCALE_APART.sub("", _NO_WORD.sub(" ", simplify(text)))
    text = " ".join(_LATIN.split(text)).replace("\n", LINE)
    text = _AFTER_PERCENT.sub("% ", _NO_NUMBER.sub(" ", _GROUPS.sub("", text)))
    words = map(_spell, text.replace(LINE, f" {LINE} ").split())
    return [line.strip() for line in " ".join(words).split(LINE)]


def _without_accents(letters: re.Match[str]) -> str:
    return normalize("NFD", letters[0]).translate(_ACCENTS)


@lru_cache(100_000)  # a text has most of its words many times
def _spell(word: str) -> str:
    if not (word.isalpha() and word.isascii()):  # a number, or a run of Chinese
        return word
    spelled = word
    for letters, pattern, replacement in RULES:
        if letters in spelled:
            spelled = re.sub(pattern, replacement, spelled)
    return spelled if spelled == word else _spell(spelled)


def is_year(folded: str) -> bool:
    """Whether a folded word is likely to be a year, or a part of one: 2023, 2023 年底, 2023.12."""
    part = "(?: 年[底末]?|(?:[.][0-9]{2}){1,2})?"
    return bool(re.fullmatch(f"(?:end of |late )?(?:19|20)[0-9]{{2}}{part}", folded))
