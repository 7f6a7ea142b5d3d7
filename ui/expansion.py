"""What a double click adds to a graph: the neighbours of a node, until the graph is another one or is put back."""

import streamlit as st

from graph.store import Store
from ui.drawing import Drawing, around, drawing

NEIGHBOURS = 24
LOOKED_AT = 500
_GROWN = "graph.grown"


def expand(graph: str, node_id: str) -> None:
    grown_nodes = expanded(graph)
    if node_id not in grown_nodes:
        st.session_state[_GROWN] = {"graph": graph, "nodes": [*grown_nodes, node_id]}


def expanded(graph: str) -> list[str]:
    """Ids of the nodes that were clicked twice in this graph."""
    kept = st.session_state.get(_GROWN, {})
    return list(kept["nodes"]) if kept.get("graph") == graph else []


def reset(graph: str) -> None:
    if expanded(graph):
        del st.session_state[_GROWN]


def grown(store: Store, drawn: Drawing, graph: str, least: float) -> Drawing:
    """The graph with the neighbours of what was clicked twice, as far as they are certain enough."""
    nodes, edges, left_out = list(drawn.nodes), list(drawn.edges), drawn.left_out
    clicked = expanded(graph)
    for id in clicked:
        found = store.neighbours(id, least=least, limit=LOOKED_AT)
        added = around(found.nodes[0], found.nodes, found.edges, NEIGHBOURS)
        nodes += added.nodes
        edges += added.edges
        left_out += added.left_out + found.omitted
    return drawing(nodes, edges, focus=[*drawn.focus, *clicked], left_out=left_out) if clicked else drawn
