"""实体详情: one thing by its permalink (?id=…): names, relations both ways, figures, sources, and what is around it."""

from collections.abc import Mapping

import streamlit as st

from graph.ontology import ontology
from graph.store import Store
from graph.values import Node
from queries.catalogue import Answer, Parameter, ask, query
from ui import certainty, names, permalink
from ui.components.graph_view import Picked, graph_view
from ui.drawing import Drawing, around
from ui.escape import html, markdown
from ui.evidence import show_evidence
from ui.expansion import expand, expanded, grown, reset
from ui.panel import class_chip, show_edge, show_node
from ui.profile import show_figures, show_relations, show_sources
from ui.store import known_choices, reader
from ui.words import Words

CHOSEN = "entity.chosen"
AROUND = 24
GRAPH_HEIGHT = 500
SEARCH, BROWSED = "entity.search", "entity.browsed"
FIRST_CLASSES = ("Park", "City")  # what most people come for
NAMES_SHOWN = 80


def show() -> None:
    words = permalink.current_words()
    store = reader()
    id = st.query_params.get("id", "")
    if not id:
        show_search(store, words)
        return
    entity = store.entity(id)
    if entity is None:
        st.warning(words("entity.unknown", id=markdown(id)))
        show_search(store, words)
        return
    if st.session_state.get(CHOSEN, {}).get("entity") != id:
        st.session_state[CHOSEN] = {"entity": id, "kind": "none", "id": "", "evidence": []}
    least = certainty.least()
    relations = ask(store, query("relations_of_entity"), {"entity": id}, least=least)
    figures = ask(store, query("observations_of_entity"), {"entity": id}, least=least)
    sources = ask(store, query("documents_of_entity"), {"entity": id}, least=least)
    facts, surroundings = st.columns([1.1, 1], gap="large")
    with facts:
        show_title(entity, relations, words)
        show_certainty(store, id, words)
        show_facts(store, id, relations, figures, sources, words)
    with surroundings:
        show_around(store, entity, relations, words)


def show_search(store: Store, words: Words) -> None:
    """Without an id: what this page is for, and a way to find something."""
    st.subheader(words("entity.find"), anchor=False)
    text = st.text_input(words("home.search"), key=SEARCH, label_visibility="collapsed", placeholder=words("home.placeholder"),
                         icon=":material/search:", type="search", max_chars=100)
    if not text:
        browse(store, words)
        return
    hits = store.search(text.strip(), limit=20)
    if not hits:
        st.info(words("home.nothing", text=markdown(text)))
    for hit in hits:
        label = markdown(names.localised(hit.name, hit.name_en, words.language))
        st.page_link(permalink.ENTITY, label=f"{label}  :gray[{names.class_label(hit.type, words.language)}]",
                     query_params=permalink.address({"id": hit.id}))


