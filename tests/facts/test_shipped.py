"""The fact file that ships: whole, in two languages, and true to its source."""

from __future__ import annotations

import hashlib
import json
import re

import msgspec
from msgspec import UNSET

from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Fact, FactFile
from redcross_cli.figures.wording import hedged
from redcross_cli.files.loading import shipped
from redcross_cli.proof.validation import validate

CJK = re.compile(r"[一-鿿]")
# Half a month is said in words; of "more than 80%" the unit is a sign.
SAID_OTHERWISE = {"jishishan-duration": "half a month"}


def test_the_file_is_the_size_of_its_source(base: FactBase) -> None:
    indicators = base.indicators()
    assert (len(indicators), len(base.facts) - len(indicators)) == (73, 54)
    assert base.counts["theory-study"] == (0, 3)
    assert all(sum(count) > 0 for count in base.counts.values())


def test_records_encode_back_to_the_very_objects_in_the_file() -> None:
    content = shipped().read_bytes()
    decoded = msgspec.json.decode(content, type=FactFile)
    assert json.loads(msgspec.json.encode(decoded)) == json.loads(content)


def test_every_record_is_used(base: FactBase) -> None:
    assert {fact.unit for fact in base.indicators()} == set(base.units)
    assert {area for fact in base.facts for area in fact.areas} == set(base.areas)
    assert {fact.theme for fact in base.facts} == set(base.themes)


def test_no_check_that_a_file_of_ones_own_must_pass_finds_anything() -> None:
    # The file that ships is not checked again at each start, so it is checked here.
    assert validate(shipped().read_bytes()) == []


def test_a_figure_without_a_start_is_a_running_total(base: FactBase) -> None:
    totals = {fact.id for fact in base.indicators() if fact.basis == "total"}
    assert totals == {fact.id for fact in base.indicators() if fact.period.startswith("..")}


def test_each_language_is_in_its_own_script(base: FactBase) -> None:
    for fact in base.facts:
        for text in (fact.title, fact.statement, fact.note):
            if text is not UNSET:
                assert CJK.search(text.zh), fact.id
                assert not CJK.search(text.en), fact.id


def test_statements_are_sentences_that_carry_the_figure_with_its_hedge(base: FactBase) -> None:
    for fact in base.facts:
        assert fact.statement.zh.endswith("。"), fact.id
        assert fact.statement.en.rstrip("”").endswith("."), fact.id
        if not fact.is_indicator:
            continue
        assert str(fact.printed) in fact.statement.zh, fact.id
        assert _figure(fact) in fact.statement.en.lower(), fact.id


def _figure(fact: Fact) -> str:
    if fact.value is UNSET or fact.comparator is UNSET:
        raise AssertionError(fact.id)
    if fact.value is None:
        return "dozens"
    return SAID_OTHERWISE.get(fact.id) or hedged(
        fact.value, fact.comparator, "en", str(fact.printed)
    )


def test_every_doubtful_figure_warns(base: FactBase) -> None:
    noted = {fact.id for fact in base.facts if fact.note is not UNSET}
    assert {"regional-centres", "organ-donations", "disaster-relief-value"} <= noted
    assert {f.id for f in base.indicators() if f.basis in ("stock", "total")} <= noted
    for fact in base.indicators():
        if "款物" in fact.statement.zh:
            assert fact.note is not UNSET, fact.id
            assert "goods as well as cash" in fact.note.en, fact.id


def test_the_digest_is_that_of_the_article(base: FactBase, article: str) -> None:
    digest = hashlib.sha256(article.encode()).hexdigest()
    assert base.sources["crcn-2024"].digest == f"sha256:{digest}"


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
