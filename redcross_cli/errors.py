"""What can go wrong, each with the sentence a user reads and the exit code.

The codes above 2 are those of BSD's ``sysexits.h``.
"""

from importlib import import_module
from typing import Any

from redcross_cli.messages import _


class RedcrossError(Exception):
    """Base of all errors of this package; ``str()`` is the whole message."""

    exit_code = 1


class NothingFoundError(RedcrossError):
    """The question was well put, and nothing answers it.

    ``listing`` is the empty one that a script gets, of a command that prints listings only.
    """

    def __init__(self, what: str, listing: Any = None) -> None:
        super().__init__(what)
        self.listing = listing


class UsageError(RedcrossError):
    """The question is wrong: an unknown id, filter or field."""

    exit_code = 2


class UnusableFileError(RedcrossError):
    """A fact file, article or style file breaks the rules of its format (EX_DATAERR)."""

    exit_code = 65


class UnreadableFileError(RedcrossError):
    """A fact file, article or style file is missing or cannot be read (EX_NOINPUT)."""

    exit_code = 66


class BrokenInstallationError(RedcrossError):
    """A program that is installed with this package is not there (EX_UNAVAILABLE)."""

    exit_code = 69


class OutputError(RedcrossError):
    """The answer could not be written out in full (EX_IOERR)."""

    exit_code = 74


def import_extra(module: str, refusal: str) -> Any:
    """A module that an extra brings; UsageError with the refusal where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise UsageError(refusal) from None


def say_fault(error: Exception) -> str:
    """What to tell of a fault of ours, in place of a traceback."""
    fault = f"{type(error).__name__}: {error}"
    return _("redcross failed: {fault}. Please report this.").format(fault=fault)


def sentence(text: str) -> str:
    """A text with a full stop, unless it ends in one already, or asks.

    >>> sentence("the key 'id' is missing")
    "the key 'id' is missing."
    """
    return text if text.endswith((".", "?", "。", "？")) else _("{}.").format(text)
