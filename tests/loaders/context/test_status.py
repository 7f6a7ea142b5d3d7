"""Status and negation: what is so, what is to come, what is lacking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.context import Context
from loaders.passages import sentences


def context(text: str) -> Context:
    return Context(text, sentences(text))


@pytest.mark.parametrize(("text", "word", "expected"), [
    ("全县已建成水厂6座。", "水厂", "actual"),
    ("力争建成水厂6座。", "水厂", "planned"),
    ("到2027年，建成水厂6座，新增管网90公里。", "管网", "planned"),
    ("依托云栖湖软件园发展软件业。", "云栖湖", "actual"),
    ("该园区获批省级基地。", "省级", "actual"),
    ("园区将打造成省级基地。", "省级", "planned"),
    ("完善青湖云平台功能。", "青湖", "actual"),
])
def test_one_clause(text: str, word: str, expected: str) -> None:
    assert context(text).status_at(text.index(word)) == expected


def test_headings_decide_bare_verbs() -> None:
    text = "一、发展现状\n建设数据中心一座，机架若干，服务企业与群众，覆盖全部乡镇和街道，运行平稳有序，群众反映良好。\n" \
           "二、下一步工作\n建设算力中心一座，机架若干，服务企业与群众，覆盖全部乡镇和街道，运行平稳有序，群众反映良好。"
    read = context(text)
    assert read.status_at(text.index("数据中心")) == "actual"
    assert read.status_at(text.index("算力中心")) == "planned"


def test_the_tone_of_a_paragraph_decides_without_headings() -> None:
    plan = "加快补齐短板。推进老城更新。深化改革。支持企业转型。建设口袋公园9个。"
    report = "外贸实现增长。新港投产。园区荣获表彰。建设口袋公园9个。"
    assert context(plan).mood_at(plan.index("口袋")) == "planned"
    assert context(report).mood_at(report.index("口袋")) == "actual"


def test_presupposition_is_of_things_and_not_of_figures() -> None:
    text = "加快补齐短板。推进老城更新。支持企业转型。深化合作。改造青湖小区9个。"
    assert context(text).status_at(text.index("青湖")) == "actual"
    assert context(text).mood_at(text.index("9")) == "planned"


@pytest.mark.parametrize(("text", "lacking"), [
    ("全县尚未建成机场。", True), ("亟待引进龙头企业。", True), ("全县建成机场。", False),
])
def test_negation(text: str, lacking: bool) -> None:
    assert context(text).negated(3) is lacking


@given(st.text(alphabet="一二，。；：《》“”()将已20年到亿力争了\n完善 ", max_size=120))
def test_any_text_is_read(text: str) -> None:
    read = context(text)
    for offset in range(len(text)):
        assert read.status_at(offset) in ("actual", "planned")
        read.period_at(offset)
        clause = read.clause_at(offset)
        assert clause is None or 0 <= clause[0] < clause[1] <= len(text)


@pytest.mark.parametrize(("text", "expected"), [
    ("推进水网建设，加强灌区改造，实施水源工程96处，落实管护资金7.35亿元，推动出台条例，完成投资8.26亿元。", "actual"),
    ("水网投资增长6%左右，灌区覆盖率提高到70%以上，节水面积达到9万亩以上，粮食产量稳定在80万吨以上。", "planned"),
    ("目前，推进水网建设，加强灌区改造，支持水源工程，落实管护资金80亿元。", "actual"),
    ("这五年，推进水网建设，加强灌区改造，支持水源工程，覆盖80个乡镇。", "actual"),
    ("园区计划向码头投资3亿元。", "planned"), ("厂房运营后，可容纳员工900人。", "planned"),
])
def test_the_figures_of_a_paragraph_tell_reports_from_plans(text: str, expected: str) -> None:
    last = max(index for index, sign in enumerate(text) if sign.isdigit())
    assert context(text).mood_at(last) == expected
