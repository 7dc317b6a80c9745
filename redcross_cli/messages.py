"""What the tool says, in the reader's language: gettext's catalogues hold the messages.

The English messages stand in the code. ``locale`` has the others; `.po` files are written
by hand and compiled when the package is built.
"""

from __future__ import annotations

import gettext
from pathlib import Path

from redcross_cli.terms import Lang

LOCALE = Path(__file__).with_name("locale")
_catalogue = gettext.NullTranslations()


def speak(lang: Lang) -> None:
    """Say everything in a language from now on."""
    global _catalogue  # noqa: PLW0603 - a run speaks one language
    _catalogue = gettext.NullTranslations()
    if lang != "en":
        _catalogue = gettext.translation("redcross", LOCALE, [lang], fallback=True)


def _(message: str) -> str:
    """A message in the language spoken."""
    return _catalogue.gettext(message)


def n_(one: str, many: str, number: int) -> str:
    """A message about so many things; ``{}`` in it is where the number goes."""
    return _catalogue.ngettext(one, many, number).format(number)
