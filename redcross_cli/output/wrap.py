"""Text in lines of a terminal, where a Chinese character takes two cells."""

import re
from collections.abc import Callable, Iterator
from unicodedata import combining, east_asian_width

_CJK = "\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
_OPENING, _CLOSING = "（《“‘【「", "，。、；：？！）》”’】」%"
# What stays together: a word, a number with its scale and what it counts, what help says in
# brackets ([必填], [环境变量：NAME]), or a Chinese character, with the marks before and after it.
# It takes long to compile, which most commands need not.
_NUMBER = rf"[0-9][0-9.,-]*[余多十百千万亿]*[{_CJK}]"
_WORD = rf"[^\s{_CJK}{_OPENING}{_CLOSING}]+"
_ASIDE = rf"\[[{_CJK}]{{2,4}}(?:：\w+)?\]"
_UNIT = rf"{_NUMBER}|{_ASIDE}|[{_CJK}]|{_WORD}"
_PIECE = rf"[{_OPENING}]*(?:{_UNIT})?[{_CLOSING}]*(?:[).,;:]+(?![A-Za-z]))?\s*"


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if character.isascii():
        return 1
    return 0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1


def wrapped(text: str, width: int) -> str:
    r"""Text in lines of at most so many cells, broken between words and Chinese characters.

    A word that is too long for a line is broken after a hyphen, or where it must be.

    >>> print(wrapped("公共场所配备的.html", 14), wrapped("发放救助金287.6万元", 16), sep="\n")
    公共场所配备的
    .html
    发放救助金
    287.6万元
    >>> print(wrapped("about +2 million (about +0.6%)", 29))
    about +2 million (about
    +0.6%)
    """
    return "\n".join(part for line in text.split("\n") for part in broken(line, width, cells))


def longest_word(text: str) -> int:
    """The cells of the longest part of a text that `wrapped` keeps together where it can."""
    parts = (part for piece in re.findall(_PIECE, text) for part in re.split("(?<=-)", piece))
    return max(cells(part.rstrip()) for part in parts)


def broken(text: str, width: float, width_of: Callable[[str], float]) -> list[str]:
    """A line of text in lines at most so wide, as ``width_of`` measures them."""
    if width_of(text) <= width:
        return [text]
    lines = [""]
    for piece in re.findall(_PIECE, text):
        for part in _parts(piece, width, width_of):
            if width_of((lines[-1] + part).rstrip()) > width and lines[-1].strip():
                lines[-1] = lines[-1].rstrip()
                lines.append("")
            lines[-1] += part
    return [*lines[:-1], lines[-1].rstrip()]


def _parts(piece: str, width: float, width_of: Callable[[str], float]) -> Iterator[str]:
    """What of a piece stays together in lines of a width."""
    if width_of(piece.rstrip()) <= width:
        yield piece
    else:
        for part in re.split("(?<=-)", piece):
            yield from [part] if width_of(part.rstrip()) <= width else part
