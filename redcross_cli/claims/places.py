"""The places that a text names: provinces and countries, counties, the whole country."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

# A line for each province and country: its ISO 3166 code, then its names in Chinese and in
# English, large cities among them. Those of countries are the Unicode CLDR's.
PLACES = Path(__file__).with_name("places.txt")
HOME, ABROAD = "CN", "abroad"
ANYWHERE = ""  # where a text is set whose facts are not of the Red Cross
_NATIONWIDE = re.compile(
    "全国|我国|各省|(?<![省市县区州])各地(?!红十字)|中国(?:大陆|内地)"
    "|(?i:nationwide|\\bnationally|\\bnational (?:society|red cross)\\b"
    "|(?:across|all over|throughout) (?:the country|(?:the whole of )?china)"
    "|(?:every|each) province|all the country[’']s|chinese mainland|mainland china)"
)
# A county, town or river basin that no list has, by the two characters or the word before its
# kind; what stands before such a kind and is no name, and who only comes from there.
_NO_NAME = (
    "[个各全该本我其某多两数几大小新老城省市县区乡镇州地都辖旗贫点扶困的这那在对给等直级上自住]"
)
_KINDS_OF_COUNTIES = (
    "偏远|边远|[东西中南北]部|沿海|边境|边疆|民族|示范|受灾|部分|所有|农业|农村|农贸|夜间|跨年|夏令"
)
_SMALLER_PLACE = re.compile(
    f"(?<!来自)(?<!家住)(?!.?{_NO_NAME}|[一二三四五六七八九十百千和与及]|{_KINDS_OF_COUNTIES})"
    "[\u4e00-\u9fff](?:[\u4e00-\u9fff]县|(?![集夜早菜灯门超股楼闹])[\u4e00-\u9fff]市)"
    "(?![级委长域城区红乡中外里场民集])"
    "|(?:长江|黄河|淮河|珠江|松花江)(?:[上中下]{1,2}游|流域)"
    "|\\b(?!(?:Each|Every|The|This|That|One|Any|Our|No|Most|Some|Key|Poor)\\b)"
    "([A-Z][a-z]+) County\\b|\\bcounty of ([A-Z][a-z]+)"
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
# What the places that a sentence names are only some of: 浙江等地, eight provinces and Xi'an.
SEVERAL = re.compile(
    r"等|[0-9]个省|(?i:\bother|\b(?:such as|places like)\b|\b\w+ provinc(?:es|ial-level))"
)
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
    r"|\b(?:population|size) of \Z|\bunlike \Z|\b(?:latest|news|report) from \Z"
    r"|(?:成立|创立|诞生|始建|总部设)[于在]\Z"
)
_ITS_RED_CROSS = re.compile("(?:省|市|自治区)?(?:各级)?[红紅](?:十字|[会會])| Red Cross")


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
    counties = () if own == ANYWHERE else _SMALLER_PLACE.finditer(text)
    found += [
        Place(*match.span(), f"{HOME}-{match[1] or match[2] or match[0]}")
        for match in filter(_is_of_what_is_told, counties)
        if taken.isdisjoint(range(*match.span()))
    ]
    found += [Place(*match.span(), HOME) for match in _NATIONWIDE.finditer(text)]
    if own not in (HOME, ANYWHERE):
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


def codes(text: str) -> set[str]:
    """The codes of the places that a text names."""
    return {place.code for place in places(text)}


def societies(text: str, own: str = HOME) -> list[Place]:
    """The places whose own Red Cross a text names."""
    return [place for place in places(text, own) if _ITS_RED_CROSS.match(text, place.end)]


@cache
def _listed() -> list[tuple[str, list[str], list[str]]]:
    """The code of each province and country, and its names in Chinese and in English."""
    lines = (line.split() for line in PLACES.read_text(encoding="utf-8").splitlines())
    return [
        (code, chinese.split(","), english.replace("_", " ").split(","))
        for code, chinese, english in lines
    ]


@cache
def towns() -> frozenset[str]:
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
