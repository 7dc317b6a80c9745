"""Runs of text as plain text, Markdown, HTML and LaTeX."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from redcross_cli.cite.engine import Run, Runs
from redcross_cli.output import escape

Markup = Literal["text", "markdown", "html", "latex"]

_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: "\\" + character for character in "&%$#_{}"},
    }
)


class Writer(NamedTuple):
    """How a markup is written: ``escape`` disarms text, the rest are put around it."""

    escape: Callable[[str], str]
    italic: tuple[str, str] = ("", "")
    bold: tuple[str, str] = ("", "")
    raised: tuple[str, str] = ("", "")
    link: Callable[[str, str], str] = lambda text, url: text

    def runs(self, runs: Runs) -> str:
        """Runs of text, disarmed and in their form."""
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        text = self.escape(run.text)
        for applies, (before, after) in (
            (run.italic, self.italic),
            (run.bold, self.bold),
            (run.raised, self.raised),
        ):
            if applies and text.strip():
                text = before + text + after
        # Any other scheme, such as javascript:, is shown but does not become a link.
        return self.link(text, run.url) if _WEB.match(run.url) else text


_WEB = re.compile(r"https?://[^\s<>{}\\]+$", re.IGNORECASE)


def _in_href(url: str) -> str:
    return re.sub(r"([%#])", r"\\\1", url)


WRITERS: dict[Markup, Writer] = {
    "text": Writer(escape.printable),
    "markdown": Writer(
        escape.markdown,
        italic=("*", "*"),
        bold=("**", "**"),
        raised=("<sup>", "</sup>"),
        link=lambda text, url: f"[{text}](<{url}>)",
    ),
    "html": Writer(
        lambda text: html.escape(escape.printable(text)),
        italic=("<i>", "</i>"),
        bold=("<b>", "</b>"),
        raised=("<sup>", "</sup>"),
        link=lambda text, url: f'<a href="{html.escape(url)}">{text}</a>',
    ),
    "latex": Writer(
        lambda text: escape.printable(text).translate(_LATEX),
        italic=(r"\emph{", "}"),
        bold=(r"\textbf{", "}"),
        raised=(r"\textsuperscript{", "}"),
        # In \href only % and # need an escape; the text is what the style shows.
        link=lambda text, url: rf"\href{{{_in_href(url)}}}{{{text}}}",
    ),
}
