"""What is made when a package is built, from what the repository holds.

The messages of other languages are compiled, beside their sources in an editable install.
A wheel also gets the shipped facts' texts, folded for searching.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildHook(BuildHookInterface[Any]):
    """Makes the files that are built and not kept in the repository."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        made = {
            source.with_suffix(".mo"): compiled(source)
            for source in root.glob("redcross_cli/locale/*/LC_MESSAGES/*.po")
        }
        if version == "editable":
            for path, content in made.items():
                path.write_bytes(content)
            return
        sys.path.insert(0, self.root)
        from redcross_cli.queries.folded import FOLDED, fold_file

        made[root / "redcross_cli/queries" / FOLDED.name] = fold_file(root / "facts.json")
        for path, content in made.items():
            inside = path.relative_to(root)
            built = Path(self.directory) / inside
            built.parent.mkdir(parents=True, exist_ok=True)
            built.write_bytes(content)
            build_data["force_include"][str(built)] = str(inside)


def compiled(source: Path) -> bytes:
    """A catalogue as gettext reads it."""
    with source.open("rb") as file:
        catalogue = read_po(file)
    binary = BytesIO()
    write_mo(binary, catalogue)
    return binary.getvalue()
