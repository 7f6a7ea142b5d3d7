"""The whole graph as a stream of plain records: one for each node, then one for each edge, in an order of their own.

The order is that of ids, so two exports of one graph are the same line for line.
"""

from collections.abc import Iterator
from typing import Any

from graph.ontology import ontology
from graph.store import Store
from graph.values import Edge, Node

PAGE = 2000
ROOT = "Entity"
STRUCTURAL = ("Document", "Indicator", "Passage", "Observation")

_NODES = "MATCH (n:{label}) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT $page"
_EDGES = """
MATCH (n:{label})-[r]->(m)
WHERE n.id IN $ids AND type(r) IN $types
RETURN n.id AS source, type(r) AS type, m.id AS target, properties(r) AS properties
"""


def records(store: Store) -> Iterator[dict[str, Any]]:
    """Dictionaries of `kind` node (id, labels, properties) or edge (type, source, target, properties), fit for JSON."""
    labels = (ROOT, *STRUCTURAL)
    for label in labels:
        for page in _pages(store, label):
            for node in page:
                yield {"kind": "node", "id": node.id, "labels": list(node.labels), "properties": dict(node.properties)}
    terms = ontology()
    types = sorted({*terms.relations, *terms.hierarchies, *terms.links})
    for label in labels:
        for page in _pages(store, label):
            found = store.rows(_EDGES.format(label=label), {"ids": [node.id for node in page], "types": types}, limit=1_000_000)
            edges = [Edge(properties.get("id") or "", kind, source, target, properties)
                     for source, kind, target, properties in found.records]
            for edge in sorted(edges, key=lambda edge: (edge.source, edge.type, edge.target, edge.id)):
                yield {"kind": "edge", "type": edge.type, "source": edge.source, "target": edge.target,
                       "properties": dict(edge.properties)}


def _pages(store: Store, label: str) -> Iterator[list[Node]]:
    after = ""
    while True:
        found = store.rows(_NODES.format(label=label), {"after": after, "page": PAGE}, limit=PAGE)
        nodes: list[Node] = [record[0] for record in found.records]
        if not nodes:
            return
        yield nodes
        after = nodes[-1].id
