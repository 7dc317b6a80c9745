"""Lists of words, which stand in a file beside each grammar, and finding them in a text."""

import re
from collections.abc import Iterable
from pathlib import Path


def read_lists(grammar: str) -> dict[str, tuple[str, ...]]:
    """The lists of words.txt beside a module: words between spaces, or phrases between commas."""
    lists = {}
    for line in Path(grammar).with_name("words.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, _, words = line.partition(": ")
            lists[name] = tuple(words.split(", " if ", " in words else None))
    return lists


def any_of(words: Iterable[str]) -> str:
    r"""A pattern for any of some words: metre(s) may lack its s, and kill* is killed too.

    >>> any_of(["metre(s)", "kill*"])
    '(?:metre(?:s)?|kill\\w*)'
    """
    escaped = "|".join(re.escape(word) for word in words)
    for mark, pattern in ((r"\(", "(?:"), (r"\)", ")?"), (r"\*", r"\w*")):
        escaped = escaped.replace(mark, pattern)
    return f"(?:{escaped})"


class Lexicon:
    """Words, of which the longest is found; "年:级" is 年 but not before 级.

    >>> Lexicon(["年:级", "年底"]).word_at("3年级", 1), Lexicon(["年底"]).word_before("3年底", 3)
    ('', '年底')
    """

    def __init__(self, entries: Iterable[str]) -> None:
        self._not_before = dict(entry.partition(":")[::2] for entry in entries)
        self._lengths = sorted({len(word) for word in self._not_before}, reverse=True)

    def word_at(self, text: str, at: int) -> str:
        """The longest word that begins at an offset; "" where none does."""
        for end in (at + length for length in self._lengths):
            word, following = text[at:end], text[end : end + 1]
            if word in self._not_before and following not in tuple(self._not_before[word]):
                return word
        return ""

    def word_before(self, text: str, end: int) -> str:
        """The longest word that ends at an offset; "" where none does."""
        words = (text[max(0, end - length) : end] for length in self._lengths)
        return next((word for word in words if word in self._not_before), "")
