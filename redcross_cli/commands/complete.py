"""What the shell completes: ids, from the fact files that the command line names.

Typer keeps of what is offered that which begins as the word does.
"""

from collections.abc import Callable, Iterable

import typer

from redcross_cli.commands.session import Session
from redcross_cli.errors import RedcrossError
from redcross_cli.facts.base import FactBase, Filter
from redcross_cli.facts.csl import cited_names
from redcross_cli.facts.model import Fact
from redcross_cli.output.escape import printable
from redcross_cli.terms import Lang

Offers = Iterable[tuple[str, str]]
MOST = 1000  # more than anyone reads
LONGEST = 100  # characters of help, more than fit beside an id


def _completer(
    offers: Callable[[FactBase, Lang, str], Offers],
) -> Callable[[typer.Context, str], list[tuple[str, str]]]:
    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        try:
            before = ctx.parent.params if ctx.parent else {}
            given = {**before, **{k: v for k, v in ctx.params.items() if v}}
            session = Session(given.get("facts"), given.get("lang"))
            found = dict(offers(session.base, session.lang, incomplete))
        except RedcrossError:  # a broken file is for the command itself to report
            return []
        return [(id, _plain(help)) for id, help in found.items()]

    return complete


def _plain(help: str) -> str:
    """A title of which no shell, and no markup of Rich's, takes anything for its own.

    Typer writes help into code that zsh evaluates twice, and escapes only part of it.
    """
    shown = printable(help).replace("'", "’")
    plain = "".join(c if c.isalnum() or not c.isascii() or c in ",.-()%" else " " for c in shown)
    return " ".join(plain.split())[:LONGEST]


def _themes(base: FactBase, lang: Lang, begun: str) -> Offers:
    return ((theme.id, theme.title.pick(lang)) for theme in base.themes.values())


def _facts(base: FactBase, lang: Lang, begun: str, indicators_only: bool = False) -> Offers:
    facts = base.select(Filter(indicators_only, prefix=begun), limit=MOST)
    return ((fact.id, fact.title.pick(lang)) for fact in facts)


def styles() -> list[str]:
    """Citation styles; 'list' prints them."""
    from redcross_cli.citations.styles import style_names

    return ["list", *style_names()]


def fields() -> list[str]:
    """What `value --field` takes, and each of `--columns`."""
    from redcross_cli.facts.rows import columns

    return ["figure", "title", "statement", "note", *columns(Fact)]


def columns(incomplete: str) -> list[str]:
    """What `--columns` takes, after those that are typed already."""
    before, comma, _begun = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in fields()]


themes = _completer(_themes)
sources = _completer(
    lambda base, lang, _: ((s.id, cited_names(s, lang)[0]) for s in base.sources.values())
)
units = _completer(lambda base, lang, _: ((u.id, u.label.pick(lang)) for u in base.units.values()))
areas = _completer(lambda base, lang, _: ((a.id, a.name.pick(lang)) for a in base.areas.values()))
indicators = _completer(lambda base, lang, begun: _facts(base, lang, begun, indicators_only=True))
facts = _completer(_facts)
facts_and_themes = _completer(
    lambda base, lang, begun: [*_facts(base, lang, begun), *_themes(base, lang, begun)]
)
