"""Printed figures and the values, hedges and measures they mean."""

from __future__ import annotations

import pytest

from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Comparator
from redcross_cli.facts.quantity import Quantity, counts_alike, parse
from redcross_cli.facts.wording import hedged, number_in_words


@pytest.mark.parametrize(
    ("printed", "quantity"),
    [
        ("287万人", (2870000, "=", "人")),
        ("419万余人", (4190000, ">", "人")),
        ("4000余万人次", (40000000, ">", "人次")),
        ("6.5万多场次", (65000, ">", "场次")),
        ("超2亿人次", (200000000, ">", "人次")),
        ("超过80%", (80, ">", "%")),
        ("80％", (80, "=", "%")),
        ("突破2000例", (2000, ">", "例")),
        ("近5万例", (50000, "<", "例")),
        ("不足300人", (300, "<", "人")),
        ("至少12个", (12, ">=", "个")),
        ("300人以上", (300, ">=", "人")),
        ("不超过40件", (40, "<=", "件")),
        ("约1.5万亿元", (1500000000000, "~", "元")),
        ("200人左右", (200, "~", "人")),
        ("达10万人", (100000, "=", "人")),
        ("数十个", (None, "~", "个")),
        ("十几个", (None, "~", "个")),
        ("数十万人", (None, "~", "人")),
        ("半个月", (0.5, "=", "个月")),
        ("六大区域", (6, "=", "大区域")),
        ("三万户", (30000, "=", "户")),
        ("三万五千人", (35000, "=", "人")),
        ("一亿二千万人", (120000000, "=", "人")),
        ("一百零五人", (105, "=", "人")),
        ("两千余人", (2000, ">", "人")),
        ("万余人", (10000, ">", "人")),
        ("一万五", (15000, "=", "")),
        ("二百五十人", (250, "=", "人")),
        ("二百五", (250, "=", "")),
        ("一百零五", (105, "=", "")),
        ("一万二千五", (12500, "=", "")),
        ("一万零五百", (10500, "=", "")),
        ("十五", (15, "=", "")),
        ("3万5千人", (35000, "=", "人")),
        ("1亿2000万元", (120000000, "=", "元")),
        ("1万2345人", (12345, "=", "人")),
        ("百分之八十", (80, "=", "%")),
        ("400余万㎡", (4000000, ">", "平方米")),
        ("几个", (None, "~", "个")),
        ("300+", (300, ">=", "")),
        ("1.5 bn yuan", (1500000000, "=", "yuan")),
        ("5千人", (5000, "=", "人")),
        ("超270万件（只、箱）", (2700000, ">", "件（只、箱）")),
        ("more than 4.19 million people", (4190000, ">", "people")),
        ("nearly 50,000 donations", (50000, "<", "donations")),
        ("2.87m", (2870000, "=", "")),
        ("5 km", (5, "=", "km")),
    ],
)
def test_a_printed_figure_parses(
    printed: str, quantity: tuple[int | float | None, Comparator, str]
) -> None:
    assert parse(printed) == Quantity(*quantity)


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("志愿者", "'志愿者' is not a figure"),
        ("", "'' is not a figure"),
        ("第七届", "'第七届' is not a figure"),
        ("三分之一", "'三分之一' holds more than one number"),
        ("8人9户", "'8人9户' holds more than one number"),
        ("一个半月", "'一个半月' holds more than one number"),
        ("5成", "'5成' holds more than one number"),
        ("6万4人", "'6万4人' holds more than one number"),
        ("三四百人", "'三四百' is not one Chinese numeral"),
        ("近5万余人", "'近5万余人' is hedged in two ways that disagree"),
    ],
)
def test_what_is_not_one_figure_is_refused_with_a_reason(printed: str, why: str) -> None:
    with pytest.raises(ValueError, match="^" + why + "$"):
        parse(printed)


def test_every_shipped_figure_parses_to_its_value_hedge_and_unit(base: FactBase) -> None:
    for fact in base.indicators():
        quantity = parse(str(fact.printed))
        assert (quantity.value, quantity.comparator) == (fact.value, fact.comparator), fact.id
        label = base.units[str(fact.unit)].label.zh
        assert counts_alike(quantity.measure, label), fact.id


def test_person_times_people_and_donor_samples_are_never_alike() -> None:
    measures = ("人", "人次", "人份")
    alike = {(a, b) for a in measures for b in measures if counts_alike(a, b)}
    assert alike == {(m, m) for m in measures}


def test_names_count_people() -> None:
    assert counts_alike("名", "人")


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (4190000, "4.19 million", "419万"),
        (16708, "16,708", "16708"),
        (187700, "187,700", "18.77万"),
        (1530000000, "1.53 billion", "15.3亿"),
        (2876001, "2,876,001", "2876001"),
        (999999, "999,999", "999999"),
        (0.5, "0.5", "0.5"),
        (0, "0", "0"),
    ],
)
def test_numbers_are_written_as_an_editor_would_and_never_rounded(
    value: int | float, english: str, chinese: str
) -> None:
    assert number_in_words(value, "en") == english
    assert number_in_words(value, "zh") == chinese


def test_a_number_in_words_parses_back(base: FactBase) -> None:
    for fact in base.indicators():
        if isinstance(fact.value, (int, float)) and isinstance(fact.comparator, str):
            for lang in ("en", "zh"):
                again = parse(hedged(fact.value, fact.comparator, lang, str(fact.printed)))
                assert (again.value, again.comparator) == (fact.value, fact.comparator), fact.id


@pytest.mark.parametrize(
    ("printed", "english", "chinese"),
    [
        ("近5800名", "nearly 5,800", "近5800"),
        ("将近300人", "nearly 300", "近300"),
        ("不足1000支", "fewer than 1,000", "不到1000"),
        ("fewer than 300 people", "fewer than 300", "不到300"),
        ("约200人", "about 200", "约200"),
        ("至少12个", "at least 12", "至少12"),
    ],
)
def test_close_to_is_said_only_where_the_source_says_so(
    printed: str, english: str, chinese: str
) -> None:
    value, comparator, _ = parse(printed)
    assert value is not None
    assert hedged(value, comparator, "en", printed) == english
    assert hedged(value, comparator, "zh", printed) == chinese
