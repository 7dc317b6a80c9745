"""What an assistant may ask, as commands are asked: a method is a tool and has a command's name.

A method's docstring, and the descriptions of what it is asked with, are what the assistant
reads. They are part of the interface, as the keys of JSON are, and always in English. It
is answered with the records that commands print as JSON, and how to say them.
"""

from collections.abc import Iterable
from functools import cache, cached_property, partial
from typing import Annotated, Generic, TypeVar

from msgspec import Meta

from redcross_cli.citations.compose import CitedRecord, cite
from redcross_cli.citations.nodes import Markup
from redcross_cli.citations.styles import ALIASES, DEFAULT_STYLES, style_names, without_alias
from redcross_cli.claims.checked import check_draft, judge_by
from redcross_cli.claims.draft import without_markup
from redcross_cli.claims.judge import Judge
from redcross_cli.errors import UsageError
from redcross_cli.facts.base import FactBase
from redcross_cli.facts.csl import Source
from redcross_cli.facts.history import Series, StepRecord, history_of, record_of_step, series_of
from redcross_cli.facts.model import Area, Fact, Record, Text, Theme, Unit
from redcross_cli.messages import _, in_sequence, language, n_
from redcross_cli.output.findings import FindingRecord, record_of_finding, summarise
from redcross_cli.output.remarks import comparisons, remarks_beside
from redcross_cli.output.view import View, in_each
from redcross_cli.queries.search import nothing_found, remark_on_years, search
from redcross_cli.queries.selection import choose, facts_by_id, filter_of, none_passes, unknown
from redcross_cli.terms import Lang

# A text of so many characters is checked in a second or two; one made to take long is refused.
_LONGEST, _SECONDS = 20_000, 20
Names = Annotated[tuple[str, ...], Meta(max_length=20)]
OfSources = Annotated[Names, Meta(description="Only figures of these sources, by their ids.")]
InPeriods = Annotated[
    Names,
    Meta(
        description="Only figures whose period lies wholly within one of these, such as 2023, "
        "2016/2023 or ../2023."
    ),
]
Ids = Annotated[
    tuple[str, ...],
    Meta(min_length=1, max_length=20, description="Ids of facts, as `search` gives them."),
]


class Nothing(Record, frozen=True):
    """A question without arguments."""


class Search(Record, frozen=True, kw_only=True):
    words: Annotated[
        str,
        Meta(
            max_length=300,
            description="A few words, in Chinese (either script), English or pinyin, or a number. "
            "A fact is found if every word is found in it: type what is counted, not a question. "
            "Without words, all facts that pass a filter are found.",
        ),
    ] = ""
    themes: Annotated[Names, Meta(description="Only these themes, by id or title.")] = ()
    units: Annotated[Names, Meta(description="Only these units, by id or label.")] = ()
    areas: Annotated[
        Names,
        Meta(description="Only these places, by ISO 3166 code or name; CN is China as a whole."),
    ] = ()
    periods: InPeriods = ()
    sources: OfSources = ()
    all: Annotated[bool, Meta(description="Every figure of an indicator, not only its latest.")] = (
        False
    )
    limit: Annotated[int, Meta(ge=1, le=50, description="At most so many facts.")] = 10


class Show(Record, frozen=True, kw_only=True):
    ids: Ids
    periods: InPeriods = ()
    sources: OfSources = ()


class History(Record, frozen=True, kw_only=True):
    ids: Ids


class Cite(Show, frozen=True, kw_only=True):
    lang: Annotated[Lang, Meta(description="The language of sentence and reference.")] = "en"
    style: Annotated[
        str,
        Meta(
            description="A citation style, such as apa, mla, chicago, ieee, vancouver or "
            "gb-7714-2015-numeric; by default the last in Chinese and apa in English."
        ),
    ] = ""
    markup: Annotated[Markup, Meta(description="The markup of the answer.")] = "text"


class Check(Record, frozen=True, kw_only=True):
    text: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=_LONGEST,
            description="A text in Chinese, English or both, plain or in Markdown; a longer one "
            "in parts.",
        ),
    ]


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


