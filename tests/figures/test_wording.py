"""Figures in words, and read back."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from redcross_cli.figures.interval import Quantity, plain
from redcross_cli.figures.reader import parse
from redcross_cli.figures.wording import WORDS, hedged, number_in_words
from redcross_cli.terms import Comparator, Lang


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (4190000, "4.19 million", "419万"), (187700, "187,700", "18.77万"), (1530000000, "1.53 billion", "15.3亿"),
        (999999, "999,999", "999999"), (0.5, "0.5", "0.5"), (0.00001, "0.00001", "0.00001"), (-0.0, "0", "0"),
        (0, "0", "0"), (1 / 3, "a third", "三分之一"), (0.8333333333, "five sixths", "六分之五"),
        (0.333, "0.333", "0.333"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_an_editor_would_and_never_rounded(
    value: int | float, english: str, chinese: str
) -> None:
    assert number_in_words(value, "en") == english
    assert number_in_words(value, "zh") == chinese


def test_a_range_is_worded_with_both_ends() -> None:
    assert hedged(10, "=", "en", "10至20个", 20) == "10 to 20"
    assert hedged(10, "=", "zh", "10至20个", 20) == "10至20"
    assert hedged(1500000, "=", "en", "", 2000000) == "1.5 million to 2 million"
    assert hedged(300, "~", "en", "300-odd km/h") == "about 300"


def read_back(words: str) -> Quantity | None:
    """What words say; None where they are refused as they could say another thing."""
    try:
        return parse(words).quantity
    except ValueError as error:
        if "cannot be read for certain" not in str(error):
            raise
        return None


def test_words_that_could_say_another_thing_are_refused() -> None:
    assert [read_back("about 3.075"), read_back("约200至1000200")] == [None, None]


@given(
    st.integers(0, 2**53 - 1) | st.decimals(0, 10**6, places=3).map(float),
    st.sampled_from(sorted(WORDS)),
    st.sampled_from(["zh", "en"]),
    st.sampled_from(["", "近5800名"]),
)
def test_a_number_in_words_reads_back_or_is_refused(
    value: int | float, comparator: Comparator, lang: Lang, printed: str
) -> None:
    assume(comparator != "=" or not 1000 <= value < 3000)  # which alone is a year
    again = read_back(hedged(value, comparator, lang, printed))
    assert again is None or again[:2] == (Decimal(str(value)), comparator)


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.sampled_from(["zh", "en"]))
def test_a_range_in_words_reads_back_or_is_refused(low: int, more: int, lang: Lang) -> None:
    again = read_back(hedged(low, "=", lang, "", low + more))
    assert again is None or again[:3] == (Decimal(low), "=", Decimal(low + more))


@pytest.mark.parametrize(
    ("printed", "english", "chinese"),
    [
        ("近5800名", "nearly 5,800", "近5800"), ("直逼5800人", "nearly 5,800", "近5800"),
        ("on the verge of 300 people", "nearly 300", "近300"), ("不足1000支", "fewer than 1,000", "不到1000"),
        ("约200人", "about 200", "约200"), ("至少12个", "at least 12", "至少12"),
        # A fraction is about a decimal, which is no hedge of its source.
        ("三分之二", "two thirds", "三分之二"), ("one in three", "a third", "三分之一"), ("a quarter", "a quarter", "四分之一"),
        ("超过八分之一", "more than an eighth", "超八分之一"), ("nearly half", "nearly half", "近一半"),
        ("0.25", "0.25", "0.25"), ("半个月", "0.5", "0.5"), ("⅓", "a third", "三分之一"),
        ("每3名受访者中就有1人", "a third", "三分之一"), ("三分之一左右", "about a third", "约三分之一"),
        ("some two-thirds", "about two thirds", "约三分之二"),
    ],
)  # fmt: skip
def test_a_hedge_is_said_only_as_printed(printed: str, english: str, chinese: str) -> None:
    value, comparator, *_ = parse(printed).quantity
    assert value is not None
    assert hedged(plain(value), comparator, "en", printed) == english
    assert hedged(plain(value), comparator, "zh", printed) == chinese
