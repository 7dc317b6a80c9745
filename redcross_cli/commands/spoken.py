"""What Typer says, in the language spoken: the help of commands, and why it refuses a line."""

from collections.abc import Sequence
from typing import Any

import typer
from typer._click import Command, HelpFormatter
from typer._click.core import ParameterSource
from typer.core import TyperCommand
from typer.exceptions import TyperException

from redcross_cli.foreign import retell
from redcross_cli.messages import _, language
from redcross_cli.output.stream import answer, remark
from redcross_cli.output.text import cells, wrapped


class _Context(typer.Context):
    def make_formatter(self) -> HelpFormatter:
        kind = HelpFormatter if language() == "en" else _Formatter
        return kind(width=self.terminal_width, max_width=self.max_content_width)


class Spoken(Command):
    """What speaks the language that is spoken when it is made."""

    context_class = _Context

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.help = self.help and _(self.help)
        self.options_metavar = _("[OPTIONS]")

    def get_params(self, ctx: Any) -> list[Any]:
        """Parameters with what is said of them, Typer's own too; to translate twice is no harm."""
        parameters: list[Any] = super().get_params(ctx)
        for parameter in parameters:
            parameter.help = parameter.help and _(parameter.help)
            parameter.metavar = parameter.metavar and _(parameter.metavar)
        return parameters

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _answer_with_help
        return option

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """What the shell is offered, without the apostrophes that zsh loses."""
        offers = super().shell_complete(ctx, incomplete)
        for offer in offers:
            offer.help = offer.help and offer.help.replace("'", "’")
        return offers


def _answer_with_help(ctx: Any, _option: Any, asked: bool) -> None:
    """Print help as any answer: Typer tells neither a closed stdout nor a reader that left."""
    if asked and not ctx.resilient_parsing:
        answer([ctx.get_help() + "\n"])
        raise typer.Exit


class SpokenCommand(Spoken, TyperCommand):
    def get_short_help_str(self, limit: int = 45) -> str:
        return super().get_short_help_str(limit).removesuffix("。")


def refuse(error: TyperException) -> None:
    """Say on stderr why Typer refuses a command line, as it would itself."""
    ctx = getattr(error, "ctx", None)
    if ctx is not None:
        command = f"{ctx.command_path} {ctx.help_option_names[0]}"
        tip = _("Try '{command}' for help.", command=command)
        for line in (*ctx.get_usage().splitlines(), tip, ""):
            remark(line)
        if param := getattr(error, "param", None):  # a variable is named only if it is to blame
            source = ctx.get_parameter_source(param.name)
            param.show_envvar &= source is ParameterSource.ENVIRONMENT
    remark(_("Error: {}").format(retell(error.format_message())))


class _Formatter(HelpFormatter):
    """Help in Chinese, wrapped to the cells of a terminal; Typer breaks lines at spaces only."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or _("Usage: "))

    def write_heading(self, heading: str) -> None:
        self.write(" " * self.current_indent + _("{}:").format(heading) + "\n")

    def write_text(self, text: str) -> None:
        r"""Write paragraphs; one that begins with ``\b`` has its own line breaks."""
        width = self.width - self.current_indent
        parts = [
            part if part.startswith("\b") else "\b\n" + wrapped(part, width)
            for part in text.split("\n\n")
        ]
        super().write_text("\n\n".join(parts))

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        indent = " " * self.current_indent
        first = min(max(cells(term) for term, _text in rows), col_max)
        gap = " " * (first + col_spacing)
        for term, text in rows:
            said = text.removesuffix("  [x>=1]")  # as Typer says that N is a count
            lines = wrapped(said, max(self.width - len(indent + gap), 10)).splitlines()
            if cells(term) > first:
                lines.insert(0, "")
            for number, line in enumerate(lines or [""]):
                start = gap if number else term + gap[cells(term) :]
                self.write(f"{indent}{start}{line}".rstrip() + "\n")
