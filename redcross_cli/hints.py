"""How to ask further, in the terms of whoever is told: a command, or a tool of an assistant."""

import re
from collections.abc import Iterable
from itertools import chain
from typing import Any

_names_tools = False
_facts: tuple[str, ...] = ()  # files that a run reads, and what it says to run reads too
_TOOLS = {"indicators": "search", "units": "themes", "areas": "themes"}


def name_tools() -> None:
    """Name tools and their arguments from now on, not commands and options."""
    global _names_tools  # noqa: PLW0603 - a run speaks to a terminal or to an assistant
    _names_tools = True


def read_facts(paths: Iterable[str]) -> None:
    """Name these fact files in what is said to run from now on."""
    global _facts  # noqa: PLW0603 - as above
    _facts = tuple(paths)


def typed(*words: str) -> str:
    """A command that can be pasted, with quotation marks where a shell needs them.

    >>> typed("redcross", "search", "志愿者", "first aid")
    "redcross search 志愿者 'first aid'"
    """
    import shlex

    return " ".join(w if re.fullmatch(r"[\w@%+=:,./-]+", w) else shlex.quote(w) for w in words)


def question(command: str, *words: str, **options: str | bool) -> str:
    """How to ask what a command answers.

    >>> question("indicators", all=True, source="crcn-2024")
    'redcross indicators --all --source crcn-2024'
    """
    if not _names_tools:
        given = [[f"--{name}", *([] if it is True else [str(it)])] for name, it in options.items()]
        given += [["--facts", path] for path in _facts]
        return typed("redcross", command, *words, *chain.from_iterable(given))
    import json

    asked: dict[str, Any] = {"ids": words} if command == "history" else {}
    if command == "search":
        asked = {"words": " ".join(words)}
    for name, it in options.items():
        asked |= {name: it} if it is True else {f"{name}s": [it]}
    return f"{_TOOLS.get(command, command)} {json.dumps(asked, ensure_ascii=False)}"


def option(name: str, argument: str) -> str:
    """An option of a command, or the argument of a tool."""
    return argument if _names_tools else name
