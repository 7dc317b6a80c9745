"""Filters and orders."""

from __future__ import annotations

import pytest

from redcross_cli.ask.select import facts_by_id, filtered, ordered, records_by_id
from redcross_cli.errors import UsageError
from redcross_cli.facts.base import FactBase
from redcross_cli.suggest import nearest


def ids(facts: list) -> list[str]:  # type: ignore[type-arg]
    return [fact.id for fact in facts]


def test_a_filter_takes_an_id_or_a_name_in_either_language(base: FactBase) -> None:
    by_id = filtered(base.facts, base, areas=["CN-HI"])
    assert ids(by_id) == [
        "hainan-thalassaemia-fund", "hainan-children-helped", "hainan-relief-paid",
    ]  # fmt: skip
    assert by_id == filtered(base.facts, base, areas=["海南省"])
    assert by_id == filtered(base.facts, base, areas=["hainan"])
    assert by_id == filtered(base.facts, base, areas=["海南"])


def test_filters_of_one_kind_widen_and_of_two_kinds_narrow(base: FactBase) -> None:
    wide = filtered(base.facts, base, units=["tents", "hours"])
    assert ids(wide) == ["jishishan-arrival-time", "jishishan-tents"]
    assert filtered(wide, base, units=["tents"], themes=["volunteering"]) == []


def test_a_period_keeps_what_lies_wholly_within_it(base: FactBase) -> None:
    of_2023 = filtered(base.indicators(), base, period=["2023"])
    assert {fact.period for fact in of_2023} == {"2023", "2023-12-18/2023-12-19"}
    long = filtered(base.indicators(), base, period=["2016/2023"])
    assert {fact.period for fact in long} == {"2023", "2016/2023", "2023-12-18/2023-12-19"}


def test_a_wrong_filter_suggests_the_nearest(base: FactBase) -> None:
    with pytest.raises(
        UsageError, match=r"^There is no theme 'volunter'\. Did you mean 'volunteering'\?$"
    ):
        filtered(base.facts, base, themes=["volunter"])
    with pytest.raises(UsageError, match=r"^'2023年' is not a period; write .*\.$"):
        filtered(base.facts, base, period=["2023年"])


def test_facts_come_in_the_order_asked_and_once(base: FactBase) -> None:
    asked = ["aeds-installed", "rescue-teams", "aeds-installed"]
    assert ids(facts_by_id(base, asked)) == asked[:2]
    assert records_by_id(base, ["volunteering"]) == [base.themes["volunteering"]]
    with pytest.raises(UsageError, match=r"^There is no fact or theme 'aed-installed'\. Did"):
        records_by_id(base, ["aed-installed"])


def test_an_indicator_without_an_exact_value_is_last_in_either_order(base: FactBase) -> None:
    facts = base.indicators()
    for reverse in (False, True):
        order = ordered(facts, base, "en", "value", reverse)
        values = [fact.value for fact in order[:-1]]
        assert order[-1].id == "jishishan-sites"
        assert values == sorted(values, reverse=reverse)  # type: ignore[type-var]


def test_titles_sort_by_letter_or_by_pinyin(base: FactBase) -> None:
    english = [f.title.en.casefold() for f in ordered(base.facts, base, "en", "title", False)]
    assert english == sorted(english)
    chinese = ids(ordered(filtered(base.facts, base, areas=["CN-HI"]), base, "zh", "title", False))
    assert chinese == ["hainan-relief-paid", "hainan-children-helped", "hainan-thalassaemia-fund"]


def test_themes_and_files_keep_their_order(base: FactBase) -> None:
    facts = list(base.facts)
    assert ordered(facts, base, "en", "theme", False) == facts
    assert ordered(facts, base, "en", None, True) == facts[::-1]


def test_nearest_words_ignore_case() -> None:
    assert nearest("VOLUNTER", ["disaster", "Volunteering"]) == ["Volunteering"]
    assert nearest("xyz", ["disaster"]) == []
