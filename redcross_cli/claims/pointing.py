"""What points back to what a text has said before: to a place, to somebody, to a number."""

import re
from collections.abc import Set

from redcross_cli.claims.words import words_of

# The place that the sentence before has named.
THERE = re.compile(
    r"(?i)\b(?:t?here(?! (?:is|are|was|were|exist|ha[sd]))|local(?! red cross (?:branch|societ))"
    r"|th(?:e|at|is) (?:province|city|region|municipality|county)(?:[’']s)?"
    r"|the (?:provincial|municipal|regional))\b"
    r"|\A\W*(?:(?:today|now),? )?(?:it|they|its|their)\b(?! chin)"
    "|当地|[这那]里|该[省市县区]|全[省市县区]"
)
# Whom it has named, at the head of a sentence.
BACK = re.compile(r"\s*(?:It|They|(?:Its|Their)(?! Chin))\b|该会|(?:[^，]{0,9}，)?该基金会|其中")
# The number that it has told of.
SAME = re.compile(
    r"(?i)\b(?:it|that|(?:the|that|this)(?: \w+[’']s)? (?:figure|number|total|count|tally))"
    r" (?:(?:had|has) )?"
    r"(?:was|is|been|st[oa]+nds?|r[io]sen?|gr[eo]wn?|f[ea]ll(?:en)?|reached|passed)\b"
    r"|\b(?:ha[sd]|have|were|are|up|out|[a-z]+ed) +of them\b|这一?个?(?:数[字目据]?|指标)"
)
# What goes on about what stands beside it: a concert of 218 people in a report does not.
GOES_ON = re.compile(
    r"(?i)\b(?:it|its|they|them|their|th(?:is|at|ese|ose)|there|so|another|we|our)\b|[该此其这那]|[前后]者|另|共"
)
_NOTHING = words_of(
    "January February March April May June July August September October November December"
    " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec end early mid late last year month day"
    " there number figure count tally reached stood stands counted recorded passed rose risen grew"
    " grown climbed fell fallen dropped managed against compared after still then just even so"
    " Q what how many million"
)


_NOTHING_IN_CHINESE = frozenset(
    "有是为达共的了在已到还只就仅也又再则截至从由超过近约逾升增年月日底末初中旬"
)


def say_nothing(words: Set[str]) -> bool:
    """Whether words say only when there was something, or that it was or became so many."""
    return all(
        part in _NOTHING or _NOTHING_IN_CHINESE.issuperset(part)
        for word in words
        for part in word.split()
    )
