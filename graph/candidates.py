"""Entities of different documents that may be one thing: candidates for a person to judge, each with its reason.

Nothing is merged here. Names alone never make two things one: 软件园 of one city is not 软件园 of another.
Order of the reasons after the record-linkage practice of comparing from the strictest key to the loosest
(Fellegi and Sunter, 1969; blocking after Christen, Data Matching, 2012): a shared name, a shared core, a shortened core.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.fuzz import ratio

from graph.names import bare, place_and_core
from graph.ontology import ontology
from graph.store import Store

LARGEST_BLOCK = 40  # things that share a key; a key of more says nothing about any two of them
REASONS = {
    "name": {"zh": "有相同的名称", "en": "share a name"},
    "core": {"zh": "去掉地名和公司形式后同名", "en": "share a name but for place and legal form"},
    "short": {"zh": "一个可能是另一个的简称", "en": "one may be short for the other"},
}


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity as far as its identity goes; `places` are ids of the places it stands in or is spoken of for."""

    id: str
    type: str
    name: str
    forms: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entities that may be one, `first` the one with the longer name. `same_place` is None where a place is not known.

    `likeness` in [0, 1] (normalised edit similarity of the names) is for ranking only.
    """

    first: Thing
    second: Thing
    reason: str
    same_place: bool | None
    likeness: float


THINGS = """
MATCH (e:Entity)<-[:MENTIONS]-(d:Document)
WHERE NOT e:Place AND NOT e:Industry
OPTIONAL MATCH (e)-[:LOCATED_IN]->(p:Place)
RETURN e.id AS id, e.type AS type, e.name AS name, e.aliases AS aliases,
       collect(DISTINCT p.id) AS stands, collect(DISTINCT d.about) AS spoken
ORDER BY id"""
PLACES = "MATCH (p:Place) RETURN p.name AS name, p.aliases AS aliases"
MOST = 1_000_000


def candidates(store: Store) -> tuple[Candidate, ...]:
    """All pairs in the graph that may be one thing, the likeliest first."""
    places = {bare(form) for name, aliases in store.rows(PLACES, limit=MOST).records for form in (name, *(aliases or ()))}
    things = [Thing(identifier, kind, name, frozenset(bare(form) for form in (name, *(aliases or ()))),
                    frozenset(stands or spoken))
              for identifier, kind, name, aliases, stands, spoken in store.rows(THINGS, limit=MOST).records]
    return compare(things, places)


def compare(things: Iterable[Thing], places: Iterable[str]) -> tuple[Candidate, ...]:
    """The same over given things; `places` are bare names that may stand before a name."""
    known = frozenset(places)
    found: dict[frozenset[str], Candidate] = {}
    for first, second, reason in _pairs(list(things), known):
        found.setdefault(frozenset((first.id, second.id)), _candidate(first, second, reason))
    return tuple(sorted(found.values(), key=lambda c: (c.same_place is False, -c.likeness, c.first.id, c.second.id)))


def _pairs(things: list[Thing], places: frozenset[str]) -> Iterator[tuple[Thing, Thing, str]]:
    """Pairs of one family, from the strictest reason to the loosest."""
    family = ontology().family
    cut = {thing.id: place_and_core(thing.name, places) for thing in things}
    cores = {identifier: core for identifier, (_, core) in cut.items()}
    for reason, keys in (("name", lambda thing: thing.forms), ("core", lambda thing: {cores[thing.id]})):
        blocks: dict[tuple[str, str], list[Thing]] = defaultdict(list)
        for thing in things:
            for key in keys(thing):
                blocks[family(thing.type), key].append(thing)
        for block in blocks.values():
            if len(block) <= LARGEST_BLOCK:
                yield from ((first, second, reason) for first, second in combinations(block, 2)
                            if reason == "name" or not _told_apart(cut[first.id][0], cut[second.id][0]))
    yield from ((long, short, "short") for long, short in _shortened(things, cores))


def _shortened(things: list[Thing], cores: dict[str, str]) -> Iterator[tuple[Thing, Thing]]:
    """A longer core that holds all characters of a shorter one in order, begins with the same, in the same class and a
    common place, and is the only such."""
    blocks: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    for thing in things:
        blocks[thing.type, cores[thing.id][:1]].append(thing)
    for block in blocks.values():
        for short in block:
            longer = [long for long in block if len(cores[long.id]) > len(cores[short.id]) >= 2 and long.places & short.places
                      and _in_order(cores[short.id], cores[long.id])]
            if len(longer) == 1:
                yield longer[0], short


def _told_apart(place: str, other: str) -> bool:
    """Whether two names begin with different places; 济南 and 济南市 are not."""
    return bool(place and other) and not (place.startswith(other) or other.startswith(place))


def _in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)


def _candidate(first: Thing, second: Thing, reason: str) -> Candidate:
    if (len(first.name), first.id) < (len(second.name), second.id):
        first, second = second, first
    same = bool(first.places & second.places) if first.places and second.places else None
    return Candidate(first, second, reason, same, round(ratio(bare(first.name), bare(second.name)) / 100, 3))
