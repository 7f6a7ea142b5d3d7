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
    ("8个产业规模超千亿元。", [("规模超千亿元的产业数", 8, "个")]),
    ("以9%的市场占有率，领先同行。", [("市场占有率", 9, "%")]),
    ("外贸进出口较“十三五”末增长8.2%。", [("外贸进出口增速", 8.2, "%")]),
    ("技术交易额比上年同期增长12%。", [("技术交易额增速", 12, "%")]),
    ("机器人产能由3万台提升为7万台。", [("机器人产能", 3, "万台"), ("机器人产能", 7, "万台")]),
    ("通过开展联合攻关试验累计产油7.5万吨。", [("累计产油", 7.5, "万吨")]),
    ("落实以旧换新补贴9.4亿元，带动消费70亿元。", [("落实以旧换新补贴", 9.4, "亿元"), ("落实以旧换新补贴带动消费", 70, "亿元")]),
    ("与6家银行签署80亿元授信额度。", [("银行数", 6, "家"), ("授信额度", 80, "亿元")]),
    ("地区生产总值连续迈上3个千亿元台阶、达5200亿元。", [("地区生产总值", 5200, "亿元")]),
    ("25家央企计划来访。", [("央企数", 25, "家")]),
    ("60名农村科技指导员服务山区。", [("农村科技指导员数", 60, "名")]),
    ("7个外省市落实帮扶资金13亿元。", [("外省市数", 7, "个"), ("落实帮扶资金", 13, "亿元")]),
    ("5家获得出口许可的稻米加工企业来访。", [("获得出口许可的稻米加工企业数", 5, "家")]),
    ("投入6亿元用于码头改造。", [("码头改造投入", 6, "亿元")]),
    ("投资3亿元建设40座充电站。", [("投资", 3, "亿元"), ("充电站数", 40, "座")]),
    ("培育4个蔬菜大县、4个水果大县、3个水产大县。", [("蔬菜大县数", 4, "个"), ("水果大县数", 4, "个"), ("水产大县数", 3, "个")]),
    ("实现20亿元营收。", [("营收", 20, "亿元")]),
    ("惠及76万群众。", [("惠及群众数", 76, "万")]),
    ("软件企业增至30家，当年新增13家。", [("软件企业数", 30, "家"), ("新增软件企业数", 13, "家")]),
    ("纳入统计的软件企业30家。", [("纳入统计的软件企业数", 30, "家")]),
    ("营业收入30亿元，在全市的占比为4%。", [("营业收入", 30, "亿元"), ("营业收入占全市比重", 4, "%")]),
    ("营业收入30亿元，按可比价计算增长4%。", [("营业收入", 30, "亿元"), ("营业收入增速", 4, "%")]),
    ("软件业务收入占比为9%，上年这一比重为7%。", [("软件业务收入占比", 9, "%"), ("软件业务收入占比", 7, "%")]),
    ("软件产值30亿元，首次迈上3万亿元台阶。", [("软件产值", 30, "亿元"), ("软件产值", 3, "万亿元")]),
    ("数字经济快速发展，增长12%。", [("数字经济增速", 12, "%")]),
    ("软件产业产值853亿元，实现比上一年翻一番。", [("软件产业产值", 853, "亿元"), ("软件产业产值", 2, "倍")]),
    ("软件业规模、光伏业规模分别达到70亿元。", [("软件业规模", 70, "亿元"), ("光伏业规模", 70, "亿元")]),
    ("智能工厂数在全省排名第二位。", [("智能工厂数全省排名", 2, "位")]),
    ("10项改革经验被国务院推广。", [("被国务院推广的改革经验数", 10, "项")]),
    ("19家软件产业相关企业集体走进本次博览会由区里搭建的展厅。", [("软件产业相关企业数", 19, "家")]),
    ("重大项目签约92个。", [("重大项目签约数", 92, "个")]),
    ("拥有两个国家级开发区。", [("国家级开发区数", 2, "个")]),
    ("三个创新中心落户。", [("落户的创新中心数", 3, "个")]),
    ("财政收入不过一二百万元。", [("财政收入", 100, "万元"), ("财政收入", 200, "万元")]),
    ("每年拨付资金8000万元到1亿元。", [("拨付资金", 8000, "万元"), ("拨付资金", 1, "亿元")]),
    ("产业链规模将达7500亿至1万亿元。", [("产业链规模", 7500, "亿元"), ("产业链规模", 1, "万亿元")]),
    ("开始量产(1.8万张玻璃基板/月)。", [("玻璃基板月产量", 1.8, "万张/月")]),
    ("净负债从2009年底的10亿元降至9亿元。", [("净负债", 10, "亿元"), ("净负债", 9, "亿元")]),
    ("年均新增营业收入5亿元。", [("年均新增营业收入", 5, "亿元")]),
    ("推进20个投资5亿元以上项目建设。", [("投资5亿元以上项目数", 20, "个")]),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", [
    "坚持三个方面协同发力。", "推进四大工程、两项改革。", "实施三年行动计划。", "12345热线全天受理。",
    "5G网络全覆盖。", "构建“4+3+X”产业体系。",
    "实现两位数增长。", "周一下午4点开盘。", "围绕5大领域发力。", "走过十个年头。", "打造软件第一城。",
    "2021年9月6日召开会议。", "召开第3届大会。", "一家企业落户。", "首批项目开工，第一时间服务。", "1000千伏线路投运。",
    "实施育种、制种、烘干等3个专项。", "与青湖公司、白塔公司、云栖公司、金桥公司4家签约。",
    "突破一批核心技术。", "时速350公里列车下线。",
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


