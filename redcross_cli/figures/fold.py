"""Characters that mean the same, brought together without moving any other.

Text that was copied from a page or a PDF carries full-width digits, Kangxi radicals
(⼈ for 人) and compatibility ideographs; traditional script writes numerals its own
way. Every fold replaces one character by one, so that offsets stay.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from unicodedata import normalize

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
# Traditional and financial forms of the characters that figures are written with.
_TRADITIONAL = str.maketrans(
    "萬億兩餘過約達數幾個〇負點輛場戶頂臺噸雙條間處隊組歲"
    "時鐘項學級種筆張縣區鄉鎮國歐圓幣從於為來後內這僅將滿佔對樣棟層樓門課題師員圖書館廠車"
    "線寬鋪塊顆擔畝頃頭隻鎊盧韓錢價貫週們與覽總計開啟讓發現報導聯單廳當團體獲電營運傳輸產"
    "業務幫醫療藥劑護檢測東號載類頁冊聲輪屆節則窩樁綫盞縷幀齡調漲減長",
    "万亿两余过约达数几个零负点辆场户顶台吨双条间处队组岁"
    "时钟项学级种笔张县区乡镇国欧圆币从于为来后内这仅将满占对样栋层楼门课题师员图书馆厂车"
    "线宽铺块颗担亩顷头只镑卢韩钱价贯周们与览总计开启让发现报导联单厅当团体获电营运传输产"
    "业务帮医疗药剂护检测东号载类页册声轮届节则窝桩线盏缕帧龄调涨减长",
)
# Financial numerals, which are parts of other words too (队伍, 大陆, 参加): they count in a
# run of two, before a scale or money, and beside other numerals (三佰, 一百二十叁).
_FINANCIAL = str.maketrans(
    "壹贰貳叁參叄参肆伍陆陸柒捌玖拾佰仟", "一二二三三三三四五六六七八九十百千"
)
# It begins with one set of characters, so that a search passes over all others quickly.
_FINANCIAL_RUN = re.compile(
    "[壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟零](?:[壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟零]+|"
    "(?<=[壹贰貳叁肆柒捌玖])(?= ?[十百千万萬亿億兆元圆圓台套份名分又])|"
    "(?<=[拾佰仟])(?<![收捡撿].)(?=[二三四五六七八九]|一[百千万萬亿億])|"
    "(?<=[拾佰仟])(?= ?(?:[万萬亿億兆]|分 ?之))|(?<=[一二三四五六七八九两兩][拾佰仟])|"
    "(?<=[十百千万萬亿億兆之][壹贰貳叁肆柒捌玖])|"
    "(?<=[伍陆陸參])(?<![队隊大登着著内內退入落水欧海人].)(?= ?[百千万萬亿億元圆圓角]))"
)
# A full-width comma between full-width digits groups them.
_GROUPED = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


@cache
def _table() -> dict[int, int]:
    table = _SUPPLEMENT | _TRADITIONAL
    ranges = (range(0xFF01, 0xFF5F), range(0x2F00, 0x2FD6), range(0xF900, 0xFB00), (0xFFE5,))
    for character in map(chr, chain(*ranges)):
        folded = normalize("NFKC", character).translate(_TRADITIONAL)
        if len(folded) == 1 and character not in _FULL_WIDTH_KEPT:
            table[ord(character)] = ord(folded)
    return table


def fold(text: str) -> str:
    """The text with such characters replaced, each by one.

    >>> fold("２８７萬⼈，３⼾")
    '287万人，3户'
    """
    text = _FINANCIAL_RUN.sub(lambda run: run[0].translate(_FINANCIAL), _GROUPED.sub(",", text))
    return text.translate(_table())
