"""What a sentence says around each of its figures."""

import re
from collections.abc import Sequence
from functools import cached_property

from redcross_cli.claims.bodies import FOUNDATION, OF_ALL, is_about_others
from redcross_cli.claims.counted import EACH_OF, EACH_TIME, counted_at, says_each
from redcross_cli.claims.dates import Stated, absolute_date
from redcross_cli.claims.dating import Dating
from redcross_cli.claims.model import CLAUSE, SENTENCE, Claim, Context
from redcross_cli.claims.places import (
    ABROAD,
    HOME,
    PROVINCES,
    SEVERAL,
    Place,
    codes,
    is_county,
    is_province,
    places,
    societies,
)
from redcross_cli.claims.pointing import BACK, SAME, THERE, say_nothing
from redcross_cli.claims.sentences import COMMA, OF_IT, SAYS_NO_MORE, respective
from redcross_cli.claims.table import CELL, column_of, named_by_cells, scaled
from redcross_cli.claims.words import words_of, words_of_all
from redcross_cli.figures.figure import Figure

# How much a word tells between the figures beside one, and in the two sentences before.
_BETWEEN, _BEFORE, _LONG_BEFORE = 1.5, 0.3, 0.2
_BACK_AT_MOST = 3  # sentences, that only point back
# What joins a place behind a comma to what stands before it.
_IN = re.compile(
    r"(?i)\b(?:in|at|across|within)(?: the \w+(?: \w+)? of)? \Z|(?:在|(?<![低高少多大小优])于)\Z"
)
# What says that a place behind a comma is that of something else.
_OTHER_CLAUSE = re.compile(
    r"(?i)\b(?:and|but|while|where|who|which|from)\b|\b(?:most|some|many|much|half|part) of\b"
)
_CHINA = re.compile(r"\bChin(?:a|ese)\b")
_ONE_OF = re.compile(r"(?i)(?<!every )\bone of (?:the |our |its |only )?\Z")
_OF_THEM = re.compile(" of (?:them|these|those)\\b")
_AND = re.compile(" and |以及|和")


