"""What several documents say about one thing, made one: pure functions, independent of the order of the documents.

Every node and edge that documents share is computed from statements that each belong to one document:
an entity from its MENTIONS edges, a relation from its evidence, an observation from its EVIDENCE edges.
So a document can be taken away again, and what is left is what the others say.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.facts import Document, Entity, Facts, Observation, Passage, Relation
from graph.names import search_form
from graph.ontology import ontology

Properties = dict[str, Any]


@dataclass(frozen=True)
class EntityState:
    """An entity's node: class, properties, and the id of the next larger place or broader industry."""

    type: str
    properties: Properties
    parent: str | None


@dataclass(frozen=True)
class Support:
    """What one passage contributes to a relation."""

    confidence: float
    extractor: str


@dataclass(frozen=True)
class RelationState:
    """A relation's edge, with all the passages that support it."""

    id: str
    type: str
    head: str
    tail: str
    status: str
    valid_from: str | None
    valid_to: str | None
    support: Mapping[str, Support]

    @property
    def properties(self) -> Properties:
        """Confidence and extractor are those of the strongest passage; the lists are parallel, by passage id."""
        passages = sorted(self.support)
        strongest = min(self.support.values(), key=lambda item: (-item.confidence, item.extractor))
        return present({
            "id": self.id, "status": self.status, "validFrom": self.valid_from, "validTo": self.valid_to,
            "confidence": strongest.confidence, "extractor": strongest.extractor, "evidence": passages,
            "evidenceConfidence": [self.support[passage].confidence for passage in passages],
            "evidenceExtractor": [self.support[passage].extractor for passage in passages],
        })


def present(properties: Mapping[str, Any]) -> Properties:
    """Without what is unknown: an engine keeps no null."""
    return {key: value for key, value in properties.items() if value is not None}


def document_properties(document: Document, facts: Facts) -> Properties:
    """The document's node without its text and the time of loading."""
    return present({
        "id": document.id, "contentHash": document.content_hash, "name": document.name, "title": document.title,
        "publisher": document.publisher, "date": document.date, "number": document.number, "url": document.url,
        "about": document.about, "demonstration": document.demonstration,
        "entities": sum(entity.mentioned for entity in facts.entities), "relations": len(facts.relations),
        "observations": len(facts.observations), "uncovered": len(facts.uncovered), "notes": list(facts.notes),
        "extraction": facts.extraction,
    })


def passage_properties(passage: Passage) -> Properties:
    return {"id": passage.id, "start": passage.start, "end": passage.end, "text": passage.text}


def mention(entity: Entity) -> Properties:
    """What one document says of an entity: the properties of the MENTIONS edge."""
    return present({
        "type": entity.type, "name": entity.name, "nameEn": entity.name_en, "adminCode": entity.code,
        "aliases": sorted(set(entity.aliases)), "references": sorted(set(entity.references)),
        "parent": entity.parent, "mentioned": entity.mentioned,
    })


def merged_entity(identifier: str, mentions: Sequence[tuple[Mapping[str, Any], int]]) -> EntityState:
    """The entity by all its mentions, each with the number of documents that make it.

    Class, name, English name, code and parent are what most documents say; where they are level, the class
    that comes first in the ontology and the smallest text. Names that lost are aliases.
    """
    classes = ontology().classes
    kind = _most(mentions, "type", key=lambda name: (classes[name].order, name))
    name = _most(mentions, "name")
    name_en = _most(mentions, "nameEn")
    names = {text for item, _ in mentions for text in (item["name"], item.get("nameEn"), *item["aliases"]) if text}
    aliases = sorted(names - {name, name_en})
    return EntityState(str(kind), present({
        "id": identifier, "uri": ontology().data_prefix + identifier, "type": kind, "name": name, "nameEn": name_en,
        "adminCode": _most(mentions, "adminCode"), "aliases": aliases,
        "searchNames": sorted({search_form(item) for item in (name, name_en, *aliases) if item}),
    }), _most(mentions, "parent"))


def _most(mentions: Iterable[tuple[Mapping[str, Any], int]], field: str, key: Any = str) -> str | None:
    votes: Counter[str] = Counter()
    for item, documents in mentions:
        if item.get(field) is not None:
            votes[item[field]] += documents
    return min(votes, key=lambda value: (-votes[value], key(value)), default=None)


def adds_nothing(item: Mapping[str, Any], state: EntityState) -> bool:
    """Whether one more such mention leaves the entity as it is: it only votes for what has won already."""
    node = state.properties
    return (item["type"] == state.type and item["name"] == node["name"]
            and item.get("nameEn") in (None, node.get("nameEn"))
            and item.get("adminCode") in (None, node.get("adminCode"))
            and item.get("parent") in (None, state.parent)
            and set(item["aliases"]) <= {node["name"], node.get("nameEn"), *node["aliases"]})


def relation_state(relation: Relation, support: Mapping[str, Support]) -> RelationState:
    return RelationState(relation.id, relation.type, relation.head, relation.tail, relation.status,
                         relation.valid_from, relation.valid_to, support)


def relation_support(relation: Relation) -> dict[str, Support]:
    return {passage: Support(float(relation.confidence), relation.extractor) for passage in relation.evidence}


def observation_fixed(observation: Observation) -> Properties:
    """What its key is made of, the same in every document that gives the figure."""
    return present({
        "id": observation.id, "metric": observation.metric, "value": float(observation.value), "unit": observation.unit,
        "period": observation.period, "status": observation.status, "bound": observation.bound,
    })


def observation_support(observation: Observation) -> Properties:
    """What one document makes of the figure: the properties of its EVIDENCE edges."""
    value = observation.normalised_value
    return present({
        "confidence": float(observation.confidence), "extractor": observation.extractor,
        "normalisedValue": None if value is None else float(value), "normalisedUnit": observation.normalised_unit,
        "periodStart": observation.period_start, "periodEnd": observation.period_end,
    })


def merged_observation(fixed: Mapping[str, Any], supports: Iterable[Mapping[str, Any]]) -> Properties:
    """The observation's node: what its strongest passage makes of the figure."""
    strongest = min(supports, key=lambda item: (-item["confidence"], item["extractor"], repr(sorted(item.items()))))
    return {**fixed, **strongest}
