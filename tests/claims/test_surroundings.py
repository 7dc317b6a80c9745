"""What stands around a figure: its date, its place, and who it is of."""

import pytest

from redcross_cli.claims.bodies import is_about_others
from redcross_cli.claims.claim import claims
from redcross_cli.claims.dates import dates


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("2025年12月中旬", "within", "2025-12-01", "2025-12-31"),
        ("2023年上半年", "within", "2023-01-01", "2023-06-30"),
        ("2023年前三季度", "within", "2023-01-01", "2023-09-30"),
        ("as of mid-December 2025", "until", "2025-12-01", "2025-12-31"),
        ("between January and March 2023", "within", "2023-01-01", "2023-03-31"),
        ("the first half of 2023", "within", "2023-01-01", "2023-06-30"),
        ("by New Year's Eve 2025", "until", "2025-12-31", "2025-12-31"),
        ("before May 2017", "before", "2017-05-01", "2017-05-31"),
        ("before the end of 2017", "until", "2017-12-01", "2017-12-31"),
        ("2017年5月之前", "before", "2017-05-01", "2017-05-31"),
        ("2017年底前", "until", "2017-12-01", "2017-12-31"),
    ],
)
def test_a_date_is_read(text: str, kind: str, first: str, last: str) -> None:
    [found] = dates(text)
    assert (found.kind, str(found.first), str(found.last)) == (kind, first, last)


@pytest.mark.parametrize(
    "text", ["after the May 2017 flood", "after 2017’s flood", "30 February 2023", "12023"]
)
def test_what_dates_nothing_is_no_date(text: str) -> None:
    assert list(dates(text)) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2022年捐献1968例；到2023年，升至2157例。", [2022, 2023]),
        ("新增登记2022年近154万人，2023年82万人。", [2022, 2023]),
        ("It was 1.52 million people in 2021 and 1.54 million people in 2022.", [2021, 2022]),
        ("In May 2021 it had 11,000 AEDs, and by late 2025 it had 86,000.", [2021, 2025]),
        ("In 2023 it trained 419 people. That year it also sent 14 teams.", [2023, 2023]),
        ("In 2023 delegations of 16 societies came.", [2023]),
    ],
)
def test_a_figure_has_the_date_that_its_sentence_gives_it(text: str, years: list[int]) -> None:
    assert [claim.date.last.year for claim in claims(text) if claim.date] == years


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("浙江、安徽等地救起218人，湖北英山县获2330万元。", [{"CN-ZJ", "CN-AH"}, {"CN-HB"}]),
        ("京津冀水灾中出动3800人次。", [{"CN-BJ", "CN-TJ", "CN-HE"}]),
        ("Henan did well. The province's Red Cross helped 20 people.", [{"CN-HA"}]),
        ("They helped 20 people, in Hainan alone.", [{"CN-HI"}]),
        ("救助患儿8220名，甘肃另有患儿获救助。", [set()]),
        ("It hosted 43 groups from abroad, and 13 societies came.", [{"abroad"}, set()]),
        ("Across China 20 people were helped; 385 donations went abroad.", [{"CN"}, {"abroad"}]),
    ],
)
def test_a_figure_has_the_places_that_are_named_for_it(text: str, places: list[set[str]]) -> None:
    assert [set(claim.places) for claim in claims(text)] == places


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("The American Red Cross has 20 teams.", True), ("日本红十字社有20支救援队。", True),
        ("Our school has 20 volunteers.", True), ("某市慈善总会慰问3万户。", True),
        ("The Hainan Red Cross helped 47 children.", False),
        ("With the American Red Cross, the Red Cross Society of China has 20 projects.", False),
        ("红十字会慰问3万户。", False), ("义乌市红十字会有志愿者3万人。", True), ("北京市朝阳区红十字会有志愿者3万人。", True),
        ("某高校红十字会有志愿者300人。", True), ("海南省红十字会救助47人。", False), ("新疆维吾尔自治区红十字会救助47人。", False),
        ("各省、自治区、直辖市和地市红十字会有志愿者3万人。", False), ("The Kunshan branch has 300 volunteers.", True),
        ("Yiwu Red Cross has 300 volunteers.", True), ("Inner Mongolia Red Cross has 300 volunteers.", False),
        ("Local Red Cross societies have 300 volunteers.", False),
        ("Since Red Cross societies opened, they had 300 volunteers.", False),
    ],
)  # fmt: skip
def test_whether_a_sentence_is_about_others(text: str, is_so: bool) -> None:
    assert bool(is_about_others(text, len(text))) == is_so
