"""The README tells the truth: its examples are run, at a terminal of 80 columns.

`python -m tests.test_readme` writes the outputs into the README anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = ["README.md"]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
COLOUR = re.compile("\x1b\\[[0-9;]*m")
TOOLS = ("jq", "fzf")


class Example(NamedTuple):
    command: str
    output: str


def examples(text: str) -> Iterator[Example]:
    for block in BLOCK.finditer(text):
        for command in COMMAND.finditer(block[1]):
            yield Example(*command.groups())


def at_a_terminal(command: str, columns: int = 80) -> str:
    """What a terminal of this width would show for a shell command."""
    screen, terminal = os.openpty()
    bin_folder = Path(sys.executable).parent
    kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
    process = subprocess.Popen(
        ["bash", "-c", command],
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=terminal,
        cwd=ROOT,
        env={
            **kept,
            "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
            "LANG": "C.UTF-8",
            "TERM": "dumb",
            "COLUMNS": str(columns),
        },
    )
    os.close(terminal)
    shown = b""
    try:
        while chunk := os.read(screen, 65536):
            shown += chunk
    except OSError:  # how Linux says that the other side has gone
        pass
    os.close(screen)
    process.wait()
    return COLOUR.sub("", shown.decode().replace("\r\n", "\n"))


def _cases() -> Iterator[tuple[str, Example]]:
    for name in DOCUMENTS:
        for example in examples((ROOT / name).read_text(encoding="utf-8")):
            yield name, example


@pytest.mark.parametrize(("document", "example"), list(_cases()))
def test_example(document: str, example: Example) -> None:
    for tool in TOOLS:
        if re.search(rf"\b{tool}\b", example.command) and shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    assert at_a_terminal(example.command) == example.output


def main() -> None:
    for name in DOCUMENTS:
        document = ROOT / name
        text = document.read_text(encoding="utf-8")

        def fresh(block: re.Match[str]) -> str:
            shown = (f"$ {e.command}\n{at_a_terminal(e.command)}" for e in examples(block[0]))
            return f"```console\n{''.join(shown)}```"

        document.write_text(BLOCK.sub(fresh, text), encoding="utf-8")


if __name__ == "__main__":
    main()
