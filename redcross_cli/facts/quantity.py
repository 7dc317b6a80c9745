"""What a fact says, as a quantity to compute with, and in words; and what it counts."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from unicodedata import normalize

from redcross_cli.facts.model import Fact, Unit
from redcross_cli.figures.interval import Quantity, last_place, plain
from redcross_cli.figures.wording import SCALES, fraction_of, hedge, hedged
from redcross_cli.messages import _
from redcross_cli.terms import Lang

_ROUND = Decimal(1000)
_SCALES = {word.strip(): Decimal(size) for some in SCALES.values() for size, word in some}
_NUMBER = re.compile(rf"([0-9][0-9,]*(?:\.[0-9]+)?)(?:[余多]?\ ?({'|'.join(_SCALES)}))?")
_PER_CENT = re.compile(r"per\s?cent(?!\w)")
# "Person times" is one noun, so that its "person" counts no people.
_PERSON_TIMES = re.compile(r"(?<!\w)person\s(?=times?(?!\w))")
# What may follow the noun that is counted: "yuan worth of goods", "people trained". Any
# other word is counted instead: "team members" are no teams.
_AFTER_NOUN = r"(?=\s*$|\s*[^\w\s-]|\s+(?:at|by|for|from|in|of|on|that|to|who|with|worth|\w+ed)\b)"


def quantity_of(fact: Fact) -> Quantity:
    """The figure of an indicator, as exact as it is printed."""
    quantity = to_the_letter(fact)
    if quantity.value is None or fact.figure is None:
        return quantity
    return quantity._replace(step=_step(quantity.value, fact.figure.printed))


def to_the_letter(fact: Fact) -> Quantity:
    """The figure of an indicator, as if nothing in it were rounded."""
    figure = fact.figure
    assert figure is not None
    value, upper = (None if n is None else Decimal(str(n)) for n in (figure.value, figure.upper))
    return Quantity(value, figure.comparator, upper)


def figure_in_words(fact: Fact, units: Mapping[str, Unit], lang: Lang) -> str:
    """A figure with its hedge and unit: more than 4.19 million people, 10 to 20 sites.

    A fraction of anything has no unit (two thirds); half of something is said so (half a month).
    """
    if fact.figure is None:
        return ""
    value, upper, comparator, unit_id, printed, _basis = fact.figure
    if value is None:
        return _("no exact figure ({printed})", printed=printed)
    if half := value == 0.5 and _half_of(units[unit_id], printed, lang):
        return hedge(value, comparator, lang, printed) + half
    unit = "" if fraction_of(value, printed) else units[unit_id].label.pick(lang)
    gap = "" if lang == "zh" or unit in ("", "%") else " "
    return hedged(value, comparator, lang, printed, upper) + gap + unit


def _half_of(unit: Unit, printed: str, lang: Lang) -> str:
    """Half of a unit, where the source prints it so: 半个月, half a month; "" where it does not."""
    ends = [f"半{noun}" for noun in unit.nouns.zh]
    ends += [f"half {article} {noun}" for noun in unit.nouns.en for article in ("a", "an")]
    if not printed.lower().endswith(tuple(ends)):
        return ""
    if lang == "zh":
        return f"半{unit.label.zh}"
    noun = next((noun for noun in unit.nouns.en if f"{noun}s" == unit.label.en), "")
    return noun and f"half {'an' if noun[0] in 'aeiou' or noun == 'hour' else 'a'} {noun}"


@lru_cache(maxsize=1024)  # a figure is held against each of the others
def _step(value: Decimal, printed: str) -> Decimal:
    """The place of the last digit printed, or of the last but zeros where that cannot be read.

    Whole thousands in digits are taken for rounded, too: 20,000 may be 21,106.

    >>> _step(Decimal(50000), "近5万例"), _step(Decimal(50000), "several")
    (Decimal('10000'), Decimal('1E+4'))
    """
    step = _step_as_printed(value, printed)
    if step is None:
        return last_place(value.normalize())
    return step if step != 1 or not value or value % _ROUND else _ROUND


def _step_as_printed(value: Decimal, printed: str) -> Decimal | None:
    match _NUMBER.findall(printed):
        case [(number, word)]:  # as most are: 16,708, 287万, 3.5 million
            shown, scale = Decimal(number.replace(",", "")), _SCALES.get(word, Decimal(1))
            if shown * scale == value:
                return last_place(shown) * scale
    from redcross_cli.figures.reader import find  # which few questions need

    for figure in find(printed):
        if figure.quantity.value is not None and plain(figure.quantity.value) == plain(value):
            return figure.quantity.step
    return None


def counts_as(counts: str, unit: Unit) -> bool:
    """Whether a printed measure word or noun phrase is one of those that a unit is counted by.

    A Chinese measure word must be one of the unit's, as 人次 is not 人. In an English
    phrase one of the unit's nouns must be what is counted: "rescue teams" are teams.
    """
    if counts in unit.nouns.zh or counts == unit.label.zh:
        return True
    phrase = _normal(counts)
    if phrase.startswith("%"):
        return "%" in map(_normal, (*unit.nouns.zh, *unit.nouns.en))
    if phrase in map(_normal, (unit.label.zh, *unit.nouns.zh)):
        return True
    return _nouns(unit.nouns.en).search(phrase) is not None


def _normal(words: str) -> str:
    """Words in one form: full-width as half-width, per cent as %, and no capitals."""
    text = _PER_CENT.sub("%", normalize("NFKC", words).casefold().strip())
    return _PERSON_TIMES.sub("person-", text)


@lru_cache(maxsize=1000)
def _nouns(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of some nouns as whole words."""
    alternatives = "|".join(re.escape(_normal(noun)) for noun in nouns) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-]){_AFTER_NOUN}")
