"""What a shell is given when TAB is pressed, by a fact file that means harm."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SMALL_TEXT, CommandLine

HARM = (
    r"a [/b] [red] \\$(touch harmed) $(touch harmed) `touch harmed` '; touch harmed;' \\\"; touch harmed"
    r" \u001b[31m :c\n\td | e & f > harmed :::x (y) {z} * ~ ! # ^ ? = @ :smile: \u202e "
) + "long " * 40
SHOWN = "a b red (touch harmed) (touch harmed) touch harmed ’ touch harmed ’ touch harmed ␛ 31m c d e f harme"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a fact file of which every title, label and name means harm."""
    text = re.sub(r'("(?:zh|en|title)": )"[^"]*"', lambda match: f'{match[1]}"{HARM}"', SMALL_TEXT)
    (tmp_path / "facts.json").write_text(text, encoding="utf-8")
    return tmp_path


OFFERED = {
    "show": ["teams", "sites", "first-course", "rescue", "training"],
    "indicators --source": ["gazette-2022"],
    "indicators --unit": ["teams", "sites"],
}


@pytest.mark.parametrize("asked", OFFERED)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_help_is_plain_text_on_one_line(
    redcross: CommandLine, monkeypatch: pytest.MonkeyPatch, folder: Path, shell: str, asked: str
) -> None:
    typed = f"redcross --facts {folder / 'facts.json'} {asked} "
    for name, value in {
        "_REDCROSS_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": typed,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split())),
    }.items():
        monkeypatch.setenv(name, value)
    offer = {"bash": "{id}", "zsh": '"{id}":"{help}"', "fish": "{id}\t{help}"}
    lines = [offer.get(shell, "{id}:::{help}").format(id=id, help=SHOWN) for id in OFFERED[asked]]
    expected = "\n".join(lines)
    run = redcross()
    if shell == "zsh":
        expected = f"_arguments '*: :(({expected}))'"
    assert (run.code, run.out, run.err) == (0, f"{expected}\n", "")


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("show volunteers-", "volunteers-registered"), ("value aeds", "aeds-installed"),
        ("indicators --theme disaster-", "disaster-response disaster-prevention"),
        ("chart organ-donations-", "organ-donations-annual"),
        ("indicators --area CN-H", "CN-HE CN-HA CN-HB CN-HI"), ("sou", "sources"),
        ("show --facts no-such.json v", ""), ("check draft.md --only con", "contradicted"),
        ("indicators --columns ti", "title title.zh title.en"), ("search water --columns id,fig", "id,figure"),
    ],
)  # fmt: skip
def test_ids_and_words_of_a_closed_list_are_completed(
    redcross: CommandLine, monkeypatch: pytest.MonkeyPatch, asked: str, offered: str
) -> None:
    monkeypatch.setenv("_REDCROSS_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"redcross {asked}")
    monkeypatch.setenv("COMP_CWORD", str(len(asked.split())))
    run = redcross()
    assert (run.out.split(), run.err) == (offered.split(), "")


def test_a_command_is_completed(redcross: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_REDCROSS_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "redcross valu")
    offered = '_arguments \'*: :(("value":"Print an indicator’s bare number, the..."))\'\n'
    assert redcross().out == offered


# What each shell does at TAB, without a terminal where it can.
BASH = """
eval "$(_REDCROSS_COMPLETE=source_bash redcross)"
COMP_WORDS=(redcross show --facts facts.json '') COMP_CWORD=4
_redcross_completion redcross
printf '%s\\n' "${COMPREPLY[@]}"
"""
FISH = """
_REDCROSS_COMPLETE=source_fish redcross | source
complete -C 'redcross show --facts facts.json '
"""
ZSH = """
zmodload zsh/zpty
zpty -b shell zsh -f -i
zpty -w shell 'PS1=; autoload -Uz compinit; compinit -u -D; eval "$(_REDCROSS_COMPLETE=source_zsh redcross)"; echo rea"dy"'
zpty -r -m shell said '*ready*'
zpty -n -w shell $'redcross show --facts facts.json \\t\\t'
zpty -r -m shell said '*training*'
print -r -- $said
zpty -d shell
"""


@pytest.mark.parametrize(
    ("shell", "options", "script"),
    [("bash", ["--norc"], BASH), ("fish", ["--no-config"], FISH), ("zsh", ["-f"], ZSH)],
)
def test_no_shell_runs_a_title(folder: Path, shell: str, options: list[str], script: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    programs = folder / "programs"
    programs.mkdir()
    program = programs / "redcross"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m redcross_cli "$@"\n', "utf-8")
    program.chmod(0o755)
    before = {path.name for path in folder.iterdir()}
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(programs),
        "TERM": "dumb",
    }
    run = subprocess.run(
        [shell, *options, "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert all(id in run.stdout for id in OFFERED["show"]), run
    assert "\x1b[31m" not in run.stdout
    assert {path.name for path in folder.iterdir()} == before
