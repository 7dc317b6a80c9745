"""Reading figures: every figure of a running text, or one that stands alone."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from redcross_cli.figures import reasons
from redcross_cli.figures.figure import HIDDEN, NEIGHBOURS, Figure, doubt_both
from redcross_cli.figures.fold import HAN, fold

_WORD = re.compile("[A-Za-z]{2,}")
_IN_ENGLISH = re.compile("[a-z]{3}[^a-z]+[a-z]{3}|[0-9] [a-z]{4}")
_NEIGHBOURS = f"(?:{'|'.join(NEIGHBOURS)})"
# What is measured is no heading: 4.19 Million volunteers, 12.5 Tonnes, 2.5 USD million.
_MEASURED = (
    "(?:[A-Z]{3}\\b|(?i:(?:m|b|tr)illion|thousand|lakh|crore|m[ln]|bn|tonne|lit(?:re|er)|hectare|mile|"
    "(?:kilo)?met(?:re|er)|kilogram|per ?cent|hour|day|week|month|year)s?\\b)"
)
# Numbers that count the parts of a text: 1., 2.3, (4), 三、, （五）, ①.
_NUMBERING = re.compile(
    r"(?<![^\n\u2029])[ \t\u3000>#*•·-]*((?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.．、)）](?![0-9])|"
    rf"[0-9]{{1,2}}(?:\.[0-9]{{1,2}})+(?=[ \t]+[A-Z])(?![ \t]+{_MEASURED})|"
    r"[0-9]{1,2}/(?:[0-9]{1,2})?(?=[ \t]+(?!of\b))"
    r"|[(（][0-9一二三四五六七八九十]{1,3}[)）]|"
    rf"[一二三四五六七八九十]{{0,2}}(?!{_NEIGHBOURS})[一二三四五六七八九十]、|[①-⑳]))"
)
# What may number a part, too, or begin a range: 四、五百人参加.
_NUMBERING_OR_RANGE = re.compile(
    f"(?<![^\n\u2029])[ \t\u3000]*(?=[一二三四五六七八九十]{{0,2}}{_NEIGHBOURS})"
)
# No figure has as many digits. They are not read, so that whoever looks at what stands
# around a digit need not ask how far it goes.
_ENDLESS = re.compile(
    r"[0-9](?:[.,:/'’–-]?[0-9]){99,}|[0-9]{1,3}(?: [0-9]{3}){33,}"
    "|[零一二两三四五六七八九十百千万亿兆]{100,}"
)
_REFERENCE = re.compile(r"\[[0-9]{1,3}(?:[,–-] ?[0-9]{1,3})*\]")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+")
# A heading may scale the bare numbers below it: 单位：万元, (CHF 000), in € millions.
_SCALED = re.compile(
    r"单位[：:]?[^，。；\s]{0,4}[十百千万亿]|（[十百千]?[万亿][^）0-9]{0,5}）"
    r"|\b[Ii]n (?:US\$|[$£€¥]|[A-Z]{3}) ?(?:[Tt]housands|[Mm]illions|[Bb]illions|000s?|m|bn)\b"
    r"|\((?:US\$|[$£€¥]|[A-Z]{3}) ?(?:000s?|m|mn|million|thousand|bn|billion)s?\)"
    r"|(?<![0-9])[$£€¥][’']?(?:000s?|m|bn)\b"
)
_MORE_OR_LESS = re.compile(r" ?[(（]?(?:±|\+/[-−]|plus or minus|加减) ?")
_JOINTS = ("", " ", " and ", " - ", "-", " score and ", "又")
_COINS = re.compile("[角毛分]|美分|欧分|(?:euro )?cents?|pence|p")
# It may be the mark of a footnote, too.
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_BASE = re.compile(r"(?<![0-9.,])[0-9]{1,2}\Z")


def find(text: str) -> list[Figure]:
    """Every figure of a text, in order, in Chinese or English.

    Dates, names and ordinals are none. What cannot be read for certain has a doubt.
    """
    folded = fold(text).replace("\r\n", "\n ")  # as long as before, as offsets stay
    scaled = _SCALED.search(folded)
    for hidden in (_ENDLESS, _NUMBERING, _REFERENCE, _ADDRESS):
        folded = hidden.sub(lambda match: HIDDEN * len(match[0]), folded)
    found: list[Figure] = []
    for start, end, chinese in _passages(folded):
        found += _read_passage(folded[start:end], start, chinese)
    found = [_in_ones(figure)._replace(printed=text[figure.start : figure.end]) for figure in found]
    numbering = {match.end() for match in _NUMBERING_OR_RANGE.finditer(folded)}
    for index, figure in enumerate(found):
        is_bare = not (figure.doubt or figure.counts or figure.quantity.step >= 1000)
        if figure.start in numbering:
            found[index] = figure._replace(doubt=reasons.NUMBERING)
        elif folded[figure.end : figure.end + 1] in _RAISED and _BASE.search(figure.printed):
            found[index] = figure._replace(doubt="it may be a power")
        elif scaled and is_bare and figure.start > scaled.start():
            found[index] = figure._replace(doubt=reasons.SCALE_ABOVE)
    for index, (figure, following) in enumerate(pairwise(found)):
        if doubt := _doubt_of_both(folded, figure, following):
            doubt_both(found, index, doubt)
    return found


def _in_ones(figure: Figure) -> Figure:
    """A figure of thousandths as the share that it is: 5‰ is 0.005."""
    size = {"‰": Decimal("0.001"), "‱": Decimal("0.0001")}.get(figure.counts)
    if size is None or figure.quantity.value is None:
        return figure
    return figure._replace(quantity=figure.quantity.times(size), counts="")


def _doubt_of_both(text: str, figure: Figure, following: Figure) -> str:
    """Why neither of two figures may stand for itself; "" where each does."""
    between = text[figure.end : following.start]
    if _MORE_OR_LESS.fullmatch(between):
        return reasons.RANGE_OR_CHANGE
    is_large = between == ", " and figure.quantity.step >= 100
    if is_large and figure.doubt == reasons.IN_PART:  # one thousand, two hundred people
        return reasons.IN_PART
    if between not in _JOINTS:
        return ""
    if reasons.IN_PART in (figure.doubt, following.doubt):  # forty and a third
        return reasons.IN_PART
    may_be_sum = figure.counts and (following.quantity.value or 100) < 100
    return "it is part of a sum" if may_be_sum and _are_one_sum(figure, following) else ""


def _are_one_sum(figure: Figure, following: Figure) -> bool:
    """Whether two figures side by side are one amount: five dollars and 30 cents, 13 dollars 45."""
    from redcross_cli.figures.en import counted as english
    from redcross_cli.figures.zh import counted as chinese

    is_money = english.MONEY.fullmatch(figure.counts) or chinese.kind(figure.counts) == "money"
    are_whole = figure.quantity.step == following.quantity.step == 1
    is_bare = not following.counts or following.counts not in following.printed
    are_coins = _COINS.fullmatch(following.counts) is not None
    return bool(is_money) and (are_coins or (are_whole and is_bare))


# In an English text, characters and the digits beside them are Chinese; in a Chinese text,
# a run of English words is English.
_CHINESE_RUN = re.compile(
    "(?<![0-9.,%])[0-9.,%]*+ ?[\u3400-\u9fff]"
    "(?:[\u3400-\u9fff0-9.,%、，。（）~—-]| (?=[0-9.,%]*+ ?[\u3400-\u9fff]))*"
)
_NOT_CHINESE_RUN = re.compile("[^\u3400-\u9fff，。；：、（）“”《》]{8,}")
# But the number before a character is Chinese: saved 218万人.
_HAN = re.compile(HAN)
_IN_NUMBERS = "0123456789.,% "


def _read_passage(passage: str, start: int, chinese: bool) -> list[Figure]:
    """The figures of a passage, of which runs in the other language are read in that."""
    found: list[Figure] = []

    def hide(run: re.Match[str]) -> str:
        words = run[0]
        if chinese and _HAN.match(run.string, run.end()):
            words = words.rstrip(_IN_NUMBERS)
        if chinese and not _IN_ENGLISH.search(words):  # a unit or a name is no run of words
            return run[0]
        found.extend(_figures(words, start + run.start(), not chinese))
        return HIDDEN * len(words) + run[0][len(words) :]

    passage = (_NOT_CHINESE_RUN if chinese else _CHINESE_RUN).sub(hide, passage)
    return sorted([*found, *_figures(passage, start, chinese)])


def _passages(text: str) -> Iterator[tuple[int, int, bool]]:
    """Runs of lines in one language: start, end, whether it is Chinese."""
    start = end = 0
    language: bool | None = None
    for line in text.splitlines(keepends=True):
        english = len(_WORD.findall(line))
        chinese = len(_HAN.findall(line)) if english else _HAN.search(line) is not None
        own = chinese > english if chinese or english else None
        if own is not None and language is not None and own != language:
            yield start, end, language
            start = end
        language = language if own is None else own
        end += len(line)
    if end > start:
        yield start, end, bool(language)


_SPACE = re.compile(r"\s+")
# A cell of a table, a paragraph of a document, a year over others: no figure goes on in the next.
_PART = re.compile("[\t\u2029]|(?m:^[ #]*(?:19|20)[0-9]{2} *\n *\n)")
# What begins a paragraph has no part in a name or sentence above it: a heading has no full stop.
# In Chinese, which has no such signs, a blank line may be where a page broke.
_ENGLISH_PART = re.compile(r"[\t\u2029]|\n *\n\s*|(?<=[a-z])\n *(?=[A-Z][a-z]+(?:-[a-z]+)? [a-z])")
# A word that a line's end broke in two: dis-\nplaced, per- cent; but two-\nthirds has its hyphen.
# A single space stays as it is, and is not looked at.
_SPACE_OR_BREAK = re.compile(
    r"(?<=[a-z])-\s+(?=((?:one|two|three|four|five|six|seven|eight|nine|half|third|quarter|fifth)s?\b)|"
    r"[a-z])(?!(?:and|or|to)\b)|\s{2,}|[^\S ]"
)


def _kept_in_chinese(space: re.Match[str]) -> str:
    """What is read for whitespace: nothing, but between digits or letters."""
    before = space.string[max(0, space.start() - 1) : space.start()]
    after = space.string[space.end() : space.end() + 1]
    if before.isalnum() and before.isascii() and after.isalnum() and after.isascii():
        return "\n" if "\n" in space[0] else " "
    return ""


def _kept_in_english(space: re.Match[str]) -> str:
    """What is read for whitespace, or for the hyphen of a word that a line's end broke."""
    if space[0][0] != "-":
        return " "
    return "-" if space[1] else ""


