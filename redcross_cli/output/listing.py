"""What a command answers with: records, and how people see them."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from redcross_cli.facts.model import Key
from redcross_cli.messages import _
from redcross_cli.output.view import View

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from redcross_cli.output.stream import Form


class Column(NamedTuple):
    """A column of the table and Markdown; ``cell`` makes its text from a record.

    An ``only_wide`` column is left out of a table for which the terminal has no room.
    CSV and TSV, which have the record's own keys, show a column with a ``key`` under that
    name, too; where all columns have one, they show these alone.
    """

    title: str
    cell: Callable[[Any, View], str]
    right: bool = False
    unbroken: bool = False
    only_wide: bool = False
    key: str | None = None

    @property
    def header(self) -> str:
        """Its title in the language spoken."""
        return _(self.title)


class Listing(NamedTuple):
    """Records (facts, themes, sources, or plain dicts) and their columns.

    ``kind`` is the records' type, so that even an empty listing has its columns.
    Without columns the table and Markdown show each record in full, one key a line, with
    its ``quotes``: what the source says, by the key of a fact.
    What matches ``marked``, a regular expression, is highlighted at a terminal.
    ``drawn`` is what a terminal shows in place of the table. With a ``group`` the table
    stands under the headings that it gives records.
    """

    records: Collection[Any]
    columns: Sequence[Column]
    view: View
    kind: type[Struct] | None = None
    quotes: Mapping[Key, str] = MappingProxyType({})
    marked: str = ""
    drawn: "Callable[[Console], Iterable[RenderableType]] | None" = None
    group: Callable[[Any], str] | None = None


class Answer(NamedTuple):
    """All that a command has to say: its result, and remarks that do not belong in it.

    ``exit_code`` is not 0 where the command checked something that does not hold. With
    ``copy`` the result, which is a text, goes to the clipboard as well. ``form`` is that of
    a text: JSON stays JSON on any stream.
    """

    result: Listing | str
    remarks: Sequence[str] = ()
    exit_code: int = 0
    copy: bool = False
    form: "Form" = "text"
