"""The parts of a thing's profile: its relations grouped by kind and direction, its figures, its sources."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from graph.ontology import ontology
from graph.store import Store
from graph.values import Edge, Node
from queries.catalogue import Answer
from queries.tables import own_cells, own_headings
from ui import names, permalink
from ui.certainty import band_chip, confidence_of
from ui.escape import html, markdown
from ui.evidence import show_evidence
from ui.panel import class_chip, status_chip
from ui.words import Words

SHOWN_OF_A_GROUP = 8
ROW_HEIGHT = 36

ShowEvidence = Callable[[tuple[str, ...]], None]


@dataclass(frozen=True)
class Statement:
    """One relation as seen from the thing whose profile this is."""

    edge: Edge
    other: Node
    outward: bool
    evidence: tuple[str, ...]


def statements(id: str, relations: Answer) -> dict[tuple[str, bool], list[Statement]]:
    """By relation type and direction, in the ontology's order; a place's or industry's own larger one is left to the title."""
    nodes = {node.id: node for node in relations.nodes}
    groups: dict[tuple[str, bool], list[Statement]] = {}
    for row in relations.rows:
        for edge in row.edges:
            outward = edge.source == id
            if outward and names.is_structural(edge):
                continue
            other = nodes[edge.target if outward else edge.source]
            groups.setdefault((edge.type, outward), []).append(Statement(edge, other, outward, row.evidence))
    known = ontology()
    order = [*known.relations, *known.hierarchies]
    return {key: groups[key] for key in sorted(groups, key=lambda key: (order.index(key[0]), not key[1]))}


def show_relations(store: Store, id: str, relations: Answer, words: Words, on_evidence: ShowEvidence) -> None:
    groups = statements(id, relations)
    if not groups:
        st.caption(words("entity.no_relations"))
        return
    first = [item.evidence[0] for group in groups.values() for item in group if item.evidence]
    sentences = {found.passage.id: found.passage.text.strip() for found in store.evidence(list(dict.fromkeys(first)))}
    for (relation, outward), group in groups.items():
        label = names.relation_label(relation, words.language, inverse=not outward)
        st.html(f'<div class="pg-group"><b>{html(label)}</b><em>{len(group)}</em></div>')
        key = f"entity.all.{relation}.{outward}"
        everything = len(group) <= SHOWN_OF_A_GROUP or st.session_state.get(key, False)
        for item in group if everything else group[:SHOWN_OF_A_GROUP]:
            show_statement(item, sentences, words, on_evidence)
        if len(group) > SHOWN_OF_A_GROUP:
            st.toggle(words("entity.all", count=len(group)), key=key)


def show_statement(item: Statement, sentences: dict[str, str], words: Words, on_evidence: ShowEvidence) -> None:
    status = item.edge.properties.get("status")
    with st.container(key=f"statement-{item.edge.id}-{item.outward}", gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.page_link(permalink.ENTITY, label=markdown(names.node_name(item.other, words.language)),
                         query_params=permalink.address({"id": item.other.id}))
            chips = class_chip(item.other.type, words.language) + (status_chip(status, words.language) if status else "")
            chips += band_chip(confidence_of(item.edge), words.language)
            st.html(chips, width="content")
            if item.evidence:
                st.space("stretch")
                st.button(words("entity.evidence", count=len(item.evidence)), key=f"evidence-{item.edge.id}-{item.outward}",
                          type="tertiary", on_click=on_evidence, args=(item.evidence,))
        if item.evidence:
            st.html(f'<p class="pg-sentence">{html(sentences[item.evidence[0]])}</p>')


def show_figures(store: Store, id: str, figures: Answer, words: Words, on_evidence: ShowEvidence) -> None:
    if not figures.rows:
        st.caption(words("entity.no_figures"))
        return
    key = f"entity.figures.{id}.{words.language}"

    def clicked() -> None:
        cells: Sequence[tuple[int, str]] = st.session_state[key].selection.cells
        if cells:
            on_evidence(figures.rows[cells[0][0]].evidence)

    st.dataframe(
        frame_of(figures, words.language), key=key, hide_index=True, on_select=clicked, selection_mode="single-cell",
        row_height=ROW_HEIGHT, height=min(620, ROW_HEIGHT * (len(figures.rows) + 1) + 2),
    )
    st.caption(words("entity.figures_hint"))


def frame_of(answer: Answer, language: str) -> pd.DataFrame:
    """The answer's own columns and the band as text."""
    return pd.DataFrame(own_cells(answer, language), columns=own_headings(answer, language))


def show_sources(store: Store, sources: Answer, words: Words) -> None:
    if not sources.rows:
        st.caption(words("entity.no_sources"))
        return
    for row in sources.rows:
        named = dict(zip((column.name for column in sources.columns), row.cells, strict=True))
        document: Node = named["Document"]
        details = [named["publisher"], named["date"]]
        title = markdown(str(document.properties["title"]))
        with st.expander(f"{title}  :gray[{markdown(' · '.join(str(detail) for detail in details if detail))}]"):
            st.caption(words("entity.called", names=words("table.separator").join(map(markdown, named["names"]))))
            show_evidence(store, row.evidence, words)
