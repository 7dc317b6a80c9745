"""An installed redcross needs no home, leaves nothing behind, and has two equal names."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = (
    ["--version"],
    ["themes"],
    ["show", "volunteers-registered"],
    ["search", "zhiyuanzhe"],
    ["search", "志願者"],
    ["cite", "volunteers-registered", "--as", "ris"],
    ["validate"],
)


def run(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "redcross_cli", *words],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_without_a_home_or_in_one_that_is_not_there_nothing_changes(
    tmp_path: Path, words: list[str]
) -> None:
    homeless = run(*words, cwd=tmp_path)
    assert (homeless.returncode, b"Traceback" in homeless.stderr) == (0, False)
    assert homeless.stdout or homeless.stderr
    lost = run(*words, cwd=tmp_path, HOME=str(tmp_path / "no" / "home"))
    assert (lost.stdout, lost.stderr) == (homeless.stdout, homeless.stderr)


def test_nothing_is_written_but_what_was_asked_for(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "folder"
    home.mkdir()
    folder.mkdir()
    for directory in (home, folder):
        directory.chmod(0o500)  # holds everyone but the superuser
    for words in COMMANDS:
        assert run(*words, cwd=folder, HOME=str(home)).returncode == 0
    assert list(home.iterdir()) == list(folder.iterdir()) == []


def test_the_command_and_the_module_are_the_same(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("redcross")
    if not script.exists():
        pytest.skip("redcross is not installed beside this Python")
    typed = subprocess.run([script, "--help"], capture_output=True, check=True, cwd=tmp_path)
    assert typed.stdout == run("--help", cwd=tmp_path).stdout
    assert typed.stdout.startswith(b"Usage: redcross ")
