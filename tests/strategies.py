"""Fact files made up by hypothesis: sound by the rules, and as odd as those allow."""

from collections.abc import Iterator
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from msgspec import UNSET

from redcross_cli.facts.csl import Date, Name, Source
from redcross_cli.facts.model import Area, Fact, FactFile, Locator, Nouns, Text, Theme, Unit


def examples(count: int) -> settings:
    """So many examples, of which the profile `search` tries as much more as everywhere."""
    assert settings.default
    return settings(max_examples=count * settings.default.max_examples // 60)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
# What acts on a terminal, a spreadsheet, a table or a query, and everyday text.
ODD = st.sampled_from(
    [
    *["=1+1", "'=1+1", "-5", "@a", "+", "'", '"', "a\tb", "a\nb", "a\r\nb", "\r", "\x00", "\x1b[31m"],
    *["[red]x[/red]", "a|b", "<b>", "\\n", "\\", "\u202eabc", "\u200b", "志愿者", "志願者", "été", "ＡＥＤ"],
    *["Organisations' first-aid", "covid19", "50%", "﷽", "𠮷", "e\u0301", "ﬁ", "İ", "ß", "\x1f"],
    *["\n%。", "donors", "—", "on", "长", "العربية", "１２", "13 million", "帐篷", "帳篷"],
    ]
)  # fmt: skip
SENTENCES = st.lists(WORDS | ODD, min_size=1, max_size=4).map("".join).filter(str.strip)
Words = st.SearchStrategy[str]
SLUGS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
MOMENTS = st.sampled_from(
    [
        *[("flow", "2023"), ("flow", "2016/2023"), ("flow", "2023/.."), ("stock", "2023-12")],
        *[("total", "../2023"), ("total", "2023-12-18")],
    ]
)
PERIODS = st.sampled_from(["2023", "2023-12", "2023-12-18", "2016/2023", "../2023", "2023/.."])
NOUN = (WORDS | ODD).filter(lambda noun: noun.strip() and ";" not in noun)
NOUNS = st.builds(
    Nouns,
    zh=st.lists(NOUN, max_size=2).map(lambda zh: ("人", *zh)),
    en=st.lists(NOUN, max_size=2).map(tuple),
)
FIGURES = st.sampled_from(
    [
        ("287万人", 2870000, UNSET, "="),
        ("419万余人", 4190000, UNSET, ">"),
        ("近5万人", 50000, UNSET, "<"),
        ("0.5人", 0.5, UNSET, "="),
        ("数十人", None, UNSET, "~"),
        ("10至20人", 10, 20, "="),
    ]
)


@st.composite
def sources(draw: st.DrawFn, id: str) -> Source:
    return Source(
        id=id,
        type="report",
        title=draw((WORDS | ODD).filter(str.strip)),
        container_title=draw(WORDS | ODD),
        author=(Name(literal=draw(WORDS | ODD)),),
        issued=Date(date_parts=(draw(st.sampled_from([(2024, 3, 8), (2024, 12), (2023,)])),)),
        digest=draw(st.just(UNSET) | st.just(f"sha256:{'0' * 64}")),
    )


def both_languages(words: Words) -> st.SearchStrategy[Text]:
    return st.builds(Text, zh=words, en=words)


@st.composite
def facts(draw: st.DrawFn, id: str, file: FactFile, words: Words) -> Fact:
    texts = both_languages(words)
    members = {
        "id": id,
        "theme": draw(st.sampled_from(file.themes)).id,
        "source": draw(st.sampled_from(file.sources)).id,
        "title": draw(texts),
        "statement": draw(texts),
        "period": draw(PERIODS),
        "areas": tuple(
            draw(st.lists(st.sampled_from([area.id for area in file.areas]), unique=True))
        ),
        "tags": tuple(draw(st.lists(words.filter(lambda tag: ";" not in tag), max_size=3))),
    }
    if draw(st.booleans()):
        members["note"] = draw(texts)
    if draw(st.booleans()):
        printed, value, upper, comparator = draw(FIGURES)
        members |= {"printed": printed, "value": value, "upper": upper, "comparator": comparator}
        basis, members["period"] = draw(MOMENTS)
        members |= {"unit": "people", "basis": basis}
        if draw(st.booleans()):
            start = draw(st.integers(0, 10**6))
            members["locator"] = Locator(
                draw(st.just("") | WORDS | ODD), start, start + len(printed)
            )
    return Fact(**members)  # type: ignore[arg-type]


@st.composite
def fact_files(
    draw: st.DrawFn, words: Words = SENTENCES, fewest: int = 0, most: int = 6
) -> FactFile:
    """A fact file of one to three sources and so many facts, whose texts are ``words``."""
    texts = both_languages(words)
    ids = draw(st.lists(SLUGS, min_size=1, max_size=3, unique=True))
    file = FactFile(
        schema_version=2,
        sources=tuple(draw(sources(id)) for id in ids),
        themes=tuple(Theme(id, draw(texts), draw(texts)) for id in ids),
        units=(
            Unit("people", Text("人", "people"), draw(NOUNS)),
            Unit("times", draw(texts), draw(NOUNS)),
        ),
        areas=(Area("CN", draw(texts)), Area("CN-HI", draw(texts))),
        facts=(),
    )
    known = st.sampled_from(draw(st.lists(SLUGS, min_size=1, max_size=4)))
    names = draw(st.lists(SLUGS | known, min_size=fewest, max_size=most))
    held = {fact.key: fact for fact in (draw(facts(id, file, words)) for id in names)}
    return FactFile(2, file.sources, file.themes, file.units, file.areas, tuple(held.values()))


SIMPLE = st.none() | st.booleans() | st.integers() | st.text(max_size=6)
KEYS = st.sampled_from(["id", "zh", "en", "value"]) | st.text(max_size=3)
JSON = st.recursive(
    SIMPLE | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


def parts_of(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Each part of a JSON value, by its path; the whole is the first."""
    yield path, value
    inner = value.items() if isinstance(value, dict) else ()
    for key, part in enumerate(value) if isinstance(value, list) else inner:
        yield from parts_of(part, (*path, key))
