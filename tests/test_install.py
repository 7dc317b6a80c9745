"""An installed redcross needs no home, leaves nothing behind, and has two equal names."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = (
    ["--version"],
    ["search", "zhiyuanzhe", "志願者"],
    ["cite", "volunteers-registered"],
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
def test_a_command_needs_no_home_and_writes_nothing(tmp_path: Path, words: list[str]) -> None:
    home, folder = tmp_path / "home", tmp_path / "folder"
    for directory in (home, folder):
        directory.mkdir()
        directory.chmod(0o500)  # holds everyone but the superuser
    homeless = run(*words, cwd=folder)
    assert (homeless.returncode, b"Traceback" in homeless.stderr) == (0, False)
    assert homeless.stdout or homeless.stderr
    at_home = run(*words, cwd=folder, HOME=str(home))
    assert (at_home.stdout, at_home.stderr) == (homeless.stdout, homeless.stderr)
    assert list(home.iterdir()) == list(folder.iterdir()) == []


def test_the_command_and_the_module_are_the_same(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("redcross")
    if not script.exists():
        pytest.skip("redcross is not installed beside this Python")
    typed = subprocess.run([script, "--help"], capture_output=True, check=True, cwd=tmp_path)
    assert typed.stdout == run("--help", cwd=tmp_path).stdout
    assert typed.stdout.startswith(b"Usage: redcross ")
