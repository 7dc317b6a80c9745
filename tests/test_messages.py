"""The messages in other languages: none is missing, and each says what the English one does.

``python -m tests.test_messages`` puts new messages into the catalogues, for a person to
translate, takes out those that are gone, and compiles them.
"""

from __future__ import annotations

import gettext
import re
import sys
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from redcross_cli.messages import LOCALE

CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
KEYWORDS = {"_": None, "n_": (1, 2)}
# Lines of a catalogue's head that change though no message does, or say nothing.
DATED = re.compile('^"(?:Report-|POT-|PO-|Last-|Language-Team|Generated-).*\n', re.MULTILINE)
FIELD = re.compile(r"\{[^}]*\}")


def extracted() -> Catalog:
    """The messages that stand in the code."""
    catalogue = Catalog()
    found = extract_from_dir(LOCALE.parent, keywords=KEYWORDS, comment_tags=("Translators:",))
    for file, _, message, comments, _ in found:
        catalogue.add(message, locations=[(Path(file).as_posix(), 0)], auto_comments=comments)
    return catalogue


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def compiled(catalogue: Catalog) -> bytes:
    binary = BytesIO()
    write_mo(binary, catalogue)
    return binary.getvalue()


def in_forms(message: Message) -> list[str]:
    """The translations of a message: one, or for some languages one for each number."""
    forms = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return [str(form) for form in forms]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_every_message_is_translated_and_keeps_its_fields(path: Path) -> None:
    translated = {message.id: message for message in read(path) if message.id}
    assert set(translated) == {message.id for message in extracted() if message.id}
    for message in translated.values():
        source = message.id if isinstance(message.id, str) else message.id[-1]
        for form in in_forms(message):
            assert form
            assert not message.fuzzy
            assert sorted(FIELD.findall(form)) == sorted(FIELD.findall(source)), source


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_what_is_installed_is_the_catalogue(path: Path) -> None:
    binary = path.with_suffix(".mo")
    assert binary.exists(), "install the package anew: pip install -e ."
    with binary.open("rb") as file:
        installed = gettext.GNUTranslations(file)
    for message in read(path):
        if message.id:
            one, *many = [message.id] if isinstance(message.id, str) else message.id
            said = installed.ngettext(one, many[0], 1) if many else installed.gettext(one)
            assert said == in_forms(message)[0]


def main() -> None:
    for path in CATALOGUES:
        catalogue = read(path)
        catalogue.update(extracted(), no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        written = BytesIO()
        write_po(written, catalogue, width=100, sort_output=True)
        path.write_text(DATED.sub("", written.getvalue().decode()), encoding="utf-8")
        path.with_suffix(".mo").write_bytes(compiled(read(path)))
        missing = [message.id for message in catalogue if message.id and not message.string]
        print(f"{path}: {len(missing)} without a translation", file=sys.stderr)


if __name__ == "__main__":
    main()
