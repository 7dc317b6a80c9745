"""Whether a figure of a draft may stand: measured on drafts, and on the facts' own sentences."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from redcross_cli.claims.checked import Checked
from redcross_cli.claims.claim import claims
from redcross_cli.claims.draft import Position
from redcross_cli.claims.finding import Verdict
from redcross_cli.claims.judge import Judge
from redcross_cli.facts.base import INDICATORS, FactBase, catalogue_of, file_of
from redcross_cli.facts.model import Fact
from redcross_cli.facts.quantity import to_the_letter
from redcross_cli.figures.figure import Figure
from redcross_cli.figures.reader import find
from redcross_cli.figures.wording import number_in_words
from redcross_cli.terms import Lang
from tests.claims.measure import table
from tests.conftest import ROOT

_HEDGE = re.compile(
    "^(?:more than|over|nearly|about|around|超过|超|近|约|突破) ?|(?<=[0-9万亿])[余多]",
    re.IGNORECASE,
)


SAID = Path(__file__).with_name("said.tsv")


@pytest.fixture(scope="module")
def judge(everything: FactBase) -> Judge:
    return Judge(everything)


def test_drafts_are_judged_as_the_documents_say() -> None:
    assert table() in (ROOT / "docs" / "check.md").read_text(encoding="utf-8")


def said() -> Iterator[tuple[str, str]]:
    """Texts, with the verdict on each figure and the indicator that it is held against."""
    for line in SAID.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            verdicts, _, text = line.partition("\t")
            yield text.replace("\\n", "\n").replace("\\t", "\t"), verdicts


@pytest.mark.parametrize(("text", "verdicts"), [*said()])
def test_a_figure_is_held_against_what_it_is_about(judge: Judge, text: str, verdicts: str) -> None:
    findings = judge.judge(claims(text))
    assert (
        " ".join(f"{f.verdict}:{f.fact.id}" if f.fact else f.verdict for f in findings) == verdicts
    )


# What the first figure of each may be about; the fact with its number, where it has no other's.
ABOUT = (
    ("2023年实现捐献2175例，累计捐献造血干细胞16708例。", ["stem-cell-donations-annual"]),
    ("More than 820,000 people in China are registered as organ donors.", ["organ-donors-registered"]),
    ("The Red Cross hosted delegations from 43 countries and gave emergency aid to 17 countries in 2023.", ["foreign-delegations"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "ids"), ABOUT)
def test_a_figure_need_not_be_what_another_is(judge: Judge, text: str, ids: list[str]) -> None:
    first = next(judge.judge(claims(text)))
    assert list(first.about) == ids
    assert (Checked("-", Position(1, 1), first).meant is None) == (len(ids) > 1)


@pytest.mark.parametrize(
    "text",
    [
        "截至2023年底，公共场所配备AED超6.4万台。",
        "公共场所的AED从2023年底的超6.4万台增至2025年12月的8.6万台。",
        "2023年底以来，公共场所配备AED超6.4万台。",
        "In 2023 the Red Cross installed more than 64,000 AEDs.",
    ],
)
def test_of_two_facts_that_of_the_stated_time_is_meant(judge: Judge, text: str) -> None:
    fact = next(judge.judge(claims(text))).fact
    assert fact is not None
    assert (fact.id, fact.period) == ("aeds-installed", "../2023")


def verdict_at(judge: Judge, text: str, offset: int) -> Verdict | None:
    for finding in judge.judge(claims(text)):
        if finding.claim.figure.start <= offset < finding.claim.figure.end:
            return finding.verdict
    return None


def stated(base: FactBase) -> Iterator[tuple[Fact, str, Figure, Lang]]:
    """The sentences of all facts in which the figure is read, with it."""
    langs: tuple[Lang, ...] = ("zh", "en")
    for fact in base.select(INDICATORS):
        for lang in langs:
            text, own = fact.statement.pick(lang), to_the_letter(fact)
            for figure in find(text):
                if figure.quantity[:3] == own[:3] and own.value is not None:
                    yield fact, text, figure, lang
                    break


def test_what_the_facts_say_themselves_may_stand(everything: FactBase, judge: Judge) -> None:
    """Each sentence has its date, so that no newer figure makes one outdated."""
    given = Counter(verdict_at(judge, text, f.start) for _, text, f, _ in stated(everything))
    assert given.keys() == {"supported", "disputed"}
    assert given["supported"] > 280


def test_a_base_of_one_indicator_knows_its_own_sentences(everything: FactBase) -> None:
    """However few indicators share a word: all of one."""
    facts = everything.named("aeds-installed")
    alone = Judge(FactBase([file_of(catalogue_of(everything), facts)]))
    [latest] = [fact for fact in facts if fact.value == 86000]
    for text in (latest.statement.en, latest.statement.zh):
        [right] = alone.judge(claims(text))
        [wrong] = alone.judge(claims(text.replace("86,000", "68,000").replace("8.6万", "6.8万")))
        assert (right.verdict, wrong.verdict) == ("supported", "contradicted")
    assert [found.verdict for found in alone.judge(claims("The club has 300 members."))] == [
        "unknown"
    ]


def test_a_base_of_one_province_knows_what_the_province_is(everything: FactBase) -> None:
    facts = everything.named("hainan-children-helped")
    hainan = Judge(FactBase([file_of(catalogue_of(everything), facts)]))
    given = [
        next(
            judge.judge(claims(f"2023年，{place}救助重型地贫患儿{number}名。", judge.place))
        ).verdict
        for judge in (hainan, Judge(everything))
        for place in ("全省", "我市红十字会")
        for number in (47, 74)
    ]
    assert given == ["supported", "contradicted", *("unknown",) * 6]


def test_facts_of_all_of_a_city_are_of_that_city(everything: FactBase) -> None:
    [fact] = everything.named("hainan-children-helped")
    said = "2023年，全市救助重型地贫患儿47名。"
    own = replace(fact, statement=replace(fact.statement, zh=said), areas=())
    city = Judge(FactBase([file_of(catalogue_of(everything), [own])]))
    texts = (said, said.replace("47", "74"), said.replace("全市", "我市"))
    given = [next(city.judge(claims(text, city.place, city.bodies))).verdict for text in texts]
    assert given == ["supported", "contradicted", "supported"]


def test_facts_of_another_body_are_checked_whoever_is_named(everything: FactBase) -> None:
    """What else is not about China's Red Cross is about that body: lifeguards, Ireland."""
    [fact] = everything.named("hainan-children-helped")
    zh, en = (
        "2023年，青石县慈善总会资助学生1208名。",
        "In 2023, lifeguards in Ireland helped 1,208 people.",
    )
    title = replace(fact.title, zh="资助学生", en="People helped")
    said = replace(fact.statement, zh=zh, en=en)
    own = replace(fact, title=title, statement=said, value=1208, printed="1208名", areas=())
    known = catalogue_of(everything)
    [source] = [one for one in known.sources if one.id == fact.source]
    source = msgspec.convert({"id": source.id, "title": "Review", "type": "report"}, type(source))
    trust = Judge(FactBase([file_of(replace(known, sources=(source,)), [own])]))
    texts = (zh, en, zh.replace("1208", "1280"), en.replace("1,208", "1,280"))
    given = [next(trust.judge(claims(text, trust.place, trust.bodies))).verdict for text in texts]
    assert given == ["supported", "supported", "contradicted", "contradicted"]


