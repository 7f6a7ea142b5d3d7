"""What a statement returns, as plain values: nodes, edges and paths without a trace of the engine."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import neo4j.graph
from neo4j.time import Date, DateTime, Duration, Time

from graph.ontology import ontology


@dataclass(frozen=True)
class Node:
    """A node. `id` is its key (`place/370100`), or "" for a node that has none; `labels` from class to most general."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Any]

    @property
    def type(self) -> str:
        return self.labels[0] if self.labels else ""

    @property
    def name(self) -> str:
        """The name to show: an entity's or indicator's name, a document's title, else the id."""
        for key in ("name", "title", "metric", "id"):
            if isinstance(value := self.properties.get(key), str):
                return value
        return ""


@dataclass(frozen=True)
class Edge:
    """A relationship; `source` and `target` are ids of nodes, `id` its fact id or, for one without, made of its parts."""

    id: str
    type: str
    source: str
    target: str
    properties: Mapping[str, Any]


@dataclass(frozen=True)
class Path:
    """`len(nodes) == len(edges) + 1`; an edge may be walked against its direction."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True)
class Rows:
    """The rows of a statement. `truncated` says that there were more than the limit allowed."""

    columns: tuple[str, ...]
    records: list[tuple[Any, ...]]
    truncated: bool


def ordered(labels: frozenset[str]) -> tuple[str, ...]:
    """Labels from the most special class to the most general; those that are no classes last, by name."""
    classes = ontology().classes
    return tuple(sorted(labels, key=lambda label: (
        -len(classes[label].ancestors) if label in classes else 1, label)))


def node(value: neo4j.graph.Node) -> Node:
    properties = {key: plain(item) for key, item in value.items()}
    identifier = properties.get("id")
    return Node(identifier if isinstance(identifier, str) else "", ordered(value.labels), properties)


def edge(value: neo4j.graph.Relationship, ends: Mapping[str, str]) -> Edge:
    """`ends` gives the ids of nodes by the engine's element id, for engines that send bare end nodes."""
    source, target = (_end(end, ends) for end in value.nodes)
    properties = {key: plain(item) for key, item in value.items()}
    identifier = properties.get("id")
    return Edge(identifier if isinstance(identifier, str) else f"{source}-{value.type}-{target}",
                value.type, source, target, properties)


def _end(end: neo4j.graph.Node | None, ends: Mapping[str, str]) -> str:
    if end is None:
        return ""
    own = end.get("id")
    return own if isinstance(own, str) else ends.get(end.element_id, "")


def plain(value: Any, ends: Mapping[str, str] | None = None) -> Any:
    """The value without types of the driver: graph elements as ours, dates and times as Python's, durations as ISO text."""
    match value:
        case neo4j.graph.Node():
            return node(value)
        case neo4j.graph.Relationship():
            return edge(value, ends or {})
        case neo4j.graph.Path():
            return Path(tuple(node(item) for item in value.nodes),
                        tuple(edge(item, _ids(value.nodes)) for item in value.relationships))
        case list() | tuple():
            return [plain(item, ends) for item in value]
        case dict():
            return {key: plain(item, ends) for key, item in value.items()}
        case Date() | Time() | DateTime():
            return value.to_native()
        case Duration():
            return value.iso_format()
        case _:
            return value


def _ids(nodes: Any) -> dict[str, str]:
    return {item.element_id: item["id"] for item in nodes if isinstance(item.get("id"), str)}


def bare_ends(value: Any, ends: dict[str, str], unknown: set[str]) -> None:
    """Sort the nodes in a value into those whose id is known (into `ends`) and the bare ends of edges (into `unknown`)."""
    match value:
        case neo4j.graph.Node():
            ends.update(_ids([value]))
        case neo4j.graph.Path():
            ends.update(_ids(value.nodes))
        case neo4j.graph.Relationship():
            for end in value.nodes:
                if end is not None and not isinstance(end.get("id"), str):
                    unknown.add(end.element_id)
        case list() | tuple():
            for item in value:
                bare_ends(item, ends, unknown)
        case dict():
            bare_ends(list(value.values()), ends, unknown)
        case _:
            pass
