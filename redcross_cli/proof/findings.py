"""What a proof finds, figure by figure."""

from __future__ import annotations

from typing import Literal, NamedTuple

Status = Literal[
    "holds", "moved", "missing", "disagrees", "unlocated", "repeated", "unsure", "uncovered"
]
HELD = ("holds", "moved")


class Finding(NamedTuple):
    """What became of one figure: of an indicator, or one that no fact covers.

    ``start`` and ``end`` are where it stands in the text, None where it does not;
    ``id`` and ``period`` are empty for a figure without a fact.
    """

    id: str
    period: str
    printed: str
    section: str
    start: int | None
    end: int | None
    status: Status
    detail: str = ""


class Proof(NamedTuple):
    """All findings, indicators first.

    ``same_text`` tells whether the digest agrees, ``figures`` how many the text has.
    """

    same_text: bool
    figures: int
    findings: list[Finding]

    @property
    def holds(self) -> bool:
        """Whether at least one figure is proved and nothing speaks against the rest."""
        statuses = {finding.status for finding in self.findings}
        return not statuses.isdisjoint(HELD) and statuses <= {*HELD, "repeated", "unsure"}
