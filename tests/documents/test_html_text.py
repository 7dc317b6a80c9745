"""What a page shows, and what it does not; ¶ stands for the end of a paragraph, U+2029."""

from pathlib import Path

import pytest

from redcross_cli.documents import read_document
from redcross_cli.errors import UnusableFileError
from tests.documents.conftest import Reader


def test_a_page_is_read_as_it_is_shown(read: Reader) -> None:
    page = """<!doctype html><html><head><title>1</title><style>p{x:2}</style>
<script>var a = 300;</script><body><nav><a href=/>首页 3</a></nav>
<div hidden>4<div>5</div></div><p style="color:red; display: none">6<p>7
<noscript>8</noscript><template>9</template><select><option>10<option>11</select>
<h2>志愿服务</h2><p>注册&nbsp;志愿者<b>2</b>87&#19975;人&amp;<br>第二&shy;行&#8203;。
10<sup>4</sup> 例，287<sup><a href=#n>1</a></sup>万人<a href=#n><sup>[2]</sup></a>，<del>300</del>419<i>万</i>
<table><tr><th>项目<th>数量<tr><td>志愿者<td>287</table>
<ol><li>一<li>二<ul><li>300人</ul></ol><pre>a
  b</pre><!-- 12 --><svg><text>13</text></svg>&lt;b&gt;"q" -- ...<a role=doc-backlink>14</a><footer>完</footer>"""
    assert read("page.htm", page).replace("\u2029", "¶").splitlines() == [
        "7¶",
        "志愿服务¶",
        "注册\xa0志愿者287万人&",
        "第二行。 10⁴ 例，287万人，419万¶",
        "\t项目\t数量",
        "\t志愿者\t287¶",
        "一¶",
        "二¶",
        "300人¶",
        "a",
        "b¶",
        '<b>"q" -- ...¶',
        "完",
    ]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p hidden>1<p>2", "2"), ("<ul><li hidden>1<li>2</ul>", "2"),
        ("<table><tr><td hidden>1<td>2<tr><td>3</table>", "\t\t2\n\t3"),
        ("<table><tr><th>a<th colspan=2>b<th>c<tr><td><p>1</p><p>2</p><td>3</table>4", "\ta\tb\t\tc\n\t1¶\n2\t3¶\n4"),
        # A cell that spans rows labels each of them; a figure is said once.
        ("<table><tr><th rowspan=2>Year<th rowspan=2>Sent<th colspan=2>Trained<tr><th>men<th>women<tr><td rowspan=2>2023<td rowspan=2>30<td>4<td>5<tr><td>6<td>7<tr><td>2024<td>8",
         "\tYear\tSent\tTrained\n\tYear\tSent\tmen\twomen\n\t2023\t30\t4\t5\n\t2023\t\t6\t7\n\t2024\t8"),
        ("<table><tr><td rowspan=2 colspan=2><p>Aid<br>sent<td>1<tr><td>2<tr><td>3", "\tAid\nsent\t\t1\n\tAid sent\t\t2\n\t3"),
        ("<table><tr><td rowspan=0 colspan=0>a<td>1<tr><td>2<tbody><tr><td>3<td rowspan=9>万人<td>4</table><table><tr><td>b<td>5",
         "\ta\t1\n\ta\t2\n\t3\t万人\t4¶\n\tb\t5"),
        ("<td rowspan=2>a<td>1<tr><td>2<td><table><tr><td rowspan=9>b</table><tr><td>3", "\ta\t1\n\ta\t2\t¶\n\tb\n\t3"),
        *((f"<table><tr><td rowspan={rows}>a<td>1<tr><td>2", f"\ta\t1\n\t{again}2") for rows, again in
          (("-1", ""), ("two", ""), ("''", ""), ("1000000", "a\t"), (10**30, "a\t"))),
        ("<script src=x />1</script>2", "12"), ("<nav>1</div>2</nav>3", "3"), ("</div></p>1", "1"),
        ("<p>1 <b 2", "1"), ("1 < 2 & 3", "1 < 2 & 3"),
        ("<ol start=3><li>a<li>b</ol><ol><li>c</ol>", "3. a¶\nb¶\nc"), ("<h2>a<br>b</h2>c", "a b¶\nc"),
        ("<a href=/r>a 10<sup>6</sup> b</a> <a href=/n><sup>7</sup></a>c<a href=#n>d<sup>8</sup></a>", "a 10⁶ b cd"),
        ("<ruby>红<rt>hóng</rt></ruby>十字", "红十字"),
    ],
)  # fmt: skip
def test_careless_pages_are_read_as_browsers_do(read: Reader, page: str, text: str) -> None:
    assert read("page.html", page).replace("\u2029", "¶") == text


def test_a_heading_of_two_lines_is_one(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h2>Volunteering<br>and<br/>training</h2><p>a<br>b", encoding="utf-8")
    assert read_document(str(page)).marked == ["## Volunteering and training"]


@pytest.mark.parametrize("stated", ["gb2312", "GBK", "gb18030", "big5", "utf-8"])
def test_a_page_is_read_in_the_encoding_it_states(read: Reader, stated: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={stated}"><p>救助'
    assert read("page.html", page.encode(stated)) == "救助"
    assert read("page.html", b"\xef\xbb\xbf" + page.encode()) == "救助"


@pytest.mark.parametrize(
    ("stated", "real"),
    [("iso-8859-1", "cp1252"), ("us-ascii", "cp1252"), ("latin1", "cp1252"), ("utf-16", "utf-8")],
)
def test_a_page_is_in_the_encoding_that_is_meant(read: Reader, stated: str, real: str) -> None:
    page = f'<meta charset="{stated}"><p>12–15 teams, €40m'
    assert read("page.html", page.encode(real)) == "12–15 teams, €40m"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "300人" + "</div>" * 100_000,
        "300人" + "<a" * 300_000,
        "300人" + "<!--" * 300_000,
        "300人<table><tr>" + "<td rowspan=1000000>" * 3_000 + "<tr><td>" * 30_000,
    ],
)
def test_a_hostile_page_is_read_in_time(read: Reader, page: str) -> None:
    assert read("page.html", page) == "300人"


def test_a_page_that_takes_long_is_refused(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redcross_cli.documents.html_text._SECONDS", -1)
    with pytest.raises(UnusableFileError, match="it takes longer than -1 seconds"):
        read("page.html", "<p>1")
