"""The grammar of figures in Chinese: hedge, number with its scale, what is counted, hedge.

It reads a text without its whitespace, except between digits and letters. Numbers in
digits count unless they belong to a date, a name or an order; numbers in characters
only before a measure word or with a hedge, as most of them are parts of words.
"""

import re
from decimal import Decimal
from math import prod

from redcross_cli.figures import reasons
from redcross_cli.figures.figure import Amount, Figure, doubt_both, quantity_of, scan, shared_scale
from redcross_cli.figures.interval import Quantity
from redcross_cli.figures.zh import counted, exclusions, hedges, numerals
from redcross_cli.figures.zh.amounts import first_digit, read_amount
from redcross_cli.figures.zh.doubts import LIST_LINK, doubt_about
from redcross_cli.terms import Comparator

_CHARACTERS = "零一二三四五六七八九十百千万亿"
# Where a number may begin: one set of characters, so that a search passes over all others
# quickly, and then what must stand around some of them.
_START = re.compile(
    f"[0-9{_CHARACTERS}廿卅两半翻成数以几俩仨负大−-](?:(?<=[0-9{_CHARACTERS[1:]}廿卅两半])|"
    "(?<=[几数])(?=[十百千万亿])|"
    f"(?<=零)(?:下(?=[0-9{_CHARACTERS}两几半])|(?=[点度例人个台起分]))|(?<=[俩仨])(?<![妻妹弟子女].)(?=[月人小星钟])|"
    "(?<=翻)了?[一两二三四]?番(?![茄薯五])|(?<=成)(?:百上千|千上万)|(?<=数)以[十百千万亿]+计|"
    "(?<=以)[十百千万亿]+计|"
    f"(?<=负)(?<![正减自背担胜抱欺肩辜].)(?=[0-9{_CHARACTERS}两])(?!.{{1,3}}[层楼])|"
    "(?<=[−-])(?<![0-9A-Za-z)）%~—–-].)(?=[0-9])|(?<=大)半(?![天年夜辈个生]))"
)
_UNREAD = re.compile(
    f"(?:[0-9]+(?:[.,][0-9]+)*)?{numerals.RUN}(?:(?:分之-?负?|(?<=[百千万亿])点){numerals.RUN})*"
)
_VAGUE = re.compile("成百上千|成千上万|数?以[十百千万亿]+计|[几数][十百千万亿]+分之[一几]")
_TO = re.compile("—{1,2}(?=[0-9-])|—|-{1,2}|–|―|~|−|至|到")
_LINKING = frozenset("—-–―~−至到以和与")
_SCALE_ALONE = re.compile("[百千万亿兆][十百千万亿兆]*")
_ALONE = re.compile("(?:仅|仅有|只有|唯一|各|各得|各有|造成|致|为期|历时|另有|其中|配|配备)\\Z")
_SCALE = re.compile("万亿|[万亿]")
# Behind these, the numbers of a list surely share the scale of its last.
_EACH = re.compile("(?:分别|依次|各(?![类种级项地界方位]))[^，。；]*\\Z")


def figures(text: str) -> list[Figure]:
    """Every figure of a text without whitespace, in order."""
    return _shared(text, scan(exclusions.without_titles(text), _START, _figure_at))


def _figure_at(text: str, at: int) -> tuple[Figure | None, int]:
    """The figure whose number begins at an offset, or None, and where to read on."""
    if vague := _VAGUE.match(text, at):
        unit, end = counted.unit(text, vague.end())
        noun, stop = counted.unit(text, end + 1) if text.startswith("的", end) else ("", end)
        unit, end = (noun, stop) if noun else (unit, end)  # 成百上千的家庭
        return Figure(at, end, text[at:end], Quantity(None, "~"), unit), end
    if excluded := exclusions.excluded_end(text, first_digit(text, at)):
        return None, excluded
    amount = read_amount(text, at)
    figure = _figure(text, amount) if amount else None
    if figure:
        return figure, figure.end
    number = _UNREAD.match(text, at)
    return None, number.end() if number else at  # so that no rest of it is read alone


