"""What answers state, between linked entities → relations and observations of Facts, with the passages they quote."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.facts import Document, Indicator, Observation, Passage, Relation
from graph.keys import fact_id, observation_id
from graph.ontology import ontology
from loaders.lexicon.units import normalise
from loaders.llm.grounding import Grounded, Measured, Reason, Rejected, Stated
from loaders.llm.linking import Linked
from loaders.reference import indicator_of

CONFIDENCE = 0.5
"""Of what only the model says: unmeasured, as for rules that were never met in annotated text."""


@dataclass(frozen=True)
class Statements:
    """`rejected`: what does not hold once it is known which things the names mean."""

    relations: tuple[Relation, ...]
    observations: tuple[Observation, ...]
    indicators: tuple[Indicator, ...]
    passages: tuple[Passage, ...]
    rejected: tuple[Rejected, ...]


def statements(document: Document, answers: Sequence[Grounded], linked: Linked, extractor: str) -> Statements:
    """Each statement once, in the order of the answers, with the passages of all that make it."""
    relations: dict[str, Relation] = {}
    observations: dict[str, Observation] = {}
    indicators: dict[str, Indicator] = {}
    passages: dict[str, Passage] = {}
    rejected: list[Rejected] = []
    for answer, ids in zip(answers, linked.ids, strict=True):
        for stated in answer.relations:
            head, tail = _ends(stated, ids)
            reason = _fault(head, stated.type, tail, linked)
            if reason is not None:
                rejected.append(Rejected("relations", reason, (head, stated.type, tail)))
                continue
            passage = document.passage(stated.start, stated.end)
            passages[passage.id] = passage
            relation = Relation(id=fact_id(head, stated.type, tail, stated.status, None, None), head=head, type=stated.type,
                                tail=tail, status=stated.status, evidence=(passage.id,), confidence=CONFIDENCE,
                                extractor=extractor)
            known = relations.get(relation.id)
            relations[relation.id] = replace(known, evidence=merged(known.evidence, relation.evidence)) if known else relation
        for measured in answer.observations:
            passage = document.passage(measured.start, measured.end)
            passages[passage.id] = passage
            indicator = indicator_of(measured.metric)
            indicators.setdefault(indicator.id, indicator)
            observation = _observation(measured, ids[measured.subject], indicator, passage, extractor)
            same = observations.get(observation.id)
            observations[observation.id] = (
                replace(same, evidence=merged(same.evidence, observation.evidence)) if same else observation)
    return Statements(tuple(relations.values()), tuple(observations.values()), tuple(indicators.values()),
                      tuple(passages.values()), tuple(rejected))


def merged(one: Iterable[str], two: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *two)))


def _ends(stated: Stated, ids: Sequence[str]) -> tuple[str, str]:
    """Head and tail; of a symmetric relation the smaller id is the head, as the ontology has it."""
    head, tail = ids[stated.head], ids[stated.tail]
    if ontology().relations[stated.type].symmetric and tail < head:
        return tail, head
    return head, tail


def _fault(head: str, kind: str, tail: str, linked: Linked) -> Reason | None:
    if head == tail:
        return Reason.SAME
    return None if ontology().allows(linked.entities[head].type, kind, linked.entities[tail].type) else Reason.PAIR


def _observation(measured: Measured, subject: str, indicator: Indicator, passage: Passage, extractor: str) -> Observation:
    written, period = measured.written, measured.period
    value, unit = normalise(written.value, written.unit) or (None, None)
    key = observation_id(subject, indicator.id, measured.metric, written.value, written.unit, period.text if period else None,
                         measured.status, measured.bound)
    return Observation(
        id=key, subject=subject, indicator=indicator.id, metric=measured.metric, value=written.value, unit=written.unit,
        status=measured.status, evidence=(passage.id,), confidence=CONFIDENCE, extractor=extractor, normalised_value=value,
        normalised_unit=unit, period=period.text if period else None, period_start=period.start if period else None,
        period_end=period.end if period else None, bound=measured.bound)