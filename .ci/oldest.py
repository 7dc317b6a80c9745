"""Print pip constraints that pin what the tests need to the lower bounds in pyproject.toml."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

PROJECT = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


def required(requirements: list[str]) -> Iterator[tuple[str, str]]:
    """The names and lower bounds of requirements; an extra of our own stands for what it needs."""
    for requirement in requirements:
        if extra := re.fullmatch(rf"{PROJECT['name']}\[(\w+)\]", requirement):
            yield from required(EXTRAS[extra[1]])
        elif bound := re.match(r"([\w-]+)>=([\d.]+)", requirement):
            yield bound[1], bound[2]
        else:
            raise SystemExit(f"{requirement} in pyproject.toml has no lower bound.")


for name, version in dict(required([*PROJECT["dependencies"], *EXTRAS["test"]])).items():
    print(f"{name}=={version}")
