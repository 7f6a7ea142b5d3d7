"""Linking: mentions of one document → entities, one thing one id, with the ids and parents of the lexicons.

Looks at this document alone. Which names are one thing's is decided in `loaders.naming`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.facts import Document, Entity
from graph.keys import named_id
from loaders.context import Context, deictic, referent
from loaders.context import Place as DeicticPlace
from loaders.entity_ids import entity_id
from loaders.lexicon import CHINA, Gazetteer, Place, Zone, scheme
from loaders.mentions import PLACES, Mention
from loaders.mentions.places import parted, resolve
from loaders.naming import Definition, curated, fold, full_name, joined_names, second_names, settled_types, without_place
from loaders.reference import industry_entity

_FIELD_END = re.compile(r"(?:产业|行业|技术|领域|产品|业务)$")


@dataclass(frozen=True)
class Linking:
    """Mentions in order (deictic forms among them, source `deixis`), the entity id of each, and the entities by id."""

    mentions: tuple[Mention, ...]
    ids: tuple[str, ...]
    entities: Mapping[str, Entity]


def link(
    mentions: Sequence[Mention],
    document: Document,
    context: Context,
    gazetteer: Gazetteer,
    definitions: Iterable[Definition] = (),
) -> Linking:
    """One entity for each thing that the mentions name."""
    text, about = document.text, document.about
    mentions = tuple(parted(mentions, gazetteer))
    named = resolve(mentions, about, gazetteer)
    deictics = _deictic_mentions(text, document, mentions, named, gazetteer)
    pairs: list[tuple[Mention, str]] = [(mention, place_id) for mention, place_id in deictics]
    entities: dict[str, Entity] = {}
    others: list[Mention] = []
    for index, mention in enumerate(mentions):
        if mention.type in PLACES:
            pairs.append((mention, _place_id(mention, named.get(index))))
        elif mention.type == "Industry":
            pairs.append((mention, _industry(mention, entities)))
        else:
            others.append(mention)
    _add_places(entities, pairs, named, mentions, gazetteer, document)
    for mention, entity in _named(others, document, gazetteer, entities, list(definitions)):
        pairs.append((mention, entity))
    pairs.sort(key=lambda pair: (pair[0].start, -pair[0].end, pair[0].inside))
    if about and about not in entities and (place := gazetteer.get(about)):
        entities[about] = _place_entity(place, mentioned=False)
    return Linking(tuple(mention for mention, _ in pairs), tuple(i for _, i in pairs), entities)


def _deictic_mentions(
    text: str, document: Document, mentions: Sequence[Mention], named: Mapping[int, Place], gazetteer: Gazetteer
) -> list[tuple[Mention, str]]:
    line: list[DeicticPlace] = []
    if document.about and (place := gazetteer.get(document.about)):
        line = [DeicticPlace(p.id, p.type, p.name) for p in (place, *gazetteer.ancestors(place.id))]
    before = [DeicticPlace(p.id, p.type, p.name, mentions[i].start) for i, p in sorted(named.items())]
    taken = bytearray(len(text))
    for mention in mentions:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    found: list[tuple[Mention, str]] = []
    for deixis in deictic(text):
        if taken[deixis.start]:
            continue
        place_found = referent(deixis, line, before)
        if deixis.level == "国":
            place_found = DeicticPlace(CHINA, "Country", "中国")
        kind = place_found.type if place_found else {"省": "Province", "市": "City"}.get(deixis.level, "District")
        if place_found is None and not (deixis.form.startswith(("我", "全", "本")) and deixis.level in "省市区县"):
            continue
        key = place_found.id if place_found else named_id("place", "我" + deixis.level, document.id)
        found.append(
            (
                Mention(
                    start=deixis.start,
                    end=deixis.end,
                    type=kind,
                    text=text[deixis.start : deixis.end],
                    source="deixis",
                    confidence=0.9,
                    key=key,
                ),
                key,
            )
        )
    return found


def _place_id(mention: Mention, place: Place | None) -> str:
    return place.id if place else named_id("place", mention.called, None)


def _place_entity(place: Place, mentioned: bool = True, forms: Iterable[str] = (), references: Iterable[str] = ()) -> Entity:
    """The gazetteer's place as an entity, with its short and other names and those that the text has for it."""
    names = dict.fromkeys((place.short, *place.aliases, *forms))
    names.pop(place.name, None)
    return Entity(
        id=place.id,
        type=place.type,
        name=place.name,
        name_en=place.name_en,
        code=place.code,
        parent=place.parent,
        aliases=tuple(names),
        references=tuple(dict.fromkeys(references)),
        mentioned=mentioned,
    )


