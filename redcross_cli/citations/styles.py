"""Citation styles: files of the Citation Style Language (https://citationstyles.org)."""

import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from redcross_cli.errors import UnusableFileError, UsageError
from redcross_cli.files.whole_file import decode_text, read_bytes
from redcross_cli.messages import _, file_name, in_sequence
from redcross_cli.suggest import nearest, no_such
from redcross_cli.terms import Lang

DEFAULT_STYLES: dict[Lang, str] = {"zh": "gb-7714-2015-numeric", "en": "apa"}
FOLDER = Path(__file__).with_name("styles")
# What people call a style otherwise.
ALIASES = {
    "acs": "american-chemical-society",
    "ama": "american-medical-association",
    "apa": "american-psychological-association",
    "bmj": "british-medical-journal",
    "chicago-fullnotes": "chicago-notes",
    "gb/t7714-2005": "gb-7714-2005-numeric",
    **dict.fromkeys(("gb/t7714", "gb/t7714-2015", "gbt7714", "gb7714"), "gb-7714-2015-numeric"),
    "chicago": "chicago-notes",
    "ieee": "institute-of-electrical-and-electronics-engineers",
    "mdpi": "multidisciplinary-digital-publishing-institute",
    "mhra": "modern-humanities-research-association-notes",
    "mla": "modern-language-association",
    "plos": "public-library-of-science",
    "vancouver": "nlm-citation-sequence",
    "vancouver-superscript": "nlm-citation-sequence-superscript",
}
_HEAD = 4000  # characters of a file in which its title stands
_LARGEST = 4  # megabytes of a style


class Style(NamedTuple):
    """A style: its file, and whether it cites in notes.

    Terms and dates are in the style's own language, which is English where it names none.
    """

    file: Path
    cites_in_notes: bool


def style_names() -> list[str]:
    return sorted(file.stem for file in FOLDER.glob("*.csl"))


def without_alias(name: str) -> str:
    """The style that a name or alias means, with or without its blanks: GB/T 7714—2015."""
    alias = name.lower().replace(" ", "").replace("—", "-")
    return ALIASES.get(alias, name.lower())


def _head(file: Path) -> str:
    return file.read_text(encoding="utf-8")[:_HEAD]


def title_of(name: str) -> str:
    title = re.search("<title[^>]*>(.*?)</title>", _head(FOLDER / f"{name}.csl"), re.DOTALL)
    assert title is not None
    return " ".join(title[1].replace("&amp;", "&").split())


def find_style(name: str) -> Style:
    """A style by its name or alias, or the path of a ``.csl`` file.

    Raises UsageError for an unknown name, UnreadableFileError and UnusableFileError for a file.
    """
    file = Path(name)
    if file.suffix.lower() == ".csl":
        return _read_style(file)
    known = style_names()
    stem = without_alias(name)
    if stem not in known:
        see = _("See them all with: redcross cite --style list")
        offers = nearest(name, [*ALIASES, *known])
        raise UsageError(in_sequence(no_such("style", name, offers), see))
    file = FOLDER / f"{stem}.csl"
    return Style(file, 'class="note"' in _head(file))  # need not be parsed as XML


def _read_style(file: Path) -> Style:
    from xml.etree import ElementTree

    text = decode_text(read_bytes(file, "style", _LARGEST), file)
    root = None
    with suppress(ElementTree.ParseError):
        # The entities of a document type may expand without end.
        root = None if "<!DOCTYPE" in text else ElementTree.fromstring(text)
    if root is None or root.tag.rpartition("}")[2] != "style":
        what = _("{file} is not a CSL style: that is XML of a root 'style' and no document type.")
        raise UnusableFileError(what.format(file=file_name(file)))
    parent = root.find(".//{*}link[@rel='independent-parent']")
    if parent is not None:
        what = _("{file} only refers to another style; use that: {other}")
        raise UnusableFileError(what.format(file=file_name(file), other=parent.get("href")))
    return Style(file, root.get("class") == "note")
