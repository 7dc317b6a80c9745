"""Whether a text is about China's Red Cross, or about another body, or one's own branch."""

import re
from collections.abc import Iterable
from functools import lru_cache

from redcross_cli.claims.places import (
    ABROAD,
    ANYWHERE,
    HOME,
    is_province,
    places,
    towns,
)

# Who else may be meant: other societies, other bodies, the writer's own, and other trades. Any
# name before "Red Cross" or "branch" is one, but for what begins a sentence or a heading.
_OTHERS = re.compile(
    "[A-Z][a-z]+(?:an|ish|ese|[^aeiou]i|ch)(?<!Chinese) Red (?:Cross|Crescent)"
    "|[A-Z][a-z]+(?:an|ish|ese)(?<!Chinese) [A-Z]{4,}\\b"
    "|\\b(?!(?:[A-Z][a-z]+(?:al|ese|ed)|China|Each|Every|Many|Some|Most|Other|With|From|When|Since)\\b)"
    "[A-Z][a-z]{3,}(?: [A-Z][a-z]+)? (?:Red Cross(?= (?!of|in)[a-z])|[Bb]ranch|[Cc]hapter)\\b"
    "|\\b(?:[A-Z][a-z]+(?:an|ish|ese|[^aeiou]ch)(?<!Chinese)) (?:regist(?:er|ry)|government)\\b"
    "|\\b(?:ICRC|International (?:Committee|Federation)|Crescent Movement|IFRC|Médecins"
    "|Doctors Without Borders|UNICEF|UNHCR|Salvation Army|World (?:Health Org|Food|Bank|Vision)"
    "|United Nations|(?<!with )(?<!with the )State Council|\\b[Aa]rmy\\b|[Pp]olice officers in"
    "|[Hh]ealth (?:workers|bureau|authorities|ministry)\\b|[Hh]ospitals (?:in|performed|treated)\\b"
    "|[Ss]chools (?:held|ran|organi[sz]ed)\\b"
    "|Oxfam|Tzu Chi|Caritas|Save the Child|Youth League)"
    "|(?<!to )\\b[Tt]he (?:city|county|town|district|village|municipal|school) Red Cross\\b"
    "(?! to\\b)"
    "|(?i:\\b(?:our|my|your|his|her|their) (?:own )?(?:gift|donation|class|school|university"
    "|college|company|club|hospital|office|team|chapter|branch|village|town|city|county|district|province)\\b"
    "|\\b(?:company|firm(?! [a-z]+(?:ing|sis|und)\\b)|maker|manufacturer|developer|embassy"
    "|(?<!marrow )(?<!cell )bank|supermarket|charity federation)\\b"
    "|\\bblue sky\\b|\\b(?:private|separate|independent) (?:body|charity|operator|club|team)\\b"
    "|\\bthe (?:school|university|college|hospital|shop|club)"
    " (?:paid|bought|gave|spent|raised|ha[sd]|runs)\\b|croix-rouge|cruz roja|rotes kreuz"
    "|\\bfire (?:service|brigade|department)\\b|(?<!with the )(?<!and the )\\bministry of\\b"
    "|\\bgovernment\\b(?! (?:and|official|repr|bod|organ|depart|work))"
    "|(?<![dh] )(?<![dh] the )\\b(?:police|coast guards?|soldiers|lifeguards)(?: officers)? "
    "(?:ha[ds]|have|said|[a-z]+ed)\\b"
    "|\\bfirefighters|\\b(?:its|their) own red cross|\\binsurers?\\b)"
    "|\\b(?:an?|another)(?: [a-z]+)? foundation\\b|(?<!Cross )(?<![Tt]he )(?<![(])Foundation\\b"
    "|(?<!红十字)(?<!该)基金会|消防(?:队?员|救)|财政"
    "|(?<![各地治辖级个省市县区、和及])[省市县区旗州盟镇乡村校院学道]红(?:会|十字)"
    "|(?<![古藏族尔、各和])自治区红|(?<=[愿者务年])(?:协会|联合会)(?=[现共登注有在的])"
    "|(?<![与和同合、及向给对为])(?:共青团|(?<!青)团中央|妇联|[残学]联|总工会"
    "|(?:民警|警[察方]|武警|官兵)(?=[^，。、和与]{0,15}[救捞转]))"
    "|[我他咱]们[这那][里儿边]|(?:我们|(?<![为向给对])[我本全该某])(?:[省市县区镇乡村校院厂队班]|街道|支队|学校|公司|单位|医院|社区)"
    "|(?<![与和同合、及向])(?:国家|[省市县区])?(?:民政|卫健|卫生健康|教育|应急管理|公安|人社)(?:[局厅部]|委员?会?)(?!等[0-9])"
    "|(?<![与和同及、等个家])社会组织|红十字国际委员会|国际联合会|红新月|无国界医生|蓝天救援|壹基金|联合国|世界卫生|世卫|慈善[总协]?会|慈[济濟]|国际红(?:十字会|会)|急救中心|血站|血液中心"
    "|(?<![与和同及、由])(?:国务院|商务部|中央文明办|中国政府|部队|(?:住建|医保|疾控|消防)部门)"
    "|(?<!其)[中小]学|学生分会|公司|集团|药店|厂商|超市|(?<!生命)银行"
)
_SMALLER = "县旗州盟镇乡村校院学道"  # 英山县红十字会 is a province's no more than that of a town
RED_CROSS = re.compile(r"[红紅]十字|[红紅][会會]|\bthe Society\b|\bRed Cross|\bRCSC\b")
OF_CHINA = re.compile("[中全我]国红十字|China[’']s Red Cross|Red Cross Society of China")
OF_ALL = re.compile(
    rf"{OF_CHINA.pattern}|(?<!慈善)总会|中华骨髓库|西部|China[’']s (?:registry|marrow)"
    "|China Marrow|CMDP|of the country\\b"
)
_CHINAS_RED_CROSS = re.compile(
    "(?<![\u4e00-\u9fff])红十字(?:会|系统)|其中红十字|[中全我]国红十字|(?<![省市县区州])各级红|我会|(?<!慈善)总会|(?:中华|大陆|全国)骨髓库"
    "|China[’']s (?:Red Cross|registry|marrow|ha[ds])|RCSC|Chinese Red"
    "|Red Cross (?:Society of|in) China|[Tt]he Society\\b|China Marrow|CMDP|[Tt]he Red Cross system"
    "|Chinese (?:sister )?society\\b"
    "|(?i:\\bchinese mainland\\b|\\bnational (?:program|registry|register)\\b)"
)
# The Society's foundation, whose figures are not the Society's, and what it funds.
FOUNDATION = re.compile(r"基金会|红基会|基金[”」项]|天使计划|\bFoundation\b|\bCRCF\b")
_DEPARTMENT = re.compile("(?:[局厅部]|委|委员会)\\Z")
_ITS_FUND = re.compile("红十字[^，。]{0,6}基金")
_APART = ("CN-HK", "CN-MO", "CN-TW")  # whose Red Cross has figures of its own
_NEXT_CLAUSE = re.compile("[，；;,]")
# The name of a branch, without the rest of it, in English and in Chinese. Municipalities and
# regions are places, as provinces are, and the Society of China is no branch.
BRANCH = re.compile(
    "(?!The\\b|Chin)([A-Z][\\w’'. -]{2,}?) Red Cross"
    "|(?!(?:北京|天津|上海|重庆)市)(.*(?:[市县旗州盟镇乡村校院]|(?<!自治)区))红十字"
)
_NO_NAMES = frozenset(("The", "Our", "In", "At", "By", "For", "And", "From", "With", "To", "Since"))
_LOCAL = "(?:branch|chapter|society)"


