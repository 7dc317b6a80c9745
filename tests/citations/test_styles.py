"""Styles: what pandoc gives with the same file is what is printed, or the style is refused."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from redcross_cli.citations.compose import Citation, cite, item_of
from redcross_cli.citations.styles import FOLDER, find_style, style_names
from redcross_cli.documents import pandoc
from redcross_cli.errors import (
    NothingFoundError,
    UnreadableFileError,
    UnusableFileError,
    UsageError,
)
from redcross_cli.facts.base import FactBase, catalogue_of, file_of
from redcross_cli.facts.csl import Date, Name, Source
from redcross_cli.facts.model import Fact, Text
from redcross_cli.terms import Lang
from tests.citations.test_entries import SOURCES

STYLES = ("apa", "chicago-notes", "ieee", "gb-7714-2015-numeric")
MORE_STYLES = (
    *("chicago-author-date", "mla", "ama", "nature", "vancouver", "harvard-cite-them-right"),
    *("gb-7714-2015-author-date", "iso-690-numeric", "american-chemical-society"),
)


def command_line(facts: Sequence[Fact], sources: Sequence[Source], style: str, folder: Path) -> str:
    """What pandoc makes of a Markdown text with these citations."""
    items, chosen = folder / "items.json", find_style(style)
    items.write_bytes(msgspec.json.encode([item_of(source, "en") for source in sources]))
    text = "\n\n".join(f"{fact.statement.en.rstrip('.')} [@{fact.source}]." for fact in facts)
    options = f"suppress-bibliography: {str(chosen.cites_in_notes).lower()}"
    written = pandoc.run(
        [
            *("--from=markdown-smart", "--to=plain", "--wrap=none", "--citeproc"),
            *(f"--bibliography={items}", f"--csl={chosen.file}"),
        ],
        f"---\nnotes-after-punctuation: true\n{options}\n---\n\n{text}".encode(),
    ).decode()
    return set_solid(written)


def set_solid(text: str) -> str:
    """A text without spaces, of which pandoc sets none after a label, and with brackets down."""
    return "".join(re.sub(r"\^\((\[[^)]*\])\)", r"\1", text).split())


def cited(facts: Sequence[Fact], base: FactBase, style: str) -> str:
    citation = cite(facts, base, "en", style)
    return set_solid("\n".join([*(fact.marked for fact in citation.facts), *citation.references]))


@pytest.fixture(scope="module")
def kinds(base: FactBase) -> FactBase:
    """A fact of each kind of source."""
    [fact] = base.named("volunteers-registered")
    facts = tuple(
        msgspec.structs.replace(
            fact, source=source.id, statement=Text(zh="有一。", en=f"The {source.id} says so.")
        )
        for source in SOURCES
    )
    catalogue = msgspec.structs.replace(catalogue_of(base), sources=SOURCES)
    return FactBase([file_of(catalogue, facts)])


@pytest.mark.parametrize(
    "style", [*STYLES, *(pytest.param(style, marks=pytest.mark.long) for style in MORE_STYLES)]
)
def test_every_kind_of_source_is_cited_as_on_the_command_line_or_refused(
    kinds: FactBase, tmp_path: Path, style: str
) -> None:
    sound, refused = [], []
    for fact in kinds.facts:
        try:
            cite([fact], kinds, "en", style)
            sound.append(fact)
        except NothingFoundError as refusal:
            refused.append(str(refusal))
    sources = [kinds.sources[fact.source] for fact in sound]
    assert cited(sound, kinds, style) == command_line(sound, sources, style, tmp_path)
    assert {refusal.split("cannot cite ")[1].split(".")[0] for refusal in refused} <= REFUSED[style]


# What a style loses of a kind of source, or makes up.
REFUSED: dict[str, set[str]] = {
    **{style: set() for style in (*STYLES, *MORE_STYLES)},
    "ieee": {"web: it leaves out its date"},
    "american-chemical-society": {"web: it leaves out its date"},
}


def test_what_ships_is_cited_as_pandoc_does(base: FactBase, tmp_path: Path) -> None:
    facts = list({fact.source: fact for fact in base.facts}.values())
    sources = list(base.sources.values())
    for style in style_names():
        printed = cited(facts, base, style)
        assert printed == command_line(facts, sources, style, tmp_path), style


def test_two_sources_of_one_author_and_a_date_without_a_day(everything: FactBase) -> None:
    of_source = {fact.source: fact for fact in everything.facts}
    xinhua = [of_source[id] for id in ("2024-05-17-peoplesdaily", "2022-01-29-peoplesdaily")]
    references = cite(xinhua, everything, "en", "modern-language-association").references
    assert [reference.partition(" “")[0] for reference in references] == ["Xinhua.", "———."]
    of_january = [of_source["2026-01-globaltimes"]]
    for style, fault in (("karger", "leaves its punctuation"), ("sage-vancouver", "date twice")):
        with pytest.raises(NothingFoundError, match=fault):
            cite(of_january, everything, "en", style)


def test_a_year_in_an_address_or_a_title_is_no_date(everything: FactBase) -> None:
    of_source = {fact.source: fact for fact in everything.facts}
    for id in ("2017-03-31-cgtn", "2017-05-08-xinhua", "2016-12-22-ecns"):
        for lang in get_args(Lang):
            refusal = rf"cannot cite {id}: it leaves out its date"
            with pytest.raises(NothingFoundError, match=refusal):
                cite([of_source[id]], everything, lang, "ieee")
            assert cite([of_source[id]], everything, lang, "apa").references


@pytest.mark.parametrize(
    "title",
    ["First aid taught online", "MayDay appeal report", "The n.d. report", "A report, 日期不详"],
)
def test_a_title_may_hold_the_words_of_a_fault(base: FactBase, title: str) -> None:
    author, issued = (Name(literal="Red Cross Online"),), Date(((2024,),))
    source = Source(id="own", type="report", title=title, author=author, issued=issued)
    for style in ("apa", "gb-7714-2015-numeric"):
        assert "2024" in cite_one(base, source, style).references[0], style


def cite_one(base: FactBase, source: Source, style: str) -> Citation:
    [fact] = base.named("volunteers-registered")
    facts = [msgspec.structs.replace(fact, source=source.id)]
    catalogue = msgspec.structs.replace(catalogue_of(base), sources=(source,))
    return cite(facts, FactBase([file_of(catalogue, facts)]), "en", style)


def test_a_standard_names_its_style_however_it_is_spaced() -> None:
    for typed in ("GB/T 7714-2015", "gb/t7714-2015", "GB/T 7714—2015", "GBT 7714"):
        assert find_style(typed) == find_style("gb-7714-2015-numeric"), typed
    assert find_style("GB/T 7714-2005") == find_style("gb-7714-2005-numeric")


def test_an_unknown_style_suggests_the_nearest() -> None:
    for typed, offered in (
        ("chicago-auth", "chicago-author-date"),
        ("appa", "apa"),
    ):
        with pytest.raises(
            UsageError, match=f"There is no style '{typed}'. Did you mean '{offered}"
        ):
            find_style(typed)


STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0">
  <info><title>Plain</title><id>plain</id><updated>2024-01-01T00:00:00+00:00</updated></info>
  <citation><layout><names variable="author"/><text variable="title" prefix=": "/>
  <date variable="issued" form="text" prefix=", "/></layout></citation>
  <bibliography><layout suffix="."><names variable="author"/><text variable="title" prefix=": "/>
  <date variable="issued" form="text" prefix=", "/></layout></bibliography>
</style>"""


