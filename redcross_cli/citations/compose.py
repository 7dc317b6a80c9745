"""Sentences joined with their marks, and the references that follow.

Marks and references are made by pandoc's citeproc, and written by pandoc in the markup
asked for: what it gives is what is printed.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import msgspec

from redcross_cli import hints
from redcross_cli.citations import nodes
from redcross_cli.citations.faults import fault_of
from redcross_cli.citations.nodes import Markup, Node, find_all, node, text_of
from redcross_cli.citations.styles import Style, find_style
from redcross_cli.documents import pandoc
from redcross_cli.errors import NothingFoundError, UnusableFileError
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.csl import Source
from redcross_cli.facts.model import Fact, Record
from redcross_cli.messages import _, file_name
from redcross_cli.terms import Lang

_EACH_ALONE = Path(__file__).with_name("each_alone.lua")
_STOPS = "。．.！!？?"
_CHINESE_MARK = {"(": "（", ")": "）", ",": "，", ";": "；"}


class Cited(NamedTuple):
    """A fact, cited, each part in the markup asked for; its mark stands for the ``reference``."""

    fact: Fact
    sentence: str
    citation: str
    marked: str
    reference: str


class CitedRecord(Record, frozen=True):
    """A fact, cited, as JSON has it: its sentence, the mark that stands in it, the reference."""

    id: str
    sentence: str
    citation: str
    reference: str


class Citation(NamedTuple):
    """Facts cited in order, and the references: one a source, in a note style one a note."""

    facts: list[Cited]
    references: list[str]

    @property
    def records(self) -> list[CitedRecord]:
        return [CitedRecord(c.fact.id, c.sentence, c.citation, c.reference) for c in self.facts]


def cite(
    facts: Sequence[Fact], base: FactBase, lang: Lang, style: str, markup: Markup = "text"
) -> Citation:
    """Cite facts: each sentence with its mark, and the list of references.

    ``style`` is the name of a style that ships, or the path of a ``.csl`` file.

    Raises NothingFoundError where the style has no reference for a source, or one that says
    less or other than the source does.
    """
    chosen = find_style(style)
    statements = [fact.statement.pick(lang) for fact in facts]
    sources = [base.sources[fact.source] for fact in facts]
    marked, references, listed, faults = _run_citeproc(statements, sources, chosen, lang)
    if faults:
        id, fault = next(iter(faults.items()))
        what = _("The style '{style}' cannot cite {id}: {fault}. Choose another with {option}.")
        named = hints.option("--style", "style")
        raise NothingFoundError(what.format(style=style, id=id, fault=fault, option=named))
    marks = [_mark(block) for block in marked]
    if chosen.cites_in_notes:
        marks = [[nodes.note_mark(number, markup)] for number in range(1, len(facts) + 1)]
    parts = []
    for said, mark, block, reference in zip(statements, marks, marked, references, strict=True):
        parts += [[node("Plain", [nodes.text(said)])], [node("Plain", mark)], [block]]
        parts += [[node("Plain", inner["c"]) for inner in reference]]
    before = [[fact.id for fact in facts[:n]].count(facts[n].id) for n in range(len(facts))]
    labels = [f"{f.id}-{n + 1}" if n else f.id for f, n in zip(facts, before, strict=True)]
    # Four texts a fact, then the list of references, or in notes what stands in them.
    written = nodes.write([*parts, *listed], markup, labels)
    cited = [Cited(fact, *written[4 * n : 4 * n + 4]) for n, fact in enumerate(facts)]
    return Citation(cited, list(filter(None, written[len(parts) :])))


class _Answer(NamedTuple):
    """What citeproc makes of statements: each ``marked``, and the reference that its mark means.

    ``listed`` are the references in the order of the style, none in one that cites in notes;
    ``faults`` tell by its id what is wrong with a source.
    """

    marked: list[Node]
    references: list[list[Node]]
    listed: list[list[Node]]
    faults: dict[str, str]


class Attribution(NamedTuple):
    """How a sentence names a source that is cited alone, in plain text.

    The mark goes ``before`` the full stop of the sentence or ``after`` it; one of the two is "".
    """

    before: str
    after: str
    reference: str


def attributions(sources: Sequence[Source], lang: Lang, style: str) -> dict[str, Attribution]:
    """For each source, by its id, how `cite` names it beside a fact that is cited alone.

    A source that the style cannot cite is left out. All are made in two runs of pandoc, which
    takes longer to start than to make one.
    """
    chosen = find_style(style)
    words, stop = ("句", "。") if lang == "zh" else ("Sentence", ".")
    statements = [words + stop] * len(sources)
    made = _run_citeproc(statements, sources, chosen, lang, each_alone=True)
    first = [nodes.note_mark(1, "text")]
    marked = nodes.change(made.marked, lambda part: first if part["t"] == "Note" else None)
    written = nodes.write([*([block] for block in marked), *made.references], "text")
    number = "[1] " if chosen.cites_in_notes else ""
    named = {}
    for source, said, reference in zip(sources, written, written[len(sources) :], strict=False):
        mark = said.removeprefix(words)
        after = mark.removeprefix(stop) if mark.startswith(stop) else ""
        before = "" if after else mark.removesuffix(stop)
        if source.id not in made.faults:
            named[source.id] = Attribution(before, after, number + reference)
    return named


def item_of(source: Source, lang: Lang | None = None) -> dict[str, Any]:
    """A source as a CSL-JSON item, as it is cited in a language; without what is ours alone."""
    item: dict[str, Any] = msgspec.to_builtins(source)
    translations = item.pop("translations", {})
    item.pop("digest", None)
    return {**item, **translations.get(lang, {})}


def on_one_line(value: Any) -> Any:
    """A value with no line breaks in its texts, any of which may begin another field or record."""
    if isinstance(value, dict):
        return {key: on_one_line(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [on_one_line(inner) for inner in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def _run_citeproc(
    statements: Sequence[str],
    sources: Sequence[Source],
    style: Style,
    lang: Lang,
    *,
    each_alone: bool = False,
) -> _Answer:
    """Cite statements in one document, or with ``each_alone`` each in one of its own."""
    blocks = []
    for statement, source in zip(statements, sources, strict=True):
        # Where the full stop stands inside a quotation or parenthesis, the mark follows that.
        said = statement.rstrip(_STOPS)
        citation = {
            "citationId": source.id,
            "citationPrefix": [],
            "citationSuffix": [],
            "citationMode": {"t": "NormalCitation"},
            "citationNoteNum": 0,
            "citationHash": 0,
        }
        inlines = [nodes.text(said), {"t": "Space"}, node("Cite", [[citation], []])]
        if lang == "zh":
            del inlines[1]
        if stop := statement[len(said) :]:
            inlines.append(nodes.text(stop))
        blocks.append(node("Para", inlines))
    metadata: dict[str, Node] = {
        "suppress-bibliography": node("MetaBool", style.cites_in_notes),
        # English sets a raised mark behind the full stop, Chinese before it.
        "notes-after-punctuation": node("MetaBool", lang == "en"),
    }
    with TemporaryDirectory() as folder:
        items = Path(folder, "sources.json")
        cited = {source.id: on_one_line(item_of(source, lang)) for source in sources}
        items.write_bytes(msgspec.json.encode(list(cited.values())))
        citeproc = f"--lua-filter={_EACH_ALONE}" if each_alone else "--citeproc"
        options = ["--from=json", "--to=json", citeproc]
        options += [f"--bibliography={items}", f"--csl={style.file}"]
        try:
            answer = pandoc.run(options, nodes.encode(blocks, metadata))
        except pandoc.PandocError as error:
            what = _("Pandoc cannot cite in the style {file}: {why}.")
            what = what.format(file=file_name(style.file), why=error)
            raise UnusableFileError(what) from None
    found: list[Node] = msgspec.json.decode(answer)["blocks"]
    marked = [div["c"][1][0] for div in found] if each_alone else found[: len(sources)]
    listed = {
        div["c"][0][0].removeprefix("ref-"): div["c"][1]
        for div in find_all(found, "Div")
        if div["c"][0][0].startswith("ref-")
    }
    references = []
    faults = {}
    for source, block in zip(sources, marked, strict=True):
        references.append(listed.get(source.id) or _note(block))
        if source.id not in faults:  # in notes, only the first is sure to say all of it
            faults[source.id] = fault_of(cited[source.id], references[-1], _mark(block))
    if lang == "zh":
        marked = nodes.change(marked, _in_chinese)
    faults = {id: fault for id, fault in faults.items() if fault}
    return _Answer(marked, references, list(listed.values()), faults)


def _mark(block: Node) -> list[Node]:
    """The inlines of the mark in a paragraph; in a note style the note."""
    return next((list(cite["c"][1]) for cite in find_all(block, "Cite")), [])


def _note(block: Node) -> list[Node]:
    note = next(find_all(block, "Note"), None)
    return note["c"] if note else []


def _in_chinese(mark: Node) -> list[Node] | None:
    """A mark of words in a Chinese sentence: with Chinese brackets and commas, and no italics.

    Titles, which stand in quotation marks or italics, and numbers keep their own.
    """
    if mark["t"] != "Cite" or any(find_all(mark, "Note")):
        return None
    words = text_of(mark)
    if not words.startswith("(") or not any(map(str.isalpha, words)):
        return None
    chinese = "".join(
        text_of(part)
        if part["t"] in ("Span", "Emph")
        else re.sub(r"[();]|,(?!\d)", lambda sign: _CHINESE_MARK[sign[0]], text_of(part))
        for part in mark["c"][1]
    )
    # An English comma stands before a closing quotation mark, a Chinese one after it.
    chinese = chinese.replace(",”", "”，")
    words = re.sub("(?<=[，；]) ", "", chinese)
    return [node("Cite", [mark["c"][0], [nodes.text(words)]])]
