"""The sentences of a source around its figures."""

import re
from bisect import bisect_left, bisect_right

from redcross_cli.facts.base import FactBase, Filter
from redcross_cli.facts.csl import Source
from redcross_cli.facts.model import Key
from redcross_cli.proof.proof import prove, sections_of
from redcross_cli.proof.text import Article, as_sentence
from redcross_cli.sentence_ends import sentence_ends

# A Chinese sentence may go on after a blank line, where a page broke.
_SENTENCE_END = re.compile(
    r"[。！？；]”?|[.!?][\"”’)]*(?=\s+[\"“(]?[A-Z0-9])|(?<=[\x21-\x7e])[ \t\r]*\n[ \t\r]*\n"
)


def quotations(base: FactBase, source: Source, article: Article) -> dict[Key, str]:
    """The sentence around each fact's figure, which stands in 【】, by the fact's key.

    A fact whose figure the text does not have is left out.
    """
    sections = sections_of(base.select(Filter(sources=[source.id])), article)
    ends = sorted(
        [article.offset_of(end) for end in sentence_ends(_SENTENCE_END, article.text)]
        + [heading.end for heading in sections.headings]
    )
    quotes: dict[Key, str] = {}
    for finding in prove(base, source, article).findings:
        if finding.id and finding.span:
            start, end = finding.span
            first, last = bisect_right(ends, start), bisect_left(ends, end)
            begin = ends[first - 1] if first else 0
            finish = ends[last] if last < len(ends) else len(article.form)
            head, figure, whole = (
                as_sentence(article.original(*span))
                for span in ((begin, end), (start, end), (begin, finish))
            )
            quoted = f"{head[: -len(figure)]}【{figure}】{whole[len(head) :]}"
            quotes[source.id, finding.id, finding.period] = quoted
    return quotes
