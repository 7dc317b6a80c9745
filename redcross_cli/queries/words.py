"""The words of a query: what is typed, taken apart into what is looked for, numbers too."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from redcross_cli.errors import UsageError
from redcross_cli.facts.model import Unit
from redcross_cli.messages import _
from redcross_cli.queries.fold import fold, is_year
from redcross_cli.terms import LARGEST

if TYPE_CHECKING:
    from redcross_cli.figures.interval import Quantity

EQUAL, SAME_DIGITS, BEGUN, ROUNDED = range(4)  # how a value is like the number asked for
NUMERALS = frozenset("0123456789零〇一二两三四五六七八九十百千万亿半")
# Words for which the reader of figures is worth loading.
NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    "hundred|thousand|million|billion"
)
_BARE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_MILLIONS = r"(?i)(?<=[0-9])m\Z"  # 2.87m, which in a text could be metres
_SCALE_WORD = r"(?i)(?<=[0-9])(thousand|[mbtr]+illion)"
_LONGEST_NUMBER = 50  # characters
# A word, or what is one though it has spaces: 1.53 bn, 419 万余人, two thousand, late 2025.
_WORD = (
    rf"(?i)(?<![\w-])(?:{NUMBER_WORDS})(?:[ -](?:and )?(?:{NUMBER_WORDS}))+(?![\w-])"
    r"|\b(?:end of|late) (?:19|20)\d\d\b"
    r"|\S*\d (?=(?:thousand|million|billion|trillion|bn|k|m)(?![a-z])|[余多]?[十百千万亿])\S+|\S+"
)
# Which year that is depends on the day; the latest figure is listed anyway.
_RELATIVE_YEAR = r"(?i)\b(?:last|this) year\b|[前去今]年"
_PER_CENT = r"(?i)(?<=\d)\s*per\s?cent\b"
_PUNCTUATION = ".…“”‘’\"'《》〈〉「」『』()（）[]{},，。;；:：!！?？|#*_/\\"
# The Red Cross by its name, whose words would be found in some sentences alone.
_RED_CROSS = r"(?i)\b(?:chin(?:a['’]s|ese) )?red cross(?: society)?(?: of china)?(?:['’]s)?\b"
_SPELT = {"honghui": "红会", "hongshizi": "红十字", "hongshizihui": "红十字会"}
_SPELT |= {"duoshao": "多少", "renshu": "人数", "shuliang": "数量"}
# Words that tell nothing apart in a base of the Red Cross's figures: articles and
# prepositions, words of asking, hedges, the Red Cross itself and its country; folded, the
# Chinese as regular expressions, the longer first.
_ENGLISH = """
    a an and any are at be been by current currently did do doe does for from has have how in is it
    its latest many much now of
    on per that the there this to was were what when where which who with
    number figure total people about almost around exactly least more most nearly over some than
    under red cross redcross rcsc china chinese national nationwide
    can could count done get given got i me please so far tell their them they up us we will
    would you after all because before being between both built during each every he into just list
    long newest off only onto or out recent she should since size these those through together
    until while why
"""
_CHINESE = """
    请问 我想知道 想知道 目前 现在 最新 成功 得到
    一共有 一共 总共有 总共 共有 人数 数量 总数 总额 数字 数据 超过 大约 将近 接近
    安?装了 [派做花用办帮]了 的 哪些 哪几?个 什么时候 什么 多久 多长时间
    全国红十字系统 (?:全国|中国)?红十字会(?!员) 红十字系统 红十字 全国 我国 中国红会 红会(?!员) 总会
