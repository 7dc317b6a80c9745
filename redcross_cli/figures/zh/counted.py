"""What Chinese figures count: measure words, units, money, percent."""

from __future__ import annotations

import re

PERCENT = "%|‰|个?百分点"
MONEY = (
    "元人民币|元|美元|美金|欧元|日元|日圆|英镑|港元|港币|港幣|澳元|加元|韩元|卢布|瑞士法郎|法郎|"
    "瑞郎|新台币|台币|人民币|"
    "卢比|泰铢|比索|里拉|第纳尔|林吉特|新加坡元|新西兰元|澳门元|兰特|雷亚尔|迪拉姆|里亚尔|奈拉|"
    "先令|塔卡|越南盾|印尼盾|"
    "瑞典克朗|挪威克朗|丹麦克朗|克朗|兹罗提|福林|津元|块钱|毛钱|美分|块|"
    "毛(?![巾衣利病坯线豆孩竹])|分钱|角钱|比特币"
)
# What is measured, not counted: 一 before one of these is a number and no article.
MEASURED = (
    "平方公里|平方千米|平方厘米|平方米|平米|平方|立方米|立方|公里|千米|厘米|公分|毫米|微米|纳米|"
    "海里|英里|英尺|英寸|米|丈|里(?![面程的外应])|"
    "公顷|英亩|亩|公斤|千克|毫克|微克|克|吨标准煤|吨|斤|磅|盎司|两(?![个名位次百千万])|毫升|升|"
    "千瓦时|千瓦|兆瓦时|兆瓦|吉瓦时|吉瓦|瓦|"
    "度电|千伏|兆帕|百帕|千帕|帕|大卡|千卡|分贝|摄氏度|华氏度|度|赫兹|光年|倍|像素"
)
TIME = (
    "个?小时|分钟|秒钟|秒|个?工作日|日历天|个?世纪|个月|个?季度|个?星期|周岁|周(?!年|"
    "[一二三四五六日末])|天|年(?!级)|岁|载|个钟头|"
    "学年|学期|昼夜|晚(?![上间会报期宴])|夜(?![间里晚色])|日(?![元圆均本历期常前趋益夜])"
)
LATIN = (
    "(?:kWh|MWh|GWh|TWh|kW|MW|GW|kg|mg|km|cm|mm|nm|ml|mL|TB|GB|MB|GHz|MHz|Hz|Mbps|Gbps|mAh|dpi|g|"
    "m|t|L|W|V)"
    "(?:²|³)?(?![A-Za-z0-9])|℃|°C|㎡|㎏|m²"
)
_COUNTED = (
    "人次|人份|人天|人|名|位|例次|例|户次|户|支|套件|套次|套|件次|件|顶|台套|台班|台次|台|次|"
    "场次|场|批次|批|期|所|家次|家|辆次|辆|份|项次|项|"
    "个|篇|条|只次|只|头|匹|本|册|部委|部门|部|张次|张|幅|座次|座|栋|幢|间次|间|层|架次|架|艘次|"
    "艘|列次|列|节|款|种|类|样|组|队次|队|班次|班|"
    "首|针次|针|剂次|剂|瓶|箱|袋|盒|包|桶|罐|枚|颗|粒|株|棵|片|块|堆|双|对|副|口|床|笔|宗|起|处|"
    "站|单元|单位|单|轮|车次|车道|车厢|"
    "车(?![间站程展友型位主])|趟|航次|标箱|课时|学时|学分|字节|字|词|集|季|页|股|手|票|席|步|圈|"
    "届|任|代|成员国|国(?!道|集团|产|务)|"
    "省份|省区市|省区|省(?!道)|市|县(?!道)|区|乡镇|乡|镇|村|社区|分(?!之)|点(?!钟|半|整)|级|朵|"
    "根|盆|碗|"
    "杯|顿|段|串|面|把|道|滴|管|筐|出(?![头生院动席])|"
    "眼|尾|羽|窝|孔|档|帮|群|辈|声|句|遍|回|拳|注|局|盘|球|冠|环|码|桌|指|通(?![过知报车])|卷|章|"
    "捆|尊|枝|丸|锅|坛|壶|粉丝|消费者|"
    "校(?![长园友区企])|院(?![长士校])|伙(?![伴食计])|言(?![论语])|号人|摞|扇|盏|缕|炮|梯次|"
    "发(?![展生现布放给起动])"
)
_GREAT = (
    "大(?:箱|袋|盒|包|桶|堆|类|项|门类|板块|领域|系统)|大(?![约概致于小幅多类项])[\u4e00-\u9fff]{2}"
)
UNIT = re.compile(
    f"(?P<percent>{PERCENT})|(?P<money>{MONEY})|(?P<half>个[半多])(?=月|小时|钟头|学期|世纪|星期)"
    f"|(?P<measured>{MEASURED}|{TIME}|{LATIN})|(?P<great>{_GREAT})|(?P<counted>{_COUNTED})"
)
# 8个省（区、市）, 270万件（只、箱）
_BRACKET = re.compile("（次）|（[\u4e00-\u9fff]{1,4}(?:、[\u4e00-\u9fff]{1,4})+）")
# Before these a numeral of one character is more often part of a word or an order.
_RARELY = frozenset(
    "国村里分级面把手线军声股季代辈方步道任阶字句点部口环球冠集页站块对双队班组届路折片手码院校发"
)
MEASURES = re.compile(f"{MONEY}|{MEASURED}|{TIME}|{LATIN}|{PERCENT}")
_NAMES = "|".join(
    name
    for name in MONEY.split("|")
    if name
    not in ("元", "块钱", "毛钱", "块", "元人民币", "分钱", "角钱", "毛(?![巾衣利病坯线豆孩竹])")
)
SYMBOLS = re.compile(
    rf"({_NAMES}|RMB|CNY|USD|EUR|GBP|HKD|JPY|CHF|US\$|HK\$|NT\$|A\$|C\$|S\$|\$|¥|€|£)\s?\Z"
)


def unit(text: str, at: int, one_character: bool = False) -> tuple[str, int]:
    """What is counted, from an offset on, and where it ends; "" where nothing known stands.

    ``one_character`` tells that the number is a single Chinese character.
    """
    found = UNIT.match(text, at)
    if found is None or (one_character and found[0] in _RARELY):
        return "", at
    end = found.end()
    if bracket := _BRACKET.match(text, end):
        end = bracket.end()
    return text[at:end], end
