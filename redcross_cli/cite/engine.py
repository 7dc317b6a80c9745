"""The Citation Style Language, by way of refkit and hayagriva.

All that the package knows of refkit is in this module, so that another engine
could take its place: it gives `render`, `styles`, `biblatex` and `csl_item`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import msgspec
import refkit

from redcross_cli.errors import (
    NothingFoundError,
    UnreadableFileError,
    UnusableFileError,
    UsageError,
)
from redcross_cli.facts.csl import Source
from redcross_cli.search.suggest import did_you_mean, nearest

# Of the styles built in, those that cite in footnotes.
_NOTE_STYLE = re.compile(r"-(full)?notes?(-\d+)?$")
# What the engine leaves standing around a field that a source does not have.
_DEBRIS = ((r",(?=\))", ""), (r"[;,](?=\.)", ""), (r"\.(?: \.)+", "."))


class Run(NamedTuple):
    """A stretch of text in one form."""

    text: str
    italic: bool = False
    bold: bool = False
    raised: bool = False
    url: str = ""


Runs = Sequence[Run]


class Reference(NamedTuple):
    """An entry of the list of references; ``label`` is its number, where there is one."""

    key: str
    label: Runs
    content: Runs


class Rendered(NamedTuple):
    """Marks in the order asked, and references in the order of the style.

    In a note style a mark is the number of a note, and the references are the notes.
    """

    marks: list[Runs]
    references: list[Reference]
    in_notes: bool


class StyleName(NamedTuple):
    """A style that is built in, and its other names."""

    name: str
    aliases: list[str]
    title: str


def styles() -> list[StyleName]:
    """The styles built in, by name."""
    return [StyleName(s["name"], s["aliases"], s["title"]) for s in refkit.Style.list()]


def render(sources: Sequence[Source], keys: Sequence[str], style: str) -> Rendered:
    """Cite sources in a style, a mark a key.

    ``style`` is a name or alias of `styles`, or the path of a ``.csl`` file. Terms
    and dates are in the style's own language: under another one, some styles lose
    a closing quotation mark or mix two languages in a date.

    Raises UsageError for an unknown style, UnreadableFileError and UnusableFileError
    for a style file.
    """
    chosen = _style(style)
    document = refkit.Document(_library(sources), chosen.style, locale=None)
    asked = [refkit.Citation(str(n), key, note_number=n) for n, key in enumerate(keys, 1)]
    rendered = document.render(asked)
    marks = [_runs(rendered[citation.id].tree) for citation in asked]
    if chosen.in_notes:
        references = [
            Reference(key, [Run(chosen.number.format(n))], note)
            for n, (key, note) in enumerate(zip(keys, marks, strict=True), 1)
        ]
        marks = [[Run(str(n), raised=True)] for n in range(1, len(keys) + 1)]
    else:
        entries = [] if rendered.bibliography is None else list(rendered.bibliography.tree)
        references = [_reference(entry) for entry in entries]
    _require_whole(sources, keys, marks, references, style)
    return Rendered(marks, references, chosen.in_notes)


def _reference(entry: Any) -> Reference:
    return Reference(entry["key"], _runs([entry["label"]]), _runs(entry["content"]))


def biblatex(source: Source) -> tuple[str, dict[str, str]]:
    """A source as BibLaTeX: the kind of entry and its fields, in LaTeX."""
    text = refkit.encode(_library([source]), format="biblatex")["text"]
    entry = refkit.BibDocument.parse(text).entries.get_unique(source.id)
    if entry is None:
        raise ValueError(f"no BibLaTeX entry for {source.id}")
    return entry.kind, {field.name: field.value for field in entry.fields.occurrences()}


def csl_item(source: Source) -> dict[str, Any]:
    """A source as a plain CSL-JSON item, without the keys that are ours alone."""
    item: dict[str, Any] = msgspec.to_builtins(source)
    for ours in ("digest", "translations"):
        item.pop(ours, None)
    return item


def _library(sources: Sequence[Source]) -> refkit.Library:
    """Sources as refkit's library, with what its CSL-JSON decoder leaves out put back."""
    items = [csl_item(source) for source in sources]
    text = msgspec.json.encode(items).decode()
    try:
        decoded = refkit.decode(text, format="csl-json")["library"]
    except refkit.RefkitError as error:
        names = ", ".join(source.id for source in sources)
        raise UnusableFileError(f"{names} cannot be cited: {error}") from None
    records = decoded.to_records()
    for item, record in zip(items, records, strict=True):
        if "number" in item:  # of a report
            record["identifiers"].setdefault("serial", str(item["number"]))
        if item["type"] in ("webpage", "post", "post-weblog"):
            for site in record["parents"]:  # decoded, but not as a web site
                site["entry_type"] = "Web"
    return refkit.Library.from_records(records)


