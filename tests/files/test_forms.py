"""Every form of a fact file that can be read gives back the facts that were written."""

import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given

from redcross_cli.commands.export import export
from redcross_cli.errors import RedcrossError, UnreadableFileError, UnusableFileError
from redcross_cli.facts.base import FactBase, catalogue_of
from redcross_cli.facts.model import FactFile
from redcross_cli.files.loading import load
from redcross_cli.messages import speak
from redcross_cli.output.view import View
from tests.conftest import SMALL_TEXT, CommandLine
from tests.strategies import examples, fact_files

WHOLE = (".json", ".jsonl", ".db", ".parquet")
TABLES = (".csv", ".tsv")
ROW = b"id,theme,source,title.zh,title.en,statement.zh,statement.en,period,areas,tags\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("forms")


@examples(10)
@given(file=fact_files())
def test_what_is_written_comes_back_the_same(folder: Path, file: FactFile) -> None:
    base = FactBase([file])
    rest = folder / "rest.json"
    rest.write_bytes(msgspec.json.encode(msgspec.structs.replace(file, facts=())))
    for ending in (*WHOLE, *TABLES):
        path = folder / f"facts{ending}"
        export(path, base, View(base, "en"))
        back = load(path, rest) if ending in TABLES else load(path)
        assert catalogue_of(back) == catalogue_of(base), ending
        assert tuple(back.facts) == base.facts, ending
        assert [repr(fact.value) for fact in back.facts] == [repr(f.value) for f in base.facts]


def test_a_whole_number_is_one_however_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text(SMALL_TEXT.replace('"value": 1000,', '"value": 1000.0,'), encoding="utf-8")
    assert repr(load(path).named("teams")[0].value) == "1000"


def test_all_commands_answer_alike_from_a_table(redcross: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "facts.parquet"
    assert redcross("export", str(path)).err == f"127 facts written to {path}.\n"
    for command in (
        ["themes"],
        ["sources"],
        ["indicators", "--format", "jsonl"],
        ["indicators", "--area", "海南", "--unit", "yuan", "--sort", "value", "--reverse"],
        ["search", "zyz"],
        ["search", "volunter"],
        ["show", "organ-donations", "volunteering", "--lang", "zh"],
        ["show", "organ-donation"],
        ["value", "volunteers-registered"],
        ["cite", "drowning-rescues"],
        ["chart", "--unit", "yuan"],
    ):
        shipped = redcross(*command, terminal=True)
        run = redcross(*command, "--facts", str(path), terminal=True)
        assert run[:2] == shipped[:2]
        assert " ".join(run.err.split()).replace(f" --facts {path}", "") == " ".join(
            shipped.err.split()
        )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", b"", "a.jsonl:1: not JSON: it is empty"),
        ("a.jsonl", b'{"id": "x"}\n', "a.jsonl:1: id: unknown key."),
        ("a.csv", b"id,titel.zh\n", "a.csv: there is no column 'titel.zh' in a table of this kind."),
        ("a.csv", b"id,id\nx,y\n", "a.csv: the column 'id' stands there twice."),
        ("a.csv", b"", "a.csv is empty."),
        ("a.csv", b"id,theme\nx,y\n", "a.csv: the column 'source' is missing."),
        ("a.csv", ROW + b"x,y\n", "a.csv: row 2 has 2 cells, but there are 10 columns."),
        ("a.csv", ROW + b"x,y,z,a,,c,d,2023,,\n", "a.csv: row 2: title: the key 'en' is missing."),
        ("a.csv", ROW + b'x,y,z,"a,b,c,d,2023,,', "a.csv: row 2 is no CSV (unexpected end of data)."),
        ("a.tsv", b"\xff", "a.tsv is not text in UTF-8 (byte 1)."),
        ("a.db", b"", "a.db is not a SQLite database."),
        ("a.db", b"SQLite format 3\x00" + bytes(84), "a.db is damaged ("),
        ("a.parquet", b"", "a.parquet is not a table of facts ("),
        ("a.parquet", b"PAR1" + bytes(99), "a.parquet is not a table of facts ("),
    ],
)  # fmt: skip
def test_a_file_belies_its_ending(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnusableFileError) as caught:
        load(path)
    assert str(caught.value).startswith(str(tmp_path / message))
    speak("zh")  # in which no other program's English is told
    with pytest.raises(UnusableFileError) as caught:
        load(path)
    assert not re.search("[a-z]{3,} [a-z]", str(caught.value)), caught.value


def test_a_table_that_another_program_saved(redcross: CommandLine, tmp_path: Path) -> None:
    """With line ends of Windows, or an ending in capitals."""
    shipped = tuple(load().facts)
    for ending in TABLES:
        path = tmp_path / f"facts{ending.upper()}"
        assert redcross("export", str(path)).code == 0
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        assert tuple(load(path).facts) == shipped


@pytest.mark.parametrize("ending", [*WHOLE, *TABLES])
def test_a_file_that_is_not_there(tmp_path: Path, ending: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"No such file or directory\.$"):
        load(tmp_path / f"facts{ending}")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda line: line.replace('"devices"', '"device"'), "unit: there is no unit 'device'. Did you mean 'devices'?"),
        (lambda line: f"{line}\n{line}", "'aeds-installed' is used twice in source 'crcn-2024' for ../2023."),
    ],
)  # fmt: skip
def test_a_line_that_breaks_a_rule_is_named(
    redcross: CommandLine, tmp_path: Path, change: Callable[[str], str], message: str
) -> None:
    path = tmp_path / "facts.jsonl"
    redcross("export", str(path))
    lines = path.read_text(encoding="utf-8").splitlines()
    place = next(n for n, text in enumerate(lines) if '"id":"aeds-installed"' in text)
    lines[place] = change(lines[place])
    path.write_text("\n".join(lines), encoding="utf-8")
    named = f"{path}:{place + 1 + lines[place].count(chr(10))}: {message}"
    with pytest.raises(RedcrossError, match=f"^{re.escape(named)}$"):
        load(path)
    run = redcross("export", str(tmp_path / "facts.parquet"), "--facts", str(path))
    told = message if "twice" in message else named  # a table knows no line of what it holds
    assert run == (65, "", f"Error: {told}\n")
    assert [file.name for file in tmp_path.iterdir()] == ["facts.jsonl"]


def test_a_table_takes_what_it_lacks_from_what_ships(redcross: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    redcross("export", str(path))
    header, first, *_ = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f"{header}\n{first}\n", encoding="utf-8")
    base = load(path)
    assert tuple(base.facts) == tuple(load().facts)[:1]
    assert catalogue_of(base) == catalogue_of(load())
    path.write_text(f"{header}\n{first.replace(',crcn-2024,', ',crcn-2025,')}\n", encoding="utf-8")
    with pytest.raises(UnusableFileError, match="there is no source 'crcn-2025'"):
        load(path)
