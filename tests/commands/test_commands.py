"""The commands as typed: what they answer, what they say, how they end."""

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from rich.cells import cell_len

from redcross_cli import __version__
from redcross_cli.cli import COMMANDS
from redcross_cli.commands.session import locale_language
from redcross_cli.output import Format
from tests.conftest import ROOT, SMALL, SMALL_CATALOGUE, SMALL_TEXT, CommandLine
from tests.terminal import PROGRAM


def test_alone_it_prints_a_short_help_with_examples(redcross: CommandLine) -> None:
    run = redcross()
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Usage: redcross [OPTIONS] COMMAND [ARGS]...\n")
    assert all(f"\n  {name} " in run.out for name in COMMANDS)
    assert "\n    redcross show volunteers-registered\n" in run.out
    assert run.out == redcross("--help").out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_examples_that_work(redcross: CommandLine, command: str) -> None:
    run = redcross(command, "--help")
    assert (run.code, run.err) == (0, "")
    assert max(map(cell_len, run.out.splitlines())) <= 80
    examples = run.out.partition("Examples:")[2].split("\n    ")[1:]
    assert examples
    for example in examples:
        if all(
            sign not in example
            for sign in ("|", ">", "$", ".txt", "release", ".svg", "export", "--copy", " mcp")
        ):
            assert redcross(*example.split()[1:]).code == 0, example
    for option in ("--facts", "--lang", "--format"):
        assert option in run.out


def test_version(redcross: CommandLine) -> None:
    assert redcross("--version") == (0, f"redcross {__version__}\n", "")


def test_options_stand_anywhere_and_words_alone_are_a_search(redcross: CommandLine) -> None:
    first = redcross("search", "--format", "json", "志愿者")
    assert json.loads(first.out)[0]["value"] == 2870000
    assert first == redcross("search", "志愿者", "--format", "json")
    assert first == redcross("--format", "json", "search", "志愿者")
    assert first == redcross("--format", "csv", "志愿者", "--format", "json")
    assert redcross("--lang", "zh", "themes") == redcross("themes", "--lang", "zh")
    assert (
        redcross("help", "value") == redcross("value", "--help") == redcross("help", "value", "-h")
    )
    assert redcross("help", "--help") == redcross("help") == redcross("--help")
    for words in ((), ("value",)):
        asked = redcross(*words, "--help", "--lang", "zh")
        assert redcross("help", "--lang", "zh", *words) == asked
        assert redcross("help", *words, "--lang=zh") == asked


def test_value_prints_the_bare_number_or_another_field(redcross: CommandLine) -> None:
    for words, printed in (
        ("jishishan-duration", "0.5"),
        ("organ-donations --field comparator", "<"),
        ("aeds-installed --field title --lang zh", "公共场所配备的AED"),
        ("drowning-rescues --field areas", "CN-ZJ;CN-AH;CN-JX;CN-GZ"),
    ):
        assert redcross("value", *words.split()).out == f"{printed}\n"


