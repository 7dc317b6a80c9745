"""The shipped facts say in our own words what their source says."""

import re
from collections.abc import Collection, Iterator

from msgspec import UNSET

from redcross_cli.facts.base import FactBase

# The most characters in a row that a text of ours may share with the article.
MOST = 14

# Names that both have to print alike: a name is not wording.
NAMES = (
    # Political terms
    "“两个确立”",
    "“学思想、强党性、重实践、建新功”",
    "习近平新时代中国特色社会主义思想",
    # Organisations, teams and people
    "中央和国家机关工委办公厅",
    "红十字国际委员会",
    "援布基纳法索医疗队",
    # Campaigns, projects and days
    "“关爱生命、救在身边”",
    "“救在身边+生命教育”",
    "“预防溺水、救在身边”",
    "“红十字救在身边”",
    "“小而美、接地气、惠民生”",
    "国家防灾减灾日",
    # Countries, listed
    "法国、白俄罗斯、格鲁吉亚、越南、意大利",
    # Meetings and honours
    "第三届“一带一路”国际合作高峰论坛民心相通分论坛",
    "“全国援外医疗工作先进集体”",
    "全国学雷锋志愿服务“四个100”",
)
TITLE = "《[^》]+》"
FIGURE = "[0-9.]+[余多万亿]*"


def test_no_chinese_text_is_copied_from_the_article(base: FactBase, article: str) -> None:
    assert list(_copied(base, article, NAMES)) == []


def test_no_name_is_listed_in_vain(base: FactBase, article: str) -> None:
    for name in NAMES:
        others = [other for other in NAMES if other != name]
        assert any(_copied(base, article, others)), name


def _copied(base: FactBase, article: str, names: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """What is shared beyond the limit: the id, the key, and the characters."""
    exempt = re.compile("|".join((*map(re.escape, names), TITLE, FIGURE)))
    for id, key, text in _chinese_texts(base):
        for part in exempt.split("".join(text.split())):
            for start in range(len(part) - MOST):
                run = part[start : start + MOST + 1]
                if run in article:
                    yield id, key, run


def _chinese_texts(base: FactBase) -> Iterator[tuple[str, str, str]]:
    for theme in base.themes.values():
        yield theme.id, "title", theme.title.zh
        yield theme.id, "policy", theme.policy.zh
    for fact in base.facts:
        yield fact.id, "title", fact.title.zh
        yield fact.id, "statement", fact.statement.zh
        if fact.note is not UNSET:
            yield fact.id, "note", fact.note.zh
