"""Joined facts: one thing one id, agreement strengthens, disagreement is kept on both sides and marked."""

import json
from dataclasses import replace
from typing import Any

from graph.facts import Document, Facts, Relation
from loaders.llm.join import Joined, join, stronger
from loaders.pipeline import extract
from tests.loaders.llm.examples import XINWU, answer, document, grounded

TOLD = "2022年，我市软件产业收入达到120亿元。华为落户济南市，滨河产业园位于济南市。"
JINAN = Document.of("a.txt", TOLD, "a", about="place/370100", date="2023-03-01")


def told(source: Document, **parts: list[dict[str, Any]]) -> Joined:
    return join(extract(source), [grounded(json.dumps(parts), source)], "llm:test")


def item(key: str, kind: str, name: str) -> dict[str, Any]:
    return {"id": key, "type": kind, "name": name, "aliases": []}


CITY, FIRM = item("e1", "City", "济南市"), item("e2", "Enterprise", "华为")


def settled(status: str) -> dict[str, Any]:
    return {"head": "e2", "type": "LOCATED_IN", "tail": "e1", "status": status, "evidence": "华为落户济南市"}


def of_firm(relation: Relation) -> bool:
    return relation.type == "LOCATED_IN" and relation.head.startswith("organisation/")


def measured(value: float, period: str | None = "2022", status: str = "actual") -> dict[str, Any]:
    return {"subject": "e1", "metric": "软件产业收入", "value": value, "unit": "亿元", "period": period, "status": status,
            "bound": None, "evidence": "2022年，我市软件产业收入达到120亿元"}


def test_no_answer_leaves_the_offline_facts() -> None:
    offline = extract(JINAN)
    joined = told(JINAN)
    assert joined.facts == offline
    assert (joined.agreed, joined.added, joined.disagreements) == (0, 0, ())


def test_what_both_say_is_one_fact_with_more_confidence() -> None:
    offline = extract(JINAN)
    joined = told(JINAN, entities=[CITY, FIRM], relations=[settled("actual")], observations=[measured(120)])
    assert (joined.agreed, joined.added) == (2, 0)
    [before] = [r for r in offline.relations if of_firm(r)]
    [after] = [r for r in joined.facts.relations if r.id == before.id]
    assert after.confidence == stronger(before.confidence, 0.5) > before.confidence
    assert after.extractor == f"{before.extractor}+llm:test"
    assert set(before.evidence) <= set(after.evidence)
    [figure] = [o for o in joined.facts.observations if o.value == 120]
    assert figure.extractor.endswith("+llm:test")


def test_other_statuses_are_kept_and_marked() -> None:
    joined = told(JINAN, entities=[CITY, FIRM], relations=[settled("planned")])
    ends = {(r.status, r.extractor) for r in joined.facts.relations if of_firm(r)}
    assert len(ends) == 2
    assert ("planned", "llm:test") in ends
    assert any("华为 LOCATED_IN 济南市 actual / planned" in line for line in joined.disagreements)


def test_other_values_and_times_are_kept_and_marked() -> None:
    text = JINAN.text + "2022年，我市软件产业收入达到125亿元。"
    source = Document.of("a.txt", text, "a", about=JINAN.about, date=JINAN.date)
    offline = extract(JINAN)
    other = {**measured(125), "evidence": "2022年，我市软件产业收入达到125亿元"}
    known = replace(offline, document=source, passages=tuple(source.passage(p.start, p.end) for p in offline.passages))
    ids = dict(zip((p.id for p in offline.passages), (p.id for p in known.passages), strict=True))
    known = replace(known, relations=(), observations=tuple(
        replace(o, evidence=tuple(ids[key] for key in o.evidence)) for o in offline.observations))
    answers = [grounded(json.dumps({"entities": [CITY], "observations": [other, measured(120, None)]}), source)]
    joined = join(known, answers, "llm:test")
    assert {(o.value, o.period) for o in joined.facts.observations} >= {(120, "2022"), (125, "2022"), (120, None)}
    assert any("120亿元 / 125亿元" in line for line in joined.disagreements)
    assert any("时间或状态不一致" in line for line in joined.disagreements)


def test_a_thing_known_offline_keeps_its_id_and_class() -> None:
    joined = told(JINAN, entities=[item("e1", "City", "济南市"), item("e2", "Institution", "华为"), item("e3", "City", "我市")],
                  relations=[settled("actual")])
    offline = {entity.id for entity in extract(JINAN).entities}
    assert {entity.id for entity in joined.facts.entities} == offline
    assert any("华为 Enterprise / Institution" in line for line in joined.disagreements)


def test_an_alias_that_is_anothers_name_joins_nothing() -> None:
    park = {**item("e2", "Park", "滨河产业园"), "aliases": ["华为"]}
    firm = {**FIRM, "id": "e3", "aliases": ["滨河产业园"]}
    joined = told(JINAN, entities=[park, firm])
    assert {"华为", "滨河产业园"} <= {entity.name for entity in joined.facts.entities}
    assert not any({"华为", "滨河产业园"} & set(entity.aliases) for entity in joined.facts.entities)
    assert any("perhaps one thing" in line for line in joined.disagreements)


def test_new_things_come_with_their_larger_places_and_references_are_no_names() -> None:
    source = document()
    joined = join(Facts(document=source), [grounded(answer("good"), source)], "llm:test")
    names = {entity.id: entity for entity in joined.facts.entities}
    assert names[XINWU].references == ("我区",)
    assert "我区" not in names[XINWU].aliases
    assert {"无锡市", "江苏省", "中国"} <= {entity.name for entity in names.values() if not entity.mentioned}
    assert {r.type for r in joined.facts.relations} == {"LOCATED_IN", "FOCUSES_ON"}
    assert all(r.extractor == "llm:test" for r in joined.facts.relations)
    assert [u for u in joined.facts.uncovered if "SK海力士落户" in source.text[u.start : u.end]] == []


def test_several_answers_about_one_thing_give_one_thing() -> None:
    source = document()
    twice = [grounded(answer("good"), source), grounded(answer("fenced"), source)]
    once = join(Facts(document=source), twice[:1], "llm:test")
    assert join(Facts(document=source), twice, "llm:test").facts.relations == once.facts.relations
