"""Reading figures in running text: what the corpora do not show one by one."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from redcross_cli.figures.ages import AGE, with_ages
from redcross_cli.figures.reader import find
from tests.conftest import ARTICLE, calls_of


def read(text: str) -> list[tuple[str, str, str]]:
    """The figures of a text: as printed, what they say, what they count or why they are unsure."""
    said = []
    for figure in find(text):
        value, comparator, upper, _ = figure.quantity
        number = "?" if value is None else f"{value.normalize():f}"
        end = f" to {upper.normalize():f}" if upper is not None else ""
        said.append((figure.printed, f"{comparator} {number}{end}", figure.doubt or figure.counts))
    return said


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # A heading has no full stop, and no part in the sentence below it.
        ("World tour for top players\n\nTwo players left.\nHelp at work\nThree nurses stayed.", [("Two players", "= 2", "players"), ("Three nurses", "= 3", "nurses")]),
        ("学习党的二十大和二十届历次全会精神［12］，长三角、电厂三期建成。", []),
        ("三次产业结构为4.0∶37.7∶58.3，PM_2.5下降。", []),
        ("达到30万元/人左右，加注880万吨，智能算力4800PF，占全国1/4。", [("30万元/人左右", "~ 300000", "元"), ("880万吨", "= 8800000", "吨"), ("4800PF", "= 4800", "PF"), ("1/4", "= 0.25", "")]),
        ("分别高于全国12.7个、12个百分点，为390万65岁以上老人体检。", [("12.7个", "= 12.7", "个百分点"), ("12个百分点", "= 12", "个百分点"), ("390万", "= 3900000", "")]),
        ("Users clicked on links in spam. Another 1,700 left, and one in ten e-mail users stayed.", [("1,700", "= 1700", ""), ("one in ten", "= 0.1", "")]),
        ("Rates were pushed up to 2.25%; it broke an 18-month truce.", [("2.25%", "= 2.25", "%"), ("18-month", "= 18", "month")]),
        ("It grew for six quarters, between 3-4%, adding $1.89 to $48.62.", [("six quarters", "= 6", "it may be a fraction"), ("between 3-4%", "= 3 to 4", "%"), ("$1.89", "= 1.89", "$"), ("$48.62", "= 48.62", "$")]),
        ("Chapter 11 rules, a top 10 album, by 1300 GMT; a 10 hour drive for 1.6m Danes at 481.42m yuan.", [("10 hour", "= 10", "hour"), ("1.6m Danes", "= 1600000", "Danes"), ("481.42m yuan", "= 481420000", "yuan")]),
        ("救起何止218人，没有300人，三百好几十人。", [("何止218人", "> 218", "人"), ("300人", "= 300", "a denying word before may turn its hedge"), ("几十人", "~ ?", "its digits stand apart")]),
        ("218 ± 20 people, a third of a million seals, nineteen eighty-four cats.", [("218", "= 218", "it may be a range or a change"), ("20 people", "= 20", "it may be a range or a change"), ("a third of a million seals", "~ 333333.3333333333333333333333", "seals"), ("nineteen", "= 19", "it may be part of a longer number"), ("eighty-four cats", "= 84", "it may be part of a longer number")]),
        ("Teams of twenty and three hundred volunteers; one million out of 1.4 billion; a good two hours.", [("twenty", "= 20", "volunteers"), ("three hundred volunteers", "= 300", "volunteers"), ("one million out of 1.4 billion", "~ 0.0007142857142857142857142857143", ""), ("a good two hours", ">= 2", "hours")]),
        ("二百多分之一", [("二百多分之一", "< 0.005", "")]),
        ("共募集1亿2千万元。", [("1亿2千万元", "= 120000000", "元")]),
        # A number is read in the language of what stands right behind it.
        ("中国红十字会 2023: water rescues saved 218万人 from drowning.", [("218万人", "= 2180000", "人")]),
        ("中国红十字会 in 2023 trained 419万余人 in first aid.", [("419万余人", "> 4190000", "人")]),
        ("据报道，donations reached 39.4 亿元 in 2018.", [("39.4 亿元", "= 3940000000", "元")]),
        ("功率1500W；粉丝突破10W，10W人阅读。", [("1500W", "= 1500", "W"), ("突破10W", "> 10", "W may be watts or ten thousand"), ("10W人", "= 100000", "人")]),
        ("比去年快2.1个百分点；高于对照组的81.4%，约为上年的两倍；全長十六.三公里。", [("2.1个百分点", "= 2.1", "个百分点"), ("81.4%", "= 81.4", "%"), ("约为上年的两倍", "~ 2", "倍"), ("十六.三公里", "= 16.3", "公里")]),
        ("共募集1亿2000万元。", [("1亿2000万元", "= 120000000", "元")]),
        ("上百人参加。", [("上百人", ">= 100", "人")]),
        ("新建10至20个站点。", [("10至20个", "= 10 to 20", "个")]),
        ("八成以上，近九成。", [("八成以上", ">= 80", "%"), ("近九成", "< 90", "%")]),
        ("占三分之一，增长3.5倍。", [("三分之一", "~ 0.3333333333333333333333333333", ""), ("3.5倍", "= 3.5", "倍")]),
        ("超过80%以上，约300余人，约值20元。", [("超过80%以上", "> 80", "%"), ("约300余人", "~ 300", "人"), ("约值20元", "~ 20", "元")]),
        ("拾万零五十六元，三佰五十元。", [("拾万零五十六元", "= 100056", "元"), ("三佰五十元", "= 350", "元")]),
        ("起碼300人，預估3000人，最高獎勵2萬元，三百會員。", [("起碼300人", ">= 300", "人"), ("預估3000人", "~ 3000", "人"), ("最高獎勵2萬元", "<= 20000", "元"), ("三百會員", "= 300", "会员")]),
        ("衝擊八強，三成強；伍參加，參佰元。", [("三成強", "> 30", "%"), ("參佰元", "= 300", "元")]),
        ("壹萬分之肆", [("壹萬分之肆", "= 0.0004", "")]),
        ("负3分之负一百五十七", []),
        ("二点四五亿元", [("二点四五亿元", "= 245000000", "元")]),
        ("达到或超过30%，大于或者等于40。", [("达到或超过30%", ">= 30", "%"), ("大于或者等于40", ">= 40", "")]),
        ("介于10元与20元间", [("10元与20元间", "= 10 to 20", "元")]),
        ("详见 https://www.test.com/search?q=30%25%2020%and", []),
        ("分别为12人、30人和45人。", [("12人", "= 12", "人"), ("30人", "= 30", "人"), ("45人", "= 45", "人")]),
        ("分别投入320、275和180万元。", [("320", "= 3200000", "元"), ("275", "= 2750000", "元"), ("180万元", "= 1800000", "元")]),
        ("近三年来，近二、三年来，过去七、八个月，其余48人获救。", [("48人", "= 48", "人")]),
        ("一带一路、三峡、千斤顶、第七届、2023年、3月5日上午8点30分。", []),
        ("⼈工救治２８７万⼈。", [("２８７万⼈", "= 2870000", "人")]),
        ("More than 4.19 million people were trained.", [("More than 4.19 million people", "> 4190000", "people")]),
        ("We gave out 26,000 lifejackets and up to 400 bags.", [("26,000 lifejackets", "= 26000", "lifejackets"), ("up to 400 bags", "<= 400", "bags")]),
        ("Six beds and upwards of 200 patients, once a quarter, above the five-year average.", [("Six beds", "= 6", "beds"), ("upwards of 200 patients", "> 200", "patients")]),
        ("每10人中有3", [("10人", "= 10", "人"), ("3", "= 3", "")]),
        ("每人300元，其余的不超过。", [("300元", "= 300", "元")]),
        ("气温最高达39℃，比去年的300人多。", [("39℃", "= 39", "℃"), ("300人", "= 300", "人")]),
        ("约1/5000，3至6年级。", [("约1/5000", "~ 0.0002", "")]),
        ("It was 10 degrees Celsius below zero.", [("10 degrees Celsius below zero", "= -10", "degrees Celsius")]),
        ("She sells thirty, maybe forty; $20, maybe $30; it lost, at most, 12; about, what, 200; 300 men since then, give or take. It takes ten, fifteen minutes, up to, and at times over, 12 hours; no doctor within 50 km, within 20 working days; $200 plus $15; 60 to as much as 90 mm.", [("thirty, maybe forty", "~ 30 to 40", ""), ("$20, maybe $30", "~ 20 to 30", "$"), ("at most, 12", "<= 12", ""), ("about, what, 200", "~ 200", ""), ("300 men since then, give or take", "~ 300", "men"), ("ten", "= 10", "it may be a range or a list"), ("fifteen minutes", "= 15", "it may be a range or a list"), ("up to, and at times over, 12 hours", "<= 12", "words between may change its hedge"), ("within 50 km", "<= 50", "km"), ("within 20 working days", "<= 20", "working days"), ("$200", "= 200", "$"), ("$15", "= 15", "$"), ("60 to as much as 90 mm", "~ 60 to 90", "mm")]),
        ("Areas 2 and 4 remains shut; effects range from 0.12 to 0.31 deviations (large); served from 7 to 10. The cost rose from $3 to $5; it serves from 30 to 40. Of these, 17 (38%) and over 1.2B people; between a third and a half of them, 0.4 of a percentage point; two-factor logins for the 737-800 on iOS 17.2.", [("from 0.12 to 0.31 deviations", "= 0.12 to 0.31", "deviations"), ("$3", "= 3", "$"), ("$5", "= 5", "$"), ("from 30 to 40", "= 30 to 40", ""), ("17", "= 17", ""), ("38%", "= 38", "%"), ("over 1.2B people", "> 1200000000", "people"), ("between a third and a half", "~ 0.3333333333333333333333333333 to 0.5", ""), ("0.4 of a percentage point", "= 0.4", "percentage points")]),
        ("距地震已过去61个小时，隔七八天一次；每户限领两份；3元5角，9角3分；见表4—2；跑出3分58秒21。二百八到三百五一晚，凌晨两三点，十二点开饭；没有低过三百万元，三百万之谱；一多半，三分之一强的人。3号楼2单元502的老人，李女士138 0013 8000；没有一个学生的成绩低于60分；至少（据统计）300人；配一名领队，CPI 2—3%。", [("61个小时", "= 61", "个小时"), ("七八天", "= 7 to 8", "天"), ("限领两份", "<= 2", "份"), ("3元5角", "= 3.5", "元"), ("9角3分", "= 9.3", "角"), ("二百八到三百五", "= 280 to 350", ""), ("没有低过三百万元", ">= 3000000", "元"), ("三百万之谱", "~ 3000000", ""), ("一多半", "> 0.5", ""), ("三分之一强", "> 0.3333333333333333333333333333", ""), ("没有一个学生的成绩低于60分", ">= 60", "分"), ("至少（据统计）300人", ">= 300", "人"), ("一名", "= 1", "名"), ("2—3%", "= 2 to 3", "%")]),
        ("It was spread over 15 districts.", [("15 districts", "= 15", "districts")]),
        ("A film about 12 nurses who left.", [("12 nurses", "= 12", "nurses")]),
        ("Donations surpassed $2.5m, nearing half a million gifts.", [("surpassed $2.5m", "> 2500000", "$"), ("nearing half a million gifts", "< 500000", "gifts")]),
        ("On 5 May 2023, the 75th anniversary, at 8:30 a.m., call 0800 138 1619.", []),
        ("加强队伍管理，备用金人民币贰佰叁拾伍万元。", [("人民币贰佰叁拾伍万元", "= 2350000", "元")]),
        ("全国有287万人（2.87 million registered volunteers）。", [("287万人", "= 2870000", "人"), ("2.87 million registered volunteers", "= 2870000", "registered volunteers")]),
        ("The article has 15.3亿余元, for 172 teams.", [("15.3亿余元", "> 1530000000", "元"), ("172 teams", "= 172", "teams")]),
        ("Call +44 1632 960 271 or (202) 555-0143.", []),
        ("It cost five dollars and 30 cents.", [("five dollars", "= 5", "it is part of a sum"), ("30 cents", "= 30", "it is part of a sum")]),
        ("约占体重的7%至8%，气温-12℃~-8℃，歼-20首飞。", [("约占体重的7%至8%", "~ 7 to 8", "%"), ("-12℃~-8℃", "= -12 to -8", "℃")]),
        ("单笔最低0.1元，最高500万元。每人最高资助2万元。", [("0.1元", "= 0.1", "元"), ("500万元", "= 5000000", "元"), ("最高资助2万元", "<= 20000", "元")]),
        ("公示不少于七日，七日抵达；树龄超过1500年，1500年建成。", [("不少于七日", ">= 7", "日"), ("超过1500年", "> 1500", "年")]),
        ("跨过两个千亿台阶，透支五十港元一次，上调3.5元至79.9元。", [("两个", "= 2", "个"), ("五十港元", "= 50", "港元"), ("3.5元至79.9元", "= 3.5 to 79.9", "it may be a range or a change")]),
        ("没有一个省派出少于300名，没有人捐款超过500元，从未低于90%。", [("没有一个省派出少于300名", ">= 300", "名"), ("没有人捐款超过500元", "<= 500", "元"), ("从未低于90%", ">= 90", "%")]),
        ("并非所有队伍都超过30人；会员增加500至1200人。", [("超过30人", "> 30", "a denying word before may turn its hedge"), ("500至1200人", "= 500 to 1200", "it may be a range or a change")]),
        ("捐款320、275和180万元。派出医生、护士90及80万元物资。", [("320", "= 320", "it may share the scale of the next figure"), ("275", "= 275", "it may share the scale of the next figure"), ("180万元", "= 1800000", "元"), ("90", "= 90", "it may share the scale of the next figure"), ("80万元", "= 800000", "元")]),
        ("每万人拥有3.5名，每百户居民有2名；每5人中就有1人献血。", [("3.5名", "= 3.5", "it may be a share"), ("2名", "= 2", "it may be a share"), ("每5人中就有1人", "= 0.2", "")]),
        ("有十五、六岁的，二十七、八名，三百七、八十人，约四、五百人；第五、六名，一、二级医院。", [("十五、六岁", "= 15 to 16", "岁"), ("二十七、八名", "= 27 to 28", "名"), ("三百七、八十人", "= 370 to 380", "人"), ("约四、五百人", "~ 400 to 500", "人")]),
        ("十五、六岁的孩子", [("十五、六岁", "= 15 to 16", "it may number a list")]),
        ("四、五百人参加，15、6岁。", [("四、五百人", "= 400 to 500", "it may number a list"), ("15", "= 15", "it may be a range or a list"), ("6岁", "= 6", "it may be a range or a list")]),
        ("有30至50余人，几百到一千人。", [("30", "= 30", "it may be a range or a change"), ("50余人", "> 50", "it may be a range or a change"), ("几百", "~ ?", "it may be a range or a change"), ("一千人", "= 1000", "it may be a range or a change")]),
        ("半个多月，有超过半数、近六成的志愿者。", [("半个多月", "> 0.5", "个月"), ("超过半数", "> 0.5", ""), ("近六成", "< 60", "%")]),
        ("配备AED5000台，再配AED8.6万台。", [("5000台", "= 5000", "台"), ("8.6万台", "= 86000", "台")]),
        ("七十有三的老人等了俩月，房贷三千五。", [("七十有三", "= 73", "nothing says what it counts"), ("俩月", "= 2", "个月"), ("三千五", "= 3500", "")]),
        ("Volunteers rose by 500 to 1,200, donations by $2 million to $5 million, and prices by 5 to 10%; they put up 40 to 45 tents.", [("500 to 1,200", "= 500 to 1200", "it may be a range or a change"), ("$2 million to $5 million", "= 2000000 to 5000000", "it may be a range or a change"), ("5 to 10%", "= 5 to 10", "%"), ("40 to 45 tents", "= 40 to 45", "tents")]),
        ("No province sent fewer than 300 volunteers. None of the teams had more than 30 members.", [("No province sent fewer than 300 volunteers", ">= 300", "volunteers"), ("None of the teams had more than 30 members", "<= 30", "members")]),
        ("It never fell below 300, it cannot be below 90%. Nobody may exceed 40.", [("never fell below 300", ">= 300", ""), ("cannot be below 90%", ">= 90", "%"), ("Nobody may exceed 40", "<= 40", "")]),
        ("Few had more than 300 beds. No aid reached over 90 homes. No rain fell for more than 30 days.", [("more than 300 beds", "> 300", "a denying word before may turn its hedge"), ("over 90 homes", "> 90", "a denying word before may turn its hedge"), ("more than 30 days", "> 30", "days")]),
        ("10 to 15,000 people and 12 ICUs.", [("10 to 15,000 people", "= 10 to 15000", "it may share the thousands of the next number"), ("12 ICUs", "= 12", "ICUs")]),
        ("5-6000元，5-6万元。", [("5-6000元", "= 5 to 6000", "it may share the thousands of the next number"), ("5-6万元", "= 50000 to 60000", "元")]),
        ("One to two hundred people, two to three dozen boats, 1.2m sq km, above 2019 levels.", [("One to two hundred people", "= 100 to 200", "people"), ("two to three dozen boats", "= 24 to 36", "boats"), ("1.2m sq km", "= 1200000", "sq km")]),
        ("A few hundred to a thousand people", [("A few hundred", "~ ?", "people"), ("a thousand people", "= 1000", "it may be a range or a change")]),
        ("The Nikkei 225 fell; it gave Ukraine 40 tanks. In Hall 5, Ms Okafor, 58, spoke.", [("40 tanks", "= 40", "tanks"), ("58", "= 58", "")]),
        ("From 9 to 12 beds, ranging from 9 to 12 beds.", [("9", "= 9", "beds"), ("12 beds", "= 12", "beds"), ("from 9 to 12 beds", "= 9 to 12", "beds")]),
        ("It took over three hours, over six villages, and lay under two bridges.", [("over three hours", "> 3", "hours"), ("over six villages", "> 6", "villages"), ("two bridges", "= 2", "bridges")]),
        ("A fifth still wait; two drowned and a third is missing. It was gone by ten.", [("A fifth", "= 0.2", ""), ("two", "= 2", ""), ("ten", "= 10", "it may be a time of day")]),
        ("Deaths by region: North 112, South 87. The lowest number in four decades.", [("112", "= 112", ""), ("87", "= 87", "")]),
        ("Profit more than doubled; 31 of the 36 nine-seat sports cars were sold.", [("more than doubled", "> 2", "times"), ("31", "= 31", "nine-seat sports cars"), ("36 nine-seat sports cars", "= 36", "nine-seat sports cars")]),
        ("1.2m to 1.5m people; 1.2m–1.5m people; between 1.2m and 1.5m people.", [("1.2m to 1.5m people", "= 1200000 to 1500000", "people"), ("1.2m–1.5m people", "= 1200000 to 1500000", "people"), ("between 1.2m and 1.5m people", "= 1200000 to 1500000", "people")]),
        ("10 m people; 14.2m vehicles, of which 2.1m were electric; the 100m.", [("10 m", "= 10", "m may be metres or million"), ("14.2m vehicles", "= 14200000", "vehicles"), ("2.1m", "= 2.1", "m may be metres or million")]),
        ("Half million eggs; two out of five hundred tvs; one in 10 million.", [("Half million eggs", "= 500000", "eggs"), ("two out of five hundred", "= 0.004", ""), ("one in 10 million", "= 0.0000001", "")]),
        ("It is forty two and a third, or 4 thousand 3 hundred.", [("forty two", "= 42", "it may be part of a longer number"), ("4 thousand", "= 4000", "it may be part of a longer number"), ("3 hundred", "= 300", "it may be part of a longer number")]),
        ("It costs 13 dollars 45, 10 us dollar or 2.33 k.", [("13 dollars", "= 13", "it is part of a sum"), ("45", "= 45", "it is part of a sum"), ("10 us dollar", "= 10", "us dollar"), ("2.33", "= 2.33", "a letter may scale it")]),
        ("Around 1.2 million and 1.5 million people; smaller or equal than 100.", [("Around 1.2 million", "~ 1200000", "people"), ("1.5 million people", "= 1500000", "a hedge before may be its own too"), ("smaller or equal than 100", "<= 100", "")]),
        ("单位：万元。收入 320。", [("320", "= 320", "a heading may scale it")]),
        ("每年约有30万人登记，平均每月约有300人，每次约需20元。", [("约有30万人", "~ 300000", "人"), ("约有300人", "~ 300", "人"), ("约需20元", "~ 20", "元")]),
        ("不曾超过300人，不可能超过300人，难以超过300人，无法少于300人。", [("不曾超过300人", "<= 300", "人"), ("不可能超过300人", "<= 300", "人"), ("难以超过300人", "<= 300", "人"), ("无法少于300人", ">= 300", "人")]),
        ("不得不超过300人；不太可能超过300人；没有一人不超过300元。", [("超过300人", "> 300", "人"), ("超过300人", "> 300", "a denying word before may turn its hedge"), ("超过300元", "> 300", "a denying word before may turn its hedge")]),
        ("有300-400多人；‘十四五’期间。", [("300", "= 300", "it may be a range or a change"), ("400多人", "> 400", "it may be a range or a change")]),
        ("Nothing less than 3,000 tents, none fewer than 300; without topping 40 days.", [("Nothing less than 3,000 tents", ">= 3000", "tents"), ("none fewer than 300", ">= 300", ""), ("without topping 40 days", "<= 40", "days")]),
        ("It has yet to pass 300, and it has not yet passed 40. It failed to exceed 50.", [("yet to pass 300", "<= 300", ""), ("not yet passed 40", "<= 40", ""), ("failed to exceed 50", "<= 50", "")]),
        ("It is unlikely to exceed 300, and anything but over 40. Nothing short of 50 tents, or without at least 60.", [("exceed 300", "> 300", "a denying word before may turn its hedge"), ("over 40", "> 40", "a denying word before may turn its hedge"), ("short of 50 tents", "< 50", "a denying word before may turn its hedge"), ("at least 60", ">= 60", "a denying word before may turn its hedge")]),
        ("Between about 300 and 400 people; between 30 and nearly 40 beds; 50 to some 60 tents.", [("Between about 300 and 400 people", "~ 300 to 400", "people"), ("between 30 and nearly 40 beds", "~ 30 to 40", "beds"), ("50 to some 60 tents", "~ 50 to 60", "tents")]),
        ("Up to and including 300 people; ca 300 beds; 300 people tops; 3m-plus people.", [("Up to and including 300 people", "<= 300", "people"), ("ca 300 beds", "~ 300", "beds"), ("300 people tops", "<= 300", "people"), ("3m-plus people", ">= 3000000", "people")]),
        ("Two- to three-hundred people, two-to-three hundred, two- or three-hundred tents.", [("Two- to three-hundred people", "= 200 to 300", "people"), ("two-to-three hundred", "= 200 to 300", "tents"), ("two- or three-hundred tents", "= 200 to 300", "tents")]),
        ("For three score years and two score and ten people.", [("three score years", "= 3", "it may be part of a longer number"), ("two", "= 2", "it may be part of a longer number"), ("ten people", "= 10", "it may be part of a longer number")]),
        ("Volunteers gave over 56,000 hours, over 300 days a year. Over 2,000 hours were lost; it was spread over six years.", [("over 56,000 hours", "> 56000", "hours"), ("over 300 days", "> 300", "days"), ("Over 2,000 hours", "> 2000", "hours"), ("six years", "= 6", "years")]),
        ("She volunteered over 20 years and handed over 300 parcels; fears over 12 jobs.", [("over 20 years", "> 20", "it may tell how long something took"), ("300 parcels", "= 300", "parcels"), ("12 jobs", "= 12", "jobs")]),
        ("It fell short of exceeding 500; it has yet to reach 300. About c.300 people; built c.1850. Rooms from £90.", [("short of exceeding 500", "<= 500", ""), ("yet to reach 300", "< 300", ""), ("c.300 people", "~ 300", "people"), ("from £90", ">= 90", "£")]),
        ("A rise of £1.2-1.4m, 2 1/4 cents, half of one per cent, two or three dozen; 2 x 500mg, a hundred-and-one, p=.03.", [("£1.2-1.4m", "= 1200000 to 1400000", "£"), ("2 1/4 cents", "= 2.25", "cents"), ("half of one per cent", "= 0.5", "per cent"), ("two or three dozen", "= 24 to 36", ""), ("2", "= 2", "nothing says what it counts"), ("500mg", "= 500", "mg"), ("a hundred-and-one", "= 101", ""), (".03", "= 0.03", "")]),
        ("Of these, Leeds had 120, York 85 and Hull 64; the 1500m; at five o'clock; in three years' time; 3 for 2; a six-figure sum.", [("120", "= 120", ""), ("85", "= 85", ""), ("64", "= 64", "")]),
        ("别超过30人，千万别少于3件；特别超过30人；年产3.2、3.5和3.9万吨，分别有800和1.2万人。", [("别超过30人", "<= 30", "人"), ("别少于3件", ">= 3", "件"), ("超过30人", "> 30", "人"), ("3.2", "= 32000", "吨"), ("3.5", "= 35000", "吨"), ("3.9万吨", "= 39000", "吨"), ("800", "= 800", "it may share the scale of the next figure"), ("1.2万人", "= 12000", "人")]),
        ("廿三人等了两分半钟，一两成；跌0.4%至103.25；比85人多出17人；满300元减40元；失守3000点；（33.8%）", [("廿三人", "= 23", "人"), ("两分半钟", "= 2.5", "分钟"), ("一两成", "= 10 to 20", "%"), ("0.4%", "= 0.4", "%"), ("103.25", "= 103.25", ""), ("85人", "= 85", "人"), ("17人", "= 17", "人"), ("满300元", ">= 300", "元"), ("40元", "= 40", "元"), ("失守3000点", "< 3000", "点"), ("33.8%", "= 33.8", "%")]),
        ("前五大客户；首兩個月；hr2023@163.com；ISBN 978-7-02-000220-7。", []),
        ("A one-in-100-year flood; a 1-3 defeat; the over 30s; at a quarter to nine; two or three years ago.", []),
        ("From 9 till 5; it opens at 10.00 hours; ten minutes past eight; zero-emission cars.", []),
        ("廿几人来了两万三，1万零5人，4.2百万人。", [("廿几人", "~ ?", "人"), ("两万三", "= 23000", ""), ("1万零5人", "= 10005", "人"), ("4.2百万人", "= 4200000", "人")]),
        ("『十四五』规划；12栋3单元502室；国道北上132公里处；四分之一决赛；80后；快十点了；号码为07、12、25；两位数。", []),
        ("A £1.2bn-a-year scheme, 2.2% below 2019's total, +/-2.5 points; 1 in 5 – 19.4% – of March 1,120 people.", [("£1.2bn", "= 1200000000", "£"), ("2.2%", "= 2.2", "%"), ("2.5 points", "= 2.5", "points"), ("1 in 5", "= 0.2", ""), ("19.4%", "= 19.4", "%"), ("1,120 people", "= 1120", "people")]),
        ("We raised $3.5Bn, US$3.5 Mn, CHF 12 Mio, CHF 2.1 Mrd and 5 BN yuan for 3 Mio people.", [("$3.5Bn", "= 3500000000", "$"), ("US$3.5 Mn", "= 3500000", "US$"), ("CHF 12 Mio", "= 12000000", "CHF"), ("CHF 2.1 Mrd", "= 2100000000", "CHF"), ("5 BN yuan", "= 5000000000", "yuan"), ("3 Mio people", "= 3000000", "people")]),
        ("It gave $5 K, Rs 3 Cr, $5 mill and $3.5MM.", [("$5", "= 5", "a letter may scale it"), ("Rs 3", "= 3", "a letter may scale it"), ("$5", "= 5", "a letter may scale it"), ("$3.5", "= 3.5", "a letter may scale it")]),
        ("About 10⁶ people; 1.2 × 10⁶ people; 419¹ people; 约10⁶人。", [("About 10", "~ 10", "it may be a power"), ("419", "= 419", "nothing says what it counts"), ("约10", "~ 10", "it may be a power")]),
        ("4.19 Million volunteers\n2.5 Billion yuan\n3.5 USD million\n12.5 Tonnes of food\n12.5 Red Cross", [("4.19 Million volunteers", "= 4190000", "volunteers"), ("2.5 Billion yuan", "= 2500000000", "yuan"), ("3.5 USD million", "= 3500000", "USD"), ("12.5 Tonnes", "= 12.5", "Tonnes")]),
        ("We reached 10K people and 5K children in a 10K race, with a 4K TV.", [("10K people", "= 10000", "people"), ("5K children", "= 5000", "children")]),
        ("Gifts of 500HKD, 500INR and 5MKRW; 300 AED for 40 schools.", [("500HKD", "= 500", "HKD"), ("500INR", "= 500", "INR"), ("5MKRW", "= 5000000", "KRW"), ("300 AED", "= 300", "AED"), ("40 schools", "= 40", "schools")]),
        ("捐款AUD300，INR400；300万AUD；配备AED300台。", [("AUD300", "= 300", "AUD"), ("INR400", "= 400", "INR"), ("300万AUD", "= 3000000", "AUD"), ("300台", "= 300", "台")]),
        ("We trained 300 plus people, 300 or even more people, 300 (or more) people, 300, if not more; 300 plus VAT; 20 plus years.", [("300", "= 300", "the words behind it may hedge it"), ("300", "= 300", "the words behind it may hedge it"), ("300", "= 300", "the words behind it may hedge it"), ("300, if not more", ">= 300", ""), ("300", "= 300", "nothing says what it counts"), ("20", "= 20", "the words behind it may hedge it")]),
        ("培训300（含）人以上，300人（含）以上。", [("300", "= 300", "the words behind it may hedge it"), ("300人（含）以上", ">= 300", "人")]),
        ("It was cold on 18 January. 1 in 8 guests came to Nairobi. 1 in 9 stayed; it got 4.8 out of 5.", [("1 in 8", "= 0.125", ""), ("1 in 9", "~ 0.1111111111111111111111111111", "")]),
        ("Up to 18 volunteers crew each station; there were under four million members, under two bridges.", [("Up to 18 volunteers", "<= 18", "volunteers"), ("under four million members", "< 4000000", "members"), ("two bridges", "= 2", "bridges")]),
        ("A crowd estimated by police at 45,000; estimated to cost $45m.", [("estimated by police at 45,000", "~ 45000", ""), ("estimated to cost $45m", "~ 45000000", "$")]),
        ("It lies under three layers of ash; they took over two hospitals. One in 10 to 15 people; 1 in 4–5.", [("three layers", "= 3", "layers"), ("two hospitals", "= 2", "hospitals"), ("One in 10 to 15", "~ 0.06666666666666666666666666667 to 0.1", ""), ("1 in 4–5", "= 0.2 to 0.25", "")]),
        ("Nine point four million people; three lakh crore rupees; 75 USD million; minus 5 to minus 10 degrees.", [("Nine point four million people", "= 9400000", "people"), ("three lakh crore rupees", "= 3000000000000", "rupees"), ("75 USD million", "= 75000000", "USD"), ("minus 5 to minus 10 degrees", "= -10 to -5", "degrees")]),
        ("一又二分之一小时，零下二十七八度。", [("一又二分之一", "= 1.5", ""), ("零下二十七八度", "= -28 to -27", "度")]),
        ("出动2580支次。", [("2580支次", "= 2580", "支次")]),
        ("12元30分，12元5角。", [("12元", "= 12", "it is part of a sum"), ("30分", "= 30", "it is part of a sum"), ("12元5角", "= 12.5", "元")]),
        ("约 3 ， 200 人", [("约 3", "~ 3", "its digits stand apart"), ("200 人", "= 200", "its digits stand apart")]),
        ("300多万余人，300来万余人，30余万多人次，3000余万多元，比300多20人。", [("300多万余人", "> 3000000", "人"), ("300来万余人", "~ 3000000", "人"), ("30余万多人次", "> 300000", "人次"), ("3000余万多元", "> 30000000", "元")]),
        ("水深3米一处河道，100米10人，用时10秒20人，2米三人，38度五天。", [("3米", "= 3", "米"), ("100米", "= 100", "米"), ("10人", "= 10", "人"), ("10秒", "= 10", "秒"), ("20人", "= 20", "人"), ("2米", "= 2", "米"), ("三人", "= 3", "人"), ("38度", "= 38", "度"), ("五天", "= 5", "天")]),
        ("10公里半程马拉松，15天半封闭管理，3公里半环路，3天半假期，3公里半的路，三亩半地。", [("10公里", "= 10", "公里"), ("15天", "= 15", "天"), ("3公里", "= 3", "公里"), ("3天半", "= 3.5", "天"), ("3公里半", "= 3.5", "公里"), ("三亩半", "= 3.5", "亩")]),
        ("It grew to 300, 20% more; it rose 12, 15 and 20%. One thousand, two hundred people.", [("300", "= 300", ""), ("20%", "= 20", "%"), ("12", "= 12", "%"), ("15", "= 15", "%"), ("20%", "= 20", "%"), ("One thousand", "= 1000", "it may be part of a longer number"), ("two hundred people", "= 200", "it may be part of a longer number")]),
        ("Two score people, one and half million people, 6 and three quarter hours. Hundred and fifty came.", [("Two score people", "= 2", "it may be part of a longer number"), ("one and half million people", "= 1500000", "people"), ("6 and three quarter hours", "= 6.75", "hours"), ("Hundred and fifty", "= 150", "")]),
        ("未达到300人，没有达到300人，未能超过300人，3千5元。", [("未达到300人", "< 300", "人"), ("没有达到300人", "< 300", "人"), ("未能超过300人", "<= 300", "人")]),
        ("Seven families in ten have none; seven families in ten villages.", [("Seven families in ten", "= 0.7", ""), ("seven families", "= 7", "families"), ("ten villages", "= 10", "villages")]),
        ("3块2毛5分，两块八毛五，三块五分，8毛5。", [("3块2毛5分", "= 3.25", "块"), ("两块八毛五", "= 2.85", "块"), ("三块五分", "= 3.05", "块"), ("8毛5", "= 8.5", "毛")]),
        ("20-odd thousand people, 20-plus million volunteers, 20 or so million. There were 20-some thousand, 300+ million. It had $300 odd million, $300+m; 20-plus million-dollar deals.", [("20-odd thousand people", "~ 20000", "people"), ("20-plus million volunteers", ">= 20000000", "volunteers"), ("20 or so million", "~ 20000000", ""), ("20-some thousand", "~ 20000", ""), ("300+ million", ">= 300000000", ""), ("$300 odd million", "~ 300000000", "$"), ("$300+m", ">= 300000000", "$"), ("20-plus million-dollar deals", ">= 20", "million-dollar deals")]),
        ("Between 20-odd thousand and 30 thousand people.", [("Between 20-odd thousand and 30 thousand people", "~ 20000 to 30000", "people")]),
        ("零下十度，气温降至零下", [("零下十度", "= -10", "度")]),
    ],
)  # fmt: skip
def test_a_text_is_read(text: str, figures: list[tuple[str, str, str]]) -> None:
    assert read(text) == figures


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Volunteers aged 16 may join; those at the age of 65 or over, and aged 16 to 60.", ["16", "65 or over", "16 to 60"]),
        ("Children under 18 and kids over five; 1 in 8 guests was under 25. Children under 12 teachers.", ["under 18", "over five", "under 25"]),
        ("One in five was under 18, 20 per cent of those helped were between 18 and 30, and 12 are 65 or over.", ["under 18", "between 18 and 30", "65 or over"]),
        ("The oldest was 81. Children between the ages of 6 and 12 came, and residents 65 and over.", ["81", "6", "12", "65 and over"]),
        ("One in five was under 18 metres; of 60 wells 12 were over 40 metres; the sum in 2023 was over 60.", []),
        ("年龄60以上的占三成，年龄大多在18至35之间；年龄段12个，不分年龄30人。", ["60以上", "18至35之间"]),
        ("People older than 70, 300 pupils younger than 18, none no older than 16.", ["older than 70", "younger than 18", "no older than 16"]),
        ("Children of at least 6 years; residents (70+); volunteers of at least 6 years' standing; teams (15+).", ["at least 6 years", "70+"]),
        ("Ms Okafor, 58, a 34-year-old nurse; she was 34 years of age.", ["58", "34-year-old", "34 years of age"]),
        ("年满18周岁的公民，平均年龄54岁，16至60周岁。", ["年满18周岁", "16至60周岁"]),
        ("It went on for 34 years. At a mean age of 54 years; of 58 and 300 people.", []),
    ],
)  # fmt: skip
def test_an_age_is_told_from_a_count(text: str, ages: list[str]) -> None:
    assert [f.printed for f in with_ages(text, find(text)) if f.doubt == AGE] == ages


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article's text is not at hand")
def test_the_article_holds_its_figures_and_nothing_that_is_unsure() -> None:
    figures = find(ARTICLE.read_text(encoding="utf-8"))
    assert [figure.printed for figure in figures if figure.doubt] == []


COUNTS = st.integers(min_value=2, max_value=10**12)
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
WRITTEN: dict[str, Callable[[int], str]] = {
    "in groups": lambda value: f"{value:,}人",
    "in full width": lambda value: f"{value}人".translate(FULL_WIDTH),
    "in characters": lambda value: f"{cn2an.an2cn(str(value))}人",
    "in financial characters": lambda value: f"{cn2an.an2cn(str(value), 'up')}元",
    "in English words": lambda value: f"{num2words(value).replace(',', '')} people",
    "in English groups": lambda value: f"{value:,} people",
}


@pytest.mark.parametrize("write", WRITTEN.values(), ids=WRITTEN)
@given(value=COUNTS)
def test_a_count_is_read_back_from_any_notation(write: Callable[[int], str], value: int) -> None:
    [figure] = find(write(value))
    assert figure.quantity[:2] == (Decimal(value), "=")
    assert not figure.doubt


@pytest.mark.parametrize(("scale", "size"), [("万人", 10**4), ("亿元", 10**8), ("万亿元", 10**12), (" million people", 10**6), ("bn yuan", 10**9)])  # fmt: skip
@pytest.mark.parametrize(("before", "comparator"), [("", "="), ("超过", ">"), ("近", "<"), ("约", "~"), ("不少于", ">=")])  # fmt: skip
@given(digits=st.decimals(min_value=Decimal("0.01"), max_value=9999, places=2))
def test_a_decimal_with_its_scale_and_hedge_is_read_back(
    scale: str, size: int, before: str, comparator: str, digits: Decimal
) -> None:
    hedges = {"": "", "超过": "more than ", "近": "nearly ", "约": "about ", "不少于": "at least "}
    hedge = hedges[before] if scale.isascii() else before
    [figure] = find(f"{hedge}{digits}{scale}")
    assert figure.quantity == (digits * size, comparator, None, Decimal("0.01") * size)


@given(
    text=st.text(
        alphabet="零下负翻成一二两三十百千万亿多余几半约近超过至和、，。的人年月日个0123456789.,%-— ab"
    )
)
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    figures = find(text)
    assert all(figure.start < figure.end for figure in figures)
    assert all(one.end <= other.start for one, other in pairwise(figures))


@pytest.mark.parametrize(
    "piece",
    [
        "一", "9", "1,", "two ", "约", "more than ", "百万", "1-", "a hundred and ", "第", "“", "《", "A1 ",
        "三分之", "每3名", "half of ", "1)", " 5", "1至", "1、", "1 to ", "$1", "十", "one and a half ", "1以上",
    ],
)  # fmt: skip
def test_the_work_grows_with_the_length_of_a_text(piece: str) -> None:
    once, fourfold = (calls_of(lambda: find(piece * count)) for count in (100, 400))  # noqa: B023
    assert fourfold < 4.5 * once


WORDS = st.sampled_from([
    *["中国红十字会", "据报道，", "2023年", "救起", "（", "，", "共", "约", "water rescues", "saved"],
    *["In 2023 the", "Red Cross", "(", ", ", "people of", "AED", "more than"],
])  # fmt: skip
SAID = {
    "218万人": 2_180_000, "39.4亿元": 3_940_000_000, "12.5 万人": 125_000, "7.3亿": 730_000_000,
    "2.87 million people": 2_870_000, "$3.4bn": 3_400_000_000, "12,000 volunteers": 12_000,
}  # fmt: skip


@given(st.lists(WORDS, max_size=4), st.sampled_from(sorted(SAID)), st.lists(WORDS, max_size=4))
def test_no_word_cuts_a_number_short(before: list[str], number: str, after: list[str]) -> None:
    text = " ".join([*before, number, *after])
    start = len(" ".join([*before, ""]))
    for figure in find(text):
        if figure.start < start + len(number) and start < figure.end and not figure.doubt:
            assert figure.quantity.value == SAID[number]


@pytest.mark.parametrize("end", ["\t", "\u2029\n"])
def test_no_figure_goes_on_in_the_next_cell_or_paragraph(end: str) -> None:
    for text in (f"8,220{end}Volunteers", f"6450余{end}2016年", f"志愿者287{end}万人"):
        assert [figure.printed for figure in find(text)] == [text.split(end)[0].strip("志愿者")]


@given(
    st.text("a1,万人零 \n")
    | st.sampled_from(["We trained 2,300\n\nPeople left.", "12 in\n\nmillion", "1.\n2023\n\n5人"])
)
def test_lines_may_end_as_on_windows(text: str) -> None:
    of_windows = [figure.printed.replace("\r", "") for figure in find(text.replace("\n", "\r\n"))]
    assert of_windows == [figure.printed for figure in find(text)]
