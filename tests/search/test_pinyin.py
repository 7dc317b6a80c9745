"""Pinyin: every reading of a character, and where letters spell Chinese."""

from __future__ import annotations

import pytest

from redcross_cli.search.pinyin import readings, span


def test_the_readings_are_those_of_pypinyin_without_their_tones() -> None:
    from pypinyin import Style, pinyin

    characters = [chr(point) for point in range(ord("㐀"), ord("鿿") + 1)]
    spelled = pinyin(characters, style=Style.NORMAL, heteronym=True)
    for character, spellings in zip(characters, spelled, strict=True):
        plain = (spelling.replace("ü", "v") for spelling in spellings)
        assert readings(character) == tuple(dict.fromkeys(s for s in plain if s.isascii()))


@pytest.mark.parametrize("character", ["a", "é", "，", "〇", "か", "\U00020000", "\n"])
def test_what_is_not_chinese_has_no_readings(character: str) -> None:
    assert readings(character) == ()


@pytest.mark.parametrize(
    ("letters", "text", "found"),
    [
        ("zhiyuanzhe", "注册志愿者", "志愿者"),
        ("zyz", "注册志愿者", "志愿者"),
        ("zhuce", "AED，注册", "注册"),
        ("zhongyao", "重要", "重要"),
        ("chongyao", "重要", "重要"),
        ("xian", "西安", "西安"),
        ("lvse", "绿色", "绿色"),
        ("zyz", "註冊志願者", "志願者"),
        ("y", "志愿", None),
        ("zhiyuanz", "志愿者", None),
        ("zyz", "志愿", None),
        ("zyz", "志愿，者", None),
        ("zyz", "", None),
    ],
)
def test_letters_are_found_where_they_spell_chinese(
    letters: str, text: str, found: str | None
) -> None:
    place = span(letters, text)
    assert (place and text[slice(*place)]) == found
