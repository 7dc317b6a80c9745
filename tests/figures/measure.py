"""Measure the readers on the corpora: `python -m tests.figures.measure`.

The table it prints stands in docs/figures.md. With names of corpora (`zh-tuned`), what is
not right is printed too: not for the halves that are held out, which nobody reads while
tuning.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from redcross_cli.figures.figure import Figure
from redcross_cli.figures.fold import fold
from redcross_cli.figures.reader import find

HERE = Path(__file__).parent
CORPORA = ("zh-tuned", "zh-held", "en-tuned", "en-held")
Verdict = Literal["right", "unit", "wrong", "unsure", "missed", "false", "unsure false"]


class Mark(NamedTuple):
    """A figure as a person marked it; ``comparator`` is ``?`` where people could differ."""

    start: int
    end: int
    comparator: str
    value: Fraction | None
    upper: Fraction | None
    unit: str
    printed: str


class Sentence(NamedTuple):
    """An entry of a corpus."""

    text: str
    marks: list[Mark]


def sentences(name: str) -> list[Sentence]:
    """The entries of a corpus, as README.md beside it describes them."""
    found: list[Sentence] = []
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("\t"):
            text, marks = found[-1]
            comparator, value, upper, unit, printed = line[1:].split("\t")
            start = text.index(printed, marks[-1].end if marks else 0)
            number, last = (Fraction(n) if n else None for n in (value, upper))
            marks.append(Mark(start, start + len(printed), comparator, number, last, unit, printed))
        elif line and not line.startswith("# "):
            found.append(Sentence(line, []))
    return found


def judged(sentence: Sentence) -> Iterator[tuple[Verdict, Mark | None, Figure | None]]:
    """Each mark and each find of a sentence with its verdict."""
    left = find(sentence.text)
    for mark in sentence.marks:
        touching = [f for f in left if f.start < mark.end and mark.start < f.end]
        left = [f for f in left if f not in touching]
        if mark.comparator == "?":
            continue
        certain = [f for f in touching if not f.doubt]
        if not touching:
            yield "missed", mark, None
        elif not certain:
            yield "unsure", mark, touching[0]
        elif len(touching) > 1 or not says_the_same(certain[0], mark):
            yield "wrong", mark, certain[0]
        else:
            same = counts_the_same(certain[0].counts, mark.unit)
            yield "right" if same else "unit", mark, certain[0]
    for figure in left:
        yield "unsure false" if figure.doubt else "false", None, figure


def says_the_same(figure: Figure, mark: Mark) -> bool:
    value, comparator, upper, _ = figure.quantity
    if value is not None and figure.counts.lower() in PARTS_OF_MONEY and mark.unit.isupper():
        value /= PARTS_OF_MONEY[figure.counts.lower()]
    # A fraction that no decimal holds is about its nearest value.
    endless = mark.value is not None and mark.value.denominator % 3 == 0
    return (
        is_close(value, mark.value)
        and is_close(upper, mark.upper)
        and (comparator == mark.comparator or (endless and comparator == "~"))
    )


def is_close(read: Decimal | None, meant: Fraction | None) -> bool:
    if read is None or meant is None:
        return read is None and meant is None
    return abs(Fraction(read) - meant) <= abs(meant) / 10**6


PARTS_OF_MONEY = dict.fromkeys(("cent", "cents", "pence", "p", "paise"), 100)
PARTS_OF_MONEY |= {"毛": 10, "角": 10}
NAMES = {
    "%": "% percent per-cent",
    "pp": "个百分点 百分点 percentage-points percentage-point",
    "x": "倍 times",
    "CNY": "元 人民币 块 毛 角 ¥ RMB CNY yuan",
    "USD": "美元 美金 $ US$ dollar cents",
    "EUR": "欧元 € euro EUR",
    "GBP": "英镑 £ pound pence p quid GBP",
    "HKD": "港元 港币 HK$ HKD $ 元",
    "JPY": "日元 日圆 yen ¥",
    "CHF": "瑞士法郎 瑞郎 franc CHF Fr",
    "TWD": "新台币 台币 NT$ 元",
    "INR": "卢比 Rs rupee ₹ INR",
    "KRW": "韩元 won",
}


def counts_the_same(read: str, meant: str) -> bool:
    """Whether what the reader says is counted is what a person says, in another form."""
    read, meant = fold(read), fold(meant)
    if not meant:
        return True
    if meant in ("%", "pp", "x"):
        return read.replace(" ", "-") in NAMES[meant].split()
    if len(meant) == 3 and meant.isupper():
        names = [meant, *NAMES.get(meant, meant).split()]
        return meant not in NAMES or any(name.lower() in read.lower() for name in names)
    if re.search("[\u4e00-\u9fff]", meant):
        read, meant = (
            word[1:] if word[:1] in "大个" and word[1:] else word for word in (read, meant)
        )
        are_alike = read.startswith(meant) or read.endswith(meant) or meant.startswith(read)
        return bool(read) and are_alike
    return meant.replace("- ", "").lower() in read.lower()


def table(names: Sequence[str] = CORPORA) -> str:
    """How many figures of each corpus are read right, as a Markdown table."""
    rows = [
        "| corpus | sentences | figures | right | unit other | wrong | unsure | missed | false | unsure false |"
    ]
    rows.append("|---|" + "--:|" * 9)
    for name in names:
        entries = sentences(name)
        counts = Counter(verdict for entry in entries for verdict, _, _ in judged(entry))
        total = sum(counts[v] for v in ("right", "unit", "wrong", "unsure", "missed"))
        cells = [f"{counts[v]} ({counts[v] / total:.1%})" for v in get_args(Verdict)]
        rows.append(f"| {name} | {len(entries)} | {total} | {' | '.join(cells)} |")
    return "\n".join(rows)


def main(names: Iterable[str]) -> None:
    for name in names:
        for entry in sentences(name):
            for verdict, mark, figure in judged(entry):
                if verdict != "right":
                    print(
                        f"{verdict}: {entry.text}\n    {mark and mark[2:]}\n    {figure and figure[2:]}"
                    )
    print(table())


if __name__ == "__main__":
    main(sys.argv[1:])
