"""Fact files that are broken in every way: one sentence, the right exit code, and no crash."""

import io
import json
import os
import random
import sqlite3
import sys
import threading
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redcross_cli.errors import RedcrossError, UnreadableFileError, UnusableFileError
from redcross_cli.facts.checks import MAX_DEPTH
from redcross_cli.files.fact_json import decode
from redcross_cli.files.loading import load
from redcross_cli.proof.validation import validate
from tests.conftest import SMALL, SMALL_CATALOGUE, SMALL_TEXT, CommandLine
from tests.strategies import JSON, examples, parts_of

RANGE = "a number must lie between -9007199254740991 and 9007199254740991"


def changed(old: str, new: str) -> bytes:
    assert old in SMALL_TEXT
    return SMALL_TEXT.replace(old, new, 1).encode()


NOT_JSON, NOT_UTF_8 = ": not JSON: ", ": not in UTF-8: the byte "
BROKEN: dict[str, tuple[bytes, str]] = {
    "truncated": (SMALL_TEXT.encode()[:500], f"{NOT_JSON}the text ends too early."),
    "deep inside": (changed('"schema_version": 2', '"x": ' + "[" * 100_000 + "]" * 100_000), f"{NOT_JSON}nested more than 100 deep."),
    "half a surrogate pair": (changed("救援队", "\\ud800"), NOT_JSON),
    "a surrogate in UTF-8": (SMALL_TEXT.encode().replace("救援队".encode(), b"\xed\xa0\x80", 1), f"{NOT_UTF_8}0xed does not belong there."),
    "1e999": (changed("1000,", "1e999,"), f": facts[0].value: {RANGE}"),
    "too large for a double": (changed("1000,", "9007199254740992,"), f": facts[0].value: {RANGE}"),
    "ten thousand digits where anything may stand": (changed('"type":', '"custom": {"x": ' + "1" * 10_000 + '}, "type": 7, "x":'), f": sources[0].custom.x: {RANGE}"),
    "a NUL byte": (SMALL_TEXT.encode()[:300] + b"\0" + SMALL_TEXT.encode()[300:], NOT_JSON),
    "nested deeper than Python reads": (changed('"type":', '"custom": {"x": ' + "[" * 970 + "]" * 970 + '}, "type":'), ": "),
    "a figure without end": (changed('"printed": "1000', '"printed": "' + "9" * 5000), ": facts["),
    "a number with two points": (changed('"1000余支"', '"1.2.3亿2000万支"'), ": facts[0]"),
    "a letter that only looks like one": (changed('"1000余支"', '"3 m\\u0131llion支"'), ": facts[0]"),
    "an id with a line break": (changed('"id": "teams"', '"id": "teams\\n"'), ": units[0].id: expected lower-case words and hyphens."),
    "a place beyond all texts": (changed('"end": 16', '"end": 9223372036854775808'), ": facts["),
    "a fact that is none": (changed('"facts": [', '"facts": [7,'), ": facts[0]: expected an object"),
    "a date that no calendar has": (changed("[2022, 5, 8]", "[2022, 13]"), ": sources[0].issued.date-parts[0]: [2022, 13] is not a date; write [year, month, day]."),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_refused(redcross: CommandLine, tmp_path: Path, kind: str) -> None:
    content, message = BROKEN[kind]
    file = tmp_path / "mine.json"
    file.write_bytes(content)
    run = redcross("themes", "--facts", str(file))
    assert (run.code, run.out) == (65, "")
    assert run.err.startswith(f"Error: {file}{message}")
    assert run.err.count("\n") == 1
    assert any(problem.what in run.err for problem in validate(content).problems), (
        "as `validate` says it"
    )


def test_a_byte_order_mark_is_accepted(redcross: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_bytes(b"\xef\xbb\xbf" + SMALL_TEXT.encode())
    assert redcross("value", "teams", "--facts", str(file)).out == "1000\n"
    assert redcross("validate", str(file)).code == 0


def test_what_cannot_be_read_ends_with_66(
    redcross: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = tmp_path / "no.json"
    run = redcross("themes", "--facts", str(missing))
    assert run.err == f"Error: Cannot read the fact file {missing}: No such file or directory.\n"
    monkeypatch.setattr(Path, "open", _denied)  # the superuser may read everything
    run = redcross("themes", "--facts", str(missing))
    assert run[::2] == (66, f"Error: Cannot read the fact file {missing}: Permission denied.\n")


def _denied(path: Path, mode: str) -> None:
    raise PermissionError(13, "Permission denied")


def test_a_fact_file_from_a_pipe(redcross: CommandLine, tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    writer = threading.Thread(target=lambda: fifo.write_text(SMALL_TEXT, encoding="utf-8"))
    writer.start()
    assert redcross("value", "teams", "--facts", str(fifo)).out == "1000\n"
    writer.join()


def test_facts_from_standard_input(redcross: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def typed(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    typed(SMALL_TEXT)
    assert redcross("value", "teams", "--facts", "-").out == "1000\n"
    typed(SMALL_TEXT)
    assert redcross("validate", "-").err == "No problems in standard input.\n"
    typed("")
    assert redcross("themes", "--facts", "-").code == 65
    monkeypatch.setattr(sys, "stdin", None)
    run = redcross("themes", "--facts", "-")
    assert run[::2] == (66, "Error: Cannot read standard input: it is closed.\n")


# ---- databases


@pytest.fixture
def database_file(redcross: CommandLine, tmp_path: Path) -> Path:
    file = tmp_path / "facts.db"
    assert redcross("export", str(file)).code == 0
    return file


def test_a_damaged_database_ends_in_one_sentence(
    redcross: CommandLine, database_file: Path
) -> None:
    whole = database_file.read_bytes()
    chance = random.Random(7)
    damaged = [whole[:length] for length in (100, 5_000, len(whole) // 2)]
    for _ in range(30):
        content = bytearray(whole)
        for _ in range(chance.choice([1, 30, 1000])):
            content[chance.randrange(100, len(whole))] = chance.randrange(256)
        damaged.append(bytes(content))
    for sick in damaged:
        database_file.write_bytes(sick)
        run = redcross("show", "aeds-installed", "--facts", str(database_file))
        assert run.code in (0, 65), run.err
        assert run.code == 0 or (run.err.startswith("Error: "), run.err.count("\n")) == (True, 1)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("UPDATE facts SET theme = 'x'", ": facts[0].theme: there is no theme 'x';"),
        ("UPDATE facts SET value = 65000 WHERE value = 64000", "means 64000, not 65000. (All"),
        ("UPDATE facts SET value = 'many'", "value: expected a number or null, got a string."),
        ("UPDATE facts SET areas = '7'", "expected a list, got a whole number"),
        ("UPDATE facts SET tags = '['", "Input data was truncated"),
        ("UPDATE facts SET tags = NULL", ": facts.political-commitments: "),
        ("UPDATE facts SET areas = x'ff'", ": facts.political-commitments: "),
        ("UPDATE facts SET tags = '" + "[" * 100_000 + "'", ": facts.political-commitments: "),
        ("UPDATE sources SET record = x'ff'", "sources.crcn-2024: "),
        ("UPDATE sources SET record = '{}'", "sources.crcn-2024: the key 'id' is missing."),
        ("ALTER TABLE facts RENAME TO stored; CREATE VIEW facts AS WITH RECURSIVE n AS (SELECT 1 UNION ALL SELECT 1 FROM n LIMIT 9) SELECT stored.* FROM stored, n", " is damaged (the tables are not as redcross made them). Export it anew."),
        ("DROP TABLE facts", " is damaged (the tables are not as redcross made them). Export it anew."),
        ("PRAGMA application_id = 7", " is a database of another application."),
        ("PRAGMA user_version = 2", " is a fact base of version 2; this redcross reads version 3."),
    ],
)  # fmt: skip
def test_a_changed_database(
    redcross: CommandLine, database_file: Path, change: str, message: str
) -> None:
    with closing(sqlite3.connect(database_file, isolation_level=None)) as connection:
        connection.executescript(change)
    run = redcross("show", "aeds-installed", "--facts", str(database_file))
    assert (run.code, run.out) == (65, "")
    assert message in run.err
    assert run.err.count("\n") == 1


def test_validate_tells_of_every_file(redcross: CommandLine, tmp_path: Path) -> None:
    rest, table, broken = (tmp_path / name for name in ("rest.json", "facts.csv", "broken.json"))
    redcross("export", str(table), "--facts", str(SMALL))
    rest.write_text(SMALL_CATALOGUE, encoding="utf-8")
    assert redcross("validate", str(table)).code == 65  # what it refers to is not at hand
    assert redcross("validate", str(table), str(rest)).code == 0
    assert redcross("validate", str(table), "--facts", str(rest)).code == 0
    assert redcross("validate", "--facts", str(table), "--facts", str(rest)).code == 0
    broken.write_text(SMALL_TEXT.replace("1000余支", "1001余支"), encoding="utf-8")
    run = redcross("validate", str(broken), str(tmp_path / "none.jsonl"), str(table))
    assert run.code == 66
    assert "'1001余支' means 1001, not 1000" in run.out
    _missing, *repeated = run.err.splitlines()
    assert len(repeated) == len(load(SMALL).facts)
    assert all(" as well" in line for line in repeated)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("z.json", " is larger than 256 megabytes."), ("z.jsonl", ":1 is larger than 64 megabytes."),
        ("z.csv", " is larger than 256 megabytes."), ("z.db", " is not a SQLite database."),
        ("z.parquet", " is not a table of facts ("), ("z.csl", " is larger than 4 megabytes."),
    ],
)  # fmt: skip
def test_an_endless_file_is_refused(
    redcross: CommandLine, tmp_path: Path, name: str, said: str
) -> None:
    endless = tmp_path / name
    endless.symlink_to("/dev/zero")
    option = "--style" if name == "z.csl" else "--facts"
    run = redcross("cite", "aeds-installed", option, str(endless))
    assert (run.code, run.out) == (65, "")
    assert run.err.startswith(f"Error: {endless}{said}")
    assert run.err.count("\n") == 1


def test_a_path_and_an_id_not_in_utf_8(
    redcross: CommandLine, database_file: Path, tmp_path: Path
) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9.db")
    database_file.rename(odd)
    assert redcross("value", "aeds-installed", "--facts", str(odd)).out == "64000\n"
    assert redcross("show", os.fsdecode(b"\xff"), "--facts", str(odd)).code == 2
    assert redcross("value", "aeds-installed", "--facts", f"/{odd}").out == "64000\n"


def test_a_locked_database(database_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, timeout=0))
    writer = sqlite3.connect(database_file, isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UnreadableFileError, match=r"another program is writing to it; try again"):
        load(database_file)
    writer.execute("ROLLBACK")
    assert load(database_file).named("aeds-installed")
    writer.close()


# ---- fuzzing

PATHS = [path for path, _part in parts_of(json.loads(SMALL_TEXT))][1:]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A valid file with one to three parts replaced, removed or moved, as JSON or as bytes."""
    if draw(st.booleans()):
        file = json.loads(SMALL_TEXT)
        for path in draw(st.lists(st.sampled_from(PATHS), min_size=1, max_size=3)):
            _replace(file, path, draw(JSON), remove=draw(st.booleans()))
        return json.dumps(file, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")
    content = bytearray(SMALL_TEXT.encode())
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(content)))
        end = start + draw(st.sampled_from([0, 1, 2, 50]))
        content[start:end] = draw(st.binary(max_size=3) | st.sampled_from(PIECES))
    return bytes(content)


PIECES = [*(bytes([byte]) for byte in b'"\\{}[],:'), b"null", b"1e9", b"\\ud800", b"\xef\xbb\xbf"]


def _replace(file: Any, path: tuple[Any, ...], new: Any, remove: bool) -> None:
    for key in path[:-1]:
        try:
            file = file[key]
        except (KeyError, IndexError, TypeError):  # an earlier change took it away
            return
    if isinstance(file, dict) and isinstance(path[-1], str):
        file[path[-1]] = new
        if remove:
            del file[path[-1]]
    elif isinstance(file, list) and isinstance(path[-1], int) and path[-1] < len(file):
        file[path[-1]] = new


def loads_or_says_why(content: bytes) -> None:
    said = ""
    try:
        decode(content, "mine.json")
    except UnusableFileError as error:
        said = str(error)
    assert said.startswith("mine.json" if said else "")
    # That a sentence says another figure is told by `validate` alone.
    problems = [p for p in validate(content).problems if not p.what.startswith("it says '")]
    assert bool(said) == bool(problems), said


@given(mutated())
@examples(100)
def test_a_mutated_file_loads_or_is_refused_and_validate_agrees(content: bytes) -> None:
    loads_or_says_why(content)


MUTATED_UNIT = st.sampled_from(
    [
        *[("支", "支"), ("gazette-2022", "gazette-2022"), ('"en": "teams"}', '"en": "crews"}')],
        *[('["支"]', '["支", "队"]'), ('["支"]', "[]"), ('"id": "teams"', '"id": "squads"')],
    ]
)


@given(
    change=MUTATED_UNIT,
    endings=st.lists(st.sampled_from([".json", ".jsonl", ".csv", ".db"]), min_size=2, max_size=3),
    renamed=st.booleans(),
)
@settings(examples(20), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_files_load_together_or_are_refused_and_validate_agrees(
    redcross: CommandLine,
    tmp_path_factory: pytest.TempPathFactory,
    change: tuple[str, str],
    endings: list[str],
    renamed: bool,
) -> None:
    folder = tmp_path_factory.mktemp("together")
    names = []
    for number, ending in enumerate(endings):
        text = SMALL_TEXT.replace(*change) if number else SMALL_TEXT
        text = text.replace("gazette-2022", f"gazette-202{number * renamed}")
        source, name = folder / f"source{number}.json", str(folder / f"facts{number}{ending}")
        source.write_text(text, encoding="utf-8")
        redcross("export", name, "--facts", str(source))
        names.append(name if Path(name).exists() else str(source))
    code = 0
    try:
        all(load(*names).facts)
    except RedcrossError as error:
        code = error.exit_code
    assert redcross("validate", *names).code == code


# Of the two readers of JSON, one gives up a few levels before the other.
@pytest.mark.parametrize(
    "depths", [(MAX_DEPTH - 5, MAX_DEPTH - 4, MAX_DEPTH), range(900, 1000), (2_000,)]
)
def test_nesting_where_anything_may_stand(depths: Sequence[int]) -> None:
    for depth in depths:
        nested = "[" * depth + "]" * depth
        loads_or_says_why(changed('"type":', f'"custom": {{"x": {nested}}}, "type":'))
