"""Entities of the answers → ids, by the linking that offline mentions go through, so that one thing has one id.

What the offline extractor found keeps its id and class, whatever an answer says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.facts import Entity, Facts
from loaders.lexicon.places import gazetteer
from loaders.linking import link
from loaders.llm.grounding import Named, refers
from loaders.mentions import Mention
from loaders.mentions.titles import definitions
from loaders.mentions.width import shadow
from loaders.naming import fold
from loaders.pipeline import read

SOURCE = "llm"
WEIGHT = 0.5  # of an answer where sources vote on a name's class: one mention of no measured trust

Span = tuple[int, int]


@dataclass(frozen=True)
class Linked:
    """The id of each entity of each answer, and the entities behind the ids. `remarks`: where an answer and the offline
    extractor disagree on a class, or an answer takes two things for one."""

    ids: tuple[tuple[str, ...], ...]
    entities: Mapping[str, Entity]
    remarks: tuple[str, ...]


def linked(answers: Sequence[Sequence[Named]], offline: Facts) -> Linked:
    """Link the entities of all answers about a document together with the mentions that are found in it offline."""
    document, text = offline.document, offline.document.text
    scene = read(document)
    known = scene.linking
    known_at = {(m.start, m.end): i for m, i in zip(known.mentions, known.ids, strict=True)}
    extra: dict[Span, Mention] = {}
    for named in (entity for answer in answers for entity in answer):
        if named.spans and named.spans[0] not in known_at:
            extra.setdefault(named.spans[0], _mention(named, text))
    alone = [mention for mention in known.mentions if mention.source != "deixis"]  # those `link` finds by itself
    together = sorted((*alone, *extra.values()), key=lambda m: (m.start, -m.end, m.inside))
    both = link(together, document, scene.context, gazetteer(), tuple(definitions(text, shadow(text))))
    found_at = {(m.start, m.end): i for m, i in zip(both.mentions, both.ids, strict=True)}
    kept: dict[str, str] = {}  # the id that joint linking gives an offline mention → the id that it has
    for span, offline_id in known_at.items():
        if span in found_at:
            kept.setdefault(found_at[span], offline_id)

    def id_of(named: Named) -> str:
        if not named.spans:
            return document.about or ""
        if (offline_id := known_at.get(named.spans[0])) is not None:
            return offline_id
        joint = found_at[named.spans[0]]
        return kept.get(joint, joint)

    ids = tuple(tuple(map(id_of, answer)) for answer in answers)
    entities = {**both.entities, **known.entities, **{entity.id: entity for entity in offline.entities}}
    return _named(answers, ids, entities)


def _mention(named: Named, text: str) -> Mention:
    start, end = named.spans[0]
    return Mention(start=start, end=end, type=named.type, text=text[start:end], source=SOURCE, confidence=WEIGHT,
                   name=named.name if named.name != text[start:end] else None)


def _named(answers: Sequence[Sequence[Named]], ids: Sequence[Sequence[str]], known: Mapping[str, Entity]) -> Linked:
    """The entities with the further forms that answers give them; the name of another thing is no form of this one."""
    entities: dict[str, Entity] = {}
    owners: dict[str, str] = {}
    for answer_ids in ids:  # what answers name comes first: among things of one name it is their own
        for key in answer_ids:
            owners.setdefault(fold(known[key].name), key)
    for entity in known.values():
        for form in (entity.name, *entity.aliases):
            owners.setdefault(fold(form), entity.id)
    remarks: dict[str, None] = {}
    for answer, answer_ids in zip(answers, ids, strict=True):
        for named, key in zip(answer, answer_ids, strict=True):
            entity = entities.get(key) or known[key]
            if named.type != entity.type:
                remarks[f"类型不一致 (classes disagree)：{entity.name} {entity.type} / {named.type}"] = None
            for form in named.forms:
                if refers(form):
                    entity = replace(entity, references=tuple(dict.fromkeys((*entity.references, form))))
                elif (owner := owners.setdefault(fold(form), key)) != key:
                    remarks[f"可能是同一事物 (perhaps one thing)：{entity.name} / {known[owner].name}"] = None
                elif form != entity.name:
                    entity = replace(entity, aliases=tuple(dict.fromkeys((*entity.aliases, form))))
            entities[key] = replace(entity, mentioned=True)
    return Linked(tuple(map(tuple, ids)), entities, tuple(remarks))


