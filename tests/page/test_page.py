"""The page as a file: what stands in it, without a browser."""

import re
from html import unescape
from itertools import cycle
from pathlib import Path
from typing import get_args

import pytest

from redcross_cli import cite
from redcross_cli.citations.compose import attributions
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.history import history
from redcross_cli.messages import speak
from redcross_cli.output.view import View
from redcross_cli.page import facts_page
from redcross_cli.page.facts_page import STYLES, page_of
from redcross_cli.terms import Lang
from tests.conftest import CommandLine


def test_the_facts_that_ship_make_a_page_to_mail(shipped_page: str) -> None:
    assert len(shipped_page.encode()) < 400_000


def test_the_scale_of_a_line_is_said_in_both_languages(shipped_page: str) -> None:
    number = "<tspan class=zh>1000万</tspan><tspan class=en>10 million</tspan>"
    assert number in shipped_page


def test_places_are_said_where_there_are_some(shipped_page: str) -> None:
    said = set(re.findall("<p class=areas>([^<]*)", shipped_page))
    assert {"浙江省、安徽省、江西省、贵州省等地", "海南省"} <= said
    assert "" not in said


@pytest.fixture
def _one_style(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that cites in one style is made in a fifth of the time."""
    monkeypatch.setattr(facts_page, "STYLES", {"apa": "APA"})


@pytest.mark.usefixtures("_one_style")
def test_a_page_is_the_same_however_many_sources_are_cited_at_once(
    monkeypatch: pytest.MonkeyPatch, everything: FactBase
) -> None:
    page = page_of(everything, "en")
    monkeypatch.setattr(facts_page, "_AT_ONCE", 9)
    assert page_of(everything, "en") == page


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_fact_stands_in_the_page_with_its_hedge_and_caveat(
    shipped_page: str, lang: Lang, everything: FactBase
) -> None:
    speak(lang)
    text = unescape(shipped_page)
    for fact in everything.facts:
        head = f"<b>{fact.title.pick(lang)}</b> "
        said = f"<em>{View(everything, lang).figure(fact)}</em>" if fact.is_indicator else ""
        assert head + said in text
        assert f"<p>{fact.statement.pick(lang)}" in text
        assert not fact.note or fact.note.pick(lang) in text
        steps = history(everything.named(fact.id), everything) if fact.is_indicator else []
        assert all(step.reason in text for step in steps)


def test_themes_without_a_figure_come_last(shipped_page: str) -> None:
    sections = re.findall("<section>.*?</section>", shipped_page, flags=re.DOTALL)
    assert ["<em>" in section for section in sections] == [True] * 7 + [False]


def test_it_names_nothing_to_fetch(shipped_page: str) -> None:
    markup = re.sub("<script.*?</script>", "", shipped_page, flags=re.DOTALL)
    assert not re.findall(r"\bsrc=|srcset=|<link|<img|<iframe|<object|url\(|@import", markup)


@pytest.mark.usefixtures("_one_style")
def test_export_asks_for_the_language_that_was_typed(redcross: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "facts.html"
    assert redcross("export", str(file)) == (0, "", f"127 facts written to {file}.\n")
    assert '{"asked":null,' in file.read_text(encoding="utf-8")
    assert redcross("export", str(file), "--lang", "zh").code == 0
    assert '{"asked":"zh",' in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("style", "lang"), [*zip(STYLES, cycle(get_args(Lang)))])
def test_a_source_is_named_as_alone(lang: Lang, style: str, everything: FactBase) -> None:
    # Together with others these two would be told apart, or their common author left out.
    sources = [
        everything.sources[id] for id in ("2024-05-17-peoplesdaily", "2015-01-29-peoplesdaily")
    ]
    named = attributions(sources, lang, style)
    for source in sources:
        fact = next(fact for fact in everything.facts if fact.source == source.id)
        alone = cite([fact], everything, lang, style)
        before, after, reference = named[source.id]
        statement = fact.statement.pick(lang)
        assert alone.facts[0].marked == statement[:-1] + before + statement[-1] + after
        assert alone.references == [reference]


def test_what_a_style_cannot_cite_is_left_out(everything: FactBase) -> None:
    assert "2017-03-31-cgtn" not in attributions(list(everything.sources.values()), "en", "ieee")
