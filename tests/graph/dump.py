"""The whole graph as comparable values."""

from dataclasses import dataclass
from typing import Any

from graph.store import Store
from graph.values import Edge, Node

EVERYTHING = 1_000_000


@dataclass(frozen=True)
class Dump:
    nodes: list[tuple[str, tuple[str, ...], dict[str, Any]]]
    edges: list[tuple[str, str, str, dict[str, Any]]]


def dump(store: Store) -> Dump:
    """Every node and edge with all its properties, but for the times of loading and the store's own bookkeeping."""
    nodes = [row[0] for row in store.rows("MATCH (n) WHERE NOT n:StoreSchema RETURN n", limit=EVERYTHING).records]
    edges = [row[0] for row in store.rows("MATCH ()-[r]->() RETURN r", limit=EVERYTHING).records]
    return Dump(sorted((_node(node) for node in nodes), key=lambda item: item[0]),
                sorted((_edge(edge) for edge in edges), key=repr))


def _node(node: Node) -> tuple[str, tuple[str, ...], dict[str, Any]]:
    return node.id, node.labels, {key: value for key, value in node.properties.items() if key != "loadedAt"}


def _edge(edge: Edge) -> tuple[str, str, str, dict[str, Any]]:
    return edge.type, edge.source, edge.target, dict(sorted(edge.properties.items()))
