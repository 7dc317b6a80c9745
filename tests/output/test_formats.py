"""Each output format, whole."""

import csv
import io
import json
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from msgspec.structs import replace

from redcross_cli.facts.base import FactBase, Filter, catalogue_of, file_of
from redcross_cli.facts.model import Nouns, Text, Unit
from redcross_cli.output.remarks import notes_on
from redcross_cli.output.view import View
from redcross_cli.terms import Lang
from tests.conftest import SMALL, SMALL_TEXT, CommandLine

TABLE = """\
ID     Title                                   Figure  Period
────────────────────────────────────────────────────────────────────
teams  Rescue teams             more than 1,000 teams  as of 2022-05
sites  Shelters | temporary  no exact figure (数十个)  2021–2022
"""
COLUMNS = (
    "id,theme,source,title.zh,title.en,statement.zh,statement.en,value,upper,comparator,unit,printed,"
    "basis,period,areas,tags,note.zh,note.en,locator.section,locator.start,locator.end"
)
CSV = f"""\
{COLUMNS}
teams,rescue,gazette-2022,救援队,Rescue teams,共有救援队1000余支。,\
"There are more than 1,000 rescue teams.",1000,,>,teams,1000余支,stock,2022-05,CN,救援;rescue,,,\
救援,10,16
sites,rescue,gazette-2022,安置点|临时,Shelters | temporary,覆盖数十个安置点。,\
Dozens of shelters were reached.,,,~,sites,数十个,flow,2021/2022,CN;CN-GS,,没有确数。,\
No exact number is given.,,,
"""
CARD = """\
training
Title       Training
            培训
Policy      Spread training.
            普及培训。
Indicators  0
Actions     1
"""
CARD_ZH_MARKDOWN = """\
### teams

| 项目 | 内容 |
| --- | --- |
| 名称 | 救援队<br>Rescue teams |
| 陈述 | 共有救援队1000余支。<br>There are more than 1,000 rescue teams. |
| 数值 | 1000余支 |
| 规范值 | \\> 1000（超） |
| 单位 | 支 · teams (teams) |
| 口径 | 时点数 |
| 时间 | 截至2022-05 |
| 地区 | 中国 · China (CN) |
| 主题 | 救援 · Rescue (rescue) |
| 标签 | 救援；rescue |
| 来源 | 救援年报<br>某报，2022-05-08，gazette-2022 |
| 原文位置 | “救援”一节，不计空白的字符位置 10–16 |
"""


