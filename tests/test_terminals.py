"""Odd terminals and odd text: what is printed stays whole, and nothing in it acts."""

import csv
import io
import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from redcross_cli.files.loading import load, read
from redcross_cli.output.text import acting
from tests.conftest import SMALL, SMALL_TEXT, CommandLine
from tests.strategies import ODD
from tests.terminal import PLAIN, PROGRAM, STYLES, at_terminal


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "words",
    [
        ["indicators", "--columns", "id,title,figure,period"], ["themes"], ["sources"],
        ["search", "AED", "--columns", "title,id,figure"], ["show", "organ-donations"],
    ],
)  # fmt: skip
def test_a_table_fits_every_width(redcross: CommandLine, words: list[str], lang: str) -> None:
    wide = redcross(*words, "--lang", lang, terminal=True, columns=1000).out
    letters = sorted(re.sub(r"[\s─]", "", wide))
    for columns in (20, 21, 30, 45, 59, 60, 80, 120, 250):
        lines = redcross(*words, "--lang", lang, terminal=True, columns=columns).out.splitlines()
        assert max(map(cell_len, lines)) <= columns
        assert sorted(re.sub(r"[\s─]", "", "".join(lines))) == letters
        if words[0] != "show":
            assert set(lines[_rule(lines)]) == {"─"}


def test_no_word_breaks_while_a_column_can_give_way(redcross: CommandLine) -> None:
    words = ["indicators", "--columns", "id,title,figure,source,theme", "--lang", "en"]
    wide, narrow = (
        set(re.findall("[A-Za-z0-9’]+", redcross(*words, terminal=True, columns=columns).out))
        for columns in (1000, 80)
    )
    assert narrow == wide


