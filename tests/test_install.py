"""An installed redcross needs no home, leaves nothing behind, and has several equal names."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import PROGRAM

# What reads a file of the package, and what runs pandoc.
COMMANDS = (["search", "zhiyuanzhe", "志願者"], ["cite", "volunteers-registered"])


def run(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *words],
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


@pytest.mark.parametrize("name", ["redcross", "redcross-cli"])
def test_a_program_says_the_name_that_was_typed(tmp_path: Path, name: str) -> None:
    script = Path(sys.executable).with_name(name)
    if not script.exists():
        pytest.skip(f"{name} is not installed beside this Python")

    def typed(*words: str, **environment: str) -> str:
        return subprocess.run(
            [script, *words],
            capture_output=True,
            text=True,
            check=True,
            cwd=tmp_path,
            env={**os.environ, "LANG": "C.UTF-8", **environment},
        ).stdout

    module = run("--help", cwd=tmp_path).stdout.decode()
    assert typed("--help") == module.replace("Usage: redcross ", f"Usage: {name} ")
    assert typed("show", "--help").startswith(f"Usage: {name} show ")
    variable = f"_{name.upper().replace('-', '_')}_COMPLETE"
    completing = {"_TYPER_COMPLETE_ARGS": f"{name} show aeds", "COLUMNS": "30"}
    asked = {variable: "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    offer = "aeds-installed\tAEDs installed in public places\n"
    assert typed(**asked, **completing) == offer