def _require_whole(
    sources: Sequence[Source],
    keys: Sequence[str],
    marks: Sequence[Runs],
    references: Sequence[Reference],
    style: str,
) -> None:
    """Refuse a citation that says less than its source: some styles lose an author or date."""
    first: dict[str, str] = {}
    for reference in references:
        first.setdefault(reference.key, "".join(run.text for run in reference.content).strip())
    for source, key in ((source, source.id) for source in sources):
        text = first.get(key, "")
        if not text or not all(marks[place] for place, cited in enumerate(keys) if cited == key):
            raise NothingFoundError(
                f"The style '{style}' gives no reference for {key}; choose another with --style."
            )
        for what in _lost(source, text):
            raise NothingFoundError(
                f"The style '{style}' loses the {what} of {key}; choose another with --style."
            )


def _lost(source: Source, text: str) -> Iterator[str]:
    """What of a source is missing in its reference: the first author, the date."""
    text = text.casefold()
    lead = source.author[0] if source.author else None
    name = (lead.family or lead.literal or "") if lead else ""
    rest = text
    for other in (source.title, source.container_title, source.publisher):
        if other and other.casefold() != name.casefold():
            rest = rest.replace(other.casefold(), " ")
    if not re.search(rf"(?<![a-z]){re.escape(name.casefold())}(?![a-z])", rest):
        yield f"author ({name})"
    if source.issued and re.search(r"\[no date\]|\bn\.d\.", text):
        yield "date"


class _Style(NamedTuple):
    """A style, loaded; ``number`` is how it numbers notes, if it cites in notes."""

    style: refkit.Style
    in_notes: bool
    number: str = "{}."


def _style(name: str) -> _Style:
    if name.lower().endswith(".csl"):
        return _style_file(Path(name))
    known = {alias: style.name for style in styles() for alias in (style.name, *style.aliases)}
    if name.lower() not in known:
        offers = [*_meant(name, known), *nearest(name, known)]
        raise UsageError(
            f"There is no style '{name}'.{did_you_mean(offers)} "
            "See them all with: redcross cite --style list"
        )
    full = known[name.lower()]
    number = "[{}]" if full.startswith("gb-") else "{}."
    return _Style(refkit.Style.load(full), bool(_NOTE_STYLE.search(full)), number)


def _meant(name: str, known: Iterable[str]) -> list[str]:
    """Styles that a name means without being like it: by initials (ama), or GB/T 7714."""
    bare = re.sub("[^a-z0-9]", "", name.lower()).replace("gbt", "gb")
    return [
        style
        for style in known
        if bare == "".join(part[0] for part in style.split("-") if part not in ("of", "for", "de"))
        or (len(bare) > 3 and style.replace("-", "").startswith(bare))
    ]


def _style_file(path: Path) -> _Style:
    try:
        xml = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableFileError(f"Cannot read the style {path}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise UnusableFileError(f"{path} is not a CSL style: it is not in UTF-8.") from None
    try:
        in_notes = ElementTree.fromstring(xml).get("class") == "note"
        return _Style(refkit.Style.from_xml(xml), in_notes)
    except (ElementTree.ParseError, ValueError, refkit.RefkitError) as error:
        raise UnusableFileError(f"{path} is not a CSL style: {error}") from None


def _runs(nodes: Sequence[Any]) -> Runs:
    """A tree of refkit's as a flat list, tidied."""
    return _tidied(list(_flat(nodes)))


def _flat(nodes: Sequence[Any]) -> Iterator[Run]:
    for node in nodes:
        if node is None:
            continue
        if node["kind"] == "Element":
            if node["display"]:  # a block stands apart
                yield Run(" ")
            yield from _flat(node["children"])
        elif node["kind"] in ("Text", "Link"):
            form = node["formatting"]
            yield Run(
                node["text"],
                italic=form["font_style"] == "Italic",
                bold=form["font_weight"] == "Bold",
                raised=form["vertical_align"] == "Sup",
                url=node.get("url", ""),
            )


def _tidied(runs: Sequence[Run]) -> Runs:
    """Runs without doubled, leading or trailing spaces, or what an empty field leaves."""
    tidy: list[Run] = []
    for run in runs:
        text = re.sub(r"[ \n]+", " ", run.text)
        if not tidy or tidy[-1].text.endswith(" "):
            text = text.removeprefix(" ")
        if text and tidy and run._replace(text="") == tidy[-1]._replace(text=""):
            tidy[-1] = run._replace(text=tidy[-1].text + text)
        elif text:
            tidy.append(run._replace(text=text))
    if tidy and tidy[-1].text.endswith(" "):
        tidy[-1] = tidy[-1]._replace(text=tidy[-1].text[:-1])
    for pattern, better in _DEBRIS:
        tidy = [run._replace(text=re.sub(pattern, better, run.text)) for run in tidy]
    if tidy and tidy[-1].text.endswith((",", ";")):
        tidy[-1] = tidy[-1]._replace(text=tidy[-1].text[:-1] + ".")
    return [run for run in tidy if run.text]
