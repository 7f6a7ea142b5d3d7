"""What holds of the facts of any document, however damaged."""

from collections.abc import Iterator

from graph.facts import Facts, Observation, Relation
from graph.ontology import ontology


def faults(facts: Facts) -> Iterator[str]:
    """Each breach in a line: evidence that does not quote exactly, ends that are no entities, pairs the ontology forbids."""
    text, known = facts.document.text, {entity.id: entity for entity in facts.entities}
    passages = {passage.id: passage for passage in facts.passages}
    for passage in facts.passages:
        if not passage.text or text[passage.start : passage.end] != passage.text:
            yield f"passage {passage.start}:{passage.end} is not {passage.text!r}"
    for relation in facts.relations:
        head, tail = known.get(relation.head), known.get(relation.tail)
        if head is None or tail is None or not ontology().allows(head.type, relation.type, tail.type):
            yield f"{relation.head} {relation.type} {relation.tail} is not allowed"
    for observation in facts.observations:
        if observation.subject not in known:
            yield f"{observation.subject} is measured and no entity"
        if not any(indicator.id == observation.indicator for indicator in facts.indicators):
            yield f"{observation.indicator} is no indicator"
    stated: list[Relation | Observation] = [*facts.relations, *facts.observations]
    for fact in stated:
        if not fact.evidence or not passages.keys() >= set(fact.evidence):
            yield f"{fact.id} has no evidence"
        if not 0 < fact.confidence <= 1:
            yield f"{fact.id} has confidence {fact.confidence}"
    for entity in facts.entities:
        if entity.parent is not None and entity.parent not in known:
            yield f"{entity.id} lies in {entity.parent}, which is no entity"
    if len(known) < len(facts.entities):
        yield "an entity is there twice"
    if len({fact.id for fact in stated}) < len(stated):
        yield "a fact is there twice"
    for left in facts.uncovered:
        if not 0 <= left.start < left.end <= len(text):
            yield f"{left.start}:{left.end} is no stretch"