def test_value_heeds_a_format_typed(redcross: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDCROSS_FORMAT", "json")
    assert redcross("value", "volunteers-registered").out == "2870000\n"
    asked = redcross("value", "volunteers-registered", "--format", "json").out
    assert json.loads(asked) == [{"id": "volunteers-registered", "value": 2870000}]


def test_where_nothing_is_found_a_list_in_json_is_empty(
    redcross: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    listing = (
        *("indicators --period 1800", "search unicorns", "show aeds-installed --period 1800"),
        *("history fraternity-week", "chart --period 1800"),
    )
    text = (
        *("value jishishan-sites", "value rescue-teams --period 1800"),
        "cite aeds-installed --period 1800",
        f"chart --period 1800 --svg {tmp_path / 'a.svg'}",
    )
    monkeypatch.setenv("REDCROSS_FORMAT", "json")
    assert {redcross(*words.split())[:2] for words in listing} == {(1, "[]\n")}
    assert {redcross(*words.split())[:2] for words in text} == {(1, "")}
    asked = {redcross(*words.split(), "--format", "json").out for words in (*listing, *text[:3])}
    assert asked == {"[]\n"}


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["search", " "], 2, "Type a word to look for.\n"),
        (["value", "jishishan-sites"], 1, "'jishishan-sites' has no exact figure: the source only says 数十个.\n"),
        (["value", "fraternity-week"], 1, "'fraternity-week' is an action; it has no figures.\n"),
        (["value", "organ"], 2, "There is no fact 'organ'. Did you mean 'organs-donated', "),
        (["show", "qqqq"], 2, "There is no fact or theme 'qqqq'. Look for it: redcross s"),
        (["value", "aeds-installed", "--field", "valve"], 2, "There is no field 'valve'. Did you mean 'value'"),
        (["value", "aeds-installed", "--field", "foo"], 2, "There is no field 'foo'. There are: figure, title, statement, note, id, theme, "),
        (["show", "crcn-2024"], 2, "'crcn-2024' is a source. See: redcross indicators --all"),
        (["history", "志愿服务"], 2, "'志愿服务' is a theme. See: redcross indicators --theme v"),
        (["indicators", "--columns", "mean"], 2, "There is no column 'mean'. There are: id, title, figure, period, source, theme, areas, statement, note, title.zh, title.en, "),
        (["indicators", "--columns", "Perios"], 2, "There is no column 'Perios'. Did you mean 'period'?"),
        (["indicators", "--sort", "id"], 2, "There is no column 'id'. There are: value, title, theme, period."),
        (["indicators", "--theme", "relief"], 2, "There is no theme 'relief'. Did you mean 'humanitarian-relief'?\n"),
        (["indicators", "--source", "中国红十字"], 2, "There is no source '中国红十字'. Did you mean 'crcn-2024'? See: redcross sources"),
        (["indicators", "--theme", "volunteering", "--period", "2025"], 1, "No indicator passes these filters. Without --period there are figures, for instance of 2023, 2024-03-08."),
        (["indicators", "--limit", "0"], 2, "Invalid value for '--limit': 0 is less than 1."),
        (["indicators", "--lang", "zh", "--limit", "0"], 2, "“--limit”的值无效：0小于1。"),
        (["search", "--lmit"], 2, "There is no option '--lmit'. Did you mean '--limit'?\n"),
        (["export", "f.csv", "--theme"], 2, "There is no option '--theme'.\n"),
        (["search", "tents", "--period", "2012"], 1, "Nothing that passes the filter matches 'tents'. Of jishishan-tents there are figures of 2023–2024."),
        (["indicator"], 1, "Nothing matches 'indicator'. There is no command 'indicator'. Did you mean 'indicators'?\n"),
        (["serach"], 1, "Nothing matches 'serach'. Did you mean 'search'?\n"),
        (["verify", "x.txt", "--theme", "志愿服务"], 2, "--theme goes with --draft only."),
        (["themes", "--facts", "a" * 300 + ".jsonl"], 66, "Cannot read the fact"),
        (["themes", "--facts", "a" * 300 + ".parquet"], 66, "Cannot read the fact"),
        (["check", "We have 3 teams. " * 20], 66, "There is no file 'We have"),
    ],
)  # fmt: skip
def test_each_way_to_end(redcross: CommandLine, words: list[str], code: int, message: str) -> None:
    run = redcross(*words)
    assert (run.code, run.out) == (code, "")
    assert re.search(f"(?:Error: |错误：){re.escape(message)}", run.err)
    assert "Traceback" not in run.err


def test_what_a_table_is_headed_by_names_its_columns(redcross: CommandLine) -> None:
    listing = ("indicators", "--theme", "volunteering", "--lang", "zh")
    by_name = redcross(*listing, "--columns", "title,figure", "--sort", "value")
    assert by_name.out.startswith("title\tfigure\n")
    assert redcross(*listing, "--columns", "名称，数值", "--sort", "数值") == by_name


def test_a_search_tells_of_what_it_leaves_out(redcross: CommandLine) -> None:
    words = ("search", "volunteers last year", "--format", "table")
    told = "'last year' is passed over, the latest figures are listed; for a year, type it."
    for columns, room in ((80, " No room for ID; --columns chooses what is shown."), (200, "")):
        first, second, *_ = redcross(*words, columns=columns).err.splitlines()
        assert re.fullmatch(rf"[0-9]+ facts found\.{room}", first)
        assert second == told