def _add_places(
    entities: dict[str, Entity],
    pairs: Iterable[tuple[Mention, str]],
    named: Mapping[int, Place],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    document: Document,
) -> None:
    forms: dict[str, list[str]] = defaultdict(list)
    references: dict[str, list[str]] = defaultdict(list)
    kinds: dict[str, Mention] = {}
    for mention, place_id in pairs:
        if not place_id.startswith("place/"):
            continue
        kinds.setdefault(place_id, mention)
        (references if mention.source == "deixis" else forms)[place_id].append(mention.text)
    for place_id, mention in kinds.items():
        place = gazetteer.get(place_id)
        if place:
            longer = [form for form in forms[place_id] if len(form) > 1]
            entities[place_id] = _place_entity(place, True, longer, references[place_id])
        else:
            name = mention.called
            entities[place_id] = Entity(
                id=place_id,
                type=mention.type,
                name=name,
                references=tuple(dict.fromkeys(references[place_id])),
                aliases=tuple(dict.fromkeys(f for f in forms[place_id] if f != name)),
            )


def _industry(mention: Mention, entities: dict[str, Entity]) -> str:
    """The id of the field; the entity is made or gets the form as an alias."""
    concept = scheme().by_label(mention.called)
    forms = (mention.text, *mention.aliases)
    if concept:
        entity = entities.get(concept.id) or replace(industry_entity(concept), mentioned=True)
    else:
        name = fold(mention.called)
        core = _FIELD_END.sub("", name)
        core = core if len(core) >= 2 else name
        key = named_id("industry", core, None)
        entity = entities.get(key) or Entity(id=key, type="Industry", name=name, aliases=(core,) if core != name else ())
    extra = [form for form in forms if form != entity.name and form not in entity.aliases]
    entities[entity.id] = replace(entity, aliases=(*entity.aliases, *dict.fromkeys(extra)))
    return entity.id


def _named(
    mentions: Sequence[Mention],
    document: Document,
    gazetteer: Gazetteer,
    entities: dict[str, Entity],
    definitions: Sequence[Definition],
) -> list[tuple[Mention, str]]:
    """Ids for all that is no place and no field; their entities are added."""
    names = [full_name(mention, document, gazetteer) for mention in mentions]
    kind_of = settled_types(mentions, names)
    main = joined_names(mentions, names, kind_of, definitions, gazetteer)
    known = {(kind, fold(name)): entry for name in names for kind in [kind_of[fold(name)]] if (entry := curated(name, kind))}
    forms: dict[tuple[str, str], list[str]] = defaultdict(list)
    result: list[tuple[Mention, str]] = []
    ids: dict[tuple[str, str], str] = {}
    for mention, name in zip(mentions, names, strict=True):
        kind = kind_of[fold(name)]
        leader = main[(kind, fold(name))]
        forms[(kind, fold(leader))] += [mention.text, name, *second_names(mention.called), *mention.aliases]
        if brief := without_place(name, kind, gazetteer):
            forms[(kind, fold(leader))].append(brief)
        entry = known.get((kind, fold(leader)))
        key = ids.setdefault((kind, fold(leader)), entry.id if entry else entity_id(kind, leader, document.about, gazetteer))
        result.append((replace(mention, type=kind), key))
        if key not in entities:
            entities[key] = (
                Entity(id=key, type=kind, name=leader)
                if entry is None
                else Entity(
                    id=key,
                    type=kind,
                    name=entry.name,
                    name_en=None if isinstance(entry, Zone) else entry.name_en,
                    aliases=tuple(form for form in entry.forms if form != entry.name),
                )
            )
    for offset, short, _, _ in definitions:
        for mention, key in result:
            if mention.end == offset and not mention.inside:
                forms[(mention.type, fold(entities[key].name))].append(short)
    for (kind, leader), spelled in forms.items():
        key = ids[(kind, leader)]
        aliases = [form for form in dict.fromkeys((*entities[key].aliases, *spelled)) if form != entities[key].name]
        entities[key] = replace(entities[key], aliases=tuple(aliases))
    return result
