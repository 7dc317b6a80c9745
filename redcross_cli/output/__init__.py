"""What a command answers with: records and how people see them, as text in every format.

CSV and TSV have the record's keys in their order as columns. A nested key is joined with a
dot (``title.zh``), a list with ``;``; a list of anything but words is JSON.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec
from msgspec import Struct

from redcross_cli.errors import UsageError
from redcross_cli.facts import rows
from redcross_cli.facts.csl import Source
from redcross_cli.facts.model import Fact, Key
from redcross_cli.messages import _
from redcross_cli.output.text import printable
from redcross_cli.output.view import View

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from redcross_cli.output.stream import Form

Format = Literal["table", "json", "jsonl", "csv", "tsv", "markdown", "ids"]
# An address, up to what acts in Markdown within a link, and without the punctuation behind it.
_IN_ADDRESS = r"[!#-'*-;=?-\[\]-_a-{}~]"
_ADDRESS = rf"https?://(?:{_IN_ADDRESS}|\({_IN_ADDRESS}*\))+(?<![]!'*,.:;?}}])"


class Column(NamedTuple):
    """A column of the table and Markdown, its title in English; ``cell`` makes its text.

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


def render(listing: Listing, format: Format) -> Iterator[str]:
    """The listing as text in pieces, the last ending in a line break."""
    match format:
        case "table":
            from redcross_cli.output.drawing import draw_listing

            yield from draw_listing(listing)
        case "markdown":
            yield from _markdown(listing)
        case "csv" | "tsv":
            from redcross_cli.files.csv_tsv import to_csv, to_tsv

            yield from (to_csv if format == "csv" else to_tsv)(_rows(listing))
        case "json":
            from redcross_cli.files.fact_json import encode_list

            yield from encode_list(listing.records)
            yield "\n"
        case "jsonl":
            for record in listing.records:
                yield msgspec.json.encode(record).decode() + "\n"
        case "ids":  # each once
            flats = map(msgspec.to_builtins, listing.records)
            ids = dict.fromkeys(flat.get("id") or flat.get("fact") for flat in flats)
            yield from (f"{id}\n" for id in ids if id)


def _markdown(listing: Listing) -> Iterator[str]:
    """A table as GitHub and pandoc read it, or for each record a heading and a table."""
    shown, view = listing.columns, listing.view
    if shown:
        heads = [_(column.title) for column in shown]
        rules = ["---:" if column.right else "---" for column in shown]
        texts = [[column.cell(record, view) for column in shown] for record in listing.records]
        yield from _markdown_table(heads, rules, texts)
    else:
        from redcross_cli.output.cards import fields

        for index, record in enumerate(listing.records):
            yield ("\n" if index else "") + f"### {record.id}\n\n"
            pairs = fields(record, listing)
            yield from _markdown_table([_("Field"), _("Content")], ["---", "---"], pairs)


def _markdown_table(
    heads: Sequence[str], rules: Sequence[str], texts: Sequence[Sequence[str]]
) -> Iterator[str]:
    escaped = [[markdown(text).replace("\n", "<br>") for text in row] for row in texts]
    for line in (heads, rules, *escaped):
        yield f"| {' | '.join(line)} |\n"


def _rows(listing: Listing) -> Iterator[list[str]]:
    """The header, then a row a record."""
    kinds: set[type[Any]] = {listing.kind} if listing.kind else set(map(type, listing.records))
    if len(kinds) > 1:
        what = _(
            "Facts and themes have different columns; ask for them one kind at a time, "
            "or with --format json."
        )
        raise UsageError(what)
    computed = {column.key: column.cell for column in listing.columns if column.key}
    keys = [column.key for column in listing.columns if column.key]
    if not keys or len(keys) < len(listing.columns):
        keys = [*(key for kind in kinds for key in _keys(kind, listing.records)), *keys]
    yield keys
    for record in listing.records:
        flat = msgspec.to_builtins(record)
        yield [
            computed[key](record, listing.view)
            if key in computed and key not in rows.columns(Fact)
            else rows.cell(rows.at(flat, key))
            for key in keys
        ]


def _keys(kind: type[Struct], records: Collection[Any]) -> Sequence[str]:
    """The keys of records, which are all of a kind."""
    if issubclass(kind, dict):
        return list(next(iter(records)))
    keys = list(rows.columns(kind))
    if kind is not Source:
        return keys
    # Of its hundred variables only those in use.
    flats = [msgspec.to_builtins(record) for record in records]
    return ["id", *(k for k in keys[1:] if any(rows.at(flat, k) is not None for flat in flats))]


def markdown(text: str) -> str:
    r"""Text that Markdown shows as it is, with addresses as links, in which nothing is escaped.

    >>> print(markdown("a*b* [c](d) | e_f &lt; https://g.h/i_j."))
    a\*b\* \[c\](d) \| e\_f \&lt; <https://g.h/i_j>.
    """
    marked = rf"({_ADDRESS})|[\\`*_\[\]<>|$~^#&]"
    return re.sub(marked, lambda m: f"<{m[0]}>" if m[1] else rf"\{m[0]}", printable(text))
