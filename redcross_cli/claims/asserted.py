"""Whether a clause asserts its figure of what a source counts, or denies, plans or computes it."""

import re

from redcross_cli.claims.bodies import FOUNDATION
from redcross_cli.claims.model import Claim
from redcross_cli.facts.model import Fact

# What says that something is not so; not only, which says more.
_DENIED = (
    r"没[有能]|是否|(?<!知道)吗[?？]|如果|假如|倘若|要是|未(?!成年|来|婚|必|经|名|央|满)|并非|反悔"
    r"|(?i:\b(?:(?:do|does|did|is|was|are|were|has|have|had)(?: not|n[’']t)|failed to|cannot)\b"
    r"(?! (?:only|just))|\bnever [a-z]+ed\b|\b(?:untrue|false)\b"
    r"|\bden(?:y|ies|ied) that\b|\bno \s|\b(?:failed|refused|turned away)\b"
    r"|\b(?:had|has|have|with) no |\bif (?!you |we )[^,.;]*\bhad\b)"
)
# What is meant to be, would be, or is waited for.
_PLANNED = (
    r"(?:目标|任务)[是为]|目标(?=救助|培训|建|资助|覆盖|新增|配备|招募)|等待"
    r"|(?<!天使)(?:计划|拟|力争|争取|有望|承诺|准备|打算)"
    r"(?:[再在到于将向为达让使新救帮资培投派建完采募援举慰转与开配调搭0-9]|[今明后]年|突破|实现| )"
    r"|(?<!即)将[会于在要为向再继续陆全今后]{0,3}[^，。]{0,8}?(?:建[成设立]|援建|资助|救助|慰问|派出"
    r"|调派|配[备置]|安装|设[置立]|转移|开展|举[办行]|培训|投入|拨付|发放|采购|覆盖|新增|完成|实现|超过|突破)"
    r"|预[算计]|(?i:\bbudget (?:is|was|of|for)\b)"
    r"|(?i:\b(?:plan|aim|intend|hope|expect|want)(?:s|ed|ing|ning|ned)? to\b|\bwould (?!have\b)"
    r"|\b(?:goal|target) (?:is|was|of|for)\b|\bwaiting (?:for|list)\b"
    r"|\bforesees?\b|\b(?:may|can|could) (?:claim|receive|get|be paid) {2}"
    r"|\b(?:is|are) to (?!the\b|be\b|date\b)[a-z]+|\bwill\b(?! have\b)|\bneeds? {2}"
    r"|\b(?:pledged|promised|vowed|preparing|planning) to (?!donat|giv|becom))"
)
_NOT_ASSERTED = re.compile(f"{_DENIED}|{_PLANNED}")
# What is said of what stands behind a label, and of the whole sentence: that it is not so.
_LABEL = re.compile("[:：](?!  |\\W*$)")  # with more behind it than the figure
_NOT_TOLD = re.compile(
    r"(?:目标|任务|计划|\b(?:Goal|Target|Plan))[:：]|并无此事|[并绝]非事实|不实|否认|谣[言传]|网上?传|误传"
    r"|(?i:\b(?:rumou?r|hoax|myth|lie)s?\b|\bnot true\b)"
    r"|\A\W*(?:Did|Does|Do|Has|Have|Was|Were|Is|Are)\b(?! (?:you|we)\b)[^?]*\?\s*\Z"
)
# By how much something changed or differs, which sources do not count.
_DIFFERENCE = re.compile(
    r"(?:[增减][加长少]|[比较][^，。；]*[多少])[了出]? |[多少][了出] |\A[多少] "
    r"|(?i:\b(?:rose|risen|f[ea]ll(?:en)?|gr[eo]wn?|increased|dropped) {2}%"
    r"|\b(?:increase|rise|growth|drop|fall) (?:of|[^,.;]{0,30}\bwas) [^\w\s]*\s"
    r"|\b(?:rose|risen|gr[eo]wn?|increased|up|f[ea]ll(?:en)?|down) by \s)"
    r"|(?i:(?!\A)\b(?:more|fewer|less|higher|lower) than (?:in|at|by|a|the|last)\b"
    r"|\s(?:more|fewer)\W*\Z|[|\s]change\W*\Z)|增减\W*\Z"
)
# But what was added, some sources do: the file grew by 170,000 samples.
_GREW = re.compile(r"(?<!同比)增[加长]|\b(?:grow|grew|grown|increased|rose)\b")
_ADDED = re.compile(r"新增|新登记|\b(?:added|newly)\b")
# What is computed from figures is none of a source's: a mean, a part. Nor is what the source's
# figure is a part of: 14亿人中, of the 80,000.
_COMPUTED = re.compile(
    r"占|首批|余下|[剩结]余| [人名户个支例]人?[中里][^国华]"
    r"|(?i:\beach\b(?! of (?:the|its|these) {2}"
    r"| of (?:those|these|the) [a-z ]{0,12}(?:year|month|week)s\b)"
    r"|\b(?:an?|our|one) (?:[\w’'-]+ ){1,4}(?:team|crew|squad|unit|group) of {2}"
    r"|\bfirst batch\b|\bwork\w* out\b|\bremain(?:ing|ed|s)\b|\bleav(?:es|ing) {2})"
)
_SOME_OF = re.compile(
    r"(?<!参与)其中(?!在?(?:19|20)[0-9]{2}年)|来自[^，。]{1,6}的有|(?i:\bof (?:whom|which)\b)"
)
_WHOLE = re.compile(r"(?i),? ?(?:out )?of (?:the |all |some )* ")
# What is told of people or gifts, and then only of those of whom a source tells it: how it ended
# for them, that they live or see by it, that they were examined, and what was given.
_ABROAD = "(?:[境海国]外|大陆以外)"
_KINDS = tuple(
    map(
        re.compile,
        (
            r"(?:[身死溺]亡|去世)(?!后)|遇难|丧生|牺牲|受伤|造成"
            r"|(?i:\b(?:died|dead|drowned|killed|injured|wounded)\b)",
            r"[挽拯]救|救[起出]|重[获见]|带来光明"
            r"|(?i:\brescued|\bsav(?:e|ed|ing)\b(?=.* (?:lives|people|patients)))",
            rf"[为向供给][^，。]{{0,4}}{_ABROAD}[^，。]{{0,20}}捐|{_ABROAD}[^，。]{{0,12}}患者"
            r"|(?i:\b(?:overseas|foreign) (?:patient|recipient)|\bpatients (?:abroad|overseas))",
            r"取消|注销|解散|撤销|(?i:\bcancel|\bdisband|\bdissol|\bwithdr[ae]w)",
            r"红十字会?的?(?:系统的?)?[有现注在]?[有册]?(?:注册)?志愿者(?!服务|组织)"
            r"|\bRed Cross volunteers\b",
            r"火[灾海场]|签[署订][^，。]{0,10}协议|配型成功(?![并后])",
            r"冬奥|残运|(?<!亚)奥运|\bOlympic|\bPara\b|\bParalymp",
            r"访问了(?!中国)|出访",
            r"派出[^，。]{0,4}(?:境外|团组|代表团)|\bsent [^,.;]{0,20}delegations\b(?! to China)",
            r"地方(?:各级)?红(?:会|十字)",
            r"(?:获[得取]?|取得|[拿考领]到|考取)[^，。]{0,8}(?<![取持])证(?!培训)"
            r"|(?i:\b(?:received|earned|hold(?:s|ing)?|obtained|gained)\b[^,.;]{0,30}"
            r"\bcertificates?\b(?! training))",
            r"来自(?:境外|海外|国外)|送来|[为给向](?:我国|国内)的?患者"
            r"|(?i:\bfrom (?:abroad|overseas|outside)\b)",
            r"(?i:\bsent\b[^,.;]* (?:abroad|overseas|aid to (?:the )?(?:red cross|china)))",
            r"[一每][台件个套][^，。]{0,8}价|[造售单]价"
            r"|(?i:(?<!that )(?<!which )\b(?:costs?|costing|priced at)"
            r"(?: (?:an?|the|each|every) [a-z]+)? (?:about )? )",
            r"筛查|检查|(?i:\bscreen|\bexamin)",
            r"角膜|[肾肝肺]脏|遗体(?![和与及、或器])"
            r"|(?i:\bcornea|(?<!and )\bbody don|\bwhole bod|\bcadaver)",
            r"献血|(?i:\bblood (?:don|coll|serv)|\bdonat\w* blood)",
            r"造血干细胞|骨髓|(?i:\bstem cell|\bmarrow)",
            r"器官|(?i:\borgans?\b)",
            r"(?:持续|历时)(?:时间|[了达约]* )|\blast(?:s|ed|ing) {2}|\bLength of",
            r"用时| 个?[小月]时?[^，。]{0,8}[抵到赶][达到]|\btook {2}.* to (?:reach|get)|\bTime to",
        ),
    )
)
# Each is a deed, or what became of things, and what a fact has to say for that deed to be its own:
# the same, if nothing else is given; "(?!)" is said by none. A claim of a kind above may be held
# against another fact that has its number; of one that tells of another deed nothing is known.
_DEEDS = tuple(
    (re.compile(said), re.compile(or_else or said))
    for said, or_else in (
        (
            r"拆除|撤[走除回]|关闭|终止|停办|出售|弃用|浪费|退库|销毁|删除|(?i:\b(?:dismantl|remov(?:ed|ing)"
            r"|discard|wast(?:ed|ing)|terminat)|\bclosed {2}|\btook down {2}|\bburn(?:ed|t) down"
            r"|\bended (?:its|the|all)\b|\b(?:sold|dropped|lost|returned|recalled) {2}"
            r"|\b(?:dismiss|disband|delet|laps|lack|reject|refus|suspend|abandon|auction)(?:ed|ing)\b"
            r"|\bbroken? up\b|\bstruck\b[^,]* off\b|\bheld back|\bturned down|\blent\b|\bleft over)"
            r"|[收召]回|退出|清退|辞退|丢失|遗失|流失|[中暂]止|缺席|拒|拍卖|失败|骗|积压|起诉|收取|没收",
            "",
        ),
        (
            r"(?:[损烧]毁|毁坏|损坏)[^，。]{0,8} | [^，。 ]{0,3}(?:受灾|倒塌)\W*\Z|[被受]淹|损失"
            r"|(?i:\b(?:was|were|been) (?:lost|destroyed|damaged|flooded)|\bcollapsed\b"
            r"|\bout of order|\blosses\b)",
            "",
        ),
        (r"维修|检修|修缮|修复|清淤|演练|比武|考核|(?i:\brepair|\bdrills?\b)", ""),
        (
            r"(?<!取证)培训(?!取证)|(?i:\btrain(?:ed|ing)\b|\btaught\b)",
            "培训|train|taught|普及|宣教",
        ),
        (r"移植|(?i:\btransplant)", ""),
        (r"转移|疏散|(?i:\bevacuat)", ""),
        (r"罹患|确诊|新发|患上|(?i:\bdiagnosed)", ""),
        (r"脐带血|医疗队|行政|(?i:\bcord blood|\bmedical teams?\b|\badministrat)", ""),
        (r"保有量|青年|学生|老[年人]|(?i:\byouth|\byoung people|\belderly)", ""),
        (r"(?<!病)儿童|孩|(?i:\bchild(?:ren)?\b(?! with))", "童|孩|患儿|(?i:child|babies)"),
        (r"中秋|国庆|重阳|急救日|(?i:\bmid-autumn|\bfirst[- ]aid day)", ""),
        # What headquarters did is not what all of the Red Cross did, nor what others of it did.
        (
            r"总会|(?i:\bheadquarters\b)",
            r"总会|[Hh]eadquarters|\A(?!.*(?:全系统|全国红十字系统|各级|whole Red Cross system))",
        ),
        (
            r"(?<!全国)各地(?:各级)?红十字|地方红十字|(?i:\blocal (?:red cross|branch|societ))",
            r"\A(?!.*(?:总会|[Hh]eadquarters))",
        ),
        (r"活体|治愈|(?<!未)成年|(?i:\bliving\b|\bcured\b|\badults?\b)", ""),
        (
            r"总收入|工资|薪[酬水]|[办行人][公政员]经费|贷款|增收|结余|未支出|总资产|药品"
            r"|(?i:\bincome\b|\bsalar|\bwages\b|\bloan|\bunspent|\bin the bank|\bearned {2})"
            r"|\btax money",
            "",
        ),
        (
            r"(?:募集|筹集|接收)[^，。]{0,8} 元|(?i:\braised {2}yuan)",
            "收到|接收|[募筹]集|received|raised",
        ),
        (r"采购|购[买置]|(?i:\bbought\b|\bpurchas)", ""),
        (r"救护车|淋浴|(?i:\bshower|\bambulance|\bfires?\b|\bbodies of\b)", ""),
        (
            r"[非亚欧]洲|拉美|(?<!在)全球"
            r"|(?i:\bAfrican?\b|\bAsian (?!games)|\bEurope|\bworld(?:wide|[’']s))",
            "(?!)",
        ),
        (
            r"(?:向|给)(?:中国)?(?:红十字会|总会)[^，。]{0,4}(?:捐|提供)|接受境外|境外向"
            r"|(?:红十字会|总会)[^，。 ]{0,4}(?:获得?|接受|得到)[^，。]{0,20}(?:援助|支援|培训)"
            r"|(?i:\bred cross(?: society)?(?: of china)? (?:was given|received|got|accepted)\b"
            r"[^,.]{0,30}\b(?:aid|support|training)\b|\b(?:donated|gave) [^,]*to the red cross"
            r"|\breceived\b[^,.]{0,30} from {2})",
            "",
        ),
    )
)
_GAMES = re.compile(r"Olympic|World Cup|[奥残冬全]运|世界杯|\b(?!The\b)[A-Z]\w+(?= Games)")


