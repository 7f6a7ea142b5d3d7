"""What one document says, as the graph keeps it: read from Facts, or from the graph itself, and so comparable."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from neo4j import ManagedTransaction

from graph import statements
from graph.facts import Facts
from graph.merging import (
    Properties,
    RelationState,
    Support,
    document_properties,
    mention,
    observation_fixed,
    observation_support,
    passage_properties,
    present,
    relation_state,
    relation_support,
)
from graph.transactions import rows


@dataclass(frozen=True)
class Figure:
    """An observation by one document: its node's fixed part, its ends, and the support by passage."""

    subject: str
    indicator: str
    fixed: Properties
    support: Mapping[str, Properties]


@dataclass(frozen=True)
class Said:
    """All by id. Relations and figures carry the support by this document's passages only."""

    document: Properties | None = None
    passages: Mapping[str, Properties] = field(default_factory=dict)
    mentions: Mapping[str, Properties] = field(default_factory=dict)
    relations: Mapping[str, RelationState] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)

    @property
    def statements(self) -> frozenset[str]:
        return frozenset(self.relations) | frozenset(self.figures)


def said_by(facts: Facts) -> Said:
    return Said(
        document=document_properties(facts.document, facts),
        passages={passage.id: passage_properties(passage) for passage in facts.passages},
        mentions={entity.id: mention(entity) for entity in facts.entities},
        relations={item.id: relation_state(item, relation_support(item)) for item in facts.relations},
        figures={item.id: Figure(item.subject, item.indicator, observation_fixed(item),
                                 {passage: observation_support(item) for passage in item.evidence})
                 for item in facts.observations},
    )


def said_before(tx: ManagedTransaction, document: str) -> Said:
    """What the graph holds of the document; nothing if it was never loaded."""
    node = rows(tx, statements.DOCUMENT, document=document)
    if not node:
        return Said()
    passages = {row["properties"]["id"]: row["properties"] for row in rows(tx, statements.PASSAGES, document=document)}
    relations = [stored_relation(row) for row in
                 rows(tx, statements.RELATIONS_OF_DOCUMENT, document=document, passages=list(passages))]
    return Said(
        document=present({key: value for key, value in node[0]["properties"].items() if key not in ("text", "loadedAt")}),
        passages=passages,
        mentions={row["id"]: row["properties"] for row in rows(tx, statements.MENTIONS, document=document)},
        relations={relation.id: _supported(relation, passages) for relation in relations},
        figures=_figures(tx, document, set(passages)),
    )


def _figures(tx: ManagedTransaction, document: str, passages: set[str]) -> dict[str, Figure]:
    stored = {row["id"]: row for row in rows(tx, statements.FIGURES_OF_DOCUMENT, document=document)}
    supports = supports_of(tx, list(stored))
    return {identifier: Figure(row["subject"], row["indicator"], present(row["fixed"]),
                               {passage: item for passage, item in supports[identifier].items() if passage in passages})
            for identifier, row in stored.items()}


def supports_of(tx: ManagedTransaction, observations: list[str]) -> dict[str, dict[str, Properties]]:
    """The support of each observation by passage, whatever the document; empty for one that has none."""
    found: dict[str, dict[str, Properties]] = {identifier: {} for identifier in observations}
    for row in rows(tx, statements.SUPPORTS_OF_OBSERVATIONS, ids=observations) if observations else []:
        found[row["id"]][row["passage"]] = row["properties"]
    return found


def stored_relation(row: Mapping[str, Any]) -> RelationState:
    """A relation with all its support from `type`, `head`, `tail` and `properties` of its edge."""
    properties = row["properties"]
    support = {passage: Support(confidence, extractor) for passage, confidence, extractor in
               zip(properties["evidence"], properties["evidenceConfidence"], properties["evidenceExtractor"], strict=True)}
    return RelationState(properties["id"], row["type"], row["head"], row["tail"], properties["status"],
                         properties.get("validFrom"), properties.get("validTo"), support)


def _supported(relation: RelationState, passages: Mapping[str, Properties]) -> RelationState:
    """The relation with its support by these passages only."""
    return replace(relation, support={key: item for key, item in relation.support.items() if key in passages})
