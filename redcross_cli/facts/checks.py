"""The rules of fact files that their types cannot state: of each, and of several together.

`exactness` has those of figures and dates, which take longer to import.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import UNSET, Struct

from redcross_cli import hints
from redcross_cli.errors import UnusableFileError, sentence
from redcross_cli.facts import period
from redcross_cli.facts.model import Catalogue, Fact, FactFile, Key, Text
from redcross_cli.messages import _, file_name, in_list, in_sequence
from redcross_cli.suggest import nearest, no_such

JsonPath = tuple[str | int, ...]
_MOST_OFFERS = 10  # for unknown ids: each takes a look at all that are known
MAX_DEPTH = 100  # of JSON, more than any fact file needs
_SHOWN = (("themes", "title"), ("themes", "policy"), ("units", "label"), ("areas", "name"))
FIGURE_KEYS = ("value", "comparator", "unit", "printed", "basis")


class Problem(NamedTuple):
    """One broken rule: where in the file, and what is wrong."""

    path: JsonPath
    what: str


def json_path(path: JsonPath) -> str:
    """A path as text.

    >>> json_path(("facts", 3, "title", "zh"))
    'facts[3].title.zh'
    """
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path).lstrip(".")


def say_problem(name: str, problem: Problem) -> str:
    """A problem and the file that it stands in, as a sentence."""
    said = sentence(problem.what)
    for place in filter(None, (json_path(problem.path), name)):
        said = _("{place}: {what}", place=place, what=said)
    return said


class Known:
    """What a fact may refer to: the records of a catalogue, and ids ``also`` without a record.

    ``hint`` says where else than in the file to define what is not there.
    """

    def __init__(self, catalogue: Catalogue, also: Iterable[str] = (), hint: str = "") -> None:
        self._hint = hint
        self.units = {unit.id: unit for unit in catalogue.units}
        self.sources = {source.id: source for source in catalogue.sources}
        self._ids = {
            kind: dict.fromkeys([*(record.id for record in getattr(catalogue, f"{kind}s")), *also])
            for kind in ("source", "theme", "unit", "area")
        }
        self._offers: dict[tuple[str, str], list[str]] = {}

    def refusal(self, kind: str, id: str) -> str:
        """Why no fact may refer to an id, as the end of a sentence; "" where it may."""
        if id in self._ids[kind]:
            return ""
        if (kind, id) not in self._offers:
            is_early = len(self._offers) < _MOST_OFFERS
            self._offers[kind, id] = nearest(id, self._ids[kind]) if is_early else []
        offers = self._offers[kind, id]
        what = no_such(kind, id, offers)
        if not offers and self._hint:
            what = in_sequence(what, self._hint)
        elif not offers:
            bare = what.rstrip(".。")  # the end of a sentence has no full stop of its own
            what = _("{what}; define it under '{key}'", what=bare, key=kind + "s")
        return what[:1].lower() + what[1:]


class UnsoundFileError(UnusableFileError):
    """A fact file breaks a rule, which ``told`` says; ``str()`` also says how to find all.

    That is to validate some files; there may be none.
    """

    def __init__(self, name: str, problem: Problem, *validated: str) -> None:
        said = self.told = say_problem(name, problem)
        if validated:
            command = hints.typed("redcross", "validate", *validated)
            said = _("{problem} (All problems: {command})", problem=said, command=command)
        super().__init__(said)


def require_none(problems: Iterable[Problem], name: str, *validated: str) -> None:
    """Raise UnsoundFileError for the first of the problems of a file, if it has any."""
    problem = next(iter(problems), None)
    if problem is not None:
        raise UnsoundFileError(name, problem, *validated)


def require_compatible(files: Sequence[FactFile], names: Sequence[str]) -> None:
    """Raise UnsoundFileError for the first thing on which fact files do not agree."""
    conflict = next(find_conflicts(files, names), None)
    if conflict is not None:
        number, problem = conflict
        raise UnsoundFileError(names[number], problem, *names)


def problems_of_file(
    file: FactFile, also: Collection[str] = (), hint: str = ""
) -> Iterator[Problem]:
    """All that is wrong with a fact file, but for the types of what is in it.

    For ``also`` and ``hint`` see `Known`.
    """
    yield from problems_of_catalogue(file)
    known = Known(file, also, hint)
    seen: set[Key] = set()
    for index, fact in enumerate(file.facts):
        if fact.key in seen:
            yield Problem(("facts", index, "id"), used_twice(*fact.key))
        seen.add(fact.key)
        yield from problems_of_fact(fact, known, ("facts", index))


def find_conflicts(
    files: Sequence[FactFile], names: Sequence[str]
) -> Iterator[tuple[int, Problem]]:
    """What keeps fact files from being used together, each with the number of its file.

    A unit may have other nouns in another file, but titles, policies, labels and names are the
    same in all.
    """
    texts: dict[tuple[str, str, str], tuple[int, Text]] = {}
    sources: dict[str, int] = {}
    facts: dict[Key, int] = {}
    for number, file in enumerate(files):
        for section, key in _SHOWN:
            for index, record in enumerate(getattr(file, section)):
                text = getattr(record, key)
                first, before = texts.setdefault((section, record.id, key), (number, text))
                if text != before:
                    what = _(
                        "'{id}' stands in {file} as well, where it says '{zh}' and '{en}'",
                        id=record.id,
                        file=file_name(names[first]),
                        zh=before.zh,
                        en=before.en,
                    )
                    yield number, Problem((section, index, key), what)
        repeated = set()
        for index, source in enumerate(file.sources):
            first = sources.setdefault(source.id, number)
            if first != number:
                repeated.add(source.id)
                what = _("the source '{id}' stands in {file} as well")
                what = what.format(id=source.id, file=file_name(names[first]))
                yield number, Problem(("sources", index, "id"), what)
        for index, fact in enumerate(file.facts):
            first = facts.setdefault(fact.key, number)
            # Where the source is repeated, that says it of all its facts.
            if first != number and fact.source not in repeated:
                what = used_twice(*fact.key)
                other = file_name(names[first])
                told = _("{what}: it stands in {file} as well", what=what, file=other)
                yield number, Problem(("facts", index, "id"), told)


def problems_of_catalogue(catalogue: Catalogue) -> Iterator[Problem]:
    """What is wrong with the records that facts refer to."""
    from redcross_cli.facts.exactness import problems_of_sources, problems_of_units

    for name in ("sources", "themes", "units", "areas"):
        seen: set[str] = set()
        for index, record in enumerate(getattr(catalogue, name)):
            if record.id in seen:
                what = _("'{id}' is used twice", id=record.id)
                yield Problem((name, index, "id"), what)
            seen.add(record.id)
            yield from _problems_of_texts(record, (name, index))
    yield from problems_of_sources(catalogue.sources)
    yield from problems_of_units(catalogue.units)


def _problems_of_texts(record: Struct, here: JsonPath) -> Iterator[Problem]:
    """Texts without words. A pattern in their type would make every start slower."""
    for key in record.__struct_fields__:
        text = getattr(record, key)
        for lang in ("zh", "en") if isinstance(text, Text) else ():
            if not getattr(text, lang).strip():
                yield Problem((*here, key, lang), say_empty())


def say_empty() -> str:
    return _("it must not be empty")


def say_nested() -> str:
    return _("nested more than {depth} deep", depth=MAX_DEPTH)


def problems_of_fact(fact: Fact, known: Known, here: JsonPath) -> Iterator[Problem]:
    """What is wrong with one fact, beside the records that it may refer to."""
    from redcross_cli.facts.exactness import problems_of_figure

    yield from problems_of_references(fact, known, here)
    yield from problems_of_figure(fact, known.units, here)


def problems_of_references(fact: Fact, known: Known, here: JsonPath) -> Iterator[Problem]:
    """Whether all that a fact refers to is there, and the fact whole and of a time."""
    references: list[tuple[JsonPath, str, str]] = [
        (("source",), "source", fact.source),
        (("theme",), "theme", fact.theme),
        *((("areas", place), "area", area) for place, area in enumerate(fact.areas)),
        *([(("unit",), "unit", fact.unit)] if fact.unit else []),
    ]
    first = {area: place for place, area in reversed([*enumerate(fact.areas)])}
    for place, area in enumerate(fact.areas):
        if first[area] != place:
            yield Problem((*here, "areas", place), _("'{id}' is used twice", id=area))
    for keys, kind, id in references:
        if refusal := known.refusal(kind, id):
            yield Problem((*here, *keys), refusal)
    yield from _problems_of_keys(fact, here)
    yield from _problems_of_texts(fact, here)
    if what := period.refusal_of(fact.period):
        yield Problem((*here, "period"), what)


def used_twice(source: str, id: str, period: str) -> str:
    what = _("'{id}' is used twice in source '{source}' for {period}")
    return what.format(id=id, source=source, period=period)


def _problems_of_keys(fact: Fact, here: JsonPath) -> Iterator[Problem]:
    """An indicator has all keys of a figure, an action none; a range has two ends."""
    absent = [key for key in FIGURE_KEYS if getattr(fact, key) is UNSET]
    if 0 < len(absent) < len(FIGURE_KEYS):
        what = _("'{id}' lacks {absent}: an indicator has all of {keys}, an action none")
        lists = {"absent": in_list(absent), "keys": in_list(FIGURE_KEYS)}
        yield Problem(here, what.format(id=fact.id, **lists))
    if fact.upper is not UNSET:
        if not isinstance(fact.value, (int, float)):
            yield Problem((*here, "upper"), _("a range has a value, which is its lower end"))
        elif fact.upper <= fact.value:
            what = _("the upper end of a range is more than its value, {value}")
            yield Problem((*here, "upper"), what.format(value=fact.value))
