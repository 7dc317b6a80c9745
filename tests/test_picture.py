"""The pictures in the README show what the commands in them print.

`python -m tests.test_picture` draws them anew, from a real run at a terminal.
"""

import os
import re
import sys
from collections.abc import Sequence
from html import escape, unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from tests.terminal import PLAIN, STYLES, shown

DOCS = Path(__file__).parent.parent / "docs"
DRAFT = """\
In 2023, more than 4.19 million people trained for a first-aid certificate.
The Red Cross has 2.87 million registered volunteers.
In 2023, volunteers rescued 281 people from drowning.
Disaster relief came to 1.53 billion yuan in 2023, cash and goods.
"""
PICTURES = {
    "history.svg": (
        "redcross search how many volunteers --limit 2",
        "redcross history organ-donations --lang zh 2> notes",
    ),
    "check.svg": ("cat draft.md", "redcross check draft.md"),
}
COLUMNS = 80
# Rich's own template fetches a font; a picture in a document must not.
TEMPLATE = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
    font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC",
        monospace;
    font-size: {char_height}px;
    line-height: {line_height}px;
}}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def session(commands: Sequence[str], folder: Path) -> str:
    """What a terminal shows for commands in a folder, with its colours."""
    (folder / "draft.md").write_text(DRAFT)
    environment = {**PLAIN, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{PLAIN['PATH']}"}
    screens = []
    for command in commands:
        _, answer = shown(["sh", "-c", command], environment, COLUMNS, folder)
        screens.append(f"\x1b[32m$\x1b[0m {command}\n{answer}")
    return "\n".join(screens)


def drawn(screen: str) -> str:
    """A terminal's screen as SVG."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        console = Console(
            record=True, width=COLUMNS, force_terminal=True, color_system="256", file=nowhere
        )
        console.print(Text.from_ansi(screen))
        svg = console.export_svg(title="redcross", code_format=TEMPLATE, unique_id="redcross")
    return _TEXT.sub(_in_words, svg) + "\n"


_TEXT = re.compile(r'<text ([^>]*)x="([\d.]+)"([^>]*)textLength="([\d.]+)"([^>]*)>([^<]*)</text>')


def _in_words(text: re.Match[str]) -> str:
    """A text as the words in it, each at its own place and as long as its cells.

    Rich counts characters, of which a Chinese one has two cells, and some viewers drop
    spaces.
    """
    before, left, between, length, after, escaped = text.groups()
    characters = unescape(escaped).replace("\u00a0", " ")
    cell = float(length) / len(characters)
    words = []
    for word in re.finditer(r"\S+(?: \S+)*", characters):
        x = float(left) + cell * cell_len(characters[: word.start()])
        words.append(
            f'<text {before}x="{x:.6g}"{between}textLength="{cell * cell_len(word[0]):.6g}"{after}>'
            f"{escape(word[0], quote=False)}</text>"
        )
    return "".join(words)


def said(svg: str) -> str:
    """The text in a picture, line by line from left to right, without spaces."""
    texts = [
        (float(element.attrib["y"]), float(element.attrib["x"]), element.text or "")
        for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
        if "clip-path" in element.attrib
    ]
    return re.sub(r"\s", "", "".join(text for *_, text in sorted(texts)))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_what_the_commands_print(name: str, tmp_path: Path) -> None:
    screen = session(PICTURES[name], tmp_path)
    expected = re.sub(r"\s", "", STYLES.sub("", screen))
    assert said((DOCS / name).read_text(encoding="utf-8")) == expected
    assert said(drawn(screen)) == expected


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_fetches_nothing(name: str) -> None:
    # An address that is shown as text is not fetched.
    markup = re.sub(r"(<text [^>]*>)[^<]*", r"\1", (DOCS / name).read_text(encoding="utf-8"))
    addresses = re.findall(r"https?://[^\"' )]*", markup)
    assert set(addresses) == {"http://www.w3.org/2000/svg"}


if __name__ == "__main__":
    for name, commands in PICTURES.items():
        with TemporaryDirectory() as folder:
            picture = drawn(session(commands, Path(folder)))
        (DOCS / name).write_text(picture, encoding="utf-8")
