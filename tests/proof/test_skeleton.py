"""The draft of a fact file: what it holds, and what is left out."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins
from msgspec.structs import replace

from redcross_cli.facts.base import FactBase, catalogue_of, file_of
from redcross_cli.facts.model import Text
from redcross_cli.proof.skeleton import draft_file, propose_unit
from redcross_cli.proof.text import Article
from tests.conftest import CommandLine

CHINESE = """某市红十字会工作简报
（2026年1月12日）
前言：注册志愿者287万人。

一、救援
全年派出救援队 20 支，覆盖56个场馆、10至20个国家。增长一点五。

二、培训
培训近 300 人，287万人登记。
"""
ENGLISH = """# Work report

## Training

In 2025, more than
4.19 million people were trained, up to 40% of
them in 56 venues.

## Relief

Of 172 rescue teams, half a million yuan each. The 172 rescue teams are ready.
"""


def drafted(text: str, base: FactBase, *headings: str) -> tuple[dict[str, Any], list[str]]:
    file, remarks = draft_file(Article(text), base, headings=headings)
    return json.loads(file), remarks


def rows(draft: dict[str, Any]) -> list[list[Any]]:
    """The facts of a draft, but for what is the same in all."""
    keys = ("id", "printed", "value", "upper", "comparator", "unit")
    return [
        [*(fact.get(key) for key in keys), fact["locator"]["section"]] for fact in draft["facts"]
    ]


def test_a_chinese_text_is_drafted(base: FactBase) -> None:
    draft, remarks = drafted(CHINESE, base, "救援", "培训")
    assert rows(draft) == [
        ["theme-1-1", "287万人", 2870000, None, "=", "people", ""],
        ["theme-2-1", "20支", 20, None, "=", "teams", "救援"],
        ["theme-2-2", "56个", 56, None, "=", "venues", "救援"],
        ["theme-2-3", "10至20个", 10, 20, "=", "countries", "救援"],
        ["theme-3-1", "近300人", 300, None, "<", "people", "培训"],
    ]
    assert remarks == [
        "line 6: 一点五 is left out: nothing says what it counts.",
        "line 9: 287万人 repeats theme-1-1",
        "5 of 7 figures drafted; 1 repeated, 1 left out.",
    ]
    titles = [theme["title"] for theme in draft["themes"]]
    assert titles == [{"zh": title, "en": ""} for title in ("", "救援", "培训")]
    assert draft["facts"][1] == {
        "id": "theme-2-1", "theme": "theme-2", "source": "source-1",
        "title": {"zh": "", "en": ""}, "statement": {"zh": "", "en": ""},
        "value": 20, "comparator": "=", "unit": "teams", "printed": "20支", "basis": "flow",
        "period": "", "areas": [], "tags": [],
        "locator": {"section": "救援", "start": 47, "end": 50},
    }  # fmt: skip
    assert draft["sources"] == [
        {"id": "source-1", "type": "article-newspaper", "title": "", "language": "zh-CN",
         "digest": Article(CHINESE).digest}
    ]  # fmt: skip
    assert (draft["schema_version"], draft["areas"]) == (2, [])
    assert [unit["id"] for unit in draft["units"]] == ["people", "countries", "teams", "venues"]


def test_an_english_text_is_drafted_by_the_headings_of_markdown(base: FactBase) -> None:
    draft, remarks = drafted(ENGLISH, base)
    assert rows(draft) == [
        ["theme-1-1", "more than 4.19 million people", 4190000, None, ">", "people", "Training"],
        ["theme-1-2", "up to 40%", 40, None, "<=", "percent", "Training"],
        ["theme-1-3", "56 venues", 56, None, "=", "venues", "Training"],
        ["theme-2-1", "172 rescue teams", 172, None, "=", "teams", "Relief"],
        ["theme-2-2", "half a million yuan", 500000, None, "=", "yuan", "Relief"],
    ]
    assert remarks == [
        "line 11: 172 rescue teams repeats theme-2-1",
        "5 of 6 figures drafted; 1 repeated, 0 left out.",
    ]
    assert draft["themes"][1] == {
        "id": "theme-2",
        "title": {"zh": "", "en": "Relief"},
        "policy": {"zh": "", "en": ""},
    }
    assert draft["sources"][0]["language"] == "en"


def test_a_heading_is_found_however_it_is_written(base: FactBase) -> None:
    _draft, [first, *others] = drafted(CHINESE, base, "救援", "一、救援", "灾害")
    assert first == "The text has no heading “灾害”."
    assert not any("heading" in remark for remark in others)


def test_a_new_theme_has_no_id_of_a_theme_that_is_known(base: FactBase) -> None:
    text = "一、救援\n派出20支队伍。\n二、志愿服务\n有56个场馆。\n"
    file = file_of(catalogue_of(base), [])
    known = replace(file.themes[0], id="theme-1", title=Text(zh="志愿服务", en="-"))
    draft, _remarks = drafted(text, FactBase([replace(file, themes=(known,))]))
    assert to_builtins(known) in draft["themes"]  # whole, as the two must agree
    assert [(theme["id"], theme["title"]["zh"]) for theme in draft["themes"]] == [
        ("theme-2", "救援"),
        ("theme-1", "志愿服务"),
    ]


def test_an_age_is_left_out_unless_it_is_measured(base: FactBase) -> None:
    chinese = "60周岁以上老人和18岁以下儿童。平均年龄不到38岁，古树3000岁。\n\n"
    english = (
        "A 34-year-old nurse, men over 60\nyears old; trees 800 years old. It managed 12 sites."
    )
    draft, remarks = drafted(chinese + english, base)
    measured = ["不到38岁", "3000岁", "800 years old", "12 sites"]
    assert [fact["printed"] for fact in draft["facts"]] == measured
    ages = ((1, "60周岁以上"), (1, "18岁以下"), (3, "34-year-old"), (3, "over 60 years old"))
    assert remarks == [
        *(f"line {line}: {age} is left out: it may be an age." for line, age in ages),
        "4 of 8 figures drafted; 0 repeated, 4 left out.",
    ]


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("现有队员1800多名，1800多名救援队员待命。", ["1800多名 repeats theme-1-1"]),
        ("1800多名救援队员待命。现有队员1800多名。", ["1800多名 repeats theme-1-1"]),
        ("现有队员1800多名，1800多名救援人员待命。", []),
        ("1800多名救援队员，1800多名志愿队员。", []),
        ("队伍32支，32支救援队伍。", []),  # of so few there may be others
        ("2026年计划新建救援队10支，已建5支。", ["10支 is left out: it may only be planned."]),
        ("将在2027年培训300人。天使计划救助300人。", ["300人 is left out: it may only be planned."]),
        ("It plans to train 300 people. It trained 200 people.", ["300 people is left out: it may only be planned."]),
        ("By May it will have trained 300 people, as hoped.", []),
    ],
)  # fmt: skip
def test_what_is_repeated_or_planned_is_named(
    base: FactBase, text: str, remarks: list[str]
) -> None:
    _draft, [*told, _summary] = drafted(text, base)
    assert told == [f"line 1: {remark}" for remark in remarks]


def test_of_a_converted_text_words_are_quoted(redcross: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text(
        "# Courses\n\nFor 300 people.\n\nOpen to volunteers\naged **12 to 18** who live in town.\n\n"
        "面向12至18岁的青少年。\n",
        encoding="utf-8",
    )
    assert redcross("verify", str(tmp_path / "report.md"), "--draft").err.splitlines() == [
        "“to volunteers aged 12 to 18 who live in town.”: 12 to 18 is left out: it may be an age.",
        "“面向12至18岁的青少年。”: 12至18岁 is left out: it may be an age.",
        "1 of 3 figures drafted; 0 repeated, 2 left out.",
    ]


def test_the_titles_of_the_themes_loaded_are_headings(base: FactBase) -> None:
    draft, _ = drafted("三、志愿服务\n志愿者287万人。\n\nVOLUNTEERING\n300 people", base)
    assert [fact["id"] for fact in draft["facts"]] == ["volunteering-1", "volunteering-2"]
    assert [theme["title"] for theme in draft["themes"]] == [
        {"zh": "志愿服务", "en": "Volunteering"}
    ]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("56个场馆", "venues"), ("56个国家红会", "national-societies"), ("56个国家", "countries"), ("56个国家级项目", ""), ("56个国家和", "countries"), ("56个人", ""),
        ("56个", ""), ("300人次", "person-times"), ("300人", "people"), ("300人份样本", "donor-samples"),
        ("300%", "percent"), ("300箱", ""), ("172 rescue teams", "teams"), ("14,000 donations", "cases"),
        ("300 person-times", "person-times"), ("300 boxes", ""), ("2,800 units of blood", ""), ("300 homes", "sets"),
    ],
)  # fmt: skip
def test_a_unit_is_proposed_where_only_one_fits_best(base: FactBase, text: str, unit: str) -> None:
    article = Article(text)
    assert propose_unit(article.figures[0], article, base.units) == unit


def test_a_text_without_figures_gives_no_draft(redcross: CommandLine, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("没有。", encoding="utf-8")
    assert redcross("verify", str(text), "--draft") == (1, "", "No figure is found in the text.\n")
