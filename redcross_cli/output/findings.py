"""What is found of the figures of a text: in a line, as JSON, and at a terminal."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from redcross_cli.claims.checked import MAY_STAND, Checked
from redcross_cli.claims.dates import words_of_date
from redcross_cli.claims.finding import Finding, Verdict
from redcross_cli.errors import UsageError
from redcross_cli.facts.model import Fact, Record
from redcross_cli.facts.quantity import to_the_letter
from redcross_cli.figures.interval import Change, is_number_of, plain, rounds
from redcross_cli.figures.reasons import UNCOUNTED
from redcross_cli.messages import _, alternatives, in_list, language, n_
from redcross_cli.output import Column, Listing
from redcross_cli.output.text import printable, wrapped
from redcross_cli.output.view import View
from redcross_cli.terms import LARGEST, Comparator

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_INDENT = 4  # cells of what stands below a finding at a terminal
_COLOURS = {"supported": "green", "unknown": "magenta"}


class FindingRecord(Record, frozen=True):
    """A finding as JSON has it: where a figure stands, what it says, and whether it may stand.

    ``should`` is what the text should say instead, if that is one thing; ``hedge`` what became of
    the hedge, ``about`` the ids that the figure may be about.
    """

    file: str
    line: int
    column: int
    text: str
    value: int | float | None
    upper: int | float | None
    comparator: Comparator
    verdict: Verdict
    fact: str | None
    source: str | None
    period: str | None
    should: str | None
    hedge: Change | None
    about: tuple[str, ...]
    reference: str | UnsetType = UNSET


def lines_of(found: Checked, view: View) -> list[str]:
    """What is said of a figure, in a line as compilers write it, and its reference below."""
    line = _(": ").join((_head(found), _said(found.finding, view)))
    return [line, f"  {found.reference}"] if found.reference else [line]


def _head(found: Checked) -> str:
    """Where a figure stands, its verdict and its words."""
    figure = " ".join(found.finding.claim.figure.printed.split())
    label = _label(found.finding.verdict, found.finding.change)
    verdict = _("{verdict}: “{figure}”", verdict=label, figure=figure)
    return f"{found.file}:{found.position.line}:{found.position.column}: {verdict}"


def _labels() -> dict[str, str]:
    """What the verdicts are called, and that on a hedge by what became of it."""
    return {
        "supported": _("supported"),
        "hedge": _("wrong hedge"),
        "unit": _("wrong unit"),
        "period": _("wrong period"),
        "place": _("wrong place"),
        "outdated": _("outdated"),
        "contradicted": _("contradicted"),
        "disputed": _("disputed"),
        "unknown": _("unknown"),
        "hedge lost": _("hedge lost"),
        "hedge added": _("hedge added"),
        "hedge changed": _("hedge changed"),
    }


def _label(verdict: Verdict, change: Change) -> str:
    labels = _labels()
    return labels.get(f"{verdict} {change}", labels[verdict])


def verdicts_named(words: Iterable[str]) -> set[str]:
    """The verdicts that words name, as in JSON or as a reader sees them: "hedge", "hedge lost".

    Raises UsageError for a word that names none.
    """
    labels = {label: name for name, label in _labels().items()}
    known = {name: name for name in labels.values()} | labels
    for word in words:
        if word not in known:
            message = _("There is no verdict '{verdict}', only: {names}.")
            names = known if language() == "en" else labels
            raise UsageError(message.format(verdict=word, names=in_list(names)))
    return {known[word] for word in words}


def verdicts_of(finding: Finding) -> set[str]:
    """What a finding's verdict is called in `verdicts_named`."""
    return {finding.verdict, f"{finding.verdict} {finding.change}"}


def _said(finding: Finding, view: View) -> str:
    """What the facts say of a figure, with the source, as the end of a line."""
    fact, other = finding.fact, finding.other
    if fact is None and finding.claim.figure.doubt not in ("", UNCOUNTED):
        return _("it cannot be read for certain")
    if fact is None:
        return _("no fact to check it against")
    text = said = _figure(fact, view)
    if finding.verdict == "outdated" and other:
        quantities = finding.claim.quantity, to_the_letter(fact)
        text = _("no source has this number, which lies between {said} and the latest, {newer}")
        if is_number_of(*quantities) or rounds(*quantities):
            text = _("{said}; the latest is {newer}")
        text = text.format(said=said, newer=_figure(other, view))
    elif other:
        text = _("{said}, but {other}", said=said, other=_figure(other, view))
    elif (
        finding.verdict == "period" and (date := finding.claim.date) and not finding.claim.inherited
    ):
        # That of a table's column stands in its head.
        stated = words_of_date(date, finding.claim.sentence) or date.first.year
        text = _("{said}; the text says “{stated}”", said=said, stated=stated)
    elif finding.verdict == "place":
        text = _("{said}, in {places}", said=said, places=view.places(fact))
    if len(finding.about) > 1:
        text += _("; or is it about {others}?", others=alternatives(finding.about[1:3]))
    return text