def _rule(lines: list[str]) -> int:
    """Which line is the one under the header."""
    return next(place for place, line in enumerate(lines) if line.startswith("─"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_columns_line_up_though_half_of_them_are_chinese(redcross: CommandLine, lang: str) -> None:
    for columns in (60, 80, 120, 250):
        named = ["--columns", "id,title,figure"]
        run = redcross("indicators", *named, "--lang", lang, terminal=True, columns=columns)
        lines = run.out.splitlines()
        ids = {fact.id for fact in load().facts}
        starts = {
            cell_len(line[: len(line) - len(line.split(maxsplit=1)[1])])
            for line in lines
            if line.split(" ")[0] in ids and len(line.split()) > 1
        }
        assert len(starts) == 1


def test_the_width_is_the_terminals_or_that_of_columns() -> None:
    code, narrow = at_terminal("themes", columns=60)
    assert (code, max(map(cell_len, STYLES.sub("", narrow).splitlines())) <= 60) == (0, True)
    _, wide = at_terminal("themes", columns=60, COLUMNS="120")
    assert max(map(cell_len, STYLES.sub("", wide).splitlines())) > 60
    for odd in ("-5", "x"):
        assert at_terminal("themes", columns=60, COLUMNS=odd) == (0, narrow)


def test_colour_is_for_terminals_that_have_it() -> None:
    _, coloured = at_terminal("search", "AED")
    assert STYLES.search(coloured)
    plain = [line.rstrip() for line in STYLES.sub("", coloured).splitlines()]
    _, dumb = at_terminal("search", "AED", TERM="dumb")
    assert dumb.splitlines() == plain
    _, without = at_terminal("search", "AED", NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", without)
    table, records = (
        subprocess.run(
            [*PROGRAM, "search", "AED", "--format", format],
            env={**PLAIN, "FORCE_COLOR": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for format in ("table", "json")
    )
    assert STYLES.search(table.decode())
    assert json.loads(records)


def test_a_table_longer_than_the_terminal_goes_through_the_pager() -> None:
    _, shown = at_terminal("indicators", "--all", PAGER="wc -l")
    assert int(shown) > 100
    assert len(at_terminal("themes", PAGER="wc -l")[1].splitlines()) > 8
    _, whole = at_terminal("indicators", "--all", PAGER="no-such-pager")
    assert len(whole.splitlines()) == int(shown)


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "gbk"},
        {"LANG": ""},
    ],
)
def test_no_locale_breaks_a_command_or_a_figure(environment: dict[str, str]) -> None:
    env = {"PATH": os.environ["PATH"], **environment}
    words = ["show", "drowning-rescues", "--format", "table"]
    run = subprocess.run([*PROGRAM, *words], env=env, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
    shown = run.stdout.decode(environment.get("PYTHONIOENCODING", "utf-8"))
    assert "218人" in shown or "218\\u4eba" in shown.replace("\\\\", "\\")


def test_ctrl_c_ends_with_130_and_nothing_left_behind(tmp_path: Path) -> None:
    pipe, target = tmp_path / "pipe.jsonl", tmp_path / "facts.parquet"
    os.mkfifo(pipe)  # nobody writes to it: the command waits
    target.write_bytes(b"old")
    for words in (["themes"], ["export", str(target)]):
        code, shown = at_terminal(*words, "--facts", str(pipe), interrupt_after=1)
        assert code == 130, shown
        assert "Traceback" not in shown
    assert target.read_bytes() == b"old"
    assert sorted(tmp_path.iterdir()) == [target, pipe]


# ---- text that would act

WILD = (
    "\x1b[31m\x1b]0;title\x07 [red]x[/red] [link=https://e.vil]y[/link] \u202eabc\u2066\u200b\u200f "
    "a\tb\nc\r\nd\re | <script>alert(1)</script> &amp; \\input{x} $1^2_3~%#{} `*_x_*` \x9b31m \x00"
)


@pytest.fixture
def wild(tmp_path: Path) -> Path:
    """A fact file whose every text is wild."""
    file = json.loads(SMALL_TEXT)
    source = file["sources"][0]
    source |= {
        "title": WILD,
        "container-title": WILD,
        "publisher": WILD,
        "URL": f"https://{WILD}",
    }
    for record in (*file["themes"], *file["units"], *file["areas"], *file["facts"]):
        for key, value in record.items():
            if isinstance(value, dict) and "zh" in value and key not in ("label", "nouns"):
                record[key] = {"zh": f"{value['zh']}{WILD}", "en": f"{value['en']}{WILD}."}
    file["facts"][0]["tags"] = [WILD.replace(";", "")]
    file["facts"][0]["locator"]["section"] = WILD
    path = tmp_path / "wild.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    return path


COMMANDS = (
    *(["themes"], ["sources"], ["indicators"], ["search", "teams"], ["show", "teams", "first-course"]),
    *(["show", "rescue"], ["value", "teams", "--field", "title.en"], ["cite", "teams"]),
    *(["cite", "teams", "--as", form] for form in ("html", "latex", "markdown", "bibtex", "csl-json")),
)  # fmt: skip
FORMATS = ("table", "markdown", "csv", "tsv", "json", "jsonl")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_text_of_a_file_acts(redcross: CommandLine, wild: Path, words: list[str]) -> None:
    formats = ["", *FORMATS] if "--as" not in words else [""]
    for format in formats:
        chosen = ["--format", format] if format else []
        run = redcross(*words, *chosen, "--facts", str(wild), terminal=True, columns=120)
        assert run.code in (0, 2), run.err
        assert not acting().search(run.out), (format, run.out)
        assert not acting().search(run.err), (format, run.err)
        if format == "json" and words[0] == "show" and "teams" in words:
            facts = json.loads(wild.read_text(encoding="utf-8"))["facts"]
            assert json.loads(run.out) == [facts[0], facts[2]]
        if words == ["show", "rescue"] and format == "table":
            assert "␛[31m␛]0;title␇ [red]x[/red] [link=https://e.vil]y[/link]" in run.out


def test_errors_and_suggestions_do_not_act_either(redcross: CommandLine, wild: Path) -> None:
    for words, code in (
        (["show", WILD], 2),
        (["search", "penguin", WILD], 1),
        (["cite", "teams", "--style", WILD], 2),
    ):
        run = redcross(*words, "--facts", str(wild), terminal=True)
        assert run.code == code
        assert not acting().search(run.out + run.err)


def test_a_table_in_markdown_keeps_its_cells(redcross: CommandLine, wild: Path) -> None:
    for words in (["indicators"], ["themes"], ["sources"], ["search", "teams"]):
        run = redcross(*words, "--format", "markdown", "--facts", str(wild))
        counts = {len(re.findall(r"(?<!\\)\|", line)) for line in run.out.splitlines()}
        assert len(counts) == 1, run.out
        assert "<script" not in run.out.replace("\\<", "")


def test_html_and_latex_hold_no_command_of_the_file(redcross: CommandLine, wild: Path) -> None:
    page = redcross("cite", "teams", "--as", "html", "--facts", str(wild)).out
    tags = set(re.findall("<([^/>][^>]*)>", page))
    links = {tag for tag in tags if re.fullmatch(r'a href="http[^"]*"', tag)}
    assert tags - links <= {"p", "sup", "i", "em", "b", "strong"}
    assert "&lt;script&gt;" in page
    paper = redcross("cite", "teams", "--as", "latex", "--facts", str(wild)).out
    assert r"\input" not in paper
    assert r"\textbackslash input\{x\} \$1\^{}2\_3" in paper


def test_a_spreadsheet_finds_no_formula(redcross: CommandLine, tmp_path: Path) -> None:
    text = SMALL_TEXT
    file = tmp_path / "formula.json"
    for start in ("=", "+", "-", "-1+", "@", "\t", "\r", "\n", "＝", "'="):
        words = f"{start}2" if start == "-1+" else f"{start}cmd|' /C calc'!A1"
        content = json.loads(text)
        content["facts"][0]["title"]["en"] = words
        file.write_text(json.dumps(content), encoding="utf-8")
        run = redcross("show", "teams", "--format", "csv", "--facts", str(file))
        [row] = csv.DictReader(io.StringIO(run.out, newline=""))
        assert row["title.en"] == f"'{words}"
        assert (row["comparator"], row["value"]) == (">", "1000")


@given(title=ODD | st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_whatever_a_title_holds_a_line_is_a_record(title: str) -> None:
    from msgspec.structs import replace

    from redcross_cli.facts.base import FactBase
    from redcross_cli.facts.model import Text
    from redcross_cli.output import Listing, render
    from redcross_cli.output.columns import FACTS
    from redcross_cli.output.view import View

    file = read(SMALL)
    fact = replace(file.facts[0], title=Text(title, title))
    base = FactBase([replace(file, facts=(fact,))])
    listing = Listing(base.facts, FACTS, View(base, "en"))
    for format in ("tsv", "jsonl"):
        assert "".join(render(listing, format)).count("\n") == 1 + (format == "tsv")
    table = "".join(render(listing, "table"))
    assert not acting().search(table)
