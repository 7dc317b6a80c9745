"""Periods: the part of EDTF (ISO 8601-2, level 0 and open intervals) that facts use.

A date (``2023``, ``2023-12``, ``2023-12-18``), or two of them as an interval
(``2016/2023``), either of which may be ``..``: without limit on that side.
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from redcross_cli.facts.model import Basis
from redcross_cli.messages import _
from redcross_cli.terms import Lang

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Period(NamedTuple):
    """First and last day of a period, both included."""

    first: date
    last: date

    def within(self, other: "Period") -> bool:
        return other.first <= self.first and self.last <= other.last


@lru_cache(maxsize=1024)  # many facts have the same
def parse(period: str, typed: str = "") -> Period:
    """Read a period, which a refusal names as it was typed.

    >>> parse("../2023").last
    datetime.date(2023, 12, 31)

    Raises ValueError, with a clause, for anything else.
    """
    name = typed or period
    start, slash, end = period.partition("/")
    if slash and start == end == "..":
        raise ValueError(_("the period '{period}' has no limit on either side", period=name))
    try:
        first = date.min if slash and start == ".." else _days(start).first
        last = (date.max if end == ".." else _days(end).last) if slash else _days(start).last
    except ValueError:
        what = _(
            "'{period}' is not a period; write 2023, 2023-12, 2023-12-18, 2016/2023 or ../2023",
            period=name,
        )
        raise ValueError(what) from None
    if first > last:
        raise ValueError(_("the period '{period}' ends before it begins", period=name))
    return Period(first, last)


def refusal_of(period: str) -> str:
    """Why a period cannot be read, as a clause; "" where it can."""
    try:
        parse(period)
    except ValueError as error:
        return str(error)
    return ""


def _days(text: str) -> Period:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return days_of(*(int(part) for part in match.groups() if part))


def days_of(year: int, month: int | None = None, day: int | None = None) -> Period:
    """The days of a year, of a month or of one day; ValueError for what no calendar has."""
    if month is None:
        return Period(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        last = 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day
        return Period(date(year, month, 1), date(year, month, last))
    return Period(date(year, month, day), date(year, month, day))


def is_whole(first: date, last: date) -> bool:
    """Whether days are those of whole years."""
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def filed_under(period: str, basis: Basis | None) -> Period:
    """The days under which a figure is found: of a running total those that it goes up to.

    >>> filed_under("../2023", "total").first
    datetime.date(2023, 1, 1)
    """
    end = period.rpartition("/")[2]
    return parse(end if basis == "total" and end != ".." else period)


def in_words(period: str, basis: Basis | None, lang: Lang) -> str:
    """A period for reading: 2016–2023, "up to 2023" for a running total, "as of" a date."""
    start, slash, end = period.partition("/")
    if start == ".." or (basis == "total" and not slash):
        last = end or start
        return f"累计至{last}" if lang == "zh" else f"up to {last}"
    if not slash:
        if basis == "stock":
            return f"截至{start}" if lang == "zh" else f"as of {start}"
        return start
    if end == "..":
        return f"{start}起" if lang == "zh" else f"from {start}"
    if len(start) == len(end) == 4:
        return f"{start}–{end}"
    return f"{start}至{end}" if lang == "zh" else f"{start} to {end}"
