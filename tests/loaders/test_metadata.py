"""Title, date, publisher, 文号 and place of a document: found in its text, or given beside it."""

from pathlib import Path

import pytest

from loaders.about import about_place
from loaders.lexicon.places import CHINA, gazetteer
from loaders.metadata import date_in, describe, document, iso_date, number_in, place_called, publisher_in, sidecar, title_in
from loaders.readers import Reading, UnreadableDocument, read


@pytest.mark.parametrize(("lines", "title"), [
    (["首页 > 资讯 > 正文", "打造先锋城市 底气在哪?", "时间:2021-09-27"], "打造先锋城市 底气在哪?"),
    (["济政发〔2021〕12号", "济南市人民政府", "关于印发行动计划的通知", "各区县人民政府："],
     "济南市人民政府关于印发行动计划的通知"),
    (["某单位：", "贵单位提出的关于加快发展数字经济的提案收悉，现答复如下："], "关于加快发展数字经济的提案的答复"),
    (["# 数字规划", "正文。"], "数字规划"),
    (["近年来，我区积极抢抓大力发展数字经济的机遇，全力打造数字化转型的标杆。"], None),
    (["一、发展现状", "二、打算"], None), ([], None),
])
def test_title(lines: list[str], title: str | None) -> None:
    assert title_in(lines) == title


@pytest.mark.parametrize(("lines", "date"), [
    (["浏览量:202 | 发布时间:2023-11-14", "正文写于2020年1月1日。"], "2023-11-14"),
    (["标题", "【2022-06-13 来源:某市新闻传媒中心】", "正文"], "2022-06-13"),
    (["标题", "正文，2020年5月1日开工。", "某市发展和改革委员会", "2020年5月28日"], "2020-05-28"),
    (["标题", "（2021年1月20日在某市第一次会议上）", "正文"], "2021-01-20"),
    (["标题", "正文。", "二〇二一年九月二十七日"], "2021-09-27"),
    (["标题", "发布时间：2021-13-40", "正文。"], None), (["标题", "2020年5月1日，项目开工。"], None),
])
def test_date(lines: list[str], date: str | None) -> None:
    assert date_in(lines) == date


@pytest.mark.parametrize(("written", "date"), [
    ("二○二○年十月五日", "2020-10-05"), ("二〇一九年十二月三十一日", "2019-12-31"),
    ("2021/9/7 10:00", "2021-09-07"), ("2021年2月30日", None)])
def test_iso_date(written: str, date: str | None) -> None:
    assert iso_date(written) == date


@pytest.mark.parametrize(("lines", "publisher"), [
    (["时间:2021-09-27 13:49:25    来源:某某日报客户端    "], "某某日报客户端"),
    (["发布机构：某市工信局", "来源：某网"], "某市工信局"),
    (["标题", "正文。", "沈阳市发展和改革委员会", "2020年5月28日"], "沈阳市发展和改革委员会"),
    (["标题", "正文。", "2020年5月28日"], None),
])
def test_publisher(lines: list[str], publisher: str | None) -> None:
    assert publisher_in(lines) == publisher


@pytest.mark.parametrize(("lines", "number"), [
    (["济政发〔2021〕12号", "标题"], "济政发〔2021〕12号"), (["发文字号：沈政办发[2020]第3号"], "沈政办发〔2020〕3号"),
    (["根据《关于加快发展的意见》（国发〔2015〕50号）要求，制定本方案。"], None),
])
def test_number(lines: list[str], number: str | None) -> None:
    assert number_in(lines, None) == number


