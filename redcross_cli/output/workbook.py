"""Facts as a workbook for Excel and its like: a sheet a theme, to be read and not read back.

Numbers are numbers, and the hedge stands in a column of its own, so that a sum of them is
at least seen to be one of "more than" and "nearly". All figures of an indicator are listed;
what is newer than one, and what contradicts it, stands beside it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from redcross_cli.errors import import_extra
from redcross_cli.facts.base import by_recency
from redcross_cli.facts.csl import cited_names, issued
from redcross_cli.facts.history import Series, compares
from redcross_cli.facts.model import Fact
from redcross_cli.figures.wording import hedge
from redcross_cli.files.whole_file import replacing, unwritable
from redcross_cli.messages import _
from redcross_cli.output.cards import basis_in_words
from redcross_cli.output.view import View

_LONGEST_NAME = 31  # characters of a sheet's name, as Excel has it


def write(path: Path, facts: Iterable[Fact], view: View) -> None:
    """Write facts, in a language, in place of what is at the path.

    Raises UsageError where XlsxWriter is not installed, OutputError where a sheet has not room
    enough, and as `replacing` does.
    """
    refusal = _("A workbook needs XlsxWriter, which is an extra: pip install 'redcross-cli[xlsx]'")
    xlsxwriter = import_extra("xlsxwriter", refusal)
    base = view.base
    by_theme: dict[str, list[Fact]] = {id: [] for id in base.themes}
    by_id: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_theme[fact.theme].append(fact)
        by_id[fact.id].append(fact)
    series = {id: Series(by_recency(named, base.sources)) for id, named in by_id.items()}
    # XlsxWriter makes a fault of its own of a full disk, so that it gets none.
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        bold, folded = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        top = book.add_format({"text_wrap": True, "valign": "top"})
        names = _names([theme.title.pick(view.lang) for theme in base.themes.values()])
        for name, own in zip(names, by_theme.values(), strict=True):
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 1)
            for row, fact in enumerate(own, 1):
                cells = _cells(fact, series[fact.id], view)
                for column, (head, width, value) in enumerate(cells):
                    if row == 1:
                        sheet.set_column(column, column, width, folded)
                        sheet.write_string(0, column, head, bold)
                    # Text is text, whatever it begins with: `write` would look for formulas.
                    put = sheet.write_string if isinstance(value, str) else sheet.write_number
                    # XlsxWriter answers with a number where it leaves out or cuts a cell.
                    if value not in ("", None) and put(row, column, value, top):
                        what = _(
                            "{id} does not fit: a sheet has 1,048,576 rows, a cell 32,767 "
                            "characters"
                        )
                        raise unwritable(path, what.format(id=fact.id))
    with replacing(path) as temporary:
        temporary.write_bytes(content.getvalue())


def _cells(fact: Fact, series: Series, view: View) -> Iterator[tuple[str, int, Any]]:
    """A row, beside what is newer and what contradicts it: heads, widths in characters, values."""
    figure, source, lang = fact.figure, view.base.sources[fact.source], view.lang
    title, container = cited_names(source, lang)
    hedged = ""
    if figure:
        hedged = hedge(figure.value, figure.comparator, lang, figure.printed).strip()
    unit = view.unit(figure.unit) if figure else ""
    newer = [other for other in series.newer_than(fact) if compares(fact, other)]
    against = series.contradictions.get(fact.key, ())
    yield _("Title"), 36, fact.title.pick(lang)
    yield _("Hedge"), 12, hedged
    yield _("Value"), 16, figure.value if figure else ""
    yield _("Upper end"), 12, figure.upper if figure else ""
    yield _("Unit"), 16, unit
    yield _("Basis"), 20, basis_in_words(figure) if figure else ""
    yield _("Period"), 20, view.period(fact)
    yield _("Areas"), 16, view.places(fact)
    yield _("Statement"), 60, fact.statement.pick(lang)
    yield _("Note"), 60, view.note(fact)
    yield _("Newer figure"), 30, "".join(map(view.in_short, newer))
    yield _("Contradicted by"), 30, "\n".join(map(view.in_short, against))
    yield _("Source"), 40, title
    yield _("Published in"), 24, container or source.publisher or ""
    yield _("Date"), 12, issued(source)
    yield _("Address"), 40, source.URL or ""
    yield _("As printed"), 20, figure.printed if figure else ""
    yield _("ID"), 28, fact.id


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
