"""Whole files: read at once, and written in one step or not at all."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from os import PathLike
from pathlib import Path

from redcross_cli.errors import OutputError, UnreadableFileError, UnusableFileError
from redcross_cli.foreign import reason, retell
from redcross_cli.messages import _, file_name

MOST_MEGABYTES = 256  # of a file that is held in memory


@contextmanager
def reading(path: str | PathLike[str], kind: str) -> Iterator[None]:
    """Make of any OSError the sentence that this cannot be read."""
    try:
        yield
    except OSError as error:
        raise unreadable(path, kind, reason(error)) from None


def unreadable(path: str | PathLike[str], kind: str, why: str) -> UnreadableFileError:
    """The error that a file of a kind, or "" for any, cannot be read."""
    refusals = {
        "fact file": _("Cannot read the fact file {path}: {why}."),
        "style": _("Cannot read the style {path}: {why}."),
    }
    refusal = (path != "-" and refusals.get(kind)) or _("Cannot read {path}: {why}.")
    return UnreadableFileError(refusal.format(path=file_name(path), why=why))


def read_bytes(path: str | PathLike[str], kind: str = "", most: int = MOST_MEGABYTES) -> bytes:
    """What a file holds; ``-`` is standard input.

    ``kind`` is what errors call the file: "fact file". A device may be endless: what has more
    than ``most`` megabytes is refused.
    """
    enough = (most << 20) + 1  # to know that it is too large
    with reading(path, kind):
        if path != "-":
            with Path(path).open("rb") as file:
                content = file.read(enough)
        elif sys.stdin is None:
            raise unreadable(path, kind, _("it is closed"))
        else:
            content = sys.stdin.buffer.read(enough)
    if len(content) == enough:
        raise too_large(path, most)
    return content


def too_large(path: str | PathLike[str], most: int) -> UnusableFileError:
    what = _("{path} is larger than {size} megabytes.")
    return UnusableFileError(what.format(path=file_name(path), size=most))


def decode_text(content: bytes, path: str | PathLike[str]) -> str:
    """The text of a file in UTF-8, with or without a byte order mark; its line breaks stay."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = _("{path} is not text in UTF-8 (byte {byte}). Save it in UTF-8.")
        raise UnusableFileError(what.format(path=file_name(path), byte=error.start + 1)) from None


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file, which replaces what is at ``path`` once it is written.

    It is written beside the old one and then takes its name, so that whatever stops the
    writing, the old one stays whole. Where a path is a link, what it leads to is replaced.
    The new one has the mode of the old one, and its owner and group where one may give it away.
    """
    import shutil  # which Typer has imported, but the library has not

    old = Path(os.path.realpath(path))
    new = old.with_name(f".redcross.{os.urandom(4).hex()}")
    try:
        if old.exists() and not old.is_file():
            raise unwritable(path, _("it is not a file"))
        # What nobody may write to is not replaced, by root no more than by others.
        if old.exists():
            os.close(os.open(old, os.O_WRONLY))  # or it is said what keeps one from writing
            if not old.stat().st_mode & 0o222:
                raise unwritable(path, retell("Permission denied"))
        # The old file may be one that others must not read.
        new.touch(0o600 if old.exists() else 0o666, exist_ok=False)
        try:
            yield new
            with new.open("rb+") as written:  # or an empty file may take the old one's name
                os.fsync(written.fileno())
            if old.exists():
                had, has = old.stat(), new.stat()
                if (had.st_uid, had.st_gid) != (has.st_uid, has.st_gid):
                    with suppress(PermissionError):
                        os.chown(new, -1, had.st_gid)
                        os.chown(new, had.st_uid, -1)
                shutil.copymode(old, new)
            new.replace(old)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise unwritable(path, reason(error)) from None


def write_whole(path: Path, pieces: Iterable[str]) -> None:
    """Write a text file in UTF-8 in place of what is there, in one step."""
    with replacing(path) as new, new.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)


def unwritable(path: Path, why: object) -> OutputError:
    return OutputError(_("Cannot write {path}: {why}.", path=file_name(path), why=why))