"""
_MEASURE = "(?:人次|场次|平方米|[人名位个例台顶件家支场次套项批期户座])"
_HOW_MANY = (
    f"(?:(?<![收达])到)?共?[有是]?(?:多少[万亿]?(?:{_MEASURE}|[钱元])?|几(?:[个名位]人|{_MEASURE}))"
)
# What only asks within a run of Chinese; at its beginning, 年 is what is left of a year.
_BEGUN = "^年[底末]?(?!度)|^(?:得了?|患|给|有)(?![养予效关限害者儿])"
_ASKING = "|".join([_HOW_MANY, *_CHINESE.split(), _BEGUN])
ASKING = f"{_ASKING}|了(?!解)"
PASSED_OVER = frozenset([*_ENGLISH.split(), *_SPELT])
MOST_WORDS, LONGEST_WORD = 50, 200  # more than anyone types
_PART = 2  # characters of a Chinese word at the least
_LONGEST_RUN = 12

Ways = list[list[str]]


def tokens_of(words: Sequence[str], join: bool = True) -> list[str]:
    """The words of a query, each once and as typed; with ``join`` 2.87 million is one word.

    Raises UsageError for more words, or a longer one, than anyone types.
    """
    # An argument that is not UTF-8 arrives with lone surrogates, which nothing matches.
    joined = normalize("NFKC", " ".join(words)).encode("utf-8", "replace").decode()
    rest = re.sub(_RELATIVE_YEAR, " ", re.sub(_RED_CROSS, " ", joined))
    apart = re.sub(_PER_CENT, "%", rest if rest.strip() else joined).split()
    typed = re.findall(_WORD, " ".join(apart)) if join and len(apart) > 1 else apart
    stripped = (re.sub("(?<=[a-z])['’]s$", "", word).strip(_PUNCTUATION) for word in typed)
    bare = dict.fromkeys(_SPELT.get(word.lower(), word) for word in stripped)
    if len(bare) > MOST_WORDS:
        what = _("A search has at most {most} words; this one has {count}.")
        raise UsageError(what.format(most=MOST_WORDS, count=len(bare)))
    longest = max(map(len, bare), default=0)
    if longest > LONGEST_WORD:
        what = _("A word of a search has at most {most} characters; one here has {count}.")
        raise UsageError(what.format(most=LONGEST_WORD, count=longest))
    tokens = [token for token in bare if fold(token)]
    if len(tokens) == 1:
        return tokens
    return [token for token in tokens if not only_asks(token)] or tokens


def relative_years(words: Sequence[str]) -> list[str]:
    """The words for years that depend on the day, which are passed over."""
    return list(dict.fromkeys(re.findall(_RELATIVE_YEAR, " ".join(words))))


def in_short(token: str) -> str:
    """What is asked of people or money, in a verb with its object: 救人 of 去年救了多少人.

    >>> in_short("红十字会救了几个人"), in_short("捐了多少钱"), in_short("志愿者")
    ('救人', '捐钱', '志愿者')
    """
    if "多少" not in token and "几" not in token:  # to see which takes less than to compile
        return token
    asked = re.sub("(?<=[\u4e00-\u9fff])[了过]?(?:多少|几[个名位])(?=[人钱]$)", "", fold(token))
    short = re.sub(ASKING, "", asked)
    return token if asked == fold(token) or len(short) < _PART else short


def only_asks(token: str) -> bool:
    """Whether a word tells nothing apart, as 多少顶 or 请问中国红十字会."""
    folded = fold(token)
    return folded in PASSED_OVER or (not folded.isascii() and not re.sub(ASKING, "", folded))


def take_apart(token: str) -> list[Ways]:
    """What else a token may mean: words that must all be found, each with its ways to be found.

    Words that only ask are left out, a run of Chinese may be several words, and so may a
    number with what follows it.

    >>> take_apart("甘肃帐篷有多少"), take_apart("AED数量")
    ([[['甘肃帐篷'], ['甘肃', '帐篷']]], [[['aed']]])
    >>> take_apart("2016年有多少人捐献了器官")
    [[['2016']], [['捐献']], [['器官']]]
    >>> take_apart("350万志愿者")
    [[['350万志愿者'], ['350万', '志愿者'], ['350', '万志愿者']]]
    """
    if is_year(fold(token)):
        return [[[token]]]
    if dated := re.fullmatch("((?:19|20)[0-9]{2}(?:年[底末]|(?=年)))(?:年度?)?(.*)", token):
        return [[[dated[1]]], *(take_apart(dated[2]) if dated[2] else ())]
    begun = re.fullmatch(
        "([0-9][0-9.,]*)( ?[余多]?[十百千万亿]*)([^0-9a-z十百千万亿., -].*)", token
    )
    is_number = number_in(token) is not None
    if begun and (len(begun[3]) > 1 or not is_number):
        digits, scale, rest = begun.groups()
        ways = [[token], [digits + scale, rest], [digits, scale + rest]]
        return [[way for way in ways if all(map(fold, way))]]
    if is_number:
        return [[[token]]]
    parts = f"(?<=了)(?!解)|{_ASKING}"
    runs = [run for word in fold(token).split() for run in re.split(parts, word)]
    telling = [run for run in runs if run not in PASSED_OVER and run.strip("了吗呢到")]
    return [_ways(run) for run in telling] or [[[token]]]


def _ways(run: str) -> Ways:
    """The ways to take a run: as it stands, as several words, as what begins like it.

    >>> _ways("救助"), _ways("积石山搭了")
    ([['救助']], [['积石山搭'], ['积石', '山搭'], ['积石山', '搭']])
    """
    bare = run.removesuffix("了")
    parts = _parts(bare, 3)
    # 志愿者组织 are organizations of 志愿服务.
    parts += [[re.sub("(?<=..)者$", "", part) for part in way] for way in parts if "者" in bare]
    # An English word without its ending finds its kin: donat(ed), donation. "Registred" lacks
    # a letter, and its beginning would find a registry; that of income, incomplete.
    stem = re.fullmatch("([a-z]{4,}?)(?<![^aeiour]r)(?:(e)|ed|ing|ions?)", bare)
    kin = [stem[1] + vowel for vowel in ("ai" if stem[2] else [""])] if stem else []
    ways = [[bare], *parts, *([word] for word in kin)]
    if bare != run and len(bare) > _PART:
        ways += [[*way, bare[-1]] for way in ([bare[:-1]], *_parts(bare[:-1], 3))]
    return ways


def _parts(run: str, most: int) -> Ways:
    """The ways to take a run of Chinese as several words, ``most`` at the most."""
    if run.isascii() or len(run) > _LONGEST_RUN or most < 2:
        return []
    ends = range(_PART, len(run) - _PART + 1)
    return [
        [run[:end], *rest] for end in ends for rest in ([run[end:]], *_parts(run[end:], most - 1))
    ]


class AskedNumber(NamedTuple):
    """A number that is searched for: what it says and counts, and whether it is digits alone."""

    quantity: "Quantity"
    counts: str
    is_bare: bool

    def ranges(self) -> Iterator[tuple[float, float, int]]:
        """Values that may be meant: from, up to but without, and how alike, the best first.

        Digits alone, two or more, are also looked for at the beginning of a greater
        value, whose scale they leave open: 287 in 287万 and 287.6万. A number with a
        scale or a unit is looked for in what it may be short for: 15亿 in 15.3亿.

        >>> def likeness(word, value):
        ...     ranges = number_in(word).ranges()
        ...     return next((like for low, high, like in ranges if low <= value < high), None)
        >>> [likeness("287", value) for value in (287, 2870000, 2876000, 28)]
        [0, 1, 2, None]
        >>> [likeness("15亿", value) for value in (1530000000, 1470000000, 15)]
        [2, 3, None]
        """
        asked, step = self.quantity.value, self.quantity.step
        assert asked is not None
        scales = range(len(str(LARGEST))) if self.is_bare and self.quantity.digits > 1 else range(1)
        yield *_only(asked), EQUAL
        for scale in scales[1:]:
            yield *_only(asked.scaleb(scale)), SAME_DIGITS
        if len(scales) > 1 or not self.is_bare:
            for scale in scales:
                yield float(asked.scaleb(scale)), float((asked + step).scaleb(scale)), BEGUN
        if not self.is_bare:
            yield float(asked - step / 2), float(asked), ROUNDED

    def units(self, units: Iterable[Unit]) -> frozenset[str] | None:
        """The ids of the units that the number may be counted in; None where it names none."""
        if not self.counts:
            return None
        from redcross_cli.facts.quantity import counts_as

        return frozenset(unit.id for unit in units if counts_as(self.counts, unit))


def _only(value: Decimal) -> tuple[float, float]:
    return float(value), math.nextafter(float(value), math.inf)


def number_in(word: str) -> AskedNumber | None:
    """The number that a word may mean: 287万, 2,870,000, 80%, twenty-five."""
    first = re.split("[ -]", word.lower(), maxsplit=1)[0]
    is_word = NUMERALS.isdisjoint(word) and first not in NUMBER_WORDS.split("|")
    if is_word or len(word) > _LONGEST_NUMBER:
        return None
    word = re.sub("(?<=[0-9]) ", "", word)
    # Most words are no number, and this takes a while to import.
    from redcross_cli.figures.interval import Quantity, last_place

    if re.fullmatch(_BARE, word):
        value = Decimal(word.replace(",", ""))
        return AskedNumber(Quantity(value, step=last_place(value)), "", is_bare=True)
    from redcross_cli.figures.reader import find
    from redcross_cli.figures.zh.numerals import SCALES

    written = re.sub(_SCALE_WORD, r" \1", re.sub(_MILLIONS, "million", word))
    for figure in find(written):
        if figure.printed == written and figure.quantity.value is not None:
            # 十万 says no less than 10万, whose last digit is one of 万.
            scale = [SCALES[character] for character in word if character in SCALES][-1:]
            step = min([figure.quantity.step, *scale])
            return AskedNumber(figure.quantity._replace(step=step), figure.counts, is_bare=False)
    return None
