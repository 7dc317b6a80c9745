"""Facts as a workbook for Excel and its like: a sheet a theme, to be read and not read back.

Numbers are numbers, and the hedge stands in a column of its own, so that a sum of them is
at least seen to be one of "more than" and "nearly". All figures of an indicator are listed;
what is newer than one, and what contradicts it, stands beside it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from redcross_cli.errors import import_extra
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.csl import cited_names, issued
from redcross_cli.facts.history import contradictions, hindrance, newer_than
from redcross_cli.facts.memory import in_order
from redcross_cli.facts.model import Fact
from redcross_cli.facts.period import in_words
from redcross_cli.facts.quantity import figure_in_words
from redcross_cli.figures.wording import hedge
from redcross_cli.files.whole_file import replacing
from redcross_cli.messages import _
from redcross_cli.terms import Lang

_HEADS = (
    ("名称", "Title", 36),
    ("限定词", "Hedge", 12),
    ("数值", "Value", 16),
    ("上限", "Upper", 12),
    ("单位", "Unit", 16),
    ("口径", "Basis", 10),
    ("时间", "Period", 20),
    ("地区", "Areas", 16),
    ("陈述", "Statement", 60),
    ("说明", "Note", 60),
    ("新数字", "Newer figure", 30),
    ("矛盾数字", "Contradicted by", 30),
    ("来源", "Source", 40),
    ("日期", "Date", 12),
    ("地址", "Address", 40),
    ("原文写法", "As printed", 20),
    ("编号", "ID", 28),
)
_BASES = {"flow": "期间数", "stock": "时点数", "total": "累计数"}
_LONGEST_NAME = 31  # characters of a sheet's name, as Excel has it


def write(path: Path, base: FactBase, facts: Iterable[Fact], lang: Lang) -> None:
    """Write facts, in a language, in place of what is at the path.

    Raises UsageError where XlsxWriter is not installed, and as `replacing` does.
    """
    refusal = _("A workbook needs XlsxWriter, which is an extra: pip install 'redcross-cli[xlsx]'")
    xlsxwriter = import_extra("xlsxwriter", refusal)
    by_theme: dict[str, list[Fact]] = {id: [] for id in base.themes}
    by_id: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_theme[fact.theme].append(fact)
        by_id[fact.id].append(fact)
    ordered = {id: in_order(named, base.sources) for id, named in by_id.items()}
    against = {
        key: others for named in ordered.values() for key, others in contradictions(named).items()
    }
    # Text is text, whatever it begins with.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with replacing(path) as temporary, xlsxwriter.Workbook(str(temporary), options) as book:
        bold, folded = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        top = book.add_format({"text_wrap": True, "valign": "top"})
        names = _names([theme.title.pick(lang) for theme in base.themes.values()])
        for name, own in zip(names, by_theme.values(), strict=True):
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 1)
            for column, (chinese, english, width) in enumerate(_HEADS):
                sheet.set_column(column, column, width, folded)
                sheet.write_string(0, column, chinese if lang == "zh" else english, bold)
            for row, fact in enumerate(own, 1):
                newer = newer_than(fact, ordered[fact.id])
                cells = _cells(fact, newer, against.get(fact.key, ()), base, lang)
                for column, value in enumerate(cells):
                    if value not in ("", None):
                        sheet.write(row, column, value, top)


def _cells(
    fact: Fact, newer: Sequence[Fact], against: Sequence[Fact], base: FactBase, lang: Lang
) -> Iterator[Any]:
    """A row: a fact, beside what is newer and what contradicts it."""
    figure, source = fact.figure, base.sources[fact.source]
    yield fact.title.pick(lang)
    yield hedge(figure.comparator, lang, figure.printed).strip() if figure else ""
    yield figure.value if figure else ""
    yield figure.upper if figure else ""
    yield base.units[figure.unit].label.pick(lang) if figure else ""
    yield (_BASES[figure.basis] if lang == "zh" else figure.basis) if figure else ""
    yield in_words(fact.period, fact.basis or None, lang)
    yield ("、" if lang == "zh" else ", ").join(base.areas[a].name.pick(lang) for a in fact.areas)
    yield fact.statement.pick(lang)
    yield fact.note.pick(lang) if fact.note else ""
    yield "".join(_in_short(o, base, lang) for o in newer if not hindrance(fact, o))
    yield "\n".join(_in_short(other, base, lang) for other in against)
    yield cited_names(source, lang)[0]
    yield issued(source)
    yield source.URL or ""
    yield figure.printed if figure else ""
    yield fact.id


def _in_short(fact: Fact, base: FactBase, lang: Lang) -> str:
    """A figure with its time and the id of its source."""
    figure = figure_in_words(fact, base.units, lang)
    period = in_words(fact.period, fact.basis or None, lang)
    return ("，" if lang == "zh" else ", ").join([figure, period, fact.source])


def _names(titles: Iterable[str]) -> Iterator[str]:
    """Names of sheets: without what Excel refuses, short enough, and none twice."""
    seen: set[str] = set()
    for title in titles:
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).strip("' ") or "-"
        name, number = _shortened(plain, _LONGEST_NAME), 2
        while name.casefold() in seen:
            name, number = f"{_shortened(plain, _LONGEST_NAME - 4)} {number}", number + 1
        seen.add(name.casefold())
        yield name


def _shortened(text: str, most: int) -> str:
    """A text of so many characters at the most, cut where a word ends if it has several."""
    if len(text) <= most:
        return text
    cut = text[:most]
    return (cut.rpartition(" ")[0] or cut[:-1]) + "…"
