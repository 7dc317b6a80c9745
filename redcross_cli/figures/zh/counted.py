"""What Chinese figures count: measure words, units, money, percent."""

from __future__ import annotations

import re

from redcross_cli.figures.words import listed_set
from redcross_cli.figures.zh.lexicon import Lexicon

# Words by what they count; what is measured is a number even after 一, which is often an article.
_WORDS = {
    "percent": "% ‰ 百分点 个百分点",
    "money": (
        "元人民币 元 美元 美金 欧元 日元 日圆 英镑 港元 港币 港幣 澳元 加元 韩元 卢布 法郎 "
        "瑞士法郎 瑞郎 新台币 台币 人民币 卢比 泰铢 比索 里拉 第纳尔 林吉特 新加坡元 新西兰元 "
        "澳门元 兰特 雷亚尔 迪拉姆 里亚尔 奈拉 先令 塔卡 越南盾 印尼盾 克朗 瑞典克朗 挪威克朗 "
        "丹麦克朗 兹罗提 福林 津元 坚戈 谢克尔 格里夫纳 圆 块钱 毛钱 美分 欧分 块 "
        "毛:巾衣利病坯线豆孩竹笔主 分钱 角钱 比特币"
    ),
    "measured": (
        "平方公里 平方千米 平方厘米 平方毫米 平方米 平米 平方 立方厘米 立方米 立方 公里 千米 厘米 "
        "公分 毫米 微米 纳米 海里 英里 英尺 英寸 米 丈 尺 里:面程的外应约 华里 公顷 英亩 亩 公斤 "
        "千克 毫克 微克 克 克拉 吨标准煤 公吨 吨 斤 市斤 磅 盎司 两:个名位次百千万 毫升 升 公升 "
        "加仑 石:油头家 斗:争 平:均米台安时常原 方:面案法便会协 千瓦时 千瓦 兆瓦时 兆瓦 吉瓦时 "
        "吉瓦 太瓦时 瓦时 瓦 度电 伏 千伏 毫安时 安时 兆帕 百帕 千帕 帕 大卡 千卡 千焦 焦耳 分贝 "
        "摄氏度 华氏度 开尔文 度:假过夏 赫兹 千赫 兆赫 吉赫 光年 倍 像素 摩尔 毫摩尔 微摩尔 "
        "国际单位 兆比特 千兆比特 比特 马力 标准立方米 牛米 流明 西弗 毫西弗 贝克勒尔 标准箱 标箱 "
        "标台 微西弗 毫米汞柱"
    ),
    "time": (
        "小时 分钟 秒钟 秒 毫秒 微秒 纳秒 刻钟 工作日 日历天 世纪 个月 季度 星期 周岁 "
        "周:年一二三四五六日末边围刊 天:然气 年:级 岁 载 钟头 学年 学期 昼夜 晚:上间会报期宴 "
        "夜:间里晚色班 日:元圆均本历期常前趋益夜报 礼拜 自然日 交易日 课时 学时 工时 工日 人天 "
        "人日 个小时 个工作日 个世纪 个季度 个星期 个钟头 个学期 个礼拜 个自然日 个交易日 个学时 "
        "个课时 个工时 个昼夜 个学年"
    ),
    "counted": (
        "人次 人份 人 名 位 例次 例 户次 户 支 件套 套次 套 件次 件 顶 台套 台班 台次 台 次 场次 "
        "场 批次 批 期 所 家次 家 辆次 辆 份 项次 项 个 篇 条 只次 只 头 匹 本 册 部委 部门 部 "
        "张次 张 幅 座次 座 栋 幢 间次 间 层 架次 架 艘次 艘 列次 列 节 款 种 类 样 组 队次 队 "
        "班次 班 首 针次 针 剂次 剂 瓶 箱 袋 盒 包 桶 罐 枚 颗 粒 株 棵 片 块 堆 双 对 副 口 床 笔 "
        "宗 起 处:理置于罚 站 单元 单位 单 轮 车次 车道 车厢 车:间站程展友型位主 趟 航次 学分 字节 "
        "字 词 集 季 页 股:市东 手:术机续工 票 席 步 圈 届 任 代:表价理 成员国 国:道集产务际内外 "
        "省份 省区市 省区 省:道 市 县:道 区 乡镇 乡 镇 村 社区 分:之别布析 点:钟半整赞评 级:别 朵 "
        "根 盆 碗 杯 顿 段 串 面:积对向临 把:手握 道 滴 管 筐 出:头生院动席台行发 眼 尾 羽 窝 孔 "
        "档 帮 群 辈 声 句 遍 回 拳 注 局 盘 球 冠 环 码 桌 指:数标导出 通:过知报车 卷 章 捆 尊 枝 丸 锅 坛 "
        "壶 校:长园友区企 院:长士校 伙:伴食计 言:论语 号人 摞 扇 盏 缕 炮 梯次 "
        "发:展生现布放给起动改明 帧 具:备体有 封:闭 攒 阕 阙 柄 门:诊票口户 挺 碟 篓 筒 缸 听 畦 "
        "垛 丛 簇 团 帖 贴 幕 场馆 室:内外 厅 卫:生视 郡 星:级期 死:者 伤:害心 亡:者 层楼 "
        "进:入行口步 檩 钉 开间 榀 题 响 篮板 助攻 抢断 金:额价融牌属 银:行河 铜:像 拨 版:权 栏 则:是为 味:道 股份 岗 "
        "床位 张床位 机组 航班 宿 窟 方阵 下:降跌属 门课 人年 路:公 桩 字符"
    ),
    # People and things that a number with a scale counts without a measure word: 十几万孩子.
    "nouns": (
        "孩子 会员 群众 学生 居民 村民 职工 志愿者 游客 旅客 观众 患者 用户 农户 读者 考生 劳动力 "
        "网民 党员 儿童 老人 青年 灾民 难民 工人 农民 教师 医生 护士 师生 粉丝 消费者 干部 市民 "
        "乘客 家庭 人口 官兵 民众 平民 球迷 选民 信众 员工 农民工 毕业生 大学生 中小学生 残疾人 "
        "捐赠者 献血者 捐献者 救援人员 人员 牧民 移民 华侨 同胞 学子 新生 网友 受灾群众 司机 骑手 "
        "护理员 救护员 医护人员 士兵 军人"
    ),
}
_KINDS = {
    entry.partition(":")[0]: kind for kind, words in _WORDS.items() for entry in words.split()
}
_LEXICON = Lexicon(" ".join(_WORDS.values()))
# Units of the International System and of computing, which stand behind a space too.
_LETTERS = listed_set(
    "kWh MWh GWh TWh kW MW GW kg mg km cm mm nm ml mL TB GB MB GHz MHz Hz Mbps Gbps mAh dpi g m t "
    "L W V s h min kV kPa MPa hPa mol mmol NTU ppm dB lx lm kJ kcal mmHg HU U Bq Sv mSv ℃ °C ㎡ ㎏ "
    "m² m³ km² cm² cm³ IU dL"
)
_LETTER_RUN = re.compile(" ?([A-Za-z°℃㎡㎏][A-Za-z²³]*(?:/[A-Za-z]+[²³]?)?)(?![A-Za-z0-9])")
# 8个省（区、市）, 270万件（只、箱）
_BRACKET = re.compile("（次）|（[\u4e00-\u9fff]{1,4}(?:、[\u4e00-\u9fff]{1,4})+）")
# 四大板块, 三大类; with digits before, known things only.
_GREAT = re.compile(
    "大(?:箱|袋|盒|包|桶|堆|类|项|件|块)(?!\\w)|大(?![约概致于小幅多型额规众量会学家陆力使国臣夫])[\u4e00-\u9fff]{2}"
)
_GREAT_KNOWN = re.compile("大(?:箱|袋|盒|包|桶|堆|类|项|门类|板块|领域|系统|件|区域)")
# Before these a numeral of one character is more often part of a word or an order.
_RARELY = listed_set(
    "国 村 里 分 级 面 手 线 股 季 代 方 步 阶 字 点 部 口 冠 集 对 双 班 校 院 发 石 卫 星 进 版 "
    "栏 则 味 岗 下 门 幕 金 平 宿 环 指 通 市 区"
)
_NUMERALS = frozenset("0123456789一二三四五六七八九十百千万亿")
_CURRENCIES = Lexicon(
    "RMB CNY USD EUR GBP HKD JPY CHF TWD INR KRW US$ HK$ NT$ A$ C$ S$ $ ¥ € £ ₹ 日元"
    + " ".join(word for word in _WORDS["money"].split() if len(word) > 1 and word[-1] != "钱")
)


