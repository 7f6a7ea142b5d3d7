"""The form of an answer as a JSON schema, generated from the ontology: the annotation guide's form, each item with its quote."""

from functools import cache
from typing import Any

from graph.ontology import ontology

PARTS = ("entities", "relations", "observations")


def statuses(statement: str) -> tuple[str, ...]:
    """The statuses that a relation (`Fact`) or an observation (`Observation`) may have."""
    return tuple(name for name, term in ontology().status_terms.items() if not term.statements or statement in term.statements)


@cache
def answer_schema() -> dict[str, Any]:
    """A schema for strict structured output: every field required, none besides; what may be lacking may be null."""
    terms = ontology()
    text = {"type": "string"}
    entity = {"id": text, "type": {"type": "string", "enum": list(terms.entity_classes)}, "name": text,
              "aliases": {"type": "array", "items": text}, "evidence": text}
    relation = {"head": text, "type": {"type": "string", "enum": list(terms.relations)}, "tail": text,
                "status": {"type": "string", "enum": list(statuses("Fact"))}, "evidence": text}
    observation = {"subject": text, "metric": text, "value": {"type": "number"}, "unit": {"type": ["string", "null"]},
                   "period": {"type": ["string", "null"]},
                   "status": {"type": "string", "enum": list(statuses("Observation"))},
                   "bound": {"type": ["string", "null"], "enum": [*terms.bounds, None]}, "evidence": text}
    items = dict(zip(PARTS, map(_object, (entity, relation, observation)), strict=True))
    return _object({part: {"type": "array", "items": item} for part, item in items.items()})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
