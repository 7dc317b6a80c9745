"""What is no figure in Chinese: dates, orders, names, spans that only place in time, words.

A number is looked at where it stands: what encloses it, what begins with it, and what
stands before it.
"""

import re

from redcross_cli.figures.figure import HIDDEN
from redcross_cli.figures.words import Lexicon
from redcross_cli.figures.zh import LISTS, counted

CHARACTERS = "零一二两三四五六七八九十百千万亿廿卅"
_NUMBER = f"(?:[0-9]+|[{CHARACTERS}几数][{CHARACTERS}几数、]{{0,3}})[余多]?"
_SPAN = "(?:个?(?:小时|分钟|秒|工作日|世纪|月|季度|星期|学期|学年)|周|天|年|日|载|代)"
_DIGIT = "零一二三四五六七八九廿卅"
_YEAR = "(?:1[0-9]|2[01])[0-9]{2}"
_UP_TO_99 = "[0-9]{1,2}"
_TO = "[-—–−~至到、/和]{1,2}"
_DAY = f"{_UP_TO_99}(?:日(?![元圆均本历])|号)"
# 1/8 is a share behind such words, and else a day in January.
SLASHED = (
    "(?<=[的占近约有为至足过中国全超逾])([1-9])/(?!(?:19|20)[0-9]{2})"
    "([2-9]|10|3[2-9]|[4-9][0-9]|[1-9][0-9]{2,3})(?![0-9/十百千万])"
)
_WHAT_IN_DIGITS = (
    # Dates.
    f"{_YEAR}(?:{_TO}(?:{_YEAR}|[0-9]{{2}}))?"
    f"(?:学年|财年|年度|年(?!历史|之久|的历史)(?:{_UP_TO_99}月)?(?:{_DAY})?)",  # 2016—2023年
    f"{_YEAR}[-/.]{_UP_TO_99}"
    f"(?:[-/.]{_UP_TO_99}|(?<![.].)(?<![.]..)(?![0-9万亿%]))",  # 2023-12-18, 2023.12
    f"{_UP_TO_99}(?:{_TO}{_UP_TO_99})?月(?:份|{_DAY}(?:{_TO}(?:{_UP_TO_99}月)?{_DAY})?|"
    f"{_UP_TO_99}{_TO}{_DAY})?",  # 12月18日至20日
    f"{_UP_TO_99}(?:{_TO}{_UP_TO_99})?日(?![元圆均本历内]|以[内上下]|后|之内)",  # 18日
    f"{_UP_TO_99}[.．](?![0-9A-Za-z])",  # 3. of a list
    "[0-9][05]后(?![备勤续])",  # 80后
    # Times of day.
    f"{_UP_TO_99}时(?:{_UP_TO_99}分)?(?:许|整)?(?:{_UP_TO_99}秒)?",  # 8时30分许
    f"{_UP_TO_99}点(?:{_UP_TO_99}分|[半整钟许])|{_UP_TO_99}分{_UP_TO_99}秒[0-9]{{1,3}}(?![0-9.万亿人名])",
    "(?:[01]?[0-9]|2[0-4])点(?![意建希要体感理启变以])(?:[至到—~-][0-9]{1,2}点半?)?",  # 8点到9点
    "[0-9.]+[：:∶][0-9.]+(?:[：:∶][0-9.]*[0-9])*"
    "(?:[-—–~至到]+(?:次日|当日)?[0-9]+[：:][0-9]+)?",  # 8:30至次日6:00, 4.0∶37.7∶58.3
    "[0-9]{2}-[0-9]{2}(?= [0-9]{2}:)",  # 12-18 08:30
    "1[01][0-9]年(?:[度底初第]|[0-9]{1,2}月)",  # 112年度, of Taiwan
    f"{_UP_TO_99}{_TO}{_UP_TO_99}年级",  # 3至6年级
    f"(?<=[（(]){_YEAR}{_TO}{_YEAR}(?=[）)])",  # （2016—2023）
    "(?:(?:19|20)[0-9]{2}年?[、和]){1,9}(?:19|20)[0-9]{2}[两三四五]?年",  # 2022、2023两年
    # Days that are names, and other numbers: 5·12, 13012345678, 010-6512-3456, 130****5678, 60××18.
    f"{_UP_TO_99}[·•・]{_UP_TO_99}|[0-9]+[-—–~][0-9]+号|1[3-9][0-9]{{9}}(?![0-9.\\w])",
    "[0-9]{3,4}-[0-9]{3,4}[ -]?[0-9]{3,4}|[0-9]+-[0-9]+-[0-9]+(?:-[0-9]+)*",
    "[0-9-]*[0-9](?:[*]{3,}|×{2,})[0-9]*|1[3-9][0-9] [0-9]{4} [0-9]{4}",
    "0[0-9]+(?:、[0-9]{2})*(?![0-9]*\\.)|[0-9]{10,}(?=[，。；、）\\s]|$)",
    # Addresses, and the places of a road: 12栋3单元, 国道北上132公里处.
    "[0-9]+(?:栋|幢|座|单元|弄|车|号楼?)(?=[0-9]+(?:栋|幢|座|单元|室|层|楼|号))",
    "[0-9]+(?:栋|幢|座|单元|号楼)[0-9]{3,4}(?=[，。；、的有需急缺]|$)",
    "(?<=[线速道号路段上下行向])[0-9.]+(?:公里|千米)(?:[0-9]+米)?处",
    # Proportions, sizes and scores: 1/8决赛, 30×40厘米, 9/11, 3比1, 10投8中.
    f"(?!{SLASHED})[0-9]+/[0-9]+|[0-9.]+/[0-9]*[十百千万]+|[0-9]+(?:\\.[0-9]+)?(?:[×xX*][0-9.^]+)+",
    "[0-9]{1,3}[比进投][0-9]{1,3}(?![0-9])|[0-9]{1,3}[-–][0-9]{1,3}(?=[，。、；）和]|逆转)",
)
_IN_DIGITS = re.compile("|".join(_WHAT_IN_DIGITS))
_WHAT_IN_CHARACTERS = (
    # Dates and times of day.
    f"[{_DIGIT}十]{{1,3}}日(?![元圆均本历内]|以[内上下])",
    f"[{CHARACTERS}]{{1,3}}[点时](?:钟|半(?!年)|整|许|一刻|[{CHARACTERS}]+分(?!之))",  # 八点半
    f"(?:十[一二]?|[{_DIGIT}两])点(?=[，。；、前后到就了开还才起]|$)",
    # Levels, and rounds of a cup.
    f"(?<![{CHARACTERS}])[{CHARACTERS}](?:、[{CHARACTERS}])?级"
    "(?!地震|以上|大风|台风|强风|左右)",  # 一、二级医院
    f"[{CHARACTERS}]{{1,2}}分之一决赛",
    # Congresses, and phases of what is built: 党的二十大和, 电厂三期建成.
    "(?:十[一二三四五六七八九]|二十[一二]?)大(?=[和、以报精代召提及与，。；关确闭开]|$)",
    "[一二三四五六七八九]期(?=建成|投产|完工|竣工|开工|并网|投用)",
)
_IN_CHARACTERS = re.compile("|".join(_WHAT_IN_CHARACTERS))
# Spans that only place in time: 三年内, 近三年来, 两天后.
_PERIOD = re.compile(
    f"{_NUMBER}年(?:之?内|以内)|一(?:周|天|个月)之?内|{_NUMBER}个?半?{_SPAN}[多半]?"
    "(?:来(?![自到])|以来|前(?![来往后])|后(?![备勤])|间(?!隔)|里(?=，)|之前|之后|之间|以前|以后)"
)
# Titles, and quotations too short to be speech, unless they are one figure.
_ENCLOSED = re.compile(
    "《[^》]{1,60}》|[“「『‘](?![^”」』’]{0,5}(?:[0-9]|[零一二三四五六七八九十百千万亿两个]{2})"
    "[^”」』’]{0,3}[元人%万亿户件][”」』’])[^“”「」『』‘’，。；！？]{1,9}[”」』’]"
)
# Before days, points and years that are counted.
_MEASURING = re.compile("(?:[为满共达期过足续定留延涨跌贬升降挫]|[少多低高]于|[缩升降]至)了?\\Z")
# But a year is compared with: 超过2022年的1968例, 高于2016年水平.
_COMPARED = re.compile(
    "(?:19[5-9]|20)[0-9](?:[1-9]|0(?=年(?:的|同期|水平|全年|[0-9]{1,2}月|[底末初])))年(?!历史|之久|的历史)"
)
_RUN = re.compile(
    f"[0-9]+(?:[.][0-9]+)*(?:[至到][0-9]+(?=号))?|[{CHARACTERS}]+(?:、[{CHARACTERS}]+){{0,9}}"
)
_NUMBERED = Lexicon(LISTS["numbered"])
_NUMBERED_IN_CHARACTERS = Lexicon(LISTS["numbered-in-characters"])
_IDIOMS = Lexicon(LISTS["idioms"])

