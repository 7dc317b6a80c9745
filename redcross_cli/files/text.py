"""Reading text from files."""

from __future__ import annotations

from pathlib import Path

from redcross_cli.errors import UnreadableFileError, UnusableFileError


def read_text(path: str) -> str:
    """A text file in UTF-8, with or without a byte order mark; its line breaks stay."""
    return decode_text(read_bytes(path), path)


def decode_text(content: bytes, path: str) -> str:
    """Such a file's text, of what it holds."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableFileError(f"{path} is not text in UTF-8 (byte {error.start}).") from None


def read_bytes(path: str) -> bytes:
    """What a file holds."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"Cannot read {path}: {error.strerror or error}.") from None
