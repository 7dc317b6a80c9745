"""Proof of a fact file against its source's text, and of the text against the file.

Where the text is the very text of the source (the digest agrees), each figure must
stand at its offset. In another edition it is looked for in its section, in the
order of the file.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from msgspec import UNSET
from msgspec.structs import replace

from redcross_cli.errors import UsageError
from redcross_cli.facts.base import FactBase, Filter
from redcross_cli.facts.csl import Source
from redcross_cli.facts.exactness import misprints
from redcross_cli.facts.model import Fact, Key, Record, Unit
from redcross_cli.figures.figure import Figure
from redcross_cli.figures.interval import Quantity, significant_digits
from redcross_cli.figures.reader import parse
from redcross_cli.foreign import retell
from redcross_cli.messages import _, file_name, in_list
from redcross_cli.proof.sections import (
    Sections,
    Span,
    align,
    find_sections,
    marked_titles,
    old_start,
    what_is_said,
)
from redcross_cli.proof.text import Article, as_printed, as_sentence, comparable
from redcross_cli.sentence_ends import sentence_ends

Status = Literal[
    "holds", "moved", "missing", "disagrees", "unlocated", "repeated", "unsure", "uncovered"
]
HELD = ("holds", "moved")
# Measure words that count anything, and a sign that tells nothing of what is counted.
_GENERAL = {*"个项处家种件次类批%", ""}
# The word behind a figure, or its first characters where the text has no spaces.
_WORD_BEHIND = re.compile("的?(?=([\u3400-\u9fff]{2}|[a-z-]{1,12}))([\u3400-\u9fff]{0,6})")
# Smaller numbers are too common for the same one to be the same figure, and so are round ones,
# as 300, of what a text counts most.
_TELLING = 100
_OFTEN = {*"人名位元", "人次", "people", "yuan"}
# What goes before a figure that nobody has counted yet: 计划新建, plans to build.
_PLANNED = re.compile(
    r"(?:(?:(?<!天使)计划|[拟将]|力争|争取|预计)(?:[新再到达建增]|在[今明后]年|[于在]20[0-9]{2}年)"
    r"|(?i:\b(?:(?:plan|aim|intend|hope|expect)(?:s|ed|ing|ning|ned)? to|will(?! have))\b))"
    r"[^，。；！？,.;!?]*\Z"
)
_CLAUSE = 40  # characters before a figure in which it may be told for planned
# A Chinese sentence may go on after a blank line, where a page broke.
_SENTENCE_END = re.compile(
    r"[。！？；]”?|[.!?][\"”’)]*(?=\s+[\"“(]?[A-Z0-9])|(?<=[\x21-\x7e])[ \t\r]*\n[ \t\r]*\n"
)


class Outcome(Record, frozen=True):
    """What became of one figure: of an indicator, or one that no fact covers.

    ``start`` and ``end`` are where it stands in the text, None where it does not;
    ``id`` and ``period`` are empty for a figure without a fact.
    """

    id: str
    period: str
    printed: str
    section: str
    start: int | None
    end: int | None
    status: Status
    detail: str = ""

    @property
    def span(self) -> Span | None:
        return None if self.start is None or self.end is None else (self.start, self.end)


class Proof(NamedTuple):
    """All outcomes, indicators first.

    ``same_text`` tells whether the digest agrees, ``figures`` how many the text has.
    """

    same_text: bool
    figures: int
    outcomes: list[Outcome]
    sections: Sections

    @property
    def holds(self) -> bool:
        """Whether at least one figure is proved and nothing speaks against the rest."""
        statuses = {outcome.status for outcome in self.outcomes}
        return not statuses.isdisjoint(HELD) and statuses <= {*HELD, "repeated", "unsure"}


def source_of(base: FactBase, article: Article, name: str) -> Source:
    """The source that a text is of: by its digest, or else the only one that may be meant.

    Of several sources those may be meant that have a digest: the text of the others is not at
    hand, and their facts have no locators.
    """
    sources = list(base.sources.values())
    held = [source for source in sources if source.digest]
    meant = [source for source in held if source.digest == article.digest]
    if not meant:
        meant = held if len(sources) > 1 else sources
        if len(meant) != 1:
            ids = in_list(source.id for source in meant) or _("the sources loaded")
            what = _("{file} is of none of {ids} by its digest; load one with --facts.")
            raise UsageError(what.format(file=file_name(name), ids=ids))
    return meant[0]


def prove(base: FactBase, source: Source, article: Article) -> Proof:
    """Hold the facts of one source against an article's text, and the reverse."""
    same_text = source.digest == article.digest
    facts = list(base.select(Filter(sources=[source.id])))
    sections = _sections_of(facts, article, same_text)
    indicators = [fact for fact in facts if fact.is_indicator]
    stated = {f.key: (f.locator.start, f.locator.end) for f in facts if f.locator}
    places = stated if same_text else align(indicators, article, sections)
    outcomes = [_judge(f, places.get(f.key), article, sections, base.units) for f in indicators]
    standing = [outcome.span for outcome in outcomes if outcome.span]
    if same_text:  # in another edition nothing tells where the passages of actions are
        standing += [stated[f.key] for f in facts if f.locator and not f.is_indicator]
    covered = {figure.start for span in standing for figure in article.figures_in(*span)}
    loose = _find_loose(article, sections, outcomes, covered)
    return Proof(same_text, len(article.figures), [*outcomes, *loose], sections)


