"""Hedges in Chinese: before a number (近5800) and after it; `numerals` has those within."""

import re

from redcross_cli.figures import reasons
from redcross_cli.figures.figure import NEGATED, Amount, Hedge, hedges_after, hedges_before
from redcross_cli.figures.words import Lexicon
from redcross_cli.figures.zh import LISTS
from redcross_cli.terms import Comparator

_BEFORE = hedges_before(LISTS)
# The longest word counts, and some only end like a hedge: 附近3个村, 预约12人, 超市3家.
_HEDGES = Lexicon([*_BEFORE, *LISTS["no-hedges"]])
# 不超过, 未超过, 不得低于, 难以超过, 没有一支队伍少于30人.
# 不得不超过 and 无不超过 deny nothing.
_NOT = re.compile(
    "(?:(?<!不[得能会可])(?<![无莫])不(?:得|能|应该?|宜|可能?|准|允?许|会|曾|再|要)?|从?未[曾能]?|"
    "难[以于]|(?<![特分区个级性辨识离告])别(?:再|让[^，。；：、]{1,6})?|(?<=[很极])难|无法|禁止|"
    "严禁|勿|(?<!几乎)没有?|"
    "(?<!几乎)(?:没有|无)(?:任何)?(?:一[^，。；：、的]|人|哪)(?:[^，。；：、的]{0,4}的)?[^，。；：、的但而知想料不]{0,12})\\Z"
)
_DENYING = re.compile(
    "(?:[很极]少|[少鲜]有|并非|不是|不都|未必|没有|没能|从未|几乎不|无一)[^，。；：、的但而]{0,16}\\Z|"
    "(?:不[太大](?:可能|会)|不(?:必|用|需|致|敢|足以|至于|见得|一定)|避免|"
    "(?<![灾困苦遇避死罹受海空矿])难)\\Z"
)
# Words that may stand between a hedge and its number: 约占七成, 约为每秒1500米, 最高补助2万元.
_LINKS = Lexicon(LISTS["links"])
# Before a scale without a digit (上百, 过万) and before a share (过半, 过八成) only.
_BEFORE_BARE: dict[str, Comparator] = {"过": ">", "上": ">="}
_SMALL = frozenset("大中老幼弱缩减变细从")  # 中小, 老小, 缩小
# Of a share or a multiple the whole may stand in between: 不超过捐款总额的10%, 约占全球六成.
_WHOLE = re.compile("[^\\W0-9_]{1,16}的\\Z|[^\\W0-9_]{1,4}占[^\\W0-9_]{1,8}\\Z")
# But what another's figure is compared with is that figure: 高于对照组的81.4%.
_ANOTHERS = re.compile("(?:组|[去上]年|上[月季]|同期|此前|平均|水平)的\\Z")
_FASTER = re.compile("[比较][^，。；：、]{1,20}\\Z")  # 比全市增速快2.1个百分点
# An adverb may stand before the verb: 至少还需要再投入300万元, 不低于每股18.5元.
_ADVERB = re.compile(
    "(最[多高](?=只?[可能订购领带])|至少|起码|少说|至多|顶多|充其量|大概|大约|差不多)"
    "(?:(?![年月日]|[一二两三四五六七八九十百千万亿]{2})[^\\W0-9A-Za-z_]){1,9}\\Z"
)

_ASIDE = re.compile("（[^（）0-9等]{2,12}）\\Z")  # 超过（不含港澳台）3亿人
_PER = "(?:[/每][\u4e00-\u9fff]{1,2}?)?"  # 30万元/人左右, 300立方米每秒以内
_OF = "(?<=分之.)|(?<=分之.十)|(?<=分之.十.)"  # 三分之一强, 百分之八十五弱

after = hedges_after(
    {
        ">": "打不住|冒头|上方|之上|挂零|有[余奇]|出头|开外|还多|刚过|不止|"
        f"(?:{_OF}|(?<![0-9一二三四五六七八九十百]))强(?![^\\W的是])|[略稍]多(?=\\W|$)|"
        "多(?![出了达数0-9一二三四五六七八九十百千万两几半])|余(?![震额热温量款粮波味])",
        ">=": f"只多不少|[往朝向]上|{_PER}(?:（含）|及|或|和)?以上|起步|"
        "(?:/[人份件晚天次位间月年股])?起(?=\\W|[①-⑳]|$|[订售购批租投付])|[+](?![0-9])",
        "<": "下方|之下|(?:整数)?(?:关口|大关)?失守|[都也]?不到(?!场|位|岗)|不足|"
        f"(?:{_OF}|(?<![0-9一二三四五六七八九十百级]))弱(?![^\\W的是])",
        "<=": f"只少不多|{_PER}(?:（含）|及|或|和)?以下(?!简称)|{_PER}以内|之内|"
        "内(?![容部外地科蒙])|封顶|为限",
        "~": f"{_PER}左右|之谱|上下(?![铺楼班游车级学联])|许(?![多可下愿])|不等",
    }
)


def before(text: str, at: int, amount: Amount) -> Hedge | None:
    """The hedge before an amount that begins at an offset, and where the hedge begins."""
    if found := _ending(text, at) or _ending(text, _before_links(text, at)):
        return found
    sign = text[at - 1 : at]
    if sign == "小" and amount.scale >= 100 and text[at - 2 : at - 1] not in _SMALL:
        return Hedge("<", at - 1)  # 小一百人
    is_bare = amount.bare or (amount.scale >= 10**4 and sign == "过")
    if is_bare and sign in _BEFORE_BARE and not _HEDGES.word_before(text, at):
        return Hedge(_BEFORE_BARE[sign], at - 1)
    is_share = amount.bare or amount.counts in ("%", "倍")
    whole = _WHOLE.search(text, max(0, at - 18), at) if is_share else None
    if whole and amount.counts != "倍" and _ANOTHERS.search(whole[0]):
        return None
    for end in range(at - 2, whole.start(), -1) if whole else ():
        found = _ending(text, end)
        is_value = found and found.sign == "~" and text[end] in "价值额"  # 估算价的2%
        if found and not is_value and (end - found.start > 1 or text[end] in "占为合是"):
            return found
    adverb = _ADVERB.search(text, max(0, at - 14), at)
    return _ending(text, adverb.end(1)) if adverb else None


def _before_links(text: str, at: int) -> int:
    """The offset before the words that may stand between a hedge and its number."""
    for _ in range(4):
        if _HEDGES.word_before(text, at):
            break
        if word := _LINKS.word_before(text, at):
            at -= len(word)
        elif aside := _ASIDE.search(text, max(0, at - 16), at):
            at = aside.start()
        elif at > 2 and "每" in text[at - 3 : at - 1] and not text[at - 1].isdigit():
            at = text.rfind("每", at - 3, at)
        else:
            break
    return at


def _ending(text: str, end: int) -> Hedge | None:
    """The hedge that ends at an offset, with a negation before it."""
    word = _HEDGES.word_before(text, end)
    sign = _BEFORE.get(word)
    if sign is None:
        return None
    begin = end - len(word)
    if word == "快" and _FASTER.search(text, max(0, begin - 24), begin):
        return None
    if sign == "~":
        return Hedge(sign, begin)
    first = max(0, begin - 20)
    denied = _NOT.search(text, first, begin) if word[0] not in "近将接逼" else None
    if _DENYING.search(text, first, denied.start() if denied else begin):  # 没有一人不超过300元
        return Hedge(sign, begin, reasons.DENIED)
    return Hedge(NEGATED[sign], denied.start()) if denied else Hedge(sign, begin)
