"""Whether what a text says of a time fits a fact: its period, and whether it is a total."""

import re
from datetime import date
from functools import lru_cache

from redcross_cli.claims.dates import MONTH, Stated
from redcross_cli.claims.model import Claim
from redcross_cli.claims.places import DISASTER
from redcross_cli.claims.pointing import say_nothing
from redcross_cli.claims.words import words_of
from redcross_cli.facts import period
from redcross_cli.facts.model import Fact

_SHORT = 92  # days of a period, of which any part may be named: the month of an earthquake
_MISSING = 31  # days at the end of a year, without which it is as good as the year
_UP_TO = re.compile(
    r"截[至止]|到(?:[^。]{0,6}月|[今去]年)|[年月][初底末]"
    rf"|(?i:\bby (?:the )?(?:end|close|start|mid|late|early|then|now|that|last|{MONTH}|[0-9])"
    r"|mid-|middle of |(?<!year )so far)"
    r"|\b(?:up to|until) [0-9A-Z]|\bthrough (?:[0-9]|[A-Z][a-z]+ [0-9])"
)
_CUMULATIVE = re.compile(
    r"(?i)cumulative|since (?:it was|its|the) (?:launch|start|found)|ever since|over the years"
    r"|\btotal: |总[数量]|(?:成立|建库|启动)以来|历年(?![较最])|多年来|累计"
    r"|\b(?:bring|brought|tak|took|rais|push|lift)\w*"
    r" (?:the|its|that) (?:total|tally|regist(?:er|ry))"
)
_IN_ALL = re.compile(rf"{_CUMULATIVE.pattern}|[总一]共|总计|\bin all\b|\btotal\b")
_EVER = re.compile("(?i)\\bever (?!since)")
# What says that a total stands at a time, and not that all of it was done within that time.
_STANDS = re.compile(
    r"(?i)\b(?:it was|ha[ds]|have|reach(?:ed)?|hit|topped|pass(?:ed)?|stood|number(?:ed)?"
    r"|counts|said|reported|announced|r[io]sen?|gr[eo]wn?|increased)\b"
    r"|[：:] ?(?:[a-z]+ )?(?:[A-Z][a-z]+ )?(?:19|20)[0-9]{2}|\b(?:19|20)[0-9]{2}: "
    r"|\bagainst\b|\bwere at\b|\b(?:up|down) from\b|\b(?:tally|toll|count|total|figure) was\b"
    r"|\bcelebrat"
    r"|[增升]至|增[加长]到|[已才]|在册|[为是].{0,6}[0-9]|达|突破|发布|公布|通报|报[道出]|介绍"
)
_PASSED = re.compile(r"突破|达到|\b(?:pass|cross|topp|reach)ed\b")  # as a total does on some day
_BY_THEN = re.compile(r"(?i)\b(?:ha[ds]|have|there (?:were|are))\b|已")
_THERE_ARE = re.compile(r"(?i)\bthere (?:we|a)re\b|有.{0,6}[0-9]|[0-9]月(?!当月).*超.{0,6}[0-9]")
_WITHIN = re.compile(r"(?i)(?:\b(?:in|during|within|over|throughout)(?: the \w+)*|[^\t -~]|\A) ?\Z")
_ALL_BY_THEN = re.compile(r"(?i)\bever\b(?! since)|\bsince (?:19|20)[0-9]{2}|已有")
_WEEK = re.compile(r"博爱周|\bWeek\b")
_EVENT = re.compile(r"博爱周|亚运|[水洪火]灾|地震|台风|\bWeek\b|\bGames\b|(?i:flood|quake|typhoon)")
# What is less than a year, by the day on which it is read.
_DAYS = re.compile("(?i)[本上这]个?[月周]|昨.|(?:last|this) (?:week|month|quarter)|yesterday")
_FEASTS = re.compile("春节|元旦|两节")
# A run of years, and what is only the most in one, or the first.
_TWO_AND_MORE = "[0-9两二三四五六七八九几多]|[0-9]{2}|[二三四五]?十[多余一二三四五六七八九]?"
_SOME = f"(?<![0-9〇零○一二三四五六七八九])(?:{_TWO_AND_MORE})年"
_PLAN = "十[一二三四五]五[”’]?(?:规划|实施)+以来"
_YEARS = re.compile(
    rf"""(?ix)
    (?P<most>\b(?:most|first(?!.aid)|record|(?:high|low|larg|bigg|great|b)est)\b[^,;]{{0,20}})?
    \b(?:
    (?:past|last|recent|previous)\ (?:[\w-]+\ ){{0,2}}(?:years|decades?)|this\ decade
    |(?:in|within|over|for)\ (?:a\ decade|(?!the\b)[\w-]+\ years)
    |(?:years|decade)\ (?:up\ )?(?:to|until|ending)\ (?:[a-z]+\ ){{0,3}}(?:19|20)[0-9]{{2}}
    )\b
    |(?:(?:过去|最?近|[这前]|连续)的?{_SOME}|{_SOME}(?:[来间内里]|[总合]?共|累计)|近年|{_PLAN})
    """
)
_RECENTLY = ("近年", "recent years")  # may be all the years of a running total
_ALL_YEAR = re.compile(
    r"全年|(?i:\b(?:all|whole|full|entire|throughout|course) (?:of |the )*(?:year|20))"
)
_ONE_YEAR = re.compile(
    r"(?i)仅(?!次于)|全年|新(?:[增添设装建招登加]|成立|组建)|\balone\b|\bnew(?:ly)?\b|\badded\b"
)
_NEW = re.compile(
    r"新(?:增|登记|注册|招募|加入|入库)|新(?:[建设装]|成立|组建)[^，。]{0,4} "
    r"|(?i:\bnewly\b|\A\W*new\b(?! in\b))"
)
# What becomes of something within a time, and is not how much of it there is.
_BECOMES = re.compile(
    "(?<!已)(?:成立|组建|招募|加入|(?:注册|登记)成为)(?!以来)"
    "|(?i:\\b(?:joined|founded|recruited)\\b)"
)


