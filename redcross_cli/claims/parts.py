"""Which part of a sentence is said of each of its figures."""

import re
from collections.abc import Sequence

from redcross_cli.claims.counted import says_each
from redcross_cli.claims.dates import Stated, absolute_date
from redcross_cli.claims.dating import becomes
from redcross_cli.claims.sentences import COMMA, respective
from redcross_cli.claims.table import column_of, named_by_cells
from redcross_cli.figures.figure import Figure

_HEAD = re.compile("[^：:，,]*[：:]")
_AND = re.compile(" and |以及|和")
_EACH_TIME = re.compile(  # begins a sentence
    r"(?i)\W*(?:(?:every|each) \w+|in (?:every|each) (?:year|month|week)\b[^,]{0,30}"
    r"|每[年月周天])[,，]"
)
_EACH_OF = re.compile(r"(?i)\beach of (?:the |its |these )?(?:[a-z]+ )*[0-9][0-9,]*[^,;]*\Z")


class Parts:
    """The parts of a sentence that starts at an offset of its text, by its figures.

    A row of a table has ``heads``.
    """

    def __init__(
        self, text: str, start: int, figures: Sequence[Figure], heads: Sequence[str]
    ) -> None:
        self.text, self._figures, self._heads = text, figures, heads
        self._spans = [(figure.start - start, figure.end - start) for figure in figures]
        self._respective = respective(text, self._spans)

    def _around(self, index: int) -> tuple[int, int]:
        """Where the figures beside one end and begin."""
        begin = self._spans[index - 1][1] if index else 0
        end = self._spans[index + 1][0] if index + 1 < len(self._spans) else len(self.text)
        return begin, end

    def _between(self, index: int) -> str:
        """What lies between the figures beside one, with what it counts in its place."""
        begin, _ = self._around(index)
        start, stop = self._spans[index]
        end = self._end(index)
        return f"{self.text[begin:start]} {self._figures[index].counts}{self.text[stop:end]}"

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
        head = _HEAD.match(self.text, 0, begin)  # of a list: stem cell donations in total: ...
        told = self.text[begin if is_apart else 0 : self._end(index)]
        return head[0] + told if head and is_apart else told

    def _clause(self, index: int) -> str:
        """The clause of a figure, with what it counts in its place.

        What stands behind an "and" is about the figure behind it.
        """
        left, right = self._sides(index)
        return f"{left} {self._figures[index].counts}{right}"

    def _sides(self, index: int) -> tuple[str, str]:
        """What stands before and behind a figure in its clause."""
        begin, end = self._around(index)
        start, stop = self._spans[index]
        if apart := self._named_apart(index)[0]:
            return apart, ""
        before = self.text[begin:start]
        is_label = before.rstrip().endswith((":", "："))  # organs recovered, same date: 197,000
        *others, left = [before] if is_label else COMMA.split(before)
        if index and becomes(self.text, *self._spans[index - 1 : index + 1]):
            left = f"{self._sides(index - 1)[0]} {left}"  # AED从1.1万台增至8.6万台
        right = COMMA.split(self.text[stop:end])[0]
        if begin and not others:
            left = _AND.split(left)[-1]
        return left, _AND.split(right)[0] if end < len(self.text) else right

    def _is_each(self, index: int) -> bool:
        left, right = self._sides(index)
        begin, _ = self._around(index - 1) if index else (0, 0)
        if _EACH_TIME.match(self.text) or _EACH_OF.search(self.text[begin : self._spans[index][0]]):
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
        if not self._heads:
            return "", None
        start, _ = self._spans[index]
        return named_by_cells(self.text, self._heads, column_of(self.text, start))
