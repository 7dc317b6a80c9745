"""Nothing that cannot be seen acts, and Markdown shows a text as it is."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import regex
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from redcross_cli.citations.nodes import node, text, write
from redcross_cli.output import markdown
from redcross_cli.output.text import acting, in_one_line, printable
from tests.conftest import SMALL_TEXT, CommandLine
from tests.strategies import SENTENCES, examples

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKED = st.lists(
    st.sampled_from(
        [
            *["- ", "+ ", "* ", "2023. ", "2023) ", "# ", "> ", "---", "===", "    ", "\t", "~~~"],
            *["&rlm;", "&lt;b&gt;", "&#65;", "&copy", "`a`", "*a*", "__a__", "~~a~~", "[a](b)"],
            *["![a](b)", "<b>", "[a]: b", "|", "\\", "\n", " ", "a", "万"],
        ]
    ),
    min_size=1,
    max_size=5,
).map("".join)


def test_what_acts_or_hides_is_what_unicode_says() -> None:
    every = "".join(map(chr, range(0x110000)))
    named = r"\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u2800"
    assert acting().findall(every) == regex.findall(rf"(?V1)[[{named}]--[\t\n]]", every)


def test_a_hidden_character_is_seen_and_a_variation_is_left_out() -> None:
    assert printable("4\u200b19\u00ad万\U000e0041\u2028") == "4�19�万��"
    assert printable("❤️ 葛\U000e0100城") == "❤ 葛城"


class Page(HTMLParser):
    """What a page shows, and the tags in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.shown, self.tags = "", set[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.shown += data


def as_shown(words: str) -> list[str]:
    """Words as a page shows them, whose spaces and line breaks are one."""
    return printable(words).split()


@examples(8)  # each is a run of pandoc
@given(st.lists((MARKED | SENTENCES).filter(as_shown), min_size=10, max_size=40))
def test_a_sentence_in_markdown_is_shown_as_it_is(sentences: list[str]) -> None:
    *parts, _notes = write([[node("Plain", [text(words)])] for words in sentences], "markdown")
    for sentence, written in zip(sentences, parts, strict=True):
        page = Page(READER.render(written))
        assert (page.shown.split(), page.tags) == (as_shown(sentence), {"p"}), written


@given(MARKED | SENTENCES)
def test_a_cell_in_markdown_is_shown_as_it_is(words: str) -> None:
    cell = markdown(words).replace("\n", " ")
    page = Page(READER.render(f"| a |\n| --- |\n| {cell} |\n"))
    assert page.shown.split() == ["a", *as_shown(words)]
    assert page.tags == {"table", "thead", "tbody", "tr", "th", "td"}


def test_an_address_in_markdown_is_a_link_without_what_stands_around_it() -> None:
    for before, address, behind in (
        ("", "https://a.cn/share_p.html?b=1&c_d=*2", ""),
        ("见", "http://a.cn/b_c", "。"),
        ("(see ", "https://a.org/B_(c)", ")."),
        ("a_b ", "https://a.cn/b", "|c_d"),
    ):
        assert markdown(before + address + behind) == (
            f"{markdown(before)}<{address}>{markdown(behind)}"
        )
    assert markdown("https://... *") == r"https://... \*"


def test_a_key_forges_no_line(redcross: CommandLine, tmp_path: Path) -> None:
    small = json.loads(SMALL_TEXT)
    file = tmp_path / "forged.json"
    for end in ("\n", "\r", "\x0b", "\x85", "\u2028"):
        forged = f"x{end}other.json:1:1: no error"
        file.write_text(json.dumps({**small, forged: 1, "schema_version": forged}))
        run = redcross("validate", str(file))
        lines = run.out.splitlines()
        assert (run.code, len(lines)) == (65, 2)
        assert all(re.match(rf"{re.escape(str(file))}:1:[0-9]+: ", line) for line in lines)
    assert in_one_line("a\r\nb\tc") == "a␊b c"
