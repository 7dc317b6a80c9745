import pytest

from redcross_cli.facts.base import FactBase
from redcross_cli.page.facts_page import page_of


@pytest.fixture(scope="session")
def shipped_page(everything: FactBase) -> str:
    """The page of the facts that ship."""
    return page_of(everything, "en")
