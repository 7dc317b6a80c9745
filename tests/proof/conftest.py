"""What the tests of proofs share."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from redcross_cli.facts.model import FactFile
from tests.conftest import CommandLine, Run

Against = Callable[..., Run]


@pytest.fixture
def against(redcross: CommandLine, tmp_path: Path) -> Against:
    """Runs a command over a fact file and the text of an article, a.txt."""

    def run(file: FactFile, text: str, *words: str) -> Run:
        facts, article = tmp_path / "f.json", tmp_path / "a.txt"
        facts.write_bytes(msgspec.json.encode(file))
        article.write_text(text, encoding="utf-8")
        typed = [str(article) if word == "a.txt" else word for word in words]
        return redcross(*typed, "--facts", str(facts))

    return run
