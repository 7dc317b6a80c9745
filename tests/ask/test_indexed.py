"""The search index of a database finds and ranks as the search in memory does."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcross_cli.ask import indexed
from redcross_cli.ask.query import fields_of
from redcross_cli.ask.search import nothing_found, search
from redcross_cli.facts.base import FactBase, Filter, references
from redcross_cli.facts.database import FactsInDatabase
from redcross_cli.facts.memory import FactsInMemory
from redcross_cli.facts.model import FactFile
from redcross_cli.output.database import write
from redcross_cli.output.prepared import of_facts
from tests.strategies import fact_files

QUERIES = Path(__file__).parent.parent / "search_queries.tsv"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("index")


def queries(base: FactsInMemory) -> list[list[str]]:
    """The judged queries, and pieces of what the facts say."""
    with QUERIES.open(encoding="utf-8") as file:
        judged = [row["query"].split() for row in csv.DictReader(file, delimiter="\t")]
    chance = random.Random(1)
    pieces = []
    for fact in base.facts[::4]:
        for text in (fact.title.zh, fact.statement.zh, fact.note.zh if fact.note else ""):
            start = chance.randrange(len(text) + 1)
            pieces.append([text[start : start + chance.randint(1, 4)] or "红"])
        words = fact.statement.en.split()
        pieces.append(chance.sample(words, 2))
        pieces.append([chance.choice(words)[: chance.randint(1, 5)], chance.choice(fact.title.zh)])
        pieces.append([str(fact.printed or fact.period)])
    odd = ["%", "80%", "*", '"', "NEAR(a b)", "title : a", "')--", "é", "体", "體", "19", "a OR b"]
    return [*judged, *pieces, *([word] for word in odd)]


@pytest.mark.parametrize("few", [indexed.FEW, 0])
def test_the_index_finds_what_a_search_in_memory_finds(
    base: FactsInMemory, database: FactsInDatabase, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(indexed, "FEW", few)
    for words in queries(base):
        expected = [fact.id for fact in search(base, words).facts]
        for limit in (1, 5) if few == 0 else (None, 5):
            found = [fact.id for fact in search(database, words, limit=limit).facts]
            assert found == expected[:limit], (words, limit)


@given(file=fact_files(), data=st.data())
def test_whatever_the_facts_say_is_found_alike(
    folder: Path, file: FactFile, data: st.DataObject
) -> None:
    base = FactsInMemory([file])
    path = folder / "facts.db"
    write(path, references(base), of_facts(references(base), base.facts), "facts")
    database = FactsInDatabase(path)
    fields = [texts for fact in base.facts for texts in fields_of(fact, base).values()]
    said = [text for texts in fields for text in texts] or ["none"]
    words = []
    for text in data.draw(st.lists(st.sampled_from(said), min_size=1, max_size=2)):
        start = data.draw(st.integers(0, len(text) - 1))
        words.append(text[start : data.draw(st.integers(start + 1, len(text)))])
    limit = data.draw(st.sampled_from([None, 1, 2]))
    expected = [fact.id for fact in search(base, words, limit=limit).facts]
    indexed.FEW, few = data.draw(st.sampled_from([0, indexed.FEW])), indexed.FEW
    try:
        assert [fact.id for fact in search(database, words, limit=limit).facts] == expected
    finally:
        indexed.FEW = few


def test_a_search_within_a_filter_is_the_same(base: FactBase, database: FactsInDatabase) -> None:
    for within in (
        Filter(themes=["volunteering", "disaster-prevention"]),
        Filter(units=["people"]),
        Filter(areas=["CN-HI"], indicators_only=True),
        Filter(prefix="hainan", sources=["crcn-2024"]),
    ):
        for words in (["志愿者"], ["people"], ["zyz"], ["志願者"], ["地贫"]):
            expected = [fact.id for fact in search(base, words, within).facts]
            assert [fact.id for fact in search(database, words, within).facts] == expected


@pytest.mark.parametrize("words", [["volunter"], ["志愿者", "xyz"], ["直升飞机"], ["甘肃", "海南"]])
def test_what_is_said_when_nothing_is_found_is_the_same(
    base: FactBase, database: FactsInDatabase, words: list[str]
) -> None:
    assert nothing_found(database, words) == nothing_found(base, words)
