"""Where a sentence is set, and whether it is about somebody else than China's Red Cross."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

# A line for each province and country: its ISO 3166 code, then its names in Chinese and in
# English, large cities among them. Those of countries are the Unicode CLDR's.
PLACES = Path(__file__).with_name("places.txt")
HOME, ABROAD = "CN", "abroad"
_APART = ("CN-HK", "CN-MO")  # whose Red Cross has figures of its own
_NATIONWIDE = re.compile(
    "全国|我国|各省|(?<![省市县区州])各地(?!红十字)|中国(?:大陆|内地)"
    "|(?i:nationwide|\\bnationally|\\bnational (?:society|red cross)\\b"
    "|(?:across|all over|throughout) (?:the country|(?:the whole of )?china)"
    "|(?:every|each) province|all the country[’']s|chinese mainland|mainland china)"
)
# A county or town that no list has, by the two characters or the word before its kind; what
# stands before such a kind and is no name, and who only comes from there.
_NO_NAME = (
    "[个各全该本我其某多两数几大小新老城省市县区乡镇州地都辖旗贫点扶困的这那在对给等直级上自住]"
)
_KINDS_OF_COUNTIES = (
    "偏远|边远|[东西中南北]部|沿海|边境|边疆|民族|示范|受灾|部分|所有|农业|农村|农贸|夜间|跨年|夏令"
)
_COUNTY = re.compile(
    f"(?<!来自)(?<!家住)(?!.?{_NO_NAME}|[一二三四五六七八九十百千和与及]|{_KINDS_OF_COUNTIES})"
    "[\u4e00-\u9fff](?:[\u4e00-\u9fff]县|(?![集夜早菜灯门超股楼闹])[\u4e00-\u9fff]市)"
    "(?![级委长域城区红乡中外里场民集])"
    "|\\b(?!(?:Each|Every|The|This|That|One|Any|Our|No|Most|Some|Key|Poor)\\b)"
    "([A-Z][a-z]+) County\\b"
)
_OWN = re.compile(
    "(?:[全我本](省|市|自治区|区)(?!级)|(?<![\u4e00-\u9fff])省红)|(?i:\\b(?:our|the) province\\b)"
)
_KINDS = dict.fromkeys(("CN-BJ", "CN-TJ", "CN-SH", "CN-CQ"), "市")
_KINDS |= dict.fromkeys(("CN-NM", "CN-GX", "CN-XZ", "CN-NX", "CN-XJ"), "区")
_REGIONS = {
    "京津冀": "CN-BJ CN-TJ CN-HE",
    "东北三省": "CN-LN CN-JL CN-HL",
    "东三省": "CN-LN CN-JL CN-HL",
    "长三角": "CN-SH CN-JS CN-ZJ CN-AH",
    "珠三角": "CN-GD",
}
_ABROAD = re.compile(
    "海外|国外|境外|外国|非洲|欧洲|东南亚|拉美|Africa|Europe|South-?[Ee]ast Asia|Latin America"
    "|\\b(?:(?:Turk|Brit|Span)ish|American|Japanese|Syrian|Ukrainian|Afghan|Nepalese|Indian)\\b"
    "|(?i:\\b(?:abroad|overseas|foreign countries)|outside (?:china|the))"
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
    "|Doctors Without Borders|UNICEF|UNHCR|Salvation Army|World (?:Health Org|Food|Bank|Vision)|Youth League"
    "|Oxfam|Caritas|Save the Child)"
    "|(?<!to )\\b[Tt]he (?:city|county|town|district|village|municipal|school) Red Cross\\b"
    "(?! to\\b)"
    "|(?i:\\b(?:our|my|your|his|her|their) (?:own )?(?:gift|donation|class|school|university"
    "|college|company|club|hospital|office|team|chapter|branch|village|town|city|county|district)\\b"
    "|\\b(?:company|firm(?! [a-z]+(?:ing|sis|und)\\b)|maker|manufacturer|developer|embassy"
    "|(?<!marrow )(?<!cell )bank|supermarket|charity federation)\\b"
    "|\\bblue sky\\b|\\b(?:private|separate|independent) (?:body|charity|operator|club|team)\\b"
    "|\\bthe (?:school|university|college|hospital|shop|club)"
    " (?:paid|bought|gave|spent|raised|ha[sd]|runs)\\b|croix-rouge|cruz roja|rotes kreuz"
    "|\\bfire (?:service|brigade|department)\\b|(?<!with the )(?<!and the )\\bministry of\\b"
    "|\\bgovernment\\b(?! (?:and|official|repr|bod|organ|depart|work))"
    "|(?<![dh] )(?<![dh] the )\\b(?:police|coast guards?|soldiers|lifeguards)(?: officers)? "
    "(?:ha[ds]|have|[a-z]+ed)\\b|\\bfirefighters|\\b(?:its|their) own red cross|\\binsurers?\\b)"
    "|(?<!Cross )(?<![Tt]he )(?<![(])Foundation\\b|(?<!红十字)(?<!该)基金会|消防[员救]|财政"
    "|(?<![各地治辖级个省市县区、和及])[省市县区旗州盟镇乡村校院学道]红(?:会|十字)"
    "|(?<![古藏族尔、各和])自治区红|(?<=[愿者务年])(?:协会|联合会)(?=[现共登注有在的])"
    "|(?<![与和同合、及向给对为])(?:共青团|(?<!青)团中央|妇联|[残学]联|总工会"
    "|(?:民警|警[察方]|武警|官兵)(?=[^，。、和与]{0,15}[救捞]))"
    "|[我他咱]们[这那][里儿边]|(?:我们|(?<![为向给对])[我本全该某])(?:[省市县区镇乡村校院厂队班]|街道|支队|学校|公司|单位|医院|社区)"
    "|(?<![与和同合、及向])(?:国家|[省市县区])?(?:民政|卫健|卫生健康|教育|应急管理|公安|人社)(?:[局厅部]|委员?会?)(?!等[0-9])"
    "|(?<![与和同及、等个家])社会组织|红十字国际委员会|国际联合会|红新月|无国界医生|蓝天救援|壹基金|联合国|世界卫生|世卫|慈善[总协]?会|急救中心|血站|血液中心"
    "|(?<!其)[中小]学|学生分会|公司|集团|药店|厂商|超市|(?<!生命)银行"
)
_SMALLER = "县旗州盟镇乡村校院学道"  # 英山县红十字会 is a province's no more than that of a town
RED_CROSS = re.compile(r"红十字|红会|\bRed Cross|\bRCSC\b")
OF_CHINA = re.compile("[中全我]国红十字|China[’']s Red Cross|Red Cross Society of China")
OF_ALL = re.compile(rf"{OF_CHINA.pattern}|(?<!慈善)总会")
_CHINAS_RED_CROSS = re.compile(
    "(?<![\u4e00-\u9fff])红十字(?:会|系统)|其中红十字|[中全我]国红十字|(?<![省市县区州])各级红|我会|(?<!慈善)总会|(?:中华|大陆|全国)骨髓库"
    "|China[’']s (?:Red Cross|registry|marrow|ha[ds])|RCSC|Chinese Red"
    "|Red Cross (?:Society of|in) China|[Tt]he Society\\b|China Marrow|CMDP|[Tt]he Red Cross system"
    "|Chinese (?:sister )?society\\b"
    "|(?i:\\bchinese mainland\\b|\\bnational (?:program|registry|register)\\b)"
)
# The Society's foundation, whose figures are not the Society's, and what it funds.
FOUNDATION = re.compile(r"基金会|红基会|基金[”」项]|天使计划|\bFoundation\b|\bCRCF\b")
_ITS_FUND = re.compile("红十字[^，。]{0,6}基金")
# What the places that a sentence names are only some of: 浙江等地, eight provinces and Xi'an.
SEVERAL = re.compile(r"等|[0-9]个省|(?i:\bother|\b(?:such as|places like)\b|\b\w+ provinc(?:es|ial-level))")
PROVINCES = re.compile(r"[0-9]个省|\b[0-9]+ (?:other )?provinces\b")
# What a place is spoken of for, and its tents, and not for what it has.
DISASTER = re.compile(
    "地震|水灾|洪[水涝灾]|泥石流|台风|灾[区情害]|(?i:quake|flood|typhoon|disaster area)"
)
# Where something is said or held is not where it was done.
_SAID_THERE = re.compile(
    "市?(?:举[行办]的[^，。]{0,12})?(?:启动|[^，。]{0,4}现场|召开|举行|表示|说|宣布|介绍|透露|通报|发布|向记者)"
    "|[^，。]{0,8}(?:相比|不同)，"
)
_SAID_IN = re.compile(
    r"(?i)\b(?:said|told|announced|reported|speaking|ceremony|conference|briefing|interview|founded"
    r"|established|headquarter(?:s|ed)|head office)\b[^.;]{0,40}\b(?:in|at) \Z"
    r"|\b(?:population|size) of \Z|\bunlike \Z|\b(?:latest|news|report) from \Z|(?:成立|创立|诞生|始建|总部设)[于在]\Z"
)
_NEXT_CLAUSE = re.compile("[，；;,]")
# The name of a branch, without the rest of it, in English and in Chinese. Municipalities and
# regions are places, as provinces are, and the Society of China is no branch.
BRANCH = re.compile(
    "(?!The\\b|Chin)([A-Z][\\w’'. -]{2,}?) Red Cross"
    "|(?!(?:北京|天津|上海|重庆)市)(.*(?:[市县旗州盟镇乡村校院]|(?<!自治)区))红十字"
)
_NO_NAMES = frozenset(("The", "Our", "In", "At", "By", "For", "And", "From", "With", "To", "Since"))
_LOCAL = "(?:branch|chapter|society)"
_GIVEN_TO = re.compile(
    r"(?:[向给援]|与(?!中国))[^，。；：]*\Z|\b(?:aid|help|relief|support) (?:to|for) (?:\w+,? )*\Z"
)


class Place(NamedTuple):
    """A province or country that a text names at ``start`` to ``end``."""

    start: int
    end: int
    code: str


@lru_cache(maxsize=1000)  # each figure of a sentence asks, and for what facts say
def places(text: str, own: str = HOME) -> tuple[Place, ...]:
    """The places that a text names, in order; HOME is the whole country, ABROAD all others.

    ``own`` is the place that the text is about, which it calls 全省, 我市 or 全区.

    >>> [place.code for place in places("In Hubei and across China, not in France")]
    ['CN-HB', 'CN', 'FR']
    >>> [place.code for place in places("全省和我省", own="CN-HI")]
    ['CN-HI', 'CN-HI']
    """
    pattern, code_of = name_pattern_and_codes()
    found = [
        Place(*match.span(), code)
        for match in filter(_is_of_what_is_told, pattern.finditer(text))
        for code in code_of[match[0].replace("’", "'")].split()
    ]
    taken = {at for place in found for at in range(place.start, place.end)}
    found += [
        Place(*match.span(), f"{HOME}-{match[1] or match[0]}")
        for match in filter(_is_of_what_is_told, _COUNTY.finditer(text))
        if taken.isdisjoint(range(*match.span()))
    ]
    found += [Place(*match.span(), HOME) for match in _NATIONWIDE.finditer(text)]
    if own != HOME:
        kind = _KINDS.get(own, "省")
        ours = (m for m in _OWN.finditer(text) if (m[1] or "省").endswith(kind))
        found += [Place(*match.span(), own) for match in ours]
    found += [Place(*match.span(), ABROAD) for match in _ABROAD.finditer(text)]
    return tuple(sorted(found))


def _is_of_what_is_told(named: re.Match[str]) -> bool:
    """Whether a place that is named is where something was done, and not only told or held."""
    text, start = named.string, named.start()
    is_said_there = _SAID_THERE.match(text, named.end())
    return not (is_said_there or _SAID_IN.search(text, max(0, start - 60), start))


def is_province(code: str) -> bool:
    """Whether a code is that of a province, and not of a county, of another country or of all."""
    return code.startswith(f"{HOME}-") and code[len(HOME) + 1 :].isupper()


def is_county(code: str) -> bool:
    """Whether a code is that of a county or town that no list has."""
    return code.startswith(f"{HOME}-") and not is_province(code)


def names_county(text: str, code: str) -> bool:
    """Whether a text names such a county, with its kind or without."""
    return is_county(code) and code[len(HOME) + 1 :].rstrip("县市") in text


def codes(text: str) -> set[str]:
    """The codes of the places that a text names."""
    return {place.code for place in places(text)}


def is_about_others(text: str, end: int, own: str = HOME) -> bool | None:
    """Whether what a sentence says up to an offset is about another body than China's Red Cross.

    That may be one of another country, or a chapter or town of the writer's. Who is named last
    counts; where nobody is before the figure, who is named behind it; None where nobody is.

    >>> is_about_others("The American Red Cross has 3", end=28)
    True
    """
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


def is_given_to(text: str, place: Place) -> bool:
    """Whether a place is one that something is given to or agreed with: 向苏丹冲突和阿富汗地震."""
    return _GIVEN_TO.search(text, max(0, place.start - 40), place.start) is not None


@lru_cache(maxsize=1)
def _bodies(text: str, own: str) -> tuple[list[int], list[int]]:
    """Where a text names other bodies and countries, and where China's Red Cross and China."""
    # Hainan Red Cross sounds like American Red Cross, and 海南省红十字会 like 义乌市红十字会.
    home = [place for place in places(text, own) if place.code.startswith(HOME)]
    provinces = [
        place
        for place in home
        if is_province(place.code) and place.code not in _APART
        if text[place.start : place.end] not in _towns()
    ]
    starts = [match.start() for match in _OTHERS.finditer(text)]
    others = [
        at
        for at in starts
        if not (text.startswith("基金会", at) and _ITS_FUND.search(text, 0, at))
        if text[at] in _SMALLER or not any(p.start <= at <= p.end for p in provinces)
    ]
    others += [
        p.start
        for p in places(text)
        if p not in home and p.code != ABROAD and not is_given_to(text, p)
    ]
    return others, [match.start() for match in _CHINAS_RED_CROSS.finditer(text)]


