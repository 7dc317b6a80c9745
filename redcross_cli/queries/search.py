"""Searching facts by words, best first.

Every word must be found in a fact (`question` says where, and how that is ranked). Words
that only ask ("how many", "the", 多少, 请问, 做了), hedge or name the Red Cross are passed
over beside others.

Where the words find nothing as they stand, or nothing better than a statement, a run of
Chinese may also be several words, without those that only ask; and where they find nothing, a
word in Latin letters may also be pinyin. Where nothing better is found still, each word may
also be a synonym (小孩 for 儿童).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, cast

from redcross_cli.facts.base import EVERYTHING, FactBase, Filter
from redcross_cli.facts.model import Fact
from redcross_cli.messages import _, alternatives, in_list, in_sequence, quoted
from redcross_cli.queries.fold import fold, is_year
from redcross_cli.queries.folded import names_of, years_of
from redcross_cli.queries.matching import FinderInMemory, Ranked
from redcross_cli.queries.question import STATEMENT, Question, ask, in_pinyin, with_synonyms
from redcross_cli.queries.words import in_short, only_asks, relative_years, take_apart, tokens_of
from redcross_cli.suggest import did_you_mean, nearest

if TYPE_CHECKING:
    from redcross_cli.queries.table import FactsInTable


_MOST_EXPLAINED = 8  # words; of more it is not told which is amiss
_MOST_LOOKED_AT = 5  # facts, of which one may be of a span with the year that is asked for
_YEAR = re.compile("[0-9]{4}")


class Hits(NamedTuple):
    """The facts that a search found, best first, and the question that found them."""

    facts: Sequence[Fact]
    question: Question


def search(
    base: FactBase, words: Sequence[str], where: Filter = EVERYTHING, limit: int | None = None
) -> Hits:
    """Find the facts that pass a filter and in which every word stands.

    >>> from redcross_cli import load
    >>> [fact.id for fact in search(load(), ["thalassemia"], limit=1).facts]
    ['hainan-children-helped']
    """
    tokens = tokens_of(words)
    query, telling = " ".join(words), " ".join(tokens)
    as_typed = [[[in_short(token)]] for token in tokens]
    question, finder = ask(as_typed, (query, telling), base), _finder(base)
    if not tokens:
        return Hits((), question)
    found = finder.ranked(question, where, limit)
    if _is_poor(found):
        if not found:  # 2016 万家 is no number of homes
            tokens = tokens_of(words, join=False)
        apart = _ask_apart(tokens, (query, telling), base)
        if not found:
            alone = len(apart.terms) == 1 and apart.terms[0].word == fold(query)
            apart = in_pinyin(apart, alone)
        for wider in (apart, with_synonyms(apart)):
            if _is_poor(found) and wider != question:  # else the same is asked again
                question = wider
                found = finder.ranked(question, where, limit)
    return Hits([fact for _, fact in found], question)


def _is_poor(found: Sequence[Ranked]) -> bool:
    """Whether nothing is found by its names as they are written."""
    return all(score.worst >= STATEMENT for score, _ in found)


def _ask_apart(tokens: Sequence[str], wholes: Sequence[str], base: FactBase) -> Question:
    return ask([ways for token in tokens for ways in take_apart(token)], wholes, base)


def _ask_last(tokens: Sequence[str], base: FactBase) -> Question:
    """The question that finds the most: words taken apart, pinyin and synonyms."""
    return with_synonyms(in_pinyin(_ask_apart(tokens, (), base)))


def _finder(base: FactBase) -> "FinderInMemory | FactsInTable":
    return FinderInMemory(base) if base.is_in_memory else cast("FactsInTable", base)


def nothing_found(base: FactBase, words: Sequence[str], where: Filter = EVERYTHING) -> str:
    """What to tell about a search without hits: what was amiss, what would be found."""
    tokens = _telling(words)
    nothing = _("Nothing matches '{words}'.")
    together = _("Nothing matches all of '{words}' at once, though each word is found by itself.")
    if any(where._replace(latest_only=False)):
        nothing = _("Nothing that passes the filter matches '{words}'.")
        together = _(
            "Nothing that passes the filter matches all of '{words}' at once, "
            "though each word is found by itself."
        )
    if len(tokens) > _MOST_EXPLAINED or all(map(only_asks, tokens)):
        return nothing.format(words=" ".join(tokens or words))
    if years := other_years(base, words, where):
        return in_sequence(nothing.format(words=" ".join(tokens)), years)
    told = [(True, True)]
    if len(tokens) > 1:
        questions = [_ask_last([token], base) for token in tokens]
        told = _finder(base).lacking(questions, where)
    missing = [token for token, (is_absent, _rest) in zip(tokens, told, strict=True) if is_absent]
    in_the_way = [token for token, (_absent, rest) in zip(tokens, told, strict=True) if rest]
    if not missing:
        leave = in_the_way and _("Leave out {words}.", words=alternatives(quoted(in_the_way)))
        return in_sequence(together.format(words=" ".join(tokens)), leave or "")
    offers: list[str] = []
    if in_the_way:  # the rest of the query is found, and what is offered with it
        [token] = missing
        rest = [other for other in tokens if other != token]
        known = words_like(token, rest, base, where)
        # Of three Chinese characters one may be wrong; of three letters that is another word.
        cutoff = 0.66 if len(token) == 3 and not token.isascii() else 0.75
        offers = [word for word in nearest(token, known, cutoff) if not only_asks(word)]
    return in_sequence(nothing.format(words=" ".join(missing)), did_you_mean(offers))


def other_years(base: FactBase, words: Sequence[str], where: Filter = EVERYTHING) -> str:
    """The years of the figures that fit words best, if it is of none that is asked for.

    A year is asked for by a word or by the filter. Figures of a span of many years, which are
    not found by one inside it, are told of before others.
    """
    tokens = _telling(words)
    asked = [token for token in tokens if is_year(fold(token))]
    rest = [token for token in tokens if token not in asked]
    if not rest or (rest == tokens and not where.periods):
        return ""
    hits = search(base, rest, where._replace(periods=()), _MOST_LOOKED_AT).facts
    around = [fact for fact in hits if any(_is_inside(year, fact.period) for year in asked)]
    told = ""
    for id in dict.fromkeys(fact.id for fact in (*hits[:1], *around[:1])):
        periods = {fact.period for fact in base.named(id) if fact.is_indicator}
        if any(year in token for token in asked for p in periods for year in years_of(p)):
            break
        spans = sorted({"–".join(dict.fromkeys(_YEAR.findall(period))) for period in periods})
        if spans:
            told = _("Of {id} there are figures of {years}.", id=id, years=in_list(spans))
    return told


def remark_on_years(base: FactBase, words: Sequence[str], where: Filter) -> str:
    """What to tell of the years that were asked for and did not choose what is found."""
    told = ""
    if relative := relative_years(words):
        what = _("{years} is passed over, the latest figures are listed; for a year, type it.")
        told = what.format(years=in_list(quoted(relative)))
    return in_sequence(told, other_years(base, words, where._replace(periods=())))


def _is_inside(asked: str, period: str) -> bool:
    """Whether a year is in a period and neither the first nor the last of its years."""
    years = _YEAR.findall(period)
    return any(years[0] < year < years[-1] for year in _YEAR.findall(asked))


def _telling(words: Sequence[str]) -> list[str]:
    """The words of a query, each once; a run of Chinese as what it surely is, others as typed."""
    tokens = tokens_of(words)
    apart = ([t] if t.isascii() else [ways[0][0] for ways in take_apart(t)] for t in tokens)
    return list(dict.fromkeys(chain.from_iterable(apart)))


def words_like(word: str, rest: Sequence[str], base: FactBase, where: Filter) -> Iterator[str]:
    """What can be offered for an unknown word: names of facts that have the rest.

    Of a table, only facts count that have a word with the same beginning.
    """
    beside = _ask_last(rest, base) if rest else None
    for fact in _finder(base).candidates(fold(word), beside, where):
        places = [name for area in fact.areas for name in names_of(base.areas[area])]
        for text in (fact.id, fact.title.zh, fact.title.en, *fact.tags, *places):
            yield from re.findall("[a-z]{3,}", text.casefold())
            yield text