def browse(store: Store, words: Words) -> None:
    """All names of one class, as far as they fit on a page."""
    counts = store.counts().entities
    classes = [name for name in ontology().entity_classes if counts.get(name)]
    if not classes:
        st.info(words("empty.graph"))
        return
    chosen = st.pills(
        words("entity.browse"), classes, default=next((name for name in FIRST_CLASSES if name in classes), classes[0]),
        required=True, key=BROWSED,
        format_func=lambda name: f"{names.class_label(name, words.language)} {counts[name]}",
    )
    found = known_choices(store, Parameter(name="entity", kind=chosen, default=None, required=True, title={}))
    with st.container(key="browse"):
        columns = st.columns(4, gap="medium")
        rows = -(-min(len(found), NAMES_SHOWN) // len(columns))
        for place, choice in enumerate(found[:NAMES_SHOWN]):
            columns[place // rows].page_link(
                permalink.ENTITY, label=markdown(choice.label[words.language]),
                query_params=permalink.address({"id": choice.value}),
            )
    if len(found) > NAMES_SHOWN:
        st.caption(words("home.more_of_class", count=len(found) - NAMES_SHOWN))


def show_title(entity: Node, relations: Answer, words: Words) -> None:
    language = words.language
    shown = names.node_name(entity, language)
    english = entity.properties.get("nameEn")
    other = entity.name if language == "en" else english
    aliases = [alias for alias in entity.properties.get("aliases", ()) if alias not in (entity.name, english)]
    code = entity.properties.get("adminCode")
    details = [words("entity.aliases", names=words("table.separator").join(aliases))] if aliases else []
    details += [words("entity.code", code=code)] if code else []
    st.html(
        f'<div class="pg-title">{class_chip(entity.type, language)}<h1>{html(shown)}</h1>'
        + (f"<span>{html(other)}</span>" if other and other != shown else "") + "</div>"
        + "".join(f'<p class="pg-note">{html(detail)}</p>' for detail in details)
    )
    edges = [edge for row in relations.rows for edge in row.edges]
    parents = [edge.target for edge in edges if names.is_structural(edge) and edge.source == entity.id]
    by_id: Mapping[str, Node] = {node.id: node for node in relations.nodes}
    if parents:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(words("entity.within"), width="content")
            for parent in dict.fromkeys(parents):
                st.page_link(permalink.ENTITY, label=markdown(names.node_name(by_id[parent], language)),
                             query_params=permalink.address({"id": parent}))


def show_certainty(store: Store, id: str, words: Words) -> None:
    """The switch, where it makes a difference."""
    doubted = store.doubted(id)
    if not doubted:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        certainty.show_switch(words)
        if not permalink.shows_all():
            st.caption(words("confidence.facts_left_out", count=doubted), width="content")


def show_facts(store: Store, id: str, relations: Answer, figures: Answer, sources: Answer, words: Words) -> None:
    def chosen(evidence: tuple[str, ...]) -> None:
        st.session_state[CHOSEN] = {"entity": id, "kind": "evidence", "id": "", "evidence": list(evidence)}

    stated = [edge for row in relations.rows for edge in row.edges if not names.is_structural(edge)]
    titles = [
        words("entity.relations", count=len(stated)), words("entity.figures", count=len(figures.rows)),
        words("entity.sources", count=len(sources.rows)),
    ]
    tabs = st.tabs(titles)
    with tabs[0]:
        show_relations(store, id, relations, words, chosen)
    with tabs[1]:
        show_figures(store, id, figures, words, chosen)
    with tabs[2]:
        show_sources(store, sources, words)


def show_around(store: Store, entity: Node, relations: Answer, words: Words) -> None:
    drawn = grown(store, around(entity, relations.nodes, relations.edges, AROUND), entity.id, certainty.least())
    chosen = st.session_state[CHOSEN]

    def picked(pick: Picked | None) -> None:
        kind, id = (pick.kind, pick.id) if pick else ("none", "")
        st.session_state[CHOSEN] = {"entity": entity.id, "kind": kind, "id": id, "evidence": []}

    graph_view(
        drawn, words, key="entity.graph", graph=f"{entity.id}.{words.language}", height=GRAPH_HEIGHT,
        file_name=names.node_name(entity, words.language), selected=chosen["id"] or None, left_out="entity.left_out",
        on_pick=picked, on_expand=lambda id: expand(entity.id, id),
    )
    if expanded(entity.id):
        st.button(words("graph.reset"), on_click=reset, args=(entity.id,), type="tertiary", icon=":material/undo:")
    with st.container(key="evidence", border=True):
        show_panel(store, drawn, words)


def show_panel(store: Store, drawn: Drawing, words: Words) -> None:
    chosen = st.session_state[CHOSEN]
    if chosen["kind"] == "node" and (node := drawn.node(chosen["id"])):
        show_node(store, drawn, node, words)
    elif chosen["kind"] == "edge" and (edge := drawn.edge(chosen["id"])):
        show_edge(store, drawn, edge, words)
    elif chosen["kind"] == "evidence":
        st.html(f'<div class="pg-panel-title"><b>{html(words("panel.evidence"))}</b></div>')
        show_evidence(store, chosen["evidence"], words)
    else:
        st.caption(words("panel.nothing"))


show()
