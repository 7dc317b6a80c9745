"""The dates that a sentence gives its figures: a year, a day, "by the end of", 截至, 目前."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from redcross_cli.facts.period import days_of

# Within a period; up to a date; from one on; at any time before or after one; the period that
# was last named, or the year after or before it; now; last year or this month, which only
# the writer knows.
Kind = Literal[
    "within", "until", "since", "before", "after", "same", "next", "previous", "now", "then"
]


class Stated(NamedTuple):
    """A date of a text, at ``start`` to ``end``, and the days that it may mean."""

    start: int
    end: int
    kind: Kind
    first: date = date.min
    last: date = date.max
    is_span: bool = False  # whether it is less than a year: a quarter, last month, that week
    by: date = date.max  # the day of a year by which it is told what that had so far

    @property
    def years(self) -> range:
        return range(self.first.year, self.last.year + 1)

    def in_year_of(self, other: "Stated") -> "Stated":
        """The year that was named before, that after or before it, or a month of it."""
        later = {"next": 1, "previous": -1}.get(self.kind, 0)
        begin = other.last if other.kind == "until" else other.first
        month = self.first.month if self.last.year == date.min.year else None
        first = days_of(begin.year + later, month).first
        last = days_of(other.last.year + later, month).last
        by = date.max if month else other.last
        return Stated(self.start, self.end, "within", first, last, by=by)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    "(?:jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|"
    "aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)"
)
YEAR = "(?:19|20)[0-9]{2}"
DIGITS = str.maketrans("零○一二三四五六七八九", "00123456789")
_ENGLISH = re.compile(
    rf"""(?ix)\b(?:
    (?P<iso>{YEAR}(?:-[0-9]{{2}}(?:-[0-9]{{2}})?|[./][0-9]{{1,2}}[./][0-9]{{1,2}}))
    |(?P<begin>{MONTH})\ (?:to|and|through|until|-|–)\ (?:mid-|early\ |late\ )?
      (?P<finish>{MONTH}),?\ (?P<year4>{YEAR})
    |(?:the\ )?first\ (?P<upto>two|three|four|five|six|seven|eight|nine|ten|eleven|few)\ months
      \ of\ (?P<year8>{YEAR})
    |(?P<which>first|second|third|fourth|last)\ (?P<span>quarter|half)\ of\ (?P<year5>{YEAR})
    |(?:Q(?P<quarter>[1-4])|H(?P<half>[12]))\ (?:of\ )?(?P<year6>{YEAR})
    |New\ Year[’']s\ (?P<eve>Eve|Day),?\ (?P<year7>{YEAR})
    |(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\ (?:of\ )?(?P<month>{MONTH}),?\ (?P<year>{YEAR})
    |(?P<month2>{MONTH})\ (?:[0-9]{{1,2}}(?:-|–|\ to\ ))?(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?,?
      \ (?P<year2>{YEAR})
    |(?:(?P<part>early|mid|late|end\ of)[- ])?(?P<month3>{MONTH}),?\ (?:of\ )?(?P<year3>{YEAR})
    |(?P<year9>{YEAR})\ \((?P<part2>(?:early|mid|late|end\ of)[- ])?
      (?:(?P<day3>[0-9]{{1,2}})\ )?(?:(?P<month4>{MONTH})|year)(?=\))
    |(?P<from>{YEAR})\ ?(?:-|–|—|to|until|and|(?<=between\ [0-9]{{4}}\ )and\ {MONTH})
      \ ?(?P<to>{YEAR})
    |(?:(?P<of_month2>[0-9]{{1,2}})(?:st|nd|rd|th)?\ (?P<month5>{MONTH})
      |(?P<month6>{MONTH})\ (?P<of_month3>[0-9]{{1,2}}))(?!,?\ (?:of\ )?{YEAR})
    |(?P<run>two|three|four|five|six|seven|eight|nine|ten)\ years\ (?:up\ )?(?:to|until|ending)
      \ (?:in\ )?(?:(?P<month7>{MONTH})\ )?(?P<last>{YEAR})
    |(?P<about>mid|early|(?:first|second|last)\ weeks?)(?:-|\ (?:of\ )?)?
      (?P<mid>{YEAR})
    |(?P<decade>{YEAR})s
    |the\ (?P<plan>1[1-5])th\ Five-Year\ Plan(?!\ (?:began|started))
    |(?P<end>(?:end|close|last\ day)\ of\ |year-?end\ |late\ )?(?:FY\ ?)?(?P<alone>{YEAR})
    |(?P<previous>(?:the|a)\ year\ (?:before|earlier))
    |(?P<next>(?:the\ )?(?:following|next)\ year|(?:the|a)\ year\ (?:after|later))
    |(?P<same>(?:in\ |(?P<month_of>{MONTH})\ of\ )?(?:that|the)\ (?:same\ )?year
      (?!\ (?:before|after|earlier|later))|year-long)
    |(?P<then>(?:last|this)\ (?:year|(?P<only>month|quarter|week))|(?P<only3>yesterday)
      |the\ (?:past|previous)\ year
      |(?P<only2>(?:(?:first|second|third|fourth|last)\ (?:half|quarter)\ of|{MONTH})
      \ (?:last|this)\ year|last\ {MONTH}))
    |(?P<bare>(?:in|during)\ {MONTH}
      (?![.,]?\ (?:of\ )?[0-9]|\ (?:last|this|of\ that|of\ the\ same)\ year)
      |(?:in|during|throughout)\ (?:the\ )?(?:red\ cross\ )?fraternity\ week
      (?!,?\ (?:(?:in|of)\ )?[0-9]))
    |(?P<now>now|currently|today|at\ present|to\ date|so\ far|nowadays|these\ days)
    )(?![0-9A-Za-z])"""
)
_CHINESE = re.compile(
    rf"""(?x)
    (?P<from>{YEAR})(?:年?[至到—–-]+(?P<to>{YEAR})[两三]?年|[、和](?P<to2>{YEAR})[两三]?年)
    |(?P<year4>{YEAR})年(?P<begin>[0-9]{{1,2}})月?(?:[0-9]{{1,2}}日)?[至到—–-]+(?P<finish>[0-9]{{1,2}})月
    |(?P<year6>{YEAR})年[前头](?P<upto>[1-9]|1[01]|[一二两三四五六七八九]|十一?)个月
    |(?P<year5>{YEAR})年(?:第?(?P<quarter>[一二三四1-4])季度?|(?P<three>前三季度)|(?P<which>[上下])半年)
    |(?P<year>{YEAR})年
      (?:(?P<part>年?底|末)|(?P<feast>春节|元旦|两节|寒假|暑假|暑期|国庆|汛期|初(?![步中级一二三]))|(?P<month>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})月
        (?:(?P<day>[0-9]{{1,2}})[日号]|(?P<within>[份初中上下旬底末]+))?)?
    |(?P<iso>{YEAR}(?:-[0-9]{{2}}(?:-[0-9]{{2}})?|[./][0-9]{{1,2}}[./][0-9]{{1,2}}))
    |(?<=截至)(?P<of_month>[0-9]{{1,2}})[日号]
    |[“"]?十(?P<plan>[一二三四五])五[”"]?(?=以来|期间|时期)
    |(?P<alone>{YEAR})(?=[：:])
    |(?P<then>(?:过去|近)一年|一年来|[同这那当该]一?年(?P<only3>第?[一二三四]季度|前三季度|[上下]半年)
      |(?:去年|今年|前年|上一?年|本年(?!度))(?P<only2>第?[一二三四1-4]季度?|前三季度|[上下]半年
      |(?:[0-9]{{1,2}}月?[至到—–-]+)?(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})月)?|(?P<only>[本上][月周]|[这上]个?[月周]|昨[日天]))
    |(?:(?P<previous>前一年)|(?P<next>次年|翌年|第二年)|(?P<same>[同这那]一?年|[当该]年|本年度|年内))
      (?:截?[至止到]?(?P<month_of>[1-9]|1[0-2])月(?:[0-9]{{1,2}}[日号]|[份初中上下旬底末]+)?)?
    |(?P<bare>(?<![0-9年])[0-9]{{1,2}}月(?:[0-9]{{1,2}}日|份)?(?![0-9])|(?<![担相应至])当日(?![益夜常])|单日|当天
      |(?:博爱周|[亚奥]运会)(?=期间))
    |(?P<now>目前|现在|如今|现有|[至迄]今|当前|眼下|今天)
    """
)
_UNTIL = re.compile(
    r"(?i)\b(?:as of|by|up to|until|till|through|at)(?: the| mid| early| late)?[ -]*\Z"
    r"|\b(?:end|close)[sd]? \Z|\bended \Z"
    r"|(?:截[止至]|[到至])\s*\Z"
)
_ENDED = re.compile(r"(?i) (?:ended|closed|drew to)\b")
_SINCE = re.compile(
    r"(?i)\b(?:since|from)(?: the start of)? \Z"
    r"|\bsince(?: the| its| [a-z0-9 ’'-]{1,45} (?:in|of)) \Z|[自从]\Z"
)
_SINCE_AFTER = re.compile("以来|起|开始")
# Who wrote something, and when: (Chen, 2019), as Chen (2019) notes.
_WRITTEN = re.compile(
    r"(?:\([A-Z][\w’'-]+(?: et al\.?| (?:and|&) [A-Z][\w’'-]+)?, |"
    r"\b(?:as|see) [A-Z][\w’'-]+(?: et al\.?)? \()\Z"
)
_FOUNDED = re.compile(
    r"(?i)\W*(?:first )?(?:founded|established|set up)(?: in [0-9]{4} and relaunched)? in "
    "|.*(?:成立|创立|始建|创建)于"
)
_OF_FIGURE = re.compile("(?:的 ?)?[^0-9，。, ]{0,2}[0-9]")  # 从2016年的4080例增至: in 2016
# "After the May 2022 earthquake" and 2023年前五个月 date nothing.
_BESIDE = re.compile(r"(?i)\b(?:(?P<before>before|prior to)|after)(?P<the> the)?\Z")
_BESIDE_CHINESE = re.compile(
    "(?P<part>前[0-9一二三四五六七八九十两几]|[前后]半)|[之以]?(?:(?P<before>前(?!后))|后(?!期))"
)
_POSSESSIVE = re.compile("[’']s")
RELATIVE: tuple[Kind, ...] = ("same", "next", "previous", "now", "then")
_POINT = re.compile("(?i).*初|(?:early|mid)\\b")
_SPANS = ("begin", "quarter", "half", "three", "which", "feast", "about", "upto")
_NAMED_MONTHS = {"前三季度": (1, 9), "春节": (1, 2), "元旦": (1, 1), "两节": (1, 2), "寒假": (1, 2)}
_NAMED_MONTHS |= {"暑假": (7, 8), "暑期": (7, 8), "国庆": (10, 10), "汛期": (5, 9), "初": (1, 4)}
_NAMED_MONTHS |= {"early": (1, 4), "mid": (6, 7)}
_NAMED_MONTHS |= dict.fromkeys(("first week", "second week", "first weeks"), (1, 1))
_NAMED_MONTHS |= dict.fromkeys(("last week", "last weeks"), (12, 12))
_LEAD = 60  # characters before a date in which words say what it is
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_NUMBERS |= {"nine": 9, "ten": 10, "eleven": 11, "few": 3}
_TENS = {"十": 10, "十一": 11, "十二": 12}


def dates(text: str) -> Iterator[Stated]:
    """The dates of a text, in order.

    >>> [(str(d.first), str(d.last), d.kind) for d in dates("By the end of 2023, it had")]
    [('2023-12-01', '2023-12-31', 'until')]
    """
    found = [*_ENGLISH.finditer(text), *_CHINESE.finditer(text)]
    reach = 0
    is_dated, last = False, date.min
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if match.start() < reach:
            continue
        reach = match.end()
        before = text[max(0, match.start() - _LEAD) : match.start()]
        # Of a name that several forms of a date have, the number behind it goes: year2, month3.
        parts = {
            name.rstrip("0123456789"): said for name, said in match.groupdict().items() if said
        }
        day = parts.get("of_month", "")  # of a date that has no year
        if is_dated and day:  # 9月21日报道，截至20日
            parts = {"month": str(last.month), **parts, "year": str(last.year), "day": day}
        if other := next((kind for kind in RELATIVE if kind in parts), None):
            own = parts.get("month_of")  # of a year that is told later
            of_it = days_of(date.min.year, _month(own)) if own else (date.min, date.max)
            yield Stated(*match.span(), other, *of_it, "only" in parts)
        elif "bare" in parts or (day and not is_dated):
            # The month of a year that only the writer knows.
            if not (is_dated or (day and re.search(YEAR, text))):
                yield Stated(*match.span(), "then", is_span=True)
        elif _FOUNDED.fullmatch(text, 0, match.start()) or _WRITTEN.search(before):
            continue
        elif (days := _days(parts)) and (kind := _kind(text, match, before, *days)):
            is_dated, last = True, days[1]
            is_span = not (parts.keys().isdisjoint(_SPANS) or _POINT.match(match[0]))
            yield Stated(*match.span(), kind, *days, is_span)


def absolute_date(text: str) -> Stated | None:
    """The first date of a text that needs no other to be known: 2023, but not 次年."""
    return next((stated for stated in dates(text) if stated.kind not in RELATIVE), None)


def words_of_date(stated: Stated, text: str) -> str:
    """A date as a text has it, with the words that say what it is: since 2021, 2021年以来."""
    start, end = stated.start, stated.end
    if stated.kind in ("until", "since", "before", "after"):
        before = text[max(0, start - _LEAD) : start]
        leads = _UNTIL.search(before), _SINCE.search(before), _BESIDE.search(before.rstrip())
        start -= len(before) - min((lead.start() for lead in leads if lead), default=len(before))
        trail = _BESIDE_CHINESE.match(text, end) or _SINCE_AFTER.match(text, end)
        end = trail.end() if trail else end
    return " ".join(text[start:end].split())


def _kind(text: str, match: re.Match[str], before: str, first: date, last: date) -> Kind | None:
    """What a date says by the words beside it; None for one that dates nothing."""
    if beside := _BESIDE.search(before.rstrip()) or _BESIDE_CHINESE.match(text, match.end()):
        parts = beside.groupdict()
        is_event = parts.get("the") and not match.groupdict().get("end")
        if is_event or parts.get("part") or _POSSESSIVE.match(text, match.end()):
            return None
        if not parts["before"]:
            return "after"
        # Before the end of a year is within it.
        is_end = (last.month, last.day) == (12, 31) and first.month == 12
        return "until" if is_end else "before"
    if _UNTIL.search(before) or _ENDED.match(text, match.end()):
        return "until"
    is_run = match.groupdict().get("finish")  # from May to June
    is_start = _SINCE.search(before) and not (is_run or _OF_FIGURE.match(text, match.end()))
    if is_start or _SINCE_AFTER.match(text, match.end()):
        return "since"
    return "within"


def _days(parts: Mapping[str, str]) -> tuple[date, date] | None:
    """The first and last day that a date may mean; None where there is no such date."""
    try:
        if years := _years(parts):
            return date(years[0], 1, 1), date(years[1], 12, 31)
        if iso := parts.get("iso"):
            return days_of(*map(int, re.split("[-./]", iso)))
        year = int(parts.get("alone") or parts.get("mid") or parts["year"])
        if eve := parts.get("eve"):
            return days_of(year, *((12, 31) if eve.lower() == "eve" else (1, 1)))
        if months := _months(parts):
            return date(year, months[0], 1), days_of(year, months[1]).last
        month = _month(parts.get("month", ""))
        if not month and ("end" in parts or "part" in parts):
            month = 12
        return days_of(year, month or None, int(parts.get("day", 0)) or None)
    except ValueError:
        return None


def _years(parts: Mapping[str, str]) -> tuple[int, int] | None:
    """The first and last year of a run of years; None for another date."""
    if plan := parts.get("plan"):  # the fourteenth is of 2021 to 2025
        first = 2001 + 5 * int(plan.translate(DIGITS)[-1])
        return first, first + 4
    if decade := parts.get("decade"):
        return int(decade), int(decade) + 9
    if run := parts.get("run"):
        last = int(parts["last"]) - ("month" in parts)  # three years to May 2017
        return last + 1 - _NUMBERS[run.lower()], last
    if "from" not in parts:
        return None
    first, last = int(parts["from"]), int(parts["to"])
    return min(first, last), max(first, last)


def _months(parts: Mapping[str, str]) -> tuple[int, int] | None:
    """The first and last month of a quarter, a half or a run of months; None for another date."""
    if begin := parts.get("begin"):
        return _month(begin), _month(parts["finish"])
    if upto := parts.get("upto", "").lower():
        return 1, _NUMBERS.get(upto) or _month(upto.replace("两", "二"))
    if named := parts.get("about") or parts.get("three") or parts.get("feast"):
        return _NAMED_MONTHS[named.lower()]
    if numbered := parts.get("quarter") or parts.get("half"):
        size = 3 if "quarter" in parts else 6
        last = size * int(numbered.translate(DIGITS))
        return last - size + 1, last
    if which := parts.get("which", "").lower():
        size = 3 if parts.get("span", "").lower() == "quarter" else 6
        number = {"first": 1, "上": 1, "second": 2, "下": 2, "third": 3}.get(which, 12 // size)
        return size * (number - 1) + 1, size * number
    return None


def _month(name: str) -> int:
    """The number of a month; 0 for none."""
    if not name or name.isdigit():
        return int(name or 0)
    if name.isascii():
        return _MONTHS.index(name[:3].lower()) + 1
    return _TENS.get(name) or int(name.translate(DIGITS))
