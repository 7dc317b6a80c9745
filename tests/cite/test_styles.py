"""References in every style, and held against pandoc's citeproc."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from redcross_cli.cite.engine import Reference, render, styles
from redcross_cli.cite.markup import WRITERS
from redcross_cli.errors import (
    NothingFoundError,
    UnreadableFileError,
    UnusableFileError,
    UsageError,
)
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.csl import Source

DATA = Path(__file__).parent.parent / "data" / "citations"
EXPECTED = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))["references"]
SOURCES = {
    source.id: source
    for source in msgspec.json.decode((DATA / "sources.json").read_bytes(), type=list[Source])
}
# Where the engine differs from pandoc, what it gives instead.
DIFFERENT = {
    ("apa", "report"): "IFRC. (2022). World Disasters Report 2022 (Report 12). IFRC.",
    ("mla", "report"): "IFRC. World Disasters Report 2022. Report 12, IFRC, 2022.",
    ("vancouver", "report"): (
        "1. World Disasters Report 2022 [Report]. Geneva: IFRC; 2022. Report 12."
    ),
}
# In this style the engine drops authors, so that a source with one is refused.
LOSES_AUTHORS = {"vancouver"}


def one_line(reference: Reference) -> str:
    runs = [*reference.label, *([] if not reference.label else [None]), *reference.content]
    return "".join(" " if run is None else run.text for run in runs)


@pytest.mark.parametrize("kind", SOURCES)
@pytest.mark.parametrize("style", EXPECTED)
def test_a_reference_is_what_pandoc_gives(style: str, kind: str) -> None:
    if style in LOSES_AUTHORS and kind != "report":
        with pytest.raises(NothingFoundError, match=f"'{style}' loses the author .* of {kind};"):
            render([SOURCES[kind]], [kind], style)
        return
    [reference] = render([SOURCES[kind]], [kind], style).references
    assert one_line(reference) == DIFFERENT.get((style, kind), EXPECTED[style][kind])


def test_every_style_gives_the_shipped_source_a_reference_or_is_refused(base: FactBase) -> None:
    source = base.sources["crcn-2024"]
    refused = []
    for style in styles():
        try:
            marks, references, _ = render([source], [source.id], style.name)
        except NothingFoundError as refusal:
            refused.append(str(refusal))
            continue
        assert "".join(run.text for run in marks[0]).strip(), style.name
        texts = [one_line(reference) for reference in references]
        if style.name != "chicago-shortened-notes":  # whose notes leave the date to the list
            assert all("2024" in text.replace(source.title, "") for text in texts), style.name
        for debris in ("  ", " .", ",)", ";.", ",."):
            assert not any(debris in text for text in texts), (style.name, texts)
        assert not any(text.endswith((",", ";", " ")) for text in texts), style.name
        assert texts, style.name
    assert len(styles()) == 82
    # The first has no bibliography. Without an author, this one prints "[no date]".
    assert refused == [
        "The style 'alphanumeric' gives no reference for crcn-2024; choose another with --style.",
        "The style 'iso-690-author-date' loses the date of crcn-2024; choose another with --style.",
    ]


@pytest.mark.parametrize(
    ("style", "reference"),
    [
        ("gb-7714-2015-author-date", "佚名, 2024. {}[N]. 中国红十字报, 2024-03-08."),
        ("gb-7714-2015-note", "[1] {}[N]. 中国红十字报, 2024-03-08."),
        ("apa", "{}. (2024, March 8). 中国红十字报."),
        ("ieee", "[1] “{},” 中国红十字报, Mar. 08, 2024."),
        ("turabian-fullnote-8", "1. “{},” 中国红十字报, March 8, 2024."),
        ("modern-humanities-research-association-notes", "1. ‘{}’, 中国红十字报, 8 March 2024."),
        ("american-anthropological-association", "{} 2024 中国红十字报, March 8."),
    ],
)
def test_terms_and_dates_are_in_the_styles_own_language(
    base: FactBase, style: str, reference: str
) -> None:
    source = base.sources["crcn-2024"]
    [rendered] = render([source], [source.id], style).references
    assert one_line(rendered) == reference.format(source.title)


def test_references_are_numbered_once_a_source_in_order_of_first_use() -> None:
    keys = ["book", "news", "book", "web"]
    marks, references, _ = render([SOURCES[key] for key in dict.fromkeys(keys)], keys, "ieee")
    assert ["".join(run.text for run in mark) for mark in marks] == ["[1]", "[2]", "[1]", "[3]"]
    assert [reference.key for reference in references] == ["book", "news", "web"]


def test_an_unknown_style_suggests_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"^There is no style 'chicago'\. Did you mean 'chicago-"):
        render([SOURCES["book"]], ["book"], "chicago")


STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0">
  <info><title>Plain</title><id>plain</id><updated>2024-01-01T00:00:00+00:00</updated></info>
  <citation><layout><names variable="author"/><text variable="title" prefix=": "/></layout></citation>
  <bibliography><layout suffix="."><names variable="author"/><text variable="title" prefix=": "/>
  </layout></bibliography>
</style>"""


def test_a_style_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "own.csl"
    own.write_text(STYLE.format(kind="in-text"), encoding="utf-8")
    [reference] = render([SOURCES["book"]], ["book"], str(own)).references
    assert one_line(reference) == "Henry Dunant: A Memory of Solferino."
    own.write_text(STYLE.format(kind="note"), encoding="utf-8")
    [note] = render([SOURCES["book"]], ["book"], str(own)).references
    assert one_line(note) == "1. Henry Dunant: A Memory of Solferino"
    own.write_text(STYLE.format(kind="note").replace("author", "editor", 1), encoding="utf-8")
    with pytest.raises(NothingFoundError, match=r"loses the author \(Dunant\) of book"):
        render([SOURCES["book"]], ["book"], str(own))


def test_a_style_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="No such file"):
        render([SOURCES["book"]], ["book"], str(tmp_path / "no.csl"))
    own = tmp_path / "own.csl"
    for text in (b"", b"<style/>", b"not xml", b"\xff\xfe"):
        own.write_bytes(text)
        with pytest.raises(UnusableFileError, match=r"own\.csl is not a CSL style"):
            render([SOURCES["book"]], ["book"], str(own))


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ama", "american-medical-association"),
        ("acs", "american-chemical-society"),
        ("gb7714", "gb-7714-2005-numeric"),
        ("GB/T 7714-2015", "gb-7714-2015-author-date"),
        ("iso690", "iso-690-author-date"),
    ],
)
def test_a_style_by_its_initials_is_suggested(typed: str, offered: str) -> None:
    with pytest.raises(UsageError, match=f"Did you mean '{offered}'"):
        render([SOURCES["book"]], ["book"], typed)


def test_links_are_written_so_that_they_work() -> None:
    [reference] = render([SOURCES["web"]], ["web"], "apa").references
    url = "https://www.redcross.org.cn/a_b?x=1&y=2"
    assert (
        WRITERS["html"]
        .runs(reference.content)
        .endswith(
            '<a href="https://www.redcross.org.cn/a_b?x=1&amp;y=2">'
            "https://www.redcross.org.cn/a_b?x=1&amp;y=2</a>"
        )
    )
    assert f"](<{url}>)" in WRITERS["markdown"].runs(reference.content)
    assert rf"\href{{{url}}}{{" in WRITERS["latex"].runs(reference.content)
