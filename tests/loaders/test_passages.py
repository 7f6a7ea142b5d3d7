"""Sections and sentences: exact cover, the numbering of official writing, furniture, linear time."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.furniture import is_furniture
from loaders.passages import LONGEST_SENTENCE, MAJOR, MINOR, RUN_IN, TITLE, sections, sentences

PIECES = ["一、", "（一）", "(二)", "1. ", "一是", "第一章", "# ", "我市建成5G基站2.2万个",
          "，", "。", "；", "！", "“", "”", "(", ")", "《", "》",
          "\n", "\n\n", " ", "\u3000", "\t", "……", "浏览量:202", "来源：日报", "发展现状", "a;b", "\x0b", "\u200b"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=200)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_sentences_hold_every_character_that_is_no_white_space(text: str) -> None:
    found = sentences(text)
    for sentence in found:
        assert text[sentence.start:sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        assert "\n" not in sentence.text
        assert sentence.section.start <= sentence.start < sentence.section.end
    assert all(left.end <= right.start and left.paragraph <= right.paragraph for left, right in pairwise(found))
    ends = [0, *(edge for sentence in found for edge in (sentence.start, sentence.end)), len(text)]
    assert not "".join(text[ends[i]:ends[i + 1]] for i in range(0, len(ends), 2)).strip()


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_sections_nest(text: str) -> None:
    found = sections(text)
    assert (found[0].start, found[0].end, found[0].path) == (0, len(text), ())
    for left, right in pairwise(found):
        assert left.start <= right.start
        assert right.start >= left.end or (right.end <= left.end and right.level > left.level)
    assert all(section.path[-1] == section.heading for section in found[1:])


PLAN = """某市数字经济发展规划
发布时间:2023-11-14 | 浏览量:202

近年来，我市大力发展数字经济，数字产业化和产业数字化水平稳步提升，走在全省前列，形成了较好的产业基础。
一、发展现状
（一）产业规模大。2022年，数字产业集群达到两个，核心产业营收2877亿元。
（二）应用领域多。一是做强主导产业。集聚企业317家。二是加快转型步伐；三是提速融合发展。
全市还将继续努力。
二、下一步打算
到2025年，力争建成5G基站4万个以上。
"""


def test_headings_of_official_writing_and_their_reach() -> None:
    assert [(section.level, section.heading) for section in sections(PLAN)[1:]] == [
        (TITLE, "某市数字经济发展规划"), (MAJOR, "一、发展现状"), (MINOR, "（一）产业规模大"), (MINOR, "（二）应用领域多"),
        (RUN_IN, "一是做强主导产业"), (RUN_IN, "二是加快转型步伐"), (RUN_IN, "三是提速融合发展"), (MAJOR, "二、下一步打算")]
    by_text = {sentence.text: sentence for sentence in sentences(PLAN)}
    assert by_text["集聚企业317家。"].section.path == (
        "某市数字经济发展规划", "一、发展现状", "（二）应用领域多", "一是做强主导产业")
    assert by_text["全市还将继续努力。"].section.heading == "（二）应用领域多"
    assert by_text["到2025年，力争建成5G基站4万个以上。"].section.path[-1] == "二、下一步打算"
    assert by_text["发布时间:2023-11-14 | 浏览量:202"].furniture
    assert not by_text["集聚企业317家。"].furniture


def test_a_short_line_over_a_paragraph_is_a_heading() -> None:
    body = "全市建成5G基站2.2万个，工业互联网平台12个，数字经济核心产业增加值占地区生产总值的比重达到10%。"
    text = f"某市加快发展数字经济\n{body}\n面临的主要问题\n{body}\n第一，\n{body}"
    assert [section.heading for section in sections(text)[1:]] == ["某市加快发展数字经济", "面临的主要问题"]


@pytest.mark.parametrize(("text", "parts"), [
    ("甲。乙！丙？丁；戊", ["甲。", "乙！", "丙？", "丁；", "戊"]),
    ("他说：“加快建设！”随后开工。", ["他说：“加快建设！”", "随后开工。"]),
    ("“一屏感知；一网通办”的体系。好", ["“一屏感知；一网通办”的体系。", "好"]),
    ("建成（其中甲5个；乙6个）平台。好", ["建成（其中甲5个；乙6个）平台。", "好"]),
    ("《办法。二》出台。", ["《办法。二》出台。"]),
    ("增长2.5%;达到3.1个.", ["增长2.5%;", "达到3.1个."]),
    ("规模大……数量多", ["规模大……", "数量多"]),
    ("左（没有右括号。仍然分句。", ["左（没有右括号。", "仍然分句。"]),
])
def test_sentence_ends(text: str, parts: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == parts


def test_very_long_sentences_are_cut_at_commas() -> None:
    found = sentences("数字经济，" * 1000)
    assert max(len(sentence.text) for sentence in found) <= LONGEST_SENTENCE
    assert all(sentence.text.endswith("，") for sentence in found)


@pytest.mark.parametrize("line", [
    "首页 > 新闻 > 正文", "您现在的位置:首页 > 资讯", "浏览量:202 | 发布时间:2023-11-14", "【2022-06-13 来源:某市新闻中心】",
    "点赞:", "收藏", "分享到：", "打印本页", "责任编辑：某某", "（记者 某某 报道）", "关键词: 数字经济", "相关新闻",
    "凡本网注明来源的作品，版权归本网所有。", "版权所有：某市政府 ICP备12345号", "2020年5月28日", "上一篇：某某",
    "字号：大 中 小", "索 引 号：0001", "二〇二一年九月二十七日",
])
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", [
    "首页建设取得进展。", "来源广泛的数据资源不断汇聚。", "2020年5月28日，某市召开大会。", "打印设备产业快速发展。",
    "时间紧、任务重。", "某市发展和改革委员会",
    "分享经济快速发展，平台企业不断壮大。", "编辑出版业数字化转型加快。", "浏览全市，处处是工地。",
])
def test_text_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_time_grows_with_the_length() -> None:
    def seconds(times: int) -> float:
        text = "一、标题\n我市（含a;b）建成5G基站2.2万个，“一网通办”加快。一是做强；二是做大。" * times
        text += "(" * times + "“" * times
        started = time.perf_counter()
        sentences(text)
        return time.perf_counter() - started

    seconds(500)
    assert seconds(16_000) < 16 * 5 * max(seconds(1_000), 0.01)


def test_real_documents_are_covered(shared: Path) -> None:
    for path in sorted((shared / "documents").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert sum(sentence.end - sentence.start for sentence in sentences(text)) > 0.9 * len("".join(text.split()))
        assert sum(sentence.furniture for sentence in sentences(text)) <= 12
