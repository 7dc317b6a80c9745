"""Entries for reference managers, read back by parsers other than ours."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import bibtexparser
import msgspec
import pytest
import rispy

from redcross_cli.citations.entries import EntryFormat, entries
from redcross_cli.errors import UnusableFileError
from redcross_cli.facts.csl import Date, ItemType, Name, OptionalDate, OptionalNames, Source

DATA = Path(__file__).parent.parent / "data" / "citations"
SOURCES = msgspec.json.decode((DATA / "sources.json").read_bytes(), type=tuple[Source, ...])

BIBTEX = """\
@article{news,
  author = {Smith, Ann},
  title = {Red {Cross} Trains Millions},
  journal = {The Daily Post},
  pages = {4},
  year = {2024},
  month = {mar}
}
"""


def test_csl_json_is_the_source_itself() -> None:
    text, lost = entries(SOURCES, "csl-json")
    assert json.loads(text) == json.loads((DATA / "sources.json").read_bytes())
    assert lost == {}


def test_bibtex_whole() -> None:
    text, lost = entries(SOURCES[:1], "bibtex")
    assert text == BIBTEX
    assert lost == {"news": ["language", "the day of issued", "the type article-newspaper"]}


def test_a_name_of_one_part_stays_one_in_bibtex() -> None:
    names = (Name(family="Red Cross, Society of China"), Name(literal="Health and Welfare, Board"))
    text, _lost = entries([Source(id="it", type="report", title="It", author=names)], "bibtex")
    assert "  author = {{Red Cross, Society of China} and {Health and Welfare, Board}},\n" in text


def read_bibtex(text: str) -> list[dict[str, str]]:
    parser = bibtexparser.bparser.BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    found: list[dict[str, str]] = bibtexparser.loads(text, parser).entries
    return found


def test_ris_reads_back() -> None:
    text, lost = entries(SOURCES, "ris")
    read = rispy.loads(text)
    assert [entry["id"] for entry in read] == [source.id for source in SOURCES]
    assert [entry["title"] for entry in read] == [source.title for source in SOURCES]
    kinds = ["NEWS", "ELEC", "RPRT", "JOUR", "BOOK", "DATA", "CHAP", "THES", "CPAPER", "NEWS"]
    assert [entry["type_of_reference"] for entry in read] == kinds
    assert read[3]["authors"] == ["Li, Ming", "Wang, Fang"]
    assert read[6]["authors"] == ["van den Berg, Eva"]
    assert read[2]["number"] == "12"
    assert (read[3]["start_page"], read[3]["end_page"]) == ("100", "110")
    assert lost == {"dataset": ["version"], "paper": ["event-title"]}


@pytest.mark.parametrize("format", ["bibtex", "biblatex", "ris"])
def test_an_entry_holds_all_but_what_is_told(format: EntryFormat) -> None:
    """Of each type: every variable alone, and all of them together."""
    fields = [f for f in msgspec.structs.fields(Source) if f.name not in NOT_TRIED]
    words = {field.encode_name: str(7000 + n) for n, field in enumerate(fields)}
    words["URL"] = "https://x.org"
    values = {field.encode_name: value_of(field.type, words[field.encode_name]) for field in fields}
    sources = [
        msgspec.convert({"id": f"{type}.{key}", "type": type, "title": "It", **members}, Source)
        for type in get_args(ItemType)
        for key, members in [*((key, {key: values[key]}) for key in values), ("all", values)]
    ]
    text, lost = entries(sources, format)
    *read, _end = re.split("^(?:}|ER  - )$", text, flags=re.MULTILINE)
    for source, entry in zip(sources, read, strict=True):
        own = [key for key in msgspec.to_builtins(source) if key in words]
        kept = [key for key in own if words[key] in entry]
        assert kept == [key for key in own if key not in lost.get(source.id, [])], source.id


NOT_TRIED = ("id", "type", "title", "custom", "digest", "translations")


def value_of(kind: Any, word: str) -> Any:
    """A value of a variable that has a word in it."""
    values = {OptionalNames: [{"family": word}], OptionalDate: {"date-parts": [[word]]}}
    return [word] if "tuple[str" in str(kind) else values.get(kind, word)


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        (Date(((2024,),)), ["2024"]), (Date(((2024,),), season=2), ["2024"]),
        (Date(((2024,),), circa=True), ["2024"]), (Date(literal="spring 2024"), []), (Date(raw="2024-03"), []),
        (Date(), []),
    ],
)  # fmt: skip
def test_what_an_entry_cannot_hold_of_a_date_is_told(issued: Date, year: list[str]) -> None:
    source = Source(id="s", type="report", title="A", issued=issued)
    for format, name in (("bibtex", "year"), ("biblatex", "date")):
        text, lost = entries([source], format)  # type: ignore[arg-type]
        assert [entry[name] for entry in read_bibtex(text) if name in entry] == year
        assert lost == ({} if issued == Date(((2024,),)) else {"s": ["issued"]})
    text, lost = entries([source], "ris")
    assert [entry["year"] for entry in rispy.loads(text) if "year" in entry] == year
    assert lost == ({} if issued == Date(((2024,),)) else {"s": ["issued"]})


def test_an_entry_that_cannot_be_made_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redcross_cli.documents.pandoc._SECONDS", 0.001)
    told = r"^news, web cannot be cited: it takes longer than 0\.001 seconds\.$"
    with pytest.raises(UnusableFileError, match=told):
        entries(SOURCES[:2], "bibtex")


def test_a_title_may_hold_the_name_of_a_key() -> None:
    book = Source(id="b", type="book", title="A", volume_title="The date-parts")  # type: ignore[call-arg]
    for format in ("bibtex", "biblatex"):
        assert entries([book], format).lost == {"b": ["volume-title"]}


def test_an_institution_with_tex_in_its_name_reads_back() -> None:
    wild = Name(literal="Relief & Recovery {100%")
    odd = msgspec.structs.replace(SOURCES[4], author=(wild, Name(family="Sand and Co", given="A")))
    for format in ("bibtex", "biblatex"):
        text, _ = entries([odd, SOURCES[0]], format)
        assert [entry["ID"] for entry in read_bibtex(text)] == ["book", "news"]
        assert r"Relief \& Recovery \textbraceleft{}100\%" in text
