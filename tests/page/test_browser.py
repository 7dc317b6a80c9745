"""The page in a browser: Debian's Chromium, driven by Playwright."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from redcross_cli import cite
from redcross_cli.facts.base import FactBase, Filter, by_recency
from redcross_cli.facts.model import FactFile, Text
from redcross_cli.page.facts_page import page_of
from redcross_cli.queries.fold import fold
from redcross_cli.queries.search import search
from redcross_cli.terms import Lang

CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("Chromium is not installed: apt-get install chromium", allow_module_level=True)
playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def file(shipped_page: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "facts.html"
    path.write_text(shipped_page, encoding="utf-8")
    return path


class Opened:
    """A page opened in a browser, and everything that the console said of it."""

    def __init__(self, browser: Any, file: Path, **options: Any) -> None:
        self.context = browser.new_context(**{"locale": "en-GB", **options})
        self.page = self.context.new_page()
        self.console: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.console.append(message.text))
        self.page.on("pageerror", lambda error: self.console.append(str(error)))
        self.page.on("dialog", lambda dialog: self.console.append(dialog.message))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(file.as_uri())

    def found(self, words: str) -> list[str]:
        """The titles that are left when words are typed, in English."""
        self.page.fill("#words", words)
        titles = self.page.locator("details:not([hidden]) summary .en b")
        return list(titles.all_text_contents())


@pytest.fixture(scope="module")
def opened(browser: Any, file: Path) -> Iterator[Opened]:
    page = Opened(browser, file)
    yield page
    assert page.console == []
    assert page.asked == [file.as_uri()]


@pytest.mark.parametrize(
    "words",
    [
        "volunteers", "志愿者", "志願者", "zhiyuanzhe", "zyz", "帳篷", "甘肃帐篷", "leukaemia",
        "organisations", "287", "287万", "2.87 million", "2,870,000", "80%", "how many AED", "volunteers 2023", "first aid 2015", "organs donated in all 2010",
        "浙江", "2025-12-15", "2025年底", "331 million RMB", "no-such-word", "多少志愿者", "红十字会有多少志愿者", "救援队有多少支", "全国 志愿者",
    ],
)  # fmt: skip
def test_typing_finds_what_search_finds(opened: Opened, words: str, everything: FactBase) -> None:
    hits = search(everything, words.split(), Filter()).facts
    titles = set(opened.found(words))
    assert {fact.title.en for fact in hits} <= titles or not hits
    assert bool(hits) == bool(titles)


def test_the_script_folds_texts_as_queries_do(opened: Opened, everything: FactBase) -> None:
    texts = [
        text
        for fact in everything.facts
        for both in (fact.title, fact.statement)
        for text in (both.zh, both.en, *fact.tags)
    ]
    folded = opened.page.evaluate("texts => texts.map(fold)", texts)
    assert folded == [fold(text) for text in texts]


def test_theme_area_unit_and_year_filter(opened: Opened, everything: FactBase) -> None:
    every = [fact for fact in everything.facts if "CN-HI" in fact.areas and fact.unit == "people"]
    opened.page.select_option("[name=area]", "CN-HI")
    opened.page.select_option("[name=unit]", "people")
    assert sorted(opened.found("")) == sorted(fact.title.en for fact in every)
    opened.page.select_option("[name=year]", "2012")
    assert opened.found("") == []
    assert opened.page.locator("#count").text_content() == "Nothing matches."
    opened.page.click("[type=reset]")
    opened.page.locator("details[hidden]").first.wait_for(state="detached")
    opened.page.select_option("[name=theme]", "life-education")
    assert len(opened.found("")) == sum(fact.theme == "life-education" for fact in everything.facts)
    opened.page.click("[type=reset]")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_copied_is_as_cite_prints(
    browser: Any, file: Path, lang: Lang, everything: FactBase
) -> None:
    opened = Opened(
        browser, file, locale=f"{lang}-CN", permissions=["clipboard-read", "clipboard-write"]
    )
    fact = by_recency(everything.named("organ-donations"), everything.sources)[-1]
    box = opened.page.locator("#f-organ-donations")
    box.locator("summary").focus()
    opened.page.keyboard.press("Enter")
    for style in ("mla", "chicago"):
        box.locator("select").select_option(style)
        box.get_by_role("button").click()
        box.get_by_text({"zh": "已复制。", "en": "Copied."}[lang]).wait_for()
        cited = cite([fact], everything, lang, style)
        copied = f"{cited.facts[0].marked}\n\n{cited.references[0]}\n"
        assert opened.page.evaluate("navigator.clipboard.readText()") == copied
    assert opened.console == []
    opened.context.close()


def test_the_language_is_the_browsers_and_can_be_switched(browser: Any, file: Path) -> None:
    opened = Opened(browser, file, locale="zh-TW")
    page = opened.page
    assert page.title() == "红十字会数字"
    assert page.locator("h1").inner_text() == "红十字会数字"
    assert page.locator("[name=unit] option").all_inner_texts()[:2] == ["全部", "人"]
    page.click("#switch")
    assert page.title() == "Figures of the Red Cross"
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("[name=unit] option").all_inner_texts()[:2] == ["All", "people"]
    opened.context.close()


def test_an_older_figure_leads_to_its_history_whatever_is_filtered(opened: Opened) -> None:
    opened.found("28,000")
    older = opened.page.locator("details.older:not([hidden])").first
    older.locator("summary").click()
    older.locator(".en .warning a").click()
    latest = opened.page.locator(opened.page.evaluate("location.hash"))
    assert latest.locator("table").is_visible()
    opened.page.click("[type=reset]")


def test_a_history_says_what_its_figures_must_be_read_with(opened: Opened) -> None:
    card = opened.page.locator("#f-first-aid-outreach")
    card.locator("summary").click()
    change = card.locator("tr:last-child td:nth-child(3)").inner_text()
    assert change == "not compared (counted over 2023, not over as long as 2014–2016)"
    assert card.locator(".history .en.note").all_inner_texts() == [
        "2014–2016 Person-times of each year, not the sum of three; person-times are not people. "
        "The source says “the last three years”, recorded here as 2014 to 2016."
    ]
    assert not card.locator(".history .zh.note").is_visible()


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
@pytest.mark.parametrize("width", [360, 800, 1280])
def test_it_fits_the_screen(browser: Any, file: Path, width: int, locale: str) -> None:
    opened = Opened(browser, file, locale=locale, viewport={"width": width, "height": 800})
    opened.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    opened.page.locator(".tools").nth(200).wait_for()
    assert opened.page.evaluate("document.documentElement.scrollWidth") == width
    opened.context.close()


@pytest.mark.parametrize(
    ("locale", "scheme", "width"), [("zh-CN", "dark", 360), ("en-GB", "light", 1280)]
)
def test_axe_finds_nothing(browser: Any, file: Path, locale: str, scheme: str, width: int) -> None:
    viewport = {"width": width, "height": 800}
    opened = Opened(browser, file, locale=locale, color_scheme=scheme, viewport=viewport)
    opened.found("organ")  # it takes long over all facts
    for summary in opened.page.locator("summary:visible").all()[:8]:
        summary.click()
    assert axe.Axe().run(opened.page).response["violations"] == []
    assert opened.console == []
    opened.context.close()


def test_every_fact_is_shown_without_scripts(
    browser: Any, file: Path, everything: FactBase
) -> None:
    opened = Opened(browser, file, java_script_enabled=False)
    assert opened.page.locator("details:visible").count() == len(everything.facts)
    assert not opened.page.locator("#filters").is_visible()
    opened.context.close()


HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`${alert(3)}\u202e]]>-->"
)


def test_a_fact_files_texts_do_nothing(browser: Any, tmp_path: Path, everything: FactBase) -> None:
    text = Text(HOSTILE, HOSTILE)
    facts = [
        replace(fact, title=text, statement=text, note=text, tags=(HOSTILE,))
        for fact in everything.named("volunteers-registered")
    ]
    sources = [
        replace(everything.sources[fact.source], title=HOSTILE, container_title=HOSTILE,
                URL="javascript:alert(4)", translations=msgspec.UNSET)
        for fact in facts
    ]  # fmt: skip
    known = FactFile(
        2, tuple(sources),
        tuple(replace(theme, title=text, policy=text) for theme in everything.themes.values()),
        tuple(replace(unit, label=text) for unit in everything.units.values()),
        tuple(replace(area, name=text) for area in everything.areas.values()),
        tuple(facts),
    )  # fmt: skip
    file = tmp_path / "hostile.html"
    file.write_text(page_of(FactBase([known]), "en"), encoding="utf-8")
    opened = Opened(browser, file)
    page = opened.page
    for summary in page.locator("summary").all():
        summary.click()
    page.click("#switch")
    shown = HOSTILE.replace("\u202e", "\ufffd")
    assert page.locator("#f-volunteers-registered summary .zh b").inner_text() == shown
    assert page.locator("img, a[href^=javascript]").count() == 0
    assert page.locator("script").count() == 2
    assert (opened.console, opened.asked) == ([], [file.as_uri()])
    opened.context.close()


def test_another_script_does_not_run(browser: Any, file: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.html"
    inserted = "<script>document.title = 'run'</script><img src='https://example.org/x.png'>"
    changed.write_text(
        file.read_text(encoding="utf-8").replace("<main>", f"<main>{inserted}"), encoding="utf-8"
    )
    opened = Opened(browser, changed)
    assert opened.page.title() == "Figures of the Red Cross"
    assert len(opened.console) == 2
    assert all("Content Security Policy" in line for line in opened.console)
    opened.context.close()
