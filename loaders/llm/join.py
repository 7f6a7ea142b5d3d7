"""Offline facts and what a model states → one Facts: agreement strengthens, disagreement is kept on both sides and marked."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.facts import Facts, Observation, Passage, Relation
from loaders.figures.observe import alike
from loaders.llm.grounding import Grounded, Rejected
from loaders.llm.linking import linked
from loaders.llm.statements import merged, statements
from loaders.reference import with_larger

SUREST = 0.99
"""No agreement makes a fact certain: two readers of one text err together."""


@dataclass(frozen=True)
class Joined:
    """`agreed`: statements that both make; `added`: those of the model alone; `disagreements`: one line each."""

    facts: Facts
    agreed: int
    added: int
    disagreements: tuple[str, ...]
    rejected: tuple[Rejected, ...]


def join(offline: Facts, answers: Sequence[Grounded], extractor: str) -> Joined:
    """The offline facts, none of them changed but for support, and what the answers add to them."""
    document = offline.document
    entities = linked([answer.entities for answer in answers], offline)
    stated = statements(document, answers, entities, extractor)
    relations, relations_agreed = _relations(offline.relations, stated.relations)
    passages = {p.id: p for p in (*offline.passages, *stated.passages)}
    observations, figures_agreed = _observations(offline.observations, stated.observations, passages)
    named = {key for ids in entities.ids for key in ids}
    known = {entity.id for entity in offline.entities}
    own = [entities.entities[e.id] if e.id in named else e for e in offline.entities]
    new = [entity for key, entity in entities.entities.items() if key in named and key not in known]
    used = {o.indicator for o in observations}
    indicators = {i.id: i for i in (*offline.indicators, *stated.indicators) if i.id in used}
    supported = {key for relation in relations for key in relation.evidence} | {key for o in observations for key in o.evidence}
    kept = sorted((p for p in passages.values() if p.id in supported), key=lambda p: (p.start, p.end))
    uncovered = tuple(u for u in offline.uncovered if not _covered(u.start, u.end, kept))
    facts = replace(
        offline, passages=tuple(kept), entities=with_larger((*own, *new)), relations=relations, observations=observations,
        indicators=tuple(indicators.values()), uncovered=uncovered)
    agreed = relations_agreed + figures_agreed
    added = len(relations) + len(observations) - len(offline.relations) - len(offline.observations)
    names = {entity.id: entity.name for entity in facts.entities}
    differing = (*entities.remarks, *_statuses(offline.relations, stated.relations, names),
                 *_figures(offline.observations, stated.observations, names, passages))
    return Joined(facts, agreed, added, tuple(dict.fromkeys(differing)), stated.rejected)


def stronger(one: float, two: float) -> float:
    """The confidence of what two sources say: one minus the chance that both err, if they erred apart."""
    return max(one, two, min(SUREST, round(1 - (1 - one) * (1 - two), 4)))


def _relations(offline: Iterable[Relation], stated: Iterable[Relation]) -> tuple[tuple[Relation, ...], int]:
    found = {relation.id: relation for relation in offline}
    mirrored = {(r.tail, r.type, r.head, r.status): r.id for r in found.values()}
    agreed = 0
    for relation in stated:
        key = mirrored.get((relation.head, relation.type, relation.tail, relation.status), relation.id)
        known = found.get(key)
        if known is None:
            found[relation.id] = relation
        else:
            agreed += 1
            found[key] = replace(known, evidence=merged(known.evidence, relation.evidence),
                                 confidence=stronger(known.confidence, relation.confidence),
                                 extractor=f"{known.extractor}+{relation.extractor}")
    return tuple(found.values()), agreed


def _observations(
    offline: Sequence[Observation], stated: Iterable[Observation], passages: Mapping[str, Passage],
) -> tuple[tuple[Observation, ...], int]:
    found = {observation.id: observation for observation in offline}
    strengthened: set[str] = set()
    for observation in stated:
        same = next((o for o in offline if _same_figure(o, observation)), None)
        if same is None:
            found[observation.id] = observation
        else:
            known = found[same.id]
            fresh = same.id not in strengthened
            strengthened.add(same.id)
            found[same.id] = replace(
                known, evidence=merged(known.evidence, observation.evidence),
                confidence=stronger(known.confidence, observation.confidence) if fresh else known.confidence,
                extractor=f"{known.extractor}+{observation.extractor}" if fresh else known.extractor)
    return tuple(found.values()), len(strengthened)


def _same_figure(one: Observation, two: Observation) -> bool:
    return _same_measure(one, two) and _same_value(one, two) and (one.period, one.status) == (two.period, two.status)


def _same_measure(one: Observation, two: Observation) -> bool:
    return one.subject == two.subject and (one.indicator == two.indicator or alike(one.metric, two.metric))


def _same_value(one: Observation, two: Observation) -> bool:
    if one.normalised_value is not None and two.normalised_value is not None:
        same = math.isclose(one.normalised_value, two.normalised_value, rel_tol=1e-9)
        return same and one.normalised_unit == two.normalised_unit
    return one.value == two.value and one.unit == two.unit


def _statuses(offline: Iterable[Relation], stated: Iterable[Relation], names: Mapping[str, str]) -> Iterable[str]:
    """Relations that one takes as done and the other as planned."""
    told = {(r.head, r.type, r.tail): r.status for r in offline}
    told |= {(tail, kind, head): status for (head, kind, tail), status in told.items() if (tail, kind, head) not in told}
    for relation in stated:
        status = told.get((relation.head, relation.type, relation.tail), relation.status)
        if status != relation.status:
            yield (f"状态不一致 (statuses disagree)：{names[relation.head]} {relation.type} {names[relation.tail]} "
                   f"{status} / {relation.status}")


def _figures(
    offline: Sequence[Observation], stated: Iterable[Observation], names: Mapping[str, str], passages: Mapping[str, Passage],
) -> Iterable[str]:
    """Figures of one measure and time with other values, and one figure of one place in the text told otherwise."""
    for two in stated:
        if any(_same_figure(one, two) for one in offline):
            continue
        for one in offline:
            if not _same_measure(one, two):
                continue
            called = f"{names[two.subject]} {two.metric} "
            if _same_value(one, two) and _overlap(one, two, passages):
                yield (f"时间或状态不一致 (times or statuses disagree)：{called}{one.value:g}{one.unit} "
                       f"{one.period or '?'} {one.status} / {two.period or '?'} {two.status}")
            elif (one.period, one.status, one.normalised_unit) == (two.period, two.status, two.normalised_unit) \
                    and not _same_value(one, two) and one.bound == two.bound:
                yield f"数值不一致 (values disagree)：{called}{one.value:g}{one.unit} / {two.value:g}{two.unit}"


def _overlap(one: Observation, two: Observation, passages: Mapping[str, Passage]) -> bool:
    return any(_covered(passages[a].start, passages[a].end, [passages[b] for b in two.evidence]) for a in one.evidence)


def _covered(start: int, end: int, passages: Iterable[Passage]) -> bool:
    return any(p.start < end and p.end > start for p in passages)
