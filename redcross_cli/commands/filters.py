"""Options that several commands have, but not all."""

from typing import Annotated

import typer

from redcross_cli.commands import complete

Theme = Annotated[
    list[str] | None,
    typer.Option(
        metavar="THEME",
        autocompletion=complete.themes,
        help="Only this theme, by id or title; repeatable.",
    ),
]
Unit = Annotated[
    list[str] | None,
    typer.Option(
        metavar="UNIT",
        autocompletion=complete.units,
        help="Only this unit, by id or label; repeatable.",
    ),
]
Area = Annotated[
    list[str] | None,
    typer.Option(
        metavar="AREA",
        autocompletion=complete.areas,
        help="Only this place, by ISO 3166 code or name; CN is China as a whole, "
        "without its provinces; repeatable.",
    ),
]
Period = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PERIOD",
        help="Only figures whose period lies within this one, such as 2023, 2016/2023 or "
        "../2023; of a running total the time that it goes up to; repeatable.",
    ),
]
Source = Annotated[
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
Columns = Annotated[
    str | None,
    typer.Option(
        metavar="NAMES",
        autocompletion=complete.columns,
        help="The columns of tables, CSV and TSV, in order: id,title,figure,period,source,theme,"
        "areas,statement,note, or keys of the JSON such as title.zh.",
    ),
]
Limit = Annotated[int | None, typer.Option(metavar="N", min=1, help="At most N facts.")]
