"""What someone who typed an unknown word may have meant."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 100  # letters; nobody meant a longer word


def nearest(word: str, known: Iterable[str], count: int = 3, cutoff: float = 0.65) -> list[str]:
    """Up to ``count`` known words: those that hold the word, then those most alike.

    Case does not matter. ``cutoff`` is how alike the words must be, from 0 to 1.

    >>> nearest("volunter", ["volunteering", "disaster-response"])
    ['volunteering']
    """
    originals: dict[str, str] = {}
    for candidate in known:
        originals.setdefault(candidate.casefold(), candidate)
    word = word.casefold()
    if not 0 < len(word) <= _LONGEST:
        return []
    from difflib import get_close_matches  # it takes as long to import as a fact file to read

    close = get_close_matches(word, originals, n=count, cutoff=cutoff)
    holding = [candidate for candidate in originals if word in candidate]
    holding.sort(key=lambda candidate: (not candidate.startswith(word), len(candidate)))
    return [originals[match] for match in dict.fromkeys([*holding, *close])][:count]


def did_you_mean(offers: Iterable[str]) -> str:
    """The end of an error message, for up to three offers.

    >>> did_you_mean(["a", "b"])
    " Did you mean 'a' or 'b'?"
    """
    quoted = [f"'{offer}'" for offer in dict.fromkeys(offers)][:3]
    if not quoted:
        return ""
    *others, last = quoted
    return f" Did you mean {', '.join(others)} or {last}?" if others else f" Did you mean {last}?"
