"""The gazetteer: homonyms, short forms, both languages, and the way up to China."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.lexicon import CHINA, Gazetteer, LexiconError, Place, gazetteer, short_form
from loaders.lexicon.table import rows

PLACES = gazetteer().places
CHINESE = [place for place in PLACES if place.type != "Country" or place.id == CHINA]


def names(found: tuple[Place, ...]) -> list[str]:
    return [place.name for place in found]


@pytest.mark.parametrize(("name", "short"), [
    ("江苏省", "江苏"), ("无锡市", "无锡"), ("内蒙古自治区", "内蒙古"), ("新疆维吾尔自治区", "新疆"), ("香港特别行政区", "香港"),
    ("延边朝鲜族自治州", "延边"), ("博尔塔拉蒙古自治州", "博尔塔拉"), ("双江拉祜族佤族布朗族傣族自治县", "双江"),
    ("东乡族自治县", "东乡"),
    ("鄂伦春自治旗", "鄂伦春"), ("龙胜各族自治县", "龙胜"), ("锡林郭勒盟", "锡林郭勒"), ("阿里地区", "阿里"), ("神农架林区",
    "神农架"),
    ("浦东新区", "浦东"), ("沈北新区", "沈北"), ("管城回族区", "管城"), ("长兴县", "长兴"), ("准格尔旗", "准格尔"),
    ("蔚县", "蔚县"), ("郊区", "郊区"), ("矿区", "矿区"), ("正蓝旗", "正蓝旗"), ("科尔沁左翼中旗", "科尔沁左翼中旗"),
    ("津市市", "津市"),
])
def test_short_forms(name: str, short: str) -> None:
    assert short_form(name) == short


def test_homonyms_are_kept_apart() -> None:
    drum_towers = gazetteer().by_name("鼓楼区")
    cities = {gazetteer().ancestors(place.id)[0].name for place in drum_towers}
    assert cities == {"南京市", "徐州市", "福州市", "开封市"}
    assert len({place.id for place in drum_towers}) == 4


def test_larger_places_come_first() -> None:
    assert names(gazetteer().by_name("海南"))[:2] == ["海南省", "海南藏族自治州"]
    assert names(gazetteer().by_name("吉林"))[:2] == ["吉林省", "吉林市"]


@pytest.mark.parametrize(("english", "name"), [
    ("Jinan", "济南市"), ("xi'an", "西安市"), ("Xi’an", "西安市"), ("Harbin", "哈尔滨市"), ("hohhot", "呼和浩特市"),
    ("Ürümqi", "乌鲁木齐市"),
    ("urumqi", "乌鲁木齐市"), ("Lhasa", "拉萨市"), ("Inner Mongolia", "内蒙古自治区"), ("Wuxi City", "无锡市"), ("Kunshan",
    "昆山市"),
    ("Xinwu District", "新吴区"), ("Panyu District", "番禺区"), ("Yangtze River Delta", "长三角"), ("Xiong'an New Area",
    "雄安新区"),
    ("Germany", "德国"), ("Macao", "澳门特别行政区"),
])
def test_english_names(english: str, name: str) -> None:
    assert names(gazetteer().by_name(english))[0] == name


def test_english_homonyms() -> None:
    assert set(names(gazetteer().by_name("Suzhou"))) >= {"苏州市", "宿州市"}


def test_abbreviations_are_no_names() -> None:
    assert names(gazetteer().by_abbreviation("锡")) == ["无锡市"]
    assert names(gazetteer().by_abbreviation("宁"))[:2] == ["宁夏回族自治区", "南京市"]
    assert gazetteer().by_name("沪") == ()


def test_everyday_words_are_marked() -> None:
    (county,) = gazetteer().by_name("通道侗族自治县")
    assert county.common
    assert not gazetteer().by_name("无锡市")[0].common


def test_levels_follow_the_annotation_guide() -> None:
    types = {name: gazetteer().by_name(name)[0].type
             for name in ("中国", "江苏省", "上海市", "苏州市", "昆山市", "延边州", "浦东新区", "两江新区", "长三角", "日本")}
    assert types == {"中国": "Country", "江苏省": "Province", "上海市": "City", "苏州市": "City", "昆山市": "District",
    "延边州": "City",
                     "浦东新区": "District", "两江新区": "District", "长三角": "Region", "日本": "Country"}


def test_within_and_province() -> None:
    world = gazetteer()
    assert world.within("place/320583", "place/320000")
    assert not world.within("place/320583", "place/330000")
    province = world.province("place/320583")
    assert province
    assert province.name == "江苏省"
    pudong = world.province("place/310115")
    assert pudong
    assert pudong.name == "上海市"
    assert world.province(CHINA) is None
    assert "无锡市" in names(world.children("place/320000"))


@given(st.sampled_from(CHINESE))
def test_every_way_up_ends_in_china(place: Place) -> None:
    chain = (place, *gazetteer().ancestors(place.id))
    assert chain[-1].id == CHINA
    assert all(smaller.parent == larger.id for smaller, larger in itertools.pairwise(chain))


@given(st.sampled_from(PLACES))
def test_every_form_finds_its_place(place: Place) -> None:
    for form in (*place.forms, *place.english_forms):
        assert place in gazetteer().by_name(form)
    for character in place.abbreviations:
        assert place in gazetteer().by_abbreviation(character)


def test_circles_and_unknown_parents_are_refused() -> None:
    place = gazetteer().by_id("place/320200")
    with pytest.raises(LexiconError, match="unknown parent"):
        Gazetteer((place,))
    with pytest.raises(LexiconError, match="lies in itself"):
        Gazetteer((replace(place, parent="place/1"), replace(place, id="place/1", parent=place.id)))


def test_side_files_agree_with_the_divisions() -> None:
    by_code = {place.code: place for place in PLACES if place.code}
    for row in rows("place_abbreviations.tsv", ("code", "name", "forms")):
        assert by_code[row.required("code")].name == row.required("name"), row.line
    assert {row.required("code") for row in rows("places_en.tsv", ("code", "en"))} == set(by_code)
    shorts = {place.short for place in PLACES}
    assert {row.required("form") for row in rows("place_words.tsv", ("form",))} <= shorts
