"""Ids of entities by class, name and the place of the document that names them; the rules of identity in one place.

Places and industries have codes of their own. A name tells homonyms apart by itself where it is a title or an event,
a company's full legal name, or begins with a place or with 全国; else it is a name within the document's place.
"""

from graph.keys import named_id
from graph.ontology import ontology
from loaders.lexicon.industries import Concept, scheme
from loaders.lexicon.places import Gazetteer, Place

_NAMED_ANYWHERE = frozenset(("Recognition", "Event", "Industry"))
_NATIONAL = ("中国", "中共中央", "国务院")
_OF_THE_STATE = ("国家", "全国")  # begins the names of the state's own policies; a park called 国家级…先导区 may be any city's
_PUBLISHED = frozenset(("Policy", "Programme", "GovernmentBody"))
_OPENING = "《〈“‘「『\"' "
_LONGEST_PLACE = 12


def entity_id(entity_type: str, name: str, about: str | None, gazetteer: Gazetteer) -> str:
    """The id of a thing without code; see `place_of` and `industry_of` for places and industries in the lexicon."""
    family = ontology().family(entity_type)
    if family == "place" or entity_type in _NAMED_ANYWHERE or (entity_type == "Enterprise" and name.endswith("公司")):
        return named_id(family, name, None)
    national = entity_type in _PUBLISHED and name.lstrip(_OPENING).startswith(_OF_THE_STATE)
    return named_id(family, name, None if national or _begins_with_place(name, gazetteer) else about)


def place_of(name: str, entity_type: str, about: str | None, gazetteer: Gazetteer) -> Place | None:
    """The place of this class with this name (新吴区, or 无锡市新吴区); of homonyms the one nearest to the document's place."""
    for cut in range(len(name)):
        fitting = [place for place in gazetteer.by_name(name[cut:])
                   if place.type == entity_type and (not cut or _ends_with_larger(name[:cut], place, gazetteer))]
        fitting = _nearest(fitting, about, gazetteer)
        exact = [place for place in fitting if place.name == name[cut:]]
        if len(exact or fitting) == 1:
            return (exact or fitting)[0]
    return None


def _ends_with_larger(before: str, place: Place, gazetteer: Gazetteer) -> bool:
    return any(before.endswith(form) for outer in gazetteer.ancestors(place.id) for form in outer.forms)


def _nearest(places: list[Place], about: str | None, gazetteer: Gazetteer) -> list[Place]:
    """Those in the document's place, else in its province, else in its country; all where none is."""
    if len(places) < 2 or about is None or gazetteer.get(about) is None:
        return places
    for circle in (about, *(outer.id for outer in gazetteer.ancestors(about))):
        if near := [place for place in places if gazetteer.within(place.id, circle)]:
            return near
    return places


def industry_of(name: str) -> Concept | None:
    return scheme().by_label(name)


def _begins_with_place(name: str, gazetteer: Gazetteer) -> bool:
    bare = name.lstrip(_OPENING)
    if bare.startswith(_NATIONAL):
        return True
    for length in range(2, min(_LONGEST_PLACE, len(bare) - 1) + 1):
        form = bare[:length]
        if any(place.name == form or not place.common for place in gazetteer.by_name(form)):
            return True
    return False
