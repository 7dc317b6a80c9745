"""Changes between two figures, never said more exactly than they are known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcross_cli.ask.compare import Change, change
from redcross_cli.errors import UsageError
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Comparator, Fact
from redcross_cli.facts.reading import load
from tests.conftest import CommandLine

PRESS = str(Path(__file__).parent.parent / "data" / "press-2025-12.json")
BOTH = ("--facts", "default", "--facts", PRESS)
FACT: Fact = load().named("volunteers-registered")[0]


def figure(value: int, comparator: Comparator) -> Fact:
    return msgspec.structs.replace(FACT, value=value, comparator=comparator)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((28000, "="), (34000, "="), Change(6000, 21.4, "=")),
        ((2870000, "="), (3500000, "<"), Change(630000, 22.0, "<")),
        ((2870000, "="), (3500000, ">"), Change(630000, 21.9, ">")),
        ((100, ">"), (150, "="), Change(50, 50.0, "<")),
        ((100, "<"), (150, "="), Change(50, 50.0, ">")),
        ((100, ">"), (150, "<"), Change(50, 50.0, "<")),
        ((100, "<"), (150, ">"), Change(50, 50.0, ">")),
        ((100, ">"), (150, ">"), Change(None, None, None)),
        ((100, "<"), (150, "<"), Change(None, None, None)),
        ((100, "~"), (150, "="), Change(None, None, None)),
        ((100, "="), (150, ">="), Change(50, 50.0, ">=")),
        ((100, ">="), (150, "<"), Change(50, 50.0, "<")),
        ((0, "="), (5, "="), Change(5, None, "=")),
    ],
)
def test_a_change(
    before: tuple[int, Comparator], after: tuple[int, Comparator], expected: Change
) -> None:
    assert change(figure(*before), figure(*after)) == expected


SIGNS = st.sampled_from(get_args(Comparator))
NUMBERS = st.integers(1, 10**6)


def true_values(value: int, comparator: Comparator) -> list[int]:
    """Some of the true values that a hedged figure allows."""
    steps = {"=": [0], ">": [1, 7], ">=": [0, 5], "<": [-1], "<=": [0, -1], "~": [-1, 0, 1]}
    return [value + step for step in steps[comparator]]


@given(NUMBERS, SIGNS, NUMBERS, SIGNS)
def test_whatever_the_true_values_the_bound_holds(
    first: int, sign: Comparator, second: int, other: Comparator
) -> None:
    bound = change(figure(first, sign), figure(second, other))
    for true_first in true_values(first, sign):
        for true_second in true_values(second, other):
            if bound.value is None:
                assert {sign, other} != {"="}
                continue
            difference = true_second - true_first
            assert {
                "=": difference == bound.value,
                "<": difference < bound.value,
                "<=": difference <= bound.value,
                ">": difference > bound.value,
                ">=": difference >= bound.value,
            }[str(bound.comparator)]


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
    assert change(flow, msgspec.structs.replace(flow, period="2024")).value == 0
    with pytest.raises(UsageError, match="which differ in length"):
        change(flow, longer)


def test_two_sources_at_a_terminal(redcross: CommandLine) -> None:
    run = redcross("compare", "volunteers-registered", *BOTH, terminal=True, columns=100)
    assert run == (
        0,
        "Source     Period                               Figure          Change  Percentage\n"
        "──────────────────────────────────────────────────────────────────────────────────\n"
        "crcn-2024  as of 2024-03-08        2.87 million people\n"
        "cns-2025   as of 2025-12     nearly 3.5 million people  below +630,000  below +22%\n",
        "",
    )


def test_two_sources_for_a_script(redcross: CommandLine) -> None:
    run = redcross("compare", "volunteer-organizations", *BOTH, "--format", "json")
    first, second = json.loads(run.out)
    assert (first["source"], first["change"], first["change_comparator"]) == (
        "crcn-2024",
        None,
        None,
    )
    assert (second["change"], second["change_percent"], second["change_comparator"]) == (
        6000,
        21.4,
        "=",
    )


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
