"""Options that several commands share without all having them."""

from __future__ import annotations

from typing import Annotated

import typer

from redcross_cli.commands import complete
from redcross_cli.commands.session import OptionGroup
from redcross_cli.facts.base import FactBase, Filter
from redcross_cli.queries.selection import where

ThemeFilter = Annotated[
    list[str] | None,
    typer.Option(
        metavar="THEME",
        autocompletion=complete.themes,
        help="Only this theme, by id or title; repeatable.",
    ),
]
UnitFilter = Annotated[
    list[str] | None,
    typer.Option(
        metavar="UNIT",
        autocompletion=complete.units,
        help="Only this unit, by id or label; repeatable.",
    ),
]
AreaFilter = Annotated[
    list[str] | None,
    typer.Option(
        metavar="AREA",
        autocompletion=complete.areas,
        help="Only this place, by ISO 3166 code or name; CN is China as a whole, "
        "without its provinces; repeatable.",
    ),
]
PeriodFilter = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PERIOD",
        help="Only figures whose period lies within this one, such as 2023, 2016/2023 or "
        "../2023; of a running total the time that it goes up to; repeatable.",
    ),
]
SourceFilter = Annotated[
    list[str] | None,
    typer.Option(
        metavar="SOURCE",
        autocompletion=complete.sources,
        help="Only figures of this source, by its id; repeatable.",
    ),
]
All = Annotated[
    bool, typer.Option("--all", help="Every figure of an indicator, not only its latest.")
]


class FigureFilters(OptionGroup):
    """Which figure of an indicator is meant."""

    def __init__(self, source: SourceFilter = None, period: PeriodFilter = None) -> None:
        self._source, self._period = source, period

    def on(self, base: FactBase) -> Filter:
        """The filter on the facts of a base."""
        return where(base, sources=self._source, period=self._period)


class FactFilters(OptionGroup):
    """Which facts are meant."""

    def __init__(
        self,
        theme: ThemeFilter = None,
        unit: UnitFilter = None,
        area: AreaFilter = None,
        period: PeriodFilter = None,
        source: SourceFilter = None,
    ) -> None:
        self._words = {"themes": theme, "units": unit, "areas": area, "sources": source}
        self._period = period

    def on(self, base: FactBase, *, indicators_only: bool = False, latest_only: bool) -> Filter:
        """The filter on the facts of a base."""
        filter = where(base, period=self._period, **self._words)
        return filter._replace(indicators_only=indicators_only, latest_only=latest_only)


Columns = Annotated[
    str | None,
    typer.Option(
        metavar="NAMES",
        help="The columns of tables, CSV and TSV, in order: id,title,figure,period,source,theme,"
        "areas,statement,note, or keys of the JSON such as title.zh.",
    ),
]
Limit = Annotated[int | None, typer.Option(metavar="N", min=1, help="At most N facts.")]
