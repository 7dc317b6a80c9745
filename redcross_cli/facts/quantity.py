"""What a fact says, as a quantity to compute with."""

from __future__ import annotations

from decimal import Decimal

from msgspec import UNSET

from redcross_cli.facts.model import Fact
from redcross_cli.figures.interval import Quantity, plain
from redcross_cli.figures.reader import find


def quantity_of(fact: Fact) -> Quantity:
    """The figure of an indicator, as exact as it is printed."""
    value = None if fact.value is UNSET or fact.value is None else Decimal(str(fact.value))
    upper = None if fact.upper is UNSET else Decimal(str(fact.upper))
    step = Decimal(1) if value is None else _step(value, str(fact.printed))
    return Quantity(value, fact.comparator or "=", upper, step)


def _step(value: Decimal, printed: str) -> Decimal:
    """The place of the last digit printed, or of the last but zeros where that cannot be read.

    >>> _step(Decimal(50000), "近5万例"), _step(Decimal(50000), "several")
    (Decimal('10000'), Decimal('1E+4'))
    """
    for figure in find(printed):
        if figure.quantity.value is not None and plain(figure.quantity.value) == plain(value):
            return figure.quantity.step
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