def _figure(fact: Fact, view: View) -> str:
    said = {"figure": view.figure_in_words(fact), "period": view.period(fact)}
    return _("{figure}, {period} ({id}; {source})", id=fact.id, source=view.credit(fact), **said)


def record_of_finding(found: Checked, view: View) -> FindingRecord:
    finding, meant = found.finding, found.meant
    figure, fact = finding.claim.figure, finding.fact
    # What not every reader of JSON has exactly is left out.
    value, upper = (
        None if number is None or abs(number) > LARGEST else plain(number)
        for number in (figure.quantity.value, figure.quantity.upper)
    )
    # Of another time or place, the figure is the fact's own and not what to write instead.
    is_own = finding.verdict in ("period", "place", "disputed") and not finding.change
    is_open = finding.verdict == "contradicted" and finding.other  # by which of two sources?
    should = None
    if meant and not (is_own or is_open or finding.verdict in MAY_STAND):
        should = view.figure_in_words(meant)
    if should and should.lower() == figure.printed.lower():
        should = None
    return FindingRecord(
        file=found.file,
        line=found.position.line,
        column=found.position.column,
        text=figure.printed,
        value=value,
        upper=upper,
        comparator=figure.quantity.comparator,
        verdict=finding.verdict,
        fact=fact.id if fact else None,
        source=fact.source if fact else None,
        period=fact.period if fact else None,
        should=should,
        hedge=finding.change or None,
        about=finding.about,
        reference=found.reference or UNSET,
    )


def summarise(checked: Sequence[Checked]) -> str:
    """How many figures there are, and how many of each verdict."""
    if not checked:
        return _("The text has no figure.")
    counts = Counter(_label(found.finding.verdict, found.finding.change) for found in checked)
    parts = [_("{count} {verdict}", count=n, verdict=said) for said, n in counts.most_common()]
    figures = n_("{} figure", "{} figures", len(checked))
    return _("{figures}: {parts}.", figures=figures, parts=_(", ").join(parts))


def list_findings(checked: Sequence[Checked], view: View) -> Listing:
    """Findings as records, which a terminal draws with their sentences."""
    records = [record_of_finding(found, view) for found in checked]
    drawn = partial(draw, checked, view)
    return Listing(records, _COLUMNS, view, kind=FindingRecord, drawn=drawn)


def draw(checked: Sequence[Checked], view: View, console: "Console") -> "Iterator[RenderableType]":
    """Each finding in short, with its sentence, in which the figure is marked, and what is said."""
    from rich.padding import Padding
    from rich.text import Text

    width = console.width - _INDENT
    for found in checked:
        finding = found.finding
        printed = finding.claim.figure.printed
        head = Text(printable(_head(found)), overflow="fold")
        colour = _COLOURS.get(finding.verdict, "bold red")
        head.stylize(colour, 0, head.plain.find("“"))
        sentence, *below = (
            Text(wrapped(printable(" ".join(text.split())), width))
            for text in (finding.claim.sentence, _said(finding, view), found.reference)
            if text
        )
        sentence.stylize("dim")
        figure = r"\s*".join(map(re.escape, printable("".join(printed.split()))))
        begin = r"(?<![A-Za-z0-9.,])" if printed[0].isascii() else ""
        sentence.highlight_regex(begin + figure, "not dim bold underline")
        yield head
        for text in (sentence, *below):
            yield Padding(text, (0, 0, 0, _INDENT))


def _place(record: FindingRecord) -> str:
    return f"{record.file}:{record.line}:{record.column}"


_COLUMNS = (
    Column("Place", lambda record, view: _place(record)),
    Column("Figure", lambda record, view: record.text),
    Column("Verdict", lambda record, view: _label(record.verdict, record.hedge or "")),
    Column("Should be", lambda record, view: record.should or ""),
    Column("Fact", lambda record, view: record.fact or ""),
)
