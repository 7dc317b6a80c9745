"""Sources as odd as the rules allow: what others read back is what they say, and nothing else."""

import json
from contextlib import suppress
from typing import Any, get_args

import msgspec
import pytest
import rispy
from hypothesis import assume, given, reject
from hypothesis import strategies as st
from msgspec import UNSET

from redcross_cli.citations.compose import Citation, cite
from redcross_cli.citations.entries import EntryFormat, entries
from redcross_cli.citations.nodes import Markup
from redcross_cli.documents import pandoc
from redcross_cli.errors import NothingFoundError
from redcross_cli.facts.base import FactBase, catalogue_of, file_of
from redcross_cli.facts.csl import Date, Name, Source
from redcross_cli.facts.exactness import problems_of_sources
from tests.citations.test_entries import SOURCES, read_bibtex
from tests.strategies import examples

# What ends a field, a record or a group in some format, begins one, or acts in TeX.
TRAPS = st.sampled_from(
    [
        *["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "TY  - BOOK", "ER  - ", "A1  - B"],
        *["{", "}", "\\", "\\{", '"', "^^5cinput", "\\input{x}", "%", "#1", "$x$", "&", "~", "_", "^"],
        *["@book{k, title={t}}", '"}, y = "z', "},\n}\n@book{k,", "<i>", "</i>", "&lt;", "a", "中文", " "],
    ]
)  # fmt: skip
WORDS = st.lists(TRAPS | st.text(max_size=3), max_size=8).map(lambda parts: f"a{''.join(parts)}")
KEYS = (
    *("title", "container_title", "collection_title", "publisher", "publisher_place", "language"),
    *("page", "volume", "issue", "number", "edition", "note", "abstract", "URL", "DOI", "ISBN", "ISSN"),
)  # fmt: skip


def source_with(words: dict[str, Any], id: str = "odd") -> Source:
    given = {"author": (Name(family="Li", given="Ming"), Name(literal="Red Cross")), **words}
    return Source(id=id, **{"type": "report", "title": "a", "issued": Date(((2024,),)), **given})


ODD = st.dictionaries(st.sampled_from(KEYS), WORDS, min_size=1).map(
    lambda words: (source_with(words), source_with(dict.fromkeys(words, "a")))
)
ODD_NAMES = st.builds(
    lambda family, given, literal: (
        source_with({"author": (Name(family=family, given=given), Name(literal=literal))}),
        source_with({}),
    ),
    *[WORDS.map(lambda words: words.replace(",", "")) for _ in range(3)],
)
[PLAIN] = [source for source in SOURCES if source.id == "news"]


@examples(20)
@given(st.lists(ODD | ODD_NAMES, min_size=1, max_size=8))
def test_ris_has_no_other_fields_than_its_sources(pairs: list[tuple[Source, Source]]) -> None:
    *read, last = rispy.loads(entries([*(odd for odd, _tame in pairs), PLAIN], "ris").text)
    tame = rispy.loads(entries([tame for _odd, tame in pairs], "ris").text)
    dashed = {"end_page"}  # what follows a dash in the pages
    assert [set(entry) - dashed for entry in read] == [set(entry) - dashed for entry in tame]
    assert [entry["title"] for entry in read] == [" ".join(odd.title.split()) for odd, _ in pairs]
    assert [last] == rispy.loads(entries([PLAIN], "ris").text)


@examples(20)
@given(st.lists(ODD | ODD_NAMES, min_size=1, max_size=8), st.sampled_from(["bibtex", "biblatex"]))
def test_bibtex_has_the_fields_of_its_sources_and_no_others(
    pairs: list[tuple[Source, Source]], format: EntryFormat
) -> None:
    numbered = [
        [msgspec.structs.replace(source, id=f"s{number}") for source in pair]
        for number, pair in enumerate(pairs)
    ]
    text = entries([*(odd for odd, _tame in numbered), PLAIN], format).text
    *read, last = read_bibtex(text)
    tame = read_bibtex(entries([tame for _odd, tame in numbered], format).text)
    assert [set(entry) for entry in read] == [set(entry) for entry in tame]
    assert [last] == read_bibtex(entries([PLAIN], format).text)
    assert "\\input" not in text
    assert "^^" not in text
    back = json.loads(pandoc.run([f"--from={format}", "--to=csljson"], text.encode()))
    assert [item["id"] for item in back] == [*(odd.id for odd, _tame in numbered), PLAIN.id]


ADDRESS = 'https://x.org/a" b\r\n\n# c) \\h{}^^5c<d>&lt;\u2028[e](javascript:f)\\'
SAFE = "https://x.org/a%22%20b%20#%20c%29%20%5Ch%7B%7D%5E%5E5c%3Cd%3E&lt%3B%20%5Be%5D%28javascript:f%29%5C"


@pytest.mark.parametrize(
    ("markup", "link"),
    [
        ("markdown", f"]({SAFE})"),
        ("html", f'<a href="{SAFE.replace("&", "&amp;")}">'),
        ("latex", f"\\href{{{SAFE.replace('%', chr(92) + '%').replace('#', chr(92) + '#')}}}"),
        ("rtf", f'HYPERLINK "{SAFE}"'),
    ],
)
def test_an_address_does_not_end_its_link(base: FactBase, markup: Markup, link: str) -> None:
    [reference] = cite_source(base, source_with({"URL": ADDRESS}), "apa", markup).references
    assert link in reference
    assert "\n\n" not in reference


def test_a_season_is_not_cited_as_a_month(base: FactBase) -> None:
    source = source_with({"type": "article-newspaper", "issued": Date(((2024,),), season=2)})
    assert "(2024, Summer)" in cite_source(base, source, "apa", "text").references[0]
    with pytest.raises(NothingFoundError, match="cannot cite odd: it makes a month of its season"):
        cite_source(base, source, "gb-7714-2015-numeric", "text")


def cite_source(base: FactBase, source: Source, style: str, markup: Markup) -> Citation:
    [fact] = base.named("volunteers-registered")
    fact = msgspec.structs.replace(fact, source=source.id)
    catalogue = msgspec.structs.replace(catalogue_of(base), sources=(source,))
    return cite([fact], FactBase([file_of(catalogue, [fact])]), "en", style, markup)


DATES = st.builds(
    Date,
    date_parts=st.lists(
        st.dates().map(lambda day: (f"{day.year:04}", day.month, str(day.day))),
        min_size=1,
        max_size=2,
    ).map(tuple),
    season=...,
    circa=...,
    literal=...,
    raw=st.just(UNSET) | st.dates().map(str),
)
FIELDS = {field.name: field.type for field in msgspec.structs.fields(Source)}
OF_TYPE = {
    FIELDS["issued"]: DATES,
    FIELDS["custom"]: st.dictionaries(st.just("date-parts") | st.text(), st.integers(0, 9)),
}
OPTIONAL = sorted(set(FIELDS) - {"id", "type", "title", "digest", "translations"})


@st.composite
def valid_sources(draw: st.DrawFn) -> Source:
    """A source with some keys, each of any type that it may have."""
    keys = draw(st.lists(st.sampled_from(OPTIONAL), max_size=8, unique=True))
    members = {key: draw(OF_TYPE.get(FIELDS[key], st.from_type(FIELDS[key]))) for key in keys}
    type = draw(st.from_type(FIELDS["type"]))
    source = Source(id="odd", type=type, title=draw(st.text(min_size=1)), **members)
    try:
        source = msgspec.json.decode(msgspec.json.encode(source), type=Source)
    except msgspec.ValidationError:
        reject()
    assume(not list(problems_of_sources([source])))
    return source


@examples(20)
@given(
    valid_sources(),
    st.sampled_from(["apa", "gb-7714-2015-numeric", "chicago-notes", "ieee"]),
    st.sampled_from(["text", "markdown", "html", "latex", "rtf"]),
)
def test_a_valid_source_is_cited_or_refused(
    base: FactBase, source: Source, style: str, markup: Markup
) -> None:
    for format in get_args(EntryFormat):
        text, lost = entries([source], format)
        assert text
        assert set(lost) <= {"odd"}
    with suppress(NothingFoundError):  # which names the source, and what the style does wrong
        assert cite_source(base, source, style, markup).facts[0].reference
