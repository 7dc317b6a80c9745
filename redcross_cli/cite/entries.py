"""A source's entry for a reference manager: BibTeX, BibLaTeX, CSL-JSON, RIS.

With each entry goes what the format could not hold, so that nothing is dropped
silently. CSL-JSON holds everything, as a source is a CSL-JSON item already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import msgspec

from redcross_cli.cite import engine
from redcross_cli.facts.csl import Source

EntryFormat = Literal["bibtex", "biblatex", "csl-json", "ris"]
Item = dict[str, Any]

# BibTeX's own names for what BibLaTeX calls otherwise (btxdoc, section 3).
_BIBTEX_KINDS = {"online": "misc", "report": "techreport", "thesis": "phdthesis"}
_BIBTEX_FIELDS = {"journaltitle": "journal", "location": "address"}
_BIBTEX_KNOWN = frozenset(
    (
        *("address", "annote", "author", "booktitle", "chapter", "doi", "edition", "editor"),
        *("howpublished", "institution", "isbn", "issn", "journal", "month", "note", "number"),
        *("organization", "pages", "publisher", "school", "series", "title", "type", "url"),
        *("volume", "year"),
    )
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What BibLaTeX calls an article too, with a subtype, and BibTeX cannot tell apart.
_SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine"}
_NAMES = ("author", "editor", "translator")

_RIS_TYPES = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "book": "BOOK", "chapter": "CHAP", "dataset": "DATA", "paper-conference": "CPAPER",
    "report": "RPRT", "thesis": "THES", "webpage": "ELEC", "post-weblog": "BLOG",
    "legislation": "STAT", "map": "MAP", "software": "COMP",
}  # fmt: skip
_RIS_FIELDS = {
    "id": "id", "title": "title", "container-title": "secondary_title", "volume": "volume",
    "issue": "number", "publisher": "publisher", "publisher-place": "place_published",
    "edition": "edition", "language": "language", "DOI": "doi", "ISSN": "issn", "ISBN": "issn",
    "abstract": "abstract", "genre": "type_of_work", "title-short": "short_title",
}  # fmt: skip


class Entries(NamedTuple):
    """Entries as one text, and for each source the keys that are not in it."""

    text: str
    lost: dict[str, list[str]]


def entries(sources: Sequence[Source], format: EntryFormat) -> Entries:
    """Sources in a format of reference managers."""
    items = [engine.csl_item(source) for source in sources]
    if format == "csl-json":
        text = msgspec.json.format(msgspec.json.encode(items), indent=2).decode() + "\n"
        return Entries(text, {})
    write = {"bibtex": _bibtex, "biblatex": _biblatex, "ris": _ris}[format]
    texts, lost = [], {}
    for source, item in zip(sources, items, strict=True):
        text, held = write(source, item)
        texts.append(text)
        lost[source.id] = [key for key in item if key not in ("id", "type", *held)]
        if format == "bibtex" and _has_day(item):
            lost[source.id].append("the day of issued")
        if format == "bibtex" and source.type in _SUBTYPES:
            lost[source.id].append(f"the type {source.type}")
    return Entries("\n".join(texts), {id: keys for id, keys in lost.items() if keys})


def _biblatex(source: Source, item: Item) -> tuple[str, set[str]]:
    kind, fields = engine.biblatex(source)
    fields |= {name: _bib_names(item[name]) for name in _NAMES if name in item}
    if source.type in _SUBTYPES:
        fields["entrysubtype"] = _SUBTYPES[source.type]
    return _bib(kind, source.id, fields), _held(item, fields)


def _bibtex(source: Source, item: Item) -> tuple[str, set[str]]:
    kind, of_biblatex = engine.biblatex(source)
    of_biblatex |= {name: _bib_names(item[name]) for name in _NAMES if name in item}
    fields: dict[str, str] = {}
    for name, value in of_biblatex.items():
        known = _BIBTEX_FIELDS.get(name, name)
        if name == "date":
            year, month, *_ = [*value.split("-"), ""]
            fields["year"] = year
            if month.isdigit():
                fields["month"] = _MONTHS[int(month) - 1]
        elif name == "publisher" and kind == "report":
            fields["institution"] = value
        elif known in _BIBTEX_KNOWN:
            fields[known] = value
    held = _held(item, fields)
    return _bib(_BIBTEX_KINDS.get(kind, kind), source.id, fields), held


def _bib(kind: str, key: str, fields: dict[str, str]) -> str:
    # BibTeX counts braces even where TeX would not, so that an escaped one needs its name.
    fields = {
        name: value.replace(r"\{", r"\textbraceleft ").replace(r"\}", r"\textbraceright ")
        for name, value in fields.items()
    }
    lines = [
        f"  {name} = {value if value in _MONTHS and name == 'month' else f'{{{value}}}'},\n"
        for name, value in fields.items()
    ]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _bib_names(names: Sequence[dict[str, str]]) -> str:
    """Names as BibTeX writes them: ``von Family, Given``, an institution in braces."""
    return " and ".join(map(_bib_name, names))


def _bib_name(name: dict[str, str]) -> str:
    if "literal" in name:
        return f"{{{_tex(name['literal'])}}}"
    particles = [name.get("dropping-particle"), name.get("non-dropping-particle")]
    family = " ".join(filter(None, [*particles, name.get("family")]))
    parts = filter(None, [family, name.get("suffix"), name.get("given")])
    # A name that holds " and " would become two.
    return ", ".join(f"{{{_tex(p)}}}" if " and " in p else _tex(p) for p in parts)


def _tex(text: str) -> str:
    return re.sub(r"([&%$#_{}])", r"\\\1", text.replace("\\", r"\textbackslash "))


# Where BibTeX and BibLaTeX keep what CSL calls otherwise.
_HELD_IN = {
    "title": ("title",), "title-short": ("shorttitle",), "author": ("author",),
    "container-title": ("journal", "journaltitle", "booktitle", "maintitle"),
    "collection-title": ("series",), "editor": ("editor",), "translator": ("translator",),
    "publisher": ("publisher", "institution", "school"), "edition": ("edition",),
    "publisher-place": ("address", "location"), "volume": ("volume",), "issue": ("number",),
    "number": ("number",), "page": ("pages",), "DOI": ("doi",), "ISBN": ("isbn",),
    "ISSN": ("issn",), "URL": ("url",), "abstract": ("abstract",), "note": ("note", "addendum"),
    "genre": ("type",), "keyword": ("keywords",), "chapter-number": ("chapter",),
    "number-of-pages": ("pagetotal",), "version": ("version",), "language": ("langid",),
    "issued": ("date", "year"), "accessed": ("urldate",),
}  # fmt: skip


def _held(item: Item, fields: dict[str, str]) -> set[str]:
    """The keys of an item that stand in the fields, where words are words for word."""
    held = set()
    for key, value in item.items():
        texts = [_bare(fields[name]) for name in _HELD_IN.get(key, ()) if name in fields]
        if not isinstance(value, (str, int)) or key == "language":
            if texts:
                held.add(key)
        elif _bare(str(value)) in texts:
            held.add(key)
    return held


def _bare(text: str) -> str:
    """Text without TeX's braces and escapes, and with plain dashes, for comparing."""
    return re.sub(r"[\\{}]", "", text).replace("–", "-").replace("--", "-")


