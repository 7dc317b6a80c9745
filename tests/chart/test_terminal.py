"""Bars at a terminal: true lengths, within its width."""

import io
import re
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from redcross_cli.chart.bars import with_bars
from redcross_cli.chart.picture import Picture, pictured
from redcross_cli.chart.terminal import EIGHTHS, bar_of, draw, ruler
from redcross_cli.facts.base import FactBase, Filter, Order
from redcross_cli.output.listing import View
from redcross_cli.terms import Lang
from tests.chart.made_up import lines_drawn

BLOCKS = "█" + "".join(EIGHTHS)
drawn = partial(lines_drawn, draw)


def picture_of(base: FactBase, lang: Lang, unit: str) -> Picture:
    chosen = Filter(indicators_only=True, units=[unit])
    facts = with_bars(list(base.select(chosen, Order("value", reverse=True))))
    return pictured(facts, View(base, lang))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("unit", ["people", "yuan", "percent"])
def test_at_every_width_bars_are_true_and_nothing_is_cut(
    base: FactBase, lang: Lang, unit: str
) -> None:
    picture = picture_of(base, lang, unit)
    words = [picture.title, *picture.notes]
    words += [word for line in picture.lines for word in (line.label, line.aside, line.figure)]
    for width in (*range(20, 60), *range(60, 251, 10)):
        lines = drawn(picture, width)
        assert max(map(cell_len, lines)) <= width
        bars = [match[0] for line in lines for match in re.finditer(f"[{BLOCKS}]+", line)]
        eighths = [_eighths(bar) for bar in bars]
        assert [line.share for line in picture.lines] == pytest.approx(
            [length / max(eighths) for length in eighths], abs=1 / max(eighths)
        )
        assert max(eighths) >= 8 * (width // 4)
        shown = "".join("".join(lines).split())
        assert all("".join(word.split()) in shown for word in words)


def _eighths(bar: str) -> int:
    last = EIGHTHS.index(bar[-1]) if bar[-1] in EIGHTHS else 0
    return 8 * bar.count("█") + last


@pytest.mark.parametrize("width", [20, 60, 80, 120, 250])
def test_bars_begin_in_one_column(base: FactBase, width: int) -> None:
    lines = drawn(picture_of(base, "zh", "people"), width)
    starts = [cell_len(re.split(f"[{BLOCKS}┬]", line)[0]) for line in lines if _drawn(line)]
    assert len(starts) == 14 + 1
    assert len(set(starts)) == 1


def _drawn(line: str) -> bool:
    return not set(line).isdisjoint(BLOCKS + "┬")


@given(st.floats(0, 1), st.integers(5, 250))
def test_a_bar_is_true_to_an_eighth_and_never_longer_than_there_is_room(
    share: float, room: int
) -> None:
    bar = bar_of(share, room, plain=False)
    assert cell_len(bar) <= room
    assert bool(bar) == (share > 0)
    if bar:
        assert abs(_eighths(bar) - share * room * 8) <= 1
    hashes = bar_of(share, room, plain=True)
    assert set(hashes) <= {"#"}
    assert abs(len(hashes) - share * room) <= 1
    assert bool(hashes) == (share > 0)


def test_a_ruler_shows_all_marks_and_the_numbers_that_fit() -> None:
    marks = [(0.0, "1 million"), (0.4, "10 million"), (0.8, "100 million")]
    assert list(ruler(marks, 10, 30, plain=False)) == ["┬───┬───┬─", "1 million"]
    assert list(ruler(marks, 30, 40, plain=False)) == [
        "┬───────────┬───────────┬─────",
        "1 million   10 million  100 million",
    ]
    assert list(ruler(marks, 30, 34, plain=True)) == [
        "+-----------+-----------+-----",
        "1 million   10 million",
    ]
    assert list(ruler([], 30, 40, plain=False)) == []


def test_a_stream_without_block_characters_gets_plain_ones(base: FactBase) -> None:
    console = Console(file=io.TextIOWrapper(io.BytesIO(), encoding="ascii"), width=60, height=25)
    text = "\n".join(line.plain for line in draw(picture_of(base, "en", "yuan"), console))
    assert "\n  ######## 9 million yuan\n" in text
    assert "\n  +-------+--------+-------+----\n" in text


@pytest.mark.parametrize("coloured", [True, False])
def test_colour_is_left_to_rich(
    base: FactBase, monkeypatch: pytest.MonkeyPatch, coloured: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if not coloured:
        monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    console = Console(width=80, height=25, force_terminal=True)
    with console.capture() as captured:
        for line in draw(picture_of(base, "en", "counties"), console):
            console.print(line)
    assert ("\x1b[31m█" in captured.get()) == coloured