class Tools:
    """The questions that an assistant may put to a fact base."""

    def __init__(self, base: FactBase) -> None:
        self._base = base

    def search(self, asked: Search) -> Reply[Fact]:
        """Find facts: what was counted, how much, when and where.

        Each comes as it stands in the fact file, with the words to say it in and its caveats.
        Where nothing is found there is no fact: say so, and put no other figure in its place.
        """
        base, most = self._base, asked.limit
        kinds = ("themes", "units", "areas", "periods", "sources")
        within = filter_of(base, **{kind: getattr(asked, kind) for kind in kinds})
        words = asked.words.split()
        if not words and not any(within):
            raise UsageError(_("Type a word to look for."))
        within = within._replace(latest_only=not asked.all)
        found = (
            search(base, words, within, most).facts if words else base.select(within, limit=most)
        )
        facts = list(found)  # which a table reads each time it is asked
        if not facts:
            why = nothing_found(base, words, within) if words else none_passes(base, within)
            said = in_sequence(_("There is no such fact."), str(why))
            return Reply((), (said,))
        more = n_("The first; there may be more.", "The first {}; there may be more.", most)
        years = remark_on_years(base, words, within)
        remarks = (more if len(facts) == most else "", years)
        return Reply(self._items(zip(facts, facts, strict=True)), tuple(filter(None, remarks)))

    def show(self, asked: Show) -> Reply[Fact]:
        """Get facts in full by their ids, of each indicator the latest figure.

        `sources` and `periods` choose another figure than the latest.
        """
        facts = self._chosen(asked)
        return Reply(self._items(zip(facts, facts, strict=True)))

    def history(self, asked: History) -> Reply[StepRecord]:
        """Get every figure of an indicator over time and sources, in order.

        Each says what changed since the one before, no more exactly than the figures allow,
        and which figures cannot both be true.
        """
        steps = history_of(self._base, facts_by_id(self._base, asked.ids))
        items = self._items((record_of_step(step), step.fact) for step in steps)
        return Reply(items, tuple(comparisons(steps, View(self._base, language()))))

    def cite(self, asked: Cite) -> Reply[CitedRecord]:
        """Get for each fact a sentence to paste, the mark to put in it, and the reference.

        Use it whenever a figure goes into a text.
        """
        style = asked.style or DEFAULT_STYLES[asked.lang]
        # A path would be read, and only fact files may be.
        names = style_names()
        if without_alias(style) not in names:
            raise unknown("style", style, [*ALIASES, *names], names)
        facts = self._chosen(asked)
        records = cite(facts, self._base, asked.lang, style, asked.markup).records
        return Reply(self._items(zip(records, facts, strict=True)))

    def check(self, asked: Check) -> Reply[FindingRecord]:
        """Check each figure of a text against the facts; use it before you hand a text over.

        A figure is supported, or its hedge is lost, added or changed, its unit, period or place
        wrong; it is outdated, contradicted or disputed, or unknown: no fact is about it.
        `should` is what to write instead, if that is one thing and another than the text has.
        """
        checked = list(check_draft(without_markup(asked.text), "-", self._judge, _SECONDS))
        view = View(self._base, language())
        items = self._items((record_of_finding(found, view), found.meant) for found in checked)
        return Reply(items, (summarise(checked),))

    def themes(self, asked: Nothing) -> Vocabulary:
        """List the themes, units and areas that `search` can be narrowed to."""
        base = self._base
        return Vocabulary(
            tuple(base.themes.values()), tuple(base.units.values()), tuple(base.areas.values())
        )

    def sources(self, asked: Nothing) -> Sources:
        """List the sources of the facts as CSL-JSON, which Zotero and pandoc read."""
        return Sources(tuple(self._base.sources.values()))

    @cached_property
    def _judge(self) -> Judge:
        return judge_by(self._base)

    def _chosen(self, asked: Show) -> list[Fact]:
        within = filter_of(self._base, sources=asked.sources, periods=asked.periods)
        return [choice.fact for choice in choose(self._base, asked.ids, within)]

    def _items(self, records: Iterable[tuple[_R, Fact | None]]) -> tuple[Item[_R], ...]:
        series = cache(partial(series_of, self._base))  # a history asks for one again and again
        return tuple(
            Item(record, self._words(fact, series(fact.id)) if fact else None)
            for record, fact in records
        )

    def _words(self, fact: Fact, series: Series) -> Words:
        def parts(view: View) -> list[str]:
            notes = [view.note(fact)] if fact.note else []
            figure = [view.figure(fact), view.period(fact), view.credit(fact)]
            return [*figure, *notes, *remarks_beside(fact, series, view)]

        said = in_each(parts, self._base)
        figure, period, credit, *caveats = map(Text, said["zh"], said["en"])
        url = self._base.sources[fact.source].URL or None
        return Words(figure if fact.is_indicator else None, period, credit, url, tuple(caveats))


TOOLS = tuple(name for name in vars(Tools) if not name.startswith("_"))
