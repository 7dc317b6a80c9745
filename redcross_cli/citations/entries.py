"""A source's entry for a reference manager: BibTeX and BibLaTeX, CSL-JSON, RIS.

With the entries goes what the format could not hold, so that nothing is dropped silently.
CSL-JSON holds everything, as a source is a CSL-JSON item already; BibTeX and BibLaTeX are
written by pandoc, and RIS, which pandoc only reads, is lines of a tag and a value.
"""

import re
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple
from urllib.parse import quote

import msgspec

from redcross_cli.citations.compose import item_of, on_one_line
from redcross_cli.documents import pandoc
from redcross_cli.errors import UnusableFileError
from redcross_cli.facts.csl import Source
from redcross_cli.files.fact_json import indented
from redcross_cli.messages import _, in_list

EntryFormat = Literal["bibtex", "biblatex", "csl-json", "ris"]
Item = dict[str, Any]

# What pandoc writes into BibTeX as it is.
_VERBATIM = ("URL", "DOI", "ISBN", "ISSN")
# The types that BibTeX has no entry for, and BibLaTeX tells apart by a subtype.
_SUBTYPES = ("article-newspaper", "article-magazine")
_RIS_TYPES = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "book": "BOOK", "chapter": "CHAP", "dataset": "DATA", "paper-conference": "CPAPER",
    "report": "RPRT", "thesis": "THES", "webpage": "ELEC", "post-weblog": "BLOG",
    "legislation": "STAT", "map": "MAP", "software": "COMP",
}  # fmt: skip
_RIS_FIELDS = {
    "id": "ID", "title": "TI", "container-title": "T2", "volume": "VL", "issue": "IS",
    "number": "IS", "publisher": "PB", "publisher-place": "CY", "edition": "ET", "language": "LA",
    "DOI": "DO", "ISSN": "SN", "ISBN": "SN", "abstract": "AB", "genre": "M3", "title-short": "ST",
    "URL": "UR",
}  # fmt: skip
# Whoever made a source, and the tags of RIS for them.
_NAMES = {"author": "AU", "editor": "A2", "translator": "A4"}

# What an entry holds of a source; the tests hold it against what is written.
_BIBTEX = {
    "id", "type", "title", "URL", "annote", "author", "collection-title", "edition", "editor",
    "issued", "note", "page", "publisher", "publisher-place", "translator", "volume",
}  # fmt: skip
_BIBLATEX = {
    "DOI", "ISBN", "ISSN", "abstract", "accessed", "event-date", "language", "number-of-pages",
    "version",
}  # fmt: skip
_HELD: dict[EntryFormat, set[str]] = {
    "bibtex": _BIBTEX,
    "biblatex": _BIBTEX | _BIBLATEX,
    "ris": {"type", *_RIS_FIELDS, *_NAMES, "issued", "accessed", "page"},
}
# Of each of these an entry has the first that there is.
_NUMBERS = (("number", "collection-number", "issue"),)
_SHARING_A_FIELD: dict[EntryFormat, tuple[tuple[str, ...], ...]] = {
    "bibtex": _NUMBERS,
    "biblatex": _NUMBERS,
    "ris": (("issue", "number"), ("ISSN", "ISBN")),
}
# Pandoc has a field for the container of these types alone.
_CONTAINED = (*_SUBTYPES, "article-journal", "chapter", "entry-encyclopedia", "paper-conference")


class Entries(NamedTuple):
    """Entries as one text, and for each source the keys that are not in it."""

    text: str
    lost: dict[str, list[str]]


def entries(sources: Sequence[Source], format: EntryFormat) -> Entries:
    items = [item_of(source) for source in sources]
    if format == "csl-json":
        return Entries(f"{indented(items)}\n", {})
    items = [on_one_line(item) for item in items]
    text = "\n".join(map(_ris, items)) if format == "ris" else _bib(items, format)
    lost = {item["id"]: _lost(item, format) for item in items}
    return Entries(text, {id: what for id, what in lost.items() if what})


