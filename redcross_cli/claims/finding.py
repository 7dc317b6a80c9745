"""What is found of a claim: a verdict, and the fact that it is held against."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from redcross_cli.facts.model import Fact

if TYPE_CHECKING:  # the names of verdicts stand in help, which needs no more
    from redcross_cli.claims.model import Claim
    from redcross_cli.figures.interval import Change

Verdict = Literal[
    "supported",
    "disputed",
    "hedge",
    "outdated",
    "period",
    "place",
    "unit",
    "contradicted",
    "unknown",
]


class Finding(NamedTuple):
    """What is said of a claim: the verdict, and the fact that it is held against, if any.

    ``about`` are the ids that it may be about, ``change`` is what became of the hedge. ``other``
    is another figure of the indicator: the latest for what is outdated, or else the one that
    cannot be true beside the fact's.
    """

    claim: "Claim"
    verdict: Verdict
    fact: Fact | None = None
    about: tuple[str, ...] = ()
    change: "Change" = ""
    other: Fact | None = None
