"""Which side of a matter a text speaks of: money in or out, what is pledged or done."""

import re
from functools import lru_cache

# What is said of one side of a matter and of the other: of money that comes in and of money
# that goes out, of what people put their names down for and of what they have done.
_COMES = re.compile(
    "收[到入了]|接[收受]|[募筹][集得]|(?i:receiv|rais|collect|took in|by donors|donors g[ai]ve)"
    r"|(?i:\b(?:gifts|donations) (?:made )?to\b)"
)
_GOES = re.compile("支出|使用|用[于在]|花|拨付|发放|(?i:spen[dt]|used|paid|disburs|went (?:to|on))")
# Whom it goes to receives it: of 47 children, what stands behind them.
_GIVEN = re.compile(r"(?i)(?:\A|children|patients)(?: with [a-z ]{1,30})? received\b|患[儿者]收到")
_PLEDGED = re.compile(
    "登记|注册|报名|志愿|愿意|同意|入库|(?i:regist|sign|pledge|volunteer|willing|agree)"
)
_DONE = re.compile(
    "捐[献出]了?(?:器官|造血|骨髓|遗体)|(?:实现|完成).{0,8}捐献"
    r"|(?i:\bg(?:ave|iven) (?:their|his|her) organs|organs donated|donations\b"
    r"|\bdonated (?:their )?organs|\bgave (?:their |bone )*(?:stem cells|marrow)"
    r"|\b(?:ha(?:ve|s|d)|were|was) (?:\w+ )?donated)"
)
# Who was looked at, and who was treated.
_LOOKED = re.compile("筛查|检查|(?i:screen|examin|\\bchecked\\b)")
_TREATED = re.compile("手术|治疗|复明|(?i:operat|surger|\\btreat)")
# What is said to be done is no pledge; but of what was done it may be said who has pledged to.
OTHER_SIDE = {
    "in": "out",
    "out": "in",
    "done": "pledged",
    "treated": "looked",
    "looked": "treated",
}


@lru_cache(maxsize=16)  # each indicator asks
def sides_of(text: str) -> set[str]:
    """Which side of a matter a text speaks of, where it does not speak of both."""
    given = _GIVEN.search(text)
    comes, goes = not given and _COMES.search(text), given or _GOES.search(text)
    money = {"in" if comes else "out"} if bool(comes) != bool(goes) else set()
    deed = "pledged" if _PLEDGED.search(text) else "done" if _DONE.search(text) else ""
    looked, treated = _LOOKED.search(text), _TREATED.search(text)
    care = {"looked" if looked else "treated"} if bool(looked) != bool(treated) else set()
    return money | care | ({deed} if deed else set())
