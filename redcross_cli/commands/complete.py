"""What the shell completes: ids, from the fact files that the command line names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import typer

from redcross_cli.commands.session import Session
from redcross_cli.errors import RedcrossError
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Lang

Offers = Iterable[tuple[str, str]]


def _completer(
    offers: Callable[[FactBase, Lang], Offers],
) -> Callable[[typer.Context, str], list[tuple[str, str]]]:
    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        try:
            session = Session(ctx.params.get("facts"), ctx.params.get("lang"))
            found = dict(offers(session.base, session.lang))
        except RedcrossError:  # a broken file is for the command itself to report
            return []
        return [(id, help) for id, help in found.items() if id.startswith(incomplete)]

    return complete


themes = _completer(lambda base, lang: ((t.id, t.title.pick(lang)) for t in base.themes.values()))
units = _completer(lambda base, lang: ((u.id, u.label.pick(lang)) for u in base.units.values()))
areas = _completer(lambda base, lang: ((a.id, a.name.pick(lang)) for a in base.areas.values()))
indicators = _completer(lambda base, lang: ((f.id, f.title.pick(lang)) for f in base.indicators()))
facts = _completer(lambda base, lang: ((f.id, f.title.pick(lang)) for f in base.facts))
facts_and_themes = _completer(
    lambda base, lang: [
        *((fact.id, fact.title.pick(lang)) for fact in base.facts),
        *((theme.id, theme.title.pick(lang)) for theme in base.themes.values()),
    ]
)
