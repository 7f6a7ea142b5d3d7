"""Curated proper names: firms, state organs and institutions, names that hold all over China, development zones."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeVar

from graph.keys import coded_id, named_id
from loaders.lexicon.table import LexiconError, rows

BODY_TYPES = frozenset({"GovernmentBody", "Institution"})
NATIONAL_TYPES = frozenset({"Recognition", "Programme", "Policy", "Event", "Platform", "Project"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """A well-known firm or group; `common` are those of its names that are everyday words as well (浪潮, 联想)."""

    id: str
    key: str
    name: str
    name_en: str
    aliases: tuple[str, ...] = ()
    aliases_en: tuple[str, ...] = ()
    legal: str | None = None
    common: tuple[str, ...] = ()
    type: str = "Enterprise"

    @property
    def forms(self) -> tuple[str, ...]:
        """Every name in both languages, the usual Chinese one first, without repeats."""
        legal = (self.legal,) if self.legal else ()
        return tuple(dict.fromkeys((self.name, *self.aliases, *legal, self.name_en, *self.aliases_en)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A state organ of the centre, or a national institution or university."""

    id: str
    type: str
    name: str
    name_en: str
    aliases: tuple[str, ...] = ()
    aliases_en: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.name, *self.aliases, self.name_en, *self.aliases_en)))


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalName:
    """A title, programme, policy, event, platform or project that is the same thing all over China."""

    id: str
    type: str
    name: str
    name_en: str
    aliases: tuple[str, ...] = ()
    aliases_en: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.name, *self.aliases, self.name_en, *self.aliases_en)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A development zone (class Park) and the id of the city that it lies in."""

    id: str
    name: str
    place: str
    aliases: tuple[str, ...] = ()
    type: str = "Park"

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


class _Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def forms(self) -> tuple[str, ...]: ...


_Entry = TypeVar("_Entry", bound=_Named)


def fold(name: str) -> str:
    """The form in which names are compared: full-width letters as plain ones, any case, no blanks or quotation marks."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(character for character in folded if character not in " “”\"'‘’·《》")


def _index(entries: Iterable[_Entry], file: str) -> Mapping[str, _Entry]:
    found: dict[str, _Entry] = {}
    for entry in entries:
        for form in entry.forms:
            other = found.setdefault(fold(form), entry)
            if other is not entry:
                raise LexiconError(f"{file}: {form!r} names both {other.name} and {entry.name}")
    return found


@cache
def firms() -> tuple[Firm, ...]:
    columns = ("slug", "zh", "en", "alt_zh", "alt_en", "legal", "common")
    return tuple(
        Firm(id=coded_id("organisation", row.required("slug")), key=row.required("slug"), name=row.required("zh"),
             name_en=row.required("en"), aliases=row.items("alt_zh"), aliases_en=row.items("alt_en"),
             legal=row.optional("legal"), common=row.items("common"))
        for row in rows("firms.tsv", columns)
    )


@cache
def bodies() -> tuple[Body, ...]:
    return tuple(
        Body(id=named_id("organisation", row.required("zh"), None), type=row.one_of("type", BODY_TYPES), name=row.required("zh"),
             name_en=row.required("en"), aliases=row.items("alt_zh"), aliases_en=row.items("alt_en"))
        for row in rows("bodies.tsv", ("type", "zh", "en", "alt_zh", "alt_en"))
    )


@cache
def national_names() -> tuple[NationalName, ...]:
    found = []
    for row in rows("national_names.tsv", ("type", "zh", "en", "alt_zh", "alt_en")):
        kind = row.one_of("type", NATIONAL_TYPES)
        found.append(NationalName(
            id=named_id(kind.lower(), row.required("zh"), None), type=kind, name=row.required("zh"), name_en=row.required("en"),
            aliases=row.items("alt_zh"), aliases_en=row.items("alt_en"),
        ))
    return tuple(found)


# How the long words for a kind of zone are said for short.
_ZONE_KINDS = (
    (re.compile("(?:高新技术产业|高新技术|高技术产业)(?:开发区|园区)$"), "高新区"),
    (re.compile("经济技术开发区$|经济开发区$"), "经开区"),
)


@cache
def zones() -> tuple[Zone, ...]:
    found = []
    for row in rows("zones.tsv", ("name", "place")):
        name = row.required("name")
        short = next((pattern.sub(kind, name) for pattern, kind in _ZONE_KINDS if pattern.search(name)), None)
        found.append(Zone(id=named_id("park", name, None), name=name, place=coded_id("place", row.required("place")),
                          aliases=(short,) if short else ()))
    return tuple(found)


@cache
def _firms_by_name() -> Mapping[str, Firm]:
    return _index(firms(), "firms.tsv")


@cache
def _bodies_by_name() -> Mapping[str, Body]:
    return _index(bodies(), "bodies.tsv")


@cache
def _national_by_name() -> Mapping[str, NationalName]:
    return _index(national_names(), "national_names.tsv")


@cache
def _zones_by_name() -> Mapping[str, Zone]:
    return _index(zones(), "zones.tsv")


def firm(name: str) -> Firm | None:
    """The firm of this name: usual, legal or English, any case."""
    return _firms_by_name().get(fold(name))


def body(name: str) -> Body | None:
    """The state organ or national institution of this name, in either language."""
    return _bodies_by_name().get(fold(name))


def national_name(name: str) -> NationalName | None:
    """The title, programme, policy, event or platform of this name; quotation marks do not matter."""
    return _national_by_name().get(fold(name))


def zone(name: str) -> Zone | None:
    """The development zone of this name, long (济南高新技术产业开发区) or short (济南高新区)."""
    return _zones_by_name().get(fold(name))
