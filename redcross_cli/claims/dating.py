"""Which of the dates of a sentence is that of each of its figures."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from redcross_cli.claims.dates import RELATIVE, YEAR, Stated, dates
from redcross_cli.claims.sentences import COMMA, LINK

_LEAD = 40  # characters before a figure or a date that set it against others
# What sets a figure, or the date behind it, against others: up from 28,000 in March 2024.
_FROM = re.compile(
    r"(?i)(?:(?P<bare>\A|, )"
    r"|\b(?:up|down|r[io]s\w+|gr[eo]w\w*|increas\w+|climb\w+|jump\w+|f[ae]ll\w*|went)\b[^,;]{0,20})"
    r"from (?:the |only |just )?\Z|\b(?:compared (?:with|to)|against|than) \Z"
)
# What sets a date against others, with the figure behind it: 比2024年3月的2.8万个.
_THAN = re.compile(
    r"(?i)\b(?:than|compared (?:with|to)|as (?:many|much|high|large) as)(?: (?:in|at|by|of|on))? \Z"
    r"|\b(?:up|down|r[io]se\w*|fell|increase|growth|drop)\b[^,;.]{0,25} on \Z"
    r"|(?:[比较]|不及|[多少高低]于)\Z|(?P<start>[从由])\Z"
)
_REVIEW = re.compile(r"(?i)\b(?:review|report) of (?:the year )?\Z")
# When something was told, up to which there was what is told.
_TOLD_AT = re.compile(
    r"(?i)\b(?:reported|said|announced|published|wrote|dated)(?: on| in)? \Z|\bDaily, \Z"
)
_TOLD_THEN = re.compile(
    "[^，。；]{0,4}(?:报道|通报|公布|发布|介绍|消息|披露)| (?:review|report|briefing|statement)\\b"
)
# Of which year something is told, by the day on which it is.
_YEAR_BEFORE = re.compile("(?i:the previous|last) year|[去上]年|上一年")
_TOLD = re.compile(
    "(?i:\\b(?:said|told|announced|reported|revealed)\\b)|发布|通报|介绍|宣布|表示|透露|获悉"
)
_CURRENT = timedelta(days=365)  # before a dateline, in which what there is may have been counted
_SOME_OF = re.compile("其中|(?i:\\bof (?:them|which|whom|these)\\b)")
_TWO_YEARS = re.compile("(?<!between )[0-9]{4}(?: and [0-9]{4}|[、和][0-9]{4}[两年]+)")
_BRACKET = re.compile(r" ?[（(](?:(?:as of|at|by|in|on|to|until) (?:the )?)?")
_OF = re.compile("(?:[’']s |的)?")
_IN_BRACKET, _COLON = re.compile("[(（] ?\\Z"), re.compile(" ?[:：] ?")


class Dating:
    """The dates of a sentence with figures at ``spans``, which count ``counts``.

    ``last`` is the last that is named: in it, or before it, or else that of a dateline, up to
    which there was what is told. ``before`` is that without its own.
    """

    def __init__(
        self,
        text: str,
        spans: Sequence[tuple[int, int]],
        counts: Sequence[str],
        before: Stated | None,
        sent: Stated | None,
    ) -> None:
        self._text, self._spans, self._counts = text, spans, counts
        self._ends = [*(start for start, _ in spans[1:]), len(text)]  # where the next one begins
        self._dates = [
            stated
            for stated in dates(text)
            if not any(stated.start < end and begin < stated.end for begin, end in spans)
        ]
        # A review of a year dates what it tells only if nothing else does.
        told = [d for d in self._dates if _is_told_at(text, d)]
        others = [d for d in self._dates if d not in told and not _REVIEW.search(text, 0, d.start)]
        self._dates = _since_said(others or self._dates, text, sent)
        self._dates = [_up_to(d) if d in told else d for d in self._dates]
        up_to = sent and _up_to(sent)
        if up_to and not _TOLD.search(text):  # to date, but announced today
            self._dates = [
                up_to._replace(start=d.start, end=d.end) if d.kind == "now" else d
                for d in self._dates
            ]
        # What was done since a year, before or after it, says nothing of the next sentence.
        open_ended = ("since", "before", "after")
        named = [d for d in self._dates if d.kind not in (*RELATIVE, *open_ended)]
        named = [d for d in named if d not in self._set_against] or named
        self.before = before or up_to
        self.last: Stated | None = named[-1] if named else self.before

    def of(self, index: int) -> Stated | None:
        """The date of a figure: the last before it; or that behind it, where none stands first.

        Of two lists as long as each other, each figure has the date in its place.
        """
        if self._in_turn:
            return self._in_turn[index]
        own = [stated for stated, of in self._set_against.items() if of == index]
        may_be = own or [stated for stated in self._dates if stated not in self._set_against]
        if not may_be:
            return None
        end = self._ends[index]
        start, stop = self._spans[index]
        behind = [stated for stated in may_be if stop <= stated.start < end]
        ahead = [stated for stated in may_be if stated.start < start]
        is_anothers = (
            index
            and ahead
            and (
                ahead[-1].end <= self._spans[index - 1][0]
                or LINK.fullmatch(self._text, ahead[-1].end, start)
            )
        )
        is_own = behind and is_anothers and not COMMA.search(self._text, stop, behind[0].start)
        first = own or self._dates  # of which one may be set against the others
        if behind and (is_own or first[0].start >= self._spans[0][0]):
            found = behind[0]  # 565 in 2022, 570 in 2023
        else:
            found = (ahead or may_be)[-1 if ahead else 0]
        if found.kind == "now" and behind and not COMMA.search(self._text, stop, behind[0].start):
            found = behind[0]  # so far it had 16,708 at the end of 2023
        if not (own or found in ahead) and self._is_of_later(index, found):
            return None
        if found.kind not in ("same", "next", "previous"):
            return found
        named = [d for d in ahead if d.start < found.start and d.kind not in RELATIVE]
        year = named[-1] if named else self.before or self.last
        if year is None:
            return None
        its = found.in_year_of(year)
        if found.last == date.max and found.kind == "same" and year.kind == "until":
            its = its._replace(last=min(its.last, year.last))  # 截至9月20日，当年
        return its

    def _is_of_later(self, index: int, stated: Stated) -> bool:
        """Whether a date behind a figure is that of a later one: 287万名，2023年救起218人.

        A comma parts it from the one, and none from the other; or the other is some of the one:
        16,708 donations, 2,157 of them in 2023.
        """
        stop = self._spans[index][1]
        is_apart = any(stop <= start < stated.start for start, _ in self._spans)
        if is_apart and _SOME_OF.search(self._text, stop, stated.start):
            return True
        following = next((start for start, _ in self._spans if start > stated.start), None)
        if following is None or not COMMA.search(self._text, stop, stated.start):
            return False
        is_next = following == self._ends[index]
        return is_next or not COMMA.search(self._text, stated.end, following)

    @cached_property
    def _in_turn(self) -> list[Stated]:
        """The dates of a list as long as the figures': in 2021 and 2023, 5 and 8; or none."""
        found = self._dates
        if len(found) == 1 and _TWO_YEARS.fullmatch(self._text, found[0].start, found[0].end):
            named = re.findall(YEAR, self._text[found[0].start : found[0].end])
            ends = [date(int(year), 12, 31) for year in named]  # the latest may come first
            found = [found[0]._replace(first=end.replace(month=1, day=1), last=end) for end in ends]
        named = [] if len(self._dates) == 1 else [(d.start, d.end) for d in found]
        is_list = len(found) == len(self._spans) > 1 and all(
            LINK.fullmatch(self._text, one[1], other[0])
            for spans in (named, self._spans)
            for one, other in pairwise(spans)
        )
        return found if is_list else []

    @cached_property
    def _set_against(self) -> dict[Stated, int | None]:
        """The dates that are set against others, each with the index of its figure, if any."""
        found: dict[Stated, int | None] = {}
        for index, (start, stop) in enumerate(self._spans):
            end = self._ends[index]
            behind = [stated for stated in self._dates if stop <= stated.start < end]
            against = _FROM.search(self._text[max(0, start - _LEAD) : start])
            if behind and _BRACKET.fullmatch(self._text, stop, behind[0].start):
                found[behind[0]] = index  # 8,649 (2021), 8,220 (2023)
            if not (behind and against):
                continue
            # From 32 countries in 2023 is where, and from 28,000 in 2023 is how much.
            if against["bare"] is None or not self._counts[index]:
                found[behind[0]] = index
        starts = {start: index for index, (start, _) in enumerate(self._spans)}
        for stated in self._dates:
            colon = _COLON.match(self._text, stated.end)
            if colon and colon.end() in starts and _IN_BRACKET.search(self._text[: stated.start]):
                found[stated] = starts[colon.end()]  # 2,157 donations (2022: 1,968)
            if than := _THAN.search(self._text[max(0, stated.start - _LEAD) : stated.start]):
                of = _OF.match(self._text, stated.end)
                its = starts.get(of.end() if of else stated.end)
                if its is not None or not than["start"]:  # 从2016年起 sets against nothing
                    found[stated] = its
        return found


def _is_told_at(text: str, stated: Stated) -> bool:
    """Whether a date is that on which something was told."""
    is_then = stated.kind == "within" and _TOLD_THEN.match(text, stated.end)
    return bool(is_then or _TOLD_AT.search(text, 0, stated.start))


def _up_to(told: Stated) -> Stated:
    """The time up to which there was what is told on a day."""
    return told._replace(kind="until", first=told.last - _CURRENT)


def _since_said(found: list[Stated], text: str, sent: Stated | None) -> list[Stated]:
    """The dates of a sentence, with last year as that before the day on which it is told.

    That is a day which it names, or that of the dateline; such a day then dates nothing itself.
    """
    days = [d for d in found if d.kind == "within" and d.first == d.last]
    told = days[0] if days and _TOLD.search(text) else sent
    if told is None:
        return found
    before = [d for d in found if _YEAR_BEFORE.fullmatch(text, d.start, d.end)]
    resolved = {d: d._replace(kind="previous").in_year_of(told) for d in before}
    return [resolved.get(d, d) for d in found if d is not told] if before else found
