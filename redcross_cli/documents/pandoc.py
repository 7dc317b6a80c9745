"""Pandoc, as the package ``pypandoc-binary`` brings it, and all that knows how it is run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from redcross_cli.errors import BrokenInstallationError

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
        raise PandocError(f"it takes longer than {_SECONDS} seconds") from None
    except OSError as error:
        reason = error.strerror or error
        raise BrokenInstallationError(f"Pandoc does not run: {reason}.") from None
    if done.returncode == _HEAP_EXHAUSTED:
        raise PandocError(f"it takes more than {_MEGABYTES} megabytes of memory")
    if done.returncode:
        lines = done.stderr.decode(errors="replace").split("\n")
        said = next((line for line in lines if line and not line.startswith("[")), "")
        raise PandocError(said.rstrip(" .") or f"pandoc was stopped ({done.returncode})")
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
    raise BrokenInstallationError("There is no pandoc; install pypandoc-binary.")