@lru_cache(maxsize=16)  # each figure of a sentence asks
def _has(words: re.Pattern[str], sentence: str) -> bool:
    return words.search(sentence) is not None


def is_taken_for_done(claim: Claim, fact: Fact, of_years: bool) -> bool:
    """Whether what there was at a date is given as what was done within a time.

    ``of_years`` tells that what is done in a year has figures of its own.
    """
    stated = claim.date
    if fact.basis == "flow" or stated is None or claim.inherited:
        return False
    is_day = stated.first == stated.last  # on which nothing much is done
    if is_day or stated.kind not in ("within", "then") or _stands_by_then(claim):
        return False
    is_total = fact.basis == "total"
    if stated.end == 0 and (not (of_years and is_total) or _has(_IN_ALL, claim.told)):  # a head
        return False
    is_year = of_years and period.is_whole(stated.first, stated.last)
    if is_year == is_total:
        return is_total and not _has(_PASSED, claim.told)
    # What is done in a year is not there, but is done.
    stands = (_STANDS,) if is_total and of_years else (_STANDS, _THERE_ARE)
    is_within = _WITHIN.search(claim.sentence[: stated.start])
    return bool(is_within) and not any(_has(words, claim.told) for words in stands)


def _stands_by_then(claim: Claim) -> bool:
    """Whether a claim says that it is a total, or nothing of what was done: 5月，超过8.3万台."""
    return (
        say_nothing(words_of(claim.clause))
        or _has(_CUMULATIVE, claim.told)
        or _has(_UP_TO, claim.told)
        or (_has(_IN_ALL, claim.told) and _has(_BY_THEN, claim.told))
    )


def is_misdated(claim: Claim, fact: Fact) -> bool:
    """Whether a claim gives a fact's number to another time, or mistakes its basis."""
    stated = claim.date
    first, last = period.parse(fact.period)
    is_of_one_year = fact.basis == "flow" and first.year == last.year
    is_week = _WEEK.search(str(fact.title)) is not None
    is_no_week = is_week and claim.words.keys().isdisjoint(("week", "爱周"))
    if is_no_week or _is_of_another_length(claim, fact, is_of_one_year):
        return True
    if stated is None or stated.kind == "now":
        is_most = stated is None and _has(_EVER, claim.told)
        return is_of_new(claim, fact) or (is_of_one_year and (is_most or is_ever(claim, fact)))
    is_year = stated.kind == "within" and not _is_short(stated.first, stated.last)
    is_under = claim.continues and fact.basis == "flow" and is_year  # 2024年如下
    if stated.kind == "then" or (claim.inherited and not is_under):
        is_of_that_year = stated.kind == "then" and fact.basis != "flow"
        return is_of_that_year and _has(_ONE_YEAR, claim.around)
    is_since_another = stated.kind == "since" and not _says(str(stated.first.year), fact)
    if is_since_another or not fits(stated, fact, claim.sentence):
        return True
    if not is_of_one_year:
        return _is_part_of_what_is_there(claim, stated, fact)
    is_all = _has(_IN_ALL, claim.told) and stated.kind in ("until", "since")
    is_by_then = _has(_ALL_BY_THEN, claim.told) and stated.kind == "until"
    return is_all or is_by_then or (is_week and _has(_ALL_YEAR, claim.told))


def _is_part_of_what_is_there(claim: Claim, stated: Stated, fact: Fact) -> bool:
    """Whether a claim is of what was added within a time to what a fact says there is."""
    return (
        fact.basis != "flow"
        and stated.kind == "within"
        and (
            stated.is_span
            or (not _has(_IN_ALL, claim.told) and _has(_ONE_YEAR, claim.around))
            or (fact.unit != "percent" and _has(_BECOMES, claim.clause))
        )
    )


def is_of_event(claim: Claim, fact: Fact) -> bool:
    """Whether a claim dates an event within the year, or the time, that a fact gives it."""
    stated = claim.date
    if stated is None or not _EVENT.search(f"{fact.title.zh} {fact.title.en}"):
        return False
    return fits(stated.in_year_of(stated), fact, claim.sentence)