def _figure(text: str, amount: Amount) -> Figure | None:
    """An amount with its hedges, or the range that it begins; None where it counts nothing."""
    start, money = counted.currency_before(text, amount.start)
    if money and amount.counts == "起":  # ¥299起 is a least price, and no 299 cases
        amount = amount._replace(counts="", end=amount.last)
    last = _range_end(text, amount)
    closing = last or amount
    signs, end = _signs_after(text, amount, last)
    before = hedges.before(text, start, amount)
    if before and _is_hedge(text, before.start, amount):
        signs.append(before.sign)
        start, again = counted.currency_before(text, before.start)
        money = money or again
    if not _does_count(text, amount, closing, bool(signs or money)):
        return None
    factor = _factor(amount, last) if last else Decimal(1)
    is_said_twice = money == "人民币" and closing.counts.startswith("元")
    unit = closing.counts if is_said_twice else money or closing.counts
    quantity = quantity_of(amount, last, factor, signs)
    doubt = before.doubt if before else ""
    doubt = doubt or doubt_about(text, amount, last, start, bool(signs or money))
    return Figure(start, end, text[start:end], quantity, unit, doubt)


_ON_CONDITION = re.compile("[可即方者起减送返赠免包成打享立换抽]|[0-9.]+折")
_EXTREMES = {"最低": "最高", "最高": "最低"}
# What is overcome is a problem, not a mark: 突破3项关键技术, 跨过两个千亿台阶.
_SOLVED = re.compile("“|关键|核心|技术|难题|瓶颈|重大|难关|台阶|[百千万亿]+级?(?:台阶|关口)")
_COMPARING = re.compile("[比较][^，。；：、升增高降减少长加了]{1,12}\\Z")
_BETWEEN, _BELOW = re.compile(r"之间|间(?!\w)"), re.compile("以下")


def _signs_after(text: str, amount: Amount, last: Amount | None) -> tuple[list[Comparator], int]:
    """The hedges within a figure and after it, and where the figure ends."""
    closing = last or amount
    signs = [*amount.hedges, *(last.hedges if last else ())]
    between = _BETWEEN.match(text, closing.end) if last else None
    end = between.end() if between else closing.end
    if last and text.startswith("以下", end) and text.startswith("以上", amount.end):
        return signs, end + 2  # 五千元以上五万元以下
    while after := hedges.after(text, end):
        word = text[end : after[1]]
        if word.endswith("多") and _COMPARING.search(text, 0, amount.start):
            break  # 比去年的300人多 says nothing of the 300
        if word == "内" and counted.kind(closing.counts) not in ("time", "percent"):
            break
        if not (last and word == "不等"):  # of a range it only says that it is one
            signs.append(after[0])
        end = after[1]
    return signs, end


def _is_hedge(text: str, begin: int, amount: Amount) -> bool:
    """Whether a hedge word before an amount hedges it."""
    before = text[begin : amount.start]
    if before in _EXTREMES:  # 最低0.1元，最高500万元 tells what was, and sets no limit
        around = f"{text[max(0, begin - 14) : begin]} {text[amount.end : amount.end + 8]}"
        return _EXTREMES[before] not in around
    if before == "满":  # a full group of 500 is 500
        is_condition = _ON_CONDITION.match(text, amount.end) is not None
        return is_condition or counted.kind(amount.counts) in ("time", "money")
    if before == "近" and amount.value <= 10:  # the last five matches
        return amount.counts not in ("场", "届", "期", "轮", "集")
    if before in ("几乎", "近乎", "几近") and amount.value == 1:  # 几乎一夜之间
        return False
    if before.startswith(("突破", "跨", "迈", "越", "跃")):
        return _SOLVED.match(text, amount.end) is None
    return before != "约了" and not (before.startswith("上限") and "的" in before)


def _does_count(text: str, amount: Amount, closing: Amount, hedged: bool) -> bool:
    """Whether a number says how many or how much."""
    number = text[amount.start : amount.last].replace("、", "")
    if amount.is_open or number[:1].isascii():
        return True
    if closing is not amount:
        return True
    if _SCALE_ALONE.fullmatch(number):
        return hedged or (len(number) > 1 and counted.kind(closing.counts) == "money")
    if number == "二" and closing.counts not in ("人", "名", "位"):  # others are 两: 二本, 二楼
        return hedged or counted.is_measure(closing.counts)
    if number == "一":
        if not closing.counts or _ALONE.search(text, max(0, amount.start - 3), amount.start):
            return bool(closing.counts)
        measured = counted.is_measure(closing.counts) and counted.kind(closing.counts) != "time"
        surely = measured and closing.counts[-1] not in "度米里块两方斗石尺"
        return (hedged and closing.counts != "步") or surely or amount.step < 1
    counts = bool(closing.counts) or hedged or amount.bare
    return counts or len(number) > 2 or (len(number) > 1 and number[-1] in "万亿")


