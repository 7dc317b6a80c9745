"""The sections of an article, found by their headings.

A heading is a line of its own, in plain text, Markdown or numbered: 志愿服务,
## Volunteering, 三、志愿服务, （三）志 愿 服 务. It may also begin a line and end in a
full stop or a colon. A heading may stand several times, as in a table of contents:
what follows any of them, up to the next heading, is in its section.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from redcross_cli.proof.text import Article, comparable

_CHINESE_NUMERAL = "[一二三四五六七八九十]{1,3}"
_NUMBERING = (
    rf"(?:[0-9]{{1,2}}(?:\.[0-9]{{1,2}})*[.．、)）\s](?![0-9])\s*|{_CHINESE_NUMERAL}\s*[、.．]"
    rf"|[(（]\s*(?:[0-9]{{1,2}}|{_CHINESE_NUMERAL})\s*[)）]|[①-⑳]|[IVX]{{1,5}}\.\s"
    rf"|第{_CHINESE_NUMERAL}(?:部分|[章节]))"
)
_BEFORE_TITLE = re.compile(rf"[#>*_•\s]*(?:{_NUMBERING})?[*_\s]*")
_AFTER_TITLE = "#*_：: \t\u3000"
# A title that begins a line ends before one of these.
_TITLE_IN_LINE = re.compile(r"[^：:。*]+?(?=[：:。]|\.?\*|\.\s)")
_MARKDOWN_HEADING = re.compile(r"(?m)^ {0,3}#{1,6}[ \t]+(.*\w.*)$")
# In a text without lines a heading follows the end of a sentence.
_SENTENCE_BEFORE = r"(?:^|(?<=[。！？”）》：.!?]))"


class Heading(NamedTuple):
    """A heading of an article; ``end`` is where its line ends, if it has one of its own."""

    title: str
    start: int
    end: int


class Sections:
    """Which part of an article lies under which heading; there may be no heading at all.

    ``first`` is where each title stands first.
    """

    def __init__(self, headings: Iterable[Heading]) -> None:
        self.headings = sorted(headings, key=lambda heading: heading.start)
        self.first = {h.title: h.start for h in reversed(self.headings)}
        self._starts = [heading.start for heading in self.headings]

    def title_at(self, offset: int) -> str:
        """The heading that an offset lies under; "" before the first."""
        index = bisect_right(self._starts, offset)
        return self.headings[index - 1].title if index else ""


def find_sections(article: Article, titles: Sequence[str], run_on: bool = True) -> Sections:
    """The sections of these titles; one that the article lacks is left out.

    Where no title has a line of its own, the text may have lost its lines. With
    ``run_on`` a title that follows the end of a sentence is then a heading.
    """
    wanted = {bare_title(title): title for title in titles if bare_title(title)}
    found = list(_headings_on_lines(article, wanted))
    if not found and run_on and wanted:
        found = _headings_in_a_run(article, wanted)
    return Sections(found)


def markdown_titles(article: Article) -> list[str]:
    """The headings that Markdown marks, each once, without their marks and numbers."""
    titles = (match[1] for match in _MARKDOWN_HEADING.finditer(article.text))
    return list(dict.fromkeys(filter(None, map(_stripped, titles))))


def bare_title(line: str) -> str:
    """A heading as headings are compared.

    >>> bare_title("## 三、志 愿 服 务") == bare_title("（三）志愿服务：") == "志愿服务"
    True
    """
    return comparable(_stripped(line))


def _stripped(line: str) -> str:
    begun = _BEFORE_TITLE.match(line)
    return line[begun.end() if begun else 0 :].rstrip().rstrip(_AFTER_TITLE)


def _headings_on_lines(article: Article, wanted: dict[str, str]) -> Iterator[Heading]:
    place = 0
    for line in article.text.splitlines(keepends=True):
        start, place = place, place + len(line)
        stripped = _stripped(line)
        title = wanted.get(comparable(stripped))
        if title is not None:
            yield Heading(title, article.offset_of(start), article.offset_of(place))
        elif begun := _TITLE_IN_LINE.match(stripped):
            title = wanted.get(comparable(begun[0]))
            if title is not None:
                yield Heading(title, article.offset_of(start), article.offset_of(start))


def _headings_in_a_run(article: Article, wanted: dict[str, str]) -> list[Heading]:
    """Headings after the ends of sentences, one of each title, in the order of the titles."""
    longest_first = sorted(wanted, key=len, reverse=True)
    pattern = re.compile(
        f"{_SENTENCE_BEFORE}(?:{_NUMBERING})?({'|'.join(map(re.escape, longest_first))})"
    )
    places: dict[str, list[tuple[int, int]]] = {title: [] for title in wanted}
    for match in pattern.finditer(article.form):
        if not _goes_on(article, match.end()):
            places[match[1]].append(match.span())
    headings: list[Heading] = []
    place = 0
    for form, title in wanted.items():
        start, end = next((span for span in places[form] if span[0] >= place), (-1, -1))
        if start >= 0:
            headings.append(Heading(title, start, end))
            place = end
    return headings


def _goes_on(article: Article, offset: int) -> bool:
    """Whether an English sentence goes on, as a heading is followed by a capital."""
    return article.original(offset, min(offset + 1, len(article.form))).islower()