def _figures(passage: str, start: int, chinese: bool) -> Iterator[Figure]:
    """The figures of a passage in one language, with offsets in the text from ``start`` on.

    A grammar reads each of its parts, with one character or none for what is no single space.
    """
    if chinese:
        from redcross_cli.figures.zh.grammar import figures

        gap, replaced, kept = _PART, _SPACE, _kept_in_chinese
    else:
        from redcross_cli.figures.en.grammar import figures

        gap, replaced, kept = _ENGLISH_PART, _SPACE_OR_BREAK, _kept_in_english
    begin = 0
    for end in [*(found.end() for found in gap.finditer(passage)), len(passage)]:
        part, offset, at = passage[begin:end], start + begin, 0
        read: list[str] = []
        places: list[int] = []  # where each character that is read stands in the text
        for found in replaced.finditer(part):
            read.append(part[at : found.start()] + kept(found))
            places += range(offset + at, offset + at + len(read[-1]))
            at = found.end()
        read.append(part[at:])
        places += range(offset + at, offset + len(part))
        for figure in figures("".join(read)):
            yield figure._replace(start=places[figure.start], end=places[figure.end - 1] + 1)
        begin = end


_LONGEST = 200  # characters of a figure; what is longer is a sentence or worse
# What may follow a Chinese measure word and belongs to what is counted: 8个省（区、市）.
# An English noun may be one of two: 30 staff and volunteers.
_NOUN = re.compile("[\u3400-\u9fff（）()、]{1,20}| (?:and|or) (?:[a-z-]+ )?[a-z-]+s")


