"""What a fact says, as a quantity to compute with, and in words."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from redcross_cli.facts.model import Fact, Unit
from redcross_cli.figures.interval import Quantity, last_place, plain
from redcross_cli.figures.wording import fraction_of, hedge, hedged
from redcross_cli.messages import _
from redcross_cli.terms import Lang

_ROUND = Decimal(1000)


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
        return hedge(comparator, lang, printed) + half
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
    step = _step_of_digits(value, printed) or _step_as_read(value, printed)
    if step is None:
        return last_place(value.normalize())
    return step if step != 1 or not value or value % _ROUND else _ROUND


def _step_of_digits(value: Decimal, printed: str) -> Decimal | None:
    """The place of the last digit of a value that is printed in digits alone, as most are."""
    digits = "|".join(re.escape(f"{value:{way}}") for way in ("f", ",f"))
    if not re.search(rf"(?<![\d.,-])(?:{digits})(?![\d.,])", printed):
        return None
    return last_place(value)


def _step_as_read(value: Decimal, printed: str) -> Decimal | None:
    from redcross_cli.figures.reader import find  # which few questions need

    for figure in find(printed):
        if figure.quantity.value is not None and plain(figure.quantity.value) == plain(value):
            return figure.quantity.step
    return None
