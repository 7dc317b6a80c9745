"""The figures of a text, each with what is said of it."""

import re
from collections.abc import Iterator, Sequence

from redcross_cli.claims.bodies import with_own
from redcross_cli.claims.dates import YEAR, dates
from redcross_cli.claims.model import Claim, Context
from redcross_cli.claims.places import HOME, is_province
from redcross_cli.claims.sentences import as_read, sentences
from redcross_cli.claims.surroundings import Sentence
from redcross_cli.claims.table import CELL, is_of_row, is_row
from redcross_cli.facts.period import is_whole
from redcross_cli.figures.ages import with_ages
from redcross_cli.figures.figure import Figure
from redcross_cli.figures.reader import find

_YEAR = re.compile(r"(?i)\b(?:in|by|since|of|for|during|until|from) (?:19|20)[0-9]{2} \Z")
# A span that only places in time, but may be what a source tells: how soon help arrived.
_HOURS_AFTER = re.compile(
    r"(?i:\b(?:(?:about|some|just|only|within) )?[\w-]{1,20} hours(?= (?:after|later)\b))"
    r"|(?i:(?<=\bin )(?:(?:about|some|just|only|under) )?[\w-]{1,20} hours\b)"
    r"|[0-9一二三四五六七八九十]{1,4}个?小时(?=之?后)"
)
_ENDED = re.compile(r"[。！!.；;，,、|][”’」』）)]*\s*\Z")
_BARE_YEAR = re.compile(
    r"\n(?:[|] ?)?(?:19|20)[0-9]{2} ?[|\t]|[\u4e00-\u9fff·] ?(?:19|20)[0-9]{2}[：:\n]"
)
# A row that holds figures is a head if a rule follows it, or if one of its cells is a year.
_RULE = 10  # characters behind a row, in which a rule begins
_IS_HEAD = re.compile(rf"\n[|: ]*---|[|\t]\s*{YEAR}年?\s*(?=[|\t\n])")
_ITEM = re.compile(
    r"\s*(?:[-–*•·①-⑳■-➿\U0001f300-\U0001faff]|[(（]?[0-9a-z]{1,2}[.)）、]"
    r"|[^，。：:\n|]{1,16}[:：][^，。：:\n]{1,16}\n)"
)
_INTRODUCES = re.compile(r"(?:[:：]|[?？][*_]*)\s*\Z|\A\s*#")


def claims(text: str, own: str = HOME, bodies: Sequence[str] = ()) -> Iterator[Claim]:
    """Every figure of a text, with its surroundings, in order; ``own`` is as `places` has it.

    ``bodies`` are the names of the Red Cross of which the facts are, if it is a branch.
    """
    read, datelines = as_read(text)
    read = with_own(read, bodies)
    sent = None  # the day of the last dateline
    figures = [
        figure._replace(printed=text[figure.start : figure.end])
        for figure in with_ages(read, _found(read))
        if not _is_year(read, figure)
    ]
    taken = paragraph = 0  # figures, and paragraphs
    is_introduced = is_item = False
    nothing = before = intro = Sentence("", 0, [], Context(own))
    heads: Sequence[str] = ()
    here = own  # the one province that was last named
    setting: tuple[frozenset[str], bool] = frozenset(), False
    for start, end in sentences(text):
        its = []
        while taken < len(figures) and figures[taken].start < end:
            its.append(figures[taken])
            taken += 1
        said = read[start:end]
        if text[start - 2 : start] in ("\n\n", "\u2029\n"):
            heads = ()  # another table has heads of its own
        if text[start - 1 : start] == "\n":
            before = intro
            was_item, is_item = is_item, _ITEM.match(said) is not None
            paragraph += not ((heads and is_row(said)) or (was_item and is_item))  # a list is one
            is_introduced = bool(before.text)
        rows = heads if is_row(said) else ()
        its = [f for f in its if not is_of_row(said, f.start - start, f, rows)]
        if rows == () and all(re.fullmatch(YEAR, f.printed) for f in its) and is_row(said):
            its = []  # the years of a head
        if line := datelines.get(start):
            sent = next((day for day in dates(line) if not is_whole(day.first, day.last)), None)
            before = intro = nothing
        if line or said.startswith("#"):  # a heading begins anew
            setting = frozenset(), False
        context = Context(here, before, is_introduced, rows, *setting, sent)
        sentence = Sentence(said, start, its, context)
        if not is_row(said):
            setting = sentence.setting
        for index in range(len(its)):
            yield sentence.claim(index, text[start:end], paragraph)
        named = {at.code for at in sentence.places if is_province(at.code)}
        here = named.pop() if len(named) == 1 and own == HOME else here
        if said.strip():
            is_title = said.endswith("\n") and not (its or is_row(said) or _ENDED.search(said))
            introduces = is_title or _INTRODUCES.search(said)
            intro = sentence if introduces else before if before is intro else nothing
            is_head = not its or _IS_HEAD.search(text, start, end + _RULE)
            own_heads = CELL.split(said) if is_head and any(map(str.isalnum, said)) else ()
            heads = context.heads or own_heads if is_row(said) else ()
            before = sentence


def _found(text: str) -> list[Figure]:
    """The figures of a text, and the hours after which something happened."""
    figures = find(text.replace("\n", "\u2029"))  # as no figure goes on in the next line
    known = {figure.start for figure in figures}
    for span in _HOURS_AFTER.finditer(text):
        figures += (
            figure._replace(start=start, end=figure.end + span.start())
            for figure in find(span[0])
            if (start := figure.start + span.start()) not in known
        )
    return sorted(figures, key=lambda figure: figure.start)


def _is_year(text: str, figure: Figure) -> bool:
    """Whether a number is a year: in 2023 delegations came, or all of a table's cell."""
    start = figure.start
    bare = _BARE_YEAR.search(text, max(0, start - 3), start + 6)
    return bool(bare or _YEAR.search(text[max(0, start - 10) : start + 5]))