def is_about_others(text: str, end: int, own: str = HOME) -> bool | None:
    """Whether what a sentence says up to an offset is about another body than China's Red Cross.

    That may be one of another country, or a chapter or town of the writer's. Who is named last
    counts; where nobody is before the figure, who is named behind it; None where nobody is.

    >>> is_about_others("The American Red Cross has 3", end=28)
    True
    """
    if own == ANYWHERE:
        return None
    others, ours = _bodies(text, own)
    comma = _NEXT_CLAUSE.search(text, end)
    if comma:  # who is named behind it is of what stands there
        others = [at for at in others if at < comma.start()]
    before = [max([at for at in found if at < end], default=-1) for found in (others, ours)]
    if max(before) < 0:
        return not ours if others else False if ours else None
    return before[0] > before[1]


def with_own(text: str, bodies: Iterable[str]) -> str:
    """The text, as long as it is, with the names of a Red Cross that is one's own left plain.

    >>> with_own("Anytown Red Cross, 全县红十字会", ["Anytown Red Cross", "青石县红十字会"])
    'Red Cross        ,   红十字会'
    """

    def plain(said: re.Match[str]) -> str:
        if not said[0].isascii():
            return " " * len(said[0])
        word = re.search(r"([A-Z]\w+) \Z", text[: said.start()][-30:])  # New York is not York
        is_longer = word and word[1] not in _NO_NAMES and said[0][:3].lower() != "our"
        return said[0] if is_longer else "Red Cross".ljust(len(said[0]))

    for branch in filter(None, map(BRANCH.match, bodies)):
        head = re.escape(branch[1] or branch[2])
        if branch[1]:
            own = rf"\b{head} Red Cross(?i:(?: {_LOCAL})?)\b|(?i:\b(?:{head}|our) {_LOCAL})\b"
        else:
            start = "" if len(head) > 2 else "(?<![\u4e00-\u9fff])"  # 苍南县 is not 南县
            own = f"{start}{head}(?=红)|(?<!{head[-1]})[我本全]{head[-1]}"
        text = re.sub(own, plain, text)
    return text


@lru_cache(maxsize=1)
def _bodies(text: str, own: str) -> tuple[list[int], list[int]]:
    """Where a text names other bodies and countries, and where China's Red Cross and China."""
    # Hainan Red Cross sounds like American Red Cross, and 海南省红十字会 like 义乌市红十字会.
    home = [place for place in places(text, own) if place.code.startswith(HOME)]
    provinces = [
        place
        for place in home
        if is_province(place.code) and place.code not in _APART
        if text[place.start : place.end] not in towns()
    ]
    named = [(match.start(), match[0]) for match in _OTHERS.finditer(text)]
    others = [
        at
        for at, name in named
        if not (name == "基金会" and _ITS_FUND.search(text, 0, at))
        if _DEPARTMENT.search(name)
        or text[at] in _SMALLER
        or not any(p.start <= at <= p.end for p in provinces)
    ]
    others += [p.start for p in places(text) if p not in home and p.code != ABROAD]
    return others, [match.start() for match in _CHINAS_RED_CROSS.finditer(text)]
