"""Whatever reads a text, or asks facts, takes twice as long for twice of them, and no longer."""

import subprocess
import sys
from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from redcross_cli.assistants.tools import History, Tools
from redcross_cli.chart.chart import chart_of_lines
from redcross_cli.chart.layout import lay_out
from redcross_cli.chart.svg import PEN, WIDEST
from redcross_cli.chart.timeline import timeline_of
from redcross_cli.claims.claim import claims
from redcross_cli.claims.draft import without_markup
from redcross_cli.claims.judge import Judge
from redcross_cli.commands import catalogues, history, indicators
from redcross_cli.commands.session import Session
from redcross_cli.documents.html_text import text_of_html
from redcross_cli.facts.base import FactBase, catalogue_of, file_of
from redcross_cli.files.fact_json import encode
from redcross_cli.files.loading import load, shipped
from redcross_cli.output import Answer, Listing, render
from redcross_cli.output.view import View
from redcross_cli.proof.proof import prove
from redcross_cli.proof.skeleton import draft_file
from redcross_cli.proof.text import Article
from redcross_cli.proof.validation import validate
from redcross_cli.queries.fold import fold
from redcross_cli.queries.search import nothing_found
from tests.conftest import calls_of, lines_of

BASE = load()
JUDGE = Judge(BASE)
READERS: dict[str, Callable[[str], Any]] = {
    "check": lambda text: list(JUDGE.judge(claims(without_markup(text).text))),
    "verify": lambda text: prove(BASE, BASE.sources["crcn-2024"], Article(text)),
    "draft": lambda text: draft_file(Article(text), BASE),
    "html": lambda text: text_of_html(text.encode()),
    "fold": fold,
}
PIECES = {
    "a text": "2023年，全国志愿者达287万人。The Red Cross trained 4.19 million people.\n",
    "a sentence without an end": "2023年湖北3人，in Hunan 4 people, ",
    "marks": "<b>[^1] `#` **",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_twice_the_text_takes_twice_the_calls(read: Callable[[str], Any], piece: str) -> None:
    small = 1500 // len(piece)
    read(piece)  # what is read once is kept
    once, twice = (calls_of(partial(read, piece * times)) for times in (small, 2 * small))
    assert twice < 2.15 * once + 500


# A pattern's steps are not calls. One that looks ahead from each place of such a text would
# take an hour over an eighth of a megabyte; all of these together take seconds.
ENDLESS = """
from pathlib import Path
from redcross_cli.citations.nodes import node, pandoc, write
from redcross_cli.citations.faults import fault_of
from redcross_cli.claims.claim import claims
from redcross_cli.claims.draft import read_draft, without_markup
from redcross_cli.figures.reader import find
from redcross_cli.output.text import wrapped
from redcross_cli.proof.sections import find_sections, marked_titles
from redcross_cli.proof.text import Article

size = 1 << 17
for unit in ("1", "1.", "1994-", "1,111,", "111 ", "一", "百", "零", "千", "百分之"):
    find("人" + unit * (size // len(unit)) + "人")
for unit in ("1", "1.", "1994-", "1,111,", "111 ", "1m, ", "more than "):
    find(unit * (size // len(unit)) + " people")
for unit in ("1 ", "a", "一、"):
    find("在一篇中文里" + unit * (size // 8) + "x人")
for unit in ("1", "一", "a-"):
    list(claims(unit * (size // len(unit))))
for unit in ("    x\\n", "<!--", "[^", "\\n[a", "```x\\n", "](", "_", "<a "):
    without_markup("x" + unit * (size // len(unit)) + "x")
for unit in (" ", "<a href=/r><sup>1</sup>", "<!--", "<script", "<style>", "<", "&#"):
    Path("page.html").write_text(f"<pre>x{unit * (size // len(unit))}x</pre>", encoding="utf-8")
    read_draft("page.html")
wrapped("a" * 100 + "\\u0301" * size, 80)
source = {"type": "book", "title": "May", "issued": {"date-parts": [[2024]]}}
for unit in ("May 2024 ", "(May 2024 "):
    fault_of(source, [node("Str", unit * size)], [])
pandoc.run = lambda *_: b""
write([[node("Str", " ".join("endofpart" + "x" * n for n in range(6000)))]], "text")
find_sections(Article("1." * size), ["志愿服务"])
marked_titles(Article("x" + "\\n" * size + "# " + " " * size + "\\nx"))
"""


def test_texts_that_only_begin_are_read_to_their_end(tmp_path: Path) -> None:
    run = [sys.executable, "-c", ENDLESS]
    subprocess.run(run, cwd=tmp_path, check=True, timeout=150)


def test_a_search_for_many_words_that_are_not_there_folds_the_facts_once() -> None:
    words = ["zhiyuanzhe" + letter for letter in "bcdfghjk"]

    def calls(some: list[str]) -> int:
        base = load(shipped())  # anew, as what is folded is kept
        return calls_of(lambda: nothing_found(base, some))

    assert calls(words) < 2.3 * calls(words[:4])


def made_up(count: int) -> FactBase:
    """A fact base of so many indicators, which share a tag, each from a source of its own."""
    [fact, *_others] = BASE.named("organ-donations")
    source = replace(BASE.sources[fact.source], digest=UNSET)
    facts = [
        replace(fact, id=f"donations-{n}", source=f"report-{n}", locator=UNSET)
        for n in range(count)
    ]
    sources = tuple(replace(source, id=fact.source) for fact in facts)
    return FactBase([file_of(replace(catalogue_of(BASE), sources=sources), facts)])


def of_one(base: FactBase) -> FactBase:
    """The facts of a base as those of one indicator, half of one year and half of one place."""
    years = [2000 + max(0, n - len(base.facts) // 2) for n in range(len(base.facts))]
    facts = [
        replace(fact, id="donations", basis="total", period=f"../{year}", areas=(area,))
        for fact, year, area in zip(base.facts, years, cycle(("CN", "CN-HI")), strict=False)
    ]
    return FactBase([file_of(catalogue_of(base), facts)])


def answer_to(base: FactBase, run: Callable[..., Answer], *arguments: Any) -> None:
    """Ask a command, and write out its answer."""
    session = Session(lang="en")
    session.__dict__["base"] = base
    result = run(session, *arguments).result
    deque(render(result, "markdown") if isinstance(result, Listing) else result, maxlen=0)


def all_histories(base: FactBase) -> None:
    answer_to(base, history.run, [fact.id for fact in base.facts])


def judged(base: FactBase) -> None:
    draft = "In 2023 there were 3,000 organ donations."
    deque(Judge(base).judge(claims(draft)), maxlen=0)


def drawn(base: FactBase) -> None:
    chart = chart_of_lines([timeline_of([*base.facts], base)], View(base, "en"))
    lay_out(chart, PEN, WIDEST)


def misspelt(base: FactBase) -> bytes:
    """A fact file whose facts refer to no source that it has."""
    facts = [replace(fact, source=fact.source.replace("-", "")) for fact in base.facts]
    return "".join(encode(catalogue_of(base), facts)).encode()


# What is asked of a base of so many facts that was made before.
ASKED: dict[str, Callable[[int], Callable[[], object]]] = {
    "indicators": lambda count: partial(answer_to, made_up(count), indicators.run),
    "sources": lambda count: partial(answer_to, made_up(count), catalogues.sources),
    "history": lambda count: partial(answer_to, of_one(made_up(count)), history.run, ["donations"]),
    "all": lambda count: partial(
        answer_to, of_one(made_up(count)), partial(indicators.run, all=True)
    ),
    "assistant": lambda count: partial(
        Tools(of_one(made_up(count))).history, History(ids=("donations",))
    ),
    "histories": lambda count: partial(all_histories, made_up(count)),
    "check": lambda count: partial(judged, made_up(count)),
    "chart": lambda count: partial(drawn, of_one(made_up(count))),
    "validate": lambda count: partial(validate, misspelt(made_up(count))),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_twice_the_facts_take_twice_the_work(ask: Callable[[int], Callable[[], object]]) -> None:
    ask(2)()  # what is read once is kept
    for work_of in (calls_of, lines_of):
        once, twice = (work_of(ask(count)) for count in (100, 200))
        assert twice < 2.05 * once
