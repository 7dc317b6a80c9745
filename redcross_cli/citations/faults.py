"""What a style does wrong with a source, for which it is refused."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from redcross_cli.citations.nodes import Node, text_of
from redcross_cli.messages import _

_CONTAINERS = ("container-title", "container-title-short", "journalAbbreviation")
_NAMES = ("title", "title-short", *_CONTAINERS, "publisher")
_ARTICLES = ("article-journal", "article-magazine", "article-newspaper")
_ONLINE = re.compile(r"\bonline\b|\[internet\]", re.IGNORECASE)
_GLUED = re.compile("\\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[0-9]|[A-Z])")
_NO_DATE = re.compile(r"\[no date\]|\bn\. ?d\.|日期不详", re.IGNORECASE)


def fault_of(item: dict[str, Any], reference: Sequence[Node], mark: Sequence[Node]) -> str:
    """What a style does wrong with a source, as the end of a sentence; "" for nothing."""
    words = [text_of(list(part)).strip() for part in (reference, mark)]
    return next(_faults(item, *words), "")


def _faults(item: dict[str, Any], reference: str, mark: str) -> Iterator[str]:
    if not reference:
        yield _("it has no reference for it")
    bare = letters_of(reference)
    rest = _without_titles(item, reference)
    if letters_of(item["title"]) not in bare:
        yield _("it leaves out its title")
    key, role = ("author", _("author")) if "author" in item else ("editor", _("editor"))
    for name in item.get(key, ())[:1]:
        words = name.get("family") or name.get("literal") or ""
        # A list may put a dash for the author of the entry before.
        if letters_of(words) not in bare and not reference.startswith("—"):
            yield _("it leaves out its {role} ({name})", role=role, name=words)
    container = [letters_of(item[key]) for key in _CONTAINERS if key in item]
    if item["type"] in _ARTICLES and container and not any(name in bare for name in container):
        yield _("it does not say in what it was published")
    issued = item.get("issued", {})
    dates = issued.get("date-parts")
    year = str(int(dates[0][0])) if dates else ""
    if year and (year not in _without_names(bare, item) or _NO_DATE.search(rest)):
        yield _("it leaves out its date")
    season = issued.get("season")
    if year and season is not None and re.search(rf"{year}\W{12 + season}\b", reference):
        yield _("it makes a month of its season")
    said = [*re.finditer(rf"(\(?)\b(\w+ {year})(\)?)", reference)] if year else []
    first = {date[2]: date.start() for date in reversed(said)}
    if any(date[1] and date[3] and first[date[2]] < date.start() for date in said):
        yield _("it gives its date twice")
    if "URL" not in item and "DOI" not in item and _ONLINE.search(rest):
        yield _("it says that it was published online, which is not known")
    _before, title, after = reference.partition(item["title"][-8:])
    runs_on = title and container and re.match(r"[’”»]?\w", after)
    if re.search("[,;:]$", reference) or runs_on or _GLUED.search(rest):
        yield _("it leaves its punctuation incomplete")
    if year and mark.strip("()[]") == year:
        yield _("it gives it no name in the text")
    if "author" not in item and re.search("Xyz[0-9]", mark):
        yield _("it makes up a name for it in the text")


def _without_names(bare: str, item: dict[str, Any]) -> str:
    """A reference without titles and addresses, whose years are no dates: .../20170509/27478.html.

    A volume may well be the year; and a title goes before the short one in it.
    """
    texts = [value for value in item.values() if isinstance(value, str)]
    names = [letters_of(text.partition("://")[2] or text) for text in texts]
    for name in sorted(names, key=len, reverse=True):
        bare = bare if name.isdigit() else bare.replace(name, "", 1)
    return bare


def _without_titles(item: dict[str, Any], reference: str) -> str:
    """A reference without what the source itself is called, which may hold any word."""
    people = [*item.get("author", ()), *item.get("editor", ())]
    names = [item[key] for key in _NAMES if key in item]
    names += [name[key] for name in people for key in ("family", "literal") if key in name]
    for letters in filter(None, map(letters_of, names)):
        spelled = r"[\W_]*".join(map(re.escape, letters))
        reference = re.sub(rf"(?<!\w){spelled}(?!\w)", " ", reference, flags=re.IGNORECASE)
    return reference


def letters_of(words: str) -> str:
    """Words for comparing: their letters and digits alone, as all else changes in print."""
    return "".join(filter(str.isalnum, words.casefold()))
