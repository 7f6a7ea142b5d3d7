"""Beside a graph: what was clicked, what the graph says about it, and the sentences behind that."""

from collections.abc import Sequence

import streamlit as st

from graph.store import Store
from graph.values import Edge, Node
from ui import names, permalink
from ui.certainty import band_chip, confidence_of
from ui.drawing import Drawing
from ui.escape import html, markdown
from ui.evidence import show_evidence
from ui.words import Words

STATEMENTS_SHOWN = 8


def class_chip(class_name: str, language: str) -> str:
    """HTML: the class's name with a dot of its colour."""
    colour = html(names.class_colour(class_name))
    return f'<span class="pg-chip"><i style="background:{colour}"></i>{html(names.class_label(class_name, language))}</span>'


def status_chip(status: str, language: str) -> str:
    return f'<span class="pg-status pg-{html(status)}">{html(names.status_label(status, language))}</span>'


def entity_link(node: Node, words: Words, *, icon: str | None = None) -> None:
    st.page_link(
        permalink.ENTITY, label=markdown(names.node_name(node, words.language)), icon=icon,
        query_params=permalink.address({"id": node.id}),
    )


def show_node(store: Store, drawn: Drawing, node: Node, words: Words) -> None:
    """The node's name, and every statement about it in the graph shown, with the sentences."""
    st.html(f'<div class="pg-panel-title">{class_chip(node.type, words.language)}'
            f'<b>{html(names.node_name(node, words.language))}</b></div>')
    entity_link_labelled(node, words)
    edges = drawn.edges_at(node.id)
    st.html(statements_html(drawn, edges, node.id, words))
    show_evidence(store, evidence_of(edges), words)


def show_edge(store: Store, drawn: Drawing, edge: Edge, words: Words) -> None:
    st.html(statements_html(drawn, [edge], edge.source, words, subject=True))
    if names.is_structural(edge):
        st.caption(words("evidence.structural"))
    else:
        show_evidence(store, evidence_of([edge]), words)


def entity_link_labelled(node: Node, words: Words) -> None:
    st.page_link(
        permalink.ENTITY, label=words("panel.open"), icon=":material/arrow_forward:",
        query_params=permalink.address({"id": node.id}),
    )


def evidence_of(edges: Sequence[Edge]) -> list[str]:
    return [passage for edge in edges for passage in edge.properties.get("evidence", ())]


def statements_html(drawn: Drawing, edges: Sequence[Edge], seen_from: str, words: Words, *, subject: bool = False) -> str:
    """A list of statements as seen from one end: `位于 → 新吴区`, or `← 位于 智能传感器产业园`."""
    language = words.language
    items = []
    for edge in edges[:STATEMENTS_SHOWN]:
        outward = edge.source == seen_from
        source, target = drawn.node(edge.source), drawn.node(edge.target)
        other = target if outward else source
        if source is None or other is None:
            continue
        relation = html(names.relation_label(edge.type, language, inverse=not outward))
        status = edge.properties.get("status")
        items.append(
            "<div>"
            + (f"<b>{html(names.node_name(source, language))}</b> " if subject else "")
            + f'<span class="pg-relation">{relation}</span> {html(names.node_name(other, language))} '
            + (status_chip(status, language) if status else "") + band_chip(confidence_of(edge), language) + "</div>"
        )
    if len(edges) > STATEMENTS_SHOWN:
        items.append(f"<div>{html(words('panel.more', count=len(edges) - STATEMENTS_SHOWN))}</div>")
    return f'<div class="pg-statements">{"".join(items)}</div>'
