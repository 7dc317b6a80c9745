"""The Citation Style Language, by way of refkit and hayagriva.

All that the package knows of refkit is in this module, so that another engine
could take its place: it gives `render`, `styles` and `biblatex`.
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
from redcross_cli.suggest import did_you_mean, nearest

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
    loaded, in_notes = _style(style)
    document = refkit.Document(_library(sources), loaded, locale=None)
    asked = [refkit.Citation(str(n), key, note_number=n) for n, key in enumerate(keys, 1)]
    rendered = document.render(asked)
    marks = [_runs(rendered[citation.id].tree) for citation in asked]
    if in_notes:
        notes = [
            Reference(key, [Run(f"[{n}]" if style.startswith("gb-") else f"{n}.")], text)
            for n, (key, text) in enumerate(zip(keys, marks, strict=True), 1)
        ]
        return Rendered([[Run(str(n + 1), raised=True)] for n in range(len(keys))], notes)
    references = [
        Reference(entry["key"], _runs([entry["label"]]), _runs(entry["content"]))
        for entry in _entries(rendered.bibliography)
    ]
    kept = [reference for reference in references if reference.content]
    _require_whole(sources, kept, style)
    return Rendered(marks, kept)


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
    item.pop("digest", None)
    return item


def _library(sources: Sequence[Source]) -> refkit.Library:
    """Sources as refkit's library, with what its CSL-JSON decoder leaves out put back."""
    items = [csl_item(source) for source in sources]
    decoded = refkit.decode(msgspec.json.encode(items).decode(), format="csl-json")["library"]
    records = decoded.to_records()
    for item, record in zip(items, records, strict=True):
        if "number" in item:  # of a report
            record["identifiers"].setdefault("serial", str(item["number"]))
        if item["type"] in ("webpage", "post", "post-weblog"):
            for site in record["parents"]:  # decoded, but not as a web site
                site["entry_type"] = "Web"
    return refkit.Library.from_records(records)


def _require_whole(sources: Sequence[Source], references: Sequence[Reference], style: str) -> None:
    """Refuse a reference that has lost its author or date, as some styles make the engine do."""
    texts = {r.key: "".join(run.text for run in r.content).casefold() for r in references}
    for source in sources:
        text = texts.get(source.id, "")
        lead = source.author[0] if source.author else None
        name = (lead.family or lead.literal or "") if lead else ""
        if text and name.casefold() not in text:
            lost = f"author ({name})"
        elif source.issued and re.search(r"\[no date\]|\bn\.d\.", text):
            lost = "date"
        else:
            continue
        raise NothingFoundError(
            f"The style '{style}' loses the {lost} of {source.id}; choose another with --style."
        )


def _style(name: str) -> tuple[refkit.Style, bool]:
    if name.lower().endswith(".csl"):
        return _style_file(Path(name))
    known = {alias: style.name for style in styles() for alias in (style.name, *style.aliases)}
    if name.lower() not in known:
        offers = [*_meant(name, known), *nearest(name, known)]
        raise UsageError(
            f"There is no style '{name}'.{did_you_mean(offers)} "
            "See them all with: redcross cite --style list"
        )
    return refkit.Style.load(name.lower()), bool(_NOTE_STYLE.search(known[name.lower()]))


def _meant(name: str, known: Iterable[str]) -> list[str]:
    """Styles that a name means without being like it: by initials (ama), or GB/T 7714."""
    bare = re.sub("[^a-z0-9]", "", name.lower()).replace("gbt", "gb")
    return [
        style
        for style in known
        if bare == "".join(part[0] for part in style.split("-") if part not in ("of", "for", "de"))
        or (len(bare) > 3 and style.replace("-", "").startswith(bare))
    ]


def _style_file(path: Path) -> tuple[refkit.Style, bool]:
    try:
        xml = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableFileError(f"Cannot read the style {path}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise UnusableFileError(f"{path} is not a CSL style: it is not in UTF-8.") from None
    try:
        in_notes = ElementTree.fromstring(xml).get("class") == "note"
        return refkit.Style.from_xml(xml), in_notes
    except (ElementTree.ParseError, ValueError, refkit.RefkitError) as error:
        raise UnusableFileError(f"{path} is not a CSL style: {error}") from None


def _entries(bibliography: Any) -> list[Any]:
    return [] if bibliography is None else list(bibliography.tree)


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
