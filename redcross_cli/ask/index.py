"""The search index of a database: what of a fact FTS5 gets, and in which tokens.

The text of a fact, `plain`, becomes tokens: runs of ASCII letters and digits as they
are, everything else as pairs of neighbours (志愿者 as 志愿, 愿者, 者), so that a word of
two characters is a token and one of a single character begins one.

There is a column for each place that the ranking tells apart; what stands at the start
of a title is also in ``head``, a title in one piece in ``exact``. In ``refs`` are the
value, the kind, and the numbers of theme, unit and areas, whose names are not indexed
with every fact. A token whose folded or simplified form is another stands beside that in
``search_forms``, each character in ``search_characters``.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec import UNSET

from redcross_cli.ask.fold import fold, plain, simplify
from redcross_cli.ask.query import NOTE, STATEMENT, TAG, TITLE, bare
from redcross_cli.facts.model import Area, Fact, References, Theme, Unit
from redcross_cli.figures.interval import plain as plain_number

# What plain text never holds marks the tokens that are no text.
WHOLE, REFERENCE = "＝", "＃"
# The ASCII tokenizer drops punctuation, of which one sign counts: 80%.
_PERCENT = "％"
_SEPARATOR = "\x1f"
_UTF_32 = f"utf-32-{sys.byteorder[0]}e"  # a character in four bytes, as arrays have them
COLUMNS = {TITLE: "title", TAG: "tag", STATEMENT: "statement", NOTE: "note"}
HEAD = re.compile(r"[a-z0-9]+|[^\x00-\x7f]{1,2}")  # the token that a title begins with
LAST = chr(0x10FFFF)
_RUNS = re.compile(r"[a-z]+|[0-9]+|[^\x00-\x7f]+")
_ASCII = re.compile(r"[\x00-\x1e\x20-\x7f]+")  # but for the separator
_WORDS = re.compile(r"[^\W_]+")


# What the index is made by: SQLite keeps these statements, word for word.
STATEMENTS = (
    "CREATE VIRTUAL TABLE search USING fts5(exact, head, title, tag, statement, note, refs, "
    "content='', columnsize=0, detail=column, tokenize='ascii')",
    "CREATE VIRTUAL TABLE search_terms USING fts5vocab(search, row)",
    "CREATE TABLE search_characters (character TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE search_forms (form TEXT, term TEXT, PRIMARY KEY (form, term)) WITHOUT ROWID",
)


def create(connection: sqlite3.Connection) -> None:
    """Make the empty index."""
    for statement in STATEMENTS:
        connection.execute(statement)
    # So many bytes are gathered before they are sorted in, which is quicker than its one million.
    connection.execute("INSERT INTO search (search, rank) VALUES ('hashsize', 16777216)")


class Entries:
    """Makes the entries of facts in the index."""

    def __init__(self, references: References) -> None:
        self._themes = numbered("t", references.themes)
        self._units = numbered("u", references.units)
        self._areas = numbered("a", references.areas)

    def of(self, place: int, fact: Fact) -> tuple[int | str, ...]:
        """The row of the index for a fact under its number."""
        texts = _plain(
            fact.id,
            fact.title.zh,
            fact.title.en,
            "\n".join(fact.tags),
            f"{fact.statement.zh}\n{fact.statement.en}\n{fact.printed or ''}",
            "" if fact.note is UNSET else f"{fact.note.zh}\n{fact.note.en}",
        )
        titles = texts.split(_SEPARATOR)[:3]
        id, zh, en, tags, statement, note = _tokens(texts)
        return (
            place,
            " ".join([_whole(title) for title in titles]),
            " ".join([match[0] for match in map(HEAD.match, titles) if match]),
            f"{id} {zh} {en}",
            tags,
            statement,
            note,
            REFERENCE + f" {REFERENCE}".join(self._references(fact)),
        )

    def _references(self, fact: Fact) -> Iterator[str]:
        yield "i" if fact.is_indicator else "x"
        yield self._themes[fact.theme]
        if fact.unit:
            yield self._units[fact.unit]
        for area in fact.areas:
            yield self._areas[area]
        if isinstance(fact.value, (int, float)):
            yield value_token(fact.value)


def _plain(*texts: str) -> str:
    """Texts in plain form with separators between them: all at once is quicker."""
    joined = plain(_SEPARATOR.join(texts))
    if joined.count(_SEPARATOR) == len(texts) - 1:
        return joined
    return plain(_SEPARATOR.join([text.replace(_SEPARATOR, " ") for text in texts]))


def _tokens(texts: str) -> list[str]:
    """Plain texts as FTS5 gets them: ASCII as it is, the rest as pairs of neighbours."""
    texts = texts.replace("%", _PERCENT)
    latin = texts.encode("ascii", "replace").decode().split(_SEPARATOR)
    # Each separator has come into two pairs, with nothing between them.
    others = _pairs(_ASCII.sub(" ", texts)).split(_SEPARATOR)[::2]
    return list(map(" ".join, zip(latin, others, strict=True)))


def _pairs(text: str) -> str:
    """The pairs of neighbours in a text, apart: ``志愿 愿者 者`` and a space for 志愿者."""
    firsts = array("I", text.encode(_UTF_32))
    seconds = firsts[1:]
    seconds.append(ord(" "))
    pairs = array("I", " ".encode(_UTF_32)) * (3 * len(firsts))
    pairs[0::3] = firsts
    pairs[1::3] = seconds
    return pairs.tobytes().decode(_UTF_32)


def _whole(title: str) -> str:
    """The token of a title that is the whole query: as `bare` of it, folded."""
    return WHOLE + "".join(map(_folded, _WORDS.findall(title)))


@lru_cache(maxsize=50_000)  # titles share their words
def _folded(word: str) -> str:
    return bare(fold(word))


def numbered(letter: str, records: Iterable[Theme | Unit | Area]) -> dict[str, str]:
    """The tokens of themes, units or areas, by their ids."""
    return {record.id: f"{letter}{number}" for number, record in enumerate(records, 1)}


def value_token(value: int | float) -> str:
    """A number as a token."""
    return f"v{plain_number(Decimal(str(value)))}".replace(".", "d").replace("-", "m")


def insert(connection: sqlite3.Connection, entries: Iterable[Sequence[int | str]]) -> None:
    """Put the entries of facts into the index."""
    connection.executemany(
        "INSERT INTO search (rowid, exact, head, title, tag, statement, note, refs) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        entries,
    )


def finish(connection: sqlite3.Connection) -> None:
    """Write down the characters, and the tokens that are folded or simplified to another."""
    forms = set()
    others = []
    # The tokens that are no text are left out: each fact has some of its own.
    text = "SELECT term FROM search_terms WHERE term NOT BETWEEN ? AND ?"
    for (term,) in connection.execute(text, [REFERENCE, WHOLE + LAST]):
        if not term[0].isascii():
            others.append(term)
            continue
        for run in runs(term):
            if (form := fold(run)) != term:
                forms.add((form, term))
    # Some characters are simplified differently by themselves and beside another.
    for separator in ("", " "):
        simple = all_simplified(separator.join(term) for term in others)
        spelled = (form.replace(separator, "") if separator else form for form in simple)
        forms |= {pair for pair in zip(spelled, others, strict=True) if pair[0] != pair[1]}
    connection.executemany("INSERT INTO search_forms VALUES (?, ?)", sorted(forms))
    characters = sorted({term[0] for term in others})
    connection.executemany("INSERT INTO search_characters VALUES (?)", zip(characters))


def all_simplified(texts: Iterable[str]) -> list[str]:
    """Texts in simplified script, which is quicker made of all at once."""
    lines = "\n".join(texts)
    return simplify(lines).split("\n") if lines else []


def runs(text: str) -> list[str]:
    """The runs of a plain text that become tokens, or pairs of which do."""
    return _RUNS.findall(text.replace("%", _PERCENT))
