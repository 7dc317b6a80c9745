"""Where figures of a draft stand in its file."""

import os
from pathlib import Path

import pytest

from redcross_cli.claims.draft import Draft, read_draft, without_markup
from redcross_cli.figures.reader import find

MARKDOWN = """---
year: 2023
---
# The year

We trained **4.19 million** people[^1], see [page 12](https://example.org/2023/300).

```
300 lines of code
```
| who | how many |
|---|--:|
| volunteers | *2.87* million |
"""
HTML = """<html><head><style>p { width: 419px }</style></head>
<body><h1>The year</h1>
<p class="a">We trained <b>4</b>.19&nbsp;million people
and 300 more.</p><p>近<b>350</b>万人，组织3.4万个。</p></body></html>
"""


def stands_at(draft: Draft, words: str) -> tuple[int, int]:
    line, column = draft.position(draft.text.index(words))
    return line, column


@pytest.mark.parametrize(
    ("words", "place"),
    [("4.19 million", (6, 14)), ("page 12", (6, 46)), ("2.87", (13, 17)), (" million |", (13, 22))],
)
def test_markdown_keeps_its_places(words: str, place: tuple[int, int]) -> None:
    assert stands_at(without_markup(MARKDOWN), words) == place


def test_of_markdown_only_what_is_shown_is_read() -> None:
    text = without_markup(MARKDOWN).text
    assert "4.19 million people" in text
    assert not any(hidden in text for hidden in ("year: 2023", "300", "*", "https"))


@pytest.mark.parametrize(
    "text",
    [
        "[r]: https://example.org/2023 'In 2023'\n\nWe rescued 281 people.\n",
        "[Note]: In 2023, volunteers rescued 281 people.\n", "---\n\nWe rescued 281 people.\n\n---\n",
        "As a<b and 281 people are c>d.\n", "> We rescued 281\n> people.\n",
        "We rescued&nbsp;281 people.<sup>1</sup>\n", "Rescues.[1][2] We rescued 2\u200b81 people.\n",
        "````\n30\n```\n40\n````\n\nWe rescued 281 people.\n", "~~~\r\n30\r\n~~~\r\n281 people.\r\n",
        "    ```\nWe rescued 281 people.\n", "~~~ a`b\n30\n~~~\nWe rescued 281 people.\n",
        '<https://example.org/300> <a\nclass="a" href=/300>We</a> rescued 281 people.<br/>\n',
    ],
)  # fmt: skip
def test_what_only_looks_like_markup_is_read(text: str) -> None:
    assert [figure.printed for figure in find(without_markup(text).text)] == ["281 people"]


@pytest.mark.parametrize(
    "text",
    [
        "We rescued 281 people[1].\n\n\\[1\\] A report\\[N\\]. <https://example.org>.\n",
        "救起281人^[2]^。据[1, 3]：", "救起281人[1][2]，", "据文献[1-3]：救起281人。",
        "[281][1] people were rescued.\n", "[281 people](/x) were rescued [1] there.\n",
    ],
)  # fmt: skip
def test_marks_of_references_are_no_figures(text: str) -> None:
    draft = without_markup(text)
    printed = [figure.printed for figure in find(draft.text)]
    assert printed == ["281人" if "人" in text else "281 people"]
    assert draft.position(draft.text.index("281")).column == text.index("281") + 1


def test_html_keeps_its_places(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(HTML, encoding="utf-8")
    draft = read_draft(str(page))
    assert stands_at(draft, "We") == (3, 14)
    assert stands_at(draft, "300") == (4, 5)
    assert stands_at(draft, "3.4") == (4, 37)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="pipes have no names")
def test_html_is_read_once_and_may_be_a_pipe(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    source, sink = os.pipe()
    page.symlink_to(f"/dev/fd/{source}")
    os.write(sink, HTML.encode())
    os.close(sink)
    assert stands_at(read_draft(str(page)), "300") == (4, 5)
    os.close(source)


def test_text_and_all_else_has_the_places_of_the_text_that_is_read(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text("一\r\n二 287万人\r\n", encoding="utf-8", newline="")
    assert stands_at(read_draft(str(file)), "287") == (2, 3)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("骨髓库捐献21000例\n2018年收到39.4亿元\n登记超730万人", "same"),
        ("To: all branches\nDate: 9 March 2024\nSubject: a year", "same"),
        ("👉 捐献21000例\n👉 登记超730万人", "same"),
        ("The volunteers\nOf all who came, more\nthan 300 stayed", "The volunteers\nOf all who came, more than 300 stayed"),
    ],
)  # fmt: skip
def test_a_line_ends_where_more_would_have_fitted(tmp_path: Path, text: str, read: str) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(text, encoding="utf-8")
    assert read_draft(str(path)).text == (text if read == "same" else read)