def is_of_new(claim: Claim, fact: Fact) -> bool:
    """Whether a claim is of what was added, and a fact of how much there is."""
    is_new = claim.counts.startswith("new ") or _has(_NEW, claim.clause)
    return fact.basis != "flow" and is_new


def is_ever(claim: Claim, fact: Fact) -> bool:
    """Whether a claim is of all that was ever done, or by a date, and a fact only of one year.

    What is said of a flood is of all that was done then.
    """
    first, last = period.parse(fact.period)
    is_all = _has(_CUMULATIVE, claim.told) and not DISASTER.search(claim.sentence)
    is_by_now = claim.stated is None or claim.stated.kind == "until"
    is_all = is_all and not _has(_ONE_YEAR, claim.clause)
    return fact.basis == "flow" and is_all and is_by_now and first.year == last.year


def is_of_year(claim: Claim) -> bool:
    """Whether a claim says what was done in a whole year, or how many there were in it."""
    stated = claim.date
    if stated is None or stated.kind != "within" or not period.is_whole(stated.first, stated.last):
        return False
    return not (_has(_UP_TO, claim.told) or _has(_IN_ALL, claim.told))


def _is_of_another_length(claim: Claim, fact: Fact, is_of_one_year: bool) -> bool:
    """Whether a claim gives a run of years one year's figure, or a total of more years.

    Or a part of last year what all of a year had, or last year what more years had.
    """
    stated = claim.date
    if stated is not None and stated.kind == "then" and fact.basis == "flow":
        own, days = claim.sentence[stated.start : stated.end], period.parse(fact.period)
        is_long = period.is_whole(*days) or (_DAYS.fullmatch(own) and not _is_short(*days))
        is_other = is_long and not _says(_WEEK if _WEEK.search(own) else re.escape(own), fact)
        if is_other and (stated.is_span or not is_of_one_year):
            return True
    runs = _runs_of_years(claim)
    if is_of_one_year:
        return bool(runs)
    is_some = fact.basis == "total" and not all(run.endswith(_RECENTLY) for run in runs)
    return is_some and not _says(_YEARS, fact)  # unless it is of such a run itself


def _says(words: str | re.Pattern[str], fact: Fact) -> bool:
    """Whether a fact itself or its caveat says some words."""
    texts = (text for said in (fact.statement, fact.note) if said for text in (said.zh, said.en))
    return any(re.search(words, text) for text in texts)


def _runs_of_years(claim: Claim) -> list[str]:
    """The runs of years of a claim: of its clause, or of its sentence where that has no date."""
    text = claim.clause if claim.stated else claim.sentence
    return [match[0] for match in _YEARS.finditer(text) if not match["most"]]


def ends_within(stated: Stated | None, fact: Fact) -> bool:
    """Whether a fact's period ends in the very days that are stated."""
    return stated is not None and stated.first <= period.parse(fact.period).last <= stated.last


def fits(stated: Stated, fact: Fact, sentence: str) -> bool:
    """Whether a fact's figure is of the time that a sentence states."""
    first, last = period.parse(fact.period)
    if fact.basis != "flow":
        return stated.kind in ("since", "before", "after") or ends_within(stated, fact)
    if _FEASTS.search(sentence[stated.start : stated.end]) and _says(_FEASTS, fact):
        return stated.first.year in (first.year, first.year + 1)  # a review tells of both
    years = range(first.year, last.year + 1)
    if stated.kind != "within":
        return _fits_open(stated, first, last)
    if period.is_whole(first, last):  # and so is what is said of it
        return years == stated.years and period.is_whole(stated.first, stated.last)
    if _is_short(first, last):
        return stated.first <= last and first <= stated.last
    return stated.first <= last <= stated.last and _may_be_part(stated, last, sentence)


def _may_be_part(stated: Stated, last: date, sentence: str) -> bool:
    """Whether what is stated may be the part of a year that ends on a day.

    The year is, where only days are missing; and no month has what eleven had.
    """
    if _has(_UP_TO, sentence):
        return True
    if period.is_whole(stated.first, stated.last):
        is_near = (min(stated.last, stated.by) - last).days <= _MISSING
        return is_near and not _has(_ALL_YEAR, sentence)
    return stated.first == stated.last or not _is_short(stated.first, stated.last)


def _fits_open(stated: Stated, first: date, last: date) -> bool:
    """Whether what was done from one day to another is what a time without a start or end had.

    One year is not all that was before it, after it or since, nor is a year that goes on.
    """
    is_short = _is_short(first, last)
    if stated.kind == "until":
        is_run = first.year < last.year and not is_short
        is_by_then = is_short or is_run or last <= stated.last
        is_told = not is_short and stated.first <= last <= stated.last
        return is_told or (last.year == stated.last.year and is_by_then)
    if stated.kind == "before":
        return first <= stated.last if is_short else first.year < last.year < stated.first.year
    if stated.kind == "after":
        return stated.first <= last if is_short else stated.last.year < first.year < last.year
    is_year = first.year == last.year and period.is_whole(first, last)
    return first.year == stated.first.year and not is_year


def _is_short(first: date, last: date) -> bool:
    return (last - first).days <= _SHORT