def test_a_month_before_the_documents_own_is_past() -> None:
    text = "到2022年9月，全市建成基站760个。到2022年12月，全市建成基站900个。"
    assert [f.status for f in observations(text, Context(text, sentences(text), "2022-10-20"))] == ["actual", "target"]


def test_a_year_of_signing_is_not_when_the_plan_is_met() -> None:
    (figure,) = figures("2010年双方签署协议，计划总投资30亿元。")
    assert (figure.status, figure.period) == ("target", None)


def test_then_is_the_year_told_of_before() -> None:
    assert [f.period and f.period.text for f in figures("1994年5月，工厂改制。\n当时投入资金150万元。")] == ["1994"]


def test_a_rank_is_held_where_nothing_is_intended() -> None:
    text = "推进改革，加快建设，推动转型，支持创新，加强监管。软件产业规模居全省第二。"
    assert [f.status for f in figures(text)] == ["actual"]


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

    def test_works_named_in_the_clause_before_have_the_money(self) -> None:
        text = "云州市与云帆科技签约青湖软件基地，总投资9亿元。"
        (figure,) = figures(text, City="云州市", Enterprise="云帆科技", Park="青湖软件基地")
        assert figure.subject.candidate is not None
        assert (figure.subject.candidate.type, figure.metric) == ("Park", "总投资")

    def test_works_of_a_list_do_not(self) -> None:
        text = "甲机床项目、乙电池项目等集中开工，总投资9亿元。"
        assert [f.subject.candidate for f in figures(text, Project="乙电池项目")] == [None]

    def test_what_a_firm_builds_is_spoken_of(self) -> None:
        text = "云帆科技投资建设的青湖电池项目占地300亩，年产值5亿元。"
        found = figures(text, Enterprise="云帆科技", Project="青湖电池项目")
        assert [f.subject.candidate and f.subject.candidate.type for f in found] == ["Project", "Project"]

    def test_a_project_is_spoken_of_in_the_next_sentence(self) -> None:
        text = "青湖电池项目开工。项目建成投产后，年销售收入5亿元，利税1亿元。"
        assert {f.subject.candidate and f.subject.candidate.type for f in figures(text, Project="青湖电池项目")} == {"Project"}

    @pytest.mark.parametrize("text", ["公司净利润3亿元。", "该项目占地70亩。建成投产后，年销售收入5亿元。"])
    def test_a_thing_without_a_name_gives_nothing(self, text: str) -> None:
        assert figures(text) == ()

    def test_a_firm_after_its_country_and_trade(self) -> None:
        text = "法国汽车零部件供应商云帆科技营业收入30亿元。"
        (figure,) = figures(text, Country="法国", Enterprise="云帆科技")
        assert figure.subject.candidate is not None
        assert figure.subject.candidate.type == "Enterprise"

    def test_what_is_invested_in(self) -> None:
        text = "云帆科技投资50亿元，开建年产值90亿元的青湖电池基地。"
        found = figures(text, Enterprise="云帆科技", Park="青湖电池基地")
        assert {f.subject.candidate and f.subject.candidate.type for f in found} == {"Park"}

    def test_its(self) -> None:
        text = "云帆科技落户。其年产能达到30万台。"
        assert {f.subject.candidate and f.subject.candidate.type for f in figures(text, Enterprise="云帆科技")} == {"Enterprise"}

    def test_the_same_measure_in_the_next_sentence(self) -> None:
        text = "2020年，青湖软件园入园企业90家；2021年，入园企业增加到120家。"
        assert [f.subject.candidate and f.subject.candidate.type for f in figures(text, Park="青湖软件园")] == ["Park", "Park"]

    def test_a_zone_with_an_economy_of_its_own_holds_to_the_full_stop(self) -> None:
        text = "2022年，青湖高新区地区生产总值90亿元；一般公共预算收入4亿元；固定资产投资7亿元。"
        assert [f.subject.candidate and f.subject.candidate.type for f in figures(text, Park="青湖高新区")] == ["Park"] * 3

    def test_a_fair_has_what_is_signed_at_it(self) -> None:
        text = "青湖软件博览会在云州市举行。云州市现场签约项目20个。"
        (figure,) = figures(text, Event="青湖软件博览会", City="云州市")
        assert figure.subject.candidate is not None
        assert figure.subject.candidate.type == "Event"

    def test_whom_the_news_was_learnt_from(self) -> None:
        text = "记者从青湖软件园获悉，今年实现营收30亿元。"
        assert [f.subject.candidate and f.subject.candidate.type for f in figures(text, Park="青湖软件园")] == ["Park"]

    def test_a_class_is_counted(self) -> None:
        text = "省级软件产业园达到10个以上。"
        assert [(f.subject.candidate, f.metric) for f in figures(text, Park="省级软件产业园")] == [(None, "省级软件产业园数")]

    def test_capacity_of_works_without_a_mention(self) -> None:
        (figure,) = figures("云帆科技100MW太阳能电池项目开工。", Enterprise="云帆科技")
        assert (figure.metric, figure.status) == ("太阳能电池产能", "target")

    def test_a_number_does_not_begin_a_name(self) -> None:
        text = "8支青湖产业基金带动社会投资20亿元。"
        assert figures(text)[0].metric.startswith("青湖产业基金")

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


