"""One printed figure, read alone or refused with a sentence; the corpora test reading itself."""

from decimal import Decimal

import pytest

from redcross_cli.figures.reader import parse
from redcross_cli.terms import Comparator


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("419万余人", (4190000, ">", None, "人")), ("80％", (80, "=", None, "%")),
        ("8个省（区、市）", (8, "=", None, "个省（区、市）")), ("24个先进典型", (24, "=", None, "个先进典型")),
        ("287", (287, "=", None, "")), ("more than 4.19\n million people", (4190000, ">", None, "people")),
        ("Twice", (2, "=", None, "times")), ("more than double", (2, ">", None, "times")),
    ],
)  # fmt: skip
def test_one_figure_is_read(
    printed: str, said: tuple[int | None, Comparator, int | None, str]
) -> None:
    figure = parse(printed)
    value, comparator, upper, _ = figure.quantity
    assert (value, comparator, upper, figure.counts) == said
    assert (figure.start, figure.end, figure.printed) == (0, len(printed), printed)


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("志愿者", "'志愿者' is not a figure"),
        ("", "'' is not a figure"),
        ("1" * 201, f"'{'1' * 20}…' is not a figure"),
        ("2023年", "'2023年' is not a figure"),
        ("8人9户", "'8人9户' holds more than one figure"),
        ("志愿者287万人", "'志愿者287万人' holds more than the figure '287万人'"),
        ("300人以上的县", "'300人以上的县' holds more than the figure '300人以上'"),
        ("One World", "'One World' cannot be read for certain: one may be no count"),
    ],
)
def test_what_is_not_one_figure_is_refused_with_a_reason(printed: str, why: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the whole sentence is compared
        parse(printed)
    assert str(error.value) == why


@pytest.mark.parametrize(
    ("printed", "step"),
    [("a quarter", "0.01"), ("one in four", "0.01"), ("四分之一", "0.01"), ("half", "0.1"),
     ("半小时", "0.1"), ("1 in 4 million", "0.00000001"), ("3¼ hours", "0.01"), ("三亩半", "0.1"),
     ("half a million", "100000"), ("万分之三", "0.0001"),
     ("9.5成", "1"), ("八点五成", "1"), ("八成", "10"), ("两块八毛五", "0.01"), ("两块八", "0.1")],
)  # fmt: skip
def test_a_fraction_is_as_exact_as_its_decimal(printed: str, step: str) -> None:
    assert parse(printed).quantity.step == Decimal(step)