class Sentence:
    """A sentence that starts at an offset of its text, with its figures.

    ``places`` are those that it names, 全省 among them.
    """

    def __init__(self, text: str, start: int, figures: Sequence[Figure], context: Context) -> None:
        own, before = context.own, context.before
        known = set(filter(is_province, codes(text)))
        own = known.pop() if len(known) == 1 and own else own  # 全省 is the province that is named
        self.text, self._context = text, context._replace(own=own)
        self.text_before = before.text if before else ""
        self._figures = figures
        self._spans = [(figure.start - start, figure.end - start) for figure in figures]
        self._respective = respective(text, self._spans)
        counts, last = [f.counts for f in figures], before.dating.last if before else None
        self.dating: Dating = Dating(text, self._spans, counts, last, context.sent)
        self.places: Sequence[Place] = places(text, own)
        # What points back to the place of the sentence before, where none is named for a figure.
        if before and THERE.search(text) and not PROVINCES.search(before.text):
            named = before.places or before._there
        else:
            named = ()
        provinces = {place.code for place in named if not is_county(place.code)}
        self._there: list[Place] = list(named) if len(provinces) < 2 else []
        # What goes on with the sentence before is of its body, too.
        goes_on = before is not None and before.text.rstrip().endswith((";", "；"))
        self._continues = context.is_introduced or goes_on or BACK.match(text) is not None
        self.of_others = is_about_others(text, len(text), own)
        is_at_home = HOME in {place.code for place in self.places}
        names_china = not self._continues and _CHINA.search(text)
        is_nobodys = self.of_others is None and not FOUNDATION.search(text)
        if self.of_others is False or (is_nobodys and names_china):  # not where the one before is
            kept = () if figures and OF_ALL.search(text) else context.setting
            at_home = frozenset(code for code in kept if code.startswith(HOME))
            self._context = self._context._replace(setting=at_home, among_others=False)
        self._others_before = None
        if before and self._continues and not is_at_home:
            self._there = self._there or (before.societies if self.of_others is None else [])
            self._others_before = before.of_others
            self.of_others = before.of_others if self.of_others is None else self.of_others
        # Nothing looks further back, and a long text would keep all its sentences.
        oldest = self
        for _ in range(_BACK_AT_MOST + 1):
            oldest = oldest._context.before or oldest
        oldest._context = oldest._context._replace(before=None)

    @cached_property
    def _near(self) -> list[tuple[str, str]]:
        """Of each figure what lies between those beside it, and its clause.

        What it counts is in its place. What stands behind an "and" is about the figure behind it.
        """
        near = []
        for index, (start, stop) in enumerate(self._spans):
            noun = f" {self._figures[index].counts}"
            between = self.text[self._around(index)[0] : start], self.text[stop : self._end(index)]
            near.append((noun.join(between), noun.join(self._sides(index))))
        return near

    @cached_property
    def words(self) -> dict[str, set[str]]:
        """The words of the sentence and of what is near to its figures."""
        long_before = (self._context.before or self).text_before
        texts = [self.text, long_before, *(text for near in self._near for text in near)]
        return dict(zip(texts, words_of_all(texts), strict=True))

    @cached_property
    def _said(self) -> list[set[str]]:
        """Of each figure the words of its clause, or of that before, if a bare one has none."""
        said: list[set[str]] = []
        for (_, clause), figure in zip(self._near, self._figures, strict=True):
            words = self.words[clause]
            is_bare = said and not figure.counts and say_nothing(words)
            said.append(words | said[-1] if is_bare else words)
        return said

    def claim(self, index: int, as_written: str, paragraph: int) -> Claim:
        """One of the sentence's figures as a claim; ``as_written`` is the sentence."""
        own, before = self._context.own, self._context.before or self
        date = self._named_apart(index)[1] or self.dating.of(index)
        is_answer = before.text.rstrip(" \n*_").endswith(("?", "？"))
        inherited = date is None and self.dating.before is not None and not is_answer
        figure, (start, stop) = self._figures[index], self._spans[index]
        if self._context.heads:
            column = column_of(self.text, start)
            figure = scaled(figure, self._context.heads, CELL.split(self.text), column)
        quantity, counts = counted_at(figure, self.text, start, stop)
        around, clause = self._near[index]
        is_same = index == 0 and SAME.search(clause)
        # Who is one of 43 is said before, and is not all of them.
        is_one_of = _ONE_OF.search(self.text, 0, start)
        of_others = None if is_one_of else is_about_others(self.text, stop, own)
        of_others = self._others_before if of_others is None else of_others
        is_bare = say_nothing(self.words[clause]) and (
            SAME.search(self.text, 0, start)
            or say_nothing(set(filter(str.isascii, words_of(self.text[:start]))))
        )
        is_item = is_bare and (self._continues or is_same)  # 2016: 828
        told_before = CLAUSE if is_item else _BETWEEN if is_answer or is_same else _BEFORE
        at = frozenset(place.code for place in self._places_of(index))
        is_nationwide = HOME in at and all(c.startswith(HOME) for c in self._context.setting)
        parts = (
            (_LONG_BEFORE, self.words[before.text_before]),
            (told_before, before.named.words[before.named.text]),
            (SENTENCE, self.words[self.text]),
            (_BETWEEN, self.words[around]),
            (CLAUSE, self._said[index]),
        )
        return Claim(
            figure,
            quantity,
            counts,
            paragraph,
            as_written,
            clause,
            around,
            clause if self._context.heads else self._told(index, date),
            {word: weight for weight, words in parts for word in words},
            date or self.dating.before,
            inherited,
            self._continues,
            self._is_each(index),
            at,
            self._context.setting,
            bool(of_others),
            self._context.among_others and of_others is None and not is_nationwide,
        )

    @cached_property
    def named(self) -> "Sentence":
        """The sentence that names what this one is of: an earlier one, if this only points back."""
        one, earlier = self, self._context.before
        for _ in range(_BACK_AT_MOST):
            if earlier and earlier.text and say_nothing(one.words[one.text]):
                one, earlier = earlier, earlier._context.before
        return one

    @property
    def societies(self) -> list[Place]:
        """The places whose own Red Cross it names."""
        return societies(self.text, self._context.own)

    @property
    def setting(self) -> tuple[frozenset[str], bool]:
        """The places that were last named by its end, and whether another body was."""
        is_whole = SEVERAL.search(self.text)
        at = [p.code for p in self.places if p.code != ABROAD]
        named = frozenset(() if is_whole else at)
        among = self._context.among_others if self.of_others is None else self.of_others
        among = among or FOUNDATION.search(self.text) is not None
        return named or self._context.setting, among

    def _around(self, index: int) -> tuple[int, int]:
        """Where the figures beside one end and begin."""
        begin = self._spans[index - 1][1] if index else 0
        end = self._spans[index + 1][0] if index + 1 < len(self._spans) else len(self.text)
        return begin, end

    def _end(self, index: int) -> int:
        """Where what is said of a figure ends: at the last comma before the next."""
        stop, (_, end) = self._spans[index][1], self._around(index)
        commas = [comma.start() for comma in COMMA.finditer(self.text, stop, end)]
        return commas[-1] if commas and index + 1 < len(self._spans) else end

    def _told(self, index: int, date: Stated | None) -> str:
        """The sentence up to the end of what is said of a figure, from a clause with its date."""
        begin, start = self._around(index)[0], self._spans[index][0]
        own = min(date.start, start) if index and date else begin
        is_apart = own > begin and COMMA.search(self.text, begin, own)
        return self.text[begin if is_apart else 0 : self._end(index)]

    def _sides(self, index: int) -> tuple[str, str]:
        """What stands before and behind a figure in its clause."""
        begin, end = self._around(index)
        start, stop = self._spans[index]
        if apart := self._named_apart(index)[0]:
            return apart, ""
        before = self.text[begin:start]
        is_label = before.rstrip().endswith((":", "："))  # organs recovered, same date: 197,000
        *others, left = [before] if is_label else COMMA.split(before)
        right = COMMA.split(self.text[stop:end])[0]
        is_bare = SAYS_NO_MORE.fullmatch(left) and not right.strip("。！!. ")
        if others and (is_bare or (not left.strip() and _OF_THEM.match(right))):
            left = " ".join([*others[-2:], left])  # 统计口径放宽到全系统，是565次
        if begin and not others:
            left = _AND.split(left)[-1]
        if index and not others and OF_IT.match(before):
            left = f"{self._sides(index - 1)[0]} {left}"  # 为境外31个国家的患者捐献385例
        return left, _AND.split(right)[0] if end < len(self.text) else right

    def _is_each(self, index: int) -> bool:
        left, right = self._sides(index)
        begin, _ = self._around(index - 1) if index else (0, 0)
        if EACH_TIME.match(self.text) or EACH_OF.search(self.text[begin : self._spans[index][0]]):
            return True
        return says_each(re.split("[:：](?=.{4})", left)[-1]) or says_each(right)

    def _named_apart(self, index: int) -> tuple[str, Stated | None]:
        """What names a figure that does not stand beside it, and the date that is in it.

        That is its item, where several are given respectively, or its row and its column.
        """
        if own := self._respective.get(index):
            (first, last), said = own
            date = absolute_date(self.text[first:last])
            date = date and date._replace(start=first + date.start, end=first + date.end)
            return "" if date else self.text[first:last] + said, date
        if not self._context.heads:
            return "", None
        start, _ = self._spans[index]
        return named_by_cells(self.text, self._context.heads, column_of(self.text, start))

    def _places_of(self, index: int) -> list[Place]:
        """The places of a figure: those near it, the last before it, or "in" one behind."""
        apart = self._named_apart(index)[0] if self._context.heads else ""
        if named := places(apart, self._context.own):
            return list(named)  # of the row or the column
        begin, end = self._around(index)
        start, stop = self._spans[index]
        if index and (clause := COMMA.search(self.text, begin, start)):
            begin = clause.end()  # what stands before it is of the figure before
        if is_one_of := _ONE_OF.search(self.text, 0, start):
            begin = start
        comma = COMMA.search(self.text, stop, end)
        near = [place for place in self.places if begin <= place.start < end]
        own = [place for place in near if not comma or place.start < comma.start()]
        home = [place for place in self.places if place.code != ABROAD]
        ahead = [place for place in home if place.start < begin and not is_one_of]
        behind = [
            p
            for p in near
            if _IN.search(self.text[: p.start][-30:])
            if not _OTHER_CLAUSE.search(self.text, comma.end() if comma else stop, p.start)
        ]
        return own or ahead or behind or self._there
