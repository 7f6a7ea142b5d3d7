"""The gazetteer: administrative places of China by GB/T 2260, new areas, regions, countries; homonyms kept apart."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from graph.keys import coded_id, named_id
from loaders.lexicon.placenames import short_form
from loaders.lexicon.table import LexiconError, rows

CHINA = "place/100000"
LEVELS = ("Country", "Region", "Province", "City", "District")
_ENGLISH_KIND = re.compile(r" (?:City|District|County|Banner|New Area)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place; `parent` is the id of the next larger one, None for countries.

    `short`: the name without 市, 县, 自治州 …; the name itself where that would leave one character.
    `abbreviations`: single characters (沪, 锡), good only where the context asks for a place.
    `aliases`: other Chinese and English names. `common`: the short form is also an everyday word
    (和平, 通道), so it names the place only where something else says so.
    """

    id: str
    code: str | None
    name: str
    type: str
    parent: str | None
    short: str
    name_en: str
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    common: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """Every name of two characters or more, the full name first, without repeats."""
        return tuple(dict.fromkeys((self.name, self.short, *self.aliases, self.name_en)))

    @property
    def english_forms(self) -> tuple[str, ...]:
        """The English name with and without the word for its kind (Kunshan City, Kunshan; Jinan, Jinan City)."""
        stem = _ENGLISH_KIND.sub("", self.name_en)
        kind = {"City": "City", "Province": "Province"}.get(self.type)
        return tuple(dict.fromkeys((self.name_en, stem, *([f"{stem} {kind}"] if kind else []))))


@dataclass(frozen=True, eq=False)  # compared and hashed as itself, so that what is made of it can be kept
class Gazetteer:
    """All places; every answer is in a fixed order: larger before smaller, then by code or id."""

    places: tuple[Place, ...]
    _by_id: Mapping[str, Place] = field(init=False, repr=False)
    _by_name: Mapping[str, tuple[Place, ...]] = field(init=False, repr=False)
    _by_abbreviation: Mapping[str, tuple[Place, ...]] = field(init=False, repr=False)
    _children: Mapping[str, tuple[Place, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        ordered = sorted(self.places, key=lambda place: (LEVELS.index(place.type), place.code or "~", place.id))
        object.__setattr__(self, "_by_id", {place.id: place for place in ordered})
        object.__setattr__(self, "_by_name", _index((fold(form), place) for place in ordered
                                                     for form in (*place.forms, *place.english_forms)))
        object.__setattr__(self, "_by_abbreviation",
                           _index((form, place) for place in ordered for form in place.abbreviations))
        object.__setattr__(self, "_children", _index((place.parent, place) for place in ordered if place.parent))
        if len(self._by_id) < len(ordered):
            raise LexiconError("two places have the same id")
        for place in ordered:
            self.ancestors(place.id)

    def by_id(self, place_id: str) -> Place:
        """Raises KeyError for an unknown id."""
        return self._by_id[place_id]

    def get(self, place_id: str) -> Place | None:
        return self._by_id.get(place_id)

    def by_name(self, name: str) -> tuple[Place, ...]:
        """Every place with this full name, short form, alias or English name (any case); empty where there is none."""
        return self._by_name.get(fold(name), ())

    def by_abbreviation(self, character: str) -> tuple[Place, ...]:
        """Every place that this single character stands for (宁: 宁夏, 南京)."""
        return self._by_abbreviation.get(character, ())

    def names(self) -> Iterable[str]:
        """Every folded form that `by_name` answers."""
        return self._by_name.keys()

    def ancestors(self, place_id: str) -> tuple[Place, ...]:
        """The larger places, nearest first. Raises LexiconError for an unknown or circular parent."""
        chain: list[Place] = []
        place = self._by_id[place_id]
        while place.parent:
            if place.parent not in self._by_id:
                raise LexiconError(f"{place.id} {place.name}: unknown parent {place.parent}")
            place = self._by_id[place.parent]
            if place in chain or place.id == place_id:
                raise LexiconError(f"{place_id} lies in itself")
            chain.append(place)
        return tuple(chain)

    def within(self, place_id: str, ancestor_id: str) -> bool:
        """Whether the first place lies in the second; a place lies in itself."""
        return place_id == ancestor_id or any(place.id == ancestor_id for place in self.ancestors(place_id))

    def children(self, place_id: str) -> tuple[Place, ...]:
        return self._children.get(place_id, ())

    def province(self, place_id: str) -> Place | None:
        """The province, or the municipality directly under the state, that the place is or lies in."""
        for place in (self._by_id[place_id], *self.ancestors(place_id)):
            if place.parent == CHINA and place.type in ("Province", "City"):
                return place
        return None


def fold(name: str) -> str:
    """The form in which names are compared: any case, straight apostrophes, no diacritics (Ürümqi, urumqi)."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _index(pairs: Iterable[tuple[str, Place]]) -> Mapping[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for key, place in pairs:
        if place not in found[key]:
            found[key].append(place)
    return {key: tuple(places) for key, places in found.items()}


@cache
def gazetteer() -> Gazetteer:
    """All places, read once."""
    divisions = _divisions()
    by_code = {place.code: place.id for place in divisions if place.code}
    return Gazetteer((*divisions, *_new_areas(by_code), *_regions(), *_countries()))


def _divisions() -> tuple[Place, ...]:
    english = {row.required("code"): row.required("en") for row in rows("places_en.tsv", ("code", "en"))}
    other = _other_names()
    common = {row.required("form") for row in rows("place_words.tsv", ("form",))}
    found = []
    for row in rows("places.tsv", ("code", "name", "type", "parent")):
        code, name, parent = row.required("code"), row.required("name"), row.optional("parent")
        if code not in english:
            raise row.error(f"{name} has no English name in places_en.tsv")
        short, forms = short_form(name), other.get(code, ())
        found.append(Place(
            id=coded_id("place", code), code=code, name=name, type=row.one_of("type", frozenset(LEVELS)),
            parent=coded_id("place", parent) if parent else None, short=short, name_en=english[code],
            aliases=tuple(form for form in forms if len(form) > 1),
            abbreviations=tuple(form for form in forms if len(form) == 1), common=short in common,
        ))
    return tuple(found)


def _other_names() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("place_abbreviations.tsv", ("code", "name", "forms")):
        if row.required("code") in found:
            raise row.error(f"{row.required('code')} stands here twice")
        found[row.required("code")] = row.items("forms")
    return found


def _new_areas(by_code: Mapping[str, str]) -> tuple[Place, ...]:
    found = []
    for row in rows("new_areas.tsv", ("name", "parent", "en", "aliases")):
        name, parent = row.required("name"), row.required("parent")
        if parent not in by_code:
            raise row.error(f"unknown parent {parent}")
        found.append(Place(id=named_id("place", name, None), code=None, name=name, type="District", parent=by_code[parent],
                           short=name, name_en=row.required("en"), aliases=row.items("aliases")))
    return tuple(found)


def _regions() -> tuple[Place, ...]:
    return tuple(
        Place(id=named_id("place", row.required("name"), None), code=None, name=row.required("name"), type="Region", parent=CHINA,
              short=row.required("name"), name_en=row.required("en"), aliases=row.items("aliases"))
        for row in rows("regions.tsv", ("name", "en", "aliases"))
    )


def _countries() -> tuple[Place, ...]:
    return tuple(
        Place(id=named_id("place", row.required("name"), None), code=None, name=row.required("name"), type="Country", parent=None,
              short=row.required("name"), name_en=row.required("en"), aliases=row.items("aliases"))
        for row in rows("countries.tsv", ("name", "en", "aliases"))
    )
