"""`redcross export`: whole files, and never half of one."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from redcross_cli.facts.model import Fact
from redcross_cli.facts.rows import columns
from redcross_cli.files.loading import load
from tests.conftest import ARTICLE_FACTS, SHIPPED, SMALL_TEXT, CommandLine


def test_json_is_the_fact_file_that_ships(redcross: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    run = redcross("export", str(file), "--facts", str(SHIPPED))
    assert run == (0, "", f"211 facts written to {file}.\n")
    assert file.read_bytes() == SHIPPED.read_bytes()


def test_json_lines_have_a_fact_a_line(redcross: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "facts.jsonl"
    assert redcross("export", str(file)).code == 0
    head, *facts = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    assert {**head, "facts": facts} == json.loads(ARTICLE_FACTS.read_bytes())


@pytest.mark.parametrize(
    ("ending", "format"), [(".csv", "csv"), (".tsv", "tsv"), (".md", "markdown")]
)
def test_the_ending_names_the_format(
    redcross: CommandLine, tmp_path: Path, ending: str, format: str
) -> None:
    file = tmp_path / f"facts{ending}"
    assert redcross("export", str(file)).code == 0
    ids = [fact.id for fact in load().facts]
    text = file.read_text(encoding="utf-8")
    if format == "markdown":
        assert [line.split(" | ")[0] for line in text.splitlines()[2:]] == [f"| {id}" for id in ids]
    else:
        assert text == redcross("show", *ids, "--format", format).out


def test_a_data_package_describes_its_tables(redcross: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "facts.zip"
    assert redcross("export", str(file)).code == 0
    written = file.read_bytes()
    assert redcross("export", str(file)).code == 0
    assert file.read_bytes() == written
    with ZipFile(file) as package:
        described = json.loads(package.read("datapackage.json"))["resources"]
        tables = {name: package.read(name).decode() for name in package.namelist()[1:]}
    assert [resource["path"] for resource in described] == [*tables] == [
        "sources.json", "themes.csv", "units.csv", "areas.csv", "facts.csv",
    ]  # fmt: skip
    for resource in described[1:]:
        header = next(csv.reader(io.StringIO(tables[resource["path"]], newline="")))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert set(resource["schema"]["primaryKey"]) <= set(header)


def test_a_database_has_tables_and_views_to_browse(redcross: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "facts.db"
    assert redcross("export", str(file)).code == 0
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        tables = connection.execute("SELECT type, name FROM sqlite_schema ORDER BY name")
        shown = [row for row in tables if row[0] != "index"]
        of_facts = [
            name for (name,) in connection.execute("SELECT name FROM pragma_table_info('facts')")
        ]
        row = connection.execute(
            "SELECT value, unit_en, theme_zh FROM indicators WHERE id = 'volunteers-registered'"
        ).fetchone()
        counted = connection.execute("SELECT count(*) FROM actions").fetchone()
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert shown == [
        ("view", "actions"), ("table", "areas"), ("table", "facts"), ("view", "indicators"),
        ("table", "sources"), ("table", "themes"), ("table", "units"),
    ]  # fmt: skip
    named = [key.replace(".", "_") for key in columns(Fact)]
    assert of_facts == ["number", *named]
    assert row == (2870000, "people", "志愿服务")
    assert counted == (54,)


def test_an_ending_that_names_no_format_is_refused(redcross: CommandLine, tmp_path: Path) -> None:
    run = redcross("export", str(tmp_path / "facts.docx"))
    assert (run.code, run.out) == (2, "")
    endings = ".json, .jsonl, .parquet, .db, .zip, .xlsx, .html, .csv, .tsv, .md"
    assert f"names no format; end it in one of {endings}." in run.err
    assert list(tmp_path.iterdir()) == []


def test_what_a_link_leads_to_is_replaced(redcross: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    kept, link = tmp_path / "kept" / "facts.db", tmp_path / "facts.db"
    link.symlink_to(kept)
    for _ in range(2):  # into nothing, and in place of what is there
        assert redcross("export", str(link)).code == 0
        assert link.readlink() == kept
        assert kept.exists()
    assert sorted(tmp_path.iterdir()) == [link, kept.parent]


def test_a_device_is_not_replaced(redcross: CommandLine, tmp_path: Path) -> None:
    link = tmp_path / "facts.csv"
    link.symlink_to("/dev/null")
    run = redcross("export", str(link))
    assert run == (74, "", f"Error: Cannot write {link}: it is not a file.\n")
    assert Path("/dev/null").is_char_device()


def test_a_workbook_has_a_sheet_a_theme_and_what_is_newer(
    redcross: CommandLine, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    file = tmp_path / "facts.xlsx"
    run = redcross("export", str(file), "--lang", "zh")
    assert (run.code, run.out) == (0, "")
    book = load_workbook(file)
    assert book.sheetnames[:3] == ["主题教育", "乡村振兴", "生命教育"]
    rows = {row[17]: row for sheet in book for row in sheet.iter_rows(values_only=True)}
    assert rows["编号"][:7] == ("名称", "限定词", "规范值", "上限", "单位", "口径", "时间")
    trained = ("应急救护取证培训人数", "超", 4190000, None, "人", "期间数", "2023")
    assert rows["first-aid-certified"][:7] == trained
    assert rows["care-for-life"][1:6] == (None, None, None, None, None)
    assert {row[13] for row in book.worksheets[0].values} == {"出处", "中国红十字报"}
    for lang, newer, contrary in (
        ("zh", "近350万人，截至2025-12-15，2025-12-16-chinadaily", "21次，2023，2024-01-12-peoplesdaily"),
        ("en", "nearly 3.5 million registered volunteers, as of 2025-12-15, 2025-12-16-chinadaily", "21 times, 2023, 2024-01-12-peoplesdaily"),
    ):  # fmt: skip
        redcross("export", str(file), "--facts", str(SHIPPED), "--lang", lang)
        book = load_workbook(file)
        beside = {r[16]: r[10:12] for sheet in book for r in sheet.iter_rows(values_only=True)}
        assert (beside["287万人"], beside["20次"]) == ((newer, None), (None, contrary))
    published = {row[13] for row in book.worksheets[0].values}
    assert {"Published in", "Zhongguo Hongshizi Bao [China Red Cross News]"} <= published
    assert book.sheetnames[5] == "Disaster prevention and…"
    assert beside["As printed"] == ("Newer figure", "Contradicted by")


def test_a_text_of_a_workbook_is_no_formula(redcross: CommandLine, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    own, file = tmp_path / "own.json", tmp_path / "facts.xlsx"
    for text in ("{=1+3}", "=1+3", "https://a.cn", "12"):
        content = SMALL_TEXT.replace("No exact number is given.", text)
        own.write_text(content, encoding="utf-8")
        redcross("export", str(file), "--facts", str(own))
        cell = load_workbook(file).worksheets[0]["J3"]
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_text_too_long_for_a_cell_is_not_cut(redcross: CommandLine, tmp_path: Path) -> None:
    long, file = tmp_path / "long.json", tmp_path / "facts.xlsx"
    text = SMALL_TEXT.replace("There are more than", f"In {'v' * 32767} there are more than")
    long.write_text(text, encoding="utf-8")
    run = redcross("export", str(file), "--facts", str(long))
    why = "teams does not fit: a sheet has 1,048,576 rows, a cell 32,767 characters."
    assert run == (74, "", f"Error: Cannot write {file}: {why}\n")
    assert [path.name for path in tmp_path.iterdir()] == ["long.json"]
