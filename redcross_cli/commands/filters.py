"""Options that several commands share without all having them."""

from __future__ import annotations

from typing import Annotated

import typer

from redcross_cli.commands import complete

ThemeFilter = Annotated[
    list[str] | None,
    typer.Option(
        "--theme",
        metavar="THEME",
        autocompletion=complete.themes,
        help="Only this theme, by id or title; repeatable.",
    ),
]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="At most N facts.")]