def _sections_of(facts: Iterable[Fact], article: Article, same_text: bool) -> Sections:
    """The sections that facts name, and the headings that the article marks besides.

    In the text of the facts a section goes on until the next that they name, as whoever filed
    them may have named some only. In another edition a heading may be new.
    """
    titles = dict.fromkeys(f.locator.section for f in sorted(facts, key=old_start) if f.locator)
    marked = marked_titles(article)
    return find_sections(article, titles, dict.fromkeys(marked, 0) if same_text else marked)


def _judge(
    fact: Fact, place: Span | None, article: Article, sections: Sections, units: Mapping[str, Unit]
) -> Outcome:
    """What became of an indicator whose figure should stand in a place, or nowhere."""
    section = fact.locator.section if fact.locator else ""
    absent = Outcome(fact.id, fact.period, str(fact.printed), section, None, None, "missing")
    if fact.locator is UNSET:
        return replace(absent, status="unlocated")
    lacks_section = section and section not in sections.titles
    lacking = _("the text has no section “{title}”", title=section) if lacks_section else ""
    if place is None:
        return replace(absent, detail=lacking)
    start, end = place
    if article.form[start:end] != comparable(absent.printed):
        there = as_printed(article.original(start, end))
        detail = _("“{text}” stands in its place", text=there) if there else ""
        return replace(absent, detail=detail)
    standing = replace(absent, start=start, end=end)
    wrong = [what for _key, what in misprints(fact, units)]
    problems = wrong or list(_lost_hedges(fact, place, article))
    if lacking:
        problems.append(lacking)
    elif section and sections.heading_at(start).section != section:
        problems.append(_("it does not stand in “{section}”", section=section))
    if problems:
        return replace(standing, status="disagrees", detail=_("; ").join(problems))
    if start != fact.locator.start:
        return replace(standing, status="moved", detail=f"{fact.locator.start} → {start}")
    return replace(standing, status="holds")


def _lost_hedges(fact: Fact, place: Span, article: Article) -> Iterator[str]:
    """What the text says where the fact prints less of it: 近300人, not 300人."""
    figure = next(iter(article.figures_in(*place)), None)
    if figure is None or figure.doubt or (place[0] <= figure.start and figure.end <= place[1]):
        return
    if what_is_said(figure.quantity) != what_is_said(parse(str(fact.printed)).quantity):
        yield _("the text says “{text}”", text=as_printed(figure.printed))


def _find_loose(
    article: Article, sections: Sections, outcomes: Sequence[Outcome], covered: set[int]
) -> Iterator[Outcome]:
    """The outcomes for the text's figures that no fact covers: those that start elsewhere."""
    told = Told(article)  # by the facts that are proved
    for outcome in outcomes:
        if outcome.status in HELD and outcome.span:
            for figure in article.figures_in(*outcome.span)[:1]:
                told.add(figure, outcome.id)
    for figure in article.figures:
        if figure.start not in covered:
            status: Status = "uncovered"
            if detail := doubt_of(figure, article):
                status = "unsure"
            elif detail := told.id_of(figure):
                status = "repeated"
            printed, section = as_printed(figure.printed), sections.heading_at(figure.start).title
            yield Outcome("", "", printed, section, figure.start, figure.end, status, detail)


