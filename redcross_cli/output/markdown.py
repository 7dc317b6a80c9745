"""Markdown: a table as GitHub and pandoc read it; a card is a heading and a table."""

from collections.abc import Iterator, Sequence

from redcross_cli.messages import _
from redcross_cli.output import escape
from redcross_cli.output.cards import fields
from redcross_cli.output.listing import Listing


def write_markdown(listing: Listing) -> Iterator[str]:
    view = listing.view
    if not listing.columns:
        heads = [_("Field"), _("Content")]
        for index, record in enumerate(listing.records):
            if index:
                yield "\n"
            yield f"### {record.id}\n\n"
            yield from _table(heads, ["---", "---"], fields(record, listing))
        return
    yield from _table(
        [column.header for column in listing.columns],
        ["---:" if column.right else "---" for column in listing.columns],
        [[column.cell(record, view) for column in listing.columns] for record in listing.records],
    )


def _table(
    heads: Sequence[str], rules: Sequence[str], rows: Sequence[Sequence[str]]
) -> Iterator[str]:
    yield _line(heads)
    yield _line(rules)
    for row in rows:
        yield _line([escape.markdown(cell).replace("\n", "<br>") for cell in row])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
