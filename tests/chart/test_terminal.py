"""A chart at a terminal: true lengths, every point seen, within its width."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from redcross_cli.chart.chart import Chart, chart_of_bars, chart_of_lines
from redcross_cli.chart.drawable import with_bars
from redcross_cli.chart.layout import Words
from redcross_cli.chart.terminal import bar_of, draw, lay_out_in_cells
from redcross_cli.chart.timeline import timeline_of
from redcross_cli.facts.base import FactBase, Filter, Order, by_recency
from redcross_cli.messages import speak
from redcross_cli.output.view import View
from redcross_cli.terms import Lang
from tests.chart.made_up import HISTORIES, TRAINED, Made, chart_of

SIGNS = "●▲▼◆○△▽◇"


def drawn(chart: Chart, width: int, encoding: str = "utf-8") -> list[str]:
    """What is drawn at a terminal so wide."""
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    console = Console(file=file, width=width, height=25)
    return [line.plain for line in draw(lay_out_in_cells(chart, width), console)]


def bars_in(base: FactBase, lang: Lang, unit: str) -> Chart:
    chosen = Filter(indicators_only=True, units=[unit])
    view = View(base, lang)
    facts = with_bars(list(base.select(chosen, Order("value", reverse=True))), view)
    return chart_of_bars(facts, view)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("unit", ["people", "yuan", "percent"])
def test_bars_are_true_at_every_width(base: FactBase, lang: Lang, unit: str) -> None:
    chart = bars_in(base, lang, unit)
    words = [chart.title, *chart.notes, *(bar.label for bar in chart.bars)]
    for width in (*range(20, 60), *range(60, 251, 10)):
        lines = drawn(chart, width)
        assert max(map(cell_len, lines)) <= width
        bars = [line for line in lines if re.fullmatch("━*╸?", line) and line]
        assert bars == [bar_of(bar.share * width) for bar in chart.bars]
        shown = "".join("".join(lines).split())
        assert all("".join(word.split()) in shown for word in words)


@given(st.floats(0, 1), st.integers(5, 250))
def test_a_bar_is_true_to_half_a_cell(share: float, room: int) -> None:
    bar = bar_of(share * room)
    halves = 2 * bar.count("━") + bar.count("╸")
    assert cell_len(bar) <= room
    assert bool(bar) == (share > 0)
    assert abs(halves - 2 * share * room) <= (0.5 if halves > 1 else 1)


@given(HISTORIES, st.integers(20, 130), st.sampled_from(["zh", "en"]))
def test_every_point_is_seen_within_the_width(figures: list[Made], width: int, lang: Lang) -> None:
    lines = drawn(chart_of(figures, lang), width)
    assert max(map(cell_len, lines)) <= width
    plot = [line for line in lines if set(line) & set("│┼")]
    assert len(plot) == 15
    assert sum(line.count(sign) for line in plot for sign in SIGNS) == len(figures)


def test_each_label_is_beside_its_own_point_or_tied_to_it() -> None:
    members = [
        Made("2012-02", 21000, ">", "stock"), Made("2024-01-12", 100000, "~", "stock"),
        Made("2024-03-08", 100000, basis="stock"), Made("2025-05-07", 100000, "~", "stock"),
    ]  # fmt: skip
    near = [
        Made("../2020-05", 21),
        Made("../2020-05", 71, "~"),
        Made("2020-05", 484, basis="stock"),
    ]
    drawings = [drawn(chart_of(figures), 80) for figures in (TRAINED, members, near)]
    rows = [*drawings[0][10:15], *drawings[1][3:7], *drawings[2][14:17]]
    assert (
        "\n".join(line.rstrip() for line in rows)
        == """\
10 million ┼
           │ about 7 million (2014–2016)
           │────────◆────────              4.25 million (2025-01 to 2025-12-15)
 5 million ┼                       more than 4.19 million (2023)            ╎
           │                                                  ───▲──     ───●──
        │                                             about 100,000
100,000 ┼                                                         · ◆●· · ·◆
        │                                                   · · ·    ╎     ╎
        │                                             · · ·       100,000  ╎
100 ┼                  about 71 (up to 2020-05)
    │                              ◆
    │                              ●╌ 21 (up to 2020-05)"""
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("id", ["organs-donated", "organ-donors-registered", "rescue-teams"])
def test_the_latest_figure_has_its_label_and_those_that_have_none_are_counted(
    everything: FactBase, id: str, lang: Lang
) -> None:
    speak(lang)
    figures = by_recency(everything.named(id), everything.sources)
    chart = chart_of_lines([timeline_of(figures, everything)], View(everything, lang))
    [line] = chart.lines
    for width in range(61, 200, 4):
        drawing = lay_out_in_cells(chart, width)
        labels = [
            one.text for one in drawing.items if isinstance(one, Words) and one.style == "label"
        ]
        assert line.labels[-1] in labels
        assert drawing.unlabelled == len(line.labels) - len(labels)


def test_a_stream_without_block_characters_gets_plain_ones(base: FactBase) -> None:
    text = "\n".join(drawn(bars_in(base, "en", "yuan"), 60, "ascii"))
    assert "\n(2023)\n=================\nThalassaemia" in text
    assert re.search(r"\n\+-+\+-+\+-+\+-+\n1 million", text)
    figures = [Made("../2021", 5), Made("../2022", 6, "~"), Made("../2023", 7, ">")]
    assert "\n".join(drawn(chart_of(figures), 60, "ascii")).isascii()


def test_colour_is_left_to_rich(base: FactBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    console = Console(width=80, height=25, force_terminal=True)
    with console.capture() as captured:
        for line in draw(lay_out_in_cells(bars_in(base, "en", "counties"), 80), console):
            console.print(line)
    assert "\x1b[31m━" in captured.get()
