"""A search as a question: what must be found in a fact, and how a fact that has it ranks.

How facts are ranked
    1. A fact of which the id or a title, with or without the Red Cross in it, is the whole
       query comes first, then one of which it is all but the words that only ask.
    2. Then by where the words are found, the worst-placed word deciding: among a fact's
       names (titles, id, tags, places, years) or as its value, as a part of its value, in its
       statement, in its note, in the name of its theme or unit, among its names by pinyin. A
       year counts only among the names, as statements and notes tell of others.
    3. In the same place an indicator comes before an action, and, where the query asks how
       many of what (多少例), what is counted so before all else.
    4. Then a title is better than a tag, a whole word better than the beginning of one, and
       the start of a title better than its inside: for the worst-placed word, then for all.
       The year of a fact is as good as a title; one of several, or that it goes up to, is a tag.
    5. The order of the fact file is last.
    Where only the latest figure of an indicator is given, it stands where the best of its
    figures would. A year, a value or a place in the query picks the latest of those that it is
    found best in.

A `Question` says this in numbers: for each word, texts to be found in columns of folded
text, each with a rank, the lower the better. What holds it against facts adds nothing of
its own: `matching` does in memory, `sql` writes it as one statement over a table.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, islice
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Area, Theme, Unit
from redcross_cli.queries.fold import LINE, fold, fold_all, is_year, join_lines
from redcross_cli.queries.folded import Folded, names_of
from redcross_cli.queries.pinyin import pinyin_pattern
from redcross_cli.queries.words import number_in

# A field has room for four ranks: a whole word or the beginning of one, at its start or inside.
RANKS_OF_FIELD = 4
TITLE, TAGS, PART_OF_VALUE, STATEMENT, NOTE, SUBJECT_NAMES, PINYIN = range(0, 28, RANKS_OF_FIELD)
LAST_OF_NAMES = PART_OF_VALUE - 1
ABSENT = 99
# A line has words that mean the same in what the Red Cross tells.
SYNONYMS = Path(__file__).with_name("synonyms.txt")


class Text(NamedTuple):
    """A text, or a pattern, to be found in a column of folded text, and the rank for that."""

    column: str
    text: str
    rank: int

    @property
    def bare(self) -> str:
        """The text without what shows where it stands."""
        return self.text.strip(f"{LINE} ")


class Range(NamedTuple):
    """Values from ``low`` up to but without ``high``, and the rank for them."""

    low: float
    high: float
    rank: int


class Subject(NamedTuple):
    """The themes, or units, whose own names have a word, and the rank for facts of them."""

    column: str
    ids: frozenset[str]
    rank: int = SUBJECT_NAMES


class Term(NamedTuple):
    """A word that is looked for: found where any of its parts is, with the best rank.

    ``units`` are those whose values are in question, None for all; ``patterns`` are regular
    expressions.
    """

    word: str
    texts: tuple[Text, ...]
    ranges: tuple[Range, ...] = ()
    units: frozenset[str] | None = None
    subjects: tuple[Subject, ...] = ()
    patterns: tuple[Text, ...] = ()


class Question(NamedTuple):
    """Words that must all be found: each as one of its alternatives, which are terms.

    ``titles`` are the folded lines of an id or title that is the whole query, or else all of it
    that is looked for; ``units`` are those in which the query asks how many, none for any;
    ``picks_figure`` tells that a word may be a year, a value or a place, by which the figures
    of an indicator differ.
    """

    titles: tuple[str, ...]
    units: frozenset[str]
    picks_figure: bool
    words: tuple[tuple[tuple[Term, ...], ...], ...]

    @property
    def terms(self) -> list[Term]:
        found = [term for word in self.words for way in word for term in way]
        return list(dict.fromkeys(found))


def ask(
    words: Iterable[Sequence[Sequence[str]]], wholes: Iterable[str], base: FactBase
) -> Question:
    """The question for words, each with its alternatives, which are words again.

    ``wholes`` are what an id or title would be that is the whole query.
    """
    subjects = {"theme": _folded_names(base.themes), "unit": _folded_names(base.units)}
    areas = " ".join(_folded_names(base.areas).values())

    def term(word: str) -> Term:
        folded = fold(word)
        named = (
            Subject(kind, frozenset(id for id, names in known.items() if _stands_in(folded, names)))
            for kind, known in subjects.items()
        )
        number = number_in(word)
        ranges = tuple(
            Range(low, high, PART_OF_VALUE + likeness if likeness else TITLE)
            for low, high, likeness in (number.ranges() if number else ())
        )
        counted = number.units(base.units.values()) if number else None
        subjects_of_word = tuple(subject for subject in named if subject.ids)
        return Term(folded, tuple(_texts(folded)), ranges, counted, subjects_of_word)

    question = Question(
        titles=tuple(dict.fromkeys(f"{LINE} {fold(whole)} {LINE}" for whole in wholes)),
        units=_asked_units(" ".join(wholes), base.units.values()),
        picks_figure=False,
        words=tuple(tuple(tuple(map(term, way)) for way in word) for word in words),
    )
    picks = (t.ranges or is_year(t.word) or _stands_in(t.word, areas) for t in question.terms)
    return question._replace(picks_figure=any(picks))


def _asked_units(query: str, units: Iterable[Unit]) -> frozenset[str]:
    """The units of what a query asks how many of: 多少例, 几支救援队, how many countries.

    个 alone may count anything, and people may be counted in cases.
    """
    asked = re.sub("多少|how (?:many|(?=much))", "几", fold(query))
    _, _, counted = asked.partition("几")
    counted = re.sub("^(?:钱|much)", "元", counted.strip().removeprefix("个"))
    nouns = {
        unit.id: tuple(noun.removeprefix("个") for noun in unit.nouns.zh if noun not in "个人")
        + tuple(filter(None, fold_all(unit.nouns.en)))  # nothing is left of ¥
        for unit in units
    }
    some_of = (counted, "case") if counted.startswith("people") else (counted,)
    return frozenset(
        id for id, some in nouns.items() if any(one.startswith(some) for one in some_of)
    )


def _folded_names(records: Mapping[str, Theme | Unit | Area]) -> dict[str, str]:
    names = [names_of(record) for record in records.values()]
    folded = iter(fold_all([name for some in names for name in some]))
    lines = [join_lines(islice(folded, len(some))) for some in names]
    return dict(zip(records, lines, strict=True))


def _texts(folded: str) -> Iterable[Text]:
    """Where a folded word may stand: in Latin letters it begins after a space.

    Wherever one of a column's texts is found, so is the last of them. A number does not go
    on, as 13 is not in 130 or 13million. A year is not looked for in statements and notes,
    which name others than that of the fact.
    """
    before = " " if folded[0].isascii() else ""
    after = " " if folded[-1].isascii() else ""
    may_go_on = bool(after) and not folded.rsplit(maxsplit=1)[-1][0].isdigit()
    for column, rank in zip(Folded._fields, (TITLE, TAGS, STATEMENT, NOTE), strict=True):
        if rank == STATEMENT and is_year(folded):
            return
        if rank == TITLE:
            yield Text(column, f"{LINE} {folded}{after}", rank)
        yield Text(column, f"{before}{folded}{after}", rank + 1)
        if may_go_on and rank == TITLE:
            yield Text(column, f"{LINE} {folded}", rank + 2)
        if may_go_on:
            yield Text(column, f"{before}{folded}", rank + 3)


def _stands_in(folded: str, names: str) -> bool:
    return any(text.text in names for text in _texts(folded))


def in_pinyin(question: Question, alone: bool = False) -> Question:
    """The question, with words in Latin letters that also find the Chinese they spell.

    A word that is ``alone`` was found nowhere as it stands, which saves looking again.
    """

    def spelled(term: Term) -> Term:
        pattern = pinyin_pattern(term.word)
        if not pattern:
            return term
        term = term._replace(texts=(), ranges=()) if alone else term
        return term._replace(
            patterns=(Text("title", pattern, PINYIN), Text("tags", pattern, PINYIN + 1))
        )

    return _with_terms(question, spelled)


def with_synonyms(question: Question) -> Question:
    """The question, in which a word is also found as another that means the same."""

    def widened(term: Term) -> Term:
        texts = chain(term.texts, *map(_texts, _synonyms().get(term.word, ())))
        return term._replace(texts=tuple(sorted(texts, key=attrgetter("rank"))))

    return _with_terms(question, widened)


def _with_terms(question: Question, changed: Callable[[Term], Term]) -> Question:
    words = (tuple(tuple(map(changed, way)) for way in ways) for ways in question.words)
    return question._replace(words=tuple(words))


@cache
def _synonyms() -> dict[str, list[str]]:
    """For each word of the file, folded, the others of all its lines."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in fold_all(SYNONYMS.read_text(encoding="utf-8").splitlines()):
        for word in (words := line.split()):
            found[word].update(words)
    return {word: sorted(words - {word}) for word, words in found.items()}
