"""Changes between two figures, never said more exactly than they are known."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest

from redcross_cli.errors import UsageError
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.compare import change
from redcross_cli.facts.model import Fact
from redcross_cli.facts.quantity import quantity_of
from redcross_cli.figures.interval import Quantity, plain
from redcross_cli.files.loading import load
from redcross_cli.terms import Comparator
from tests.conftest import CommandLine

PRESS = str(Path(__file__).parent.parent / "data" / "press-2025-12.json")
BOTH = ("--facts", "default", "--facts", PRESS)
FACT: Fact = load().named("volunteers-registered")[0]


def figure(printed: str, value: float, comparator: Comparator = "=", **keys: object) -> Fact:
    return msgspec.structs.replace(
        FACT, printed=printed, value=value, comparator=comparator, **keys
    )


ROUNDED, EXACT = figure("2.8万个", 28000), figure("16708例", 16708)


@pytest.mark.parametrize(
    ("before", "after", "difference", "percentage"),
    [
        (ROUNDED, figure("3.4万个", 34000), ("~", 6000), ("~", 21)),
        (EXACT, figure("21106例", 21106), ("=", 4398), ("=", 26.3)),
        (figure("287万人", 2870000), figure("近350万人", 3500000, "<"), ("<", 640000), ("<", 22.2)),
        (figure("10至20个", 10, upper=20), figure("15个", 15), ("=", -5, 5), ("=", -25, 50)),
        (figure("超100人", 100, ">"), figure("超150人", 150, ">"), None, None),
        (figure("约100人", 100, "~"), figure("150人", 150), None, None),
        (figure("0人", 0), figure("5人", 5), ("=", 5), None),
        # Of a printed figure that cannot be read, its zeros are taken for rounding.
        (figure("some", 28000), figure("others", 34000), ("~", 6000), ("~", 21)),
    ],
)  # fmt: skip
def test_a_change(
    before: Fact,
    after: Fact,
    difference: tuple[Comparator, float] | None,
    percentage: tuple[Comparator, float] | None,
) -> None:
    step = change(before, after)
    assert [_in_short(step.difference), _in_short(step.percentage)] == [difference, percentage]


def _in_short(quantity: Quantity | None) -> tuple[str | int | float, ...] | None:
    if quantity is None:
        return None
    ends = (end for end in (quantity.value, quantity.upper) if end is not None)
    return (quantity.comparator, *map(plain, ends))


def test_a_figure_is_as_exact_as_it_is_printed(base: FactBase) -> None:
    for fact in base.indicators():
        quantity = quantity_of(fact)
        assert (quantity.value, quantity.comparator) == (fact.value, fact.comparator)
        digits = re.sub(r"\D", "", str(fact.printed))
        assert not digits or quantity.digits == len(digits), fact.printed


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        (
            {"unit": "person-times"},
            "its unit is people in crcn-2024 and person-times in crcn-2024.",
        ),
        ({"basis": "flow"}, "its basis is stock in crcn-2024 and flow in crcn-2024."),
        ({"areas": ("CN-GS",)}, "its areas are CN in crcn-2024 and CN-GS in crcn-2024."),
        ({"value": None, "comparator": "~"}, "has no exact figure to compare."),
    ],
)
def test_what_must_not_be_compared_is_refused_with_the_reason(
    keys: dict[str, object], reason: str
) -> None:
    with pytest.raises(UsageError, match=reason.replace(".", r"\.")):
        change(FACT, msgspec.structs.replace(FACT, **keys))


def test_flows_over_periods_of_different_length_are_refused() -> None:
    flow = msgspec.structs.replace(FACT, basis="flow", period="2023")
    longer = msgspec.structs.replace(flow, period="2016/2023")
    assert change(flow, msgspec.structs.replace(flow, period="2024")).difference is not None
    with pytest.raises(UsageError, match="which differ in length"):
        change(flow, longer)


def test_two_sources_at_a_terminal(redcross: CommandLine) -> None:
    run = redcross("compare", "volunteers-registered", *BOTH, terminal=True, columns=100)
    assert run == (
        0,
        "Source     Period                               Figure          Change    Percentage\n"
        "────────────────────────────────────────────────────────────────────────────────────\n"
        "crcn-2024  as of 2024-03-08        2.87 million people\n"
        "cns-2025   as of 2025-12     nearly 3.5 million people  below +640,000  below +22.2%\n",
        "",
    )


def test_two_sources_for_a_script(redcross: CommandLine) -> None:
    run = redcross("compare", "volunteer-organizations", *BOTH, "--format", "json")
    keys = ("source", "change", "change_upper", "change_percent", "change_comparator")
    assert [tuple(record[key] for key in keys) for record in json.loads(run.out)] == [
        ("crcn-2024", None, None, None, None),
        ("cns-2025", 6000, None, 21, "~"),
    ]


def test_a_rounded_change_and_a_range_in_words(redcross: CommandLine, tmp_path: Path) -> None:
    later = Path(PRESS).read_text(encoding="utf-8").replace("3.4万个", "3万至4万个")
    ranged = tmp_path / "ranged.json"
    ranged.write_text(later.replace("34000,", '30000, "upper": 40000,'), encoding="utf-8")
    for lang, file, cells in [
        ("en", PRESS, "about +6,000 | about +21% |"),
        ("zh", PRESS, "约+6000 | 约+21% |"),
        ("en", ranged, "-10,000 to +20,000 | -20 to +70% |"),
        ("zh", ranged, "-1万至+2万 | -20至+70% |"),
    ]:
        files = ("--facts", "default", "--facts", str(file), "--lang", lang)
        run = redcross("compare", "volunteer-organizations", *files, "--format", "markdown")
        assert run.out.splitlines()[-1].endswith(cells), run


def test_one_source_is_nothing_to_compare(redcross: CommandLine) -> None:
    run = redcross("compare", "aeds-installed", *BOTH)
    assert run == (
        1,
        "",
        "Error: 'aeds-installed' stands in one source only, crcn-2024; load another with --facts.\n",
    )


def test_tables_name_the_source_where_there_are_several(redcross: CommandLine) -> None:
    for command in (["indicators"], ["search", "volunteer"]):
        alone = redcross(*command, "--format", "markdown").out.splitlines()[0]
        several = redcross(*command, *BOTH, "--format", "markdown").out.splitlines()[0]
        assert several == f"{alone} Source |"


def test_the_press_file_shares_only_ids_of_the_same_indicator(base: FactBase) -> None:
    both = load("default", PRESS)
    shared = [fact.id for fact in base.facts if len(both.named(fact.id)) > 1]
    assert shared == ["volunteers-registered", "volunteer-organizations"]
