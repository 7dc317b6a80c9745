"""The command line: which commands there are, and how every run ends."""

import os
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from redcross_cli import __version__
from redcross_cli.commands.session import FactsOption, FormatOption, LangOption, bind, language_of
from redcross_cli.commands.spoken import Spoken, SpokenCommand, refuse
from redcross_cli.errors import NothingFoundError, RedcrossError, UsageError, say_fault
from redcross_cli.messages import _, in_sequence, quoted, speak
from redcross_cli.output.stream import abandon, answer, prepare, remark
from redcross_cli.suggest import nearest, no_such

COMMANDS = (
    *("themes", "indicators", "search", "show", "value", "cite", "history", "chart", "check"),
    *("sources", "units", "areas", "verify", "validate", "schema", "export", "mcp"),
)
_CATALOGUES = ("themes", "sources", "units", "areas", "schema")  # of so few lines, in one module

# The index knows the project, and so uvx a program, as redcross-cli.
NAMES = ("redcross", "redcross-cli")

EXAMPLES = """
redcross search 志愿者
redcross indicators --theme volunteering
redcross show volunteers-registered
redcross value volunteers-registered
"""


class Commands(Spoken, TyperGroup):
    """The group of commands; a command's module is imported when it is asked for."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.subcommand_metavar = _("COMMAND [ARGS]...")
        self.epilog = _epilog(EXAMPLES.strip().splitlines())
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return command_named(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[Any, Any, list[str]]:
        """The command that words mean: one by its name, ``help`` of one, or else a search."""
        first, *rest = args
        if first == "help":
            _options, rest, _order = self.make_parser(ctx).parse_args(rest)
            if rest and rest[0] not in COMMANDS:
                raise UsageError(no_such("command", rest[0], nearest(rest[0], COMMANDS)))
            args = [*rest[:1], "--help"] if rest else ["--help"]
        elif first not in COMMANDS and not first.startswith("-"):
            ctx.obj, args = first, ["search", *args]
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run a command; words that find nothing may have begun with a misspelt one."""
        try:
            return super().invoke(ctx)
        except NothingFoundError as error:
            meant = nearest(ctx.obj, COMMANDS, cutoff=0.8) if ctx.obj else []
            is_offered = any(name in str(error) for name in quoted(meant))
            said = no_such("command", ctx.obj, meant) if meant and not is_offered else ""
            raise NothingFoundError(in_sequence(str(error), said)) from None


def command_named(name: str) -> SpokenCommand:
    """A command as it is typed, made anew."""
    home, function = ("catalogues", name) if name in _CATALOGUES else (name, "run")
    module = import_module(f"redcross_cli.commands.{home}")
    run = getattr(module, function)
    own = [line for line in module.EXAMPLES.splitlines() if f"redcross {name}" in line]
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name, cls=SpokenCommand, epilog=_epilog(own))(bind(run))
    command = typer.main.get_command(alone)
    assert isinstance(command, SpokenCommand)
    return command


def _epilog(examples: Iterable[str]) -> str:
    # A paragraph that begins with \b is printed line by line as it stands.
    return "\n  ".join([_("Examples:") + "\n\n\b", *examples])


def _version(asked: bool) -> None:
    if asked:
        answer([f"redcross {__version__}\n"])
        raise typer.Exit


app = typer.Typer(
    name="redcross",
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def redcross(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
    facts: FactsOption = None,
    lang: LangOption = None,
    format: FormatOption = None,
) -> None:
    """Look up and cite figures of the Red Cross: how much, when, where.

    Words alone are searched for. Options that all commands share may stand before the
    command, too.
    """
    if ctx.invoked_subcommand is None:
        answer([ctx.get_help() + "\n"])


def name_typed() -> str:
    """The name that usage lines say, and that completion is installed for."""
    typed = Path(sys.argv[0]).stem
    return typed if typed in NAMES else NAMES[0]


def main() -> None:
    """Run the command line and exit; every error ends here, as a sentence on stderr."""
    prepare()
    if f"_{name_typed().upper().replace('-', '_')}_COMPLETE" in os.environ:
        # Rich, through which Typer prints help, would break it into lines, and each is an offer.
        os.environ["COLUMNS"] = "1000"
    speak(language_of(sys.argv[1:], os.environ))
    try:
        try:
            sys.exit(app(prog_name=name_typed(), standalone_mode=False))
        except TyperException as error:
            refuse(error)
            sys.exit(error.exit_code)
        except OSError as error:  # help, too, may meet a full disk
            abandon(error)
    except RedcrossError as error:
        remark(_("Error: {}").format(error))
        sys.exit(error.exit_code)
    except Exception as error:  # a fault of ours; no traceback reaches a user
        remark(_("Error: {}").format(say_fault(error)))
        sys.exit(70)
