"""Every problem of a fact file, at its line and column."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import astuple, fields

from redcross_cli.errors import UnusableFileError
from redcross_cli.facts.checks import MAX_DEPTH, Problem
from redcross_cli.facts.decoding import read_json
from redcross_cli.facts.model import Fact, schema
from redcross_cli.files.fact_json import decode
from redcross_cli.files.loading import load, shipped
from redcross_cli.messages import speak
from redcross_cli.proof.validation import validate
from tests.conftest import PRESS, SMALL, SMALL_CATALOGUE, SMALL_TEXT, CommandLine
from tests.strategies import JSON, parts_of


def changed(content: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in content
        content = content.replace(old, new, 1)
    return content


SLIPS: list[tuple[str, str, str]] = [
    ('"theme": "rescue"', '"theme": "rescues"', "theme: there is no theme 'rescues'. Did you mean 'rescue'?"),
    ('"unit": "teams"', '"unit": "team"', "unit: there is no unit 'team'. Did you mean 'teams'?"),
    ('"source": "gazette-2022"', '"source": "gazette"', "source: there is no source 'gazette'. Did you mean 'gazette-2022'?"),
    ('"areas": ["CN"]', '"areas": ["CN-GX"]', "areas[0]: there is no area 'CN-GX'. Did you mean 'CN-GS'?"),
    ('"areas": ["CN"]', '"areas": ["GB"]', "areas[0]: there is no area 'GB'; define it under 'areas'"),
    ('"value": 1000', '"value": 100', "value: '1000余支' means 1000, not 100"),
    ('"comparator": ">"', '"comparator": ">="', "comparator: '1000余支' means '>', not '>='"),
    ('"comparator": ">"', '"comparator": "≥"', "comparator: '≥' is not allowed; expected one of: =, >, >=, <, <=, ~"),
    ('"printed": "1000余支"', '"printed": "1000 余支"', "printed: wrong spaces: Chinese is printed without any, English with single ones"),
    ('"printed": "1000余支"', '"printed": "许多支"', "printed: '许多支' is not a figure"),
    ('"period": "2022-05"', '"period": "2022-13"', "period: '2022-13' is not a period; write 2023, 2023-12, 2023-12-18, 2016/2023 or ../2023"),
    ('"en": "Rescue teams"', '"eng": "Rescue teams"', "title.eng: unknown key. Did you mean 'en'?"),
    ('"zh": "救援队"', '"zh": ""', "title.zh: it must not be empty"),
    ('"basis": "stock",', "", ": 'teams' lacks basis: an indicator has all of value, comparator, unit, printed, basis, an action none"),
    ('"unit": "teams"', '"unit": ""', "unit: it must not be empty"),
    ('"tags": ["救援", "rescue"]', '"tags": ["救援;", "rescue"]', "tags[0]: a tag holds ';', which CSV joins words with"),
    ('"end": 16', '"end": 17', "locator: it spans 7 characters, but '1000余支' has 6"),
    ('"value": 1000', '"value": "1000"', "value: expected a number or null, got a string"),
    ('"id": "teams", "theme"', '"id": "Teams!", "theme"', "id: expected lower-case words and hyphens"),
    ('"value": 1000,', '"value": 1000, "upper": 2000,', "upper: '1000余支' reaches up to null, not 2000"),
    ('"value": 1000,', '"value": 1000, "upper": 1000,', "upper: the upper end of a range is more than its value, 1000"),
    ('"value": 1000,', '"value": null, "upper": 1000,', "upper: a range has a value, which is its lower end"),
    ("共有救援队1000余支", "共有救援队1000支", "statement.zh: it says '1000支', but the figure is '1000余支'"),
    ("共有救援队1000余支", "共有救援队1000余人", "statement.zh: it says '1000余人', but the figure is '1000余支'"),
    ("1,000 rescue teams", "1,000 rescue sites", "statement.en: it says 'more than 1,000 rescue sites', but the figure is '1000余支'"),
    ("共有救援队1000余支。", "The teams are ready.", "statement.zh: it is not in Chinese"),
    ("There are more than 1,000 rescue teams.", "共有救援队1000余支。", "statement.en: it is not in English"),
    ("共有救援队1000余支", "救援队众多", "statement.zh: it does not say '1000余支'"),
    ("more than 1,000", "more than 2,000", "statement.en: it says 'more than 2,000 rescue teams', but the figure is '1000余支'"),
    ("共有救援队1000余支", "2021年，共有救援队1000余支", "statement.zh: it tells of 2021, not of '2022-05'"),
    ("There are more", "By the end of 2023, there were more", "statement.en: it tells of 2023, not of '2022-05'"),
    ('"value": 1000,', '"value": 1, "value": 1000,', "value: this key stands twice in one object"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "message"), SLIPS)
def test_a_slip_is_found_where_it_stands(right: str, wrong: str, message: str) -> None:
    text = SMALL_TEXT
    assert validate(text.encode()).problems == []
    assert right in text
    start = text.index(right)
    slipped = text[:start] + wrong + text[start + len(right) :]
    [finding] = [f for f in validate(slipped.encode()).problems if f.what in message]
    path, _, _ = message.partition(": ")
    assert finding.path == "facts[0]" + (f".{path}" if path else "")
    assert f"{path}: {finding.what}" == message
    line = slipped.splitlines()[finding.line - 1]
    assert 1 <= finding.column <= len(line)
    if wrong and '"value": 1,' not in wrong:
        line_of_slip = slipped.count("\n", 0, start) + 1
        assert abs(finding.line - line_of_slip) <= (2 if not path else 0)


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ('"id": "teams", "theme"', f'"id": "{"a" * 65}", "theme"', "应为字符串，长度至多64"),
        ("[2022, 5, 8]", "[2022, 5, 8, 1]", "应为列表，长度至多3"),
        ('"schema_version": 2', '"schema_version": 3', "应为2，实为3"),
        (
            '"type": "article-newspaper"',
            '"type": "newspaper"',
            "“newspaper”无效。是否指“article-newspaper”？",
        ),
        ('"en": "Rescue teams"', '"xyz": "Rescue teams"', "未知的键"),
        ('"unit": "teams"', '"unit": "person"', "没有单位“person”；请在“units”下定义"),
        ('"start": 10', '"start": -1', "应为整数，至少0"),
    ],
)
def test_problems_are_told_alike_in_chinese(right: str, wrong: str, message: str) -> None:
    assert right in SMALL_TEXT
    speak("zh")
    findings = validate(SMALL_TEXT.replace(right, wrong, 1).encode()).problems
    assert message in [finding.what for finding in findings]


OTHERWISE: list[tuple[list[str], list[str]]] = [
    (['"数十个"', '"10至20个"'], ["'10至20个' reaches up to 20, not null", "'10至20个' means 10, not null", "'10至20个' means '=', not '~'"]),
    (['"数十个"', '"10至20万个"'], ["'10至20万个' reaches up to 200000, not null", "'10至20万个' means 100000, not null", "'10至20万个' means '=', not '~'"]),
    (['"1000余支"', '"1000余人"'], ["'1000余人' counts '人', which is no noun of 'teams'"]),
    (['"period": "2022-05"', '"period": "2016/2022"'], ["a stock stands at a date, but '2016/2022' is an interval"]),
    (['"areas": ["CN"]', '"areas": ["CN", "CN"]'], ["'CN' is used twice"]),
    (['"period": "2022-05"', '"period": "2022-06"'], ["it begins after its source was published, 2022-05-08"]),
    (['"period": "2021/2022"', '"period": "../2022"'], ["'../2022' has no start, so this is a total and not a flow"]),
    (['"zh": ["支"], "en": ["teams", "team"]', '"zh": [], "en": []'], ["'teams' has no noun in either language, so no figure can be counted by it"]),
    (['"basis": "flow"', '"basis": "total"'], ["a total runs up to a date: write '2022' or '../2022', or make it a flow"]),
    (['"zh": "救援队"', '"zh": " \\n"'], ["it must not be empty"]),
    (['["course"]', '[" "]'], ["it must not be empty"]),
    (['"zh": ["支"]', '"zh": ["支;队"]'], ["a noun holds ';', which CSV joins words with"]),
    (['"nouns": {"zh": ["个", "处"], "en": ["sites", "site"]}', '"nouns": []'], ["expected an object, got a list"]),
    # Where the unit is wrong, the sentence that counts otherwise is not; and a range may be hedged.
    (['"unit": "teams"', '"unit": "sites"', "more than 1,000 rescue teams", "1000余支"], ["'1000余支' counts '支', which is no noun of 'sites'"]),
    (['"value": 1000,', '"value": 1000, "upper": 1200,', '"comparator": ">"', '"comparator": "~"', '"end": 16', '"end": 21', "more than 1,000", "some 1,000 to 1,200", "共有救援队1000余支", "共有救援队约1000至1200支", '"1000余支"', '"约1000至1200支"'], []),
    (["共有救援队", "自2016年起，2018年4月之前、2022年和2023年共有救援队", "There are more", "Since 2016 and before May 2017 there were more"], []),
    (['{"zh": "支", ', '{"zh": "支次", ', '"zh": ["支"]', '"zh": ["支次"]', '"1000余支"', '"1000余支次"', '"end": 16', '"end": 17'], ["it says '1000余支', but the figure is '1000余支次'"]),
    (['"1000余支"', '"1000余"', '"end": 16', '"end": 15', "队1000余支", "队1000余", "more than 1,000 rescue teams", "more than 1,000", '"zh": ["支"], "en": ["teams", "team"]', '"zh": ["%"], "en": ["%"]'], ["'1000余' is not printed as a percentage, as 'teams' is"]),
]  # fmt: skip


@pytest.mark.parametrize(("change", "told"), OTHERWISE)
def test_what_does_not_go_together_is_found(change: list[str], told: list[str]) -> None:
    text = changed(SMALL_TEXT, *zip(change[::2], change[1::2], strict=True))
    assert [finding.what for finding in validate(text.encode()).problems] == told


@pytest.mark.parametrize(
    ("printed", "value", "noun", "right", "wrong"),
    [
        ("nine in ten", 0.9, "share", "90% 九成 十分之九", "9% 0.9% 0.9倍 0.9个百分点 90个百分点 超九成"),
        ("90 per cent", 90, "%", "90% 九成 十分之九", "9% 0.9% 90倍 90个百分点 超九成"),
        ("0.9", 0.9, "个百分点", "0.9个百分点 0.9", "0.9% 0.9倍"),
    ],
)  # fmt: skip
def test_a_share_and_a_percentage_that_are_equal_say_the_same(
    printed: str, value: float, noun: str, right: str, wrong: str
) -> None:
    file = json.loads(SMALL_TEXT)
    file["units"][0]["nouns"] = {"zh": [noun], "en": []}
    fact = file["facts"][0]
    fact |= {"printed": printed, "value": value, "comparator": "="}
    del fact["locator"]
    for words in (*right.split(), *wrong.split()):
        fact["statement"] = {"zh": f"覆盖{words}。", "en": "It is nine out of ten."}
        told = [one.path for one in validate(json.dumps(file).encode()).problems]
        assert told == ["facts[0].statement.zh"] * (words not in right.split()), words


ISSUED = '"issued": {"date-parts": [[2022, 5, 8]]}'
NO_CITATION = [
    ('"issued": {"date-parts": [["2022", "05", 8]]}', []),
    ('"issued": {"raw": "2022-05"}', []),
    ('"issued": {"literal": "spring 2022"}', []),
    ('"issued": {"date-parts": [["２０２２", 5]]}', ["['２０２２', 5] is not a date; write [year, month, day]"]),
    ('"issued": {"date-parts": [["2024-03"]]}', ["['2024-03'] is not a date; write [year, month, day]"]),
    ('"issued": {"date-parts": [["May 2024"]]}', ["['May 2024'] is not a date; write [year, month, day]"]),
    ('"issued": {"date-parts": [[2022, " 5"]]}', ["[2022, ' 5'] is not a date; write [year, month, day]"]),
    ('"issued": {"raw": "2022-13"}', ["'2022-13' is not a date; write 2023-12-18, or words under 'literal'"]),
    ('"issued": {"date-parts": [[2022, 5], [2021]]}', ["the period '2022-05/2021' ends before it begins"]),
    ('"URL": "javascript:alert(1)"', ["expected an http:// or https:// address"]),
    ('"accessed": {"raw": "2022-00"}', ["'2022-00' is not a date; write 2023-12-18, or words under 'literal'"]),
    ('"issued": {"raw": "../2022"}', ["'../2022' is not a date; write 2023-12-18, or words under 'literal'"]),
    ('"issued": {"date-parts": [[2022]], "season": "spring"}', ["'spring' is not allowed; expected one of: 1, 2, 3, 4"]),
    ('"page": 9223372036854775808', ["a number must lie between -9007199254740991 and 9007199254740991"]),
    ('"translations": {"en": {"title": "\\u2028 "}}', ["expected words"]),
]  # fmt: skip


@pytest.mark.parametrize(("instead", "told"), NO_CITATION)
def test_what_pandoc_misreads_in_a_source_is_found(instead: str, told: list[str]) -> None:
    text = changed(SMALL_TEXT, (ISSUED, instead))
    assert [finding.what for finding in validate(text.encode()).problems] == told


def test_an_id_stands_once_for_each_period_of_a_source() -> None:
    text = SMALL_TEXT.replace('"id": "sites", "theme"', '"id": "teams", "theme"')
    assert validate(text.encode()).problems == []
    told = "'teams' is used twice in source 'gazette-2022' for 2022-05"
    problems = validate(text.replace("2021/2022", "2022-05").encode()).problems
    assert [(one.path, one.what) for one in problems] == [("facts[1].id", told)]


def test_all_problems_are_told_at_once_and_in_order() -> None:
    text = SMALL_TEXT
    for right, wrong, _ in SLIPS[:4]:
        text = text.replace(right, wrong, 1)
    text = text.replace('"basis": "stock"', '"basis": "stok"', 1)
    findings = validate(text.encode()).problems
    assert len(findings) == 5
    assert findings == sorted(findings)


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        (b"", (1, 1, "", "not JSON: it is empty")),
        (b'{"a":\n  1,}', (2, 5, "", "not JSON: a key in double quotes is expected")),
        (b"[1 2]", (1, 4, "", "not JSON: ',' or a closing bracket is expected")),
        (b'{"a" 1}', (1, 6, "", "not JSON: ':' is expected after a key")),
        (b"[NaN]", (1, 2, "", "not JSON: 'N' is unexpected")),
        (b'["\n"]', (1, 3, "", "not JSON: a string holds a line break or another control character")),
        (b"[] []", (1, 4, "", "not JSON: there is more text after the end of the JSON")),
        (b'{"a": "\xff"}', (1, 8, "", "not in UTF-8: the byte 0xff does not belong there")),
        ("\ufeff[\n".encode() + b"\xff", (2, 1, "", "not in UTF-8: the byte 0xff does not belong there")),
        ('\ufeff["人'.encode() + b"\xff", (1, 4, "", "not in UTF-8: the byte 0xff does not belong there")),
        (b"[" * 90_000 + b"]" * 90_000, (1, 1, "", f"not JSON: nested more than {MAX_DEPTH} deep")),
        (b"[]", (1, 1, "", "expected an object, got a list")),
    ],
)  # fmt: skip
def test_what_is_not_json_is_placed_too(content: bytes, finding: tuple[int, int, str, str]) -> None:
    assert [astuple(found)[1:] for found in validate(content).problems] == [finding]
    with pytest.raises(UnusableFileError, match=re.escape(finding[-1])):  # it is said alike
        decode(content, "mine.json")


@given(JSON, st.sampled_from([None, 0, 2]))
def test_positions_agree_with_the_standard_decoder(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    document = read_json(text.encode())
    assert document.value == value
    assert document.faults == []
    for path, inner in parts_of(value):
        [(offset, _), (around, _)] = document.placed(
            [Problem(path, ""), Problem((*path, "none"), "")]
        )
        assert json.JSONDecoder().raw_decode(text, offset)[0] == inner
        assert around == offset


@given(st.text(alphabet='[]{}",:1e.-+ntf\\u \n', max_size=30))
def test_whatever_the_text_the_parser_ends_in_a_value_or_its_own_error(text: str) -> None:
    try:
        expected = json.loads(text)
    except ValueError:
        expected = UNSET
    assert read_json(text.encode()).value == expected


def test_the_schema_is_of_the_types_that_decode_the_file() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema()))
    validator.check_schema(json.loads(schema()))
    for file in (shipped(), SMALL, PRESS):
        assert list(validator.iter_errors(json.loads(file.read_bytes()))) == []
    facts = json.loads(schema())["$defs"]["Fact"]
    assert list(facts["properties"]) == [field.encode_name for field in fields(Fact)]
    assert facts["additionalProperties"] is False


MISSHAPEN = [
    slip for slip in SLIPS if slip[2].split(": ")[1][:8] in ("expected", "unknown ", "it must ")
]


@pytest.mark.parametrize(("right", "wrong", "message"), MISSHAPEN)
def test_the_schema_refuses_what_the_types_refuse(right: str, wrong: str, message: str) -> None:
    text = SMALL_TEXT.replace(right, wrong, 1)
    assert not jsonschema.Draft202012Validator(json.loads(schema())).is_valid(json.loads(text))


def test_validate_prints_lines_for_editors(redcross: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text(SMALL_TEXT.replace('"basis": "stock"', '"basis": "stok"'), encoding="utf-8")
    run = redcross("validate", str(file))
    message = "facts[0].basis: 'stok' is not allowed; expected one of: flow, stock, total"
    assert run == (65, f"{file}:23:88: {message}\n", "")
    as_json = json.loads(redcross("validate", str(file), "--format", "json").out)
    assert as_json == [
        {"file": str(file), "line": 23, "column": 88, "path": "facts[0].basis",
         "what": "'stok' is not allowed; expected one of: flow, stock, total"}
    ]  # fmt: skip
    named = redcross("validate", "--facts", str(file), "--format", "json")
    assert (named.code, json.loads(named.out), named.err) == (65, as_json, "")
    assert redcross("validate") == (0, "", "No problems in default.\n")
    assert redcross("validate", str(SMALL), str(file)).code == 65


@pytest.mark.parametrize(
    ("ending", "place"),
    [
        *[(ending, ": facts[0].") for ending in (".csv", ".tsv", ".db")],
        *[(".jsonl", ":2: "), (".parquet", ": facts.teams.")],
    ],
)
def test_sentences_of_every_form_are_read(
    redcross: CommandLine, tmp_path: Path, ending: str, place: str
) -> None:
    source, file, rest = (tmp_path / name for name in ("mine.json", f"mine{ending}", "rest.json"))
    source.write_text(changed(SMALL_TEXT, ("more than 1,000", "2,000")), encoding="utf-8")
    assert redcross("export", str(file), "--facts", str(source)).code == 0
    rest.write_text(SMALL_CATALOGUE, encoding="utf-8")
    run = redcross("validate", str(file), *([str(rest)] if ending in (".csv", ".tsv") else []))
    assert (run.code, run.out) == (65, "")
    told = f"Error: {file}{place}statement.en: it says '2,000 rescue teams', but"
    assert run.err.startswith(told), run.err


def test_schema_is_printed(redcross: CommandLine) -> None:
    assert redcross("schema") == (0, schema(), "")


def test_several_files_are_held_against_each_other(redcross: CommandLine, tmp_path: Path) -> None:
    small = SMALL_TEXT
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    one.write_text(small, encoding="utf-8")

    of_another_source = small.replace("gazette-2022", "gazette-2023")
    other.write_text(changed(of_another_source, ('["支"]', '["支", "支队伍"]')), encoding="utf-8")
    assert redcross("validate", str(one), str(other)).code == 0
    assert load(one, other).units["teams"].nouns.zh == ("支", "支队伍")

    relabelled = ('{"zh": "支", "en": "teams"}', '{"zh": "支", "en": "crews"}')
    renamed = ("Strengthen rescue.", "More rescue."), ('"en": "China"', '"en": "PRC"')
    other.write_text(changed(small, relabelled, *renamed), encoding="utf-8")
    run = redcross("validate", str(one), str(other))
    assert run == (
        65,
        f"{other}:4:12: sources[0].id: the source 'gazette-2022' stands in {one} as well\n"
        f"{other}:7:71: themes[0].policy: 'rescue' stands in {one} as well, where it says "
        "'加强救援。' and 'Strengthen rescue.'\n"
        f"{other}:11:30: units[0].label: 'teams' stands in {one} as well, where it says "
        "'支' and 'teams'\n"
        f"{other}:15:26: areas[0].name: 'CN' stands in {one} as well, where it says "
        "'中国' and 'China'\n",
        "",
    )
    with pytest.raises(UnusableFileError) as refused:
        load(one, other)
    assert str(refused.value).endswith(f" (All problems: redcross validate {one} {other})")
    assert redcross("validate", str(other)).code == 0

    # What is wrong within each is told with that, though a record cannot be read.
    one.write_text(changed(small, ('"value": 1000', '"value": 100')), encoding="utf-8")
    unread = ('{"id": "teams", "label"', '{"id": "", "label": ""},\n    {"id": "teams", "label"')
    other.write_text(changed(small, unread, relabelled), encoding="utf-8")
    run = redcross("validate", str(one), str(other), str(tmp_path / "no.json"), "--format", "json")
    assert [(Path(one["file"]).name, one["line"], one["path"]) for one in json.loads(run.out)] == [
        ("one.json", 23, "facts[0].value"), ("other.json", 11, "units[0]"),
        ("other.json", 11, "units[0].id"), ("other.json", 11, "units[0].label"),
        ("other.json", 4, "sources[0].id"), ("other.json", 12, "units[1].label"),
    ]  # fmt: skip
    assert run.err.startswith(f"Error: Cannot read the fact file {tmp_path / 'no.json'}")


def test_validate_tells_of_all_that_a_table_repeats(redcross: CommandLine, tmp_path: Path) -> None:
    table, own = tmp_path / "own.csv", tmp_path / "own.json"
    own.write_text(SMALL_TEXT.replace("gazette-2022", "county-news"), encoding="utf-8")
    redcross("export", str(table), "--facts", str(own))
    alone = redcross("validate", str(table))
    assert alone.err == (
        f"Error: {table}: facts[0].source: there is no source 'county-news'. A table holds facts "
        "only; add a file that defines it, without these: --facts FILE.\n"
    )
    for words in (
        [str(table), str(own)],
        [str(own), str(table)],
        [str(table), "--facts", str(own)],
    ):
        run = redcross("validate", *words)
        told = (run.out + run.err).splitlines()
        assert run.code == 65
        assert len(told) == len(load(own).facts)
        assert all(" as well" in line and "redcross validate" not in line for line in told)


def test_a_fact_that_two_tables_have_is_found(redcross: CommandLine, tmp_path: Path) -> None:
    tables = [tmp_path / name for name in ("one.csv", "other.tsv")]
    for table in tables:
        redcross("export", str(table), "--facts", str(SMALL))
    names = [str(path) for path in (*tables, tmp_path / "rest.json")]
    Path(names[2]).write_text(SMALL_CATALOGUE, encoding="utf-8")
    run = redcross("validate", *names)
    assert (run.code, run.out) == (65, "")
    assert run.err.splitlines()[0] == (
        f"Error: {names[1]}: facts[0].id: 'teams' is used twice in source 'gazette-2022' for 2022-05: "
        f"it stands in {names[0]} as well."
    )
    with pytest.raises(UnusableFileError, match=r"'teams' is used twice .* as well\. \(All"):
        load(*names)
