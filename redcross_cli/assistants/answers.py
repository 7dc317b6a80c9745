"""What an assistant is answered: the records that commands print as JSON, and how to say them."""

from typing import Generic, TypeVar

from redcross_cli.facts.base import FactBase
from redcross_cli.facts.csl import Source
from redcross_cli.facts.model import Area, Fact, Record, Text, Theme, Unit
from redcross_cli.output.remarks import remarks_on
from redcross_cli.output.view import View, in_each
from redcross_cli.queries.selection import Choice, choice_of

_R = TypeVar("_R")


class Words(Record, frozen=True):
    """How to say a fact, in Chinese and in English.

    ``figure`` is the number with its hedge and unit, null for an action. ``credit`` names
    what published it and when; ``url`` is where it can be read, if that is known. ``caveats``
    are what a reader must know of the figure.
    """

    figure: Text | None
    period: Text
    credit: Text
    url: str | None
    caveats: tuple[Text, ...]


class Item(Record, Generic[_R], frozen=True):
    """A record, and the words for the fact that it is about; null where no fact is about it."""

    record: _R
    in_words: Words | None


class Reply(Record, Generic[_R], frozen=True):
    """Records, best or earliest first, and remarks on all of them; none where there is no fact."""

    answers: tuple[Item[_R], ...]
    remarks: tuple[str, ...] = ()


class Vocabulary(Record, frozen=True):
    """What there are facts about."""

    themes: tuple[Theme, ...]
    units: tuple[Unit, ...]
    areas: tuple[Area, ...]


class Sources(Record, frozen=True):
    """The sources of the facts, as CSL-JSON."""

    sources: tuple[Source, ...]


def words_for(fact: Fact, base: FactBase) -> Words:
    """How to say a fact, and what else is known of it."""
    choice = choice_of(fact, base)
    parts = in_each(lambda view: _parts(choice, view), base)
    both = zip(parts["zh"], parts["en"], strict=True)
    said, when, credit, *caveats = (Text(zh, en) for zh, en in both)
    url = base.sources[fact.source].URL or None
    return Words(said if fact.is_indicator else None, when, credit, url, tuple(caveats))


def _parts(choice: Choice, view: View) -> list[str]:
    """The figure of a fact, its time, its credit and its caveats, in a language."""
    fact = choice.fact
    notes = [view.note(fact)] if fact.note else []
    remarks = remarks_on([choice], view)
    return [view.figure(fact), view.period(fact), view.credit(fact), *notes, *remarks]
