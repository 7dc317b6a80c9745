"""The fact file that ships: whole, in two languages, and true to its sources."""

import re
from itertools import combinations

from msgspec import UNSET

from redcross_cli.facts.base import INDICATORS, FactBase, by_recency
from redcross_cli.facts.csl import issued
from redcross_cli.facts.history import contradicts
from redcross_cli.proof.validation import validate
from tests.conftest import ARTICLE_ID, SHIPPED

CJK = re.compile(r"[一-鿿]")


def test_every_record_is_used(everything: FactBase) -> None:
    assert {fact.source for fact in everything.facts} == set(everything.sources)
    assert {fact.unit for fact in everything.select(INDICATORS)} == set(everything.units)
    assert {area for fact in everything.facts for area in fact.areas} == set(everything.areas)
    assert {fact.theme for fact in everything.facts} == set(everything.themes)


def test_no_check_that_a_file_of_ones_own_must_pass_finds_anything() -> None:
    # The file that ships is not checked again at each start, so it is checked here.
    assert validate(SHIPPED.read_bytes()).problems == []


def test_only_the_article_proves_its_figures(everything: FactBase) -> None:
    # The other reports are not kept, only what is told of them and where they stand.
    for fact in everything.facts:
        assert (fact.locator is UNSET) == (fact.source != ARTICLE_ID), fact.key
        assert fact.is_indicator or fact.source == ARTICLE_ID, fact.key
    for source in everything.sources.values():
        assert (source.digest is UNSET) == (source.id != ARTICLE_ID), source.id
        assert (source.URL is UNSET) == (source.id == ARTICLE_ID), source.id


def test_an_indicator_has_one_name_and_theme_in_every_source(everything: FactBase) -> None:
    for fact in everything.facts:
        first = everything.named(fact.id)[0]
        assert (fact.title, fact.theme) == (first.title, first.theme), fact.key


def test_all_figures_of_an_id_have_the_same_tags_the_latest_first(everything: FactBase) -> None:
    # Else a word that the latest lacks finds an older one; and equal finds stand as filed.
    for fact in everything.select(INDICATORS):
        figures = everything.named(fact.id)
        assert fact.tags == figures[0].tags, fact.key
        assert list(figures) == by_recency(figures, everything.sources)[::-1], fact.id


def test_every_contradiction_among_the_figures_is_known(everything: FactBase) -> None:
    found = {
        (one.id, *sorted((one.source, other.source)))
        for one, other in combinations(everything.select(INDICATORS), 2)
        if one.id == other.id and contradicts(one, other)
    }
    assert found == {
        # 21 responses to emergencies in 2023, and 20 emergency responses launched.
        ("emergency-responses", "2024-01-12-peoplesdaily", "crcn-2024")
    }


def test_a_figure_without_a_start_is_a_running_total(everything: FactBase) -> None:
    for fact in everything.select(INDICATORS):
        assert (fact.basis == "total") == fact.period.startswith(".."), fact.key


def test_each_language_is_in_its_own_script(everything: FactBase) -> None:
    for fact in everything.facts:
        for text in (fact.title, fact.statement, fact.note):
            if text is not UNSET:
                assert CJK.search(text.zh), fact.key
                assert not CJK.search(text.en), fact.key


def test_statements_are_sentences(everything: FactBase) -> None:
    for fact in everything.facts:
        assert fact.statement.zh.endswith("。"), fact.key
        assert fact.statement.en.rstrip("”").endswith("."), fact.key
        # The check of a file reads the figures in its sentences, but none without a number.
        if fact.value is None:
            assert str(fact.printed) in fact.statement.zh, fact.key
            assert "dozens" in fact.statement.en.lower(), fact.key


def test_a_statement_pasted_alone_tells_its_time(everything: FactBase) -> None:
    """It names a year of its period; or that of its publication, where no date is known."""
    for fact in everything.facts:
        published = issued(everything.sources[fact.source])
        known = set(re.findall("[0-9]{4}", f"{fact.period} {published}"))
        named = set(re.findall("[0-9]{4}(?=年)", fact.statement.zh))
        assert named & known, fact.key
        assert named == set(re.findall(r"\b(?:19|20)[0-9]{2}\b", fact.statement.en)), fact.key


def test_every_doubtful_figure_warns(everything: FactBase) -> None:
    noted = {fact.key for fact in everything.facts if fact.note is not UNSET}
    assert {"regional-centres", "disaster-relief-value"} <= {id for _, id, _ in noted}
    for fact in everything.select(INDICATORS):
        assert fact.basis == "flow" or fact.key in noted
        if "款物" in fact.statement.zh:
            assert fact.note is not UNSET, fact.key
            assert "goods as well as cash" in fact.note.en, fact.key


def test_every_printed_figure_stands_at_its_locator(base: FactBase, article: str) -> None:
    for fact in base.facts:
        assert fact.locator is not UNSET, fact.id
        passage = article[fact.locator.start : fact.locator.end]
        if fact.is_indicator:
            assert passage == fact.printed
        section = article.index(f"{fact.locator.section}报告摘要：")
        following = article.find("报告摘要：", section + 10)
        assert section < fact.locator.start, fact.id
        assert following == -1 or fact.locator.end <= following, fact.id


# Numerals that are no numbers: words such as 统一, and the cross of the Red Cross.
WORDS = re.compile(
    r"红十字|进一步|统一|一体|一大批|一线|送万家|数据|人数|总数|“十三五”|20\d\d年|一带一路"
)
NUMBER = re.compile(r"[0-9.]+|[零〇一二两三四五六七八九十百千万亿数几半]+")


def test_no_number_of_the_article_is_left_without_a_fact(base: FactBase, article: str) -> None:
    covered = {
        place
        for fact in base.facts
        if fact.locator is not UNSET
        for place in range(fact.locator.start, fact.locator.end)
    }
    words = {place for word in WORDS.finditer(article) for place in range(*word.span())}
    first_theme = article.index("主题教育报告摘要：")
    left = [
        article[number.start() - 10 : number.end() + 10]
        for number in NUMBER.finditer(article, first_theme)
        if not set(range(*number.span())) <= covered | words
    ]
    assert left == []
