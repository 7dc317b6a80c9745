"""The sections of an article, found by their headings, and the figures found by its sections.

A heading is a line of its own, in plain text, Markdown or numbered: 志愿服务,
## Volunteering, 三、志愿服务, （三）志 愿 服 务. It may also begin a line and end in a
full stop or a colon. A heading may stand several times, as in a table of contents:
what follows any of them, up to the next heading, is in its section.

In another edition of a text figures are found by their section and wording.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import NamedTuple

from redcross_cli.facts.model import Fact, Key
from redcross_cli.figures.interval import Quantity
from redcross_cli.figures.reader import parse
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
    rf"(?m)^ {{0,3}}(#{{1,6}})[ \t]+(\S.*)$|"
    rf"^[ \t\u3000]*(?:{_CHINESE_NUMERAL}、|(第){_CHINESE_NUMERAL}(?:部分|[章节]))\s*"
    r"([^\n。；;！？]{1,30})$"
)
_OF_PARTS, _OF_NUMBERS = 7, 8  # the levels of 第一部分 and 一、 below the six of Markdown
# In a text without lines a heading follows the end of a sentence.
_SENTENCE_BEFORE = r"(?:^|(?<=[。！？”）》：.!?]))"

Span = tuple[int, int]


class Heading(NamedTuple):
    """A heading of an article; ``end`` is where its line ends, if it has one of its own.

    ``level`` is 1 for the highest that a form marks, and 0 for one that nothing marks.
    ``section`` is the title of the section that it stands in, which may be its own.
    """

    title: str
    start: int
    end: int
    level: int = 0
    is_named: bool = True  # by whoever asks for sections, and not only marked
    section: str = ""


_NONE = Heading("", 0, 0, _OF_NUMBERS)  # before the first


class Sections:
    """Which part of an article lies under which heading; there may be no heading at all.

    A section ends at the next heading that is named, or that is marked as one of its level or
    of a higher one. ``titles`` are those of the headings.
    """

    def __init__(self, headings: Iterable[Heading]) -> None:
        self.headings: list[Heading] = []
        above = _NONE
        for heading in sorted(headings, key=lambda heading: heading.start):
            if heading.is_named or 0 < heading.level <= above.level:
                above = heading
            self.headings.append(heading._replace(section=above.title))
        self.titles = {heading.title for heading in self.headings}
        self._starts = [heading.start for heading in self.headings]

    def heading_at(self, offset: int) -> Heading:
        """The heading that an offset lies under; one without a title before the first."""
        index = bisect_right(self._starts, offset)
        return self.headings[index - 1] if index else _NONE


def find_sections(
    article: Article, titles: Iterable[str], marked: Mapping[str, int] = MappingProxyType({})
) -> Sections:
    """The sections of these titles; one that the article lacks is left out.

    Where no title has a line of its own, the text may have lost its lines: one that follows
    the end of a sentence is then a heading. ``marked`` has the levels of headings that count
    though no title names them; one of level 0 ends no section.
    """
    levels = {bare_title(title): level for title, level in marked.items()}
    named = {bare_title(title): title for title in titles if bare_title(title)}
    found = list(_headings_on_lines(article, {bare_title(t): t for t in marked} | named))
    if not found and named:
        found = _headings_in_a_run(article, named)
    forms = ((heading, bare_title(heading.title)) for heading in found)
    return Sections(
        h._replace(level=levels.get(form, 0), is_named=form in named) for h, form in forms
    )


def marked_titles(article: Article) -> dict[str, int]:
    """The headings that a text or its form marks, without their marks and numbers.

    Each has its level, as Markdown counts them.
    """
    levels: dict[str, int] = {}
    for match in _MARKED_HEADING.finditer("\n".join((*article.headings, article.text))):
        level = len(match[1]) if match[1] else _OF_PARTS if match[3] else _OF_NUMBERS
        levels.setdefault(_stripped(match[2] or match[4]), level)
    return {title: level for title, level in levels.items() if title}


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


def what_is_said(quantity: Quantity) -> Quantity:
    """What two figures that say the same share; the digits printed may differ (2.8万, 28000)."""
    return quantity._replace(step=Decimal(1))


def align(facts: Sequence[Fact], article: Article, sections: Sections) -> dict[Key, Span]:
    """Where each indicator's figure stands, by its key; one that is not found is left out.

    No two of them stand in one place, and those of a section stand in the order of the file.
    Facts without a section come last, as they may lie anywhere.
    """
    by_section: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in sorted(facts, key=old_start):
        if fact.locator:
            by_section[fact.locator.section].append(fact)
    standing: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for figure in article.figures:
        for title in {sections.heading_at(figure.start).section, ""}:
            standing[title, article.form[figure.start : figure.end]].append(figure.start)
    found: dict[Key, Span] = {}
    taken: set[int] = set()
    for title in sorted(by_section, key=lambda title: not title):
        group = by_section[title]
        wanted = [comparable(str(fact.printed)) for fact in group]
        there = {
            start: form
            for form, fact in dict(zip(wanted, group, strict=True)).items()
            for start in standing.get((title, form)) or _search(str(fact.printed), article)
            if start not in taken and title in {sections.heading_at(start).section, ""}
        }
        for index, start in _in_order(wanted, sorted(there.items())).items():
            taken.add(start)
            found[group[index].key] = (start, start + len(wanted[index]))
    return found


def _search(printed: str, article: Article) -> Iterator[int]:
    """Where a figure stands that prints more or less than the reader takes: 3万户, 3万.

    What is no figure of the text may be a person's reading of a number: 8小时 in 震后8小时.
    """
    said = None
    with suppress(ValueError):
        said = what_is_said(parse(printed).quantity)
    form = re.escape(comparable(printed))
    is_whole = re.compile(rf"(?<![0-9])(?<![0-9][.,]){form}(?!(?<=[0-9])[.,]?[0-9])")
    for match in re.finditer(form, article.form):
        if figures := article.figures_in(*match.span()):
            if what_is_said(figures[0].quantity) == said:
                yield match.start()
        elif is_whole.match(article.form, match.start()):
            yield match.start()


def _in_order(wanted: Sequence[str], there: Sequence[tuple[int, str]]) -> dict[int, int]:
    """Where those stand that keep their order, by their index.

    Two figures that changed places may have changed what they count. One of them keeps the order
    if the text is read ahead and the other if it is read back, so that neither does in both.
    """
    forms = [form for _start, form in there]
    ahead = SequenceMatcher(None, wanted, forms, autojunk=False).get_matching_blocks()
    back = SequenceMatcher(None, wanted[::-1], forms[::-1], autojunk=False).get_matching_blocks()
    kept = {len(wanted) - 1 - at - n for at, _to, size in back for n in range(size)}
    found = {at + n: there[to + n][0] for at, to, size in ahead for n in range(size)}
    return {index: start for index, start in found.items() if index in kept}


def old_start(fact: Fact) -> int:
    return fact.locator.start if fact.locator else 0