def test_a_sidecar_goes_before_the_text(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("标题\n发布时间：2021-01-01 来源：某网\n无锡市加快发展。无锡市建成平台。", encoding="utf-8")
    (tmp_path / "report.meta.yaml").write_text(
        "title: 正式标题\ndate: 2022-03-04\npublisher: 某局\nnumber: 某发〔2022〕1号\n"
        "url: https://a.cn\nabout: 无锡市新吴区\ndemonstration: true\n", encoding="utf-8")
    found = document(read(path), path.name, sidecar=sidecar(path), gazetteer=gazetteer())
    assert (found.title, found.date, found.publisher, found.number) == ("正式标题", "2022-03-04", "某局", "某发〔2022〕1号")
    assert (found.url, found.about, found.demonstration) == ("https://a.cn", "place/320214", True)


def test_without_a_sidecar_the_text_tells(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("无锡打造名城\n发布时间：2021-01-01 来源：某网\n我市加快发展。我市建成平台。", encoding="utf-8")
    assert sidecar(path) is None
    found = describe(read(path), path.name, sidecar=None, gazetteer=gazetteer())
    assert (found.document.title, found.document.date, found.document.publisher) == ("无锡打造名城", "2021-01-01", "某网")
    assert found.document.about == "place/320200"
    assert not found.document.demonstration
    assert len(found.notes) == 1


@pytest.mark.parametrize(("fields", "said"), [
    ("titel: x", "titel"), ("- a\n- b", "key: value"), ("", "key: value"), ("title: [a", "YAML"),
    ("demonstration: maybe", "demonstration"),
    ("date: 昨天", "date"), ("title: {a: b}", "title"), ("1: x", "unknown key 1")])
def test_a_wrong_sidecar_is_refused(tmp_path: Path, fields: str, said: str) -> None:
    (tmp_path / "a.meta.yaml").write_text(fields, encoding="utf-8")
    with pytest.raises(UnreadableDocument) as refused:
        sidecar(tmp_path / "a.txt")
    assert said in refused.value.en
    assert refused.value.name == "a.meta.yaml"


@pytest.mark.parametrize(("wanted", "code"), [
    ("无锡市新吴区", "320214"), ("江苏省无锡市", "320200"), ("320214", "320214"), ("place/320214", "320214"), ("济南", "370100"),
    ("江苏省南京市鼓楼区", "320106"), ("Jinan", "370100"), ("中国", "100000")])
def test_places_by_name_chain_and_code(wanted: str, code: str) -> None:
    assert place_called(wanted, gazetteer(), "a.txt").code == code


@pytest.mark.parametrize(("wanted", "said"), [
    ("火星市", "unknown place"), ("鼓楼区", "ambiguous"), ("北京市新吴区", "unknown place")])
def test_a_place_that_is_not_known_or_not_one_is_refused(wanted: str, said: str) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        describe(Reading("正文"), "a.txt", sidecar={"about": wanted}, gazetteer=gazetteer())
    assert said in refused.value.en


@pytest.mark.parametrize(("text", "title", "place"), [
    ("我市建成平台。我市集聚企业。杭州市排名第一。", "苏州市数字经济规划", "苏州市"),
    ("我省建成平台。我省的南京市、苏州市、无锡市加快发展，全省居全国第一。", None, "江苏省"),
    ("我区建成平台。我区的昆山市……我市……我区加快。江苏省苏州市虎丘区。虎丘区领先。", None, "虎丘区"),
    ("我区推进银川市、石嘴山市、固原市建设，我区的宁夏枢纽开工。", None, "宁夏回族自治区"),
    ("苏州市建成平台，苏州工业增长，江苏省第一，上海市、杭州市也有布局，苏州居全省首位，占全省三成。", None, "苏州市"),
    ("我国数字经济快速发展。北京市、上海市、深圳市、杭州市、成都市各有特色，中国已居第二。", None, "中国"),
    ("我区建成平台。我区集聚企业，获评江苏省示范，拓展“锡惠通”平台的覆盖面。", None, "惠山区"),
    ("安徽省、安徽省、安徽省支持。芜湖市建成平台。芜湖工业增长。芜湖市湾沚区开工。芜湖市鸠江区投产。", None, "芜湖市"),
    ("安徽省发展。安徽省领先。芜湖市建成平台，合肥市、芜湖市增长，全省、全省的企业上云，省政府出台办法。", None, "安徽省"),
    ("近日，旗政府召开会议。旗委部署工作。库伦工业园开工，通辽市某公司中标。", None, "库伦旗"),
    ("黑龙江省双城市建成基地。双城市开工。双城市的哈尔滨市市民增多。", None, "双城区"),
    ("苏州市高新区加快发展。我区集聚企业。我区的科技园、软件园开工，高新区、开发区并进。", None, "苏州市"),
    ("城区道路改造，矿区复垦。数字经济快速发展。", None, None),
    ("我区建成平台。我区集聚企业。", None, None), ("数字经济快速发展。", None, None),
])
def test_the_place_a_text_speaks_for(text: str, title: str | None, place: str | None) -> None:
    found = about_place(text, title, gazetteer())
    assert (gazetteer().by_id(found.place).name if found.place else None) == place
    assert found.reason
    assert "\n" not in found.reason


def test_national_texts_speak_for_china() -> None:
    assert about_place("我国的产业。我国的平台。", None, gazetteer()).place == CHINA
