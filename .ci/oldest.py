"""Print pip constraints that pin every dependency to the lower bound in pyproject.toml."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
for requirement in [*project["dependencies"], *project["optional-dependencies"]["test"]]:
    name, version = re.match(r"([\w-]+)>=([\d.]+)", requirement).groups()
    print(f"{name}=={version}")
