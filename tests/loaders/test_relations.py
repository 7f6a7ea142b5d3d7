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
