"""Curated names: every form finds one entry; families and ids are those of the exchange form."""

import pytest

from loaders.lexicon import bodies, body, firm, firms, gazetteer, national_name, national_names, zone, zones
from loaders.lexicon.names import Body, Firm, NationalName, Zone


@pytest.mark.parametrize(("name", "key"), [
    ("华为", "huawei"), ("Huawei", "huawei"), ("华为技术有限公司", "huawei"), ("SK海力士", "sk-hynix"), ("sk hynix", "sk-hynix"),
    ("阿斯麦", "asml"), ("京东", "jd"), ("京东方", "boe"), ("东软医疗", "neusoft-medical"), ("TCL", "tcl"), ("一汽", "faw"),
])
def test_firms(name: str, key: str) -> None:
    found = firm(name)
    assert found
    assert (found.key, found.id, found.type) == (key, f"organisation/{key}", "Enterprise")


@pytest.mark.parametrize(("name", "canonical", "type_"), [
    ("工信部", "工业和信息化部", "GovernmentBody"), ("国家发改委", "国家发展和改革委员会", "GovernmentBody"),
    ("中科院", "中国科学院", "Institution"), ("中国信通院", "中国信息通信研究院", "Institution"), ("Tsinghua University",
    "清华大学", "Institution"),
])
def test_bodies(name: str, canonical: str, type_: str) -> None:
    found = body(name)
    assert found
    assert (found.name, found.type) == (canonical, type_)
    assert found.id.startswith("organisation/")


def test_quotation_marks_do_not_matter() -> None:
    plain, quoted = national_name("专精特新小巨人企业"), national_name("专精特新“小巨人”企业")
    assert plain
    assert plain is quoted
    assert plain.id.startswith("recognition/")
    assert national_name("灯塔工厂") is national_name("“灯塔工厂”")
    pilot = national_name("东数西算")
    assert pilot
    assert pilot.type == "Programme"


def test_zones_have_short_forms_and_a_city() -> None:
    found = zone("济南高新区")
    assert found
    assert (found.name, found.place) == ("济南高新技术产业开发区", "place/370100")
    assert all(gazetteer().get(entry.place) for entry in zones())


@pytest.mark.parametrize("entries", [firms(), bodies(), national_names(), zones()], ids=["firms", "bodies", "national", "zones"])
def test_ids_are_unique_and_forms_lead_back(entries: tuple[Firm | Body | NationalName | Zone, ...]) -> None:
    assert len({entry.id for entry in entries}) == len(entries)
    look_up = {Firm: firm, Body: body, NationalName: national_name, Zone: zone}[type(entries[0])]
    for entry in entries:
        assert all(look_up(form) is entry for form in entry.forms)


def test_everyday_words_are_names_of_their_firm() -> None:
    for entry in firms():
        assert set(entry.common) <= set(entry.forms), entry.key
    wave = firm("浪潮")
    assert wave
    assert wave.common == ("浪潮",)


def test_no_name_is_a_firm_and_a_body() -> None:
    assert [form for entry in firms() for form in entry.forms if body(form) or national_name(form)] == []
