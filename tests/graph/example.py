"""Made-up documents of any number and size, the same on every machine."""

import random
from collections.abc import Iterator

from graph.facts import Document, Entity, Facts, Indicator, Observation, Passage, Relation
from graph.keys import fact_id, named_id, observation_id
from graph.ontology import ontology

PROVINCE = Entity(id="place/370000", type="Province", name="山东省", name_en="Shandong", code="370000", mentioned=False)
CITY = Entity(id="place/370100", type="City", name="济南市", aliases=("济南", "泉城"), references=("我市",), name_en="Jinan",
              code="370100", parent="place/370000")
PARK = Entity(id=named_id("park", "智能传感器产业园", "place/370100"), type="Park", name="智能传感器产业园",
              aliases=("中国传感网创新园", "Smart Sensor Park"))
INDUSTRY = Entity(id="industry/internet-of-things", type="Industry", name="物联网", name_en="Internet of Things",
                  aliases=("IoT",))
SHARE = Indicator(id="indicator/digital-economy-share-of-gdp", name="数字经济占比", name_en="digital share", unit="%",
                  scheme=True)

TEXT = "一、产业\n我市将建设智能传感器产业园（中国传感网创新园），发展物联网。\n二、目标\n数字经济占比超过50%。\n"


def small(text: str = TEXT, name: str = "plan.txt") -> Facts:
    """A city that plans a park, a park with its industry, and a target."""
    document = Document.of(name, text, "数字济南规划", publisher="济南市人民政府", date="2021-03-01", number="济政发〔2021〕1号",
                           url="https://example.org/plan", about=CITY.id, demonstration=True)
    planned = _passage(document, "我市将建设智能传感器产业园")
    focus = _passage(document, "发展物联网")
    target = _passage(document, "数字经济占比超过50%")
    return Facts(
        document=document, passages=(planned, focus, target), entities=(PROVINCE, CITY, PARK, INDUSTRY), indicators=(SHARE,),
        relations=(relation(PARK, "LOCATED_IN", CITY, planned, status="planned"), relation(PARK, "FOCUSES_ON", INDUSTRY, focus)),
        observations=(observation(CITY, 50, target),), notes=("一句未识别",))


def relation(head: Entity, kind: str, tail: Entity, *evidence: Passage, status: str = "actual") -> Relation:
    return Relation(id=fact_id(head.id, kind, tail.id, status, None, None), head=head.id, type=kind, tail=tail.id, status=status,
                    evidence=tuple(passage.id for passage in evidence), confidence=0.9, extractor="rules/1")


def observation(subject: Entity, value: float, *evidence: Passage) -> Observation:
    return Observation(
        id=observation_id(subject.id, SHARE.id, SHARE.name, value, "%", "2025", "target", "min"), subject=subject.id,
        indicator=SHARE.id, metric=SHARE.name, value=value, unit="%", status="target", period="2025", bound="min",
        period_start="2025-01-01", period_end="2025-12-31", normalised_value=value, normalised_unit="%",
        evidence=tuple(passage.id for passage in evidence), confidence=0.8, extractor="rules/1")


def _passage(document: Document, quote: str) -> Passage:
    start = document.text.index(quote)
    return document.passage(start, start + len(quote))


def large(number: int, entities: int = 60, relations: int = 100) -> Facts:
    """A document of that many entities and relations; different numbers share about a tenth of their entities."""
    chance = random.Random(number)
    text = f"第{number}号文件。" + "园区与企业共同发展。" * relations
    document = Document.of(f"{number}.txt", text, f"第{number}号文件", about=CITY.id)
    passages = [document.passage(10 * index, 10 * index + 10) for index in range(relations // 2)]
    things = [PROVINCE, CITY, INDUSTRY, *_things(chance, entities - 3)]
    found = {item.id: item for item in _relations(chance, things, passages, relations)}
    figures = {item.id: item for item in (observation(CITY, chance.randrange(10 * relations), chance.choice(passages))
                                          for _ in range(relations // 10))}
    return Facts(document=document, passages=tuple(passages), entities=tuple(things), indicators=(SHARE,),
                 relations=tuple(found.values()), observations=tuple(figures.values()))


def _things(chance: random.Random, number: int) -> list[Entity]:
    things: dict[str, Entity] = {}
    while len(things) < number:
        kind = chance.choice(["Enterprise", "Park", "Platform", "Institution"])
        name = f"{kind}{chance.randrange(10 * number)}"
        entity = Entity(id=named_id(ontology().family(kind), name, None), type=kind, name=name, aliases=(f"{name}公司",))
        things[entity.id] = entity
    return list(things.values())


def _relations(chance: random.Random, things: list[Entity], passages: list[Passage], number: int) -> Iterator[Relation]:
    while number > 0:
        head, tail = chance.sample(things, 2)
        kinds = [kind for kind in ontology().relations if ontology().allows(head.type, kind, tail.type)]
        if kinds:
            yield relation(head, chance.choice(kinds), tail, chance.choice(passages))
            number -= 1
