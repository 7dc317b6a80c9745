"""Sentences joined with their marks, and the references that follow.

Marks and references are made by pandoc's citeproc, and written by pandoc in the markup
asked for: what it gives is what is printed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import msgspec

from redcross_cli.citations import document
from redcross_cli.citations.document import Markup, Node, find_all, words_of
from redcross_cli.citations.styles import Style, find_style
from redcross_cli.documents import pandoc
from redcross_cli.errors import BrokenInstallationError, NothingFoundError, UnusableFileError
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.csl import Source
from redcross_cli.facts.model import Fact
from redcross_cli.messages import _
from redcross_cli.terms import Lang

_STOPS = "。．.！!？?"
_CHINESE_MARK = str.maketrans({"(": "（", ")": "）", ",": "，", ";": "；"})
_CONTAINERS = ("container-title", "container-title-short", "journalAbbreviation")
_ARTICLES = ("article-journal", "article-magazine", "article-newspaper")
_ONLINE = re.compile(r"\bonline\b|\[internet\]", re.IGNORECASE)
_NO_DATE = re.compile(r"\[no date\]|\bn\. ?d\.|日期不详", re.IGNORECASE)


class Cited(NamedTuple):
    """One fact, cited: each part as it is written in the markup asked for."""

    fact: Fact
    sentence: str
    citation: str
    marked: str


class Citation(NamedTuple):
    """Facts cited in order, and the references: one a source, in a note style one a note.

    ``of_each`` is for each fact the reference that its mark stands for.
    """

    facts: list[Cited]
    references: list[str]
    of_each: list[str]


def cite(
    facts: Sequence[Fact], base: FactBase, lang: Lang, style: str, markup: Markup = "text"
) -> Citation:
    """Cite facts: each sentence with its mark, and the list of references.

    ``style`` is the name of a style that ships, or the path of a ``.csl`` file.

    Raises NothingFoundError where the style has no reference for a source, or one that says
    less or other than the source does.
    """
    chosen = find_style(style)
    sources = list({fact.source: base.sources[fact.source] for fact in facts}.values())
    marked = [document.paragraph(_sentence(fact, lang)) for fact in facts]
    answered = _run_citeproc(marked, sources, chosen, lang)
    paragraphs = answered[: len(facts)]
    marks = [_mark(block) for block in paragraphs]
    references = {
        div["c"][0][0].removeprefix("ref-"): div["c"][1]
        for div in find_all(answered, "Div")
        if div["c"][0][0].startswith("ref-")
    }
    listed = list(references.values())
    of_each = [references.get(fact.source, []) for fact in facts]
    if chosen.cites_in_notes:
        notes = [next(find_all(block, "Note"), None) for block in paragraphs]
        of_each = [note["c"] if note else [] for note in notes]
        listed = []
    for source in sources:
        first = next(n for n, fact in enumerate(facts) if fact.source == source.id)
        _require_right(item_of(source, lang), of_each[first], marks[first], style)
    if lang == "zh":
        paragraphs = document.change(paragraphs, _in_chinese)
        marks = [_mark(block) for block in paragraphs]
    if chosen.cites_in_notes:
        marks = [[document.note_mark(number, markup)] for number in range(1, len(facts) + 1)]
    groups = [
        [[document.line([document.text(fact.statement.pick(lang))])] for fact in facts],
        [[document.line(mark)] for mark in marks],
        [[block] for block in paragraphs],
        listed,
        [[document.line(block["c"]) for block in blocks] for blocks in of_each],
    ]
    written = iter(document.write([part for group in groups for part in group], markup))
    *texts, listed_texts, texts_of_each = [list(islice(written, len(group))) for group in groups]
    cited = [Cited(fact, *parts) for fact, *parts in zip(facts, *texts, strict=True)]
    footnotes = list(filter(None, written)) if chosen.cites_in_notes else []
    return Citation(cited, footnotes or listed_texts, texts_of_each)


def _sentence(fact: Fact, lang: Lang) -> list[Node]:
    """A statement with its citation before its full stop.

    Where the stop stands inside a quotation or parenthesis, the citation follows that.
    """
    statement = fact.statement.pick(lang)
    said = statement.rstrip(_STOPS)
    stop = statement[len(said) :]
    gap = [{"t": "Space"}] if lang == "en" else []
    rest = [document.text(stop)] if stop else []
    return [document.text(said), *gap, document.cite_inline(fact.source), *rest]


def item_of(source: Source, lang: Lang | None = None) -> dict[str, Any]:
    """A source as a CSL-JSON item, as it is cited in a language; without what is ours alone."""
    item: dict[str, Any] = msgspec.to_builtins(source)
    translations = item.pop("translations", {})
    item.pop("digest", None)
    return {**item, **translations.get(lang, {})}


def _run_citeproc(
    blocks: Sequence[Node], sources: Sequence[Source], style: Style, lang: Lang
) -> list[Node]:
    """Blocks in which every citation has its mark, and the references behind them."""
    metadata: dict[str, Node] = {
        "suppress-bibliography": {"t": "MetaBool", "c": style.cites_in_notes},
        # English sets a raised mark behind the full stop, Chinese before it.
        "notes-after-punctuation": {"t": "MetaBool", "c": lang == "en"},
    }
    with TemporaryDirectory() as folder:
        items = Path(folder, "sources.json")
        items.write_bytes(msgspec.json.encode([item_of(source, lang) for source in sources]))
        options = ["--citeproc", f"--bibliography={items}", f"--csl={style.file}"]
        try:
            answer = pandoc.run(
                ["--from=json", "--to=json", *options], document.encode(blocks, metadata)
            )
        except pandoc.PandocError as error:
            what = _("Pandoc cannot cite in the style {file}: {why}.")
            raise UnusableFileError(what.format(file=style.file, why=error)) from None
    try:
        found: list[Node] = json.loads(answer)["blocks"]
    except (ValueError, KeyError, TypeError):
        what = _("Pandoc's answer cannot be read; install pypandoc-binary anew.")
        raise BrokenInstallationError(what) from None
    return found


def _mark(block: Node) -> list[Node]:
    """The inlines of the mark in a paragraph; in a note style the note."""
    return next((list(cite["c"][1]) for cite in find_all(block, "Cite")), [])


def _in_chinese(node: Node) -> list[Node] | None:
    """A mark of words in a Chinese sentence: with Chinese brackets and commas, and no italics."""
    if node["t"] != "Cite" or any(find_all(node, "Note")):
        return None
    words = words_of(node)
    if not words.startswith("(") or not any(map(str.isalpha, words)):
        return None
    # An English comma stands before a closing quotation mark, a Chinese one after it.
    chinese = words.translate(_CHINESE_MARK).replace("，”", "”，")
    return [
        {"t": "Cite", "c": [node["c"][0], [document.text(re.sub("(?<=[，；]) ", "", chinese))]]}
    ]


def _require_right(
    item: dict[str, Any], reference: Sequence[Node], mark: Sequence[Node], style: str
) -> None:
    """Refuse a citation that says less than its source, or what the source does not say."""
    words = [words_of(list(part)).strip() for part in (reference, mark)]
    fault = next(_faults(item, *words), None)
    if fault:
        what = _("The style '{style}' cannot cite {id}: {fault}. Choose another with --style.")
        raise NothingFoundError(what.format(style=style, id=item["id"], fault=fault))


def _faults(item: dict[str, Any], reference: str, mark: str) -> Iterator[str]:
    """What a style does wrong with a source, as the end of a sentence."""
    if not reference:
        yield _("it has no reference for it")
    bare = letters_of(reference)
    if letters_of(item["title"]) not in bare:
        yield _("it loses its title")
    for key in ("author", "editor"):
        people = item.get(key, ()) if key == "author" or "author" not in item else ()
        for name in people[:1]:
            words = name.get("family") or name.get("literal") or ""
            if letters_of(words) not in bare:
                roles = {"author": _("author"), "editor": _("editor")}
                yield _("it loses its {role} ({name})").format(role=roles[key], name=words)
    container = [letters_of(item[key]) for key in _CONTAINERS if key in item]
    if item["type"] in _ARTICLES and container and not any(name in bare for name in container):
        yield _("it does not say in what it was published")
    dates = item.get("issued", {}).get("date-parts")
    if dates and (str(dates[0][0]) not in reference or _NO_DATE.search(reference)):
        yield _("it loses its date")
    if "URL" not in item and "DOI" not in item and _ONLINE.search(reference):
        yield _("it says that it was published online, which is not known")
    _before, title, after = reference.partition(item["title"][-8:])
    runs_on = title and container and re.match(r"[’”»]?\w", after)
    if re.search("[,;:]$", reference) or runs_on:
        yield _("it leaves its punctuation incomplete")
    if dates and mark.strip("()[]") == str(dates[0][0]):
        yield _("it gives it no name in the text")
    if "author" not in item and re.search("Xyz[0-9]", mark):
        yield _("it makes up a name for it in the text")


def letters_of(words: str) -> str:
    """Words for comparing: their letters and digits alone, as all else changes in print."""
    return "".join(filter(str.isalnum, words.casefold()))
