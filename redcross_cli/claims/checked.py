"""A whole draft checked: a finding for each figure, with its place in the file."""

from collections.abc import Iterator
from time import monotonic
from typing import NamedTuple

from redcross_cli.claims.claim import claims
from redcross_cli.claims.draft import Draft, Position
from redcross_cli.claims.finding import Finding
from redcross_cli.claims.judge import Judge
from redcross_cli.claims.model import Claim
from redcross_cli.errors import UsageError
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.model import Fact
from redcross_cli.messages import _

MAY_STAND = ("supported", "unknown")


class Checked(NamedTuple):
    """A finding of a draft, the file and its position there, and the reference to put beside it."""

    file: str
    position: Position
    finding: Finding
    reference: str = ""

    @property
    def meant(self) -> Fact | None:
        """The figure that the text would have to give: of what is outdated the latest.

        None where the text may be about several.
        """
        finding = self.finding
        if len(finding.about) > 1:
            return None
        return finding.other if finding.verdict == "outdated" else finding.fact


def judge_by(base: FactBase) -> Judge:
    """The judge that knows the facts of a base; raises UsageError where they outgrow memory."""
    if not base.is_in_memory:
        raise UsageError(_("check needs facts that are held in memory: JSON, not Parquet."))
    return Judge(base)


def check_draft(
    draft: Draft, file: str, judge: Judge, seconds: float | None = None
) -> Iterator[Checked]:
    """What is found of each figure of a draft, in order.

    Raises UsageError where it takes longer than so many seconds.
    """
    for finding in judge.judge(_timely(claims(draft.text, judge.place, judge.bodies), seconds)):
        yield Checked(file, draft.position(finding.claim.figure.start), finding)


def _timely(some: Iterator[Claim], seconds: float | None) -> Iterator[Claim]:
    end = None if seconds is None else monotonic() + seconds
    for claim in some:
        if end is not None and monotonic() > end:
            what = _("The text takes longer than {seconds} seconds; check it in parts.")
            raise UsageError(what.format(seconds=seconds))
        yield claim
