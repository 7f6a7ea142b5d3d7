"""Nodes and edges made ready for the graph view: words, colours, and at most 500 nodes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from graph.ontology import ontology
from graph.values import Edge, Node
from ui import names

LIMIT = 500


@dataclass(frozen=True)
class Drawing:
    """What the graph view shows. `left_out` is the number of nodes that found no room, or that the store held back."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    focus: frozenset[str] = frozenset()
    left_out: int = 0
    by_id: dict[str, Node | Edge] = field(default_factory=dict, compare=False)

    def node(self, id: str) -> Node | None:
        found = self.by_id.get(id)
        return found if isinstance(found, Node) else None

    def edge(self, id: str) -> Edge | None:
        found = self.by_id.get(id)
        return found if isinstance(found, Edge) else None

    def edges_at(self, node_id: str) -> list[Edge]:
        return [edge for edge in self.edges if node_id in (edge.source, edge.target)]


def drawing(nodes: Iterable[Node], edges: Iterable[Edge], focus: Iterable[str] = (), left_out: int = 0) -> Drawing:
    """Keeps the nodes in focus and then those with most edges; an edge stays where both its ends do."""
    kept_nodes = {node.id: node for node in nodes}
    unique_edges = {edge.id: edge for edge in edges if edge.source in kept_nodes and edge.target in kept_nodes}
    wanted = frozenset(focus)
    if len(kept_nodes) > LIMIT:
        degree = Counter(end for edge in unique_edges.values() for end in (edge.source, edge.target))
        ranked = sorted(kept_nodes, key=lambda id: (id not in wanted, -degree[id], id))
        left_out += len(ranked) - LIMIT
        kept_nodes = {id: kept_nodes[id] for id in ranked[:LIMIT]}
        unique_edges = {
            id: edge for id, edge in unique_edges.items() if edge.source in kept_nodes and edge.target in kept_nodes
        }
    return Drawing(tuple(kept_nodes.values()), tuple(unique_edges.values()), wanted, left_out, {**kept_nodes, **unique_edges})


def around(centre: Node, nodes: Iterable[Node], edges: Sequence[Edge], limit: int) -> Drawing:
    """At most `limit` edges of one node, drawn in turn from each kind and direction, so that no kind crowds out the others;
    the most certain of each first."""
    kinds: dict[tuple[str, bool], list[Edge]] = {}
    for edge in sorted(edges, key=lambda edge: -float(edge.properties.get("confidence", 1))):
        kinds.setdefault((edge.type, edge.source == centre.id), []).append(edge)
    turns = [edge for turn in zip_longest(*kinds.values()) for edge in turn if edge is not None]
    kept = turns[:limit]
    ends = {end for edge in kept for end in (edge.source, edge.target)} | {centre.id}
    shown = {node.id: node for node in (centre, *nodes) if node.id in ends}
    return drawing(shown.values(), kept, focus=[centre.id], left_out=len(turns) - len(kept))


def node_data(drawn: Drawing, language: str) -> list[dict[str, object]]:
    return [
        {
            "id": node.id, "type": node.type, "name": names.node_name(node, language),
            "kind": names.class_label(node.type, language), "focus": node.id in drawn.focus,
        }
        for node in drawn.nodes
    ]


def edge_data(drawn: Drawing, language: str) -> list[dict[str, object]]:
    return [_edge(drawn, edge, language) for edge in drawn.edges]


def _edge(drawn: Drawing, edge: Edge, language: str) -> dict[str, object]:
    label = names.relation_label(edge.type, language)
    status = edge.properties.get("status")
    ends = [names.node_name(node, language) for node in map(drawn.node, (edge.source, edge.target)) if node]
    confidence = edge.properties.get("confidence")
    remarks = [names.status_label(status, language)] if status else []
    remarks += [] if confidence is None else [names.band_label(confidence, language)]
    shown_remarks = f" ({' · '.join(remarks)})" if remarks else ""
    relation = ontology().relations.get(edge.type)
    return {
        "id": edge.id, "source": edge.source, "target": edge.target, "type": edge.type, "label": label,
        "title": f"{ends[0]} — {label} → {ends[-1]}{shown_remarks}",
        "planned": status == "planned", "structural": names.is_structural(edge),
        "symmetric": bool(relation and relation.symmetric),
    }


def class_data(drawn: Drawing, language: str) -> list[dict[str, str]]:
    """The classes that occur, in the ontology's order."""
    shown: Sequence[str] = sorted({node.type for node in drawn.nodes}, key=lambda name: ontology().classes[name].order)
    return [{"type": name, "label": names.class_label(name, language), "colour": names.class_colour(name)} for name in shown]
