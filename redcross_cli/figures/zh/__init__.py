"""Figures in Chinese: numerals, hedges, what is counted, and what is no figure."""

import os

with open(os.path.join(os.path.dirname(__file__), "words.txt"), encoding="utf-8") as file:
    _ENTRIES = [line.rstrip().partition(": ") for line in file if not line.startswith("#")]
# The lists of words.txt, by name.
LISTS = {name: words for name, _, words in _ENTRIES}
