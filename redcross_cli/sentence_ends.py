"""Where sentences end: not behind an abbreviation, as in Dr. Li and Mt. Kenya."""

import re
from collections.abc import Iterator

_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Mt|No|vs|e\.g|i\.e|approx|U\.S"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))\Z"
)


def sentence_ends(marks: re.Pattern[str], text: str) -> Iterator[int]:
    """Where each sentence ends, behind what ``marks`` finds."""
    for mark in marks.finditer(text):
        before = text[max(0, mark.start() - 8) : mark.start()]
        if mark[0][0] != "." or not _ABBREVIATED.search(before):
            yield mark.end()
