"""A figure counts when its number stands in the quotation and its time in the document."""

import pytest

from loaders.llm.values import Times, as_written


@pytest.mark.parametrize(("value", "unit", "quotation", "written"), [
    (5.7, "万个", "建成基站5.7万个", (5.7, "万个", None)),
    (57000, "个", "建成基站5.7万个", (5.7, "万个", None)),
    (8, "亿元", "投资近８亿元", (8, "亿元", "approx")),
    (16, "%", "分别增长18%、16%、15.7%", (16, "%", None)),
    (8, "亿元", "规模6-8亿元", (8, "亿元", "max")),
    (1, "位", "总量居全省首位", (1, "位", None)),
    (3, "位", "排名第三", (3, "位", None)),
    (2, "倍", "产值翻一番", (2, "倍", None)),
    (2, "倍", "产值翻了一番", (2, "倍", None)),
    (12.5, "贝可", "强度12.5贝可", (12.5, "贝可", None)),
])
def test_the_number_is_taken_as_the_text_writes_it(
    value: float, unit: str, quotation: str, written: tuple[float, str, str | None],
) -> None:
    found = as_written(value, unit, quotation)
    assert found is not None
    assert (found.value, found.unit, found.bound) == written


@pytest.mark.parametrize(("value", "unit", "quotation"), [
    (58000, "个", "建成基站5.7万个"), (5.7, "个", "建成基站5.7万个"), (5.7, "亿元", "建成基站5.7万个"), (1, "位", "排名第三"),
    (3, "倍", "产值翻一番"), (2, "万个", "2022年建成许多"), (7, "万个", "建成基站5.7万个"), (1, "", "没有数字")])
def test_other_numbers_are_not_the_texts(value: float, unit: str, quotation: str) -> None:
    assert as_written(value, unit, quotation) is None


TIMES = Times("2020年增长，2021年前三季度回升；“十四五”期间。今年继续，去年不提。", "2023-05-01")


@pytest.mark.parametrize(("written", "text", "end"), [
    ("2020", "2020", "2020-12-31"), ("2020年", "2020", "2020-12-31"), ("2021前三季度", "2021前三季度", "2021-09-30"),
    ("2021年前三季度", "2021前三季度", "2021-09-30"), ("2021-2025", "2021-2025", "2025-12-31"), ("2023", "2023", "2023-12-31"),
    ("2022", "2022", "2022-12-31")])
def test_times_of_the_text_are_periods(written: str, text: str, end: str) -> None:
    period = TIMES.period(written)
    assert period is not None
    assert (period.text, period.end) == (text, end)


@pytest.mark.parametrize("written", [
    "2019", "2025-2021", "2021上半年", "前三季度", "二〇二〇年", "", "2020-13", "2020-2021前三季度", "99999"])
def test_times_that_the_text_does_not_name_are_none(written: str) -> None:
    assert TIMES.period(written) is None
