"""Writing a whole file, or none of it.

The new one is written beside the old one and then takes its name, so that whatever stops
the writing, the old one stays whole. Where a path is a link, what it leads to is replaced.
The new one has the owner and the mode of the old one.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from redcross_cli.errors import OutputError
from redcross_cli.foreign import reason, retell
from redcross_cli.messages import _


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file, which replaces what is at ``path`` once it is written."""
    with _old_and_new(path) as (old, new):
        if old.exists() and not old.is_file():
            raise unwritable(path, _("it is not a file"))
        _require_writable(path, old)
        # The old file may be one that others must not read.
        new.touch(0o600 if old.exists() else 0o666, exist_ok=False)
        try:
            yield new
            _sync(new)
            _take_after(old, new)
            new.replace(old)
            _sync(old.parent)
        except BaseException:
            new.unlink(missing_ok=True)
            raise


@contextmanager
def folder_replacing(path: Path) -> Iterator[Path]:
    """As `replacing`, for a folder of files."""
    with _old_and_new(path) as (old, new):
        _require_writable(path, old)
        new.mkdir()
        try:
            yield new
            for file in (*new.iterdir(), new):
                _sync(file)
                _take_after(old if file == new else old / file.name, file)
            if old.exists():
                _exchange(old, new)
            else:
                new.rename(old)
            _sync(old.parent)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def _require_writable(path: Path, old: Path) -> None:
    """Refuse to replace what nobody may write to, root no more than others."""
    if old.exists() and not (os.access(old, os.W_OK) and old.stat().st_mode & 0o222):
        raise unwritable(path, retell("Permission denied"))


def _take_after(old: Path, new: Path) -> None:
    """Give a new file or folder the owner and the mode of the old one, if there is one."""
    if old.exists():
        had, has = old.stat(), new.stat()
        if (had.st_uid, had.st_gid) != (has.st_uid, has.st_gid):
            os.chown(new, had.st_uid, had.st_gid)
        shutil.copymode(old, new)


def _sync(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk."""
    if path.is_dir() and os.name == "nt":
        return  # which opens no folder
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    except OSError:
        if not path.is_dir():  # for which some file systems have no such call
            raise
    finally:
        os.close(file)


def _exchange(old: Path, new: Path) -> None:
    """Let two folders swap their names: in one step on Linux, elsewhere in three."""
    if sys.platform == "linux":
        import ctypes

        here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
        renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
        if renameat2 and renameat2(here, bytes(old), here, bytes(new), exchange) == 0:
            return
    aside = new.with_name(f"{new.name}.old")
    old.rename(aside)
    try:
        new.rename(old)
    except BaseException:
        aside.rename(old)
        raise
    aside.rename(new)


def write_whole(path: Path, pieces: Iterable[str]) -> None:
    """Write a text file in UTF-8 in place of what is there, in one step."""
    with replacing(path) as temporary:
        write_text(temporary, pieces)


def write_text(path: Path, pieces: Iterable[str]) -> None:
    """Write a text file in UTF-8 whose line breaks are those of the text."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)


@contextmanager
def _old_and_new(path: Path) -> Iterator[tuple[Path, Path]]:
    """What a path leads to, and a name beside it that is not taken."""
    old = Path(os.path.realpath(path))
    try:
        yield old, old.with_name(f".{old.name}.{os.urandom(4).hex()}")
    except OSError as error:
        raise unwritable(path, reason(error)) from None


def unwritable(path: Path, why: object) -> OutputError:
    """The error that a file cannot be written."""
    return OutputError(_("Cannot write {path}: {why}.").format(path=path, why=why))
