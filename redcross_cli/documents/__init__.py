"""Documents as text, in whatever form a writer or a newspaper has them.

Markdown, DOCX and ODT become HTML by pandoc, and all HTML becomes text in one place;
a PDF is read by pypdf; everything else is taken as text in UTF-8.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from redcross_cli.errors import UnusableFileError
from redcross_cli.files.whole_file import decode_text, read_bytes
from redcross_cli.messages import _, alternatives, file_name

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MOST_MEGABYTES = 64  # more than any report, and less than memory holds several times
FORMS = {".md": "Markdown", ".markdown": "Markdown", ".html": "HTML", ".htm": "HTML"}
FORMS |= {".docx": "DOCX", ".odt": "ODT", ".pdf": "PDF"}
# CommonMark alone would show footnotes, tables and the page's own data as text. More is not
# asked for: 5~10 and $5 are figures, though some Markdown makes them subscripts and formulas.
_FROM = {
    "Markdown": "commonmark+footnotes+pipe_tables+strikeout+yaml_metadata_block",
    "DOCX": "docx",
    "ODT": "odt",
}
# The soft hyphen, and what has no width or only turns the direction of writing.
_INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"


class Document(NamedTuple):
    """The text of a document, with its line breaks, and what its form marks.

    Each heading and item has a line of its own in the text, and is given as in Markdown, with its
    mark before it: ## Relief. Where the form marks paragraphs, each ends in U+2029, the paragraph
    separator, and each cell of a table begins with a tab: `figures` reads no figure across
    them, and both are white space, which locators do not count.
    """

    text: str
    marked: Sequence[str] = ()

    def marks(self) -> Iterator[tuple[int, str]]:
        """Where the line of each heading or item starts, and its mark as in Markdown: "## ".

        A line that says the same elsewhere, as in a table of contents, has it too.
        """
        marks = {title: f"{mark} " for mark, _, title in (h.partition(" ") for h in self.marked)}
        for line in re.finditer(r"(?m)^\S.*$", self.text) if marks else ():
            if mark := marks.get(" ".join(line[0].split())):
                yield line.start(), mark


def read_document(path: str) -> Document:
    """The text of a document, and what its form marks.

    The path's ending names the form; by default it is text in UTF-8, and so is ``-``,
    standard input.

    Raises UnreadableFileError if there is no such file, and UnusableFileError, with a
    sentence, if it is broken, encrypted, too large, of another form, or holds no text.
    """
    return document_of(content_of(path), path)


def document_of(content: bytes, path: str) -> Document:
    """The text of the document at a path that holds this; raises as `read_document` does."""
    form = FORMS.get(Path(path).suffix.lower(), "text")
    if form == "text":
        if b"\0" in content:  # a slide, say, or a workbook, which no one can save in UTF-8
            what = _(
                "{path} is in a form that is not read. Save it as text in UTF-8, or as {forms}."
            )
            forms = alternatives(dict.fromkeys(FORMS.values()))
            raise UnusableFileError(what.format(path=file_name(path), forms=forms))
        return Document(decode_text(content, path).replace("\r\n", "\n"))
    marked: list[str] = []
    try:
        if form == "PDF":
            from redcross_cli.documents.pdf import text_of_pdf

            text = _tidied(text_of_pdf(content)).replace("\n\n", "\n")
        else:
            from redcross_cli.documents.html_text import text_of_html

            text, marked = text_of_html(_html(content, form, path))
            text = _tidied(text).replace("\n\n", "\u2029\n")
    except ValueError as error:
        what = _("{path} cannot be read as {form}: {why}.")
        raise UnusableFileError(what.format(path=file_name(path), form=form, why=error)) from None
    if not text:
        raise UnusableFileError(_("{path} holds no text.", path=file_name(path)))
    return Document(text, [line for line in map(_tidied, marked) if line.strip("#- ")])


def _html(content: bytes, form: str, path: str) -> bytes:
    if form == "HTML":
        return content
    if form == "Markdown":
        content = decode_text(content, path).encode()  # for pandoc other bytes are Latin-1
    from redcross_cli.documents.pandoc import run

    # Only a page of its own (--standalone) has the title that a document's data gives.
    return run([f"--from={_FROM[form]}", "--to=html", "--standalone", "--wrap=none"], content)


def _tidied(text: str) -> str:
    """Text without invisible characters, spaces around lines and tabs, and two blank lines."""
    lines = re.sub(_INVISIBLE, "", text).splitlines()
    cells = (line.split("\t") if line.strip() else () for line in lines)
    text = "\n".join("\t".join(map(str.strip, row)) for row in cells)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def content_of(path: str) -> bytes:
    """What a document's file, or standard input, holds; it may be large, but not endless."""
    return read_bytes(path, most=_MOST_MEGABYTES)
