"""What the readers get right on sentences that a person has marked."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tests.figures.measure import CORPORA, judged, sentences, table


def test_the_table_in_the_documents_is_what_is_measured() -> None:
    assert table() in (ROOT / "docs" / "figures.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CORPORA)
def test_a_figure_stands_where_it_is_said_to_stand(name: str) -> None:
    for entry in sentences(name):
        for _, _, figure in judged(entry):
            if figure:
                assert entry.text[figure.start : figure.end] == figure.printed
