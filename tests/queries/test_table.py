"""A table of facts answers every question as facts in memory do, in the same order."""

from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from redcross_cli.facts.base import FactBase, Filter, Kind, Order, SortKey
from redcross_cli.facts.model import FactFile
from redcross_cli.facts.period import parse
from redcross_cli.files.loading import read
from redcross_cli.files.parquet import open_parquet, write
from redcross_cli.queries.search import search
from redcross_cli.terms import Lang
from tests.conftest import SMALL
from tests.queries.test_search import listed_queries
from tests.strategies import ODD, PERIODS, SENTENCES, examples, fact_files

# Few words, so that many facts have them, and in many places.
COMMON = [
    *["志愿者", "志愿", "帐篷", "救援队", "甘肃", "volunteer", "volunteers", "first-aid", "AED", "tents"],
    *["organisation", "Leukaemia", "287万", "13 million", "2,200", "5", "0.5", "人", " ", "，"],
]  # fmt: skip
TYPED = [
    *["志願者", "帳篷", "甘肃帐篷有多少", "救援队志愿者甘肃帐篷志愿", "红十字志愿者数量", "多少", "the"],
    *["义工", "帐棚有多少", "甘肃帐棚", "防汛", "kids", "自愿者救了多少人"],
    *["zhiyuanzhe", "zyz", "zhangpeng", "jiuyuandui", "leukemia", "vol", "organizations", "people"],
    *["287", "287万人", "2.87 million", "2870000", "28", "5万", "419万余", "10", "0.5人", "2016万家", "2023年底", "2023-12"],
    *["*", "%", "_", "'", '"', "?", "a* OR b", "')--", "\\", "|", "[x]", "CN", "CN-HI", "\udcff"],
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(COMMON) | ODD, min_size=1, max_size=4).map("".join)
TEXTS = TEXTS.filter(str.strip) | SENTENCES


class Asked(NamedTuple):
    """A question: words for a search, none for a listing."""

    words: list[str]
    where: Filter
    order: Order
    limit: int | None


def filters(file: FactFile) -> st.SearchStrategy[Filter]:
    """Filters of one or two parts."""
    parts: dict[str, st.SearchStrategy[Any]] = {
        "indicators_only": st.just(True),
        "latest_only": st.just(True),
        "sources": some([source.id for source in file.sources]),
        "themes": some([theme.id for theme in file.themes]),
        "units": some(["people", "times"]),
        "areas": some(["CN", "CN-HI"]),
        "periods": st.lists(PERIODS.map(parse), min_size=1, max_size=2),
        "prefix": st.sampled_from(file.facts).map(lambda fact: fact.id[:2]),
    }
    names = st.lists(st.sampled_from(list(parts)), min_size=1, max_size=2, unique=True)
    return names.flatmap(
        lambda names: st.fixed_dictionaries({name: parts[name] for name in names})
    ).map(lambda chosen: Filter(**chosen))


def some(values: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=2)


@st.composite
def questions(draw: st.DrawFn, file: FactFile) -> Asked:
    fact = draw(st.sampled_from(file.facts))
    texts = [fact.id, fact.title.zh, fact.statement.en, *fact.tags]
    texts += [theme.title.zh for theme in file.themes] + [unit.label.en for unit in file.units]
    text = draw(st.sampled_from(texts))
    start = draw(st.integers(0, len(text) - 1))
    piece = text[start : start + draw(st.integers(1, 12))]
    typed = st.sampled_from([text, piece]) | st.sampled_from(COMMON) | st.sampled_from(TYPED)
    keys: list[SortKey | None] = [None, *get_args(SortKey)]
    langs: list[Lang] = ["zh", "en"]
    return Asked(
        draw(st.lists(typed, max_size=2)),
        draw(st.just(Filter()) | filters(file)),
        Order(draw(st.sampled_from(keys)), draw(st.booleans()), draw(st.sampled_from(langs))),
        draw(st.none() | st.integers(1, 4)),
    )


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables") / "facts.parquet"


# A failing example is not made smaller, which would take minutes.
@settings(examples(6), phases=[Phase.explicit, Phase.generate])
@given(st.data())
def test_whatever_is_asked_a_table_answers_as_memory_does(path: Path, data: st.DataObject) -> None:
    file = data.draw(fact_files(TEXTS, fewest=8, most=12))
    memory = FactBase([file])
    write(path, memory, memory.facts)
    table = open_parquet(str(path))
    assert list(table.facts) == list(memory.facts)
    assert table.counts == memory.counts
    kinds: tuple[Kind, ...] = ("source", "unit", "area")
    for kind in kinds:
        assert table.counts_by(kind) == memory.counts_by(kind)
    titles = [title for fact in file.facts for title in (fact.title.zh, fact.title.en)]
    for word in ("", "注册志愿者", "nothing", *titles, *map(str.upper, titles)):
        assert sorted(table.ids_titled(word)) == sorted(memory.ids_titled(word))
    assert (table.themes, table.units, table.areas) == (memory.themes, memory.units, memory.areas)
    for id in {"A", "a" * 100, "'", *(fact.id for fact in file.facts)}:
        assert table.named(id) == memory.named(id)
        assert set(table.ids_like(id)) <= set(memory.ids_like(id))
        assert table.ids_like(id.upper()) == table.ids_like(id)
    for asked in data.draw(st.lists(questions(file), min_size=16, max_size=20)):
        assert_alike(memory, table, asked)


def assert_alike(memory: FactBase, table: FactBase, asked: Asked) -> None:
    words, where, order, limit = asked
    if words:
        expected = search(memory, words, where, limit)
        assert search(table, words, where, limit) == expected
    else:
        listed = table.select(where, order, limit)
        assert list(listed) == list(memory.select(where, order, limit))
        assert len(listed) == len(list(listed))


def test_a_table_of_what_ships_answers_as_memory_does(tmp_path: Path, everything: FactBase) -> None:
    write(tmp_path / "facts.parquet", everything, everything.facts)
    table = open_parquet(str(tmp_path / "facts.parquet"))
    for id in {fact.id for fact in everything.facts}:
        assert table.named(id) == everything.named(id)
    keys: list[SortKey | None] = [None, *get_args(SortKey)]
    for where in (Filter(), Filter(latest_only=True), Filter(areas=["CN"], latest_only=True)):
        for key in keys:
            assert_alike(everything, table, Asked([], where, Order(key), None))
    for query in (*(row["query"] for row in listed_queries()[::8]), "造血干细胞捐献者多少人份"):
        assert_alike(everything, table, Asked([query], Filter(latest_only=True), Order(), 5))


def test_the_latest_of_one_source_is_the_latest_too(tmp_path: Path) -> None:
    file = read(SMALL)
    later = replace(file.facts[0], period="2023-05")
    memory = FactBase([replace(file, facts=(file.facts[0], later))])
    write(tmp_path / "facts.parquet", memory, memory.facts)
    table = open_parquet(str(tmp_path / "facts.parquet"))
    latest = Filter(latest_only=True)
    assert list(table.select(latest)) == list(memory.select(latest)) == [later]
