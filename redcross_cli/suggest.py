"""What someone who typed an unknown word may have meant."""

from collections.abc import Iterable
from unicodedata import combining, normalize

from redcross_cli.errors import sentence
from redcross_cli.messages import _, alternatives, in_sequence, quoted

_LONGEST = 100  # letters; nobody meant a longer word
_MOST = 3  # words that are offered


def as_typed(text: str) -> str:
    """A text without what many leave out when they type: capitals, accents, apostrophes.

    >>> as_typed("Türkiye"), as_typed("Xi’an")
    ('turkiye', 'xian')
    """
    letters = normalize("NFD", text.casefold())
    return "".join(one for one in letters if not combining(one) and one not in "'’")


def nearest(word: str, known: Iterable[str], cutoff: float = 0.65) -> list[str]:
    """Up to three known words: those that hold the word, then those most alike.

    Case, accents and apostrophes do not matter. ``cutoff`` is how alike the words must be,
    from 0 to 1.

    >>> nearest("volunter", ["volunteering", "disaster-response"])
    ['volunteering']
    """
    originals: dict[str, str] = {}
    for candidate in known:
        originals.setdefault(as_typed(candidate), candidate)
    word = as_typed(word)
    if not 0 < len(word) <= _LONGEST:
        return []
    from difflib import get_close_matches  # which Typer has imported, but the library has not

    close = get_close_matches(word, originals, n=_MOST, cutoff=cutoff)
    holding = [candidate for candidate in originals if word in candidate]
    holding.sort(key=lambda candidate: (not candidate.startswith(word), len(candidate)))
    return [originals[match] for match in dict.fromkeys([*holding, *close])][:_MOST]


def did_you_mean(offers: Iterable[str]) -> str:
    """A question that offers up to three words; "" for none.

    >>> did_you_mean(["a", "b"])
    "Did you mean 'a' or 'b'?"
    """
    some = list(dict.fromkeys(offers))[:_MOST]
    return _("Did you mean {offers}?", offers=alternatives(quoted(some))) if some else ""


def offering(refusal: str, offers: Iterable[str]) -> str:
    """Why something is refused, and a question about what may be meant, if there is any.

    >>> offering("it is unknown", ["a"]), offering("it is unknown", [])
    ("it is unknown. Did you mean 'a'?", 'it is unknown')
    """
    question = did_you_mean(offers)
    return in_sequence(sentence(refusal), question) if question else refusal


def no_such(kind: str, word: str, offers: Iterable[str]) -> str:
    """Why a word of a kind is refused, and what may be meant by it.

    >>> no_such("unit", "yen", ["yuan"])
    "There is no unit 'yen'. Did you mean 'yuan'?"
    """
    return sentence(offering(_("There is no {kind} '{word}'", kind=_(kind), word=word), offers))
