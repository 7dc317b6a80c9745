"""Pinyin: every reading of a common character, and where letters spell Chinese."""

import pytest

from redcross_cli.queries.pinyin import READINGS, pinyin_pattern
from tests.queries import characters


def test_the_readings_are_those_of_pypinyin() -> None:
    assert READINGS.read_text(encoding="utf-8") == characters.readings()


@pytest.mark.parametrize("letters", ["", "y", "zhiyuanz", "iuv" * 4, "zhi" * 11])
def test_what_spells_nothing_has_no_pattern(letters: str) -> None:
    assert pinyin_pattern(letters) == ""