def unit(text: str, at: int, one_character: bool = False) -> tuple[str, int]:
    """What is counted, from an offset on, and where it ends; "" where nothing known stands.

    ``one_character`` tells that the number is a single Chinese character.
    """
    word = _word(text, at)
    if not word:
        return _unit_in_letters(text, at)
    if one_character and (word in _RARELY or _KINDS.get(word) == "nouns"):
        return "", at
    end = at + len(word)
    if is_measure(word) and not is_money(word) and text.startswith("/", end):
        per = _word(text, end + 1) or _unit_in_letters(text, end + 1)[0]
        end += len(per) + 1 if per else 0
    elif bracket := _BRACKET.match(text, end):
        end = bracket.end()
    return text[at:end], end


def is_measure(word: str) -> bool:
    """Whether a word says what is measured, not what is counted: kilometres, hours, yuan."""
    unit = word.partition("/")[0]
    return unit in _LETTERS or _KINDS.get(unit) in ("percent", "money", "measured", "time")


def is_money(word: str) -> bool:
    return _KINDS.get(word) == "money"


def is_time(word: str) -> bool:
    return _KINDS.get(word) == "time"


def currency_before(text: str, at: int) -> tuple[int, str]:
    """Where a currency in front of a number begins, and the currency; "" where there is none."""
    end = at - (at > 0 and text[at - 1] == " ")
    word = _CURRENCIES.word_before(text, end)
    begin = end - len(word)
    if not word or text[begin - 1 : begin] in _NUMERALS:  # 五十港元一次
        return at, ""
    return begin - len(_CURRENCIES.word_before(text, begin)), word  # 港币$100


def _word(text: str, at: int) -> str:
    """The longest known word that begins at an offset."""
    if word := _LEXICON.word_at(text, at):
        return word
    # 四大板块; behind digits, things only that are known to be counted so: 99大促.
    great = (_GREAT_KNOWN if text[at - 1 : at].isascii() else _GREAT).match(text, at)
    return great[0] if great else ""


def _unit_in_letters(text: str, at: int) -> tuple[str, int]:
    letters = _LETTER_RUN.match(text, at)
    if letters and all(part in _LETTERS for part in letters[1].split("/")):
        return letters[1], letters.end()
    return "", at
