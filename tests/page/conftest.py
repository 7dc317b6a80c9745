import pytest

from redcross_cli.files.loading import load
from redcross_cli.page.facts_page import page_of
from tests.conftest import SHIPPED


@pytest.fixture(scope="session")
def shipped_page() -> str:
    """The page of the facts that ship."""
    return page_of(load(SHIPPED), "en")
