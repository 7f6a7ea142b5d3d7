"""Periods: what a text gives, how it is spelled, and how far it carries."""

import pytest

from loaders.context import Context
from loaders.context.periods import marks
from loaders.passages import sentences


def period(text: str, word: str, date: str | None = None) -> str | None:
    found = Context(text, sentences(text), date).period_at(text.index(word))
    return found.text if found else None


@pytest.mark.parametrize(("text", "expected"), [
    ("2021年产值增长。", ("2021", "2021-01-01", "2021-12-31")),
    ("2019-2021年产值增长。", ("2019-2021", "2019-01-01", "2021-12-31")),
    ("2021年前三季度产值增长。", ("2021前三季度", "2021-01-01", "2021-09-30")),
    ("2022年上半年产值增长。", ("2022上半年", "2022-01-01", "2022-06-30")),
    ("2022年二季度产值增长。", ("2022二季度", "2022-04-01", "2022-06-30")),
    ("到2025年产值翻番。", ("2025", "2025-01-01", "2025-12-31")),
    ("“十四五”期间产值翻番。", ("2021-2025", "2021-01-01", "2025-12-31")),
    ("‘十四五’期间产值翻番。", ("2021-2025", "2021-01-01", "2025-12-31")),
    ("“十五五”末产值翻番。", ("2030", "2030-01-01", "2030-12-31")),
])
def test_forms(text: str, expected: tuple[str, str, str]) -> None:
    found = marks(text, ())
    assert [(m.period.text, m.period.start, m.period.end) for m in found if m.period] == [expected]


@pytest.mark.parametrize("text", ["比2020年增长两成。", "12345热线受理。", "编号20201234的文件。", "两年来成效明显。"])
def test_no_periods(text: str) -> None:
    assert [mark for mark in marks(text, ()) if mark.period] == []


def test_years_inside_titles_are_none() -> None:
    assert period("《某市2030年发展纲要》提出建桥三座。", "建桥") is None


def test_relative_years_count_from_the_documents_date() -> None:
    assert period("去年新建道路9条。", "新建", "2023-04-01") == "2022"
    assert period("去年新建道路9条。", "新建") is None


def test_a_bare_part_of_the_year_belongs_to_the_year_named_last() -> None:
    assert period("2021年7月某市开会。前三季度出口增长9%。", "出口") == "2021前三季度"


def test_a_year_told_of_a_figure_carries_on_in_its_paragraph_only() -> None:
    text = "2020年工业产值达到50亿元。服务业营收30亿元。\n建筑业产值20亿元。"
    assert period(text, "服务业") == "2020"
    assert period(text, "建筑业") is None


def test_a_month_carries_to_the_end_of_its_sentence() -> None:
    text = "2019年10月条例通过，全市设点8处。平台接入车位900个。"
    assert period(text, "设点") == "2019"
    assert period(text, "平台") is None


def test_now_ends_what_was_carried() -> None:
    assert period("2020年新增企业8家，目前共有企业90家。", "共有") is None


def test_a_headings_year_holds_below_it() -> None:
    text = "一、2024年主要目标\n工业增加值增长百分之七以上，新增企业九十家，外贸进出口保持稳定，民生支出占比继续提高。"
    assert period(text, "工业") == "2024"


def test_what_is_expected_of_a_year_is_a_deadline() -> None:
    assert [mark.kind for mark in marks("公司预计，2026年产值翻番。", ())] == ["deadline"]