def test_a_style_of_ones_own(kinds: FactBase, tmp_path: Path) -> None:
    own = tmp_path / "own.csl"
    [book] = [fact for fact in kinds.facts if fact.source == "book"]
    for kind, reference in (("in-text", "{}."), ("note", "[1] {}")):
        own.write_text(STYLE.format(kind=kind), encoding="utf-8")
        named = reference.format("Henry Dunant: A Memory of Solferino, 1986")
        assert cite([book], kinds, "en", str(own)).references == [named]
    own.write_text(STYLE.format(kind="note").replace("author", "editor"), encoding="utf-8")
    refusal = r"cannot cite book: it leaves out its author \(Dunant"
    with pytest.raises(NothingFoundError, match=refusal):
        cite([book], kinds, "en", str(own))


def lacking(id: str, *keys: str) -> Source:
    """One of the sources without some of its keys."""
    [source] = [source for source in SOURCES if source.id == id]
    return msgspec.structs.replace(source, **dict.fromkeys(keys, msgspec.UNSET))


OWN = STYLE.format(kind="in-text")
NO_LIST = re.sub("<bibliography>.*</bibliography>", "", OWN, flags=re.DOTALL)
LABEL = '<citation><layout><text variable="citation-label"/>'


@pytest.mark.parametrize(
    ("style", "source", "fault"),
    [
        (NO_LIST, lacking("book"), "it has no reference for it"),
        ("american-geophysical-union", lacking("report", "author"), "it leaves out its title"),
        (OWN, lacking("news"), "it does not say in what it was published"),
        ("american-medical-association", lacking("dataset", "URL", "DOI"), "it says that it was published online, which is not known"),
        ("harvard-cite-them-right", lacking("news", "author", "container_title"), "it gives it no name in the text"),
        (OWN.replace("<citation><layout>", LABEL), lacking("book", "author"), "it makes up a name for it in the text"),
    ],
)  # fmt: skip
def test_what_a_style_does_wrong_is_told(
    base: FactBase, tmp_path: Path, style: str, source: Source, fault: str
) -> None:
    own = tmp_path / "own.csl"
    own.write_text(style, encoding="utf-8")
    chosen = str(own) if style.startswith("<") else style
    refusal = f"The style '{chosen}' cannot cite {source.id}: {fault}. Choose another with --style."
    with pytest.raises(NothingFoundError, match=f"^{re.escape(refusal)}$"):
        cite_one(base, source, chosen)


