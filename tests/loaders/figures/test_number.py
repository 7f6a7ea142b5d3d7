"""Quantities: value, unit and bound of the numbers of official prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.figures import quantities
from loaders.figures.number import numeral

FORMS = [
    ("营收3120亿元", [(3120, "亿元", None)]),
    ("资金近6亿元", [(6, "亿元", "approx")]),
    ("泊位3.4万个", [(3.4, "万个", None)]),
    ("设施1.8万余处", [(1.8, "万处", "approx")]),
    ("超过40%", [(40, "%", "min")]),
    ("分别达到3000亿级", [(3000, "亿级", None)]),
    ("达到万亿级", [(1, "万亿级", None)]),
    ("基站2万个以上", [(2, "万个", "min")]),
    ("分别达12%、9%、7.5%", [(12, "%", None), (9, "%", None), (7.5, "%", None)]),
    ("投资3-5亿元", [(3, "亿元", "min"), (5, "亿元", "max")]),
    ("交易额20亿—25亿元", [(20, "亿元", "min"), (25, "亿元", "max")]),
    ("高于全国2.1、3.6个百分点", [(2.1, "个百分点", None), (3.6, "个百分点", None)]),
    ("突破百亿元", [(100, "亿元", "min")]),
    ("超万吨", [(1, "万吨", "min")]),
    ("三百多家", [(300, "家", "approx")]),
    ("超六成", [(6, "成", "min")]),
    ("万余人", [(1, "万人", "approx")]),
    ("占1/4", [(0.25, "", None)]),
    ("四分之一", [(0.25, "", None)]),
    ("百分之二十", [(20, "%", None)]),
    ("投资30个亿元", [(30, "亿元", None)]),
    ("总投资9亿元人民币", [(9, "亿元", None)]),
    ("12,300家", [(12300, "家", None)]),
    ("月产6万套/月", [(6, "万套/月", None)]),
    ("不低于35%", [(35, "%", "min")]),
    ("不超过20天", [(20, "天", "max")]),
    ("由80公里增至120公里", [(80, "公里", None), (120, "公里", None)]),
    ("新增近一半", [(50, "%", "approx")]),
    ("90万辆(台)", [(90, "万辆(台)", None)]),
]
NONE = [
    "2021年10月5日", "12345热线", "5G基站", "“4+3+X”体系", "第3届", "4K高清", "312国道", "国发〔2019〕8号", "9时30分",
    "千万工程", "一带一路",
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms(text: str, expected: list[tuple[float, str, str | None]]) -> None:
    assert [(q.value, q.unit, q.bound) for q in quantities(text, 0, len(text))] == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_quantity(text: str) -> None:
    assert [q for q in quantities(text, 0, len(text)) if q.unit != "年"] == []


@pytest.mark.parametrize(("text", "value"), [("十五", 15), ("二百", 200), ("三千六百", 3600), ("一二", None)])
def test_numerals(text: str, value: float | None) -> None:
    assert numeral(text) == value


@given(st.text(alphabet="0123456789.,、-一二百千万亿元家%余多超近以上左右个分之 至第", max_size=60))
def test_any_text_gives_quantities_in_order_and_within(text: str) -> None:
    last = 0
    for quantity in quantities(text, 0, len(text)):
        assert last <= quantity.start + 2  # 近 and 超 may reach back, figures never overlap
        assert 0 <= quantity.start < quantity.end <= len(text)
        last = quantity.end
