"""Why a number in Chinese may be no figure, or another one than it seems."""

import re

from redcross_cli.figures import reasons
from redcross_cli.figures.figure import Amount, may_share_thousands
from redcross_cli.figures.zh.amounts import PERSONS

# What stands between the figures of a list: 12、30和45人.
LIST_LINK = re.compile("、|和|及|以及|与|或|[增升降减提扩缩涨跌变回改]\\w{0,2}[至到为]")
# A number that a copy has torn apart: 3 ， 200, or 2 3 4 5.
# Behind a number that was not read, or not as the beginning of a range: 2万3至4千人.
_RANGE_BEFORE = re.compile("[0-9零一二三四五六七八九十百千万亿][多余]?(?:至|到|~|～|—{1,2}|–)\\Z")
_TORN_AFTER = re.compile("，[0-9]{3}(?![0-9])| [0-9](?![0-9])")
# A numeral in characters that is no part of a name or a date: 三千五, 两百八, 七十有三.
_WRITTEN_OUT = re.compile("[百千有]|十.*点")
# Before what seems a range it may be a change by its first end: 上调3.5元至79.9元.
_CHANGE = re.compile("(?:[上下][调升涨跌降]|[增提][加高长]|[减缩][少短小]|降低|扩大|回落)了?\\Z")
# Behind these a bare number is an age or a price: 今年71了.
_TELLING = re.compile("(?:今年|已经|才|刚|只要|现年|岁数)都?\\Z")
_HEDGED_BEHIND = re.compile("（含）[\u4e00-\u9fff]{1,3}以[上下]")  # 300（含）人以上
_RATE = re.compile("每[0-9一二三四五六七八九十百千万]+[人名位个户家对][^，。；]{0,10}[有中里]\\Z")
_TURNED = re.compile("翻了?\\Z")  # 翻了一倍
_SPREAD = re.compile("不等|之?间|范围|[^，。；]{0,8}组成")  # 由9至15名理事组成
_POWER = re.compile("功率|[电灯充瓦]")  # tells that W is watts: 功率1500W, 100W快充
_IN_RETURN = re.compile("[减送返赠][0-9]")  # 满300减50


def doubt_about(text: str, amount: Amount, last: Amount | None, start: int, hedged: bool) -> str:
    """Why a number may be no figure, or another one; "" where it surely is this one."""
    number = text[amount.start : amount.last]
    mark = text[amount.start - 1 : amount.start]
    is_behind = mark in (" ", "，") and text[amount.start - 2 : amount.start - 1].isdigit()
    if is_behind and (mark == " " or re.match("[0-9]{3}(?![0-9])", number)):
        return reasons.APART
    short_of = (
        text[start - 1 : start] in ("离", "距") and text[amount.end : amount.end + 1] in "还尚仍"
    )
    if short_of or (text[start - 2 : start] == "没有" and amount.value > 1):
        return reasons.DENIED
    is_part = mark == "好" and text[start - 2 : start - 1] in ("百", "千", "万")  # 三百好几十人
    is_torn = not amount.counts and _TORN_AFTER.match(text, amount.end)
    if is_part or is_torn:
        return reasons.APART
    is_behind_comma = mark == "," and text[amount.start - 2 : amount.start - 1].isdigit()
    if is_behind_comma or re.match(",[0-9]", text[amount.last : amount.last + 2]):
        return reasons.TWO_WAYS  # continental: 3 000,50
    if _RANGE_BEFORE.search(text, max(0, start - 4), start):
        return reasons.RANGE_OR_CHANGE
    around = re.split("[，。；]", text[max(0, start - 14) : start])[-1] + text[amount.end :][:2]
    if amount.counts == "W" and not _POWER.search(around):
        return "W may be watts or ten thousand"
    if amount.counts == "倍" and _TURNED.search(text, max(0, start - 2), start):
        return "it may say by or to how much"
    if _HEDGED_BEHIND.match(text, (last or amount).last):
        return reasons.HEDGED_BEHIND
    if _RATE.search(text, max(0, start - 18), start) and amount.counts[:1] in PERSONS:
        return "it may be a share"
    if last and may_share_thousands(amount, last):
        return reasons.THOUSANDS
    if last:
        change = text[start - 1 : start] in ("从", "由") and not _SPREAD.match(text, last.end)
        if last.counts not in ("%", "个百分点", "百分点"):
            change = change or _CHANGE.search(text, max(0, start - 3), start) is not None
        ends = change and text[amount.end : amount.end + 1] in "至到"
        return reasons.RANGE_OR_CHANGE if ends else ""
    if amount.counts or hedged or amount.bare or amount.is_open or amount.scale >= 10**4:
        return ""
    following = text[amount.end : amount.end + 1]
    told = _TELLING.search(text, max(0, start - 3), start)
    is_told = told is not None and following in ("", *"了，。；、？！”）")
    if not number.isascii():
        written_out = _WRITTEN_OUT.search(number) and following in ("", *"，。；、？！”）一")
        return "" if written_out or is_told or re.search("[万亿]", number) else reasons.UNCOUNTED
    if is_told or _IN_RETURN.match(text, amount.end):
        return ""
    if "\u4e00" <= following <= "\u9fff" and not LIST_LINK.match(text, amount.end):
        return reasons.UNCOUNTED
    if text[start - 1 : start] in ("", *"，。；！？（“"):
        return reasons.UNCOUNTED
    if re.fullmatch("[12][0-9]{3}", number) and text[start - 1 : start] not in "为达至到共计是：:=":
        return reasons.MAYBE_YEAR
    return ""
