"""Lists of words, written as running text so that they can be read."""

from __future__ import annotations


def listed(text: str, mark: str | None = None) -> tuple[str, ...]:
    """The words of a text, or its parts between marks.

    >>> listed("over above"), listed("more than|over", "|")
    (('over', 'above'), ('more than', 'over'))
    """
    return tuple(text.split(mark))


def listed_set(text: str) -> frozenset[str]:
    """The words of a text, to look one up in."""
    return frozenset(text.split())


class Lexicon:
    """Words, of which the longest is found; "年:级" is 年 but not before 级.

    >>> Lexicon("年:级 年底").word_at("3年级", 1), Lexicon("年 年底").word_at("3年底", 1)
    ('', '年底')
    """

    def __init__(self, *lists: str) -> None:
        self._not_before: dict[str, str] = {}
        for entry in " ".join(lists).split():
            word, _, characters = entry.partition(":")
            self._not_before[word] = characters
        # Words by their first and by their last character, the longest first.
        self._by_first: dict[str, list[str]] = {}
        self._by_last: dict[str, list[str]] = {}
        for word in sorted(self._not_before, key=len, reverse=True):
            self._by_first.setdefault(word[0], []).append(word)
            self._by_last.setdefault(word[-1], []).append(word)

    def word_at(self, text: str, at: int) -> str:
        """The longest word that begins at an offset; "" where none does."""
        for word in self._by_first.get(text[at : at + 1], ()):
            if text.startswith(word, at):
                following = text[at + len(word) : at + len(word) + 1]
                if not following or following not in self._not_before[word]:
                    return word
        return ""

    def word_before(self, text: str, end: int) -> str:
        """The longest word that ends at an offset; "" where none does."""
        for word in self._by_last.get(text[end - 1 : end] if end else "", ()):
            if text.endswith(word, 0, end):
                return word
        return ""
