r"""How well drafts are checked, on sentences with the verdicts that careful people reached.

``tests/check_drafts.tsv`` has a row for each figure of a draft: the part it belongs to (what
the rules were tuned on, or what is only measured on), the language, the text, the figure, its
verdict, and the indicator that it is about; a text's lines are parted by ``\n``. Type
``python -m tests.claims.measure``.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from redcross_cli.claims.claim import claims
from redcross_cli.claims.judge import Judge
from redcross_cli.files.loading import load
from tests.conftest import SHIPPED

DRAFTS = Path(__file__).parent.parent / "check_drafts.tsv"
HEADS = (
    "wrong ones accused", "wrong ones called supported", "right ones supported", "unknown ones accused",
    "the very verdict",
)  # fmt: skip
WRONG = ("contradicted", "unit", "period", "place")


class Judged(NamedTuple):
    """A row of the file, and the verdict that was given ("" where no figure was read)."""

    part: str
    lang: str
    figure: str
    verdict: str
    given: str


class Rates(NamedTuple):
    """How well figures are judged, in percent.

    Of wrong figures how many are accused, and how many are called supported; of right ones how
    many are supported; of unknown ones how many are accused; and how many verdicts of all are
    just that of the row.
    """

    wrong_caught: float
    wrong_supported: float
    right_supported: float
    unknown_accused: float
    same_verdict: float


def judged() -> Iterator[Judged]:
    judge = Judge(load(SHIPPED))
    findings = cache(lambda text: list(judge.judge(claims(text))))  # a text has a row a figure
    with DRAFTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["text"].replace("\\n", "\n")
            start = text.index(row["figure"])
            end = start + len(row["figure"])
            given = [
                finding.verdict
                for finding in findings(text)
                if finding.claim.figure.start < end and finding.claim.figure.end > start
            ]
            found: str = given[0] if given else ""
            yield Judged(row["part"], row["lang"], row["figure"], row["verdict"], found)


def rates(rows: list[Judged]) -> Rates:
    wrong = Counter(row.given for row in rows if row.verdict in WRONG)
    right = Counter(row.given for row in rows if row.verdict == "supported")
    unknown = Counter(row.given for row in rows if row.verdict == "unknown")
    missed = wrong["supported"] + wrong["unknown"] + wrong[""]
    accused = unknown.total() - unknown["unknown"] - unknown["supported"] - unknown[""]
    return Rates(
        100 - _percent(missed, wrong.total()),
        _percent(wrong["supported"], wrong.total()),
        _percent(right["supported"], right.total()),
        _percent(accused, unknown.total()),
        _percent(sum(row.given == row.verdict for row in rows), len(rows)),
    )


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1)


def table() -> str:
    """The rates of each part and language, as docs/check.md has them."""
    rows = list(judged())
    lines = ["| part | figures | " + " | ".join(HEADS) + " |", "|---|" + "--:|" * (len(HEADS) + 1)]
    for part, lang in dict.fromkeys((row.part, row.lang) for row in rows):
        some = [row for row in rows if (row.part, row.lang) == (part, lang)]
        cells = [f"{rate} %" for rate in rates(some)]
        lines.append(f"| {' | '.join([f'{part}, {lang}', str(len(some)), *cells])} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