# What stands before a number that only names, orders or dates something, by its list, and
# what the number must begin.
_AFTER_WORDS = {
    "numbers": "[0-9][0-9 -]*(?:[、和或][0-9]+)*"
    "(?![0-9 .,%-]|[通个次人万亿条家部台张位元块款行份年月天])",
    "brackets": f"(?:[0-9]{{1,2}}|[{CHARACTERS}]{{1,3}}|[12][0-9]{{3}}|[0-9]{{6}})(?:[〕\\]］)）]|"
    "[.](?![0-9]))",
    "ranking": f"{_NUMBER}(?:位|名|强|大|[，。；]|$)",
    "makes": "[0-9]+(?:-[0-9]+)?",
    "numbering": "[0-9]+(?![0-9幅张份万亿吨项个种])",
    "dash": "[0-9]{1,4}—",
    "extension": "[0-9]{1,5}(?![0-9.%万亿元个人名户])",
    "weekdays": "[一二三四五六日](?![天次个节至到\\-—])",
    "lunar": "(?:初|廿)?[一二三四五六七八九十]{1,3}(?![个人天])",
    "eras": "[0-9零一二三四五六七八九十廿卅]+年",
    "hours": f"(?:[0-9]{{1,2}}|[{CHARACTERS}]{{1,3}})点",
    "races": "[0-9]+米",
    "placing": f"{_NUMBER}个?半?{_SPAN}(?!以)",
    "placing-short": f"{_NUMBER}(?:个?半?年(?!级)|个月|周|天|日|代)(?![以半])",
    "buildings": "[0-9]+(?:单元|室|层|楼|号|栋|幢|弄|床)",
    "no-placing": "(?!)",
}
# No word is in two lists but 前, which ranks and places in time.
_FOLLOWING = {word: pattern for name, pattern in _AFTER_WORDS.items() for word in LISTS[name]}
_FOLLOWING["前"] = f"{_AFTER_WORDS['ranking']}|{_FOLLOWING['前']}"
_BEFORE = Lexicon(_FOLLOWING)
_ORDINAL = re.compile(f"第(?:[0-9{CHARACTERS}]+[-—–−~至到、]第?){{0,4}}\\Z")
_LETTERS = re.compile("(?:[A-Za-z][A-Za-z./&_-]*|[A-Za-z/]+ |[A-Za-z]+[0-9.]+ ?[-+]?|[Ω号]-)\\Z")
# A period that is measured and not one that places in time: 历时近三年.
_LASTING = re.compile(
    "(?:历[时经]|耗时|持续|连续(?:照射|工作|奋战|运行)?|为期|长达|用时|超期|走失|失[联踪]|被[困埋]|"
    "昏迷|静置)了?(?:近|超过?|约|将近)?\\Z"
)
# Letters that are no name: RMB300, and what an index measures: CPI 100.2.
_NO_NAME = re.compile(f"(?:{'|'.join(counted.CODES)}) ?[0-9]|[A-Z]{{2,}} [0-9]+[.][0-9]")
_OPTION = re.compile("(?<![A-Z])[A-F][.．][0-9]+(?:[-—–~～][0-9]+)?(?![0-9.])")
_COUNTED = re.compile("[0-9.,]+(?:[—–][0-9.]+)?[余多]?(?:[万亿%元]|[台套](?![湾式路]))")  # AED5台
_REST = re.compile(
    "[0-9A-Za-z.+/-]+(?: [0-9]{3,4}|"
    "[或和、][0-9]{1,6}(?![0-9.,%万亿元个人名户例次家台件项所张]))*(?:[—–][0-9]{1,4})?|"
    f"[{CHARACTERS}](?:、?[{CHARACTERS}]){{0,31}}"
)
# A number that letters go on, but no scale: 5G, 4K, 2B; not 6k.
_NAMED = re.compile(
    "([0-9]+(?:\\.[0-9]+)?)(?!(?:(?<![248])K|[kwW])(?![0-9A-Za-z]))(?: (?=[A-Z])|-(?=[A-Z]{2})|)"
    "[A-Za-z][0-9A-Za-z]*(?![0-9A-Za-z万亿])"
)


