"""An answer as table, graph and evidence side by side; a click in either shows the sentences."""

import hashlib
from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from graph.answers import Evidence
from graph.store import Store
from graph.values import Node
from queries.catalogue import Answer, Row, rows_left_out
from queries.tables import csv_text, headings, sources_of, table
from ui import names
from ui.certainty import band_chip, least, percent, show_switch
from ui.columns import fitted
from ui.components.graph_view import Picked, graph_view
from ui.drawing import Drawing, drawing
from ui.escape import html
from ui.evidence import show_evidence
from ui.expansion import expand, expanded, grown, reset
from ui.panel import entity_link, show_edge, show_node, status_chip
from ui.words import Words

CHOSEN = "answer.chosen"
GRAPH_HEIGHT = 540
ROW_HEIGHT = 36
ROWS_ABOVE_GRAPH, ROWS_ALONE = 5, 12
WIDEST, WIDEST_SENTENCE, WIDEST_TITLE = 180, 280, 340  # pixels of a column


def show_answer(store: Store, answer: Answer, words: Words) -> None:
    identity = _identity(answer, words.language)
    if st.session_state.get(CHOSEN, {}).get("answer") != identity:
        st.session_state[CHOSEN] = {"answer": identity, "kind": "row", "id": 0}
    sources = sources_of(store, answer)
    left_out = rows_left_out(store, answer) if answer.least else 0
    _summary(answer, sources, left_out, words)
    if not answer.rows:
        st.info(words("confidence.only_doubted", count=left_out) if left_out else words("answer.empty"))
        return
    _table(answer, sources, words, identity)
    if _has_graph(answer):
        drawn = grown(store, drawing(answer.nodes, answer.edges), identity, least())
        graph, panel = st.columns([1.65, 1], gap="medium")
        with graph:
            _graph(answer, drawn, words, identity)
    else:
        drawn = drawing(answer.nodes, ())
        panel = st.container()
    with panel, st.container(key="evidence", height=GRAPH_HEIGHT if drawn.edges else "content", border=True):
        _panel(store, answer, drawn, words)


def _has_graph(answer: Answer) -> bool:
    return bool(answer.nodes) and "graph" in answer.query.views


def _identity(answer: Answer, language: str) -> str:
    arguments = sorted((name, str(value)) for name, value in answer.arguments.items())
    asked = repr((answer.query.key, arguments, answer.least, language))
    return hashlib.sha256(asked.encode("utf-8")).hexdigest()[:12]


def _choose(identity: str, kind: str, id: str | int) -> None:
    st.session_state[CHOSEN] = {"answer": identity, "kind": kind, "id": id}


def _summary(answer: Answer, sources: Mapping[str, Evidence], left_out: int | None, words: Words) -> None:
    with st.container(key="summary", horizontal=True, vertical_alignment="center"):
        documents = len({found.document.id for found in sources.values()})
        if answer.rows:
            st.markdown(words("answer.rows", rows=len(answer.rows), documents=documents))
        if answer.truncated:
            st.markdown(words("answer.truncated"))
        if answer.query.leaves_out:
            show_switch(words)
        if answer.least and answer.rows:
            st.caption(words("confidence.rows_left_out", count=left_out) if left_out
                       else words("confidence.threshold", percent=percent(answer.least)), width="content")
        if not answer.rows:
            return
        st.space("stretch")
        st.download_button(
            words("answer.csv"), lambda: _csv(answer, sources, words.language), mime="text/csv", on_click="ignore",
            file_name=f"{answer.query.key}-{date.today():%Y%m%d}.csv", icon=":material/download:", type="tertiary",
        )


def _csv(answer: Answer, sources: Mapping[str, Evidence], language: str) -> bytes:
    """With a BOM, by which spreadsheet programs know UTF-8."""
    return csv_text(headings(answer, language), table(answer, sources, language)).encode("utf-8-sig")


def _table(answer: Answer, sources: Mapping[str, Evidence], words: Words, identity: str) -> None:
    titles = headings(answer, words.language)
    frame = pd.DataFrame(table(answer, sources, words.language), columns=titles)
    key = f"answer.table.{identity}"

    def clicked() -> None:
        cells = st.session_state[key].selection.cells
        if cells:
            _choose(identity, "row", cells[0][0])

    planned = {names.status_label(status, words.language) for status in ("planned", "target")}
    styled = frame.style.map(lambda text: "color: #b45309" if text in planned else "")
    sentence, document, _ = titles[-3:]
    in_view = ROWS_ABOVE_GRAPH if _has_graph(answer) else ROWS_ALONE
    st.dataframe(
        styled, key=key, hide_index=True, on_select=clicked, selection_mode="single-cell", row_height=ROW_HEIGHT,
        height=ROW_HEIGHT * (min(len(frame), in_view) + 1) + 2,
        column_config=fitted(frame, {sentence: WIDEST_SENTENCE, document: WIDEST_TITLE}, WIDEST),
    )


def _graph(answer: Answer, drawn: Drawing, words: Words, identity: str) -> None:
    chosen = st.session_state[CHOSEN]
    row = answer.rows[chosen["id"]] if chosen["kind"] == "row" else None
    lit = [edge.id for edge in row.edges] if row else []

    def picked(pick: Picked | None) -> None:
        if pick:
            _choose(identity, pick.kind, pick.id)
        else:
            _choose(identity, "row", 0)

    graph_view(
        drawn, words, key="answer.graph", graph=identity, file_name=answer.query.title[words.language], height=GRAPH_HEIGHT,
        selected=None if row else chosen["id"], lit=lit, on_pick=picked, on_expand=lambda id: expand(identity, id),
    )
    if expanded(identity):
        st.button(words("graph.reset"), on_click=reset, args=(identity,), type="tertiary", icon=":material/undo:")


def _panel(store: Store, answer: Answer, drawn: Drawing, words: Words) -> None:
    chosen = st.session_state[CHOSEN]
    if chosen["kind"] == "node" and (node := drawn.node(chosen["id"])):
        show_node(store, drawn, node, words)
    elif chosen["kind"] == "edge" and (edge := drawn.edge(chosen["id"])):
        show_edge(store, drawn, edge, words)
    else:
        _row(store, answer, chosen["id"] if chosen["kind"] == "row" else 0, words)


def _row(store: Store, answer: Answer, index: int, words: Words) -> None:
    row = answer.rows[index]
    language = words.language
    statuses = [cell for cell, column in zip(row.cells, answer.columns, strict=True) if column.kind == "Status" and cell]
    st.html(f'<div class="pg-panel-title"><b>{html(words("panel.row", number=index + 1))}</b>'
            f"{''.join(status_chip(status, language) for status in statuses)}{band_chip(row.confidence, language)}</div>")
    with st.container(horizontal=True, gap="small"):
        for node in _entities(row):
            entity_link(node, words)
    show_evidence(store, row.evidence, words)


def _entities(row: Row) -> list[Node]:
    """The entities among the cells, each once."""
    items = [item for cell in row.cells for item in (cell if isinstance(cell, list) else [cell])]
    return list({item.id: item for item in items if isinstance(item, Node) and names.is_entity(item)}.values())