def test_a_source_is_named_as_it_is_cited(redcross: CommandLine) -> None:
    names = {
        "zh": "发挥助手作用 切实为民服务——从红十字角度深入学习2024年《政府工作报告》 | 中国红十字报",
        "en": "Fahui zhushou zuoyong, qieshi wei min fuwu: Cong Hongshizi jiaodu shenru xuexi "
        "2024 nian “Zhengfu gongzuo baogao” \\[Acting as an aide, serving the people in earnest: "
        "A close study of the 2024 Government Work Report from the Red Cross’s standpoint\\] | "
        "Zhongguo Hongshizi Bao \\[China Red Cross News\\]",
    }
    for lang, name in names.items():
        run = redcross("sources", "--lang", lang, "--format", "markdown")
        assert run.out.splitlines()[-1] == f"| crcn-2024 | {name} | 2024-03-08 | 127 |"


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "en"), ({"LANG": "zh_CN.UTF-8"}, "zh"), ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_GB.UTF-8"}, "zh"), ({"LC_ALL": "", "LANG": "zh"}, "zh"),
    ],
)  # fmt: skip
def test_the_language_is_the_locales(environment: dict[str, str], lang: str) -> None:
    assert locale_language(environment) == lang


def test_the_environment_sets_what_the_command_line_leaves_open(
    redcross: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDCROSS_FORMAT", "table")
    assert redcross("search", "AED") == redcross("search", "AED", "--format", "table")
    monkeypatch.setenv("REDCROSS_FORMAT", "markdown")
    assert redcross("themes").out.startswith("| ID | Title | Indicators | Actions |\n")
    last = redcross("themes", "--lang=zh", "--lang", "en", "--format", "csv", "--format", "tsv").out
    assert last == redcross("themes", "--format", "tsv").out


def shell(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command.replace("redcross", shlex.join(PROGRAM), 1)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_closed_pipe_ends_quietly() -> None:
    run = shell("set -o pipefail; redcross indicators --all --format json | head -1")
    assert (run.returncode, run.stdout, run.stderr) == (0, "[\n", "")
    run = shell("set -o pipefail; redcross --help | true")
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize(
    "words",
    [
        "show teams --format json", "cite teams --as csl-json", "cite teams --format json", "schema",
        "verify --draft text.txt", "verify text.txt --format json",
    ],
)  # fmt: skip
def test_json_stays_json_in_any_encoding(redcross: CommandLine, tmp_path: Path, words: str) -> None:
    text = SMALL_TEXT.replace('"救援', '"Türkiye 😀救援')
    (tmp_path / "facts.json").write_text(text, encoding="utf-8")
    (tmp_path / "text.txt").write_text("Türkiye 😀救援队共有1000余支。", encoding="utf-8")
    words = words.replace("text.txt", str(tmp_path / "text.txt"))
    words = f"{words} --facts {tmp_path / 'facts.json'}"
    escaped = shell(f"PYTHONIOENCODING=gbk redcross {words}").stdout
    assert escaped.isascii()
    assert json.loads(escaped) == json.loads(redcross(*words.split()).out)


@pytest.mark.parametrize("words", ["themes", "--version", "search --help"])
def test_a_full_disk_is_an_error_and_no_traceback(words: str) -> None:
    run = shell(f"redcross {words} > /dev/full")
    assert run.returncode == 74
    assert run.stderr == "Error: Cannot write the output: No space left on device.\n"
    run = shell(f"redcross {words} >&-")
    assert run.returncode == 74
    assert run.stderr == "Error: Cannot write the output: stdout is closed.\n"


def test_a_stderr_that_is_full_or_closed_changes_no_exit_code() -> None:
    for end in ("2>&-", "2> /dev/full"):
        run = shell(f"redcross value organ-donations --source crcn-2024 {end}")
        assert (run.returncode, run.stdout) == (0, "50000\n")
    for words in ("show nothing", "--nothing"):
        assert shell(f"redcross {words} 2> /dev/full").returncode == 2


def test_numbers_without_end_are_survived(redcross: CommandLine, table_file: Path) -> None:
    for facts in ("default", str(table_file)):
        everything = redcross("indicators", "--facts", facts)
        assert redcross("indicators", "--limit", str(2**63), "--facts", facts) == everything
        years = [f"--period={year}" for year in range(1000, 2100)]
        run = redcross("indicators", *years, "--facts", facts)
        assert run == (2, "", "Error: A question has at most 100 periods; this one has 1100.\n")


def test_an_empty_path_is_no_folder(redcross: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert redcross("themes", "--facts", "").code == 2
    monkeypatch.setenv("REDCROSS_FACTS", f"{SMALL}:")
    assert redcross("themes", "--format", "ids").out == "rescue\ntraining\n"


def test_a_path_of_spark_in_the_environment(
    monkeypatch: pytest.MonkeyPatch, redcross: CommandLine
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    monkeypatch.setenv("REDCROSS_FACTS", "spark:s3a://bucket/facts")
    assert redcross("themes").err.startswith("Error: Facts on Spark need PySpark")


def test_a_file_may_have_the_name_of_the_facts_that_ship(
    redcross: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("default", "-"):
        (tmp_path / name).write_bytes(SMALL.read_bytes())
        listed = redcross("themes", "--facts", f"./{name}", "--format", "ids").out
        assert listed == "rescue\ntraining\n"
        (tmp_path / name).write_bytes(b"{")
        assert redcross("validate", f"./{name}").out.startswith(f"./{name}:1:2: ")
        (tmp_path / name).unlink()
        (tmp_path / name).mkdir()
    assert redcross("value", "aeds-installed").out == "64000\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SMALL.read_bytes())))
    assert redcross("themes", "--facts", "-", "--format", "ids").out == "rescue\ntraining\n"


def test_a_query_that_is_not_text_is_survived() -> None:
    run = shell("redcross search $'\\xff'")
    assert run.returncode == 1
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(("command", "content"), [("check", "3 people"), ("validate", "[]")])
def test_a_file_name_that_is_not_text_is_seen(
    redcross: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    command: str,
    content: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    name = os.fsdecode(b"\xff.txt")
    Path(name).write_text(content, encoding="utf-8")
    [found] = json.loads(redcross(command, name, "--format", "json").out)
    assert found["file"] == r"\udcff.txt"
    assert json.loads(redcross(command, name, "--format", "jsonl").out) == found


@pytest.mark.parametrize(
    "words",
    [
        "themes", "units", "areas", "sources",
        "indicators", "search tents", "show rescue-teams", "value rescue-teams",
        "cite rescue-teams", "cite --style list", "validate", "chart --unit yuan",
        "history volunteers-registered --facts default --facts tests/data/press-2025-12.json",
        "check {text}", "check {nothing}", "verify {text}", "verify {nothing} --facts {facts}",
    ],
)  # fmt: skip
def test_every_command_speaks_every_format(
    redcross: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str
) -> None:
    monkeypatch.chdir(ROOT)
    text, nothing, facts = (tmp_path / name for name in ("a.txt", "b.txt", "facts.json"))
    text.write_text("Our school has 300 pupils.", encoding="utf-8")
    nothing.write_text("The Red Cross helps.", encoding="utf-8")
    facts.write_text(SMALL_CATALOGUE, encoding="utf-8")
    typed = words.format(text=text, nothing=nothing, facts=facts).split()
    said = {
        format: redcross(*typed, "--format", format, columns=200) for format in get_args(Format)
    }
    assert {run.code for run in said.values()} == {int("verify" in words)}
    assert len({run.err.removeprefix("1 fact found.\n") for run in said.values()}) == 1
    records = json.loads(said["json"].out)
    assert isinstance(records, list)
    assert records == [json.loads(line) for line in said["jsonl"].out.splitlines()]
    rows = list(csv.reader(io.StringIO(said["csv"].out, newline="")))
    assert len(rows) == len(said["tsv"].out.splitlines()) == len(records) + 1
    named = [record.get("id") or record.get("fact") for record in records]
    assert said["ids"].out.splitlines() == list(dict.fromkeys(filter(None, named)))


@pytest.mark.parametrize("words", ["search unicorns", "indicators --period 1950"])
def test_a_listing_of_nothing_is_a_list_and_a_header(redcross: CommandLine, words: str) -> None:
    said = {format: redcross(*words.split(), "--format", format) for format in get_args(Format)}
    assert {run.code for run in said.values()} == {1}
    assert len({run.err for run in said.values()}) == 1
    header = redcross("indicators", "--limit", "1", "--format", "csv").out.splitlines()[0]
    assert {format: run.out for format, run in said.items() if run.out} == {
        "json": "[]\n",
        "csv": f"{header}\n",
        "tsv": header.replace(",", "\t") + "\n",
    }
