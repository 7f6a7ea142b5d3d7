"""Facts in the JSON form of the annotation guide, out and in.

Out: only what the document names; in: every quotation is located in the text, or the whole file is refused with a list
of what does not fit.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph.facts import Document, Entity, Facts, Indicator, Observation, Passage, Relation
from graph.keys import fact_id, observation_id
from graph.ontology import ontology
from loaders.context.periods import Period, part_of, years
from loaders.entity_ids import entity_id, industry_of, place_of
from loaders.lexicon.names import Zone
from loaders.lexicon.places import gazetteer
from loaders.lexicon.units import normalise
from loaders.naming import curated
from loaders.reference import indicator_of, with_larger

EXTRACTOR = "annotation"

_PERIOD = re.compile(r"(\d{4})(?:-(\d{4})|([^\d-].*))?")
_REFERENCE = re.compile(r"(?:(?:[我本全该]|这[一个座]?)[省市区县州盟旗国园]|全?自治区|[本该我]?公司|该?集团)$")


class AnnotationError(ValueError):
    """An annotation that does not fit its document; `problems` has one line for each fault."""

    def __init__(self, document: str, problems: Sequence[str]) -> None:
        self.document = document
        self.problems = tuple(problems)
        super().__init__(f"{document}：标注有 {len(problems)} 处不合 ({len(problems)} faults in the annotation)\n"
                         + "\n".join(f"- {problem}" for problem in problems))


def to_annotation(facts: Facts) -> dict[str, Any]:
    """What the document says, as the annotation guide writes it."""
    passages = {passage.id: passage.text for passage in facts.passages}
    short = {entity.id: f"e{i}" for i, entity in enumerate((e for e in facts.entities if e.mentioned), start=1)}
    return {
        "document": facts.document.name,
        "about": _about_name(facts),
        "entities": [
            {"id": short[entity.id], "type": entity.type, "name": entity.name,
             "aliases": [form for form in dict.fromkeys((*entity.aliases, *entity.references)) if form != entity.name]}
            for entity in facts.entities if entity.mentioned
        ],
        "relations": [
            {"head": short[relation.head], "type": relation.type, "tail": short[relation.tail], "status": relation.status,
             "evidence": passages[relation.evidence[0]]}
            for relation in facts.relations
        ],
        "observations": [
            {"subject": short[observation.subject], "metric": observation.metric, "value": _number(observation.value),
             "unit": observation.unit or None, "period": observation.period, "status": observation.status,
             "bound": observation.bound, "evidence": passages[observation.evidence[0]]}
            for observation in facts.observations
        ],
    }


def from_annotation(data: Mapping[str, Any], document: Document) -> Facts:
    """The facts that an annotation states of `document`, whose text it quotes.

    Raises `AnnotationError` for a quotation that is not in the text, for ends that are no entities, for classes, relations
    and statuses that the ontology does not have or does not allow, and for missing fields; nothing is taken then.
    """
    reading = _Reading(document)
    for part, read in (("entities", reading.entity), ("relations", reading.relation), ("observations", reading.observation)):
        for number, item in enumerate(data.get(part, ()), start=1):
            try:
                read(item)
            except KeyError as error:
                reading.problems.append(f"{part} {number}: {error.args[0]} 缺失或不认识 (missing or unknown)")
            except (TypeError, ValueError) as error:
                reading.problems.append(f"{part} {number}: {error}")
    if reading.problems:
        raise AnnotationError(document.name, reading.problems)
    return reading.facts()


@dataclass
class _Reading:
    """An annotation as read so far."""

    document: Document
    problems: list[str] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    passages: dict[str, Passage] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    observations: dict[str, Observation] = field(default_factory=dict)

    def entity(self, item: Mapping[str, Any]) -> None:
        if item["type"] not in ontology().entity_classes:
            raise ValueError(f"没有 {item['type']} 这一类 (no such class)")
        entity = _entity(item["type"], item["name"], item.get("aliases", ()), self.document)
        known = self.entities.get(entity.id)
        if known is not None and known.mentioned:
            forms = dict.fromkeys((*known.aliases, entity.name, *entity.aliases))
            entity = replace(known, aliases=tuple(form for form in forms if form != known.name),
                             references=tuple(dict.fromkeys((*known.references, *entity.references))))
        self.ids[item["id"]] = entity.id
        self.entities[entity.id] = entity
        for larger in with_larger([entity]):
            self.entities.setdefault(larger.id, larger)

    def relation(self, item: Mapping[str, Any]) -> None:
        head, tail, kind = self.ids[item["head"]], self.ids[item["tail"]], item["type"]
        if kind not in ontology().relations or not ontology().allows(self.entities[head].type, kind, self.entities[tail].type):
            raise ValueError(f"{self.entities[head].type} {kind} {self.entities[tail].type} 不合本体 (not in the ontology)")
        key = fact_id(head, kind, tail, _status(item["status"]), None, None)
        evidence = self._evidence(item["evidence"])
        known = self.relations.get(key)
        self.relations[key] = Relation(
            id=key, head=head, type=kind, tail=tail, status=item["status"], confidence=1.0, extractor=EXTRACTOR,
            evidence=tuple(dict.fromkeys((*known.evidence, evidence))) if known else (evidence,))

    def observation(self, item: Mapping[str, Any]) -> None:
        subject, metric, value, unit = self.ids[item["subject"]], item["metric"], float(item["value"]), item["unit"] or ""
        bound, period, status = item.get("bound"), item.get("period"), _status(item["status"])
        if bound is not None and bound not in ontology().bounds:
            raise ValueError(f"bound {bound!r} 不认识 (unknown)")
        indicator = indicator_of(metric)
        normalised_value, normalised_unit = normalise(value, unit) or (None, None)
        span = _span(period) if period else None
        self.indicators.setdefault(indicator.id, indicator)
        key = observation_id(subject, indicator.id, metric, value, unit, period, status, bound)
        evidence = self._evidence(item["evidence"])
        known = self.observations.get(key)
        self.observations[key] = Observation(
            id=key, subject=subject, indicator=indicator.id, metric=metric, value=value, unit=unit, period=period, status=status,
            bound=bound, confidence=1.0, extractor=EXTRACTOR, normalised_value=normalised_value, normalised_unit=normalised_unit,
            period_start=span.start if span else None, period_end=span.end if span else None,
            evidence=tuple(dict.fromkeys((*known.evidence, evidence))) if known else (evidence,))

    def _evidence(self, quotation: str) -> str:
        """The id of the passage where the quotation stands first."""
        start = self.document.text.find(quotation) if quotation else -1
        if start < 0:
            raise ValueError(f"引文不在原文中 (quotation is not in the text): {quotation!r}")
        passage = self.document.passage(start, start + len(quotation))
        self.passages.setdefault(passage.id, passage)
        return passage.id

    def facts(self) -> Facts:
        passages = sorted(self.passages.values(), key=lambda passage: (passage.start, passage.end))
        return Facts(document=self.document, passages=tuple(passages), entities=tuple(self.entities.values()),
                     indicators=tuple(self.indicators.values()), relations=tuple(self.relations.values()),
                     observations=tuple(self.observations.values()))


def _entity(entity_type: str, name: str, aliases: Sequence[str], document: Document) -> Entity:
    """The entity under its canonical name, where the lexicon has one; the names as annotated stay among its aliases."""
    forms = tuple(dict.fromkeys((name, *aliases)))
    names = tuple(form for form in forms if form == name or not _REFERENCE.match(form))
    entity = Entity(id=entity_id(entity_type, name, document.about, gazetteer()), type=entity_type, name=name,
                    references=tuple(form for form in forms if form not in names))
    if ontology().family(entity_type) == "place":
        place = next((found for form in names if (found := place_of(form, entity_type, document.about, gazetteer()))), None)
        if place is not None:
            entity = replace(entity, id=place.id, name=place.name, name_en=place.name_en, code=place.code, parent=place.parent)
    elif entity_type == "Industry" and (concept := next((c for form in names if (c := industry_of(form))), None)):
        entity = replace(entity, id=concept.id, name=concept.name, name_en=concept.name_en, parent=concept.parent)
    elif entry := curated(name, entity_type):
        entity = replace(entity, id=entry.id, name=entry.name, name_en=None if isinstance(entry, Zone) else entry.name_en)
    return replace(entity, aliases=tuple(form for form in names if form != entity.name))


def _span(period: str) -> Period | None:
    """2020, 2019-2021 and 2021前三季度 with their first and last days; None for what is written otherwise."""
    written = _PERIOD.fullmatch(period)
    if not written:
        return None
    first, last, part = int(written[1]), int(written[2] or written[1]), written[3]
    return part_of(first, part) if part else years(first, last)


def _status(status: str) -> str:
    if status not in ontology().statuses:
        raise ValueError(f"status {status!r} 不认识 (unknown)")
    return status


def _about_name(facts: Facts) -> str | None:
    """The name of the place the document speaks for; a district's behind its city's (无锡市新吴区)."""
    about = facts.document.about
    place = gazetteer().get(about) if about else None
    if place is None:
        return next((entity.name for entity in facts.entities if entity.id == about), None)
    parent = gazetteer().get(place.parent) if place.type == "District" and place.parent else None
    return parent.name + place.name if parent else place.name


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value
