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
