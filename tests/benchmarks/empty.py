"""A Typer program of two commands that do nothing: as quick as redcross can become."""

from __future__ import annotations

import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def nothing() -> None:
    """Do nothing."""


@app.command()
def naught() -> None:
    """Do nothing either."""


if __name__ == "__main__":
    app()
