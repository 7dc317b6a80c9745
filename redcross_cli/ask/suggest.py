"""What someone who typed an unknown word may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str], count: int = 3) -> list[str]:
    """Up to ``count`` known words: those that hold the word, then those most alike.

    Case does not matter.

    >>> nearest("volunter", ["volunteering", "disaster-response"])
    ['volunteering']
    """
    originals: dict[str, str] = {}
    for candidate in known:
        originals.setdefault(candidate.casefold(), candidate)
    word = word.casefold()
    close = get_close_matches(word, originals, n=count, cutoff=0.6)
    holding = [candidate for candidate in originals if word in candidate]
    holding.sort(key=lambda candidate: (not candidate.startswith(word), len(candidate)))
    return [originals[match] for match in dict.fromkeys([*holding, *close])][:count]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A closing sentence for an error: " Did you mean 'x' or 'y'?", or nothing."""
    matches = [f"'{match}'" for match in nearest(word, known)]
    if not matches:
        return ""
    *others, last = matches
    return f" Did you mean {', '.join(others)} or {last}?" if others else f" Did you mean {last}?"
