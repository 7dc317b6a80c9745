"""The sentences of a text, and which of several things each of their figures is of."""

import re
from collections.abc import Iterator, Mapping, Sequence

from redcross_cli.claims.dates import DIGITS, MONTH, YEAR
from redcross_cli.figures.fold import fold
from redcross_cli.sentence_ends import sentence_ends

_END = re.compile(r"[。！？!?；;\n]+[”’」』）)]*|\.[”’)*_]*(?=\s|$)")
COMMA = re.compile("[，,、;；（）()]| [-–—]+ |——")  # where a clause ends
# What begins a clause that is about a figure before, and says no more than its own figure.
OF_IT = re.compile("[\u4e00-\u9fff]{0,8}?的")
SAYS_NO_MORE = re.compile(
    "(?:[只也就已仅]|全国)?(?:(?<=国)|[是有为达共]|达到|[共已]有|[一总]共|总计|累计|合计) *"
)
# Characters of a sentence. All of it is looked at for each of its figures.
_LONGEST = 1000
# The fold before it makes 零 of 〇.
_YEAR_IN_CHARACTERS = re.compile("(?:一九|二[零○])[零○一二三四五六七八九]{2}(?=[年至到、])")
_RESPECTIVELY = re.compile("分别|依次|(?i:\\brespectively\\b)")
# Where and when a report was sent, at its head, which tells that of no figure:
# BEIJING, Jan. 12, 2024 (Xinhua) --, March 2024., 新华社北京2024年1月12日电, （北京讯）.
_AGENCY = "(?:Xinhua|Reuters|AFP|AP|CNS|ECNS|China\\ Daily|People[’']s\\ Daily|CGTN|CNA|Kyodo)"
_DATELINE = re.compile(
    rf"""(?mx)^[^\w\n]{{0,20}}(?:
    [A-Z][A-Za-z’'/\ ]{{1,30}}(?:
      ,\ (?i:{MONTH}\ [0-9]{{1,2}}|[0-9]{{1,2}}\ {MONTH})(?P<year>,?\ {YEAR})?
      (?:\ \([A-Z][A-Za-z’'&.\ ]{{1,30}}\))?(?:\ ?(?:--?|[—–])|(?(year)\.|(?!)))
      |\ \({_AGENCY}\)\ ?(?:--?|[—–]))(?=\ )
    |[A-Z]{{3}}[A-Z’'\ ]{{,30}}(?:,\ [A-Z][a-z]+)?\ ?(?:--|[—–])(?=\ )
    |(?i:{MONTH})(?:\ [0-9]{{1,2}},?)?\ {YEAR}\.(?=\ [A-Z])
    |(?!.{{0,99}}(?i:\b(?:as\ of|by|until|to|at|of|on|since)\b))[A-Za-z,.:;’'\ ]{{0,60}}?
      (?i:{MONTH}\ [0-9]{{1,2}},?|[0-9]{{1,2}}\ {MONTH},?)\ {YEAR}[^\w\n]*$
    |(?:(?:[\u4e00-\u9fff](?<![截至到])){{0,12}}|(?!By|To|Since)[A-Z][a-z]+)[：:，,\ ]{{0,2}}
      {YEAR}([-./])[0-9]{{1,2}}\2[0-9]{{1,2}}[^\w\n]*$
    |(?!.{{0,40}}[截至到])(?:[\u4e00-\u9fff]{{0,12}}[：:，,\ ]{{0,2}}){YEAR}年
      [0-9]{{1,2}}月[0-9]{{1,2}}日[^\w\n]*$
    |[\u4e00-\u9fff]{{0,14}}?(?:{YEAR}年)?[0-9]{{1,2}}月[0-9]{{1,2}}日(?:专?电(?![视话台影力信])|讯)
    |（[\u4e00-\u9fff]{{2,8}}[讯电]）)"""
)
_IN_THE_COURSE = re.compile("(?i)in the course of\\b")  # which tells of no courses
LINK = re.compile("、|以?及|[和与]|,?(?: and)? ")
_ITEM = re.compile("以?及|[、和与]|,? and |, ")


def as_read(text: str) -> tuple[str, dict[int, str]]:
    """The text, as long as it is, and its datelines by where their lines start.

    It has plain characters and hyphens, years in digits, and no datelines.
    """
    text = _YEAR_IN_CHARACTERS.sub(lambda year: year[0].translate(DIGITS), fold(text))
    text = _IN_THE_COURSE.sub(lambda said: "during".rjust(len(said[0])), text)
    datelines = {line.start(): line[0] for line in _DATELINE.finditer(text)}
    text = _DATELINE.sub(lambda line: " " * len(line[0]), text)
    return text.replace("\u2011", "-"), datelines


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence starts and ends; one that goes on and on is cut."""
    start = 0
    for end in (*sentence_ends(_END, text), len(text)):
        for part in range(start, end, _LONGEST):
            yield part, min(part + _LONGEST, end)
        start = end


def respective(
    text: str, spans: Sequence[tuple[int, int]]
) -> Mapping[int, tuple[tuple[int, int], str]]:
    """Which of several things figures of a sentence are of: 甲和乙分别为3人和8人.

    ``spans`` are where its figures start and end. Of each that is given so, by its index: where
    what it is of stands, and what 分别 says of all.

    >>> respective("A and B rose to 3 and 8 respectively", [(16, 17), (22, 23)])
    {0: ((0, 1), ''), 1: ((6, 16), '')}
    """
    word = _RESPECTIVELY.search(text)
    if word is None or not spans:
        return {}
    is_chinese = not word[0].isascii()
    behind = [n for n, (start, _) in enumerate(spans) if start >= word.end()]
    first = behind[0] if is_chinese and behind else 0
    last = first
    while last + 1 < len(spans) and LINK.fullmatch(text, spans[last][1], spans[last + 1][0]):
        last += 1
    end = word.start() if is_chinese else spans[first][0]
    items = _items(text[:end])
    if last == first or len(items) != last - first + 1:
        return {}
    said = text[word.end() : spans[first][0]] if is_chinese else ""
    return {first + n: (item, said) for n, item in enumerate(items)}


def _items(text: str) -> list[tuple[int, int]]:
    """Where the items of the list that ends a text stand."""
    starts = [max(map(text.rfind, "，。；：;:")) + 1]
    ends = []
    for link in _ITEM.finditer(text, starts[0]):
        ends.append(link.start())
        starts.append(link.end())
    return list(zip(starts, [*ends, len(text)], strict=True))