def without_titles(text: str) -> str:
    """A text in which titles and short quotations hold nothing that is read."""
    return _ENCLOSED.sub(lambda found: found[0][0] + HIDDEN * len(found[0][1:]), text)


def excluded_end(text: str, at: int) -> int | None:
    """Where what is no figure ends, if the number at an offset belongs to such."""
    end = _end_of_what_begins(text, at)
    end = end or _end_of_what_is_named(text, at)
    return None if end and _LASTING.search(text, max(0, at - 8), at) else end


def _end_of_what_begins(text: str, at: int) -> int | None:
    """Where a date, a word or a name ends that begins with the number, or holds it."""
    for begin in range(max(0, at - 2), at + 1):
        word = _IDIOMS.word_at(text, begin)
        if begin + len(word) > at:
            return begin + len(word)
    if "0" <= text[at] <= "9":
        named = _NAMED.match(text, at)
        if named and not counted.unit(text, named.end(1))[0]:
            return named.end()
        found = _IN_DIGITS.match(text, at)
        numbered = _NUMBERED
    else:
        found = _IN_CHARACTERS.match(text, at)
        numbered = _NUMBERED_IN_CHARACTERS
    if found and found[0][-1] in "日点年":
        # What seems a date may count: 不少于七日, 上涨20点, 超过1500年.
        is_measured = _MEASURING.search(text, max(0, at - 3), at)
        found = None if is_measured and not _COMPARED.match(text, at) else found
    if found := found or _PERIOD.match(text, at):
        return found.end()
    run = _RUN.match(text, at)
    word = numbered.word_at(text, run.end()) if run else ""
    return run.end() + len(word) if run and word else None


def _end_of_what_is_named(text: str, at: int) -> int | None:
    """Where the number ends, if what stands before it says that it only names or orders."""
    ends = (at, at - 1) if at and text[at - 1] in "为是：:】" else (at,)
    words = [word for end in ends if (word := _BEFORE.word_before(text, end))]
    named = (
        any(re.match(_FOLLOWING[word], text[at : at + 40]) for word in words)
        or ("第" in text[max(0, at - 14) : at] and _ORDINAL.search(text, max(0, at - 14), at))
        or (text[at - 1 : at] < "\u4e00" and _letters_before(text, at))
    )
    if not named:
        return None
    return rest.end() if (rest := _REST.match(text, at)) else at + 1


def _letters_before(text: str, at: int) -> bool:
    """Whether letters before a number make it a name: G7501, IEEE 802, but not RMB300."""
    letters = _LETTERS.search(text, max(0, at - 14), at)
    if not letters or not "0" <= text[at] <= "9":
        return False
    if option := _OPTION.match(text, letters.start()):  # B. 1—2次
        return not counted.unit(text, option.end())[0]
    return not (_NO_NAME.match(text, letters.start()) or _COUNTED.match(text, at))