def _has_day(item: Item) -> bool:
    return any(len(parts) > 2 for parts in item.get("issued", {}).get("date-parts", []))


def _ris(source: Source, item: Item) -> tuple[str, set[str]]:
    import rispy

    class Writer(rispy.RisWriter):  # type: ignore[misc]
        def set_header(self, count: int) -> str:
            return ""  # rispy numbers the entries, which RIS does not

    record: dict[str, Any] = {"type_of_reference": _RIS_TYPES.get(source.type, "GEN")}
    held: set[str] = set()
    for key, name in _RIS_FIELDS.items():
        if key in item and name not in record:
            record[name] = " ".join(str(item[key]).split())
            held.add(key)
    for key, name in (("author", "authors"), ("editor", "secondary_authors"),
                      ("translator", "subsidiary_authors")):  # fmt: skip
        if key in item:
            record[name] = [_ris_name(person) for person in item[key]]
            held.add(key)
    if parts := item.get("issued", {}).get("date-parts"):
        record["year"] = str(parts[0][0])
        record["date"] = "/".join(f"{int(part):02}" for part in parts[0])
        if len(parts) == 1:
            held.add("issued")
    if parts := item.get("accessed", {}).get("date-parts"):
        record["access_date"] = "/".join(f"{int(part):02}" for part in parts[0])
        held.add("accessed")
    if "page" in item:
        record["start_page"], _, end = str(item["page"]).replace("–", "-").partition("-")
        if end:
            record["end_page"] = end
        held.add("page")
    if "URL" in item:
        record["urls"] = [item["URL"]]
        held.add("URL")
    if "number" in item and "number" not in record:
        record["number"] = str(item["number"])
        held.add("number")
    return rispy.dumps([record], implementation=Writer), held


def _ris_name(name: dict[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    parts = [name.get("family"), name.get("given"), name.get("suffix")]
    return ", ".join(part for part in parts if part)
