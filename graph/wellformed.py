"""The conditions that facts must meet before any of them is loaded."""

from collections import Counter
from collections.abc import Collection, Iterator

from graph.errors import InvalidFacts
from graph.facts import Facts
from graph.ontology import ontology

SHOWN = 5
LARGEST_TEXT = 20 * 1024 * 1024  # bytes of UTF-8; a text travels and is kept whole, and the engine's heap is 512 MB


def check(facts: Facts) -> None:
    """Raise InvalidFacts, naming the first violations, unless all ids meet and the ontology allows what is said."""
    problems = list(_problems(facts))
    if problems:
        more = len(problems) - SHOWN
        listed = "; ".join(problems[:SHOWN]) + (f"; … +{more}" if more > 0 else "")
        name = facts.document.name
        raise InvalidFacts(f"《{name}》的抽取结果不合规，未入库：{listed}",
                           f"The facts of {name} are not well-formed, nothing was loaded: {listed}")


def _problems(facts: Facts) -> Iterator[str]:
    for items in (facts.passages, facts.entities, facts.indicators, facts.relations, facts.observations):
        occurrences = Counter(item.id for item in items)
        yield from (f"{identifier} occurs {count} times" for identifier, count in occurrences.items() if count > 1)
    yield from _passage_problems(facts)
    yield from _entity_problems(facts)
    yield from _relation_problems(facts)
    yield from _observation_problems(facts)


def _passage_problems(facts: Facts) -> Iterator[str]:
    document = facts.document
    if len(document.text.encode("utf-8")) > LARGEST_TEXT:
        yield f"its text is longer than {LARGEST_TEXT // 1024 // 1024} MB"
    for passage in facts.passages:
        if passage.document != document.id or document.text[passage.start:passage.end] != passage.text or not passage.text:
            yield f"{passage.id} does not quote the document"


def _entity_problems(facts: Facts) -> Iterator[str]:
    kinds = {entity.id: entity.type for entity in facts.entities}
    hierarchies = ontology().hierarchies
    for entity in facts.entities:
        if entity.type not in ontology().entity_classes:
            yield f"{entity.id}: {entity.type} is no class of entities"
        elif not entity.id.startswith(ontology().family(entity.type) + "/"):
            yield f"{entity.id} is no id for a {entity.type}"
        elif entity.parent is not None and entity.parent not in kinds:
            yield f"{entity.id}: its parent {entity.parent} is missing"
        elif entity.parent is not None and not any(
                (entity.type, kinds[entity.parent]) in term.signatures for term in hierarchies.values()):
            yield f"{entity.id}: a {entity.type} has no parent of class {kinds[entity.parent]}"


def _relation_problems(facts: Facts) -> Iterator[str]:
    kinds = {entity.id: entity.type for entity in facts.entities}
    passages = {passage.id for passage in facts.passages}
    for relation in facts.relations:
        if relation.type not in ontology().relations:
            yield f"{relation.id}: {relation.type} is no relation"
        elif relation.head not in kinds or relation.tail not in kinds:
            yield f"{relation.id}: an end of it is missing"
        elif not ontology().allows(kinds[relation.head], relation.type, kinds[relation.tail]):
            yield f"{relation.id}: no {relation.type} from {kinds[relation.head]} to {kinds[relation.tail]}"
        yield from _statement_problems(passages, "Fact", relation.id, relation.status, relation.evidence)


def _observation_problems(facts: Facts) -> Iterator[str]:
    entities, indicators = {entity.id for entity in facts.entities}, {indicator.id for indicator in facts.indicators}
    passages = {passage.id for passage in facts.passages}
    for observation in facts.observations:
        if observation.subject not in entities:
            yield f"{observation.id}: its subject {observation.subject} is missing"
        if observation.indicator not in indicators:
            yield f"{observation.id}: its indicator {observation.indicator} is missing"
        if observation.bound is not None and observation.bound not in ontology().bounds:
            yield f"{observation.id}: {observation.bound} is no bound"
        yield from _statement_problems(passages, "Observation", observation.id, observation.status, observation.evidence)


def _statement_problems(passages: set[str], kind: str, identifier: str, status: str, evidence: Collection[str]) -> Iterator[str]:
    if status not in ontology().status_terms or kind not in ontology().status_terms[status].statements:
        yield f"{identifier}: {status} is no status of it"
    if not evidence or not passages.issuperset(evidence):
        yield f"{identifier} has no evidence or evidence that is no passage"
