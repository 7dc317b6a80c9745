"""The lists of Chinese words, which stand in words.txt."""

from __future__ import annotations

from pathlib import Path


def _lists() -> dict[str, str]:
    """The lists by name; the first line of a list has its name, and the next its words."""
    lines = Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines()
    return {
        line.partition(":")[0]: words for line, words in zip(lines[::2], lines[1::2], strict=True)
    }


LISTS = _lists()