def test_equal_amounts_of_different_measures_are_both_told() -> None:
    assert told("工业增加值提升到7万亿元。一般预算收入累计超7万亿元。") == [
        ("工业增加值", 7, "万亿元"), ("一般预算收入", 7, "万亿元")]


def test_projects_just_counted_are_meant_by_projects() -> None:
    text = "青湖大桥项目已经建成。园区新开工项目15项，项目总投资93亿元。"
    assert [f.subject.candidate for f in figures(text, Project="青湖大桥项目")] == [None, None]


def test_a_paragraph_that_begins_with_a_firm_goes_on_about_it() -> None:
    text = "白塔公司主营阀门。员工达到320人。"
    (figure,) = figures(text, Enterprise="白塔公司")
    assert figure.subject.candidate is not None


def test_a_relative_clause_leads_up_to_its_thing() -> None:
    text = "去年刚刚搬迁的白塔公司是阀门厂，拥有员工320人。"
    (figure,) = figures(text, Enterprise="白塔公司")
    assert figure.subject.candidate is not None


def test_who_is_quoted_is_no_subject() -> None:
    text = "据白塔公司统计，钢材价格上涨9%。"
    (figure,) = figures(text, Enterprise="白塔公司")
    assert figure.subject.candidate is None


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


@pytest.mark.parametrize("piece", ["达到", "1家", "保持在", "占", "12,345,", "（", "新增3家、累计", "分别", "该公司", "2020年",
                                   "力争3家，", "甲、乙等2个"])
def test_time_grows_with_length_only(piece: str) -> None:
    """A pattern that falls back would take hours here; the limit is generous so that a busy machine passes."""
    text = (piece * 8000)[:16000]
    begun = time.process_time()
    observations(text, Context(text, sentences(text)))
    assert time.process_time() - begun < 30
