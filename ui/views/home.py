"""首页: find a thing by any of its names, see what is in the graph and how fresh it is, and start from a question."""

from collections.abc import Sequence

import streamlit as st

from graph.answers import Counts, DocumentInfo, Hit
from graph.ontology import ontology
from queries.catalogue import catalogue
from ui import names, permalink
from ui.escape import html, markdown
from ui.panel import class_chip
from ui.store import documents as all_documents
from ui.store import reader
from ui.words import Words

PAGE = "home"
SEARCH = "home.search"
HITS = 60
HITS_OF_A_CLASS = 8
QUESTIONS = 10
NEWEST = 4


def show() -> None:
    words = permalink.current_words()
    store = reader()
    documents = all_documents(store)
    st.html(f'<div class="pg-hero"><h1>{html(words("home.title"))}</h1><p>{html(words("home.subtitle"))}</p></div>')
    if not documents:
        show_empty(words)
        return
    text = search_box(words)
    permalink.keep(PAGE, {"s": text} if text else {})
    if text:
        show_hits(store.search(text, limit=HITS), text, words)
        return
    show_counts(store.counts(), documents, words)
    questions, freshness = st.columns([1.6, 1], gap="large")
    with questions:
        show_questions(words)
    with freshness:
        show_freshness(documents, words)
        show_newest(documents, words)


def search_box(words: Words) -> str:
    if permalink.moved(PAGE) or SEARCH not in st.session_state:
        st.session_state[SEARCH] = st.query_params.get("s", "")
    text = st.text_input(
        words("home.search"), key=SEARCH, placeholder=words("home.placeholder"), label_visibility="collapsed", type="search",
        icon=":material/search:", max_chars=100,
    )
    return (text or "").strip()


def show_hits(hits: Sequence[Hit], text: str, words: Words) -> None:
    if not hits:
        st.info(words("home.nothing", text=markdown(text)))
        return
    by_class: dict[str, list[Hit]] = {}
    for hit in hits:
        by_class.setdefault(hit.type, []).append(hit)
    st.caption(words("home.hits", count=len(hits)) if len(hits) < HITS else words("home.many_hits", count=HITS))
    columns = st.columns(3, gap="large")
    for place, class_name in enumerate(name for name in ontology().entity_classes if name in by_class):
        with columns[place % 3], st.container(key=f"hits-{class_name}"):
            found = by_class[class_name]
            st.html(f'<div class="pg-group">{class_chip(class_name, words.language)}<b>{len(found)}</b></div>')
            for hit in found[:HITS_OF_A_CLASS]:
                show_hit(hit, words)
            if len(found) > HITS_OF_A_CLASS:
                st.caption(words("home.more_of_class", count=len(found) - HITS_OF_A_CLASS))


def show_hit(hit: Hit, words: Words) -> None:
    name = names.localised(hit.name, hit.name_en, words.language)
    matched = f"  :gray[{markdown(hit.matched)}]" if hit.matched and hit.matched != name else ""
    st.page_link(permalink.ENTITY, label=f"{markdown(name)}{matched}", query_params=permalink.address({"id": hit.id}))


def show_counts(counts: Counts, documents: Sequence[DocumentInfo], words: Words) -> None:
    figures = [
        (counts.documents, words("home.documents")),
        (sum(counts.entities.get(name, 0) for name in ontology().entity_classes), words("home.entities")),
        (sum(counts.relations.get(name, 0) for name in ontology().relations), words("home.relations")),
        (counts.observations, words("home.observations")),
    ]
    cells = "".join(f"<div><b>{count:,}</b><span>{html(label)}</span></div>" for count, label in figures)
    chips = "".join(
        f"<span>{class_chip(name, words.language)}<em>{counts.entities[name]:,}</em></span>"
        for name in ontology().entity_classes if counts.entities.get(name)
    )
    st.html(f'<div class="pg-counts">{cells}</div><div class="pg-classes">{chips}</div>')


def show_questions(words: Words) -> None:
    st.subheader(words("home.questions"), anchor=False)
    asked = catalogue()[:QUESTIONS]
    half = (len(asked) + 1) // 2
    with st.container(key="questions"):
        for column, queries in zip(st.columns(2, gap="small"), (asked[:half], asked[half:]), strict=True):
            for query in queries:
                column.page_link(
                    permalink.EXPLORE, label=markdown(query.title[words.language]), width="stretch",
                    query_params=permalink.address({"q": query.key}),
                )
    st.page_link(permalink.EXPLORE, label=words("home.all_questions", count=len(catalogue())), icon=":material/arrow_forward:",
                 query_params=permalink.address({}))


def show_freshness(documents: Sequence[DocumentInfo], words: Words) -> None:
    st.subheader(words("home.freshness"), anchor=False)
    dates = sorted(document.date for document in documents if document.date)
    lines = [(words("home.loaded"), names.moment(max(document.loaded_at for document in documents)))]
    if dates:
        lines.append((words("home.dates"), words("home.date_range", first=dates[0], last=dates[-1])))
    undated = len(documents) - len(dates)
    if undated:
        lines.append((words("home.undated"), words("home.count_documents", count=undated)))
    placeless = sum(1 for document in documents if not document.about)
    if placeless:
        lines.append((words("home.placeless"), words("home.count_documents", count=placeless)))
    uncovered = sum(document.uncovered for document in documents)
    lines.append((words("home.uncovered"), words("home.count_sentences", count=uncovered)))
    demonstrations = sum(1 for document in documents if document.demonstration)
    if demonstrations:
        lines.append((words("home.demonstration"), words("home.count_documents", count=demonstrations)))
    rows = "".join(f"<span>{html(label)}</span><b>{html(value)}</b>" for label, value in lines)
    st.html(f'<div class="pg-facts">{rows}</div><p class="pg-note">{html(words("home.uncovered_note"))}</p>')


def show_newest(documents: Sequence[DocumentInfo], words: Words) -> None:
    st.html(f'<div class="pg-group"><b>{html(words("home.newest"))}</b></div>')
    for document in documents[:NEWEST]:
        st.page_link(permalink.DOCUMENT, label=markdown(document.title), query_params=permalink.address({"id": document.id}))
    st.page_link(permalink.DATA, label=words("home.see_documents"), icon=":material/arrow_forward:",
                 query_params=permalink.address({}))


def show_empty(words: Words) -> None:
    st.info(words("empty.graph"))
    st.page_link(permalink.DATA, label=words("empty.load"), icon=":material/upload:", query_params=permalink.address({}))


show()
