"""An article's text as locators count in it: without any white space."""

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from string import ascii_lowercase, ascii_uppercase

from redcross_cli.figures.figure import Figure
from redcross_cli.figures.fold import fold

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\u2e80-\u2fd5]")
# A space beside a Chinese character or a full-width sign says nothing.
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_BESIDE_WIDE = re.compile(f" (?={_WIDE})|(?<={_WIDE}) ")
_LINE_END = re.compile(r"\r\n|\r|\n")
_AROUND = 24  # characters
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)


def without_whitespace(text: str) -> str:
    """The text as locators count in it."""
    return "".join(text.split())


def comparable(text: str) -> str:
    """Words in the one form in which they are compared, character for character.

    White space, widths, radicals and capitals do not matter.

    >>> comparable("More than ２８７ 万⼈")
    'morethan287万人'
    """
    return fold(without_whitespace(text)).translate(_LOWER)


def as_printed(text: str) -> str:
    """A figure as a fact file has it: Chinese without spaces, English with single ones.

    >>> as_printed("近 300 名"), as_printed("4.19  million")
    ('近300名', '4.19 million')
    """
    return without_whitespace(text) if _HAN.search(text) else " ".join(text.split())


def as_sentence(text: str) -> str:
    """A passage on one line, without the white space that says nothing.

    >>> as_sentence("近 300  名患儿，其中 ABC Fund 资助半数")
    '近300名患儿，其中ABC Fund资助半数'
    """
    return _BESIDE_WIDE.sub("", " ".join(text.split()))


class Article:
    """A text, and the same without white space, to which all offsets refer.

    ``text`` is as it was read, ``form`` as it is compared: `comparable`, as long as
    the text without white space. ``headings`` are those of its document.
    """

    def __init__(self, text: str, headings: Sequence[str] = ()) -> None:
        self.text = text
        self.headings = headings
        self.form = comparable(text)

    @cached_property
    def digest(self) -> str:
        """The digest of the text, as a fact file states it.

        >>> Article("a b").digest == Article("ab").digest
        True
        """
        return "sha256:" + hashlib.sha256(without_whitespace(self.text).encode()).hexdigest()

    @cached_property
    def figures(self) -> list[Figure]:
        """The figures of the text, in order, at offsets without white space; ages are in doubt."""
        from redcross_cli.figures.ages import with_ages
        from redcross_cli.figures.reader import find

        return [
            figure._replace(start=self.offset_of(figure.start), end=self.offset_of(figure.end))
            for figure in with_ages(self.text, find(self.text))
        ]

    def figures_in(self, start: int, end: int) -> list[Figure]:
        first = bisect_right(self.figures, start, key=lambda figure: figure.end)
        last = bisect_left(self.figures, end, key=lambda figure: figure.start)
        return self.figures[first:last]

    def offset_of(self, place: int) -> int:
        """The offset without white space of a place in the text as it was read."""
        return bisect_left(self._places, place)

    def original(self, start: int, end: int) -> str:
        """A passage as it was read, with its white space, as far as the text goes."""
        end = min(end, len(self._places))
        return self.text[self._places[start] : self._places[end - 1] + 1] if start < end else ""

    def line_of(self, offset: int) -> int:
        return bisect_right(self._line_ends, self._places[offset]) + 1

    def words_around(self, start: int, end: int) -> str:
        """A passage with some words of its paragraph before and behind it, to find it by."""
        first, last = self._places[start], self._places[end - 1] + 1
        before = self.text[max(first - _AROUND, 0) : first]
        behind = self.text[last : last + _AROUND]
        # At the edges half a word may stand.
        before = re.sub(r"\A[!-~]+\s", "", before).rpartition("\u2029")[2]
        behind = re.sub(r"\s[!-~]+\Z", "", behind).partition("\u2029")[0]
        return as_sentence(f"{before}{self.text[first:last]}{behind}")

    @cached_property
    def _places(self) -> list[int]:
        """Where each character that is no white space stands in the text as it was read."""
        return [match.start() for match in re.finditer(r"\S", self.text)]

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in _LINE_END.finditer(self.text)]
