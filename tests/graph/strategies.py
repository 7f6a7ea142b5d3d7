"""Small, well-formed Facts that have much in common, so that documents share and dispute things.

The pools are small on purpose: a fault of merging shows only where two documents speak of the same thing differently.
"""

from dataclasses import replace

from hypothesis import strategies as st

from graph.facts import Document, Entity, Facts, Indicator, Observation, Passage, Relation, Uncovered
from graph.keys import fact_id, named_id, observation_id
from graph.ontology import ontology

# Three documents; a text never changes, so that facts drawn for the same number are a new reading of the same document.
DOCUMENTS = [Document.of(f"{name}.txt", f"{name}年报。" + "园区与企业共同发展。" * 6, f"{name}年工作报告",
                         publisher="市政府", date=f"{name}-01-01", about="place/370100") for name in (2019, 2020, 2021)]

_PLACES = [
    Entity(id="place/370000", type="Province", name="山东省", name_en="Shandong", code="370000"),
    Entity(id="place/370100", type="City", name="济南市", name_en="Jinan", code="370100", parent="place/370000"),
    Entity(id="place/370102", type="District", name="历下区", code="370102", parent="place/370100"),
]
_INDUSTRIES = [
    Entity(id="industry/digital", type="Industry", name="数字产业", name_en="digital industry"),
    Entity(id="industry/internet-of-things", type="Industry", name="物联网", name_en="IoT", parent="industry/digital"),
]
_BY_ID = {entity.id: entity for entity in _PLACES + _INDUSTRIES}
_INDICATORS = [
    Indicator(id="indicator/digital-share", name="数字经济占比", name_en="digital share", unit="%", scheme=True),
    Indicator(id=named_id("indicator", "园区数", None), name="园区数", unit="个"),
]
# Things that documents may class and name differently.
_NAMED = [("organisation", "浪潮"), ("park", "软件园")]


@st.composite
def _named(draw: st.DrawFn) -> Entity:
    family, name = draw(st.sampled_from(_NAMED))
    kinds = [kind for kind in ontology().entity_classes if ontology().family(kind) == family]
    return Entity(id=named_id(family, name, "place/370100"), type=draw(st.sampled_from(kinds)),
                  name=draw(st.sampled_from([name, f"{name}（济南）"])),
                  aliases=tuple(draw(st.lists(st.sampled_from(["甲", "乙", "A"]), unique=True, max_size=2))),
                  references=tuple(draw(st.lists(st.sampled_from(["该单位", "我们"]), unique=True, max_size=1))),
                  name_en=draw(st.sampled_from([None, "Alpha", "Beta"])))


@st.composite
def _listed(draw: st.DrawFn) -> Entity:
    entity = draw(st.sampled_from(_PLACES + _INDUSTRIES))
    if entity.id == "place/370100" and draw(st.booleans()):
        entity = replace(entity, type="Region")
    if entity.id == "place/370102":
        entity = replace(entity, parent=draw(st.sampled_from(["place/370100", "place/370000"])))
    return replace(entity, aliases=tuple(draw(st.lists(st.sampled_from(["泉城", "本地"]), unique=True, max_size=1))))


def _with_parents(entities: list[Entity]) -> list[Entity]:
    complete = {entity.id: entity for entity in entities}
    for entity in entities:
        parent = entity.parent
        while parent is not None and parent not in complete:
            complete[parent] = replace(_BY_ID[parent], mentioned=False)
            parent = _BY_ID[parent].parent
    kinds = {entity.id: entity.type for entity in complete.values()}
    return [entity if entity.parent is None or any(
                (entity.type, kinds[entity.parent]) in term.signatures for term in ontology().hierarchies.values())
            else replace(entity, parent=None) for entity in complete.values()]


@st.composite
def facts(draw: st.DrawFn, number: int | None = None) -> Facts:
    """What one of the three documents says, by one of many extractors."""
    document = DOCUMENTS[draw(st.integers(0, 2)) if number is None else number]
    drawn = draw(st.lists(_named() | _listed() | _named(), min_size=1, max_size=5, unique_by=lambda entity: entity.id))
    entities = _with_parents(drawn)
    passages = [document.passage(start, start + 10) for start in draw(st.lists(st.integers(0, 5), min_size=1, max_size=3,
                                                                                unique=True))]
    relations = draw(st.lists(_relation(entities, passages), max_size=4, unique_by=lambda relation: relation.id))
    observations = draw(st.lists(_observation(entities, passages), max_size=4, unique_by=lambda item: item.id))
    indicators = [item for item in _INDICATORS if item.id in {observation.indicator for observation in observations}]
    return Facts(document=document, passages=tuple(passages), entities=tuple(entities), indicators=tuple(indicators),
                 relations=tuple(item for item in relations if item.type), observations=tuple(observations),
                 uncovered=tuple(draw(st.lists(st.just(Uncovered(start=0, end=3, reason="无谓语")), max_size=1))))


@st.composite
def _relation(draw: st.DrawFn, entities: list[Entity], passages: list[Passage]) -> Relation:
    head, tail = draw(st.sampled_from(entities)), draw(st.sampled_from(entities))
    kinds = [name for name in ontology().relations if ontology().allows(head.type, name, tail.type)]
    kind = draw(st.sampled_from(kinds)) if kinds else ""  # left out by `facts`
    status, valid_from = draw(st.sampled_from(["actual", "planned"])), draw(st.sampled_from([None, "2020"]))
    return Relation(id=fact_id(head.id, kind, tail.id, status, valid_from, None), head=head.id, type=kind, tail=tail.id,
                    status=status, valid_from=valid_from, evidence=draw(_evidence(passages)),
                    confidence=draw(_confidence), extractor=draw(_extractor))


@st.composite
def _observation(draw: st.DrawFn, entities: list[Entity], passages: list[Passage]) -> Observation:
    subject, indicator = draw(st.sampled_from(entities[:2])), draw(st.sampled_from(_INDICATORS))
    value, period = 12.5, draw(st.sampled_from([None, "2020"]))
    unit = indicator.unit or ""
    return Observation(
        id=observation_id(subject.id, indicator.id, indicator.name, value, unit, period, "actual", None), subject=subject.id,
        indicator=indicator.id, metric=indicator.name, value=value, unit=unit, status="actual", period=period,
        evidence=draw(_evidence(passages)), confidence=draw(_confidence), extractor=draw(_extractor),
        normalised_value=draw(st.sampled_from([None, value])), normalised_unit=draw(st.sampled_from([None, unit])),
        period_start=draw(st.sampled_from([None, "2020-01-01"])))


def _evidence(passages: list[Passage]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([passage.id for passage in passages]), min_size=1, unique=True).map(tuple)


_confidence = st.sampled_from([0.5, 0.75, 0.9])
_extractor = st.sampled_from(["rules/1", "model/1"])
