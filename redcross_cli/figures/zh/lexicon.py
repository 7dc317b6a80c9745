"""The lists of Chinese words in words.txt, by name."""

from __future__ import annotations

from pathlib import Path

_LINES = Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines()
_ENTRIES = (line.partition(": ") for line in _LINES if not line.startswith("#"))
LISTS = {name: words for name, _, words in _ENTRIES}
