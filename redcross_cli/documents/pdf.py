"""PDF as text, by way of pypdf.

Tried on what Chromium, LibreOffice and pypdf make, in Chinese and English: pypdf's plain
mode gives lines in their order, and the columns of a page one after the other. Its layout
mode mixes columns and puts spaces into words of justified text, so it is not used. Neither
mode tells a superscript, a page's header or footer, or a hyphenated word from other text;
this module does. Spaces between Chinese characters, where a PDF has them, stay.
"""

import logging
import re
from collections.abc import Callable, Iterator, Sequence, Set
from io import BytesIO
from itertools import takewhile
from time import monotonic
from typing import Any, NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError

from redcross_cli.documents import SUPERSCRIPT
from redcross_cli.figures.interval import Quantity
from redcross_cli.figures.reader import find
from redcross_cli.figures.reasons import MAYBE_YEAR, SCALE_ABOVE
from redcross_cli.messages import _

_SECONDS = 30
_DEPTH = 3  # lines at either end of a page; Chromium draws header and footer both last
_LONG = 300  # characters of a line that are read, to see whether it says a figure
_NUMBER = re.compile("([0-9]{1,9})")
_PAGE = re.compile(r"(?i)(?:\bp(?:age|g?\.)|第) *\Z")
_MARK_BEFORE = re.compile(r"(?:^|[|·•–—-]) *\Z")
_MARK_BEHIND = re.compile(r" *(?:$|[|·•–—-]|of\b|页)")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "⸺": "——"})
# A hyphen that was put in to break a word; a typed one is "-" and may belong to the word.
_SOFT_BREAK = re.compile("(?<![ \t])[ \t]*[\u00ad\u2010]\n")
# What a browser prints around a single page: the date with the title, the address with "1/1".
_PRINTED = re.compile(r"\n[0-9]+[./-][0-9./-]+,? [0-9]+:[0-9]+[^\n]*\n\S+ 1/1\s*\Z")


class PdfError(ValueError):
    """A PDF gives no text; ``str()`` is a clause that says why."""


class Chunk(NamedTuple):
    """A stretch of text as a page draws it: its baseline's height, and its size."""

    text: str
    height: float
    size: float


def text_of_pdf(content: bytes) -> str:
    """The text of a PDF, without what recurs at the edges of its pages.

    Raises PdfError if it is encrypted or broken, holds no text, or takes too long.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it says much about broken files
    try:
        pages = [text.splitlines() for text in _texts(content)]
    except PdfError:
        raise
    except DependencyError:
        raise PdfError(_("it is encrypted")) from None
    except Exception:  # a broken file leads pypdf to any, and their words are English
        raise PdfError(_("it is broken")) from None
    text = "\n".join("\n".join(lines) for lines in _without_edges(pages))
    if not text.strip():
        raise PdfError(_("it holds no text, only pictures, perhaps of a scan"))
    if len(pages) == 1:
        text = _PRINTED.sub("", text)
    return _SOFT_BREAK.sub("", text).translate(_LIGATURES)


def _texts(content: bytes) -> Iterator[str]:
    until = monotonic() + _SECONDS

    def look_at_clock(*_operation: Any) -> None:
        if monotonic() > until:
            raise PdfError(_("it takes longer than {seconds} seconds", seconds=_SECONDS))

    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise PdfError(_("it is encrypted"))
    for page in reader.pages:
        look_at_clock()
        yield _text_of_page(page, look_at_clock)


def _text_of_page(page: PageObject, before_each: Callable[..., None]) -> str:
    """A page's text, its raised digits as superscripts: they are no part of a figure.

    ``before_each`` is called before each of the page's many operations.
    """
    chunks: list[Chunk] = []

    def collect(text: str, user: Any, matrix: Any, _font: Any, size: float) -> None:
        height = matrix[4] * user[1] + matrix[5] * user[3] + user[5]
        chunks.append(Chunk(text, height, abs(size * matrix[3] * user[3])))

    page.extract_text(visitor_text=collect, visitor_operand_before=before_each)
    texts = [chunk.text for chunk in chunks]
    visible = [n for n, text in enumerate(texts) if text.strip()]
    for place, n in enumerate(visible):
        beside = visible[max(place - 1, 0) : place] + visible[place + 1 : place + 2]
        if texts[n].strip().isdecimal() and any(_is_raised(chunks[n], chunks[m]) for m in beside):
            texts[n] = texts[n].translate(SUPERSCRIPT)
    return "".join(texts)


def _is_raised(chunk: Chunk, other: Chunk) -> bool:
    height = chunk.height - other.height
    return chunk.size < 0.9 * other.size and 0.1 * other.size < height < 0.8 * other.size


def _without_edges(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Pages without headers and footers: lines that recur where they stand on the next page.

    Those of left and right pages may differ, so the page after the next is looked at too.
    Lines that say a figure may be text of two pages: they are left out from the third on, and
    those that scale the figures below them on none.
    """
    left_out: set[tuple[int, int]] = set()
    for distance in (1, 2):
        again: set[tuple[int, int]] = set()
        for n, (here, there) in enumerate(zip(pages, pages[distance:], strict=False)):
            for at, says_figure in _recurring(here, there, distance):
                if not says_figure:
                    left_out |= {(n, at), (n + distance, at)}
                elif (n, at) in again:
                    left_out.add((n + distance, at))
                again.add((n + distance, at))
    return [
        [line for at, line in enumerate(lines) if not {(n, at), (n, at - len(lines))} & left_out]
        for n, lines in enumerate(pages)
    ]


def _recurring(
    here: Sequence[str], there: Sequence[str], distance: int
) -> Iterator[tuple[int, bool]]:
    """Where lines recur, from either end inward, and whether they say a figure.

    From the last line on they are counted as -1, -2.
    """
    size = min(len(here), len(there), 2 * _DEPTH)
    for inward in (range(size), range(-1, -size - 1, -1)):
        found = list(takewhile(lambda at: _recurs(here[at], there[at], distance), inward[:_DEPTH]))
        rest = set(inward[len(found) : len(found) + 1])
        same = {at for at in found if here[at] == there[at]}  # all else has page numbers
        with_them = [_figures(lines, rest | same) for lines in (here, there)]
        without = [_figures(lines, rest) for lines in (here, there)]
        if any(is_scaled for figures in with_them for _, is_scaled in figures):
            found = [at for at in found if at not in same]  # a table's unit stays on every page
        yield from ((at, with_them != without and at in same) for at in found)


def _figures(lines: Sequence[str], places: Set[int]) -> list[tuple[Quantity, bool]]:
    """What some lines of a page say, read together: one may hedge or scale what the next says."""
    found = find("\n".join(lines[at][:_LONG] for at in sorted(places)))
    return [(f.quantity, f.doubt == SCALE_ABOVE) for f in found if f.doubt != MAYBE_YEAR]


def _recurs(line: str, later: str, distance: int) -> bool:
    """Whether two lines are the same but for page numbers."""
    one, other = _NUMBER.split(line), _NUMBER.split(later)
    return one[::2] == other[::2] and all(
        one[n] == other[n]
        or (int(other[n]) - int(one[n]) == distance and _is_page(one[n - 1], one[n + 1]))
        for n in range(1, len(one), 2)
    )


def _is_page(before: str, behind: str) -> bool:
    """Whether what stands around a number tells that it counts pages: Page 3, - 3 -, 3/40."""
    is_alone = _MARK_BEFORE.search(before) and _MARK_BEHIND.match(behind)
    return behind.strip() == "/" or is_alone is not None or _PAGE.search(before) is not None
