"""HTML in both languages: what is shown of a fact file can do nothing in it."""

from collections.abc import Callable
from html import escape

from redcross_cli.facts.base import FactBase
from redcross_cli.output.escape import printable
from redcross_cli.output.view import View, in_each
from redcross_cli.terms import Lang


def safe(text: str) -> str:
    """Text as HTML that shows it, also between double quotation marks.

    >>> safe('<img onerror="x">')
    '&lt;img onerror=&quot;x&quot;&gt;'
    """
    return escape(printable(text)).replace("&#x27;", "'")


def in_both(say: Callable[[View], str], base: FactBase, tag: str = "span") -> str:
    """HTML in both languages, of which the page shows one."""
    return beside(in_each(say, base), tag)


def beside(said: dict[Lang, str], tag: str = "span") -> str:
    """The HTML of both languages; in a line only once, where it does not differ."""
    if tag == "span" and said["zh"] == said["en"]:
        return said["zh"]
    return "".join(f"<{tag} class={lang}>{html}</{tag}>" for lang, html in said.items())
