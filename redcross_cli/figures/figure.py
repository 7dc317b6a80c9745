"""A figure found in a text."""

from __future__ import annotations

from typing import NamedTuple

from redcross_cli.figures.interval import Quantity

# The doubt about a bare number, which goes when a list or a fact tells what it counts.
UNCOUNTED = "nothing says what it counts"


class Figure(NamedTuple):
    """A figure of a text, from its hedge to what it counts.

    ``text[start:end]`` is ``printed``. ``counts`` is what is counted, as printed (人次,
    rescue teams, %); of a list that names it once, what the list names; "" where the
    text does not say. ``doubt`` says why the figure cannot be read for certain, and is
    "" where it can.
    """

    start: int
    end: int
    printed: str
    quantity: Quantity
    counts: str = ""
    doubt: str = ""
