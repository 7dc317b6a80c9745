"""The sentences of a source around its figures."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from redcross_cli.facts.base import FactBase, Filter
from redcross_cli.facts.csl import Source
from redcross_cli.proof.alignment import Key, Span
from redcross_cli.proof.proof import prove, sections_of
from redcross_cli.proof.text import Article, as_sentence

# A Chinese sentence may go on after a blank line, where a page broke.
_SENTENCE_END = re.compile(
    r"[。！？；]”?|[.!?][\"”’)]*(?=\s+[\"“(]?[A-Z0-9])|(?<=[\x21-\x7e])[ \t\r]*\n[ \t\r]*\n"
)


class Quotation(NamedTuple):
    """A sentence of the source around a figure."""

    before: str
    figure: str
    after: str


def quotations(base: FactBase, source: Source, article: Article) -> dict[Key, Quotation]:
    """The sentence around the figure of each fact of a source, by the fact's key.

    A fact whose figure the text does not have is left out.
    """
    sections = sections_of(base.select(Filter(sources=[source.id])), article)
    ends = sorted(
        [article.offset_of(match.end()) for match in _SENTENCE_END.finditer(article.text)]
        + [heading.end for heading in sections.headings]
    )
    quotes: dict[Key, Quotation] = {}
    for finding in prove(base, source, article).findings:
        if finding.id and finding.start is not None and finding.end is not None:
            first = bisect_right(ends, finding.start)
            last = bisect_left(ends, finding.end)
            start = ends[first - 1] if first else 0
            end = ends[last] if last < len(ends) else len(article.form)
            span = (finding.start, finding.end)
            quotes[source.id, finding.id, finding.period] = _quote(article, (start, end), span)
    return quotes


def _quote(article: Article, sentence: Span, figure: Span) -> Quotation:
    whole = as_sentence(article.original(*sentence))
    head = as_sentence(article.original(sentence[0], figure[1]))
    printed = as_sentence(article.original(*figure))
    return Quotation(head[: -len(printed)], printed, whole[len(head) :])
