"""Filters and orders; that a table has the same is in `test_table`."""

import re

import pytest
from msgspec.structs import replace

from redcross_cli.errors import UsageError
from redcross_cli.facts.base import INDICATORS, FactBase, Order
from redcross_cli.facts.model import Text, Theme
from redcross_cli.files.loading import read
from redcross_cli.queries.selection import choose_records, facts_by_id, filter_of
from redcross_cli.suggest import nearest
from tests.conftest import SMALL


def selected(base: FactBase, order: Order = Order(), **words: list[str]) -> list[str]:  # noqa: B008
    """The ids of the facts that pass a filter in words."""
    return [fact.id for fact in base.select(filter_of(base, **words), order)]


def test_a_filter_takes_an_id_or_a_name_in_either_language(base: FactBase) -> None:
    by_id = selected(base, areas=["CN-HI"])
    assert by_id == ["hainan-thalassaemia-fund", "hainan-children-helped", "hainan-relief-paid"]
    for name in ("海南省", "hainan", "海南"):
        assert by_id == selected(base, areas=[name])


def test_a_source_is_named_by_what_it_appeared_in(everything: FactBase) -> None:
    meant = {"2019-01-20-chinadaily", "2013-10-11-xinhua-chinadaily"}
    for name in ("中国日报", "china daily"):
        assert meant < set(filter_of(everything, sources=[name]).sources)


def test_filters_of_one_kind_widen_and_of_two_kinds_narrow(base: FactBase) -> None:
    assert selected(base, units=["tents", "hours"]) == [
        "jishishan-arrival-time", "jishishan-tents",
    ]  # fmt: skip
    assert selected(base, units=["tents", "hours"], themes=["volunteering"]) == []


def test_a_period_keeps_what_lies_wholly_within_it(base: FactBase) -> None:
    def periods(*within: str) -> set[str]:
        chosen = filter_of(base, periods=within)._replace(indicators_only=True)
        return {fact.period for fact in base.select(chosen)}

    assert periods("2023") == {"2023", "../2023", "2023-12-18/2023-12-19"}
    assert periods("2023年") == periods("２０２３") == periods("2023")
    assert periods("2023年12月") == periods("2023-12")
    assert periods("2023年12月18日/2023年12月19号") == {"2023-12-18/2023-12-19"}
    assert periods("2016/2023") == periods("2023") | {"2016/2023"}
    assert periods("2016/2023", "2024-03-08") == periods("2016/2023") | periods("2024-03-08")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"areas": ["Sichuan"]}, "'. See: redcross areas"),
        ({"areas": ["CN-YN"]}, "'. See: redcross areas"),
        ({"areas": ["Zhejian"]}, "'. Did you mean 'Zhejiang'?"),
        *(({"periods": [p]}, f"'{p}' is not a period; write 2023, ") for p in ("2023年3", "去年", "２０２３年１３月")),
    ],
)  # fmt: skip
def test_a_wrong_filter_is_refused(base: FactBase, words: dict[str, list[str]], told: str) -> None:
    with pytest.raises(UsageError, match=re.escape(told)):
        filter_of(base, **words)
    assert filter_of(base, areas=["Turkiye"]).areas == {"TR"}


def test_facts_come_in_the_order_asked_and_once(base: FactBase) -> None:
    asked = ["aeds-installed", "rescue-teams", "aeds-installed"]
    assert [fact.id for fact in facts_by_id(base, asked)] == asked[:2]
    assert choose_records(base, ["volunteering"]) == [base.themes["volunteering"]]
    with pytest.raises(UsageError, match=r"^There is no fact or theme 'aed-installed'\. Did"):
        choose_records(base, ["aed-installed"])


def test_an_id_comes_before_a_name_and_a_name_of_several_is_refused() -> None:
    file = read(SMALL)
    [theme, *_others] = file.themes
    named = Text("急救", "relief")
    themes = (theme, *(Theme(id, named, named) for id in ("aid", "help", "relief")))
    fact = replace(file.facts[0], title=named)
    base = FactBase([replace(file, themes=themes, facts=(fact, *file.facts[1:]))])
    assert filter_of(base, themes=["relief"]).themes == {"relief"}
    refusal = r"^'急救' may be any of aid, help, relief; type its id\.$"
    with pytest.raises(UsageError, match=refusal):
        filter_of(base, themes=["急救"])
    # Where only a fact may be meant, a title is that of a fact.
    assert facts_by_id(base, ["急救"]) == [fact]


def test_of_several_unknown_ids_the_first_is_refused(base: FactBase) -> None:
    told = r"(?i)^There is no fact 'aed-installed'\. Did you mean"
    for typed in (["aed-installed", "organ-donation"], ["AED-installed", "organ-donation"]):
        with pytest.raises(UsageError, match=told):
            facts_by_id(base, typed)
    words = base.named("aeds-installed")[0].title.en.split()
    assert [fact.id for fact in facts_by_id(base, words)] == ["aeds-installed"]


def test_an_indicator_without_an_exact_value_is_last_in_either_order(base: FactBase) -> None:
    for reverse in (False, True):
        facts = list(base.select(INDICATORS, Order("value", reverse)))
        values = [fact.value for fact in facts[:-1]]
        assert facts[-1].id == "jishishan-sites"
        assert values == sorted(values, reverse=reverse)  # type: ignore[type-var]


def test_titles_sort_by_letter_or_by_pinyin(base: FactBase) -> None:
    english = [fact.title.en.casefold() for fact in base.select(order=Order("title"))]
    assert english == sorted(english)
    chinese = selected(base, Order("title", lang="zh"), areas=["CN-HI"])
    assert chinese == ["hainan-relief-paid", "hainan-children-helped", "hainan-thalassaemia-fund"]


def test_themes_and_files_keep_their_order(base: FactBase) -> None:
    facts = list(base.facts)
    assert list(base.select(order=Order("theme"))) == facts
    assert list(base.select(order=Order(None, reverse=True))) == facts[::-1]
    assert list(base.select(limit=3)) == facts[:3]


def test_nearest_words_ignore_case_accents_and_apostrophes() -> None:
    assert nearest("VOLUNTER", ["disaster", "Volunteering"]) == ["Volunteering"]
    assert nearest("Turkey", ["Sudan", "Türkiye"]) == ["Türkiye"]
    assert nearest("Xian", ["Sudan", "Xi’an"], cutoff=1) == ["Xi’an"]
    assert nearest("xyz", ["disaster"]) == []
