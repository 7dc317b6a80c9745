"""Figures found in another edition of a text: by their section and wording."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from difflib import SequenceMatcher

from redcross_cli.facts.model import Fact, Key
from redcross_cli.figures.interval import Quantity
from redcross_cli.figures.reader import parse
from redcross_cli.proof.sections import Sections
from redcross_cli.proof.text import Article, comparable

Span = tuple[int, int]


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
        for title in {sections.title_at(figure.start), ""}:
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
            if start not in taken and title in {sections.title_at(start), ""}
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
