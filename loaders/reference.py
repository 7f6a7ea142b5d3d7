"""What the lexicons know of a thing that a document names: larger places, broader fields, the indicator behind a metric."""

from collections.abc import Iterable

from graph.facts import Entity, Indicator
from graph.keys import named_id
from loaders.lexicon.indicators import match
from loaders.lexicon.industries import Concept, scheme
from loaders.lexicon.places import Place, gazetteer


def place_entity(place: Place) -> Entity:
    """A place by its reference data alone, as nothing that a document mentions."""
    others = dict.fromkeys((place.short, *place.aliases))
    return Entity(id=place.id, type=place.type, name=place.name, name_en=place.name_en, code=place.code, parent=place.parent,
                  aliases=tuple(form for form in others if form not in (place.name, place.name_en)), mentioned=False)


def industry_entity(concept: Concept) -> Entity:
    """A field by its reference data alone, as nothing that a document mentions."""
    return Entity(id=concept.id, type="Industry", name=concept.name, name_en=concept.name_en, parent=concept.parent,
                  aliases=(*concept.aliases, *concept.aliases_en), mentioned=False)


def with_larger(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities, and behind them the larger places and broader fields of each, up to the top, each once."""
    found = {entity.id: entity for entity in entities}
    for entity in tuple(found.values()):
        for outer in _larger(entity):
            found.setdefault(outer.id, outer)
    return tuple(found.values())


def indicator_of(metric: str) -> Indicator:
    """The indicator of the scheme that the metric spells, else one of its own."""
    known = match(metric)
    if known:
        return Indicator(id=known.id, name=known.name, name_en=known.name_en, unit=known.unit, scheme=True)
    return Indicator(id=named_id("indicator", metric, None), name=metric)


def _larger(entity: Entity) -> Iterable[Entity]:
    if entity.parent is None:
        return ()
    if entity.type == "Industry":
        return map(industry_entity, scheme().ancestors(entity.id.removeprefix("industry/")))
    return map(place_entity, gazetteer().ancestors(entity.id))
