"""Observations: sentences in, subject, metric, value, unit, bound, period and status out."""

import time
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.context import Context
from loaders.figures import Figure, observations
from loaders.figures.observe import alike
from loaders.passages import sentences


@dataclass(frozen=True)
class Named:
    start: int
    end: int
    type: str


def figures(text: str, **named: str) -> tuple[Figure, ...]:
    """The figures of a text in which the names given stand for things of the class (Park="青湖软件园")."""
    candidates = [Named(text.index(name), text.index(name) + len(name), kind) for kind, name in named.items()]
    return observations(text, Context(text, sentences(text)), candidates)


def told(text: str) -> list[tuple[str, float, str]]:
    return [(f.metric, f.value, f.unit) for f in figures(text)]


FORMS = [
    ("软件业务收入达到88亿元。", [("软件业务收入", 88, "亿元")]),
    ("已建成并开通5G基站760个。", [("5G基站数", 760, "个")]),
    ("新增省级绿色工厂6家。", [("新增省级绿色工厂数", 6, "家")]),
    ("培育20家以上工业软件企业。", [("工业软件企业数", 20, "家")]),
    ("57项关键技术获得突破。", [("获得突破的关键技术数", 57, "项")]),
    ("外贸进出口增长6.3%。", [("外贸进出口增速", 6.3, "%")]),
    ("技术合同成交额年均增长11%。", [("技术合同成交额年均增速", 11, "%")]),
    ("单位能耗下降2.4%。", [("单位能耗降幅", 2.4, "%")]),
    ("软件业务收入达到88亿元，增长9%，占全省比重达31%。",
     [("软件业务收入", 88, "亿元"), ("软件业务收入增速", 9, "%"), ("软件业务收入占全省比重", 31, "%")]),
    ("民间投资增长4%，高出全国平均水平2.5个百分点。",
     [("民间投资增速", 4, "%"), ("民间投资增速高出全国平均水平", 2.5, "个百分点")]),
    ("芯片、软件、光伏产值分别增长8%、7%、6.5%。",
     [("芯片产值增速", 8, "%"), ("软件产值增速", 7, "%"), ("光伏产值增速", 6.5, "%")]),
    ("芯片产值和软件产值双双突破90亿元。", [("芯片产值", 90, "亿元"), ("软件产值", 90, "亿元")]),
    ("港口货运能力从300万吨提升至900万吨。", [("港口货运能力", 300, "万吨"), ("港口货运能力", 900, "万吨")]),
    ("研发投入翻一番。", [("研发投入", 2, "倍")]),
    ("软件产业规模达到60亿元，居全省第二。", [("软件产业规模", 60, "亿元"), ("软件产业规模全省排名", 2, "位")]),
    ("融合指数连续4年居全省首位。", [("融合指数全省排名", 1, "位"), ("融合指数连续居全省首位年数", 4, "年")]),
    ("新增专精特新企业12家、累计30家。", [("新增专精特新企业数", 12, "家"), ("专精特新企业累计数", 30, "家")]),
    ("建设8万亩高标准农田。", [("高标准农田面积", 8, "万亩")]),
    ("总投资超5亿元项目40个。", [("总投资超5亿元项目数", 40, "个")]),
    ("引进项目30个，总投资96亿元。", [("引进项目数", 30, "个"), ("引进项目总投资", 96, "亿元")]),
    ("新建两所中学、九家医院。", [("新建中学数", 2, "所"), ("医院数", 9, "家")]),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", [
    "坚持三个方面协同发力。", "推进四大工程、两项改革。", "实施三年行动计划。", "12345热线全天受理。",
    "5G网络全覆盖。", "构建“4+3+X”产业体系。",
    "2021年9月6日召开会议。", "召开第3届大会。", "一家企业落户。", "首批项目开工，第一时间服务。", "1000千伏线路投运。",
])
def test_what_is_no_observation(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("text", "bound"), [
    ("产值超过50亿元。", "min"), ("产值50亿元以上。", "min"), ("产值约50亿元。", "approx"),
    ("产值50亿元左右。", "approx"), ("产值不超过50亿元。", "max"),
    ("产值50亿元。", None),
])
def test_bounds(text: str, bound: str | None) -> None:
    assert [f.bound for f in figures(text)] == [bound]


def test_a_range_is_two_observations() -> None:
    assert [(f.value, f.bound) for f in figures("建设3～5个基地。")] == [(3, "min"), (5, "max")]


def test_period_and_status() -> None:
    done, goal = figures("2020年，产值达到50亿元。\n到2026年，产值达到90亿元。")
    assert (done.period and done.period.text, done.status) == ("2020", "actual")
    assert (goal.period and goal.period.text, goal.status) == ("2026", "target")


