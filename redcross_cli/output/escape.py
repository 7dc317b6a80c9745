"""Making text harmless where it is shown: at a terminal and in Markdown."""

import re
from functools import cache

# An address, up to what acts in Markdown within a link, and without the punctuation behind it.
_IN_ADDRESS = r"[!#-'*-;=?-\[\]-_a-{}~]"
_ADDRESS = rf"https?://(?:{_IN_ADDRESS}|\({_IN_ADDRESS}*\))+(?<![]!'*,.:;?}}])"


@cache
def acting() -> re.Pattern[str]:
    """The characters that act on a terminal or cannot be seen, but for tab and line feed.

    They are those of the category Cc, Zl or Zp or with the property
    Default_Ignorable_Code_Point, which unicodedata does not tell: it is taken from Unicode
    17.0's DerivedCoreProperties.txt. With them go the annotations U+FFF9 to U+FFFB, which
    Unicode wants to be seen and no font shows, and U+2800, of which nothing is inked.
    """
    return re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
        "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
        "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
        "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
        "\ufff9-\ufffb\u2800]"
    )


def printable(text: str) -> str:
    r"""Text in which nothing acts on a terminal: controls become visible symbols.

    >>> printable("a\x1b[31mb")
    'a␛[31mb'
    """
    return harmless(text.replace("\r\n", "\n").replace("\t", " "))


def harmless(text: str) -> str:
    """As `printable`, but tabs and line feeds stay as they are."""
    words = text.replace("\n", "").replace("\t", "")
    if words.isascii() and words.isprintable():  # which saves compiling the pattern
        return text
    return acting().sub(_symbol, text)


def in_one_line(text: str) -> str:
    r"""As `printable`, for a line that others read by its end: a line break is a symbol, too.

    >>> in_one_line("a\nb")
    'a␊b'
    """
    return printable(text).replace("\n", "␊")


def _symbol(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    from unicodedata import name

    # It chooses how the character before it looks (❤️, 葛󠄀), which is the same without it.
    if "VARIATION SELECTOR" in name(match[0], ""):
        return ""
    return "\N{REPLACEMENT CHARACTER}"


def markdown(text: str) -> str:
    r"""Text that Markdown shows as it is, with addresses as links, in which nothing is escaped.

    >>> print(markdown("a*b* [c](d) | e_f &lt; https://g.h/i_j."))
    a\*b\* \[c\](d) \| e\_f \&lt; <https://g.h/i_j>.
    """
    marked = rf"({_ADDRESS})|[\\`*_\[\]<>|$~^#&]"
    return re.sub(marked, lambda m: f"<{m[0]}>" if m[1] else rf"\{m[0]}", printable(text))