def test_a_style_file_that_is_none(base: FactBase, tmp_path: Path) -> None:
    [fact] = base.named("volunteers-registered")
    with pytest.raises(UnreadableFileError, match="No such file"):
        cite([fact], base, "en", str(tmp_path / "no.csl"))
    own = tmp_path / "own.csl"
    parent = b"<style><info><link rel='independent-parent' href='http://x/nature'/></info></style>"
    endless = b'<!DOCTYPE s [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><style>&b;</style>'
    for text, told in (
        *((text, "is not a CSL style: ") for text in (b"", b"not xml", b"<a/>", endless)),
        (parent, "use that: http://x/nature$"),
        (b"<style/>", "Pandoc cannot cite"),
        (b"\xff\xfe", "is not text in UTF-8"),
    ):
        own.write_bytes(text)
        with pytest.raises(UnusableFileError, match=told) as caught:
            cite([fact], base, "en", str(own))
        assert str(own) in str(caught.value)


def test_a_style_is_read_as_xml(tmp_path: Path) -> None:
    own = tmp_path / "own.csl"
    for text in (
        STYLE.format(kind="note").replace('class="note"', "class = 'note'"),
        STYLE.format(kind="note").replace("?>", '?><!-- <style class="in-text"> -->'),
    ):
        own.write_text(text, encoding="utf-8")
        assert find_style(str(own)).cites_in_notes


def test_every_style_names_its_licence() -> None:
    for file in FOLDER.glob("*.csl"):
        assert "creativecommons.org/licenses/by-sa/3.0" in file.read_text(encoding="utf-8"), file
