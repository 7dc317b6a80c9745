"""HTML as text: what a page shows to those who read it.

Pandoc reads HTML too, but keeps what a page hides and its navigation, and forgets which
that was. Here the figures of a page stay whole, and only those: a mark of a footnote does
not lengthen the figure before it, and what is struck out is left out.
"""

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from time import monotonic

from redcross_cli.documents import SUPERSCRIPT
from redcross_cli.messages import _


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SECONDS = 30
_STEP = 1 << 14  # characters between two looks at the clock
_LEFT_OUT = _names(
    "title script style template noscript nav iframe object svg audio video canvas button "
    "select datalist textarea del s strike rt rp"
)
_BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li "
    "main menu ol p pre section summary table ul"
)
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_CELLS = _names("td th")
# These need no end tag: they end where one of these others begins.
_ENDED_BY = {
    **dict.fromkeys(("dd", "dt"), _names("dd dt")),
    **dict.fromkeys(_CELLS, _names("td th tr")),
    **{tag: _names(tag) for tag in ("li", "option", "tr")},
    "p": _BLOCKS | _CELLS | _names("tbody tfoot thead tr"),
}
_ROW_GROUPS = _names("table tbody tfoot thead")
# Marks in ``parts`` where a group of rows begins or ends, a row begins, and a cell, with how
# many columns and rows it spans: what stands in a cell may have lines, too.
_GROUP, _ROW, _CELL = "\x1d", "\x1e", re.compile("\x1f([0-9]+) ([0-9]+)\x1f")
_MARKS = re.compile("[\x1d-\x1f]")  # a page's own say nothing
# A cell that is no label, as it may say a figure, and one that has a number and is a label.
_COUNTED = re.compile("[0-9０-９〇一二三四五六七八九十百千万亿]")
_YEAR = re.compile(r"\W*(?:19|20)[0-9]{2}年?\W*")
_LONG = 99  # characters, more than any label has
_VOID = _names("area base br col embed hr img input link meta source track wbr")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# What pages are written in. Python knows more, of which some take for ever (punycode).
_KNOWN = re.compile(
    "utf-?(?:8|16)|(?:us-)?ascii|gb|big5|hz|euc|shift|s?jis|iso|windows|cp[0-9]|koi8|latin|mac|tis"
)
# What pages really hold that say so, as browsers know.
_MEANT = {
    **dict.fromkeys(_names("gb2312 gbk"), "gb18030"),
    **dict.fromkeys(_names("ascii us-ascii iso-8859-1 iso8859-1 latin1 latin-1"), "cp1252"),
    **dict.fromkeys(_names("utf-16 utf-16le utf-16be utf16"), "utf-8"),
}
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def text_of_html(content: bytes) -> tuple[str, list[str]]:
    """The text of a page, and its headings and items as in Markdown.

    A blank line stands between its blocks. A row of a table is a line, and each of its cells
    begins with a tab; a label that spans rows is said again in each of them. In the text bullets
    are left out, and numbers of lists too, but for the first of a list that begins with another
    than 1: Markdown takes any paragraph that begins with "287." for such a list.

    Raises ValueError, with a clause, for a wrong encoding and a page that takes too long.
    """
    html = decode_html(content)
    page = _Page()
    until = monotonic() + _SECONDS
    for start in range(0, len(html), _STEP):
        page.feed(html[start : start + _STEP])
        if monotonic() > until:
            raise ValueError(_("it takes longer than {seconds} seconds", seconds=_SECONDS))
    page.feed("<br>")  # gives back what waits for more; `close` would take hours over "<a<a<a"
    lines = _lines("".join(page.parts).split(_ROW), room=len(html))
    return "\n".join(lines), [" ".join(line.split()) for line in page.marked]


def decode_html(content: bytes) -> str:
    """A page's text in the encoding it states, or else in UTF-8."""
    stated = _CHARSET.search(content[:4096])
    name = stated[1].decode().lower() if stated else "utf-8"
    unknown = _("it states an unknown encoding, {name}", name=name)
    if not _KNOWN.match(name):
        raise ValueError(unknown)
    name = _MEANT.get(name, name)
    if content.startswith(BOM_UTF8) or name in ("utf-8", "utf8"):
        name = "utf-8-sig"
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        what = _("it is not text in {encoding} (byte {byte})")
        encoding = "UTF-8" if name == "utf-8-sig" else name
        raise ValueError(what.format(encoding=encoding, byte=error.start + 1)) from None
    except LookupError:
        raise ValueError(unknown) from None


