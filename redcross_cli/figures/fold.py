"""Characters that mean the same, brought together without moving any other.

Text that was copied from a page or a PDF carries full-width digits, Kangxi radicals
(⼈ for 人) and compatibility ideographs; other text is in traditional script. Every
fold replaces one character by one, so that offsets stay. The table of simplified script
in simplified.txt is OpenCC's.
"""

import re
from functools import cache
from itertools import chain
from pathlib import Path

HAN = "[\u3400-\u9fff]"  # a pattern, which costs milliseconds to compile
SIMPLIFIED = Path(__file__).with_name("simplified.txt")
# Punctuation keeps its width: a comma inside 1,234 is not the one between clauses.
_FULL_WIDTH_KEPT = "，；：！？（）［］｛｝"
# Radicals of the CJK Radicals Supplement that stand for a whole character, from
# Unicode's EquivalentUnifiedIdeograph.txt; NFKC leaves them as they are.
_SUPPLEMENT = str.maketrans(
    "⺁⺇⺍⺎⺏⺠⺩⺬⺮⺼⻁⻄⻅⻆⻉⻋⻌⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱"
    "⻲⻳⺟⺛⺰⺶⺷⺹⻏⻗",
    (
        "厂几小兀尣民王示竹肉虎西见角贝车辶長長长门阜青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜"
        "龙龜亀龟母旡纟羊羊老邑雨"
    ),
)
# 〇 is a numeral; 乾 keeps its form in names as 乾隆.
_OWN = str.maketrans("〇乾", "零乾")
# Financial numerals, which are parts of other words too (队伍, 大陆, 参加): they count in a
# run of two, before a scale or money, and beside other numerals (三佰, 一百二十叁).
_FINANCIAL = str.maketrans("壹贰叁参肆伍陆柒捌玖拾佰仟", "一二三三四五六七八九十百千")
# It begins with one set of characters, so that a search passes over all others quickly, and
# is not compiled here, as whoever searches simplifies only.
_FINANCIAL_RUN = (
    "[壹贰叁参肆伍陆柒捌玖拾佰仟零](?:[壹贰叁肆伍陆柒捌玖拾佰仟零]+|"
    "(?<=[壹贰叁肆柒捌玖])(?= ?[十百千万亿兆元圆台套份名分又])|"
    "(?<=[拾佰仟])(?= ?(?:[万亿兆]|分 ?之))|(?<=[一二三四五六七八九两][拾佰仟])|"
    "(?<=[十百千万亿兆之][壹贰叁肆柒捌玖])|"
    "(?<=[伍陆参])(?<![队大登着内退入落水欧海人].)(?= ?[百千万亿元圆角]))"
)
# A full-width comma between full-width digits groups them.
_GROUPED = "(?<=[０-９])，(?=[０-９]{3}(?![０-９]))"


def simplify(text: str) -> str:
    """Chinese in simplified script, character by character, so that its length stays."""
    traditional, table = simplified_characters()
    return text if traditional.isdisjoint(text) else text.translate(table)


@cache
def simplified_characters() -> tuple[frozenset[str], dict[int, int]]:
    """The characters that have a simplified form, and these, as `str.translate` takes them."""
    traditional, simplified = SIMPLIFIED.read_text(encoding="utf-8").split()
    return frozenset(traditional), str.maketrans(traditional, simplified)


@cache
def _table() -> dict[int, int]:
    from unicodedata import normalize

    _traditional, simplified = simplified_characters()
    single = dict(_SUPPLEMENT)
    ranges = (range(0xFF01, 0xFF5F), range(0x2F00, 0x2FD6), range(0xF900, 0xFB00), (0xFFE5,))
    for character in map(chr, chain(*ranges)):
        folded = normalize("NFKC", character)
        if len(folded) == 1 and character not in _FULL_WIDTH_KEPT:
            single[ord(character)] = ord(folded)
    simple = {one: simplified.get(other, other) for one, other in single.items()}
    return {**simplified, **simple, **_OWN}


def fold(text: str) -> str:
    """The text with such characters replaced, each by one.

    >>> fold("２８７萬⼈，３⼾")
    '287万人，3户'
    """
    text = re.sub(_GROUPED, ",", text).translate(_table())
    return re.sub(_FINANCIAL_RUN, lambda run: run[0].translate(_FINANCIAL), text)
