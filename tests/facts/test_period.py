"""Periods: what they span, what is refused, how they read."""

from datetime import date

import pytest

from redcross_cli.facts.model import Basis
from redcross_cli.facts.period import Period, in_words, parse


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12-18", date(2023, 12, 18), date(2023, 12, 18)),
        ("2016/2023", date(2016, 1, 1), date(2023, 12, 31)),
        ("2023-12-18/2024-01", date(2023, 12, 18), date(2024, 1, 31)),
        ("../2023", date.min, date(2023, 12, 31)),
        ("2023-12-18/..", date(2023, 12, 18), date.max),
        ("9999-12", date(9999, 12, 1), date.max),
    ],
)
def test_a_period_spans_whole_days(text: str, first: date, last: date) -> None:
    assert parse(text) == Period(first, last)


@pytest.mark.parametrize(
    "text", ["", "23", "2023年", "2023-13", "2023-02-30", "2023/", "2023-1", "２０２３", "2023\n"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a period; write 2023, 2023-12"):
        parse(text)


def test_a_period_must_run_forward_and_have_a_limit() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        parse("2023/2016")
    with pytest.raises(ValueError, match="has no limit on either side"):
        parse("../..")


@pytest.mark.parametrize(
    ("period", "basis", "english", "chinese"),
    [
        ("2023", "flow", "2023", "2023"),
        ("2024-03-08", "stock", "as of 2024-03-08", "截至2024-03-08"),
        ("../2023", "total", "up to 2023", "累计至2023"),
        ("2023-12-31", "total", "up to 2023-12-31", "累计至2023-12-31"),
        ("../2023", None, "up to 2023", "累计至2023"),
        ("2016/2023", "flow", "2016–2023", "2016–2023"),
        ("2023-12-18/2024-01", "flow", "2023-12-18 to 2024-01", "2023-12-18至2024-01"),
        ("2023-12-18/..", None, "from 2023-12-18", "2023-12-18起"),
    ],
)
def test_periods_in_words(period: str, basis: Basis | None, english: str, chinese: str) -> None:
    assert (in_words(period, basis, "en"), in_words(period, basis, "zh")) == (english, chinese)
