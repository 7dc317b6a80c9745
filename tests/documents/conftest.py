"""Documents that the tests make."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)

from redcross_cli.documents import read_document

Reader = Callable[[str, str | bytes], str]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Reads what is given as the content of a file of that name."""

    def reader(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_document(str(path)).text

    return reader


def pdf(*pages: str, password: str | None = None) -> bytes:
    """A PDF of the lines of each page; character 1 is the ligature fi, 2 a hyphen (U+2010)."""
    writer = PdfWriter()
    font = _font()
    for text in pages:
        shown = "".join(f"({line}) Tj 0 -14 Td\n" for line in text.splitlines())
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 50 700 Td\n{shown}ET".encode("latin-1"))
        page = writer.add_blank_page(600, 800)
        page[NameObject("/Resources")] = _dictionary({"/Font": _dictionary({"/F1": font})})
        page[NameObject("/Contents")] = writer._add_object(stream)
    if password is not None:
        writer.encrypt(password)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def _font() -> DictionaryObject:
    differences = [NumberObject(1), NameObject("/fi"), NameObject("/hyphentwo")]
    encoding = {"/Type": NameObject("/Encoding"), "/BaseEncoding": NameObject("/WinAnsiEncoding")}
    encoded = _dictionary({**encoding, "/Differences": ArrayObject(differences)})
    named = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    names = {key: NameObject(name) for key, name in named.items()}
    return _dictionary({**names, "/Encoding": encoded})


def _dictionary(entries: dict[str, Any]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in entries.items()})