def test_a_figure_told_twice_is_one() -> None:
    assert len(figures("软件业务收入达到88亿元。去年软件业务收入88亿元。")) == 1


def test_round_targets_of_different_measures_stay_apart() -> None:
    assert len(figures("力争软件收入达到50亿元。力争光伏产值达到50亿元。")) == 2


class TestSubjects:
    def test_the_thing_that_opens_the_clause(self) -> None:
        text = "青湖软件园实现营收30亿元，入驻企业90家。"
        assert [f.subject.candidate and f.subject.candidate.type for f in figures(text, Park="青湖软件园")] == ["Park", "Park"]

    def test_a_thing_behind_its_place(self) -> None:
        (figure,) = figures("云州市青湖软件园营收30亿元。", City="云州市", Park="青湖软件园")
        assert figure.subject.candidate is not None
        assert (figure.subject.candidate.type, figure.metric) == ("Park", "营收")

    def test_a_clause_of_the_places_own_affairs_ends_it(self) -> None:
        text = "青湖云平台上线运行，全市数字经济增加值增长8%。"
        assert [f.subject.candidate for f in figures(text, Platform="青湖云平台")] == [None]

    def test_the_thing_behind_the_figure(self) -> None:
        (figure,) = figures("将建占地130亩的青湖物流中心。", Project="青湖物流中心")
        assert figure.subject.candidate is not None
        assert (figure.metric, figure.status) == ("占地面积", "target")

    def test_the_company_is_the_one_named_last(self) -> None:
        text = "云帆科技落户本市。公司总投资9亿元。"
        assert [f.subject.candidate and f.subject.candidate.start for f in figures(text, Enterprise="云帆科技")] == [0]

    def test_deixis(self) -> None:
        text = "全区软件占比仅为5%，远低于全国的12%和全省的9%。"
        assert [f.subject.deixis.form if f.subject.deixis else None for f in figures(text)] == ["全区", "全国", "全省"]
        assert {f.metric for f in figures(text)} == {"软件占比"}

    def test_each_of_two_owners(self) -> None:
        text = "由云帆科技与青湖集团各持股50%。"
        owners = [Named(1, 5, "Enterprise"), Named(6, 10, "Enterprise")]
        found = observations(text, Context(text, sentences(text)), owners)
        assert [(f.subject.candidate, f.metric, f.value) for f in found] == [
            (owners[0], "持股比例", 50), (owners[1], "持股比例", 50)]

    def test_what_a_policy_holds_is_so(self) -> None:
        (figure,) = figures("《青湖计划》提出将落实26项任务。", Policy="青湖计划")
        assert figure.subject.candidate is not None
        assert figure.status == "actual"

    def test_capacity_in_the_name_of_works(self) -> None:
        (figure,) = figures("云帆2GW太阳能电池项目开工。", Project="云帆2GW太阳能电池项目")
        assert (figure.metric, figure.value, figure.unit, figure.status) == ("太阳能电池产能", 2, "GW", "target")


def test_evidence_holds_the_figure() -> None:
    text = "软件业务收入达到88亿元，增长9%。"
    assert [text[f.start : f.end] for f in figures(text)] == ["软件业务收入达到88亿元", "软件业务收入达到88亿元，增长9%"]


def test_alike() -> None:
    assert alike("软件业务收入", "软件收入")
    assert not alike("软件业务收入", "光伏产值")


PIECES = [
    "达到", "增长", "占全省", "2020年", "1家", "1.5%、", "居全国第一", "“", "《", "已", "力争", "均", "、", "和",
    "千亿元", "，", "。", "；", "翻番", "分别", "公司",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.data())
def test_any_text_is_read_with_exact_evidence(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    kinds = st.sampled_from(["City", "Park", "Enterprise", "Project", "Policy", "Event", "Programme"])
    named = [Named(a, b, data.draw(kinds)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    for figure in observations(text, Context(text, sentences(text)), named):
        assert 0 <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end].strip()
        assert figure.status in ("actual", "target")


@pytest.mark.parametrize("piece", ["达到", "1家", "保持在", "占", "12,345,", "（", "新增3家、累计", "分别", "该公司", "2020年"])
def test_time_grows_with_length_only(piece: str) -> None:
    """A pattern that falls back would take hours here; the limit is generous so that a busy machine passes."""
    text = (piece * 8000)[:16000]
    begun = time.process_time()
    observations(text, Context(text, sentences(text)))
    assert time.process_time() - begun < 30
