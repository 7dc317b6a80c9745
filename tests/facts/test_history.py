"""Figures of one indicator: what changed, never said more exactly than it is known."""

import json
import re
from itertools import combinations
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcross_cli.errors import NothingFoundError
from redcross_cli.facts.base import INDICATORS, FactBase, Filter, by_recency
from redcross_cli.facts.history import Step, contradictions, hindrance, history, history_of
from redcross_cli.facts.model import Basis, Fact, FactFile
from redcross_cli.facts.period import parse
from redcross_cli.facts.quantity import quantity_of
from redcross_cli.figures.interval import meant, plain
from redcross_cli.files.loading import load
from redcross_cli.output.view import in_each
from redcross_cli.terms import Comparator
from tests.chart.made_up import Made, base_of, fact_file
from tests.conftest import ARTICLE_FACTS, PRESS, SHIPPED, CommandLine

BOTH = ("--facts", "default", "--facts", str(PRESS))
FACT: Fact = load(ARTICLE_FACTS).named("volunteers-registered")[0]


def figure(printed: str, value: float, comparator: Comparator = "=", **keys: object) -> Fact:
    return msgspec.structs.replace(
        FACT, printed=printed, value=value, comparator=comparator, **keys
    )


ROUNDED = figure("2.8万个", 28000)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ROUNDED, figure("3.4万个", 34000)),
        # Of a printed figure that cannot be read, its zeros are taken for rounding.
        (figure("some", 28000), figure("others", 34000)),
    ],
)
def test_a_change_is_as_exact_as_the_figures_are_printed(before: Fact, after: Fact) -> None:
    step = step_between(before, msgspec.structs.replace(after, period="2025"))
    told = [(n.comparator, plain(n.value)) for n in (step.change, step.percent) if n and n.value]
    assert told == [("~", 6000), ("~", 21)]


def test_no_more_than_a_loss_ruled_out_is_no_change_that_is_known() -> None:
    step = step_between(ROUNDED, figure("超2.8万个", 28000, ">", period="2025"))
    assert (step.before, step.change, step.percent) == (ROUNDED, None, None)


def step_between(before: Fact, after: Fact) -> Step:
    first, second = history([before, after], load(ARTICLE_FACTS))
    assert (first.fact, first.before) == (before, None)
    return second


def test_a_figure_is_as_exact_as_it_is_printed(base: FactBase) -> None:
    for fact in base.select(INDICATORS):
        quantity = quantity_of(fact)
        digits = re.sub(r"\D", "", str(fact.printed))
        if digits == str(fact.value) and digits.endswith("000"):
            digits = digits[:-3]  # whole thousands may be rounded
        assert not digits or quantity.digits == len(digits), fact.printed


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ({"unit": "person-times"}, "counted in person-times, not in people"),
        ({"basis": "flow"}, "a flow, not a stock"),
        ({"areas": ("CN-GS",)}, "of another place"),
    ],
)
def test_what_hinders_a_comparison_is_named(keys: dict[str, object], reason: str) -> None:
    other = msgspec.structs.replace(FACT, period="2025", **keys)
    assert step_between(FACT, other) == Step(other, reason=reason)


def test_places_are_compared_in_whatever_order_they_stand() -> None:
    one, other = (
        msgspec.structs.replace(FACT, areas=areas, period=period)
        for areas, period in ((("CN-HI", "CN-GD"), "2024"), (("CN-GD", "CN-HI"), "2025"))
    )
    assert step_between(one, other).before == one
    assert hindrance(one, other, {}) == ""


def test_flows_are_held_against_flows_of_the_same_length() -> None:
    flow = msgspec.structs.replace(FACT, basis="flow", period="2023")
    longer = msgspec.structs.replace(flow, period="2016/2024")
    later = msgspec.structs.replace(flow, period="2025")
    steps = history([later, longer, flow], load(ARTICLE_FACTS))
    assert [step.before for step in steps] == [None, None, flow]
    assert steps[1].reason == "counted over 2016–2024, not over as long as 2023"


def test_figures_of_one_time_agree_as_the_later_stands_to_the_one_before() -> None:
    bound = figure("超过280万人", 2800000, ">")
    assert step_between(bound, FACT).agreement == "within"
    assert step_between(FACT, bound).agreement == "around"


