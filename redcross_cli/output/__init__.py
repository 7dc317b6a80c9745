"""Answers as text, in every format that there is.

CSV and TSV have the record's keys in their order as columns. A nested key is joined with a
dot (``title.zh``), a list with ``;``; a list of anything but words is JSON.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, Literal

import msgspec
from msgspec import Struct

from redcross_cli.errors import UsageError
from redcross_cli.facts import rows
from redcross_cli.facts.csl import Source
from redcross_cli.facts.model import Fact
from redcross_cli.messages import _
from redcross_cli.output.escape import markdown
from redcross_cli.output.listing import Listing
from redcross_cli.output.view import View

Format = Literal["table", "json", "jsonl", "csv", "tsv", "markdown", "ids"]


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
        heads = [column.header for column in shown]
        rules = ["---:" if column.right else "---" for column in shown]
        texts = [[column.cell(record, view) for column in shown] for record in listing.records]
        yield from _markdown_table(heads, rules, texts)
        return
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
    # What a record holds under a key, or a computed column's cell.
    shown: list[tuple[str, Callable[[Any, View], str] | None]]
    keyed = [(column.key, column.cell) for column in listing.columns if column.key]
    if keyed and len(keyed) == len(listing.columns):
        shown = [(key, None if key in rows.columns(Fact) else say) for key, say in keyed]
    else:
        keys = [key for kind in kinds for key in _keys(kind, listing.records)]
        shown = [*((key, None) for key in keys), *keyed]
    yield [name for name, _say in shown]
    for record in listing.records:
        flat = msgspec.to_builtins(record)
        yield [
            say(record, listing.view) if say else rows.cell(rows.at(flat, key))
            for key, say in shown
        ]


def _keys(kind: type[Struct], records: Collection[Any]) -> Sequence[str]:
    """The keys of records, which are all of a kind."""
    if issubclass(kind, dict):
        return list(next(iter(records)))
    keys = rows.columns(kind)
    if kind is not Source:
        return keys
    # Of its hundred variables only those in use.
    flats = [msgspec.to_builtins(record) for record in records]
    return ["id", *(k for k in keys[1:] if any(rows.at(flat, k) is not None for flat in flats))]
