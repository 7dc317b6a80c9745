"""The options that every command shares, and what they come to."""

import inspect
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Any, get_args

import typer
from typer.models import TyperPath

from redcross_cli import hints
from redcross_cli.errors import NothingFoundError
from redcross_cli.facts.base import FactBase
from redcross_cli.messages import _, language
from redcross_cli.output import Answer, Format, render
from redcross_cli.output.stream import Form, answer, copy, remark
from redcross_cli.output.view import View
from redcross_cli.terms import Lang


class _FactPath(TyperPath):
    """A path of --facts as it is typed, as ./default is another file than default.

    It is not empty: that would be the folder one is in.
    """

    def split_envvar_value(self, rv: str) -> list[str]:
        if rv.startswith("spark:"):  # a table, which stands alone
            return [rv]
        return list(filter(None, super().split_envvar_value(rv)))

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        return super().convert(value, param, ctx) if value else self.fail(_("the path is empty"))


FactsOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATH",
        click_type=_FactPath(),
        envvar="REDCROSS_FACTS",
        show_envvar=True,
        help="A fact file to use in place of the one that ships; repeatable, and in the "
        "environment variable joined by ':' (';' on Windows). 'default' names the one that ships.",
    ),
]
LangOption = Annotated[
    Lang | None,
    typer.Option(
        envvar="REDCROSS_LANG",
        show_envvar=True,
        help="The language of all that is said; by default the locale's.",
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        envvar="REDCROSS_FORMAT",
        show_envvar=True,
        help="The output format; by default text, or of a listing a table at a terminal and TSV "
        "in a pipe.",
    ),
]


# What these print without --format is text, whatever the environment says.
_TEXTS = ("check", "cite", "validate", "value")
_FORMS: dict[Format, Form] = {"json": "json", "jsonl": "json", "table": "drawn"}


class Session:
    """One run's fact files, language and format."""

    def __init__(
        self,
        facts: FactsOption = None,
        lang: LangOption = None,
        format: FormatOption = None,
        *,
        is_format_typed: bool = False,
    ) -> None:
        self.paths = facts or []
        self.asked_lang = lang  # for what its reader sees elsewhere, in a locale of their own
        self.lang = lang or language()
        self.asked_format = format
        # On the command line, not only in the environment: some commands else print no listing.
        self.is_format_typed = is_format_typed

    @property
    def format(self) -> Format:
        is_terminal = sys.stdout is not None and sys.stdout.isatty()
        return self.asked_format or ("table" if is_terminal else "tsv")

    @cached_property
    def base(self) -> FactBase:
        from redcross_cli.files.loading import load

        hints.read_facts(self.paths)
        return load(*self.paths)

    @property
    def view(self) -> View:
        return View(self.base, self.lang)


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """The language that a command line asks for, which is needed before it is read.

    What is no language is passed over here, and refused when it is read.
    """
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    words = [part for word in options for part in re.split("(?<=^--lang)=", word)]
    asked = [word for option, word in pairwise(words) if option == "--lang"]
    asked = [*asked[-1:], environment.get("REDCROSS_LANG", "")]
    known: Iterator[Lang] = (lang for word in asked for lang in get_args(Lang) if lang == word)
    return next(known, locale_language(environment))


def locale_language(environment: Mapping[str, str]) -> Lang:
    """The language of the POSIX locale's messages, if it is Chinese; else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].lower().startswith("zh") else "en"
    return "en"


def bind(run: Callable[..., Answer]) -> Callable[..., None]:
    """A command as Typer takes it: its own options and the shared ones, and it prints."""
    _session, *own = inspect.signature(run, eval_str=True).parameters.values()
    *shared, _is_format_typed = inspect.signature(Session, eval_str=True).parameters.values()

    def command(ctx: typer.Context, **options: Any) -> None:
        typed = {option.name: _typed(ctx, option.name) for option in shared}
        given = {option.name: options.pop(option.name) for option in shared}
        given |= {name: value for name, value in typed.items() if value is not None}
        session = Session(**given, is_format_typed=typed["format"] is not None)
        try:
            said = run(session, **options)
        except NothingFoundError as error:
            # What a script reads is a list still, or has its header.
            is_text = ctx.info_name in _TEXTS or options.get("svg") is not None
            if error.listing and session.asked_format in ("json", "csv", "tsv"):
                answer(render(error.listing, session.asked_format))
            elif session.asked_format == "json" and (session.is_format_typed or not is_text):
                answer(["[]\n"])
            raise
        _print(said, session.format)

    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    parameters = [context, *own, *shared]
    command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in parameters]
    )
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    command.__doc__ = run.__doc__
    return command


def _typed(ctx: typer.Context, name: str) -> Any:
    """What was typed for an option, with the command or else before it; None for nothing."""
    for context in (ctx, ctx.parent):
        origin = context.get_parameter_source(name) if context else None
        if context and origin is not None and origin.name == "COMMANDLINE":
            return context.params[name]
    return None


def _print(said: Answer, format: Format) -> None:
    if isinstance(said.result, str):
        answer([said.result], said.form)
    else:
        answer(render(said.result, format), _FORMS.get(format, "text"))
    for text in said.remarks:
        remark(text)
    if said.copy and isinstance(said.result, str):
        copy(said.result)
    if said.exit_code:
        raise typer.Exit(said.exit_code)