def _factor(amount: Amount, last: Amount) -> Decimal:
    """What multiplies the first number of a range: 万 of 10至20万, 成 of 三到四成."""
    if amount.counts:
        return Decimal(1)
    return Decimal(10) if last.counts == "%" and last.bare else shared_scale(amount, last)


def _range_end(text: str, amount: Amount) -> Amount | None:
    """The amount that ends a range which this one begins."""
    if text[amount.end : amount.end + 1] not in _LINKING or _is_vague(amount):
        return None
    legal = text.startswith("以上", amount.end)  # 三年以上七年以下
    link = _TO.match(text, amount.end)
    at = link.end() if link else amount.end + (2 if legal else 1)
    begins = _START.match(text, at) or text[at : at + 1] in ("-", "−")
    last = read_amount(text, at) if begins else None
    if last and amount.counts == "%" and not last.counts:  # 百分之五至七, but 跌0.4%至103.25
        if not text.startswith("百分之", amount.start):
            return None
        last = last._replace(counts="%")
    closing = _BELOW if legal else _BETWEEN
    if last and text.startswith("零下", amount.start) and last.value > 0:
        return None  # which may be below zero, too
    if last and last.value >= 1 and text.startswith(("千分之", "万分之"), amount.start):
        size = (numerals.TENS | numerals.SCALES)[text[amount.start]]  # 千分之三到五
        last = last._replace(value=last.value / size, step=last.step / size)
    if last is None or _is_vague(last) or not (link or closing.match(text, last.end)):
        return None
    if last.counts and amount.counts and last.counts != amount.counts:
        return None
    is_falling = last.value < amount.value < 0  # -18℃至-20℃
    return last if is_falling or amount.value * _factor(amount, last) < last.value else None


def _is_vague(amount: Amount) -> bool:
    """Whether an amount is no end of a range: 数十, 两三百, 300多."""
    return amount.is_open or amount.upper is not None or ">" in amount.hedges


def _shared(text: str, found: list[Figure]) -> list[Figure]:
    """Figures of a list share what stands once at its end: 12、30和45人, 320、275和180万元."""
    scale, shares_at = "", -1
    for index in range(len(found) - 2, -1, -1):
        figure, following = found[index], found[index + 1]
        word = _SCALE.search(following.printed)
        scale = word[0] if word else scale if following.start == shares_at else ""
        are_alike = figure.counts in ("", following.counts)
        if are_alike and _TO.fullmatch(text, figure.end, following.start):  # 30至50余人
            doubt_both(found, index, reasons.RANGE_OR_CHANGE)
            continue
        link = LIST_LINK.match(text, figure.end)
        is_linked = link is not None and link.end() == following.start
        if is_linked and figure.counts == "个" and following.counts == "个百分点":  # 3个、2个百分点
            found[index] = figure._replace(counts=following.counts)
        quantity = figure.quantity
        own, other = (one.value or Decimal(0) for one in (quantity, following.quantity))
        is_share = re.search("半|分之|/", figure.printed)  # 半数、近六成
        if figure.counts or is_share or not following.counts or not is_linked:
            continue
        if text.startswith("、", figure.end) and own % 10 + 1 == other:  # 3、4个, 15、6岁
            doubt_both(found, index, reasons.RANGE_OR_LIST)
            continue
        doubt = "" if figure.doubt in (reasons.UNCOUNTED, reasons.MAYBE_YEAR) else figure.doubt
        if quantity.value and scale and quantity.step <= 1:
            unit_scale, shares_at = Decimal(prod(numerals.SCALES[c] for c in scale)), figure.start
            # 3.2 and 3.9万吨 are alike; 800 and 1.2万人 are not, if 800 shares the scale.
            share = other / (own * unit_scale)
            each = _EACH.search(text, max(0, figure.start - 40), figure.start)
            surely = (each or quantity.step < 1) and quantity.upper is None
            if surely and Decimal("0.03") < share < 30:
                value, step = quantity.value * unit_scale, quantity.step * unit_scale
                quantity = quantity._replace(value=value, step=step)
            else:
                doubt = reasons.SCALE_SHARED
        found[index] = figure._replace(counts=following.counts, quantity=quantity, doubt=doubt)
    return found
