"""Pandoc, as the package ``pypandoc-binary`` brings it, and all that knows how it is run."""

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from redcross_cli.errors import BrokenInstallationError
from redcross_cli.foreign import reason
from redcross_cli.messages import _

_SECONDS = 30
_MEGABYTES = 512
_HEAP_EXHAUSTED = 251  # as GHC's runtime says it


class PandocError(ValueError):
    """Pandoc refused what it was given, or was stopped; ``str()`` is a clause that says why."""


def run(arguments: Sequence[str], content: bytes) -> bytes:
    """What pandoc makes of a text or file, given and returned as bytes.

    It reads no file but those named in ``arguments``, nothing from the network, and none of
    the user's own templates.

    Raises PandocError, and BrokenInstallationError where there is no pandoc.
    """
    limit = ["+RTS", f"-M{_MEGABYTES}m", "--RTS"]
    command = [_program(), *limit, "--sandbox", f"--data-dir={os.devnull}", *arguments]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise PandocError(_("it takes longer than {seconds} seconds", seconds=_SECONDS)) from None
    except OSError as error:
        raise BrokenInstallationError(_("Pandoc does not run: {why}.", why=reason(error))) from None
    if done.returncode == _HEAP_EXHAUSTED:
        raise PandocError(_("it takes more than {size} megabytes of memory", size=_MEGABYTES))
    if done.returncode:
        stopped = _("pandoc was stopped ({code})", code=done.returncode)
        # What pandoc itself says of it is in English only.
        raise PandocError(_("it is broken") if done.stderr else stopped)
    return done.stdout


@cache
def _program() -> str:
    # It is found without importing pypandoc, which takes longer than pandoc itself.
    package = find_spec("pypandoc")
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    for folder in (package and package.submodule_search_locations) or ():
        program = Path(folder, "files", name)
        if program.is_file():
            return str(program)
    raise BrokenInstallationError(_("There is no pandoc; install pypandoc-binary."))