@cache
def _listed() -> list[tuple[str, list[str], list[str]]]:
    """The code of each province and country, and its names in Chinese and in English."""
    lines = (line.split() for line in PLACES.read_text(encoding="utf-8").splitlines())
    return [
        (code, chinese.split(","), english.replace("_", " ").split(","))
        for code, chinese, english in lines
    ]


@cache
def _towns() -> frozenset[str]:
    """The names of towns, which stand behind that of their province."""
    named = [
        names[1:] for code, *both in _listed() if code.startswith(f"{HOME}-") for names in both
    ]
    return frozenset(name for names in named for name in names) - {"Tibet", "Macau"}


@cache
def name_pattern_and_codes() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for the names of all places, and the code, or codes, of each."""
    codes = dict(_REGIONS)
    for code, chinese, english in _listed():
        codes |= dict.fromkeys((*chinese, *english, *map(str.upper, english)), code)
    longest = sorted(codes, key=len, reverse=True)
    latin = [re.escape(name).replace("'", "['’]") for name in longest if name[0].isascii()]
    others = [name for name in longest if not name[0].isascii()]
    begins = "".join(sorted({name[0] for name in codes}))  # is soon known not to begin one
    return re.compile(rf"(?=[{begins}])(?:\b(?:{'|'.join(latin)})\b|{'|'.join(others)})"), codes