def _lines(rows: Sequence[str], room: int) -> Iterator[str]:
    """Rows as lines, in each of which a cell has its column, though one above reaches there.

    ``room`` is for what is said again, so that the work grows no faster than the page.
    """
    last_row: Counter[int] = Counter()  # that the last cell of a column spans
    labels: dict[int, str] = {}  # what that cell says in its other rows
    for number, row in enumerate(rows, 1):
        before, *cells = _CELL.split(row)
        line = [before.strip()]
        for columns, spanned, text in zip(cells[::3], cells[1::3], cells[2::3], strict=True):
            while last_row[len(line)] >= number and room > 0:
                line.append(labels[len(line)])
                room -= 1 + len(line[-1])
            end = number + (int(spanned) or len(rows)) - 1  # 0 spans all
            for column in range(len(line), len(line) + max(1, min(int(columns), 99))):
                last_row[column], labels[column] = end, ""
            # What may be a figure is said once.
            if len(text) < _LONG and (_YEAR.fullmatch(text) or not _COUNTED.search(text)):
                labels[len(line)] = " ".join(text.split())
            line.append(text.strip())
        if _GROUP in row:  # out of which no cell reaches
            last_row.clear()
        yield "\t".join(line).replace(_GROUP, "")


def _number(said: str | None) -> int:
    """How many rows or columns a cell says that it spans; one where it says no number."""
    return int(said[:9]) if said and said[:9].isdecimal() else 1


class _Page(HTMLParser):
    """Collects what is shown, in ``parts``, and the headings and items among it."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.marked: list[str] = []
        self._open: list[tuple[str, bool]] = []  # each with whether it is left out
        self._count: Counter[str] = Counter()
        self._hidden = 0
        self._number = ""
        self._link, self._link_has_text = "", False  # where it leads

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self._open and tag in _ENDED_BY.get(self._open[-1][0], ()):
            self._close_last()
        self._break_line(tag)
        if tag in ("table", "tr"):  # an empty row keeps two tables apart
            self.parts.append(_ROW)
        elif tag in _CELLS:
            columns, rows = (_number(dict(attrs).get(name)) for name in ("colspan", "rowspan"))
            self.parts.append(f"\x1f{columns} {rows}\x1f")
        if tag == "ol":
            start = dict(attrs).get("start")
            self._number = f"{start}. " if start and start != "1" else ""
        elif tag == "li":
            self.handle_data(self._number)
            self._number = ""
            self.marked.append("- ")
        elif tag in _HEADINGS:
            self.marked.append("#" * int(tag[1]) + " ")
        elif tag == "a":
            self._link, self._link_has_text = dict(attrs).get("href") or "", False
        if tag not in _VOID:
            hidden = self._is_left_out(tag, dict(attrs))
            self._open.append((tag, hidden))
            self._count[tag] += 1
            self._hidden += hidden

    def handle_endtag(self, tag: str) -> None:
        if self._count[tag]:
            while self._close_last() != tag:
                pass
        self._break_line(tag)

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        data = _MARKS.sub(" ", data)
        self._link_has_text |= bool(data.strip())
        if self._count["sup"]:
            data = data.translate(SUPERSCRIPT)
        self.parts.append(data if self._count["pre"] else re.sub(r"[ \t\n\r\f]+", " ", data))
        if self._is_marked():
            self.marked[-1] += data

    def _is_marked(self) -> bool:
        return any(self._count[tag] for tag in ("li", *_HEADINGS))

    def _close_last(self) -> str:
        tag, hidden = self._open.pop()
        self._count[tag] -= 1
        self._hidden -= hidden
        return tag

    def _break_line(self, tag: str) -> None:
        if tag == "br" and self._is_marked() and not self._count["li"]:
            self.handle_data(" ")
        elif tag in _BLOCKS or tag == "br":
            self.parts.append("\n" if tag == "br" else "\n\n")
        if tag in _ROW_GROUPS:
            self.parts.append(_GROUP)

    def _is_left_out(self, tag: str, attributes: dict[str, str | None]) -> bool:
        """Whether an element is not shown, or is a link to a footnote or back from it."""
        return (
            tag in _LEFT_OUT
            or "hidden" in attributes
            or bool(_HIDING.search(attributes.get("style") or ""))
            or (tag == "sup" and self._count["a"] > 0 and self._is_mark())
            or (tag == "a" and self._count["sup"] > 0)
            or attributes.get("role") == "doc-backlink"
        )

    def _is_mark(self) -> bool:
        """Whether what is raised in the link that is open is no exponent: [10⁶ people](/r)."""
        return self._link.startswith("#") or not self._link_has_text
