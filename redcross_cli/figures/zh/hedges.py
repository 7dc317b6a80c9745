"""Hedges in Chinese: before a number (近5800), within it (419万余) and after it (80%以上)."""

from __future__ import annotations

import re

from redcross_cli.figures.zh.lexicon import Lexicon
from redcross_cli.terms import Comparator

_WORDS: dict[Comparator, str] = {
    ">": "超过 超 超越 突破 冲破 跨过 跨越 跃过 迈过 跃上 多于 高于 大于 不止 不只 远超 逾 破 >",
    ">=": "大于等于 大于或等于 至少 最少 起码 最低 少说 年满 满 不下 不下于 ≥",
    "<": (
        "少于 低于 小于 不足 不到 不及 未满 不满 未达 未到 将近 接近 逼近 直逼 迫近 趋近 跌破 近 "
        "快 <"
    ),
    "<=": "小于等于 小于或等于 至多 最多 顶多 充其量 最高 上限 上限为 ≤",
    "~": "大约 约莫 大概 大致 估计 估算 预估 差不多 约 折合约 ≈",
}
_BEFORE = {word: sign for sign, words in _WORDS.items() for word in words.split()}
_LONGEST = max(map(len, _BEFORE))
# "Not more than" is "at most": 不超过, 未超过, 不得低于.
_NEGATED: dict[Comparator, Comparator] = {">": "<=", "<": ">="}
_NOT = re.compile("(?:不(?:得|能|应|宜|可|准|许|会)?|未|没有?)\\Z")
# Words that may stand between a hedge and its number: 约占七成, 约为每秒1500米, 最高补助2万元.
_LINK = re.compile(
    "(?:了|在|也|得|要|还|只|需|须|可|能|应|到|达|至|为|有|是|占|合|等于|相当于|人民币|：|:|少花|多花|"
    "节省|节约|减少|增加|资助|补助|补贴|奖励|奖补|报销|赔付|贷|支持|减免|罚款|每(?![0-9])[^\\W0-9]{1,2}){1,4}\\Z"
)
# Words that end like a hedge and are none: 附近3个村, 预约12人, 超市3家.
_LOOKALIKE = Lexicon(
    "附近 最近 新近 临近 邻近 靠近 晚近 亲近 走近 就近 预约 签约 节约 公约 条约 合约 契约 违约 "
    "特约 履约 毁约 制约 纽约 赴约 邀约 隐约 北约 网约 摧破 侦破 爆破 读破 说破 识破 打破 牌破 "
    "高超 出超 入超 赶超 反超 英超 中超 意超 西超 充满 圆满 美满 丰满 住满 坐满 堆满 挤满 布满 "
    "期满 届满 爆满 加快 尽快 赶快 最快 飞快 爽快 轻快 愉快 凉快 很快 更快 通过 经过 不过 路过 "
    "走过 见过 看过 读过 听过 来过 去过 做过 办过 最多的 最高的 最少的 最低的 至多的 至少的 最多时 "
    "最高时 最少时 最低时 半快 稍快 较快 数快 约了"
)
# Before a scale without a digit (上百, 过万) and before a share (过半, 过八成) only.
_BEFORE_BARE: dict[str, Comparator] = {"过": ">", "上": ">="}
# Of a share or a multiple the whole may stand in between: 不超过捐款总额的10%.
_WHOLE = re.compile("[\u4e00-\u9fffA-Za-z]{1,16}的\\Z")
# An adverb may stand before the verb: 至少还需要再投入300万元, 不低于每股18.5元.
_ADVERB = re.compile(
    "(最[多高](?=[可能])|至少|起码|少说|至多|顶多|充其量|大概|大约)"
    "(?:(?![年月日])[\u4e00-\u9fff]){1,9}\\Z"
)

_AFTER: dict[Comparator, str] = {
    ">": (
        "上方|之上|挂零|有余|有奇|出头|开外|还多|刚过|不止|强(?=[，。；、）]|$)|多|余(?![震额热温量款粮波味])"
    ),
    ">=": "[往朝向]上|(?:（含）|及|或|和)?以上|起步|起(?=\\W|[①-⑳]|$)|[+](?![0-9])",
    "<": "下方|之下|不到(?!场|位|岗)|不足|弱(?=[，。；、）]|$)",
    "<=": "(?:（含）|及|或|和)?以下(?!简称)|以内|之内|内(?![容部外地科蒙])|封顶|为限",
    "~": "左右|上下(?![铺楼班游车级学联])|许|不等",
}
_ANY_AFTER = re.compile("|".join(f"(?P<h{n}>{words})" for n, words in enumerate(_AFTER.values())))


def before(
    text: str, at: int, bare: bool, large: bool, share: bool
) -> tuple[Comparator, int] | None:
    """The hedge before a number that begins at an offset, and where the hedge begins.

    ``bare`` tells that the number begins with a scale or is a share of something;
    ``large``, that it has a scale;
    ``share``, that it is a share or a multiple, whose whole may stand in between.
    """
    if found := _ending(text, at) or _ending(text, _without(_LINK, text, at)):
        return found
    sign = text[at - 1 : at]
    if (
        sign in _BEFORE_BARE
        and (bare or (large and sign == "过"))
        and not _LOOKALIKE.word_before(text, at)
    ):
        return _BEFORE_BARE[sign], at - 1
    whole = _WHOLE.search(text, max(0, at - 18), at) if share else None
    for end in range(at - 2, whole.start(), -1) if whole else ():
        found = _ending(text, end)
        if found and (end - found[1] > 1 or text[end] in "占为合是"):
            return found
    adverb = _ADVERB.search(text, max(0, at - 14), at)
    return _ending(text, adverb.end(1)) if adverb else None


def _without(pattern: re.Pattern[str], text: str, at: int) -> int:
    """The offset before what a pattern matches at an end."""
    found = pattern.search(text, max(0, at - 20), at)
    return found.start() if found else at


def _ending(text: str, end: int) -> tuple[Comparator, int] | None:
    """The longest hedge that ends at an offset, with a negation before it."""
    for length in range(min(_LONGEST, end), 0, -1):
        sign = _BEFORE.get(text[end - length : end])
        if sign is None:
            continue
        if len(_LOOKALIKE.word_before(text, end)) > length:
            return None
        begin = end - length
        denied = _NOT.search(text, max(0, begin - 3), begin)
        if denied and sign in _NEGATED:
            return _NEGATED[sign], denied.start()
        return sign, begin
    return None


def after(text: str, at: int) -> tuple[Comparator, int] | None:
    """The hedge after a number, and where it ends."""
    found = _ANY_AFTER.match(text, at)
    if found is None:
        return None
    number = int(str(found.lastgroup)[1:])
    return tuple(_AFTER)[number], found.end()
