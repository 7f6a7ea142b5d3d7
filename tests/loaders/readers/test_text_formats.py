"""Text files: encodings, line ends, what is refused."""

import os
import warnings
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.readers import MAX_TEXT_BYTES, SUFFIXES, UnreadableDocument, read, read_bytes

TEXT = "某市数字经济发展规划\n全市建成5G基站2.2万个，“一网通办”覆盖率超过90%。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "gb18030", "gbk", "gb2312"])
def test_chinese_encodings_are_told_apart(encoding: str) -> None:
    assert read_bytes("a.txt", TEXT.encode(encoding)).text == TEXT


def test_big5_is_not_taken_for_gb18030() -> None:
    text = "無錫打造物聯網名城，大力發展數字經濟，新的企業在市內不斷增加。"
    assert read_bytes("a.txt", text.encode("big5")).text == text


def test_short_gb18030_text_is_not_taken_for_utf16() -> None:
    assert read_bytes("a.txt", "数字经济发展规划纲要草案".encode("gb18030")).text == "数字经济发展规划纲要草案"


@given(st.text(alphabet=st.sampled_from("数字经济，。“”5G% \u3000\t\r\n"), min_size=1).filter(lambda text: text.strip() != ""))
def test_a_text_changes_in_nothing_but_its_line_ends(text: str) -> None:
    assert read_bytes("a.txt", text.encode()).text == text.replace("\r\n", "\n").replace("\r", "\n")


def test_reads_as_python_reads_with_universal_newlines(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("一\r\n二\r三\n\n　四 ".encode())
    assert read(path).text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "data", "said"), [
    ("a.txt", b"", "no text"), ("a.txt", " \n\u3000\n".encode(), "no text"), ("a.txt", "一\x00二".encode(), "binary"),
    ("a.txt", b"%PDF-1.7 ...", "suffix"), ("a.txt", b"\x89PNG\r\n\x1a\n", "suffix"), ("a.txt", b"PK\x03\x04xxxx", "suffix"),
    ("a.txt", b"\xff\xfe\x00", "encoding"), ("a.txt", bytes(range(256)), "binary"), ("a.md", b"\x01\x02\x03\x04\x05", "binary"),
    ("a.doc", b"x", "docx"), ("a.xls", b"x", "xlsx"), ("a.zzz", b"x", ".shtml"), ("noname", b"x", "(none)"),
])
def test_what_cannot_be_read_is_refused_with_one_line_in_each_language(name: str, data: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read_bytes(name, data)
    assert said in refused.value.en
    assert refused.value.name == name
    for line in (refused.value.zh, refused.value.en):
        assert line
        assert "\n" not in line


@pytest.mark.parametrize("size", [50, 400, 5000])
def test_random_bytes_named_txt_are_refused(size: int) -> None:
    for _ in range(20):
        data = b"\x00" + os.urandom(size)
        with pytest.raises(UnreadableDocument):
            read_bytes("a.txt", data)


def test_undecodable_text_is_refused() -> None:
    with pytest.raises(UnreadableDocument):
        read_bytes("a.txt", "数字经济".encode() + b"\xff\x81\x8d\x90\x9d\x80\xfe" * 30)


def test_fifty_megabytes_of_text_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        for _ in range(50):
            file.write("数字经济。\n".encode() * (1024 * 1024 // 16))
    assert path.stat().st_size > MAX_TEXT_BYTES
    with pytest.raises(UnreadableDocument, match="50 MB"):
        read(path)


def test_a_text_of_too_many_characters_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="5,000,000"):
        read_bytes("a.txt", b"a" * 5_000_001)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="cannot be opened"):
        read(tmp_path / "none.txt")


def test_markdown_loses_its_marks_and_keeps_its_headings() -> None:
    source = ("---\ntitle: 数字规划\ndate: 2021-09-27\nsource: 发展改革委\n---\n"
              "# 一、**总体**要求 #\n\n- 建设 *智慧* [平台](http://x.cn) `A_b`\n"
              "1. 第一项\n\n| 指标 | 数值 |\n|:--|---|\n| 5G基站 | 2万个 |\n\n> 引文\n\n***\n<!-- 注 -->2*3*4 与 a_b_c\n")
    reading = read_bytes("a.md", source.encode())
    assert reading.text == ("# 一、总体要求\n\n建设 智慧 平台 A_b\n1. 第一项\n\n"
                            "指标\t数值\n5G基站\t2万个\n\n引文\n\n\n2*3*4 与 a_b_c\n")
    assert (reading.title, reading.meta) == ("数字规划", {"date": "2021-09-27", "publisher": "发展改革委"})


PAGE = """<html><head><meta charset="gb2312"><meta name="ArticleTitle" content="某市打造物联网名城">
<meta name="PubDate" content="2021-09-27 10:00"><meta name="ContentSource" content="某市日报"><meta name="Url" content="http://a.gov.cn/1">
<title>某市打造物联网名城_某市政府</title><script>var a = "脚本";</script></head><body>
<div class="nav"><a href="/">首页</a><a href="/a">资讯</a></div><div class="content"><h1>某市打造物联网名城</h1>
<p>第一段，某市物联网产业营收达到三百亿元，智能传感器产业园加快发展，集聚企业多家，数字经济发展迈上新台阶。</p>
<p>第二段，某市数字产业园加快建设，集聚集成电路企业多家，产业规模不断扩大，创新能力持续增强。</p>
<table><tr><td>指标</td><td>数值</td></tr><tr><td>5G基站</td><td>2万个</td></tr></table></div>
<div class="footer">版权所有 某某备案</div></body></html>"""


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig"])
def test_a_page_gives_its_article_and_what_its_meta_tags_declare(encoding: str) -> None:
    reading = read_bytes("a.html", PAGE.encode(encoding))
    assert reading.title == "某市打造物联网名城"
    assert reading.meta == {"date": "2021-09-27 10:00", "publisher": "某市日报", "url": "http://a.gov.cn/1"}
    assert reading.text.startswith("某市打造物联网名城\n第一段")
    assert "5G基站\t2万个" in reading.text
    assert "脚本" not in reading.text
    assert "首页" not in reading.text


def test_a_page_without_article_gives_its_visible_text() -> None:
    assert read_bytes("a.htm", "<html><body><nav>首页</nav><p>短</p><p>文<br>二</p></body></html>".encode()).text == "短\n文\n二"


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableDocument):
        read_bytes("a.html", b"<html><head></head><body><img src='a.png'></body></html>")


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_readers_neither_warn_nor_write(suffix: str, capfd: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for data in (b"<a", b"\xd6\xd0\xb9\xfa", b"%PDF-1.4\n%broken", b"PK\x03\x04"):
            with suppress(UnreadableDocument):
                read_bytes("a" + suffix, data)
    assert capfd.readouterr() == ("", "")
