"""Whether a figure of a draft may stand: measured on drafts, and on the facts' own sentences."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from redcross_cli.claims.checked import Checked
from redcross_cli.claims.claim import claims
from redcross_cli.claims.draft import Position
from redcross_cli.claims.judge import Judge, Verdict
from redcross_cli.facts.base import INDICATORS, FactBase, catalogue_of, file_of
from redcross_cli.facts.memory import FactsInMemory
from redcross_cli.facts.model import Fact
from redcross_cli.facts.quantity import to_the_letter
from redcross_cli.figures.figure import Figure
from redcross_cli.figures.reader import find
from redcross_cli.figures.wording import number_in_words
from redcross_cli.files.loading import load
from redcross_cli.terms import Lang
from tests.claims.measure import judged, rates
from tests.conftest import SHIPPED

_HEDGE = re.compile(
    "^(?:more than|over|nearly|about|around|超过|超|近|约|突破) ?|(?<=[0-9万亿])[余多]",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def everything() -> FactBase:
    return load(SHIPPED)


@pytest.fixture(scope="module")
def judge(everything: FactBase) -> Judge:
    return Judge(everything)


# Part, language and rates, of which docs/check.md has those of what is only measured on.
RATES = (
    ("tuned", "zh", (98.4, 0.8, 100.0, 0.0, 99.4)),
    ("tuned", "en", (99.2, 0.0, 97.7, 0.0, 98.6)),
    ("held", "zh", (98.4, 1.6, 98.8, 5.7, 96.8)),
    ("held", "en", (96.9, 0.0, 96.5, 5.3, 96.0)),
)


def test_drafts_are_judged_as_careful_people_do() -> None:
    rows = list(judged())
    parts = dict.fromkeys((row.part, row.lang) for row in rows)
    found = [(*part, rates([r for r in rows if (r.part, r.lang) == part])) for part in parts]
    assert found == list(RATES)


# The verdict on the first figure of each draft, and the indicator that it is held against.
SAID = (
    # A running total, said as done within the time up to which it counts.
    ("In December 2025, 21,000 stem cell donations were made.", "period", "stem-cell-donations"),
    (
        "In December 2025 there were 21,000 stem cell donations in all.",
        "supported",
        "stem-cell-donations",
    ),
    (
        "By December 2025 there were 21,000 stem cell donations in all.",
        "supported",
        "stem-cell-donations",
    ),
    (
        "In December 2025, 21,000 stem cell donations had been made.",
        "supported",
        "stem-cell-donations",
    ),
    ("In 2023 there were 16,708 stem cell donations.", "period", "stem-cell-donations"),
    ("2025年12月捐献造血干细胞21000例。", "period", "stem-cell-donations"),
    ("截至2025年12月捐献造血干细胞21000例。", "supported", "stem-cell-donations"),
    ("In 2025 the Red Cross installed 86,000 AEDs.", "period", "aeds-installed"),
    ("By late 2025 the Red Cross had installed 86,000 AEDs.", "supported", "aeds-installed"),
    ("In 2025 there were 86,000 AEDs in public places.", "supported", "aeds-installed"),
    ("2025年红十字会安装8.6万台AED。", "period", "aeds-installed"),
    ("2025年，红十字会已在公共场所配备AED8.6万台。", "supported", "aeds-installed"),
    ("Last year China carried out more than 63,000 organ donations.", "period", "organ-donations"),
    ("去年，全国实现器官捐献超6.3万例。", "period", "organ-donations"),
    ("去年，全国累计实现器官捐献超6.3万例。", "supported", "organ-donations"),
    ("截至去年底，全国实现器官捐献超6.3万例。", "supported", "organ-donations"),
    ("本月，全国实现造血干细胞捐献2.1万例。", "period", "stem-cell-donations"),
    ("This month 2,157 stem cell donations were made.", "period", "stem-cell-donations-annual"),
    ("In March 2024, there were nearly 50,000 organ donations.", "period", "organ-donations"),
    # A part of a year, which is the year only where days are missing.
    ("In 2024, 1,766 stem cell donations were recorded.", "period", "stem-cell-donations-annual"),
    ("2025年，红十字会完成应急救护取证培训425万人。", "supported", "first-aid-certified"),
    # Whoever is named is not whom the fact with this number is about.
    (
        "The Hainan Red Cross helped 47 children with thalassaemia.",
        "supported",
        "hainan-children-helped",
    ),
    ("The Hainan Red Cross helped 47 children with leukaemia.", "unknown", None),
    ("In 2023 the Hainan Red Cross helped 47 children with heart disease.", "unknown", None),
    ("海南省红十字会救助地贫患儿47名。", "supported", "hainan-children-helped"),
    ("海南省红十字会救助白血病患儿47名。", "unknown", None),
    ("海南省红十字会救助先心病患儿47名。", "unknown", None),
    # What stands behind an "and", or in the rest of the paragraph, is about others.
    ("It has 41 million volunteers and 1,000 rescue teams with 100,000 members.", "unknown", None),
    ("In 2023, 41 million volunteers and rescue teams of 100,000 members helped.", "unknown", None),
    ("全国红十字系统有4100万名志愿者和1000多支救援队、10万名队员。", "unknown", None),
    # What is counted is the indicator's own name.
    ("The Red Cross has 3.5 million volunteers.", "hedge", "volunteers-registered"),
    ("The Red Cross has nearly 3.5 million volunteers.", "supported", "volunteers-registered"),
    ("There are 2.87 million Red Cross volunteers.", "outdated", "volunteers-registered"),
    ("红十字会有350万志愿者。", "hedge", "volunteers-registered"),
    ("红十字会有近350万注册志愿者。", "supported", "volunteers-registered"),
    ("红十字会有3.4万志愿者。", "unit", "volunteer-organizations"),
    # A hedge of another figure, which the latest cannot be.
    (
        "Nearly 7.3 million people have registered as organ donors in China.",
        "hedge",
        "organ-donors-registered",
    ),
    (
        "More than 7.3 million people have registered as organ donors in China.",
        "supported",
        "organ-donors-registered",
    ),
    ("近730万人登记成为器官捐献志愿者。", "hedge", "organ-donors-registered"),
    # What a whole year had is not what there was by a day of it, nor what other times had.
    (
        "By June 2023 the Red Cross gave first-aid certificates to more than 4.19 million people.",
        "period",
        "first-aid-certified",
    ),
    (
        "By the end of 2023 the Red Cross gave first-aid certificates to more than 4.19 million people.",
        "supported",
        "first-aid-certified",
    ),
    ("截至2023年6月，红十字会开展应急救护取证培训419万余人。", "period", "first-aid-certified"),
    ("截至2023年底，红十字会开展应急救护取证培训419万余人。", "supported", "first-aid-certified"),
    (
        "Over the past decade 565 emergency responses were launched by the Red Cross system.",
        "period",
        "emergency-responses-system",
    ),
    (
        "In the decade to 2024 the Red Cross system launched 565 emergency responses.",
        "period",
        "emergency-responses-system",
    ),
    (
        "In 2024 the Red Cross system launched 565 emergency responses, the most in five years.",
        "supported",
        "emergency-responses-system",
    ),
    (
        "Before 2024 the Red Cross system launched 565 emergency responses.",
        "period",
        "emergency-responses-system",
    ),
    (
        "After 2024 the Red Cross system launched 565 emergency responses.",
        "period",
        "emergency-responses-system",
    ),
    (
        "After the 2024 floods the Red Cross system launched 565 emergency responses.",
        "supported",
        "emergency-responses-system",
    ),
    ("过去三年，红十字会开展应急救护取证培训419万余人。", "period", "first-aid-certified"),
    ("近五年来，红十字会开展应急救护取证培训419万余人。", "period", "first-aid-certified"),
    ("“十四五”以来，红十字会开展应急救护取证培训419万余人。", "period", "first-aid-certified"),
    (
        "近年来，红十字会普及急救，2023年应急救护取证培训419万余人。",
        "supported",
        "first-aid-certified",
    ),
    ("2023年以来，红十字会开展应急救护取证培训419万余人。", "period", "first-aid-certified"),
    ("2023年前，红十字会开展应急救护取证培训419万余人。", "period", "first-aid-certified"),
    ("2023年底前，红十字会开展应急救护取证培训419万余人。", "supported", "first-aid-certified"),
    (
        "Since January 2025, 4.25 million people got Red Cross first-aid certificates.",
        "supported",
        "first-aid-certified",
    ),
    # What each of several or each day has.
    (
        "Every month the Red Cross gives first-aid certificates to more than 4.19 million people.",
        "unknown",
        None,
    ),
    (
        "The Red Cross gives first-aid certificates to more than 4.19 million people a month.",
        "unknown",
        None,
    ),
    ("Each volunteer organization has nearly 3.5 million registered volunteers.", "unknown", None),
    ("Every year, more than 63,000 organ donations are carried out in China.", "unknown", None),
    ("每月有419万余人参加红十字会应急救护取证培训。", "unknown", None),
    ("红十字会每支救援队有队员10万名。", "unknown", None),
    ("红十字救援队员10万名，每支队平均100名。", "supported", "rescue-team-members"),
    # The date of what a figure is set against is not its own.
    (
        "It has 34,000 volunteer service organizations, up from 28,000 in March 2024.",
        "supported",
        "volunteer-organizations",
    ),
    (
        "China has had more than 63,000 organ donations, compared with 9,996 by the end of 2016.",
        "supported",
        "organ-donations",
    ),
    (
        "红十字志愿服务组织有3.4万个，比2024年3月的2.8万个有所增加。",
        "supported",
        "volunteer-organizations",
    ),
    (
        "年度器官捐献从2016年的4080例增至2023年的6450余例。",
        "supported",
        "organ-donations-annual",
    ),
    # One of two that are alike.
    (
        "In 2018 the Red Cross received 3.49 billion yuan in donations.",
        "contradicted",
        "donations-received",
    ),
    (
        "In 2018 the Red Cross spent 3.94 billion yuan in donations.",
        "contradicted",
        "donations-spent",
    ),
    (
        "In 2018 the Red Cross spent 3.49 billion yuan of its donations.",
        "supported",
        "donations-spent",
    ),
    ("2018年红十字会接收捐赠34.9亿元。", "contradicted", "donations-received"),
    ("2018年红十字会捐赠支出34.9亿元。", "supported", "donations-spent"),
    (
        "China's Red Cross has more than 3.4 million registered volunteers.",
        "contradicted",
        "volunteers-registered",
    ),
    # What is said not to be so is not held against what is.
    ("In 2023, Red Cross volunteers did not rescue 218 people from the water.", "unknown", None),
    ("In 2023, the Red Cross hardly trained more than 4.19 million people.", "unknown", None),
    ("2023年，红十字会救起218人的说法不实。", "unknown", None),
    (
        "In 2023, Red Cross volunteers not only rescued 218 people from the water.",
        "supported",
        "drowning-rescues",
    ),
    # What the whole country had is no figure of one place, unless among others.
    ("积石山地震救援中，红十字会出动救援队员近5800人。", "place", "rescuers-deployed"),
    (
        "In the Jishishan relief the Red Cross put in more than 1.53 billion yuan in cash and goods.",
        "place",
        "disaster-relief-value",
    ),
    (
        "2023年，红十字会在河北水灾等灾害中投入款物超15.3亿元。",
        "supported",
        "disaster-relief-value",
    ),
    (
        "After the Jishishan quake the Red Cross put 1.53 billion yuan into disaster relief nationwide.",
        "hedge",
        "disaster-relief-value",
    ),
    # Who has signed up has not donated yet, and a register is not what one year added.
    ("全国已有超730万人捐献器官。", "unknown", None),
    (
        "More than 7.3 million people have donated their organs.",
        "contradicted",
        "organ-donations",
    ),
    (
        "In 2025, more than 7.3 million people signed up to donate organs.",
        "period",
        "organ-donors-registered",
    ),
    (
        "In 2025, nearly 3.5 million volunteers were registered with the Red Cross.",
        "supported",
        "volunteers-registered",
    ),
    # The bodies that are counted, and those that a share is of.
    ("2023年，红十字会在24个市开展送温暖活动。", "unit", "warmth-provinces"),
    ("2023年，红十字会在24个省区市开展送温暖活动。", "supported", "warmth-provinces"),
    ("2023年，红十字会向17个国际组织提供紧急援助。", "unit", "aid-countries"),
    ("2023年，160个乡镇获得博爱家园项目覆盖。", "unit", "key-counties-covered"),
    ("2023年，150个农村博爱家园项目完成验收。", "contradicted", "rural-fraternity-homes"),
    ("全国80%以上的县级红十字会建立了捐献志愿服务队。", "unit", "prefecture-donation-teams"),
    (
        "县级红十字会中，超过80%组建了造血干细胞捐献志愿服务队。",
        "unit",
        "prefecture-donation-teams",
    ),
    (
        "More than 80% of schools have stem cell donation teams.",
        "unit",
        "prefecture-donation-teams",
    ),
    (
        "More than four-fifths of prefecture-level societies have stem cell donation teams.",
        "supported",
        "prefecture-donation-teams",
    ),
    ("红十字会有救援队七大类1000余支。", "unknown", None),
    ("全国14亿人中已有超过665万人登记捐献器官。", "unknown", None),
    (
        "In 2023 acceptance inspection was finished for 179 rural Fraternity Homes.",
        "supported",
        "rural-fraternity-homes",
    ),
    # People are no person-times, and no samples.
    ("In 2025, the Red Cross deployed 29,921 people.", "unit", "rescuer-deployments"),
    ("中华骨髓库入库数据达372万人份。", "unit", "marrow-samples"),
    # A running total is of a run of years only if it began with it.
    ("近两年，AED配置8.6万台。", "period", "aeds-installed"),
    ("近年来，红十字会在公共场所配备AED 8.6万台。", "supported", "aeds-installed"),
    (
        "Over the past decade more than 18 million people got Red Cross first-aid certificates.",
        "period",
        "first-aid-certified",
    ),
    (
        "Since 2021, 86,000 AEDs have been installed in public places.",
        "period",
        "aeds-installed",
    ),
    (
        "Since its relaunch in 2001 the China Marrow Donor Program has had 21,000 donations.",
        "supported",
        "stem-cell-donations",
    ),
    ("2023年底公共场所AED超过6.4万台。", "supported", "aeds-installed"),
    ("2025年全年，红十字会完成应急救护取证培训425万人。", "period", "first-aid-certified"),
)


@pytest.mark.parametrize(("text", "verdict", "id"), SAID)
def test_a_figure_is_held_against_what_it_is_about(
    judge: Judge, text: str, verdict: Verdict, id: str | None
) -> None:
    first = next(judge.judge(claims(text)))
    assert (first.verdict, first.fact and first.fact.id) == (verdict, id)


# The verdict on the last figure of each.
SAID_LAST = (
    ("From 28,000 in March 2024 the volunteer service organizations grew to 34,000.", "supported"),
    ("In 2023 stem cell donations rose to 2,157, from 1,968 in 2022.", "supported"),
    ("The 34,000 volunteer service organizations are 6,000 more than in March 2024.", "unknown"),
    ("红十字志愿服务组织有3.4万个，比2024年3月的2.8万个有所增加。", "supported"),
    ("注册志愿者从2024年3月的287万增至近350万。", "supported"),
    (
        "AEDs in public places rose from more than 64,000 in 2023 to 86,000 in December 2025.",
        "supported",
    ),
    ("Against the 2022 floods China's Red Cross deployed 172 rescue teams.", "period"),
    ("| 指标 | 2023年 | 2022年 |\n| 造血干细胞捐献（例） | 2157 | 1968 |", "unknown"),
    ("指标\t2023年\t2022年\n造血干细胞捐献（例）\t2157\t1968", "unknown"),
    ("| 造血干细胞捐献 | 1968例 |", "outdated"),
    ("It helped 3,383 children with leukaemia and 8,220 with heart disease.", "contradicted"),
    ("It helped 3,383 children with heart disease and 8,220 with leukaemia.", "supported"),
    ("红十字会救助白血病患儿3383名、先心病患儿8220名。", "contradicted"),
    ("2023年，参加援外培训的有近300人，来自17个国家。", "contradicted"),
    ("The Red Cross sent 172 rescue teams with almost 5,800 rescuers.", "supported"),
    (
        "It sent 172 rescue teams with almost 5,800 rescuers, working out at 34 people each.",
        "unknown",
    ),
)


@pytest.mark.parametrize(("text", "verdict"), SAID_LAST)
def test_a_figure_behind_another_is_held_against_its_own(
    judge: Judge, text: str, verdict: Verdict
) -> None:
    assert [finding.verdict for finding in judge.judge(claims(text))][-1] == verdict


# What the first figure of each may be about; the fact with its number, where it has no other's.
ABOUT = (
    ("2023年实现捐献2175例，累计捐献造血干细胞16708例。", ["stem-cell-donations-annual"]),
    ("2023年，积石山地震中红十字会救出218人。", ["jishishan-rescuers", "drowning-rescues"]),
    (
        "The Red Cross hosted delegations from 43 countries and gave emergency aid to 17 countries"
        " in 2023.",
        ["foreign-delegations"],
    ),
    (
        "Volunteers gave first aid to 218 people in 2023.",
        ["first-aid-certified", "drowning-rescues"],
    ),
)


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
def test_of_two_facts_with_the_number_that_of_the_stated_time_is_meant(
    judge: Judge, text: str
) -> None:
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
    alone = Judge(FactsInMemory([file_of(catalogue_of(everything), facts)]))
    [latest] = [fact for fact in facts if fact.value == 86000]
    for text in (latest.statement.en, latest.statement.zh):
        [right] = alone.judge(claims(text))
        [wrong] = alone.judge(claims(text.replace("86,000", "68,000").replace("8.6万", "6.8万")))
        assert (right.verdict, wrong.verdict) == ("supported", "contradicted")
    assert [found.verdict for found in alone.judge(claims("The club has 300 members."))] == [
        "unknown"
    ]


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
