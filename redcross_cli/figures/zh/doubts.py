"""Why a number in Chinese may be no figure, or another one than it seems."""

import re

from redcross_cli.figures import reasons
from redcross_cli.figures.figure import Amount, may_share_thousands
from redcross_cli.figures.zh.amounts import PERSONS
from redcross_cli.figures.zh.exclusions import CHARACTERS

# What stands between the figures of a list: 12、30和45人.
LIST_LINK = re.compile("、|和|及|以及|与|或|[增升降减提扩缩涨跌变回改]\\w{0,2}[至到为]")
# A numeral in characters that is no part of a name or a date: 三千五, 两百八, 七十有三.
_WRITTEN_OUT = re.compile("[百千有]|十.*点")
# Before what seems a range it may be a change by its first end: 上调3.5元至79.9元.
_CHANGE = re.compile("(?:[上下][调升涨跌降]|[增提][加高长]|[减缩][少短小]|降低|扩大|回落)了?\\Z")
# Behind these a bare number is an age or a price: 今年71了.
_TELLING = re.compile("(?:今年|已经|才|刚|只要|现年|岁数)都?\\Z")
_SPREAD = re.compile("不等|之?间|范围|[^，。；]{0,8}组成")  # 由9至15名理事组成
_IN_RETURN = re.compile("[减送返赠][0-9]")  # 满300减50

# In what stands before a figure, its number, what it counts, and what stands behind it.
_DOUBTS = {
    # 3 ， 200, or 2 3 4 5, which a copy has torn apart; 三百好几十人.
    "[0-9](?: \t(?![A-Z$¥€£])|，\t[0-9]{3}(?![0-9]))|[百千万]好\t|"
    "\t\t(?:，[0-9]{3}(?![0-9])| [0-9](?![0-9]))": reasons.APART,
    "[离距]\t[^\t]*\t[^\t]*\t[还尚仍]": reasons.DENIED,  # 离300人还差得远
    "[0-9],\t[0-9]|\t\t,[0-9]": reasons.TWO_WAYS,  # continental: 3 000,50
    # Behind a number that was not read, or not as the beginning of a range: 2万3至4千人.
    "[0-9零一二三四五六七八九十百千万亿][多余]?(?:至|到|~|～|—{1,2}|–)\t": reasons.RANGE_OR_CHANGE,
    # But 功率1500W, 100W快充.
    "^(?![^\t]*(?:功率|[电灯充瓦])[^，。；\t]*\t)[^\t]*\t[^\t]*\tW\t"
    "(?!.?[电灯充瓦]|功率)": "W may be watts or ten thousand",
    "翻了?\t[^\t]*\t倍\t": "it may say by or to how much",
    "\t\t（含）[\u4e00-\u9fff]{1,3}以[上下]": reasons.HEDGED_BEHIND,  # 300（含）人以上
    f"每[0-9{CHARACTERS}]+{PERSONS}[^，。；\t]{{0,10}}[有中里]\t[^\t]*\t"
    f"{PERSONS}": "it may be a share",
}
_DOUBTED = [(re.compile(pattern), doubt) for pattern, doubt in _DOUBTS.items()]


def doubt_about(text: str, amount: Amount, last: Amount | None, start: int, hedged: bool) -> str:
    """Why a number may be no figure, or another one; "" where it surely is this one."""
    number = text[amount.start : amount.last]
    if text[start - 2 : start] == "没有" and amount.value > 1:
        return reasons.DENIED
    end = (last or amount).end
    before, behind = text[max(0, start - 18) : start], text[end : end + 8]
    around = "\t".join((before, text[start : amount.last], amount.counts, behind))
    if doubt := next((doubt for pattern, doubt in _DOUBTED if pattern.search(around)), ""):
        return doubt
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
