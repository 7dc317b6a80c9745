"""redcross: look up what the Red Cross said, how much, when, and how to cite it.

>>> from redcross_cli import load
>>> fact = load().named("volunteers-registered")[0]
>>> fact.value, fact.printed, fact.statement.en
(2870000, '287万人', 'Red Cross societies across China have 2.87 million registered volunteers.')
"""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["__version__", "load"]


def __getattr__(name: str) -> object:
    # Imported when asked for, so that the command line does not pay for it.
    if name == "load":
        from redcross_cli.facts.reading import load

        return load
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
