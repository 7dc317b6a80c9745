"""What the tool says, in the reader's language: gettext's catalogues hold the messages.

The English messages stand in the code. ``locale`` has the others; `.po` files are written
by hand and compiled when the package is built. Until someone calls `speak`, as the command
line does when it starts, everything is said in English.
"""

import gettext
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from redcross_cli.terms import Lang

LOCALE = Path(__file__).with_name("locale")
_DOMAIN = "redcross"
_INNER = {"“": "‘", "”": "’"}
_catalogue = gettext.NullTranslations()
_language: Lang = "en"


def speak(lang: Lang) -> None:
    """Say everything in a language from now on."""
    global _catalogue, _language
    _catalogue, _language = _catalogue_of(lang), lang
    # Typer asks gettext itself for some of its words, which follows the environment.
    gettext.bindtextdomain(_DOMAIN, str(LOCALE))
    gettext.textdomain(_DOMAIN)
    os.environ["LANGUAGE"] = lang


@cache  # a page changes from one language to the other thousands of times
def _catalogue_of(lang: Lang) -> gettext.NullTranslations:
    if lang == "en":
        return gettext.NullTranslations()
    return gettext.translation(_DOMAIN, LOCALE, [lang], fallback=True)


@contextmanager
def speaking(lang: Lang) -> Iterator[None]:
    """Say what is said meanwhile in a language."""
    before = _language
    speak(lang)
    try:
        yield
    finally:
        speak(before)


def language() -> Lang:
    return _language


def _(message: str, /, **fields: object) -> str:
    """A message in the language spoken, with what goes into its fields."""
    said = _catalogue.gettext(message)
    if not fields:
        return said
    for name in re.findall(r"“\{(\w+)\}”", said):
        fields[name] = within_quotation(str(fields[name]))
    return said.format(**fields)


def within_quotation(text: str) -> str:
    """A text as it stands between quotation marks: its own become the inner ones.

    >>> within_quotation("自“十四五”以来")
    '自‘十四五’以来'
    >>> within_quotation("“the ‘Society’ of China’s”")
    '‘the “Society” of China’s’'
    """
    quotation = "‘((?:[^‘’]|’(?=[A-Za-z]))*)’|[“”]"
    return re.sub(quotation, lambda m: _INNER.get(m[0]) or f"“{m[1]}”", text)


def n_(one: str, many: str, number: int, **fields: object) -> str:
    """A message about so many things; ``{}`` in it is where the number goes."""
    return _catalogue.ngettext(one, many, number).format(number, **fields)


def in_list(words: Iterable[str]) -> str:
    """Words in a list: "a, b, c"."""
    return _("{}, {}").format("", "").join(words)


def alternatives(words: Iterable[str]) -> str:
    """Words of which one is meant: "a, b or c"."""
    *some, last = words
    return _("{} or {}").format(in_list(some), last) if some else last


def file_name(path: object) -> str:
    """A file as a sentence names it; ``-`` is standard input."""
    # Translators: the name of a file within a sentence
    return _("standard input") if path == "-" else _("{file}", file=path)


def quoted(words: Iterable[str]) -> list[str]:
    """Each word in quotation marks."""
    return [_("'{word}'", word=word) for word in words]


def in_sequence(*sentences: str) -> str:
    """Sentences one after the other; an empty one is left out."""
    return _("{} {}").format("", "").join(filter(None, sentences))
