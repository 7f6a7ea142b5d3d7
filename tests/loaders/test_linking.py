"""Mentions of one document become entities: one thing one id."""

from graph.facts import Document
from loaders.context import Context
from loaders.lexicon import gazetteer
from loaders.linking import Linking, link
from loaders.mentions import Mention
from loaders.mentions.titles import definitions
from loaders.passages import sentences

JINAN = "place/370100"


def linked(text: str, *named: tuple[str, str], about: str | None = JINAN) -> Linking:
    """The linking of a text whose mentions are the given (class, name), each at its first place."""
    document = Document.of("a.txt", text, "a", about=about)
    mentions = [
        Mention(start=text.index(name), end=text.index(name) + len(name), type=kind, text=name, source="given", confidence=0.9)
        for kind, name in named
    ]
    mentions.sort(key=lambda mention: mention.start)
    return link(mentions, document, Context(text, sentences(text)), gazetteer(), tuple(definitions(text, text)))


def id_of(linking: Linking, text: str) -> str:
    return next(i for mention, i in zip(linking.mentions, linking.ids, strict=True) if mention.text == text)


def test_places_get_their_codes_and_deictic_forms_become_references() -> None:
    found = linked("济南推动转型,我市规模居全省第一。", ("City", "济南"))
    assert id_of(found, "济南") == id_of(found, "我市") == JINAN
    assert id_of(found, "全省") == "place/370000"
    assert found.entities[JINAN].references == ("我市",)


def test_homonyms_follow_the_place_of_the_document() -> None:
    beijing, liaoning = "place/110000", "place/211300"
    assert id_of(linked("朝阳区的园区", ("District", "朝阳区"), about=beijing), "朝阳区") == "place/110105"
    assert id_of(linked("朝阳的园区", ("City", "朝阳"), about=liaoning), "朝阳") == liaoning


def test_a_district_that_nobody_names_bears_its_own_form_within_its_document() -> None:
    found = linked("我区数字经济发展较快。", about=None)
    entity = found.entities[id_of(found, "我区")]
    assert (entity.type, entity.code) == ("District", None)


def test_a_defined_short_name_joins_the_full_one() -> None:
    text = "蓝桥远图科技有限公司(以下简称“蓝远”)落户,蓝远投产。"
    found = linked(text, ("Enterprise", "蓝桥远图科技有限公司"))
    assert "蓝远" in found.entities[id_of(found, "蓝桥远图科技有限公司")].aliases


def test_bodies_and_zones_get_the_place_that_they_leave_out() -> None:
    found = linked("市大数据局与高新区签约。", ("GovernmentBody", "市大数据局"), ("Park", "高新区"))
    assert found.entities[id_of(found, "市大数据局")].name == "济南市大数据局"
    zone = found.entities[id_of(found, "高新区")]
    assert "济南高新区" in (zone.name, *zone.aliases)


def test_a_firm_with_and_without_its_legal_form_is_one() -> None:
    found = linked("远图光电股份有限公司扩产,远图光电增资。", ("Enterprise", "远图光电股份有限公司"), ("Enterprise", "远图光电"))
    assert len({i for i in found.ids if i.startswith("organisation/")}) == 1


def test_a_field_has_one_id_under_all_its_names() -> None:
    found = linked("物联网产业与IoT融合", ("Industry", "物联网"), ("Industry", "IoT"))
    assert set(found.ids) == {"industry/internet-of-things"}


def test_a_second_name_in_brackets_of_either_width_is_an_alias() -> None:
    for opening, closing in ("（）", "()"):
        name = f"滨河传感器产业园{opening}东山创新园{closing}"
        entity = (found := linked(f"{name}开园。", ("Park", name))).entities[id_of(found, name)]
        assert entity.name == "滨河传感器产业园"
        assert {"东山创新园", name} <= set(entity.aliases)


def test_zones_of_one_city_stay_apart_and_a_zone_joins_its_full_name() -> None:
    found = linked(
        "合肥高新区与合肥新站高新区签约，合肥高新技术产业开发区扩容。",
        ("Park", "合肥高新区"),
        ("Park", "合肥新站高新区"),
        ("Park", "合肥高新技术产业开发区"),
        about="place/340100",
    )
    assert id_of(found, "合肥高新区") != id_of(found, "合肥新站高新区")
    assert id_of(found, "合肥高新区") == id_of(found, "合肥高新技术产业开发区")


def test_a_zone_with_a_government_of_its_own_is_a_district() -> None:
    found = linked("雄安新区加快建设。", ("Park", "雄安新区"), about=None)
    assert found.entities[id_of(found, "雄安新区")].type == "District"


def test_two_places_written_as_one_are_two() -> None:
    found = linked("山东省济南市宣布开工。", ("City", "山东省济南市"), about=None)
    assert [mention.text for mention in found.mentions] == ["山东省", "济南市"]


def test_a_rank_without_a_place_tells_nobodys_zone() -> None:
    first, second = (
        linked("国家级车联网先导区揭牌。", ("Park", "国家级车联网先导区"), about=about) for about in (JINAN, "place/320200")
    )
    assert id_of(first, "国家级车联网先导区") != id_of(second, "国家级车联网先导区")


def test_a_name_is_also_known_without_the_place_before_it() -> None:
    found = linked("章丘区三涧溪工业区扩建。", ("Park", "章丘区三涧溪工业区"))
    assert "三涧溪工业区" in found.entities[id_of(found, "章丘区三涧溪工业区")].aliases
