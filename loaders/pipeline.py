"""Document → Facts, read top-down: split, find, link, relate, measure. Every step is a pure function over typed values."""

from collections.abc import Iterable
from dataclasses import replace

from graph.facts import Document, Entity, Facts, Observation, Relation
from loaders.context import Context
from loaders.coverage import uncovered
from loaders.lexicon.places import Gazetteer, gazetteer
from loaders.linking import Linking, link
from loaders.measuring import distinct, measure
from loaders.mentions import PLACES, find
from loaders.mentions.titles import definitions
from loaders.mentions.width import shadow
from loaders.passages import sentences
from loaders.reference import with_larger
from loaders.relations import Scene, relate
from loaders.version import extraction


def extract(document: Document) -> Facts:
    """All that the document says by itself: entities with their larger places and broader fields, relations, observations.

    Deterministic; looks at nothing but the document and the lexicons.
    """
    scene = read(document)
    relations, carrying = relate(scene)
    observed, indicators, measured = measure(document, scene.context, scene.linking, scene.about)
    passages = distinct((*carrying, *measured))
    entities = tuple(_kept(scene.linking, relations, observed, document))
    return Facts(
        document=document,
        extraction=extraction(),
        passages=passages,
        entities=with_larger(entities),
        indicators=indicators,
        relations=relations,
        observations=observed,
        notes=(_summary(entities, relations, observed),),
        uncovered=tuple(uncovered(scene, passages)),
    )


def read(document: Document) -> Scene:
    """Split, find and link: the document's mentions where they stand."""
    text, places = document.text, gazetteer()
    split = sentences(text)
    context = Context(text, split, document.date)
    mentions = find(text, _abbreviations(document.about, places))
    linking = link(mentions, document, context, places, definitions(text, shadow(text)))
    return Scene(document, split, context, linking, places)


def _abbreviations(about: str | None, places: Gazetteer) -> frozenset[str]:
    """One-character names of the document's place and those it lies in."""
    if about is None or places.get(about) is None:
        return frozenset()
    line = (places.by_id(about), *places.ancestors(about))
    return frozenset(form for place in line if place.type != "Country" for form in place.abbreviations)


def _kept(
    linking: Linking, relations: Iterable[Relation], observed: Iterable[Observation], document: Document
) -> Iterable[Entity]:
    """The entities that the text names; what is only pointed at (全国) or named within another name where a fact needs it."""
    needed = {end for relation in relations for end in (relation.head, relation.tail)} | {o.subject for o in observed}
    needed.add(document.about or "")
    named = {
        i for mention, i in zip(linking.mentions, linking.ids, strict=True) if not mention.inside and mention.source != "deixis"
    }
    for entity in linking.entities.values():
        if entity.id in named:
            yield entity
        elif entity.id in needed:
            yield replace(entity, mentioned=True) if entity.type in PLACES else entity


def _summary(entities: Iterable[Entity], relations: Iterable[Relation], observed: Iterable[Observation]) -> str:
    count = sum(entity.mentioned for entity in entities)
    return f"实体 {count}，关系 {len(tuple(relations))}，指标 {len(tuple(observed))} (entities, relations, observations)"
