"""What is made when a wheel is built: the shipped facts' texts, folded for searching."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FoldFacts(BuildHookInterface[Any]):
    """Puts a file into the wheel, which a checkout does without."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from redcross_cli.queries.folded import FOLDED, fold_file

        folded = Path(self.directory) / FOLDED.name
        folded.parent.mkdir(parents=True, exist_ok=True)
        folded.write_bytes(fold_file(Path(self.root) / "facts.json"))
        build_data["force_include"][str(folded)] = f"redcross_cli/queries/{FOLDED.name}"
