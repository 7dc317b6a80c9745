"""A source's entry for a reference manager: BibTeX and BibLaTeX, CSL-JSON, RIS.

With the entries goes what the format could not hold, so that nothing is dropped silently.
CSL-JSON holds everything, as a source is a CSL-JSON item already; BibTeX and BibLaTeX are
written by pandoc, RIS by rispy.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple
from urllib.parse import quote

import msgspec

from redcross_cli.citations.compose import item_of, on_one_line
from redcross_cli.citations.faults import letters_of
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
_ENTRY = re.compile(r"^@\w+\{(?P<id>[^,]*),\n(?P<fields>.*?)\n\}$", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r"^  (\w+) = \{(.*?)\},?$", re.MULTILINE | re.DOTALL)

_RIS_TYPES = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "book": "BOOK", "chapter": "CHAP", "dataset": "DATA", "paper-conference": "CPAPER",
    "report": "RPRT", "thesis": "THES", "webpage": "ELEC", "post-weblog": "BLOG",
    "legislation": "STAT", "map": "MAP", "software": "COMP",
}  # fmt: skip
_RIS_FIELDS = {
    "id": "id", "title": "title", "container-title": "secondary_title", "volume": "volume",
    "issue": "number", "number": "number", "publisher": "publisher",
    "publisher-place": "place_published", "edition": "edition", "language": "language",
    "DOI": "doi", "ISSN": "issn", "ISBN": "issn", "abstract": "abstract",
    "genre": "type_of_work", "title-short": "short_title",
}  # fmt: skip
_RIS_NAMES = {
    "author": "authors", "editor": "secondary_authors", "translator": "subsidiary_authors",
}  # fmt: skip


class Entries(NamedTuple):
    """Entries as one text, and for each source the keys that are not in it."""

    text: str
    lost: dict[str, list[str]]


def entries(sources: Sequence[Source], format: EntryFormat) -> Entries:
    """Sources in a format of reference managers."""
    items = [item_of(source) for source in sources]
    if format == "csl-json":
        return Entries(f"{indented(items)}\n", {})
    items = [on_one_line(item) for item in items]
    text, held = _ris(items) if format == "ris" else _bib(items, format)
    lost = {
        item["id"]: [key for key in item if key not in ("id", "type", *keys)]
        for item, keys in zip(items, held, strict=True)
    }
    if format == "bibtex":
        for item in items:
            if any(len(parts) > 2 for parts in item.get("issued", {}).get("date-parts", ())):
                lost[item["id"]].append(_("the day of issued"))
            if item["type"] in _SUBTYPES:
                lost[item["id"]].append(_("the type {type}").format(type=item["type"]))
    return Entries(text, {id: keys for id, keys in lost.items() if keys})


def _bib(items: Sequence[Item], format: EntryFormat) -> tuple[str, list[set[str]]]:
    """Entries in BibTeX or BibLaTeX, and the keys of each item that stand in its entry."""
    arguments = ["--from=csljson", f"--to={format}", "--wrap=none"]
    safe = [_without_traps(item) for item in items]
    try:
        text = pandoc.run(arguments, msgspec.json.encode(safe)).decode()
    except pandoc.PandocError as error:
        what = _("{ids} cannot be cited: {why}.")
        names = in_list(item["id"] for item in items)
        raise UnusableFileError(what.format(ids=names, why=error)) from None
    # BibTeX counts braces even where TeX would not, so that an escaped one needs its name.
    text = text.replace(r"\{", r"\textbraceleft{}").replace(r"\}", r"\textbraceright{}")
    fields = {
        entry["id"]: {name: _bare(value) for name, value in _FIELD.findall(entry["fields"])}
        for entry in _ENTRY.finditer(text)
    }
    held = [set(_held(item, fields.get(item["id"], {}))) for item in safe]
    return text, [
        {key for key in keys if not isinstance(item[key], dict) or set(item[key]) == {"date-parts"}}
        for item, keys in zip(items, held, strict=True)
    ]


def _held(item: Item, fields: dict[str, str]) -> Iterable[str]:
    """The keys of an item of which the value is that of a field."""
    dates = [fields.get(name, "") for name in ("year", "date", "urldate")]
    values = [value for name, value in fields.items() if name not in ("year", "date", "month")]
    for key, value in item.items():
        if key in _RIS_NAMES:
            names = [name.get("family") or name.get("literal") or "" for name in value]
            found = any(all(_bare(name) in other for name in names) for other in values)
        elif isinstance(value, dict):
            year = str(int(value["date-parts"][0][0]))
            found = any(other.startswith(year) for other in dates)
        else:
            found = _bare(str(value)) in values
        if found:
            yield key


def _without_traps(item: Item) -> Item:
    """An item that BibTeX reads as it is meant.

    No address acts in TeX, no date has what pandoc cannot write, and a name of one part stands
    in braces, as a comma or "and" would make two of it.
    """
    safe: Item = {}
    for key, value in item.items():
        if key in _VERBATIM:
            safe[key] = re.sub(r"[{}\\^ ]", lambda match: quote(match[0]), value)
        elif key in _RIS_NAMES:
            safe[key] = [{"literal": n["family"]} if set(n) == {"family"} else n for n in value]
        elif not isinstance(value, dict):
            safe[key] = value
        elif key != "custom" and "date-parts" in value:
            safe[key] = {"date-parts": value["date-parts"]}
    return safe


def _bare(text: str) -> str:
    """A value's letters and digits: in BibTeX it has braces, escapes and capitals of its own."""
    return letters_of(re.sub(r"\\text\w+", "", text))


def _ris(items: Sequence[Item]) -> tuple[str, list[set[str]]]:
    import rispy

    records, held = zip(*map(_ris_record, items), strict=True)
    # Before each entry rispy writes its number, which RIS does not have.
    texts = [rispy.dumps([record]).removeprefix("1.\n") for record in records]
    return "\n".join(texts), list(held)


def _ris_record(item: Item) -> tuple[Item, set[str]]:
    """An item as a record of rispy's, and the keys that it holds."""
    record: Item = {"type_of_reference": _RIS_TYPES.get(item["type"], "GEN")}
    held: set[str] = set()
    for key, name in _RIS_FIELDS.items():
        if key in item and name not in record:
            record[name] = str(item[key])
            held.add(key)
    for key, name in _RIS_NAMES.items():
        if key in item:
            record[name] = [_ris_name(person) for person in item[key]]
            held.add(key)
    for key, name in (("issued", "date"), ("accessed", "access_date")):
        if parts := item.get(key, {}).get("date-parts"):
            record[name] = "/".join(f"{int(part):02}" for part in parts[0])
            held |= {key} if len(parts) == len(item[key]) == 1 else set()
    if "date" in record:
        record["year"] = record["date"].partition("/")[0]
    if "page" in item:
        first, _, last = str(item["page"]).replace("–", "-").partition("-")
        record |= {"start_page": first.strip(), **({"end_page": last.strip()} if last else {})}
        held.add("page")
    if "URL" in item:
        record["urls"] = [item["URL"]]
        held.add("URL")
    return record, held


def _ris_name(name: dict[str, Any]) -> str:
    if "literal" in name:
        return str(name["literal"])
    family = [name.get("dropping-particle"), name.get("non-dropping-particle"), name.get("family")]
    parts = [" ".join(filter(None, family)), name.get("given"), name.get("suffix")]
    return ", ".join(filter(None, parts))
