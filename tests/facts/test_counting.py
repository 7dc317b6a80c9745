"""Which printed measure words and noun phrases count as which unit."""

import pytest

from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Nouns, Text, Unit
from redcross_cli.facts.quantity import counts_as


@pytest.mark.parametrize(
    ("counts", "unit"),
    [
        ("人", "people"), ("名", "people"), ("位", "people"), ("人次", "person-times"),
        ("人份", "donor-samples"), ("个县", "counties"), ("个", "counties"),
        ("个省（自治区、直辖市）", "provinces"), ("个省(区、市)", "provinces"), ("省份", "provinces"),
        ("％", "percent"), ("per cent", "percent"), ("percent", "percent"),
        ("% of prefecture-level Red Cross societies", "percent"),
        ("rescue teams", "teams"), ("Red Cross rescue teams deployed", "teams"), ("team", "teams"),
        ("yuan worth of relief goods", "yuan"), ("RMB", "yuan"), ("rmb", "yuan"),
        ("person-times", "person-times"), ("person times", "person-times"),
        ("people", "people"), ("people trained in first aid", "people"), ("AEDs", "devices"),
        ("potential donors", "people"), ("donor samples", "donor-samples"),
        ("donations", "cases"), ("organs", "organs"), ("times", "times"),
    ],
)  # fmt: skip
def test_what_is_printed_counts_as_a_unit(base: FactBase, counts: str, unit: str) -> None:
    assert counts_as(counts, base.units[unit])


@pytest.mark.parametrize(
    ("counts", "unit"),
    [
        ("", "people"), ("人次", "people"), ("人份", "people"), ("人", "person-times"),
        ("person-times", "people"), ("person times", "people"), ("person-times", "times"),
        ("person times", "times"), ("donor samples", "people"), ("team members", "teams"),
        ("organ transplants", "organs"), ("peoples", "people"), ("percentage points", "percent"),
        ("% of prefecture-level Red Cross societies", "national-societies"), ("%", "people"),
    ],
)  # fmt: skip
def test_what_is_printed_counts_as_no_other_unit(base: FactBase, counts: str, unit: str) -> None:
    assert not counts_as(counts, base.units[unit])


def test_a_unit_may_have_nouns_in_one_language_only() -> None:
    label = Text("把", "chairs")
    chinese, english = (
        Unit("chairs", label, Nouns(*nouns)) for nouns in [(("把",), ()), ((), ("chairs",))]
    )
    assert counts_as("把", chinese)
    assert not counts_as("chairs", chinese)
    assert counts_as("chairs", english)