class Told:
    """What facts tell of a text's figures; a figure that says the same again repeats one of them.

    It has the quantity, and the thing counted by a like word: 队员300名, 300名救援队员.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._by_first: dict[tuple[Quantity, str, str], str] = {}  # the first word of each
        self._by_any: dict[tuple[Quantity, str, str], str] = {}

    def add(self, figure: Figure, id: str) -> None:
        first, *others = _says(figure, self._article)
        self._by_first.setdefault(first, id)
        for said in (first, *others):
            self._by_any.setdefault(said, id)

    def id_of(self, figure: Figure) -> str:
        """The id of the first fact that tells what a figure says, or ""."""
        said = _says(figure, self._article)
        ids = [self._by_any.get(said[0]), *map(self._by_first.get, said)]
        return next(filter(None, ids), "")


def _says(figure: Figure, article: Article) -> list[tuple[Quantity, str, str]]:
    """What a figure says: its quantity, the word that it counts by, and one that tells of what.

    Where the number and its measure word do not tell what is counted, the word behind them
    does, or else what stands before: 56个场馆, 覆盖率80%, 志愿者300人. Behind a large number
    the rest of what may be a noun does so, too.
    """
    counts = comparable(figure.counts)
    value = figure.quantity.value
    is_large = value is not None and value >= _TELLING
    is_round = value is not None and significant_digits(value) < 3
    words = [""]
    if not is_large or counts in _GENERAL or (is_round and counts in _OFTEN):
        behind = _WORD_BEHIND.match(article.form, figure.end)
        words = [behind[1] if behind else article.form[max(0, figure.start - 2) : figure.start]]
        if is_large and behind and behind[2]:
            noun = behind[2]
            words += [noun[n : n + 2] for n in range(1, len(noun) - 1)]
    return [(what_is_said(figure.quantity), counts, word) for word in words]


def doubt_of(figure: Figure, article: Article) -> str:
    """Why a figure of a text cannot be a fact's as it stands; "" where it can.

    Its printed form must say the same without the text around it, as a fact file has
    nothing else.
    """
    if figure.doubt:
        return retell(figure.doubt)
    printed = as_printed(figure.printed)
    try:
        alone = parse(printed)
    except ValueError as error:
        return retell(str(error))
    if what_is_said(alone.quantity) != what_is_said(figure.quantity):
        return _("'{printed}' does not say by itself what it says in this text", printed=printed)
    before = article.original(max(0, figure.start - _CLAUSE), figure.start)
    return _("it may only be planned") if _PLANNED.search(before) else ""


def quotations(
    base: FactBase, source: Source, article: Article
) -> tuple[dict[Key, str], dict[Key, str]]:
    """The sentence around each fact's figure, which stands in 【】, by the fact's key.

    Of a figure that is not found where it should stand, the second has why not.
    """
    proof = prove(base, source, article)
    ends = [article.offset_of(end) for end in sentence_ends(_SENTENCE_END, article.text)]
    ends += [heading.end for heading in proof.sections.headings]
    ends = sorted([0, *ends, len(article.form)])
    quotes: dict[Key, str] = {}
    lost: dict[Key, str] = {}
    for outcome in proof.outcomes:
        key = source.id, outcome.id, outcome.period
        if outcome.status == "unlocated":
            lost[key] = _("the fact has no locator")
        elif not outcome.span:
            lost[key] = outcome.detail or _("it is not found there")
        elif outcome.id:
            start, end = outcome.span
            begin, finish = ends[bisect_right(ends, start) - 1], ends[bisect_left(ends, end)]
            head, figure, whole = (
                as_sentence(article.original(*span))
                for span in ((begin, end), (start, end), (begin, finish))
            )
            quotes[key] = f"{head[: -len(figure)]}【{figure}】{whole[len(head) :]}"
    return quotes, lost
