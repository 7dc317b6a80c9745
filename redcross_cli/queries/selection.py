"""Picking facts: by id, and by the words of a filter."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from redcross_cli import hints
from redcross_cli.errors import NothingFoundError, UsageError, sentence
from redcross_cli.facts.base import EVERYTHING, FactBase, Filter, by_recency, passes
from redcross_cli.facts.csl import cited_names
from redcross_cli.facts.model import Area, Fact, Theme, Unit, label_of
from redcross_cli.messages import _, alternatives, in_list, in_sequence, language
from redcross_cli.suggest import as_typed, nearest, no_such

if TYPE_CHECKING:
    from redcross_cli.facts.period import Period

_CHINESE_DATE = "([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})[日号])?)?"
MOST_PERIODS = 100  # more than anyone types
_MOST_NAMED = 5
_MOST_OFFERED = 3
_MOST_LISTED = 20  # ids, or figures of one, that a refusal names
_NATIONWIDE = ("全国", "nationwide")


def facts_by_id(base: FactBase, words: Iterable[str]) -> list[Fact]:
    """All facts that are meant by words, in their order.

    A word means facts by their id or title; words of which one means none, all together.
    Raises UsageError for what means none, or several, with what a search finds for it.
    """
    meant = _each(base, words, "fact")
    return list({fact.key: fact for each in meant for fact in each.facts}.values())


class _Meant(NamedTuple):
    """What a word means: all facts of an id, and the themes of a title."""

    facts: list[Fact]
    themes: list[Theme]


def _each(base: FactBase, words: Iterable[str], kind: str) -> list[_Meant]:
    """What each word means; of words of which none means any, what all mean as one title.

    A ``kind`` is what may be meant: "fact", or "fact or theme".
    """

    def is_known(word: str) -> bool:
        return bool(base.named(word) or base.ids_titled(word) or _themes(base, word))

    words = list(words)
    title = " ".join(words)
    if len(words) > 1 and not any(map(is_known, words)) and is_known(title):
        words = [title]
    meant = []
    for word in words:
        named, themes = base.named(word), [] if kind == "fact" else _themes(base, word)
        if not named and not themes:
            ids = base.ids_titled(word)
            if len(ids) != 1:
                raise _ambiguous(word, ids) if ids else _unknown(base, kind, word)
            named = base.named(ids[0])
        meant.append(_Meant(named, themes))
    return meant


def _unknown(base: FactBase, kind: str, word: str) -> UsageError:
    if meant := _themes(base, word):
        see = hints.question("indicators", theme=meant[0].id)
        return UsageError(_("'{word}' is a theme. See: {question}", word=word, question=see))
    if word in base.sources:
        see = hints.question("indicators", all=True, source=word)
        return UsageError(_("'{word}' is a source. See: {question}", word=word, question=see))
    known = [*base.ids_like(word), *(base.themes if kind == "fact or theme" else ())]
    offers = nearest(word, known, cutoff=0.85)
    if not offers:
        from redcross_cli.queries.search import search

        latest = EVERYTHING._replace(latest_only=True)
        offers = [fact.id for fact in search(base, [word], latest, limit=_MOST_OFFERED).facts]
    offers = offers or nearest(word, known)
    hint = _("Look for it: {question}", question=hints.question("search", word))
    return UsageError(in_sequence(no_such(kind, word, offers), "" if len(offers) == 1 else hint))


def _ambiguous(word: str, ids: Sequence[str]) -> UsageError:
    return UsageError(_("'{word}' may be any of {ids}; type its id.", word=word, ids=_listed(ids)))


def _listed(words: Sequence[str]) -> str:
    more = [_("{count} more", count=len(words) - _MOST_LISTED)] if words[_MOST_LISTED:] else []
    return in_list([*words[:_MOST_LISTED], *more])


def _themes(base: FactBase, word: str) -> list[Theme]:
    wanted = word.casefold()
    themes = base.themes.values()
    return [t for t in themes if wanted in map(str.casefold, (t.id, t.title.zh, t.title.en))]


class Choice(NamedTuple):
    """The fact that is meant by an id, and all that have it, in order of time."""

    fact: Fact
    figures: list[Fact]


def choose(base: FactBase, words: Iterable[str], where: Filter) -> list[Choice]:
    """For each id that is meant its latest fact (`by_recency`) among those that pass a filter.

    Words mean facts as in `facts_by_id`. Raises UsageError for an unknown one,
    NothingFoundError where no fact passes.
    """
    named = {each.facts[0].id: each.facts for each in _each(base, words, "fact")}
    return [_choose(base, facts, where) for facts in named.values()]


def _choose(base: FactBase, named: list[Fact], where: Filter, preferred: str = "") -> Choice:
    ordered = by_recency(named, base.sources)
    meant = [fact for fact in ordered if passes(fact, where)]
    if not meant:
        what = _("'{id}' has no figure that passes the filter, only: {sources}.")
        each = _("{source} ({period})")
        sources = _listed([each.format(source=f.source, period=f.period) for f in ordered])
        raise NothingFoundError(what.format(id=named[0].id, sources=sources))
    best = [fact for fact in meant if fact.source == preferred] or meant
    return Choice(best[-1], ordered)


def choose_records(
    base: FactBase, words: Iterable[str], where: Filter = EVERYTHING, preferred: str = ""
) -> list[Choice | Theme]:
    """As `choose`, but a word may also be the id or title of a theme.

    Of the figures that pass, those of a preferred source come before all others.
    """
    records: dict[str, list[Choice | Theme]] = {}
    for named, themes in _each(base, words, "fact or theme"):
        chosen = [_choose(base, named, where, preferred)] if named else []
        records[named[0].id if named else themes[0].id] = [*chosen, *themes]
    return [record for some in records.values() for record in some]


def none_passes(base: FactBase, where: Filter) -> NothingFoundError:
    """The refusal of a filter, and where its period is the reason what to type instead."""
    what = _("No indicator passes these filters.")
    others = base.select(where._replace(periods=[]), limit=_MOST_NAMED) if where.periods else ()
    if others:
        periods = in_list(dict.fromkeys(fact.period for fact in others))
        hint = _("Without {option} there are figures, for instance of {periods}.")
        named = hints.option("--period", "periods")
        what = in_sequence(what, hint.format(option=named, periods=periods))
    return NothingFoundError(what)


def unknown(kind: str, word: str, known: Iterable[str], main: Iterable[str]) -> UsageError:
    """The refusal of an unknown word of a kind; without an offer it says what there is."""
    offers, names = nearest(word, known), in_list(main)
    what = _("There are: {names}.", names=names) if names and not offers else ""
    return UsageError(in_sequence(no_such(kind, word, offers), what))


def filter_of(  # noqa: PLR0913
    base: FactBase,
    *,
    sources: Sequence[str] | None = None,
    themes: Sequence[str] | None = None,
    units: Sequence[str] | None = None,
    areas: Sequence[str] | None = None,
    periods: Sequence[str] | None = None,
) -> Filter:
    """The filter that words mean: a theme, unit or area by its id or a name of it."""
    return Filter(
        sources=_source_ids(sources or (), base),
        themes={_id("theme", word, base) for word in themes or ()},
        units={_id("unit", word, base) for word in units or ()},
        areas={_id("area", word, base) for word in areas or ()},
        periods=_spans({*periods}) if periods else (),
    )


def _spans(texts: Collection[str]) -> "list[Period]":
    """The periods typed, with dates as EDTF has them or in Chinese: 2023年12月18日."""
    from unicodedata import normalize

    from redcross_cli.facts.period import parse

    def in_edtf(date: re.Match[str]) -> str:
        return "-".join(part.zfill(2) for part in date.groups() if part)

    if len(texts) > MOST_PERIODS:  # an engine of SQL takes minutes to plan thousands
        what = _("A question has at most {most} periods; this one has {count}.")
        raise UsageError(what.format(most=MOST_PERIODS, count=len(texts)))
    try:
        found = {text: re.sub(_CHINESE_DATE, in_edtf, normalize("NFKC", text)) for text in texts}
        return [parse(found[text], text) for text in sorted(texts)]
    except ValueError as error:
        what = sentence(str(error))
        raise UsageError(what[:1].upper() + what[1:]) from None


def _source_ids(words: Sequence[str], base: FactBase) -> set[str]:
    """The sources that words mean: one by its id or title, all by what they appeared in."""
    found: set[str] = set()
    sources = base.sources.values() if {*words} - base.sources.keys() else ()
    names = {s.id: (s.id, *cited_names(s, "zh"), *cited_names(s, "en")) for s in sources}
    for word in words:
        alike = {id for id, some in names.items() if word and as_typed(word) in map(as_typed, some)}
        meant = {word} if word in base.sources else alike
        if not meant:
            near = set(nearest(word, [name for some in names.values() for name in some]))
            offers = [id for id, some in names.items() if near.intersection(some)]
            see = _("See: {question}", question=hints.question("sources"))
            raise UsageError(in_sequence(no_such("source", word, offers), see))
        found |= meant
    return found


def _id(kind: str, word: str, base: FactBase) -> str:
    """The id that a word means: the id, a name, or in Chinese a name's beginning (甘肃).

    Of a unit, also a noun that nothing else is counted by (RMB); of a place in an area it is
    said which that is.
    """
    is_area, word = kind == "area", word.strip()
    if is_area and word.casefold() in _NATIONWIDE:
        return "CN"
    records: Mapping[str, Theme | Unit | Area] = getattr(base, f"{kind}s")
    wanted = as_typed(word)
    labels = {id: label_of(record) for id, record in records.items()}
    names = {id: (label.zh, label.en) for id, label in labels.items()}
    units = [record for record in records.values() if isinstance(record, Unit)]
    nouns = {unit.id: (*unit.nouns.zh, *unit.nouns.en) for unit in units}
    for called in ({id: (id,) for id in records}, names, nouns):
        meant = [id for id, some in called.items() if wanted in map(as_typed, some)]
        if len(meant) > 1:
            raise _ambiguous(word, meant)
        if meant:
            return meant[0]
    begun = [id for id, some in names.items() if any(name.startswith(word) for name in some)]
    if len(word) > 1 and not word.isascii() and len(begun) == 1:
        return begun[0]
    # Of the few areas that a file has, one that is hardly alike is no help: Sudan for Sichuan.
    # Nor is another code: each is some area's.
    known = {n: id for id, some in names.items() for n in (some if is_area else (id, *some))}
    offers: dict[str, str] = {}  # of each record one name, although its title be as near as its id
    for name in nearest(word, known, cutoff=0.75 if is_area else 0.65):
        offers.setdefault(known[name], name)
    if is_area and not offers and "-" not in word and (areas := _areas_with(word, base)):
        what = _("'{word}' is no area of the facts. Facts in which it stands are of {areas}.")
        raise UsageError(what.format(word=word, areas=areas))
    see = "" if offers else _("See: {question}", question=hints.question(f"{kind}s"))
    raise UsageError(in_sequence(no_such(kind, word, offers.values()), see))


def _areas_with(word: str, base: FactBase) -> str:
    """The areas of facts in which a word stands, in words; "" for none."""
    from redcross_cli.queries.search import search

    found = search(base, [word], limit=_MOST_NAMED).facts
    named = dict.fromkeys(id for fact in found for id in fact.areas if "-" in id)
    names = [(id, base.areas[id].name.pick(language())) for id in named]
    said = [_("{id} ({name})", id=id, name=name) for id, name in names]
    return alternatives(said) if said else ""
