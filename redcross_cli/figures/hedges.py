"""What several hedges of one figure say together."""

from __future__ import annotations

from collections.abc import Collection

from redcross_cli.terms import Comparator

_UP: tuple[Comparator, ...] = (">", ">=")
_DOWN: tuple[Comparator, ...] = ("<", "<=")


def together(hedges: Collection[Comparator]) -> Comparator:
    """One comparator for all hedges of a figure.

    Hedges that point the same way make the stricter one (超过80%以上); hedges that
    disagree bound nothing (约300余人).

    >>> together([">=", ">"]), together(["<", ">"]), together([])
    ('>', '~', '=')
    """
    for direction in (_UP, _DOWN):
        if hedges and all(hedge in direction for hedge in hedges):
            return direction[0] if direction[0] in hedges else direction[1]
    return "~" if hedges else "="
