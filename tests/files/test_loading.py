"""Fact files that cannot be read, or not used, and what is said about them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from redcross_cli.errors import UnreadableFileError, UnusableFileError
from redcross_cli.files.loading import decode, load, shipped


@pytest.fixture
def content() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(shipped().read_bytes())
    return loaded


def refusal(content: object) -> str:
    with pytest.raises(UnusableFileError) as refused:
        decode(json.dumps(content).encode(), "mine.json")
    said, _, more = str(refused.value).partition(" (")
    assert more == "All problems: redcross validate mine.json)"
    return said


def test_a_byte_order_mark_is_accepted() -> None:
    assert decode(b"\xef\xbb\xbf" + shipped().read_bytes(), "mine.json").schema_version == 2


def test_a_wrong_type_names_its_path(content: dict[str, Any]) -> None:
    content["facts"][0]["title"]["zh"] = 7
    assert (
        refusal(content) == "mine.json: facts[0].title.zh: expected a string, got a whole number."
    )


def test_an_unknown_key_is_refused(content: dict[str, Any]) -> None:
    content["themes"][0]["colour"] = "red"
    assert refusal(content) == "mine.json: themes[0]: unknown key 'colour'."


@pytest.mark.parametrize("kind", ["theme", "source", "unit"])
def test_an_id_that_nothing_has_is_refused(content: dict[str, Any], kind: str) -> None:
    content["facts"][9][kind] = "nowhere"
    assert refusal(content) == f"mine.json: facts[9].{kind}: there is no {kind} 'nowhere'."


def test_an_unknown_area_is_refused(content: dict[str, Any]) -> None:
    content["facts"][9]["areas"] = ["CN", "XX"]
    assert refusal(content) == "mine.json: facts[9].areas[1]: there is no area 'XX'."


def test_a_repeated_fact_is_refused(content: dict[str, Any]) -> None:
    content["facts"].append(content["facts"][0])
    assert refusal(content).endswith(
        "'political-commitments' is used twice in source 'crcn-2024' for 2023."
    )


def test_half_a_figure_is_refused(content: dict[str, Any]) -> None:
    fact = next(f for f in content["facts"] if f["id"] == "volunteers-registered")
    del fact["printed"], fact["unit"]
    assert "'volunteers-registered' lacks unit, printed" in refusal(content)


@pytest.mark.parametrize("text", [b"", b"{", b"\xff\xfe{", b'{"schema_version": NaN}', b"\x00"])
def test_what_is_not_json_is_refused(text: bytes) -> None:
    with pytest.raises(UnusableFileError, match=r"^mine\.json: not JSON in UTF-8: "):
        decode(text, "mine.json")


def test_a_missing_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="No such file"):
        load(tmp_path / "facts.json")


def test_one_source_in_two_files_is_refused(tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    copy.write_bytes(shipped().read_bytes())
    with pytest.raises(UnusableFileError, match="the source 'crcn-2024' stands in default as well"):
        load("default", copy)


def test_a_figure_that_its_printed_form_does_not_mean_is_refused(content: dict[str, Any]) -> None:
    place, fact = next(
        (i, f) for i, f in enumerate(content["facts"]) if f["id"] == "volunteers-registered"
    )
    fact["value"] = 28700
    assert (
        refusal(content) == f"mine.json: facts[{place}].value: '287万人' means 2870000, not 28700."
    )


def test_a_period_and_a_date_that_no_calendar_has_are_refused(content: dict[str, Any]) -> None:
    content["facts"][0]["period"] = "2024年"
    assert refusal(content).startswith("mine.json: facts[0].period: '2024年' is not a period;")
    content["sources"][0]["issued"]["date-parts"] = [[2024, 13]]
    assert refusal(content) == (
        "mine.json: sources[0].issued.date-parts[0]: [2024, 13] is not a date; "
        "write [year, month, day]."
    )


def test_two_files_that_label_one_unit_in_two_ways_are_refused(
    content: dict[str, Any], tmp_path: Path
) -> None:
    content["sources"][0]["id"] = "other"
    for fact in content["facts"]:
        fact["source"] = "other"
    other = tmp_path / "other.json"
    other.write_text(json.dumps(content), encoding="utf-8")
    assert len(load("default", other).facts) == 2 * len(content["facts"])
    content["units"][0]["label"]["en"] = "ten thousand people"
    other.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(
        UnusableFileError,
        match="labelled '人' and 'ten thousand people', but labelled '人' and 'people' in default",
    ):
        load("default", other)
