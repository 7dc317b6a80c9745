"""Text out of PDFs.

``printed.pdf`` is what Chromium printed on two sheets, made smaller with qpdf; its font
draws 人 with the glyph of the Kangxi radical.
"""

from itertools import count
from pathlib import Path

import pytest

from redcross_cli.documents import read_document
from redcross_cli.errors import UnusableFileError
from tests.documents.conftest import Reader, pdf

PRINTED = Path(__file__).parent / "printed.pdf"


def test_a_printed_page_has_no_date_address_or_page_number() -> None:
    assert read_document(str(PRINTED)).text == "⼈道救助\n287万⼈¹获救助\n近⼈"


def test_what_recurs_at_the_edges_of_pages_is_left_out(read: Reader) -> None:
    pages = [
        f"Annual report 2023\nPeople helped:\n{figure}\nmore text\n{figure} people\nPage {n} of 4"
        for n, figure in enumerate((300, 400, 287, 16), 7)
    ]
    assert read("r.pdf", pdf(*pages)).splitlines()[:4] == ["300", "more text", "300 people", "400"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        # Figures alone on a line are no page numbers.
        (pdf("12", "300", "7"), "12\n300\n7"),
        # Ligatures become letters, and broken words are joined.
        (pdf("\x01rst aid for volun\x02\nteers, self-\nreliant"), "first aid for volunteers, self-\nreliant"),
        # It may be read but not changed.
        (pdf("300", password=""), "300"),
        # Left and right pages have headers of their own.
        (pdf("2\nAnnual\none", "Report\n3\ntwo", "4\nAnnual\nthree", "Report\n5\nfour"), "one\ntwo\nthree\nfour"),
        # A figure that goes up by one is no page number.
        (pdf("one\nTrained 300 people", "two\nTrained 301 people"), "one\nTrained 300 people\ntwo\nTrained 301 people"),
        (pdf("Deaths 12\none", "Deaths 13\ntwo"), "Deaths 12\none\nDeaths 13\ntwo"),
        (pdf("In 2022 we had 40.\none", "In 2023 we had 41.\ntwo"), "In 2022 we had 40.\none\nIn 2023 we had 41.\ntwo"),
        (pdf("Report 2023 | 7\none\n- 7 / 40 -", "Report 2023 | 8\ntwo\n- 8 / 40 -"), "one\ntwo"),
        # A line that says a figure, or a part of one, may be text of two pages.
        (pdf("Trained 300 people\none", "Trained 300 people\ntwo"), "Trained 300 people\none\nTrained 300 people\ntwo"),
        (pdf("one\nTrained\ndozens", "two\nTrained\ndozens"), "one\nTrained\ndozens\ntwo\nTrained\ndozens"),
        (pdf("Annual report\nmore than\n300 people\none", "Annual report\nmore than\n400 people\ntwo"),
         "Annual report\nmore than\n300 people\none\nAnnual report\nmore than\n400 people\ntwo"),
        (pdf("In CHF 000\n300\none", "In CHF 000\n400\ntwo"), "In CHF 000\n300\none\nIn CHF 000\n400\ntwo"),
        # What stands on more is a header.
        (pdf(*(f"Report | {page}\n120 years of aid\ntext of {page}" for page in (7, 8, 9, 10))),
         "120 years of aid\ntext of 7\n120 years of aid\ntext of 8\ntext of 9\ntext of 10"),
        # A browser prints something around a single page.
        (pdf("300 people\n11/24/26, 5:39 PM Report\nfile:///tmp/report.html 1/1"), "300 people"),
        (pdf("300 people\n2026/11/24 17:39 Report\nfile:///tmp/report.html 1/1"), "300 people"),
    ],
)  # fmt: skip
def test_the_text_of_a_pdf(read: Reader, content: bytes, text: str) -> None:
    assert read("r.pdf", content) == text


def test_a_pdf_that_takes_long_is_refused(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redcross_cli.documents.pdf._SECONDS", -1)
    with pytest.raises(UnusableFileError, match="it takes longer than -1 seconds"):
        read("r.pdf", pdf("300"))


def test_a_page_that_takes_too_long_is_left(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = count()  # a look at the clock takes one
    monkeypatch.setattr("redcross_cli.documents.pdf.monotonic", lambda: next(seconds))
    with pytest.raises(UnusableFileError, match="it takes longer than 30 seconds"):
        read("r.pdf", pdf("300\n" * 30))
