"""Options that several commands have, but not all."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from redcross_cli.commands import complete


def _option(metavar: str, help: str, completion: Callable[..., Any] | None = None) -> Any:
    return typer.Option(metavar=metavar, help=help, autocompletion=completion)


Theme = Annotated[
    list[str] | None,
    _option("THEME", "Only this theme, by id or title; repeatable.", complete.themes),
]
Unit = Annotated[
    list[str] | None,
    _option("UNIT", "Only this unit, by id or label; repeatable.", complete.units),
]
Area = Annotated[
    list[str] | None,
    _option(
        "AREA",
        "Only this place, by ISO 3166 code or name; CN is China as a whole, "
        "without its provinces; repeatable.",
        complete.areas,
    ),
]
Period = Annotated[
    list[str] | None,
    _option(
        "PERIOD",
        "Only figures whose period lies within this one, such as 2023, 2016/2023 or "
        "../2023; of a running total the time that it goes up to; repeatable.",
    ),
]
Source = Annotated[
    list[str] | None,
    _option("SOURCE", "Only figures of this source, by its id; repeatable.", complete.sources),
]
All = Annotated[
    bool, typer.Option("--all", help="Every figure of an indicator, not only its latest.")
]
Columns = Annotated[
    str | None,
    _option(
        "NAMES",
        "The columns of tables, CSV and TSV in their order, such as id,title: any of id, title, "
        "figure, period, source, theme, areas, statement, note, or keys of the JSON such as "
        "title.zh.",
        complete.columns,
    ),
]
Limit = Annotated[int | None, typer.Option(metavar="N", min=1, help="At most N facts.")]
