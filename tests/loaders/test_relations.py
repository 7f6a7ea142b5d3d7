"""Relations by cue, list, name and place; nothing from what is denied."""

from collections.abc import Iterable

import pytest

from graph.facts import Document
from graph.ontology import ontology
from loaders.context import Context
from loaders.lexicon import gazetteer
from loaders.linking import link
from loaders.mentions import Mention
from loaders.mentions.gazetteer import gazetteer_mentions
from loaders.mentions.inner import inner_mentions
from loaders.passages import sentences
from loaders.relations import Scene, relate

JINAN = "place/370100"
Given = tuple[str, str]


def said(text: str, named: Iterable[Given], about: str | None = JINAN) -> set[tuple[str, str, str, str]]:
    """(head, type, tail, status) by name, for a text with these mentions (class, name) wherever they stand."""
    document = Document.of("a.txt", text, "a", about=about)
    outer: list[Mention] = []
    for kind, name in named:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            outer.append(Mention(start=start, end=end, type=kind, text=name, source="given", confidence=0.9))
            start = text.find(name, end)
    outer.sort(key=lambda mention: mention.start)
    mentions = [*outer, *inner_mentions(outer, list(gazetteer_mentions(text, text)), text, text)]
    mentions.sort(key=lambda m: (m.start, -m.end, m.inside))
    split = sentences(text)
    context = Context(text, split)
    linking = link(mentions, document, context, gazetteer())
    relations, passages = relate(Scene(document, split, context, linking, gazetteer()))
    for passage in passages:
        assert text[passage.start : passage.end] == passage.text
    for relation in relations:
        head, tail = linking.entities[relation.head], linking.entities[relation.tail]
        assert ontology().allows(head.type, relation.type, tail.type)
    names = {key: entity.name for key, entity in linking.entities.items()}
    return {(names[r.head], r.type, names[r.tail], r.status) for r in relations}


def test_firms_of_a_list_take_place_and_field() -> None:
    found = said(
        "我市集聚了蓝桥、远图等一批人工智能龙头企业。", [("Enterprise", "蓝桥"), ("Enterprise", "远图"), ("Industry", "人工智能")]
    )
    for firm in ("蓝桥", "远图"):
        assert (firm, "LOCATED_IN", "济南市", "actual") in found
        assert (firm, "FOCUSES_ON", "人工智能", "actual") in found


def test_a_park_to_come_is_planned_and_its_name_tells_its_field() -> None:
    found = said("力争到2025年建成滨河物联网产业园。", [("Park", "滨河物联网产业园")])
    assert ("滨河物联网产业园", "LOCATED_IN", "济南市", "planned") in found
    assert ("滨河物联网产业园", "FOCUSES_ON", "物联网", "planned") in found


def test_who_issued_a_policy_and_where_it_holds() -> None:
    text = "济南市出台《济南市促进条例》。"
    found = said(text, [("City", "济南市"), ("Policy", "《济南市促进条例》")])
    assert ("《济南市促进条例》", "ISSUED_BY", "济南市", "actual") in found
    assert ("《济南市促进条例》", "APPLIES_TO", "济南市", "actual") in found


def test_a_title_won_and_a_title_aimed_at() -> None:
    found = said(
        "我市获评中国软件名城。力争打造智慧名城。", [("Recognition", "中国软件名城"), ("Recognition", "智慧名城")]
    )
    assert ("济南市", "HOLDS", "中国软件名城", "actual") in found
    assert ("济南市", "HOLDS", "智慧名城", "planned") in found


def test_a_counted_class_is_no_title_of_the_place() -> None:
    assert not said("我市新增专精特新企业19家。", [("Recognition", "专精特新企业")])


def test_programmes_are_carried_out_and_partners_named() -> None:
    text = "我市深入实施登云行动,与蓝桥开展战略合作。"
    found = said(text, [("Programme", "登云行动"), ("Enterprise", "蓝桥")])
    assert ("济南市", "PARTICIPATES_IN", "登云行动", "actual") in found
    assert ("济南市", "PARTNERS_WITH", "蓝桥", "actual") in found


def test_smaller_places_lie_in_the_one_the_document_is_about() -> None:
    assert ("历下区", "PART_OF", "济南市", "actual") in said("历下区启动改造。", [("District", "历下区")])


@pytest.mark.parametrize("text", ["我市尚未发展区块链产业。", "我市缺乏区块链人才。"])
def test_what_is_lacking_is_no_fact(text: str) -> None:
    assert not said(text, [("Industry", "区块链")])


def test_a_firm_settles_in_a_park_and_builds_in_a_place() -> None:
    found = said("蓝桥科技落户滨河软件园。", [("Enterprise", "蓝桥科技"), ("Park", "滨河软件园")])
    assert ("蓝桥科技", "LOCATED_IN", "滨河软件园", "actual") in found
    found = said(
        "蓝桥科技在章丘区投资兴建了远图电机有限公司。",
        [("Enterprise", "蓝桥科技"), ("District", "章丘区"), ("Enterprise", "远图电机有限公司")],
    )
    assert ("远图电机有限公司", "LOCATED_IN", "章丘区", "actual") in found
    assert ("远图电机有限公司", "PART_OF", "蓝桥科技", "actual") in found


def test_a_firm_with_bases_is_in_each_of_the_places() -> None:
    text = "蓝桥科技拥有青岛、烟台、潍坊三大生产基地。"
    found = said(text, [("Enterprise", "蓝桥科技"), ("City", "青岛"), ("City", "烟台"), ("City", "潍坊")])
    assert {tail for head, kind, tail, _ in found if (head, kind) == ("蓝桥科技", "LOCATED_IN")} >= {"青岛市", "烟台市", "潍坊市"}


def test_the_field_in_which_a_firm_leads() -> None:
    found = said("作为全球空调行业的领军企业，蓝桥科技增长较快。", [("Industry", "空调"), ("Enterprise", "蓝桥科技")])
    assert ("蓝桥科技", "FOCUSES_ON", "空调", "actual") in found


def test_a_project_is_run_by_whom_it_is_left_to() -> None:
    found = said("滨河换热站项目由蓝桥科技负责建设。", [("Project", "滨河换热站项目"), ("Enterprise", "蓝桥科技")])
    assert ("蓝桥科技", "OPERATES", "滨河换热站项目", "actual") in found


def test_a_field_of_the_whole_country_is_not_one_of_the_place() -> None:
    found = said("我国机器人产业仍处于起步阶段。", [("Industry", "机器人产业")])
    assert {(head, kind) for head, kind, _, _ in found} == {("中国", "FOCUSES_ON")}


def test_what_is_to_grow_is_there() -> None:
    found = said("下一步工作：推动滨河软件园、东山产业园等加快发展。", [("Park", "滨河软件园"), ("Park", "东山产业园")])
    assert ("滨河软件园", "LOCATED_IN", "济南市", "actual") in found


def test_rules_that_are_brought_into_line_are_no_partnership() -> None:
    found = said("济南市与青岛市规则对接。", [("City", "济南市"), ("City", "青岛市")])
    assert not {kind for _, kind, _, _ in found} & {"PARTNERS_WITH"}
