"""Figures that tell how old someone is: who is meant, and not how many."""

import re
from collections.abc import Iterator

from redcross_cli.figures.en import LISTS
from redcross_cli.figures.figure import Figure
from redcross_cli.figures.words import any_of

AGE = "it may be an age"
_NEAR = 40  # characters before a figure that are looked at, and fewer behind it
_PEOPLE = any_of({*LISTS["aged"], *LISTS["people"]})
# A share or a few of them, in digits or words: 20%, two thirds, one in five, 12 of those helped.
_SOME = (
    r"(?:(?:[0-9] ?%|\bper ?cent|(?<![\w.,])[0-9]{1,3}|\b(?:half|thirds?|quarters?|most|many|all|"
    rf"some|{any_of(LISTS['numbers'])}))(?: of (?:[\w-]+ ){{0,2}}[\w-]+)?)"
)
_BARE = (  # under 18, between 6 and 12, 65 and over
    r"\n(?:(?:under|over|above|below|between)(?: the ages? of)? [\w-]+(?: and [\w-]+)?|"
    r"[\w-]+ (?:and|or) (?:under|over|above|below))\n"
)
# In what stands before a figure, the figure, and what stands behind it, a line each.
_AGE = re.compile(
    r"(?i)\b(?:aged|ages|ages? of(?: [\w-]+ and)?)\n|\byears\n(?:old|of age)\b|"
    r"\n.*(?:岁|\byears?[- ](?:old|of age)|\bthe age of\b|\bor (?:older|younger)\b|"
    r"\b(?:older|younger) than\b).*\n|"
    # Children under 18; the children were under 18, or one in five was; the oldest was 81.
    rf"(?:\b{_PEOPLE}(?: who)?(?: (?:is|are|was|were))?|{_SOME} (?:is|are|was|were)){_BARE}|"
    r"\b(?:old|young)est(?: [a-z]+)?(?:,| is| was)\n[\w-]+\n|"
    r"年龄(?:[大多均都全]{0,2}[在为是])?\n[^\n人名个]*\n|"
    # Children of at least 6 years, but no volunteers of 6 years' standing; residents (70+).
    rf"\b{_PEOPLE} (?:of\n[^\n'’]*\byears?\b[^\n'’]*\n(?!standing|service)|\(\n[0-9]+\+ ?\n\))"
)
_MEAN = re.compile(r"(?:平均|人均|寿命|(?i:\b(?:mean|average|median)\b))[^，。；,.;\n]*\n")
_OLDEST = 120
# Behind a name: Ms Okafor, 58, raised six children.
_NAME = re.compile(r"[A-Za-z’'.]{2,}, (?:now |then |aged |just )?\Z")
_BEHIND_AGE = re.compile(r"[.,;)]| and\b|$")


def with_ages(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """The figures of a text, of which those that may be an age are in doubt."""
    for figure in figures:
        yield figure if figure.doubt or not _is_age(text, figure) else figure._replace(doubt=AGE)


def is_behind_name(text: str, start: int, end: int) -> bool:
    """Whether a number of few digits stands behind a name and between marks, as an age does."""
    before = _NAME.search(text, max(0, start - _NEAR), start) if end - start < 4 else None
    return before is not None and _BEHIND_AGE.match(text, end) is not None


def _is_age(text: str, figure: Figure) -> bool:
    """Whether a figure of a text is an age; no mean is one."""
    if figure.quantity.value is not None and figure.quantity.value > _OLDEST:
        return False
    before, behind = (
        text[max(0, figure.start - _NEAR) : figure.start],
        text[figure.end : figure.end + 10],
    )
    own = f"{figure.printed} {figure.counts}"
    lines = "\n".join(" ".join(part.split()) for part in (before, own, behind))
    is_named = figure.printed.isdecimal() and is_behind_name(text, figure.start, figure.end)
    return (is_named or _AGE.search(lines) is not None) and not _MEAN.search(lines)
