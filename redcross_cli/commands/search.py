"""`redcross search`."""

import re
from collections.abc import Sequence
from typing import Annotated

import typer

from redcross_cli.commands import options
from redcross_cli.commands.session import Session
from redcross_cli.errors import NothingFoundError, UsageError
from redcross_cli.messages import _, in_list, in_sequence, n_
from redcross_cli.output import Answer
from redcross_cli.output.columns import list_facts
from redcross_cli.output.remarks import remarks_on_listed
from redcross_cli.queries.question import Question
from redcross_cli.queries.search import nothing_found, remark_on_years, search
from redcross_cli.queries.selection import filter_of
from redcross_cli.queries.words import tokens_of

EXAMPLES = """
redcross search 志愿者
redcross search organ donation --limit 3
redcross search zyz
redcross search 2.87 million
redcross search 志愿者 --format json | jq '.[0].value'
"""


def run(
    session: Session,
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="What to look for.")],
    theme: options.Theme = None,
    unit: options.Unit = None,
    area: options.Area = None,
    period: options.Period = None,
    source: options.Source = None,
    limit: options.Limit = None,
    all: options.All = False,
    columns: options.Columns = None,
) -> Answer:
    """Find facts in which every WORD is found, best first.

    A word may be Chinese in either script, English, pinyin (whole or initials),
    or a number however it is written, or a part of it. Words that only ask ("how many", 多少)
    are passed over, and where little is found a word may be one that means the same (小孩 for
    儿童). Of an indicator the latest figure is listed, or, where a WORD is a time, a
    number or a place, the latest that fits it best.
    """
    if not "".join(words).strip():
        raise UsageError(_("Type a word to look for."))
    base = session.base
    within = filter_of(base, themes=theme, units=unit, areas=area, periods=period, sources=source)
    within = within._replace(latest_only=not all)
    hits = search(base, words, within, limit)
    listing = list_facts(hits.facts, session.view, columns, session.format)
    if not hits.facts:
        raise NothingFoundError(nothing_found(base, words, within), listing)
    listing = listing._replace(marked=pattern_of_matches(words, hits.question))
    years = remark_on_years(base, words, within)
    remarks = [*filter(None, (years,)), *remarks_on_listed(hits.facts, session.view)]
    if session.format != "table":
        return Answer(listing, remarks)
    found = n_("{} fact found.", "{} facts found.", len(hits.facts))
    if limit is not None and len(hits.facts) == limit:
        found = n_("The first; there may be more.", "The first {}; there may be more.", limit)
    from redcross_cli.output.drawing import left_out

    if _("ID") in (left := left_out(listing)):
        what = _("No room for {columns}; --columns chooses what is shown.", columns=in_list(left))
        found = in_sequence(found, what)
    return Answer(listing, [found, *remarks])


def pattern_of_matches(words: Sequence[str], question: Question) -> str:
    """A regular expression for the words as they are typed and as they are looked for.

    In Latin letters and digits they are found where a word begins; letters may spell Chinese.
    """
    texts = (text for term in question.terms for text in term.texts)
    found = {*tokens_of(words), *(part for text in texts for part in text.bare.split())}
    patterns = [
        ("(?<![A-Za-z0-9.,])" if word[0].isascii() else "") + re.escape(word)
        for word in sorted(found, key=len, reverse=True)
    ]
    spelled = [pattern.text for term in question.terms for pattern in term.patterns]
    return "(?i)" + "|".join(dict.fromkeys([*patterns, *spelled]))