def _lost(item: Item, format: EntryFormat) -> list[str]:
    """What of an item its entry does not hold."""
    lost = [key for key in item if not _is_held(key, item, format)]
    if format == "bibtex":
        if any(len(parts) > 2 for parts in item.get("issued", {}).get("date-parts", ())):
            lost.append(_("the day of issued"))
        if item["type"] in _SUBTYPES:
            lost.append(_("the type {type}", type=item["type"]))
    return lost


def _is_held(key: str, item: Item, format: EntryFormat) -> bool:
    is_ris, value = format == "ris", item[key]
    for sharing in _SHARING_A_FIELD[format]:
        if key in sharing:
            return key == next(other for other in sharing if other in item)
    if key == "container-title" and not is_ris:
        return item["type"] in _CONTAINED or (format, item["type"]) == ("biblatex", "review")
    is_date = isinstance(value, dict)
    if is_date and (set(value) != {"date-parts"} or (is_ris and len(value["date-parts"]) > 1)):
        return False
    return key in _HELD[format]


def _bib(items: Sequence[Item], format: EntryFormat) -> str:
    arguments = ["--from=csljson", f"--to={format}", "--wrap=none"]
    safe = [_without_traps(item) for item in items]
    try:
        text = pandoc.run(arguments, msgspec.json.encode(safe)).decode()
    except pandoc.PandocError as error:
        names = in_list(item["id"] for item in items)
        raise UnusableFileError(_("{ids} cannot be cited: {why}.", ids=names, why=error)) from None
    # BibTeX counts braces even where TeX would not, so that an escaped one needs its name.
    return text.replace(r"\{", r"\textbraceleft{}").replace(r"\}", r"\textbraceright{}")


def _without_traps(item: Item) -> Item:
    """An item that BibTeX reads as it is meant.

    No address acts in TeX, no date has what pandoc cannot write, a name of one part stands
    in braces, as a comma or "and" would make two of it, and the title of a volume does not take
    the place of that of the book.
    """
    safe: Item = {}
    for key, value in item.items():
        if key in _VERBATIM:
            safe[key] = re.sub(r"[{}\\^ ]", lambda match: quote(match[0]), value)
        elif key in _NAMES:
            safe[key] = [{"literal": n["family"]} if set(n) == {"family"} else n for n in value]
        elif isinstance(value, dict):
            if key != "custom" and "date-parts" in value:
                safe[key] = {"date-parts": value["date-parts"]}
        elif key != "volume-title":
            safe[key] = value
    return safe


def _ris(item: Item) -> str:
    fields = {"TY": [_RIS_TYPES.get(item["type"], "GEN")]}
    for key, tag in _RIS_FIELDS.items():
        if key in item:
            fields.setdefault(tag, [str(item[key])])
    for key, tag in _NAMES.items():
        if key in item:
            fields[tag] = [_ris_name(person) for person in item[key]]
    for key, tag in (("issued", "DA"), ("accessed", "Y2")):
        if parts := item.get(key, {}).get("date-parts"):
            fields[tag] = ["/".join(f"{int(part):02}" for part in parts[0])]
    if "DA" in fields:
        fields["PY"] = [fields["DA"][0].partition("/")[0]]
    if "page" in item:
        first, _, last = str(item["page"]).replace("–", "-").partition("-")
        fields |= {"SP": [first.strip()], **({"EP": [last.strip()]} if last else {})}
    lines = [f"{tag}  - {value}\n" for tag, values in fields.items() for value in values]
    return "".join(lines) + "ER  - \n"


def _ris_name(name: dict[str, Any]) -> str:
    if "literal" in name:
        return str(name["literal"])
    family = [name.get("dropping-particle"), name.get("non-dropping-particle"), name.get("family")]
    parts = [" ".join(filter(None, family)), name.get("given"), name.get("suffix")]
    return ", ".join(filter(None, parts))