MADE = st.builds(
    Made,
    st.sampled_from(["2022", "2023", "../2023", "2023-06"]),
    st.sampled_from([9000, 9400, 10000, 10400, 20000]),
    st.sampled_from(get_args(Comparator)),
    st.sampled_from(get_args(Basis)),
    st.sampled_from(["teams", "sites"]),
)


@given(st.lists(MADE, max_size=8))
def test_those_contradict_of_which_no_value_fits_both_or_a_total_falls(figures: list[Made]) -> None:
    base = base_of(figures)

    def cannot_both_be(before: Fact, after: Fact) -> bool:
        first, second = meant(quantity_of(before)), meant(quantity_of(after))
        if hindrance(before, after, base.units):
            return False
        if parse(before.period).last == parse(after.period).last:
            return not first.meets(second)
        return before.basis == "total" and first.first > second.last

    ordered = by_recency(base.facts, base.sources)
    pairs = [(one, two) for one, two in combinations(ordered, 2) if cannot_both_be(one, two)]
    against = {
        fact.key: tuple(o for pair in pairs if fact in pair for o in pair if o is not fact)
        for fact in ordered
    }
    assert contradictions(ordered) == {key: others for key, others in against.items() if others}


def test_of_many_contradictions_the_first_are_said(redcross: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(fact_file([Made("2020", 10 + n) for n in range(8)])))
    said = redcross("history", "teams", "--facts", str(file)).err.splitlines()
    pairs = [
        f"teams in gazette-{one}, up to 2020 ({10 + one} teams) and teams in gazette-{two}, up to 2020 "
        f"({10 + two} teams) cannot both be true."
        for one, two in combinations(range(8), 2)
    ]
    assert said == [*pairs[:20], "8 more pairs of figures cannot both be true."]


def test_why_figures_are_not_compared_is_said_in_words(redcross: CommandLine) -> None:
    typed = ("history", "stem-cell-donations-annual", "--facts", str(SHIPPED), "--lang", "zh")
    assert redcross(*typed).err.splitlines()[0] == (
        "2024-09-21-chinadaily的stem-cell-donations-annual（2024-01-01至2024-09-20）不作比较："
        "统计时间为2024-01-01至2024-09-20，与2023长短不同。"
    )


def test_a_history_for_a_script(redcross: CommandLine) -> None:
    run = redcross("history", "volunteer-organizations", *BOTH, "--format", "json")
    records = json.loads(run.out)
    keys = ("source", "before", "change", "change_upper", "change_percent", "change_comparator")
    assert [tuple(record[key] for key in keys) for record in records] == [
        ("crcn-2024", None, None, None, None, None),
        ("cns-2025", "crcn-2024", 6000, None, 21, "~"),
    ]
    notes = [fact.note or None for fact in load("default", PRESS).named("volunteer-organizations")]
    assert [record["note"] for record in records] == msgspec.to_builtins(notes)


def test_an_action_with_the_id_of_an_indicator_is_left_out() -> None:
    base = base_of([Made("2021", 3), Made("2022", 4), Made("2023", 5)])
    *figures, last = base.facts
    keys = ("value", "comparator", "unit", "printed", "basis")
    action = msgspec.structs.replace(last, **dict.fromkeys(keys, msgspec.UNSET))
    assert [step.fact for step in history_of(base, [*figures, action])] == figures
    with pytest.raises(NothingFoundError, match=r"^'teams' is an action; it has no figures\.$"):
        history_of(base, [action])


def test_a_change_that_is_a_range_in_words(redcross: CommandLine, tmp_path: Path) -> None:
    later = PRESS.read_text(encoding="utf-8").replace("3.4万个", "3万至4万个")
    ranged = tmp_path / "ranged.json"
    ranged.write_text(later.replace("34000,", '30000, "upper": 40000,'), encoding="utf-8")
    for lang, cell in [
        ("en", "-4,000 to +18,000 (-13% to +64%)"),
        ("zh", "-4000至+1.8万（-13%至+64%）"),
    ]:
        files = ("--facts", "default", "--facts", str(ranged), "--lang", lang)
        run = redcross("history", "volunteer-organizations", *files, "--format", "markdown")
        assert run.out.splitlines()[-1].endswith(f"| {cell} |"), run