@pytest.fixture
def small(redcross: CommandLine, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    monkeypatch.setenv("REDCROSS_FACTS", str(SMALL))
    return redcross


def test_table_csv_and_tsv(small: CommandLine) -> None:
    assert small("indicators", "--format", "table").out == TABLE
    assert small("indicators", "--format", "csv").out == CSV
    rows = [line.split("\t") for line in small("indicators", "--format", "tsv").out.splitlines()]
    assert rows == list(csv.reader(io.StringIO(CSV)))


def test_json_is_the_very_list_in_the_file(small: CommandLine) -> None:
    facts = json.loads(SMALL_TEXT)["facts"]
    for lang in ("en", "zh"):
        out = small("indicators", "--format", "json", "--lang", lang).out
        assert json.loads(out) == facts[:2]
        assert [list(record) for record in json.loads(out)] == [list(f) for f in facts[:2]]
    assert json.loads(small("show", "first-course", "--format", "json").out) == facts[2:]


def test_cards(small: CommandLine) -> None:
    assert small("show", "training", "--format", "table").out == CARD
    assert "\nValue       none\n" in small("show", "sites", "--format", "table").out
    shown = small("show", "teams", "--format", "markdown", "--lang", "zh").out
    assert shown == CARD_ZH_MARKDOWN


def test_a_range_in_every_format(small: CommandLine, tmp_path: Path) -> None:
    text = SMALL_TEXT.replace('"printed": "数十个"', '"printed": "10至20个"')
    text = text.replace(
        '"value": null, "comparator": "~"', '"value": 10, "upper": 20, "comparator": "="'
    )
    file = tmp_path / "range.json"
    file.write_text(text, encoding="utf-8")

    def said(*words: str) -> str:
        run = small(*words, "--facts", str(file))
        assert run.code == 0
        return run.out + run.err

    [record] = json.loads(said("show", "sites", "--format", "json"))
    assert list(record)[5:10] == ["value", "upper", "comparator", "unit", "printed"]
    assert (record["value"], record["upper"]) == (10, 20)
    assert ",10,20,=,sites,10至20个,flow," in said("show", "sites", "--format", "csv")
    assert "| 10 to 20 sites |" in said("indicators", "--format", "markdown", "--lang", "en")
    card = said("show", "sites", "--format", "table")
    assert "Figure      10 to 20 sites\nAs printed  10至20个\nValue       = 10 to 20\n" in card
    assert small("value", "sites", "--facts", str(file)) == (
        1,
        "",
        "Error: 'sites' is a range: 10 to 20 sites. Both ends: "
        f"redcross show sites --source gazette-2022 --format json --facts {file}\n",
    )
    assert said("value", "sites", "--field", "upper") == "20\n"
    assert "= 10至20" in said("show", "sites", "--format", "table", "--lang", "zh")


def test_counts_are_columns_but_no_keys(small: CommandLine) -> None:
    assert small("themes", "--format", "csv").out == (
        "id,title.zh,title.en,policy.zh,policy.en,indicators,actions\n"
        "rescue,救援,Rescue,加强救援。,Strengthen rescue.,2,0\n"
        "training,培训,Training,普及培训。,Spread training.,0,1\n"
    )
    for kind in ("themes", "sources"):
        records = json.loads(SMALL_TEXT)[kind]
        assert json.loads(small(kind, "--format", "json").out) == records


def test_facts_and_themes_do_not_fit_one_csv(small: CommandLine) -> None:
    said = "Facts and themes have different columns; ask for them one kind at a time, or with"
    run = small("show", "teams", "training", "--format", "csv")
    assert run == (2, "", f"Error: {said} --format json.\n")


def test_an_empty_listing_still_has_its_columns(redcross: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "empty.json"
    lists = ("sources", "themes", "units", "areas", "facts")
    file.write_text(json.dumps({"schema_version": 2, **{key: [] for key in lists}}))
    shown = {
        c: redcross(c, "--facts", str(file), "--format", "csv").out for c in ("themes", "sources")
    }
    assert shown["themes"] == "id,title.zh,title.en,policy.zh,policy.en,indicators,actions\n"
    assert shown["sources"].startswith("id,")
    draft = tmp_path / "draft.txt"
    draft.write_text("No figure.")
    assert redcross("validate", str(SMALL), "--format", "csv").out == "file,line,column,path,what\n"
    assert redcross("check", str(draft), "--format", "csv").out == (
        "file,line,column,text,value,upper,comparator,verdict,fact,source,period,should,hedge,"
        "about,reference\n"
    )


def test_a_figure_is_printed_without_its_unit_or_the_capital_of_its_sentence(
    everything: FactBase,
) -> None:
    [trained, *_others] = everything.select(Filter(sources={"2025-05-09-ecns"}))
    unit = Unit("tonnes", Text("吨", "tonnes"), Nouns(("吨",), ("t",)))
    view = View(FactBase([file_of(replace(catalogue_of(everything), units=(unit,)), [])]), "en")
    for printed, shown in (
        ("Over 18 t", "over 18 t"), ("18t", "18t"), ("RMB 18 t", "RMB 18 t"), ("about 18", "about 18 tonnes"),
    ):  # fmt: skip
        keys = {"printed": printed, "value": 18, "comparator": "~", "unit": "tonnes"}
        assert view.figure(replace(trained, **keys)) == shown


def test_half_of_anything_keeps_its_unit(base: FactBase) -> None:
    [half] = base.named("jishishan-duration")
    for unit in base.units.values():
        fact = msgspec.structs.replace(half, unit=unit.id)
        zh, en = (View(base, lang).figure_in_words(fact) for lang in get_args(Lang))
        if unit.id == "months":
            assert (zh, en) == ("半个月", "half a month")
        else:
            assert zh == f"0.5{unit.label.zh}"
            assert en in (f"0.5 {unit.label.en}", "0.5%")


def test_places_that_are_not_all_are_said_to_be_some(redcross: CommandLine) -> None:
    row = redcross("indicators", "--columns", "id,areas", "--format", "csv", "--lang", "en").out
    [said] = [line for line in row.splitlines() if line.startswith("drowning-rescues")]
    assert said == "drowning-rescues,CN-ZJ;CN-AH;CN-JX;CN-GZ"
    table = redcross("indicators", "--columns", "id,areas", terminal=True, columns=120).out
    assert "Zhejiang, Anhui, Jiangxi, Guizhou among other places" in table


@pytest.mark.parametrize(
    ("statement", "places"),
    [
        ("浙江、安徽等地共有救援队。", "Anhui among other places"),
        ("安徽省等3个省共有救援队。", "Anhui among other places"),
        ("安徽省向受灾群众平等地发放物资，各队同等地位。", "Anhui"),
    ],
)
def test_other_places_follow_the_name_of_one(base: FactBase, statement: str, places: str) -> None:
    [fact] = base.named("drowning-rescues")
    said = msgspec.structs.replace(fact.statement, zh=statement)
    fact = msgspec.structs.replace(fact, areas=("CN-AH",), statement=said)
    assert View(base, "en").places(fact) == places


def test_a_fraction_printed_in_words_is_one_of_whatever(base: FactBase) -> None:
    [half] = base.named("jishishan-duration")
    quarter = msgspec.structs.replace(half, value=0.25, printed="a quarter")
    words = [View(base, lang).figure_in_words(quarter) for lang in get_args(Lang)]
    assert words == ["四分之一", "a quarter"]


def test_a_sentence_of_notes_is_said_once_of_all_its_facts(everything: FactBase) -> None:
    figures = everything.named("aeds-installed")
    facts = [fact for fact in figures if fact.source == "2024-05-17-peoplesdaily"]
    facts += [*everything.named("jishishan-tents"), *everything.named("jishishan-supplies")]
    assert [note.partition(": ")[0] for note in notes_on(facts, View(everything, "en"))] == [
        "aeds-installed",
        "aeds-installed (2024-05-17-peoplesdaily up to 2024-05-16)",
        "aeds-installed (2024-05-17-peoplesdaily up to 2021-05)",
        "jishishan-tents, jishishan-supplies",
        "jishishan-supplies",
    ]
