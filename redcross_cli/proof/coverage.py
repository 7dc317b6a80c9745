"""The figures of a text that no fact covers: repeated, unsure or uncovered."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from redcross_cli.figures.figure import Figure
from redcross_cli.figures.reader import parse
from redcross_cli.proof.alignment import Said, Span, what_is_said
from redcross_cli.proof.findings import HELD, Finding, Status
from redcross_cli.proof.sections import Sections
from redcross_cli.proof.text import Article, as_printed, comparable

# Measure words that count anything, and signs that tell nothing of what is counted.
_GENERAL = {*"个项处家种件次类批%‰", ""}
# The word behind a figure, or its first characters where the text has no spaces.
_WORD_BEHIND = re.compile("的?([\u3400-\u9fff]{2}|[a-z-]{1,12})")
# Smaller numbers are too common for the same one to be the same figure.
_TELLING = 100


class Spans:
    """Parts of a text, which may touch or hold one another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._reach: list[int] = []  # how far those up to here reach
        for start, end in sorted(spans):
            self._starts.append(start)
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def touch(self, figure: Figure) -> bool:
        """Whether any of them shares a character with a figure."""
        index = bisect_right(self._starts, figure.end - 1)
        return index > 0 and self._reach[index - 1] > figure.start


def what_figure_says(figure: Figure, article: Article) -> tuple[Said, str]:
    """What a figure and its repetition share: the quantity and the thing counted.

    Where the measure word does not tell what is counted, the word behind it does, or
    else what stands before: 56个场馆, 覆盖率80%.
    """
    counts = comparable(figure.counts)
    value = figure.quantity.value
    if counts not in _GENERAL and value is not None and value >= _TELLING:
        return what_is_said(figure.quantity), counts
    behind = _WORD_BEHIND.match(article.form, figure.end)
    beside = behind[1] if behind else article.form[max(0, figure.start - 2) : figure.start]
    return what_is_said(figure.quantity), counts + beside


def doubt_of(figure: Figure) -> str:
    """Why a figure cannot be a fact's as it stands; "" where it can.

    Its printed form must say the same without the text around it, as a fact file has
    nothing else.
    """
    if figure.doubt:
        return figure.doubt
    printed = as_printed(figure.printed)
    try:
        alone = parse(printed)
    except ValueError as error:
        return str(error)
    if what_is_said(alone.quantity) != what_is_said(figure.quantity):
        return f"'{printed}' does not say by itself what it says in this text"
    return ""


def find_loose(
    article: Article, sections: Sections, findings: Sequence[Finding], covered: Spans
) -> Iterator[Finding]:
    """The findings for the text's figures that no fact covers."""
    ids = _ids_by_figure(article, findings)
    for figure in article.figures:
        if covered.touch(figure):
            continue
        status: Status = "uncovered"
        if detail := doubt_of(figure):
            status = "unsure"
        elif id := ids.get(what_figure_says(figure, article)):
            status, detail = "repeated", id
        yield Finding(
            "",
            "",
            as_printed(figure.printed),
            sections.title_at(figure.start),
            figure.start,
            figure.end,
            status,
            detail,
        )


def _ids_by_figure(article: Article, findings: Sequence[Finding]) -> dict[tuple[Said, str], str]:
    """The ids of the facts that are proved, by what their figures say."""
    ids: dict[tuple[Said, str], str] = {}
    for finding in findings:
        if finding.status in HELD and finding.start is not None and finding.end is not None:
            figure = article.figure_in(finding.start, finding.end)
            if figure is not None:
                ids.setdefault(what_figure_says(figure, article), finding.id)
    return ids
