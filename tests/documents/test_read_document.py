"""One text in every form, and what each form has of its own; ¶ is the end of a paragraph."""

import html
import io
import os
import re
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcross_cli.documents import read_document
from redcross_cli.documents.pandoc import run
from redcross_cli.errors import UnreadableFileError, UnusableFileError
from tests.conftest import CommandLine
from tests.documents.conftest import Reader, pdf
from tests.strategies import examples

HEADING = "志愿服务"
PARAGRAPHS = st.lists(
    st.text("救助287万余人,%.，。“”()*_~<>&#-+$^|[]!:/\\'\"`@=aB ", min_size=1, max_size=40)
    .map(str.strip)
    .filter(bool),
    min_size=1,
    max_size=5,
)


def markdown(paragraphs: list[str]) -> str:
    escaped = [re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text) for text in paragraphs]
    return "\n\n".join([f"## {HEADING}", *escaped])


def every_form(paragraphs: list[str]) -> dict[str, bytes]:
    source = markdown(paragraphs).encode()
    parts = "".join(f"<p>{html.escape(text)}" for text in paragraphs)
    office = {
        form: run(["--from=commonmark", f"--to={form}", "--output=-"], source)
        for form in ("docx", "odt")
    }
    return {
        "txt": "\n".join([HEADING, *paragraphs]).encode(),
        "md": source,
        "html": f"<h2>{HEADING}</h2>{parts}".encode(),
        **office,
    }


@examples(6)
@given(PARAGRAPHS)
def test_a_text_is_the_same_in_every_form(paragraphs: list[str]) -> None:
    expected = ["".join(text.split()) for text in [HEADING, *paragraphs]]
    with tempfile.TemporaryDirectory() as folder:
        for form, content in every_form(paragraphs).items():
            path = Path(folder, f"report.{form.upper()}")
            path.write_bytes(content)
            lines = filter(None, read_document(str(path)).text.splitlines())
            assert ["".join(line.split()) for line in lines] == expected, form


def test_markdown_loses_its_marks_and_keeps_its_figures(read: Reader) -> None:
    text = """---
title: 年报
---
## 志愿服务

**287** 万人[^1]，见[链接](https://example.org/2023/300 "400")。5~10万人，20~~30 人，
$5 million, US$6 -- "x". 1\\. <b>3</b>00 例

1. ~~救助 200 人~~救助 300 人
2. 救助 400 人

287\\. 万人

| 项目 | 数量 |
|---|---|
| 志愿者 | 287 |

<table><tr><td>救护员</td><td>419</td></tr></table>

[^1]: 脚注 500 人。
"""
    assert read("report.md", text).replace("\u2029", "¶").splitlines() == [
        "年报¶",
        "志愿服务¶",
        '287 万人，见链接。5~10万人，20~~30 人， $5 million, US$6 -- "x". 1. 300 例¶',
        "救助 300 人¶",
        "救助 400 人¶",
        "287. 万人¶",
        "\t项目\t数量",
        "\t志愿者\t287¶",
        "\t救护员\t419¶",
        "脚注 500 人。",
    ]


def test_lines_of_text_end_as_everywhere_and_a_list_of_markdown_keeps_its_number(
    read: Reader,
) -> None:
    assert read("report.txt", "Training\r\n\r\n300 people\r\n") == "Training\n\n300 people\n"
    assert read("report.md", "志愿者\n\n287. 万人") == "志愿者\u2029\n287. 万人"


def test_changes_in_a_word_document_are_accepted_and_comments_left_out(read: Reader) -> None:
    when = 'data-author="x" data-date="2024-01-01T00:00:00Z"'
    page = f"""<h1>年报</h1><p>救助<span class="deletion" {when}>300</span><span
        class="insertion" {when}>287</span>人<span class="comment-start" id="0" {when}>批注
        99</span>次<span class="comment-end" id="0"></span>。</p>"""
    word = run(["--from=html", "--to=docx", "--output=-"], page.encode())
    assert read("report.docx", word) == "年报\u2029\n救助287人次。"


def test_the_footnotes_and_title_of_an_office_document_are_kept(read: Reader) -> None:
    source = "% 年报\n\n## 志愿服务\n\n志愿者287[^1]万人。\n\n[^1]: 脚注 300 人。\n"
    for form in ("docx", "odt"):
        content = run(
            ["--from=markdown", f"--to={form}", "--standalone", "--output=-"], source.encode()
        )
        text = read(f"report.{form}", content).replace("\u2029", "¶")
        assert text == "年报¶\n志愿服务¶\n志愿者287万人。¶\n脚注 300 人。"


def zipped(**parts: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("r.txt", b"\xff", "is not text in UTF-8 (byte 1)."),
        ("r.pptx", b"PK\3\4\0\xff", "is in a form that is not read. Save it as text in UTF-8, or as Markdown, HTML, DOCX, ODT or PDF."),
        ("r.md", "救助".encode("gb18030"), "is not text in UTF-8 (byte 1)."),
        ("r.md", b"---\na: [\n---\n", "cannot be read as Markdown: "),
        ("r.md", b"", "holds no text."),
        ("r.html", b"<script>300</script>", "holds no text."),
        ("r.html", b"\xff", "cannot be read as HTML: it is not text in UTF-8 (byte 1)."),
        # Of other encodings that Python has, some take hours or hold no page.
        ("r.html", b"<meta charset=punycode>", "cannot be read as HTML: it states an unknown encoding, punycode."),
        ("r.html", b"<meta charset=x-y>", "cannot be read as HTML: it states an unknown encoding, x-y."),
        ("r.docx", b"no zip", "cannot be read as DOCX: it is broken."),
        ("r.docx", zipped(a="b"), "cannot be read as DOCX: it is broken."),
        ("r.odt", b"", "cannot be read as ODT: it is broken."),
        ("r.odt", zipped(a="b"), "cannot be read as ODT: it is broken."),
        ("r.pdf", b"", "cannot be read as PDF: it is broken."),
        ("r.pdf", b"%PDF-1.7\n" + os.urandom(99), "cannot be read as PDF: it is broken."),
        ("r.pdf", pdf(""), "cannot be read as PDF: it holds no text, only pictures, perhaps of a scan."),
        ("r.pdf", pdf("300", password="x"), "cannot be read as PDF: it is encrypted."),
    ],
)  # fmt: skip
def test_what_is_broken_is_said_in_a_sentence(
    read: Reader, name: str, content: bytes, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UnusableFileError) as error:
        read(name, content)
    assert f"{name} {said}" in str(error.value)
    assert "\n" not in str(error.value)
    assert capfd.readouterr() == ("", "")


def test_too_large_a_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    with path.open("wb") as file:
        file.truncate(1 << 33)
    with pytest.raises(UnusableFileError, match=r"r\.txt is larger than 64 megabytes\.$"):
        read_document(str(path))


def test_a_missing_file_or_a_folder_cannot_be_read(tmp_path: Path) -> None:
    for name in ("no.pdf", ""):
        with pytest.raises(UnreadableFileError, match=r"^Cannot read .*: \w.*\.$"):
            read_document(str(tmp_path / name))


def test_standard_input_is_text(redcross: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\ufeff救助300人".encode())))
    assert read_document("-").text == "救助300人"
    monkeypatch.setattr(sys, "stdin", None)
    run = redcross("verify", "-")
    assert (run.code, run.err) == (66, "Error: Cannot read standard input: it is closed.\n")
