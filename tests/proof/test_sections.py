"""Sections, found by headings in every form."""

import pytest

from redcross_cli.proof.sections import Sections, find_sections, marked_titles
from redcross_cli.proof.text import Article


def parts(text: str, titles: list[str]) -> list[tuple[str, str]]:
    """Which character of a text lies under which heading, run by run."""
    article = Article(text)
    sections: Sections = find_sections(article, titles)
    runs: list[tuple[str, str]] = []
    for offset, character in enumerate(article.form):
        title = sections.heading_at(offset).title
        if runs and runs[-1][0] == title:
            runs[-1] = (title, runs[-1][1] + character)
        else:
            runs.append((title, character))
    return runs


@pytest.mark.parametrize(
    "heading",
    [
        "志愿服务", "志 愿 服 务", "  志愿服务　", "志愿服务：", "## 志愿服务", "## 志愿服务 ##", "**志愿服务**",
        "三、志愿服务", "3. 志愿服务", "3.1 志愿服务", "3、志愿服务", "（三）志愿服务", "(3) 志愿服务",
        "③志愿服务", "第三章 志愿服务", "## 三、志 愿 服 务", "三、志愿服务。今年", "志愿服务：今年",
    ],
)  # fmt: skip
def test_a_heading_is_found_in_every_form(heading: str) -> None:
    form = Article(heading).form
    text = f"前言提到志愿服务，志愿服务很多。\n{heading}\n增加300人"
    assert parts(text, ["志愿服务"]) == [
        ("", "前言提到志愿服务，志愿服务很多。"),
        ("志愿服务", f"{form}增加300人"),
    ]


@pytest.mark.parametrize(
    "heading", ["Volunteering", "VOLUNTEERING", "## Volunteering", "3. Volunteering", "III. Volunteering:",
                "3 Volunteering", "**Volunteering.** In", "Volunteering. In"]
)  # fmt: skip
def test_an_english_heading_is_found_whatever_its_capitals(heading: str) -> None:
    text = f"On volunteering.\n{heading}\n2025, 300 people"
    assert parts(text, ["Volunteering"]) == [
        ("", "onvolunteering."),
        ("Volunteering", f"{Article(heading).form}2025,300people"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "志愿服务蓬勃发展。", "今年，志愿服务", "志愿服务 12", "Volunteering grew.", "On volunteering",
    ],
)  # fmt: skip
def test_words_of_a_sentence_are_no_heading(line: str) -> None:
    article = Article(f"某报\n{line}\n300人")
    titles = {"志愿服务": 0, "Volunteering": 0}
    assert find_sections(article, (), titles).headings == []


def test_a_table_of_contents_does_not_mislead() -> None:
    text = "目录\n救援\n培训\n\n救援\n派出20支\n培训\n300人\n"
    assert parts(text, ["救援", "培训"]) == [
        ("", "目录"), ("救援", "救援"), ("培训", "培训"), ("救援", "救援派出20支"), ("培训", "培训300人"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("titles", "runs"),
    [
        (["救援", "培训"], [("", "前言提到救援和培训。"), ("救援", "救援今年救援很多。"), ("培训", "培训办了培训。")]),
        (["Relief", "Training"], [("", "On relief."), ("Relief", " Relief Teams went. Relief is hard."), ("Training", " Training We trained. Training goes on.")]),
    ],
)  # fmt: skip
def test_in_a_text_without_lines_a_heading_follows_a_sentence(
    titles: list[str], runs: list[tuple[str, str]]
) -> None:
    text = "".join(run for _title, run in runs)
    assert parts(text, titles) == [(title, Article(run).form) for title, run in runs]


def test_a_text_needs_no_headings() -> None:
    assert parts("救出300人。", ["没有"]) == [("", "救出300人。")]
    assert parts("救出300人。", []) == [("", "救出300人。")]


def test_the_headings_of_markdown_are_known_without_their_marks() -> None:
    text = (
        "# A report\n\n#no heading\n\n## 三、志愿服务 ##\n### **Relief**\n## 2.8万人\n## Relief\n"
    )
    marked = {"A report": 1, "志愿服务": 2, "Relief": 3, "2.8万人": 2}
    assert marked_titles(Article(text)) == marked
    assert marked_titles(Article("", text.splitlines())) == marked


def test_so_are_those_under_a_chinese_number() -> None:
    text = "一、应急救护\n2025年，救出300人。\n 第二部分 三献工作\n三、救出300人；又救出2人。\n（一）其他\n"
    assert marked_titles(Article(text)) == {"应急救护": 8, "三献工作": 7}
