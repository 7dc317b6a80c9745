"""Text as a terminal shows it: harmless, and in lines in which a Chinese character is two wide."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from unicodedata import combining, east_asian_width

_OPENING, _CLOSING = "（《“‘【「", "，。、；：？！）》”’】」%"
# What stands together: a word, a number with its scale and what it counts, a percentage or what
# help says in brackets ([必填], [环境变量：NAME]), or a Chinese character, with the marks before
# and after it.
# Python compiles a class character by character: all of the East and behind it is the rest.
_NARROW, _CJK = "[\0-\u2e7f]", "[^\0-\u2e7f]"
_NUMBER = rf"[0-9][0-9.,-]*[余多十百千万亿]*(?![{_OPENING}]){_CJK}"
_WORD = rf"(?:(?![\s{_OPENING}{_CLOSING}]){_NARROW})+"
_ASIDE = rf"\[{_CJK}{{2,4}}(?:：\w+)?\]"
_UNIT = rf"{_NUMBER}|{_ASIDE}|{_WORD}|\S"
_SHARE = r"\([^()]{1,13}%\)|（[^（）]{1,7}%）"
_PIECE = rf"(?:{_SHARE}|[{_OPENING}]*(?:{_UNIT})?)[{_CLOSING}]*(?:[).,;:]+(?![A-Za-z]))?\s*"


@cache
def acting() -> re.Pattern[str]:
    """The characters that act on a terminal or cannot be seen, but for tab and line feed.

    They are those of the category Cc, Zl or Zp or with the property
    Default_Ignorable_Code_Point, which unicodedata does not tell: it is taken from Unicode
    17.0's DerivedCoreProperties.txt. With them go the annotations U+FFF9 to U+FFFB, which
    Unicode wants to be seen and no font shows, and U+2800, of which nothing is inked.
    """
    return re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
        "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
        "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
        "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
        "\ufff9-\ufffb\u2800]"
    )


def printable(text: str) -> str:
    r"""Text in which nothing acts on a terminal: controls become visible symbols.

    >>> printable("a\x1b[31mb")
    'a␛[31mb'
    """
    return harmless(text.replace("\r\n", "\n").replace("\t", " "))


def harmless(text: str) -> str:
    """As `printable`, but tabs and line feeds stay as they are."""
    words = text.replace("\n", "").replace("\t", "")
    if words.isascii() and words.isprintable():  # which saves compiling the pattern
        return text
    return acting().sub(_symbol, text)


def in_unicode(path: str) -> str:
    """A file's name as text: of one that is not UTF-8 the odd bytes are seen."""
    return path.encode(errors="backslashreplace").decode()


def in_one_line(text: str) -> str:
    r"""As `printable`, for a line that others read by its end: a line break is a symbol, too.

    >>> in_one_line("a\nb")
    'a␊b'
    """
    return printable(text).replace("\n", "␊")


def _symbol(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    from unicodedata import name

    # It chooses how the character before it looks (❤️, 葛󠄀), which is the same without it.
    if "VARIATION SELECTOR" in name(match[0], ""):
        return ""
    return "\N{REPLACEMENT CHARACTER}"


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
    >>> print(wrapped("up about 2 million (about 0.6%)", 29))
    up about 2 million
    (about 0.6%)
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
    lines: list[str] = []
    line, taken = "", 0.0
    for piece in re.findall(_PIECE, text):
        for part in _parts(piece, width, width_of):
            bare = part.rstrip()
            if bare and taken + width_of(bare) > width and line.strip():
                lines.append(line.rstrip())
                line, taken = "", 0.0
            line += part
            taken += width_of(part)
    return [*lines, line.rstrip()]


def _parts(piece: str, width: float, width_of: Callable[[str], float]) -> Iterator[str]:
    """What of a piece stays together in lines of a width."""
    if width_of(piece.rstrip()) <= width:
        yield piece
    else:
        for part in re.split("(?<=-)", piece):
            yield from [part] if width_of(part.rstrip()) <= width else part
