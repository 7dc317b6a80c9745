"""redcross: look up what the Red Cross said, how much, when, and how to cite it.

As a library it gives a script the facts that the command line shows:

>>> from redcross_cli import cite, load, search
>>> base = load()
>>> for fact in base.named("volunteers-registered"):
...     print(fact.value, fact.comparator, fact.unit, fact.period)
3500000 < people 2025-12-15
2870000 = people 2024-03-08
>>> [fact] = search(base, ["帐篷"], limit=1).facts
>>> print(cite([fact], base, "en", "apa").facts[0].marked)
... # doctest: +ELLIPSIS
After the Jishishan earthquake ... (“Fahui zhushou zuoyong,” 2024).

``load()`` reads the file that ships, ``load("mine.json", "theirs.db")`` others. A base
has ``facts``, ``sources``, ``themes``, ``units`` and ``areas``, and selects among
the facts: ``base.select(Filter(units=["yuan"]), Order("value", reverse=True), limit=3)``.
Whatever can go wrong is a ``RedcrossError``, whose text is a sentence.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redcross_cli.citations.compose import cite as cite
    from redcross_cli.errors import RedcrossError as RedcrossError
    from redcross_cli.facts.base import Filter as Filter
    from redcross_cli.facts.base import Order as Order
    from redcross_cli.facts.history import history as history
    from redcross_cli.facts.model import Fact as Fact
    from redcross_cli.files.loading import load as load
    from redcross_cli.queries.search import search as search

__version__ = "0.1.0"

# Imported when asked for, so that the command line does not pay for it.
_HOMES = {
    "cite": "citations.compose",
    "Fact": "facts.model",
    "Filter": "facts.base",
    "Order": "facts.base",
    "RedcrossError": "errors",
    "history": "facts.history",
    "load": "files.loading",
    "search": "queries.search",
}
__all__ = ["__version__", *_HOMES]  # noqa: PLE0604


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"redcross_cli.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
