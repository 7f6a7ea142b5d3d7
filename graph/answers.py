"""What the store answers with, beside nodes and edges."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.facts import Passage
from graph.values import Edge, Node


@dataclass(frozen=True)
class Change:
    """What loading or removing did to the facts (relations and observations) of one document."""

    document: str
    added: int
    withdrawn: int
    kept: int


@dataclass(frozen=True)
class DocumentInfo:
    """A loaded document without its text; the counts are of what it says, `uncovered` of sentences nothing was taken from.
    `extraction` names what read it."""

    id: str
    name: str
    title: str
    publisher: str | None
    date: str | None
    number: str | None
    url: str | None
    about: str | None
    about_name: str | None
    loaded_at: str
    entities: int
    relations: int
    observations: int
    uncovered: int
    demonstration: bool
    extraction: str | None


@dataclass(frozen=True)
class Counts:
    """How much the graph holds; classes and relation types that have nothing are left out."""

    entities: Mapping[str, int]
    relations: Mapping[str, int]
    documents: int
    passages: int
    observations: int


@dataclass(frozen=True)
class Hit:
    """An entity found by a name; `matched` is that name as stored, a higher `score` a better match."""

    id: str
    type: str
    name: str
    name_en: str | None
    matched: str
    score: float


@dataclass(frozen=True)
class Neighbourhood:
    """An entity (first node), its neighbours and the edges between it and them; `omitted` edges were over the limit."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    omitted: int


@dataclass(frozen=True)
class Evidence:
    """A passage, its document, and the rest of its paragraph before and after it."""

    passage: Passage
    document: DocumentInfo
    before: str
    after: str
