"""A figure of a text with what is said of it, and what its sentence stands in."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from redcross_cli.claims.dates import Stated
from redcross_cli.figures.figure import Figure
from redcross_cli.figures.interval import Quantity

if TYPE_CHECKING:
    from redcross_cli.claims.surroundings import Sentence

CLAUSE, SENTENCE = 4.0, 0.7  # how much a word tells in the figure's own clause, and sentence
_ALONE = re.compile(r"  [a-z]+\Z")
_WITH = re.compile(r" with(?! th(?:e|is) disease)(?: [a-z-]+){1,3}")


class Context(NamedTuple):
    """What a sentence stands in.

    ``own`` is the place that the text is about, ``before`` the sentence before, or what
    introduces it: a heading, or what ends in a colon. A row of a table has ``heads``. ``setting``
    are the places that were last named, and ``among_others`` says whether another body was.
    ``sent`` is the day of the dateline above it.
    """

    own: str
    before: "Sentence | None" = None
    is_introduced: bool = False
    heads: Sequence[str] = ()
    setting: frozenset[str] = frozenset()
    among_others: bool = False
    sent: Stated | None = None


class Claim(NamedTuple):
    """A figure of a text and what is said of it.

    ``quantity`` is what it says and ``counts`` what it counts, as `counted_at` has them.
    ``paragraph`` is the number of its paragraph. ``clause`` is what stands around it up to a
    comma, ``around`` what lies between the figures beside it and the clause of the next, and
    ``told`` what may tell how it is counted: its sentence up to there. ``words`` are those of the
    sentence and of the two before, weighted by how near they stand: those of its own clause by
    CLAUSE. ``date`` is the one that its sentence gives it, or, ``inherited``, the last that was
    named before it, or that of a dateline. It may go on (``continues``) with the sentence before.
    ``is_each`` says that it is of each of several
    things or times: every month. ``places`` are the codes of those that are named for it, and
    ``setting`` those of the sentences before. ``of_others`` says that it is not about China's
    Red Cross, and ``among_others`` that what stands before it is not.
    """

    figure: Figure
    quantity: Quantity
    counts: str
    paragraph: int
    sentence: str
    clause: str
    around: str
    told: str
    words: Mapping[str, float]
    date: Stated | None
    inherited: bool
    continues: bool
    is_each: bool
    places: frozenset[str]
    setting: frozenset[str]
    of_others: bool
    among_others: bool

    @property
    def stated(self) -> Stated | None:
        """The date that it gives or inherits; None for none, or for now."""
        return None if self.date is None or self.date.kind == "now" else self.date

    @property
    def said_of_counted(self) -> str:
        """What is said of what it counts: urban Fraternity Homes, children with heart disease."""
        if not self.counts:  # 179 urban and 100 rural homes
            alone = _ALONE.search(self.clause) or _WITH.search(self.clause)
            return alone[0] if alone else ""
        with_what = _WITH.search(self.clause, max(0, self.clause.find(self.counts)))
        return self.counts.rpartition(" ")[0] + (with_what[0] if with_what else "")
