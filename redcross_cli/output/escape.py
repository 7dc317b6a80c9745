"""Making text harmless where it is shown: at a terminal and in Markdown."""

from __future__ import annotations

import re
from functools import cache


@cache
def acting() -> re.Pattern[str]:
    """The characters that act on a terminal or cannot be seen, but for tab and line feed."""
    # Control characters, and what turns the direction of text or joins invisibly.
    return re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    )


def printable(text: str) -> str:
    r"""Text in which nothing acts on a terminal: controls become visible symbols.

    >>> printable("a\x1b[31mb")
    'a␛[31mb'
    """
    return harmless(text.replace("\r\n", "\n").replace("\t", " "))


def harmless(text: str) -> str:
    """As `printable`, but tabs and line ends stay as they are."""
    return acting().sub(_symbol, text)


def _symbol(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{REPLACEMENT CHARACTER}"


def markdown(text: str) -> str:
    r"""Text that Markdown shows as it is.

    >>> print(markdown("a*b* [c](d) | e_f"))
    a\*b\* \[c\](d) \| e\_f
    """
    return re.sub(r"([\\`*_\[\]<>|$~^#])", r"\\\1", printable(text))