def is_asserted(clause: str, sentence: str) -> bool:
    """Whether a clause, and the sentence that it is of, says that its figure is so.

    >>> is_asserted("It did not rescue  people", ""), is_asserted("It rescued  people", "")
    (False, True)
    """
    return not (_NOT_ASSERTED.search(_LABEL.split(clause)[-1]) or _NOT_TOLD.search(sentence))


def is_of_another(claim: Claim, fact: Fact) -> bool:
    """Whether a claim is of what another body did, or the Society's foundation, and a fact is not.

    Another body may have been named before it.
    """
    is_foundations = FOUNDATION.search(f"{fact.statement.zh} {fact.statement.en}")
    others = claim.among_others or FOUNDATION.search(claim.sentence)
    return bool(others and not is_foundations)


def _told_by(fact: Fact) -> str:
    return f"{fact.title.zh} {fact.title.en} {fact.statement.zh} {fact.statement.en}"


def is_of_other_kind(claim: Claim, fact: Fact) -> bool:
    """Whether a claim has a fact's number as a difference, or of what the fact is not about."""
    said = _told_by(fact)
    clause, games = claim.clause, _GAMES.findall("" if claim.places else claim.told)
    is_other = any(kind.search(clause) and not kind.search(said) for kind in _KINDS)
    is_other = is_other or any(name not in said for name in games)
    is_added = _ADDED.search(said) and _GREW.search(clause)
    is_difference = _DIFFERENCE.search(clause) and not is_added
    return bool(is_other or is_difference)


def is_of_other_deed(claim: Claim, fact: Fact | None) -> bool:
    """Whether a claim says that something else was done than a fact says of its number.

    It repaired 86,000 AEDs, and did not install them.
    """
    if fact is None:
        return False
    said = _told_by(fact)
    return any(deed.search(claim.clause) and not own.search(said) for deed, own in _DEEDS)


def is_some_of(claim: Claim) -> bool:
    """Whether a figure is some of what is counted before it: of which 254 went abroad."""
    return _SOME_OF.search(claim.clause) is not None


def is_computed(claim: Claim) -> bool:
    """Whether a figure is a mean, a part or the whole of others."""
    return bool(_COMPUTED.search(claim.clause) or _WHOLE.match(claim.around))