@pytest.mark.parametrize(
    ("before", "after", "en", "zh"),
    [
        ((100, "="), (125, "="), "up 25 (25%)", "增加25（25%）"),
        ((100, "="), (125, ">"), "up over 25 (over 25%)", "增加超25（超25%）"),
        ((100, "="), (125, ">="), "up at least 25 (at least 25%)", "至少增加25（至少25%）"),
        ((100, "="), (125, "<"), "up at most 25 (at most 25%)", "至多增加25（至多25%）"),
        ((100, "="), (80, "="), "down 20 (20%)", "减少20（20%）"),
        ((100, "="), (80, "<"), "down over 20 (over 20%)", "减少超20（超20%）"),
        ((100, "="), (80, "<="), "down at least 20 (at least 20%)", "至少减少20（至少20%）"),
        ((100, "="), (100, "="), "no change", "不变"),
        ((100, "="), (100, ">"), "up", "有所增加"),
        ((100, "="), (100, "<="), "not up", "未增加"),
        ((100, ">"), (100, "<"), "down", "有所减少"),
    ],
)
def test_a_change_is_said_in_words(
    before: tuple[int, Comparator], after: tuple[int, Comparator], en: str, zh: str
) -> None:
    figures = [Made("2021", *before, basis="stock"), Made("2022", *after, basis="stock")]
    base = base_of(figures)
    step = history(list(base.facts), base)[1]
    assert in_each(lambda view: view.change(step), base) == {"en": en, "zh": zh}


def test_the_latest_figure_is_meant_unless_another_is_asked_for(redcross: CommandLine) -> None:
    id = "volunteers-registered"
    for asked, value in (
        ([], "3500000\n"),
        (["--source", "crcn-2024"], "2870000\n"),
        (["--period", "2024"], "2870000\n"),
        (["--period", "2023"], ""),
    ):
        assert redcross("value", id, *asked, *BOTH).out == value
    for asked, values in (([], [3500000]), (["--all"], [2870000, 3500000])):
        listed = json.loads(redcross("indicators", *asked, *BOTH, "--format", "json").out)
        assert [fact["value"] for fact in listed if fact["id"] == id] == values


def test_a_date_in_words_is_not_taken_for_the_newest() -> None:
    content = fact_file([Made("2020", 10), Made("2020", 12)])
    content["sources"][0]["issued"] = {"literal": "spring 2020"}
    for date in ({"date-parts": [[2021, 3]]}, {"raw": "2021-03"}):
        content["sources"][1]["issued"] = date
        base = FactBase([msgspec.convert(content, FactFile)])
        assert [fact.value for fact in base.select(Filter(latest_only=True))] == [12]


@pytest.mark.parametrize(
    "words", [["search", "emergency responses"], ["indicators", "--theme", "disaster-response"]]
)
def test_a_list_says_what_contradicts_it(redcross: CommandLine, words: list[str]) -> None:
    said = "emergency-responses: 2024-01-12-peoplesdaily contradicts it: 21 times, 2023.\n"
    shipped = ("--facts", str(SHIPPED), "--period", "2023")
    assert redcross(*words, *shipped).err == said
    assert redcross(*words, *shipped, "--all").err == ""  # where both stand in the list


def test_a_newer_figure_is_named_beside_one_that_does_not_compare(redcross: CommandLine) -> None:
    of = "stem-cell-donations-annual: 828 cases, 2016, 2017-05-08-xinhua. "
    part = "1,766 donations, 2024-01-01 to 2024-09-20, 2024-09-21-chinadaily."
    words = ("value", "stem-cell-donations-annual", "--period", "2016", "--facts", str(SHIPPED))
    assert redcross(*words).err.splitlines() == [
        f"{of}A newer figure: 2,157 cases, 2023, crcn-2024.",
        f"{of}A later one, with which it does not compare: {part}",
    ]


def test_a_whole_year_is_named_beside_part_of_one(redcross: CommandLine) -> None:
    of = "stem-cell-donations-annual: 1,766 donations, 2024-01-01 to 2024-09-20, "
    year = "part of a year. The last of a whole year: 2,157 cases, 2023, crcn-2024."
    shipped = ("--facts", str(SHIPPED))
    for words in (["value"], ["search", "--limit", "1"]):
        run = redcross(*words, "stem-cell-donations-annual", *shipped)
        assert run.err.endswith(f"{of}2024-09-21-chinadaily; {year}\n")


def test_tables_name_the_source_where_there_are_several(redcross: CommandLine) -> None:
    for command in (["indicators"], ["search", "volunteer"]):
        alone = redcross(*command, "--format", "markdown").out.splitlines()[0]
        several = redcross(*command, *BOTH, "--format", "markdown").out.splitlines()[0]
        assert several == f"{alone} Source |"
