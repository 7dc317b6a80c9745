"""Options that several commands have, and what the shell completes.

It completes ids from the fact files that the command line names. Typer keeps of what is
offered that which begins as the word does.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Annotated, Any

import typer

from redcross_cli.commands.session import Session
from redcross_cli.errors import RedcrossError
from redcross_cli.facts.base import FactBase, Filter
from redcross_cli.facts.csl import cited_names
from redcross_cli.facts.model import Fact, label_of
from redcross_cli.output.text import printable
from redcross_cli.terms import Lang

_Offers = Iterable[tuple[str, str]]
_MOST_OFFERS = 1000  # more than anyone reads
_LONGEST_HELP = 100  # characters of help, more than fit beside an id


def _completer(
    offers: Callable[[FactBase, Lang, str], _Offers],
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
    return " ".join(plain.split())[:_LONGEST_HELP]


def _labels(base: FactBase, lang: Lang, begun: str, kind: str) -> _Offers:
    return ((record.id, label_of(record).pick(lang)) for record in getattr(base, kind).values())


def _sources(base: FactBase, lang: Lang, begun: str) -> _Offers:
    return ((source.id, cited_names(source, lang)[0]) for source in base.sources.values())


def _facts(base: FactBase, lang: Lang, begun: str, indicators_only: bool = False) -> _Offers:
    facts = base.select(Filter(indicators_only, prefix=begun), limit=_MOST_OFFERS)
    return ((fact.id, fact.title.pick(lang)) for fact in facts)


_themes, _units, _areas = (
    _completer(partial(_labels, kind=kind)) for kind in ("themes", "units", "areas")
)
indicators = _completer(partial(_facts, indicators_only=True))
facts = _completer(_facts)
facts_and_themes = _completer(
    lambda base, lang, begun: [*_facts(base, lang, begun), *_labels(base, lang, begun, "themes")]
)


def styles() -> list[str]:
    """Citation styles; 'list' prints them."""
    from redcross_cli.citations.styles import style_names

    return ["list", *style_names()]


def fields() -> list[str]:
    """What `value --field` takes, and each of `--columns`."""
    from redcross_cli.facts.rows import columns

    return ["figure", "title", "statement", "note", *columns(Fact)]


def _columns(incomplete: str) -> list[str]:
    """What `--columns` takes, after those that are typed already."""
    before, comma, _begun = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in fields()]


def _option(metavar: str, help: str, completion: Callable[..., Any] | None = None) -> Any:
    return typer.Option(metavar=metavar, help=help, autocompletion=completion)


_Words = list[str] | None
Theme = Annotated[_Words, _option("THEME", "Only this theme, by id or title; repeatable.", _themes)]
Unit = Annotated[_Words, _option("UNIT", "Only this unit, by id or label; repeatable.", _units)]
Area = Annotated[
    _Words,
    _option(
        "AREA",
        "Only this place, by ISO 3166 code or name; CN is China as a whole, "
        "without its provinces; repeatable.",
        _areas,
    ),
]
Period = Annotated[
    _Words,
    _option(
        "PERIOD",
        "Only figures whose period lies within this one, such as 2023, 2016/2023 or "
        "../2023; of a running total the time that it goes up to; repeatable.",
    ),
]
Source = Annotated[
    _Words,
    _option(
        "SOURCE",
        "Only figures of this source, by id or by what it appeared in; repeatable.",
        _completer(_sources),
    ),
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
        _columns,
    ),
]


Limit = Annotated[int | None, typer.Option(metavar="N", min=1, help="At most N facts.")]
