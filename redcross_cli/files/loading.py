"""Reading fact files into a fact base; a path's ending tells the form of the file."""

import os
from collections.abc import Sequence
from importlib import import_module
from os import PathLike, fspath
from pathlib import Path
from zlib import crc32

import msgspec

from redcross_cli.errors import UnusableFileError, UsageError
from redcross_cli.facts.base import FactBase, catalogue_of, file_of
from redcross_cli.facts.model import FactFile
from redcross_cli.files.fact_json import decode
from redcross_cli.files.whole_file import read_bytes
from redcross_cli.messages import _, file_name

DEFAULT = "default"
TABLES = (".csv", ".tsv")
PARQUET = ".parquet"
SPARK = "spark:"
# The endings of what facts are written to, with the module of `files` that `read` reads it back
# by; "" of JSON, as of any other ending, and of Parquet, which `load` opens; None of what is
# written only.
FORMS = {
    **{".json": "", ".jsonl": "json_lines", PARQUET: "", ".db": "database"},
    **dict.fromkeys((".zip", ".xlsx", ".html")),
    **{**dict.fromkeys(TABLES, "csv_tsv"), ".md": None},
}


def shipped() -> Path:
    """The fact file that ships: beside the modules in a wheel, above them in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "facts.json"
    return inside if inside.exists() else package.parent / "facts.json"


def load(*paths: str | PathLike[str]) -> FactBase:
    """Read fact files, or without arguments the one that ships.

    >>> load().named("volunteers-registered")[0].value
    3500000

    The path ``default`` names the file that ships, ``-`` is standard input. A Parquet
    table, a folder of them or a glob stands alone and is read as questions need it; all
    else is held in memory. A table in CSV or TSV holds facts only: what they refer to
    comes from the other files, or where there are none from the one that ships.

    Raises UnreadableFileError or UnusableFileError, whose text says which file,
    where in it, and what to do; UsageError for a Parquet table among other files, or
    where what reads it is not installed.
    """
    names = [fspath(path) for path in paths] or [DEFAULT]
    if is_one_table(names):
        from redcross_cli.files.parquet import open_parquet

        return open_parquet(names[0])
    if names == [DEFAULT]:
        path, content = content_of(DEFAULT)
        return FactBase([decode(content, path, proven=True)], crc32(content))
    from redcross_cli.facts.checks import require_compatible

    files = [read(name) for name in names]
    require_compatible(files, names)
    return unite(files, names)


def unite(files: Sequence[FactFile], names: Sequence[str]) -> FactBase:
    """Fact files as one base, though they may not agree with each other.

    Raises UnusableFileError for the first problem of a table among them.
    """
    from redcross_cli.facts.checks import problems_of_file, require_none

    tables = {name: file for name, file in zip(names, files, strict=True) if ending(name) in TABLES}
    if len(tables) == len(files):
        files = [*files, msgspec.structs.replace(read(DEFAULT), facts=())]
    base = FactBase(files)
    hint = _("A table holds facts only; add a file that defines it, without these: --facts FILE.")
    for name, table in tables.items():
        whole = file_of(catalogue_of(base), table.facts)
        require_none(problems_of_file(whole, hint=hint), name)
    return base


def is_one_table(names: Sequence[str]) -> bool:
    """Whether names are that of one Parquet table; UsageError for one among other files."""
    if len(names) > 1 and any(map(is_parquet, names)):
        raise UsageError(
            _("A Parquet table of facts stands alone; export it together with the other files.")
        )
    return is_parquet(names[0])


def is_parquet(path: str | PathLike[str]) -> bool:
    """Whether a path names facts that outgrow memory: Parquet, of one file or many."""
    name = fspath(path)
    return name not in (DEFAULT, "-") and (
        name.startswith(SPARK)
        or ending(name) == PARQUET
        or ("*" in name and not os.path.isfile(name))
        or os.path.isdir(name)
    )


def read(path: str | PathLike[str]) -> FactFile:
    """Read and check one fact file, whole.

    The facts of a table are checked by `load`, together with what they refer to.
    """
    name = fspath(path)
    if module := form_of(name):
        file: FactFile = import_module(f"redcross_cli.files.{module}").read(Path(name))
        return file
    path, content = content_of(name)
    # The tests prove the figures of the one that ships.
    return decode(content, path, proven=path == str(shipped()))


def form_of(name: str) -> str:
    """The module that reads a file by its ending; "" for JSON.

    Raises UnusableFileError for a form that is only written.
    """
    form = FORMS.get(ending(name), "")
    if form is None:
        what = _("{path} is a form to be read elsewhere; facts are not read from it.")
        raise UnusableFileError(what.format(path=file_name(name)))
    return form


def ending(name: str | PathLike[str]) -> str:
    return Path(name).suffix.lower()


def content_of(name: str) -> tuple[str, bytes]:
    """A fact file's own path and its bytes, unchecked."""
    path = str(shipped()) if name == DEFAULT else name
    return path, read_bytes(path, "fact file")
