"""Ranges whose scale stands once, and what stands before or behind a number and moves it."""

import pytest

from tests.figures.test_reader import read


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # The first number shares the last word of the scale, but only where it is the smaller one.
        ("二十到三十万人，一百至二百亿元，一千到两千万，八千至一亿二千万元。", [("二十到三十万人", "= 200000 to 300000", "人"), ("一百至二百亿元", "= 10000000000 to 20000000000", "元"), ("一千到两千万", "= 10000000 to 20000000", ""), ("八千至一亿二千万元", "= 80000000 to 120000000", "元")]),
        ("五百到一万人，九千到一万人，一千到十万人，一百到三百人。", [("五百到一万人", "= 500 to 10000", "人"), ("九千到一万人", "= 9000 to 10000", "人"), ("一千到十万人", "= 1000 to 100000", "人"), ("一百到三百人", "= 100 to 300", "人")]),
        # A single digit shares all of it but 十.
        ("三至五百万元，三到五百人，一至二十万元，三到五十人。", [("三至五百万元", "= 3000000 to 5000000", "元"), ("三到五百人", "= 300 to 500", "人"), ("一至二十万元", "= 10000 to 200000", "元"), ("三到五十人", "= 3 to 50", "人")]),
        ("八千至一万亿元，一万至两万亿元，二十到三十打鸡蛋。", [("八千至一万亿元", "= 800000000000 to 1000000000000", "元"), ("一万至两万亿元", "= 1000000000000 to 2000000000000", "元"), ("二十到三十打", "= 240 to 360", "")]),
        ("A hundred to two hundred thousand people, one to two hundred thousand.", [("A hundred to two hundred thousand people", "= 100000 to 200000", "people"), ("one to two hundred thousand", "= 100000 to 200000", "")]),
        ("Eight hundred to a thousand, ten to two hundred, five hundred to a million.", [("Eight hundred to a thousand", "= 800 to 1000", ""), ("ten to two hundred", "= 10 to 200", ""), ("five hundred to a million", "= 500 to 1000000", "")]),
        ("From one hundred to two hundred thousand", [("one hundred", "= 100", "it may share the scale of the next figure"), ("two hundred thousand", "= 200000", "")]),
        # What is not read makes what stands behind it unsure.
        ("有2万3至4千人，十五至二十余万人，零下二十到三十度。千分之三到五。", [("4千人", "= 4000", "it may be a range or a change"), ("二十余万人", "> 200000", "it may be a range or a change"), ("零下二十", "= -20", "it may be a range or a change"), ("三十度", "= 30", "it may be a range or a change"), ("千分之三到五", "= 0.003 to 0.005", "")]),
        ("共捐3 000,50元，不是1,234.5元。", [("3 000", "= 3000", "its point or comma can be read in two ways"), ("50元", "= 50", "its point or comma can be read in two ways"), ("1,234.5元", "= 1234.5", "元")]),
        ("百至二百人，三两个人，三两好友，三两牛肉，3‱。", [("百至二百人", "= 100 to 200", "人"), ("三两个", "= 2 to 3", "个"), ("三两", "= 3", "两"), ("3‱", "= 0.0003", "")]),
        ("2-1/2 million, a 3-1/2 inch pipe, 3‱; they won 2-1.", [("2-1/2 million", "= 2500000", ""), ("3-1/2 inch", "= 3.5", "inch"), ("3‱", "= 0.0003", "")]),
        # Hedges.
        ("刚过300人，刚过完年，百分之二十弱，300人只多不少，300人打不住。", [("刚过300人", "> 300", "人"), ("百分之二十弱", "< 20", "%"), ("300人只多不少", ">= 300", "人"), ("300人打不住", "> 300", "人")]),
        ("几乎300人，几乎一夜之间，离300人还差得远，离家300米。", [("几乎300人", "< 300", "人"), ("300人", "= 300", "a denying word before may turn its hedge"), ("300米", "= 300", "米")]),
        ("Nowhere near 300 people; far from 300 people; far from two schools.", [("Nowhere near 300 people", "< 300", "people"), ("300 people", "= 300", "a denying word before may turn its hedge"), ("two schools", "= 2", "schools")]),
        ("300 people, if not more; 40 beds, perhaps more; 40 beds, if that; 300 people, if not 400 beds; 300 came in all, if not more; 20% more.", [("300 people, if not more", ">= 300", "people"), ("40 beds, perhaps more", ">= 40", "beds"), ("40 beds, if that", "<= 40", "beds"), ("300 people", "= 300", "the words behind it may hedge it"), ("400 beds", "= 400", "beds"), ("300", "= 300", "the words behind it may hedge it"), ("20%", "= 20", "%")]),
    ],
)  # fmt: skip
def test_a_range_or_hedge_is_read(text: str, figures: list[tuple[str, str, str]]) -> None:
    assert read(text) == figures
