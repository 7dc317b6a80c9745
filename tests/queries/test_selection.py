"""Filters and orders, the same for facts in memory and in a database."""

import pytest

from redcross_cli.errors import UsageError
from redcross_cli.facts.base import INDICATORS, FactBase, Filter, Order
from redcross_cli.queries.selection import choose_records, facts_by_id, where
from redcross_cli.suggest import nearest


def selected(base: FactBase, order: Order = Order(), **words: list[str]) -> list[str]:  # noqa: B008
    """The ids of the facts that pass a filter in words."""
    return [fact.id for fact in base.select(where(base, **words), order)]


def test_a_filter_takes_an_id_or_a_name_in_either_language(either: FactBase) -> None:
    by_id = selected(either, areas=["CN-HI"])
    assert by_id == ["hainan-thalassaemia-fund", "hainan-children-helped", "hainan-relief-paid"]
    for name in ("海南省", "hainan", "海南"):
        assert by_id == selected(either, areas=[name])


def test_filters_of_one_kind_widen_and_of_two_kinds_narrow(either: FactBase) -> None:
    assert selected(either, units=["tents", "hours"]) == [
        "jishishan-arrival-time", "jishishan-tents",
    ]  # fmt: skip
    assert selected(either, units=["tents", "hours"], themes=["volunteering"]) == []


def test_a_period_keeps_what_lies_wholly_within_it(either: FactBase) -> None:
    def periods(*within: str) -> set[str]:
        chosen = where(either, period=within)._replace(indicators_only=True)
        return {fact.period for fact in either.select(chosen)}

    assert periods("2023") == {"2023", "../2023", "2023-12-18/2023-12-19"}
    assert periods("2016/2023") == periods("2023") | {"2016/2023"}
    assert periods("2016/2023", "2024-03-08") == periods("2016/2023") | periods("2024-03-08")


def test_a_wrong_filter_suggests_the_nearest(either: FactBase) -> None:
    with pytest.raises(
        UsageError, match=r"^There is no theme 'volunter'\. Did you mean 'volunteering'\?$"
    ):
        where(either, themes=["volunter"])
    with pytest.raises(UsageError, match=r"^There is no area 'Sichuan'\. See: redcross areas$"):
        where(either, areas=["Sichuan"])
    assert where(either, areas=["Turkiye"]).areas == {"TR"}
    with pytest.raises(UsageError, match=r"^'2023年' is not a period; write .*\.$"):
        where(either, period=["2023年"])


def test_facts_come_in_the_order_asked_and_once(either: FactBase) -> None:
    asked = ["aeds-installed", "rescue-teams", "aeds-installed"]
    assert [fact.id for fact in facts_by_id(either, asked)] == asked[:2]
    assert choose_records(either, ["volunteering"]) == [either.themes["volunteering"]]
    with pytest.raises(UsageError, match=r"^There is no fact or theme 'aed-installed'\. Did"):
        choose_records(either, ["aed-installed"])


def test_an_indicator_without_an_exact_value_is_last_in_either_order(either: FactBase) -> None:
    for reverse in (False, True):
        facts = list(either.select(INDICATORS, Order("value", reverse)))
        values = [fact.value for fact in facts[:-1]]
        assert facts[-1].id == "jishishan-sites"
        assert values == sorted(values, reverse=reverse)  # type: ignore[type-var]


def test_titles_sort_by_letter_or_by_pinyin(either: FactBase) -> None:
    english = [fact.title.en.casefold() for fact in either.select(order=Order("title"))]
    assert english == sorted(english)
    chinese = selected(either, Order("title", lang="zh"), areas=["CN-HI"])
    assert chinese == ["hainan-relief-paid", "hainan-children-helped", "hainan-thalassaemia-fund"]


def test_themes_and_files_keep_their_order(either: FactBase) -> None:
    facts = list(either.facts)
    assert list(either.select(order=Order("theme"))) == facts
    assert list(either.select(order=Order(None, reverse=True))) == facts[::-1]
    assert list(either.select(limit=3)) == facts[:3]


def test_an_id_is_found_by_its_beginning(either: FactBase) -> None:
    begun = either.select(Filter(prefix="volunteers-"))
    assert [fact.id for fact in begun] == [
        fact.id for fact in either.facts if fact.id.startswith("volunteers-")
    ]


def test_nearest_words_ignore_case_accents_and_apostrophes() -> None:
    assert nearest("VOLUNTER", ["disaster", "Volunteering"]) == ["Volunteering"]
    assert nearest("Turkey", ["Sudan", "Türkiye"]) == ["Türkiye"]
    assert nearest("Xian", ["Sudan", "Xi’an"], cutoff=1) == ["Xi’an"]
    assert nearest("xyz", ["disaster"]) == []