@lru_cache(maxsize=10_000)  # many facts print the same
def parse(printed: str) -> Figure:
    """Read one figure that stands alone.

    >>> parse("419万余人").counts
    '人'

    Raises ValueError, with a sentence, for text that is not one figure or that cannot
    be read for certain.
    """
    if len(printed) > _LONGEST:
        raise ValueError(f"'{printed[:20]}…' is not a figure")
    figures = find(printed)
    if not figures or (len(figures) == 1 and figures[0].doubt and not figures[0].counts):
        figures = _counted(printed) or figures
    if len(figures) != 1:
        raise ValueError(
            f"'{printed}' {'holds more than one figure' if figures else 'is not a figure'}"
        )
    figure = figures[0]
    rest = " ".join(printed[figure.end :].split())
    rest = f" {rest}" if rest.isascii() and rest else rest.replace(" ", "")
    # What follows may go on with what the measure word counts.
    measured = figure.counts and figure.printed.endswith(figure.counts)
    goes_on = not rest or (measured and _NOUN.fullmatch(rest))
    if printed[: figure.start].strip() or not goes_on:
        raise ValueError(f"'{printed}' holds more than the figure '{figure.printed}'")
    if figure.doubt:
        raise ValueError(f"'{printed}' cannot be read for certain: {figure.doubt}")
    return figure._replace(start=0, end=len(printed), printed=printed, counts=figure.counts + rest)


def _counted(printed: str) -> list[Figure]:
    """A bare number as read before a word that says what it counts, as a fact's unit does.

    A multiple is one only before words that say so: twice as many.
    """
    word = "个" if printed.isdecimal() or _HAN.search(printed) else " people"
    multiples = [f for f in find(f"{printed} as many") if f.end == len(printed)]
    return [f for f in multiples if f.counts == "times"] or [
        figure._replace(end=len(printed), printed=printed, counts="")
        for figure in find(printed + word)
        if figure.end == len(printed + word)
    ]
