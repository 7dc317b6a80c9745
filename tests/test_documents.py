"""The documents tell the truth: their examples are run, at a terminal of 80 columns.

`python -m tests.test_documents` writes the outputs into the documents anew.
"""

import doctest
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.terminal import STYLES, shown

ROOT = Path(__file__).parent.parent
# The documents, and whether their examples run in the checkout or in a folder of their own.
DOCUMENTS = {
    "README.md": True,
    "docs/tour.md": True,
    "docs/fact-file.md": False,
    "docs/recipes.md": False,
    "docs/check.md": False,
    "docs/tasks.md": False,
}
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*\n(?:>(?: .*)?\n)*)((?:(?!\$ ).*\n)*)", re.MULTILINE)
TOOLS = ("jq", "fzf", "sqlite3")


@pytest.fixture(autouse=True)
def _only_the_article_ships() -> None:
    """The documents are of all that ships."""


class Example(NamedTuple):
    """A command as it is typed, with ``> `` before its further lines, and what it prints."""

    typed: str
    output: str

    @property
    def command(self) -> str:
        return re.sub("^> ?", "", self.typed, flags=re.MULTILINE)


def examples(text: str) -> Iterator[Example]:
    for block in BLOCK.finditer(text):
        for command in COMMAND.finditer(block[1]):
            yield Example(*command.groups())


class Terminal:
    """A shell at a terminal of 80 columns; each command is a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.variables = ""

    def run(self, command: str) -> str:
        """What the terminal shows for a command."""
        if re.match(r"[a-z]+=", command):  # a variable, for the commands after it
            self.variables += command
            return ""
        bin_folder = Path(sys.executable).parent
        kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
        environment = {
            **kept,
            "PYTHONPATH": str(ROOT),  # this checkout, whatever is installed
            "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
            "LANG": "C.UTF-8",
            "TERM": "dumb",
        }
        _, screen = shown(["bash", "-c", self.variables + command], environment, folder=self.folder)
        return STYLES.sub("", screen)


def terminal_for(name: str, scratch: Path) -> Terminal:
    return Terminal(ROOT if DOCUMENTS[name] else scratch)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_example_prints_what_the_document_shows(name: str, tmp_path: Path) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for tool in TOOLS:
        if re.search(rf"\b{tool}\b", text) and shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    terminal = terminal_for(name, tmp_path)
    answers = [(example.typed, terminal.run(example.command)) for example in examples(text)]
    assert answers == list(examples(text))
    assert len(answers) > 5


@pytest.mark.parametrize("name", [*DOCUMENTS, "docs/assistants.md"])
def test_every_piece_of_python_gives_what_is_shown(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    assert doctest.testfile(str(ROOT / name), module_relative=False, encoding="utf-8").failed == 0


def main() -> None:
    for name in DOCUMENTS:
        document = ROOT / name
        text = document.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as scratch:
            terminal = terminal_for(name, Path(scratch))

            def fresh(block: re.Match[str], terminal: Terminal = terminal) -> str:
                answers = [f"$ {e.typed}{terminal.run(e.command)}" for e in examples(block[0])]
                return f"```console\n{''.join(answers)}```"

            document.write_text(BLOCK.sub(fresh, text), encoding="utf-8")


if __name__ == "__main__":
    main()
