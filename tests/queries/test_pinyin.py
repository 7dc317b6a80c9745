"""Pinyin: every reading of a common character, and where letters spell Chinese."""

import re

import pytest

from redcross_cli.queries.fold import READINGS, pinyin_pattern
from tests.queries import characters


def test_the_readings_are_those_of_pypinyin() -> None:
    assert READINGS.read_text(encoding="utf-8") == characters.readings()


@pytest.mark.parametrize(
    ("letters", "text", "spelled"),
    [
        ("zhiyuanzhe", "注册志愿者", "志愿者"), ("zyz", "注册志愿者", "志愿者"), ("zhuce", "aed 注册", "注册"),
        ("zhongyao", "重要", "重要"), ("chongyao", "重要", "重要"), ("xian", "西安", "西安"), ("xian", "县", "县"),
        ("lvse", "绿色", "绿色"), ("zyz", "志愿", None), ("zyz", "志愿 者", None),
    ],
)  # fmt: skip
def test_letters_are_found_that_spell_chinese(letters: str, text: str, spelled: str | None) -> None:
    found = re.search(pinyin_pattern(letters), text)
    assert (found and found[0]) == spelled


@pytest.mark.parametrize("letters", ["", "y", "zhiyuanz", "iuv" * 4, "zhi" * 11])
def test_what_spells_nothing_has_no_pattern(letters: str) -> None:
    assert pinyin_pattern(letters) == ""
