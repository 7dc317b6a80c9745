"""Pandoc, as the package ``pypandoc-binary`` brings it.

All that knows how pandoc is run is in this module. The program is looked for without
importing pypandoc, which takes longer than pandoc itself.
"""

from __future__ import annotations

import os
import re
import shutil
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

    Raises PandocError, and BrokenInstallationError where there is no pandoc 3.
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
    if done.returncode:
        raise PandocError(_complaint(done.returncode, done.stderr))
    return done.stdout


def _complaint(code: int, stderr: bytes) -> str:
    if code == _HEAP_EXHAUSTED:
        return f"it takes more than {_MEGABYTES} megabytes of memory"
    lines = stderr.decode(errors="replace").split("\n")
    said = next((line for line in lines if line and not line.startswith("[")), "")
    return said.rstrip(" .") or f"pandoc was stopped ({code})"


@cache
def _program() -> str:
    """The program that pypandoc-binary brings, or else one on the path."""
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    package = find_spec("pypandoc")
    for folder in (package and package.submodule_search_locations) or ():
        program = Path(folder, "files", name)
        if program.is_file():
            return str(program)
    found = shutil.which(name)
    if found is None:
        raise BrokenInstallationError("There is no pandoc; install pypandoc-binary.")
    _require_pandoc_3(found)
    return found


def _require_pandoc_3(program: str) -> None:
    """Refuse a pandoc that was not installed with this package and is too old."""
    printed = subprocess.run(
        [program, "--version"], capture_output=True, timeout=_SECONDS, check=False
    ).stdout.decode(errors="replace")
    version = re.match(r"pandoc\S* (\d+)\.\S+", printed)
    if version is None or int(version[1]) < 3:
        said = version[0] if version else "of no known version"
        raise BrokenInstallationError(
            f"{program} is {said}, and pandoc 3 is needed; install pypandoc-binary."
        )
