"""文件: one document by its permalink (?id=…&at=…): what it is, its text with the evidence marked, and its facts."""

import streamlit as st

from graph.answers import DocumentInfo, Evidence
from graph.facts import Document
from queries.catalogue import Answer, ask, query
from ui import permalink
from ui.columns import fitted
from ui.escape import html
from ui.highlight import marked_html
from ui.profile import ROW_HEIGHT, frame_of
from ui.store import reader
from ui.words import Words

TEXT_HEIGHT = 640
WIDEST, WIDEST_RELATION = 116, 92  # pixels of a column
INTO_VIEW = "<script>document.querySelector('.pg-here')?.scrollIntoView({block: 'center'})</script>"
LONGEST_SHOWN = 60_000  # characters of the text that are put on the page


def show() -> None:
    words = permalink.current_words()
    store = reader()
    id = st.query_params.get("id", "")
    info = next((known for known in store.documents() if known.id == id), None)
    document = store.document(id)
    if info is None or document is None:
        st.warning(words("document.unknown"))
        st.page_link(permalink.DATA, label=words("document.all"), query_params=permalink.address({}))
        return
    facts = ask(store, query("facts_of_document"), {"document": id}, least=0.0)
    passages = store.evidence(list(dict.fromkeys(passage for row in facts.rows for passage in row.evidence)))
    own = [found for found in passages if found.document.id == id]
    show_title(info, words)
    text, table = st.columns([1, 1.1], gap="large")
    with table:
        at = show_facts(facts, words) or st.query_params.get("at")
    with text:
        show_text(document, own, at, words)


def show_title(info: DocumentInfo, words: Words) -> None:
    about = words("document.about", place=info.about_name) if info.about_name else None
    details = [info.publisher, info.number, info.date, about, info.name]
    st.html(f'<div class="pg-title"><h1>{html(info.title)}</h1></div>'
            f'<p class="pg-note">{html(" · ".join(detail for detail in details if detail))}</p>')
    if info.demonstration:
        st.caption(words("document.demonstration"))
    if info.url and info.url.startswith(("http://", "https://")):
        address = html(info.url)
        link = f'<a href="{address}" rel="noopener noreferrer">{address}</a>'
        st.html(f'<p class="pg-note">{html(words("document.url"))} {link}</p>')


def show_facts(facts: Answer, words: Words) -> str | None:
    """The table of facts; the passage of the one that was clicked."""
    st.subheader(words("document.facts", count=len(facts.rows)), anchor=False)
    if not facts.rows:
        st.caption(words("document.no_facts"))
        return None
    frame = frame_of(facts, words.language)
    event = st.dataframe(
        frame, key=f"document.facts.{facts.arguments}.{words.language}", hide_index=True,
        on_select="rerun", selection_mode="single-cell", row_height=ROW_HEIGHT, height=TEXT_HEIGHT,
        column_config=fitted(frame, {frame.columns[1]: WIDEST_RELATION}, WIDEST),
    )
    cells = event.selection.cells
    return facts.rows[cells[0][0]].evidence[0] if cells else None


def show_text(document: Document, passages: list[Evidence], at: str | None, words: Words) -> None:
    st.subheader(words("document.text"), anchor=False)
    with st.container(height=TEXT_HEIGHT, border=True, key="document-text"):
        st.html(text_html(document.text, passages, at))
        if at:
            st.html(INTO_VIEW, unsafe_allow_javascript=True)
    st.caption(words("document.marked", count=len(passages)))
    if len(document.text) > LONGEST_SHOWN:
        st.caption(words("document.cut", shown=LONGEST_SHOWN, total=len(document.text)))


def text_html(text: str, passages: list[Evidence], at: str | None) -> str:
    """The text with the stretches that facts rest on marked, the one asked for apart; of a long text the part around it."""
    chosen = next(((found.passage.start, found.passage.end) for found in passages if found.passage.id == at), None)
    start = max(0, chosen[0] - LONGEST_SHOWN // 2) if chosen and chosen[1] > LONGEST_SHOWN else 0
    shift = [(found.passage.start - start, found.passage.end - start) for found in passages]
    here = (chosen[0] - start, chosen[1] - start) if chosen else None
    return f'<div class="pg-text">{marked_html(text[start:start + LONGEST_SHOWN], shift, here)}</div>'


show()
