"""The sections of an article, found by their headings.

A heading is a line of its own, in plain text, Markdown or numbered: 志愿服务,
## Volunteering, 三、志愿服务, （三）志 愿 服 务. It may also begin a line and end in a
full stop or a colon. A heading may stand several times, as in a table of contents:
what follows any of them, up to the next heading, is in its section.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from redcross_cli.proof.text import Article, comparable

_CHINESE_NUMERAL = "[一二三四五六七八九十]{1,3}"
_NUMBERING = (
    rf"(?:[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{0,5}}[.．、)）\s](?![0-9])\s*|{_CHINESE_NUMERAL}\s*[、.．]"
    rf"|[(（]\s*(?:[0-9]{{1,2}}|{_CHINESE_NUMERAL})\s*[)）]|[①-⑳]|[IVX]{{1,5}}\.\s"
    rf"|第{_CHINESE_NUMERAL}(?:部分|[章节]))"
)
_BEFORE_TITLE = re.compile(rf"[#>*_•\s]*(?:{_NUMBERING})?[*_\s]*")
_AFTER_TITLE = "#*_：: \t\u3000"
# A title that begins a line ends before one of these.
_TITLE_IN_LINE = re.compile(r"[^：:。*]+?(?=[：:。]|\.?\*|\.\s)")
# A line that Markdown marks as a heading, or one of few words under a Chinese number.
_MARKED_HEADING = re.compile(
    rf"(?m)^ {{0,3}}#{{1,6}}[ \t]+(\S.*)$|"
    rf"^[ \t\u3000]*(?:{_CHINESE_NUMERAL}、|第{_CHINESE_NUMERAL}(?:部分|[章节]))\s*"
    r"([^\n。；;！？]{1,30})$"
)
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


def marked_titles(article: Article) -> list[str]:
    """The headings that a plain text marks, each once, without their marks and numbers."""
    titles = (match[1] or match[2] for match in _MARKED_HEADING.finditer(article.text))
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
    start = 0
    for line in article.text.splitlines(keepends=True):
        stripped = _stripped(line)
        begun = _TITLE_IN_LINE.match(stripped)
        form = comparable(stripped)
        if form in wanted:
            end = article.offset_of(start + len(line))
            yield Heading(wanted[form], article.offset_of(start), end)
        elif begun and comparable(begun[0]) in wanted:
            end = article.offset_of(start)
            yield Heading(wanted[comparable(begun[0])], end, end)
        start += len(line)


def _headings_in_a_run(article: Article, wanted: dict[str, str]) -> list[Heading]:
    """Headings after the ends of sentences, one of each title, in the order of the titles."""
    longest_first = sorted(wanted, key=len, reverse=True)
    pattern = re.compile(
        f"{_SENTENCE_BEFORE}(?:{_NUMBERING})?({'|'.join(map(re.escape, longest_first))})"
    )
    found: dict[str, list[tuple[int, int]]] = {form: [] for form in wanted}
    for match in pattern.finditer(article.form):
        # An English sentence goes on, but a heading is followed by a capital.
        if not article.original(match.end(), match.end() + 1).islower():
            found[match[1]].append(match.span())
    headings: list[Heading] = []
    for form, title in wanted.items():
        place = headings[-1].end if headings else 0
        behind = [span for span in found[form] if span[0] >= place]
        if behind:
            headings.append(Heading(title, *behind[0]))
    return headings
