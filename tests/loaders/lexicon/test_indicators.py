"""Indicators and units: same measure, same indicator; different measure, none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.lexicon import IndicatorEntry, indicators, match_indicator, normalise, unit
from loaders.lexicon.units import base_units


@pytest.mark.parametrize(("metric", "key"), [
    ("5G基站数", "base-stations-5g"), ("全市5G基站总数", "base-stations-5g"), ("累计建成5G基站数量", "base-stations-5g"),
    ("地区生产总值", "gdp"), ("GDP", "gdp"), ("地区生产总值增速", "gdp-growth"), ("GDP同比增长", "gdp-growth"),
    ("数字经济核心产业增加值占地区生产总值的比重", "digital-core-share"), ("数字经济核心产业增加值占GDP比重",
    "digital-core-share"),
    ("数字经济规模年均增速", "digital-economy-scale-annual-growth"), ("规上工业增加值增长",
    "large-industrial-value-added-growth"),
    ("专精特新小巨人企业数", "little-giants"), ("全社会研发投入占GDP比重", "rd-intensity"), ("高新技术企业数量达到",
    "high-tech-firms"),
])
def test_spellings_of_one_measure(metric: str, key: str) -> None:
    entry = match_indicator(metric)
    assert entry
    assert entry.key == key


@pytest.mark.parametrize("metric", [
    "新增5G基站数", "5G用户", "新认定高新技术企业数", "数字经济", "软件业务收入占比", "工业互联网平台应用普及率",
    "物联网产业规模目标", "增速", "数",
])
def test_no_wrong_merge(metric: str) -> None:
    entry = match_indicator(metric)
    assert entry is None or (metric == "5G用户" and entry.key == "users-5g")


@given(st.sampled_from(indicators()))
def test_every_spelling_finds_its_indicator(entry: IndicatorEntry) -> None:
    for name in (entry.name, *entry.aliases):
        assert match_indicator(name) is entry


def test_units_of_indicators_are_base_units() -> None:
    for entry in indicators():
        if entry.unit != "1":
            found = unit(entry.unit)
            assert found, entry.key
            assert found.base == entry.unit
            assert found.factor == Decimal(1)


def test_keys_are_unique_and_ascii() -> None:
    keys = [entry.key for entry in indicators()]
    assert len(set(keys)) == len(keys)
    assert all(key.isascii() for key in keys)


@pytest.mark.parametrize(("value", "written", "normalised"), [
    (26, "亿元", (2_600_000_000.0, "元")), (5.7, "万个", (57_000.0, "个")), (1.005, "亿元", (100_500_000.0, "元")),
    (1.2, "万亿元", (1_200_000_000_000.0, "元")), (3, "千亿元", (300_000_000_000.0, "元")), (8.5, "%", (8.5, "%")),
    (0.3, "个百分点", (0.3, "百分点")), (120, "亿千瓦时", (12_000_000_000.0, "千瓦时")), (2, "百万千瓦", (2_000_000.0, "千瓦")),
    (15, "件/万人", (15.0, "件/万人")), (30, "万元/亩", (300_000.0, "元/亩")), (7, "公里", (7_000.0, "米")),
    (3, "千米", (3_000.0, "米")),
    (50, "PFLOPS", (5e16, "FLOPS")), (2, "万亩", (20_000.0, "亩")), (60, "万吨标准煤", (600_000.0, "吨标准煤")),
])
def test_units(value: float, written: str, normalised: tuple[float, str]) -> None:
    assert normalise(value, written) == normalised


@pytest.mark.parametrize("written", ["", "万", "亿级", "什么", "/", "元/", "/亩"])
def test_unknown_units(written: str) -> None:
    assert normalise(1, written) is None


@given(st.sampled_from(sorted(base_units())), st.sampled_from(["", "万", "亿"]), st.floats(0, 1e6))
def test_a_magnitude_multiplies(written: str, magnitude: str, value: float) -> None:
    plain, large = normalise(value, written), unit(magnitude + written)
    assert plain
    assert large
    assert large.base == plain[1]