def test_a_fact_may_be_of_none(everything: FactBase) -> None:
    [fact] = everything.named("drowning-rescues")
    none = replace(fact, value=0, printed="0人")
    judge = Judge(FactBase([file_of(catalogue_of(everything), [none])]))
    given = [f.verdict for f in judge.judge(claims("In 2023, 5 people were saved from drowning."))]
    assert given == ["unknown"]


def test_a_branchs_own_name_is_that_of_no_longer_one() -> None:
    bodies = ["York Red Cross", "南县红十字会"]
    ours = ("York Red Cross", "The York branch", "Our branch", "南县红十字会", "全县红十字会")
    others = ("New York Red Cross", "Hull Red Cross", "苍南县红十字会", "本市红十字会")
    texts = [
        f"{name} has 1,200 volunteers." if name.isascii() else f"{name}有志愿者1200名。"
        for name in (*ours, *others)
    ]
    given = [next(claims(text, bodies=bodies)).of_others for text in texts]
    assert given == [*(False,) * len(ours), *(True,) * len(others)]


def test_another_number_is_caught(everything: FactBase, judge: Judge) -> None:
    """Ten times as much, a tenth, a third more, and the first two digits swapped."""
    given: Counter[Verdict | None] = Counter()
    for fact, text, figure, lang in stated(everything):
        value = int(fact.value or 0)
        digits = str(value)
        swapped = int(digits[1] + digits[0] + digits[2:]) if len(digits) > 2 else 0
        known = {other.value for other in everything.named(fact.id)}
        for other in {value * 10, value // 10, value * 13 // 10, swapped} - known - {0}:
            words = figure.printed.replace(
                number_in_words(value, lang), number_in_words(other, lang)
            )
            if words != figure.printed:
                draft = text[: figure.start] + words + text[figure.end :]
                given[verdict_at(judge, draft, figure.start)] += 1
    caught = given.total() - given["supported"] - given["unknown"] - given[None]
    assert given["supported"] <= 2
    assert caught / given.total() > 0.99


def test_a_lost_hedge_is_caught(everything: FactBase, judge: Judge) -> None:
    given: Counter[Verdict | None] = Counter()
    for fact, text, figure, _ in stated(everything):
        bare = _HEDGE.sub("", figure.printed)
        # Where another source prints the number without a hedge, it may stand.
        exact = any(f.comparator == "=" for f in everything.named(fact.id) if f.value == fact.value)
        if bare != figure.printed and not exact:
            draft = text[: figure.start] + bare + text[figure.end :]
            given[verdict_at(judge, draft, figure.start)] += 1
    assert set(given) <= {"hedge", "outdated"}
    assert given["hedge"] > 90
