"""A writer's own text, and where in its file each part of it stands."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from redcross_cli.documents import FORMS, Document, content_of, document_of
from redcross_cli.documents.html_text import decode_html
from redcross_cli.figures.fold import HAN
from redcross_cli.files.whole_file import decode_text

# What no text is read with: the line ends of Windows, invisible characters, and what points to
# notes behind a full stop.
_UNREAD = (
    r"\r(?=\n)|[\u00ad\u200b\u2060\ufeff]"
    r"|(?<=[.!?。！？])(?:\[[0-9a-z]{1,3}\])+|(?<=[.!?]\ )(?:\[[0-9]{1,3}\])+(?=\ )"
    r"|(?<=[.!?。！？])[¹²³⁰⁴-⁹†‡]+"
)
_QUOTE = r"^[ \t]*(?:>\ ?)+"  # in plain text a single one may be a hedge
_PLAIN, _QUOTING = re.compile(_UNREAD), re.compile(f"{_UNREAD}|{_QUOTE}", re.MULTILINE)
# What Markdown does not show, by https://spec.commonmark.org/0.31.2/: data before it and comments,
# code, what is struck out, where links lead, tags, emphasis, marks of references. What only looks
# so is text. A comment or label ends before another begins, so a text of beginnings is read once.
_MARKUP = re.compile(
    rf"""(?xms)
    \A---\r?\n[\w-]+:.*?^---\r?\n
    |{_UNREAD}|{_QUOTE}
    |<!--(?:(?!<!--).)*?-->
    |^(?:\ {{0,3}}|[ \t]+(?=(?:```|~~~)[^\n]*\n.*?^[ \t]+(?:```|~~~)))
      (?P<fence>`{{3,}}(?![^\n]*`)|~{{3,}}).*?(?:^[ \t]*(?P=fence)[`~]*[ \t\r]*$|\Z)
    |(?<![~\\0-9])~~(?![~\s])(?:(?!~~|\n\n).)+?(?<!\s)~~(?!~)
    |<(?P<struck>del|s|strike)>(?:(?!<(?P=struck)>).)*?</(?P=struck)>
    |(?<!m)(?<!10)<sup>[^<>\n]{{1,20}}</sup>
    |&(?:[a-zA-Z]{{2,8}}|\#[0-9]{{1,7}});
    |\[\^[^\[\]\s]+\]:?
    |(?<=\])\([^()\s]*(?:\ "[^"]*")?\)
    |(?<=\])\[[^\]\n]*\]
    |^\ {{0,3}}\[[^\[\]\n]+\]:[ \t]*\S+(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$
    |\^?(?:\\?\[[0-9]{{1,2}}\\?\])*\\?\[[0-9]{{1,3}}(?:[,–-]\ ?[0-9]{{1,3}})*\\?\](?![(\[])\^?
    |</?[a-zA-Z][\w-]*(?:\s+[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*/?>
    |<[a-zA-Z][\w+.-]+:[^\s<>]*>
    |\](?=[\[(])
    |[*`\[\]\\]+
    |(?<![^\W_])_+
    |_+(?![^\W_])
    """
)

# How a heading, an item, a row, a labelled figure or a line of a letter's head begins, and how a
# paragraph may end.
_BLOCK = re.compile(
    r"\s*(?:[#>|*+•·–-]|[0-9]{1,2}[.)、](?![0-9])|[①-⑳]|[\u2600-\u27bf\U0001f300-\U0001faff]"
    r"|[(（]?[一二三四五六七八九十]{1,3}[)）、]|(?:Date|From|To|Cc|Subject|Re|日期)[:：]|\Z"
    r"|[^:：,，.。]{2,40}[:：] ?[^\w,，.。]{0,2}[0-9])"
)
_FIRST_WORD = re.compile(r"\s*(?:[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+)")
_WIDE = re.compile("[\u3000-\u9fff\uff00-\uffef]")
_RAGGED = 0.3  # of its width, that a line which people wrap by hand may be short
_NARROW = 40  # columns to which nobody wraps Chinese text
_FINISHED = re.compile(r"[.。!！?？:：;；][”’」』）)\s]*\Z|\A\s*[#|]")
# What a page does not show, and what it shows: an entity or a character.
_HTML = re.compile(
    r"<!--(?:(?!<!--).)*?-->|<(script|style)\b(?:(?!<\1\b).)*?</\1\s*>|<[^<>]*>"
    r"|(?P<shown>&#?\w+;|.)",
    re.DOTALL | re.IGNORECASE,
)
_FAR = 20_000  # characters shown on a page that may lie between two words of its text


class Position(NamedTuple):
    """A line and a column of a file, both from 1; a column counts characters."""

    line: int
    column: int


class Draft:
    """A text that is read, and the file's own text, which it is a part of.

    ``origins`` says for each character of ``text`` where in ``file`` it stands.
    """

    def __init__(self, text: str, file: str, origins: Sequence[int]) -> None:
        self.text = text
        self._origins = origins
        self._lines = [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", file))]

    def position(self, offset: int) -> Position:
        """Where the character at an offset of the text stands in the file."""
        origin = self._origins[offset]
        line = bisect_right(self._lines, origin)
        return Position(line, origin - self._lines[line - 1] + 1)


def read_draft(path: str) -> Draft:
    """A draft in any form that `documents` reads.

    Text and Markdown keep the places of their file, and so does HTML; of other forms lines
    and columns are those of the text that is read. Raises as `read_document` does.
    """
    form = FORMS.get(Path(path).suffix.lower())
    content = content_of(path)  # once, as a pipe is empty then
    if form == "Markdown":
        return without_markup(decode_text(content, path))
    document = document_of(content, path)
    text = document.text
    if form is None:
        is_quoting = len(re.findall(_QUOTE, text, re.MULTILINE)) > 1
        return _without(_QUOTING if is_quoting else _PLAIN, text)
    if form == "HTML":
        page = decode_html(content)
        return _with_marks(document, page, _found_in(page, text))
    if form == "PDF":
        return Draft(_unwrapped(text), text, range(len(text)))
    return _with_marks(document, text, range(len(text)))


def _with_marks(document: Document, file: str, origins: Sequence[int]) -> Draft:
    """A document whose headings are marked as in Markdown; a mark stands where its line starts."""
    read: list[str] = []
    places: list[int] = []
    start = 0
    for at, mark in document.marks():
        read += (document.text[start:at], mark)
        places += (*origins[start:at], *[origins[at]] * len(mark))
        start = at
    read.append(document.text[start:])
    places += origins[start:]
    return Draft("".join(read), file, places)


def without_markup(markdown: str) -> Draft:
    r"""Markdown as it is read.

    >>> draft = without_markup("# Of **2.87** million\n")
    >>> draft.text, draft.position(5)
    ('# Of 2.87 million\n', Position(line=1, column=8))
    """
    return _without(_MARKUP, markdown)


def _without(unread: re.Pattern[str], file: str) -> Draft:
    """A file without what is not read, but for its line ends; an entity is what it stands for."""
    read: list[str] = []
    origins: list[int] = []
    start = 0
    for match in unread.finditer(file):
        is_entity = match[0].startswith("&")
        # Where whole lines go, the paragraphs beside them stay apart.
        shown = unescape(match[0]) if is_entity else "\n" * match[0].count("\n")
        read += (file[start : match.start()], shown)
        origins += (*range(start, match.start()), *[match.start()] * len(shown))
        start = match.end()
    read.append(file[start:])
    origins += range(start, len(file))
    return Draft(_unwrapped("".join(read)), file, origins)


def _unwrapped(text: str) -> str:
    r"""Text in which each paragraph is a line: a line that only wraps ends in a space.

    Where the next word would have fitted well, as wide as the lines beside it are, a line ends.

    >>> _unwrapped("# Head\nAbout 40 million\npeople.\n- one\n- two")
    '# Head\nAbout 40 million people.\n- one\n- two'
    >>> _unwrapped("Title\nThis year about 40 million\npeople came")
    'Title\nThis year about 40 million people came'
    """
    lines = text.split("\n")
    widths = list(map(_width, lines))
    room = list(widths)  # of a paragraph, the width of its widest line
    for n in range(1, len(lines)):
        room[n] = max(room[n], room[n - 1]) if widths[n] else 0
    for n in reversed(range(len(lines) - 1)):
        room[n] = max(room[n], room[n + 1]) if widths[n] else 0
    ends = [
        " " if _wraps(line, following, room[n] - widths[n]) else "\n"
        for n, (line, following) in enumerate(pairwise(lines))
    ]
    return "".join(map("".join, zip(lines, [*ends, ""], strict=True)))


def _wraps(line: str, following: str, room: int) -> bool:
    """Whether a line goes on in the following, with so much room behind it."""
    if not line.strip() or _FINISHED.search(line) or _BLOCK.match(following):
        return False
    word = _FIRST_WORD.match(following)
    widest = _width(line) + room
    is_short = re.search(HAN, line) and widest < _NARROW
    fits = word is not None and room > max(_width(word[0]), widest * _RAGGED)
    return not (is_short or fits)


def _width(text: str) -> int:
    """The columns of a text in a terminal, nearly: two of a Chinese character."""
    return len(text) + len(_WIDE.findall(text))


def _found_in(page: str, text: str) -> list[int]:
    """Where the characters of a text stand in the page that it was taken from.

    They stand in what the page shows in the same order. A few of them at a time are looked
    for; what is not found is taken to stand where the last was.
    """
    shown: list[str] = []
    places: list[int] = []
    for part in _HTML.finditer(page):
        if part["shown"]:
            characters = unescape(part["shown"])
            shown.append(characters)
            places += [part.start()] * len(characters)
    visible = "".join(shown)
    origins: list[int] = []
    at = 0
    for piece in re.findall(r"\s+|\S{1,8}", text):
        found = -1 if piece.isspace() else visible.find(piece, at, at + _FAR)
        if found < 0:
            last = places[min(at, len(places) - 1)] if places else 0
            origins += [last] * len(piece)
        else:
            at = found + len(piece)
            origins += places[found:at]
    return origins
