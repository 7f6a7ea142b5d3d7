"""Tables: indicators under years, places under indicators, and what is no table of figures."""

from dataclasses import dataclass

from loaders.context import Context
from loaders.figures import Figure, observations
from loaders.passages import sentences


@dataclass(frozen=True)
class Named:
    start: int
    end: int
    type: str


def figures(text: str, *named: str) -> tuple[Figure, ...]:
    candidates = [Named(text.index(name), text.index(name) + len(name), "City") for name in named]
    return observations(text, Context(text, sentences(text), "2021-05-01"), candidates)


YEARS = ("主要指标\n序号\t指标\t单位\t2019年\t2020年\t同比增长（%）\t2025年目标\n"
         "1\t软件业务收入\t亿元\t1,200.5\t1300\t4.2\t≥2000\n2\t软件企业数（家）\t\t90\t100家\t—\t200以上\n表后的话，产值5亿元。")


def test_indicators_under_years() -> None:
    found = [(f.metric, f.value, f.unit, f.period and f.period.text, f.status, f.bound) for f in figures(YEARS)]
    assert found == [
        ("软件业务收入", 1200.5, "亿元", "2019", "actual", None), ("软件业务收入", 1300, "亿元", "2020", "actual", None),
        ("软件业务收入增速", 4.2, "%", "2020", "actual", None), ("软件业务收入", 2000, "亿元", "2025", "target", "min"),
        ("软件企业数", 90, "家", "2019", "actual", None), ("软件企业数", 100, "家", "2020", "actual", None),
        ("软件企业数", 200, "家", "2025", "target", "min"), ("产值", 5, "亿元", None, "actual", None)]


def test_evidence_is_the_row() -> None:
    assert YEARS[figures(YEARS)[0].start : figures(YEARS)[0].end] == "1\t软件业务收入\t亿元\t1,200.5\t1300\t4.2\t≥2000"


def test_places_under_indicators() -> None:
    text = "各市情况（2020年）\n城市\t产值（亿元）\t企业数（家）\n云州市\t80\t12\n全区\t90\t13\n其他\t5\t1\n合计\t175\t26"
    found = figures(text, "云州市")
    assert [(f.metric, f.value, f.unit, f.period and f.period.text) for f in found[:2]] == [
        ("产值", 80, "亿元", "2020"), ("企业数", 12, "家", "2020")]
    assert found[0].subject.candidate is not None
    assert found[2].subject.deixis is not None
    assert [(f.metric, f.value) for f in found[4:]] == [("其他产值", 5), ("其他企业数", 1), ("产值", 175), ("企业数", 26)]


def test_a_list_of_people_is_no_table_of_figures() -> None:
    assert figures("姓名\t电话\n张三\t13800000000\n李四\t13900000000") == ()


def test_lines_with_a_tab_are_still_read() -> None:
    assert [f.metric for f in figures("一\t产值达到5亿元。\n二\t税收达到3亿元。")] == ["产值", "税收"]
