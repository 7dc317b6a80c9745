"""What the readers get right on sentences that a person has marked."""

from tests.conftest import ROOT
from tests.figures.measure import table


def test_the_table_in_the_documents_is_what_is_measured() -> None:
    assert table() in (ROOT / "docs" / "figures.md").read_text(encoding="utf-8")
