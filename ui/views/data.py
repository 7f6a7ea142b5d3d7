"""数据管理: upload documents, see what became of each, list what is loaded, open or remove one."""

import pandas as pd
import streamlit as st

from graph.answers import DocumentInfo
from graph.batch import Loaded, LoadReport
from graph.errors import StoreError
from loaders.lexicon.places import gazetteer
from loaders.metadata import place_called
from loaders.readers import SUFFIXES, UnreadableDocument
from ui import names, permalink
from ui.escape import html, markdown
from ui.frame import show_error
from ui.store import documents, reader, writer
from ui.uploads import load_uploads
from ui.words import Words

REPORT, REMOVED, UPLOADER, REMOVALS = "data.report", "data.removed", "data.uploader", "data.removals"
ROW_HEIGHT = 36
ROWS_IN_VIEW = 14


def show() -> None:
    words = permalink.current_words()
    store = reader()
    show_upload(words)
    if (report := st.session_state.get(REPORT)) is not None:
        show_report(report, words)
    if (removed := st.session_state.pop(REMOVED, None)) is not None:
        st.success(words("data.removed", title=markdown(removed)))
    show_documents(documents(store), words)


def show_upload(words: Words) -> None:
    st.subheader(words("data.upload"), anchor=False)
    with st.form("upload", border=True):
        files, place = st.columns([2, 1], gap="large")
        with files, st.container(key=f"uploader-{words.language}"):
            # A new key empties the uploader after a load.
            uploads = st.file_uploader(
                words("data.files"), accept_multiple_files=True, key=f"{UPLOADER}.{st.session_state.get(UPLOADER, 0)}",
            )
        with place:
            about = st.text_input(words("data.place"), help=words("data.place_help"), max_chars=60).strip()
            st.caption(words("data.kinds", suffixes=" ".join(suffix.removeprefix(".") for suffix in SUFFIXES)))
            started = st.form_submit_button(words("data.load"), type="primary", width="stretch")
    if not started:
        return
    if not uploads:
        st.warning(words("data.pick_first"))
        return
    try:
        if about:
            place_called(about, gazetteer(), "")
        load(uploads, about or None, words)
    except UnreadableDocument as problem:
        show_error(problem.zh, problem.en, words)
    except StoreError as error:
        show_error(error.zh, error.en, words)


def load(uploads: list[st.runtime.uploaded_file_manager.UploadedFile], about: str | None, words: Words) -> None:
    bar = st.progress(0.0, words("data.starting", total=len(uploads)))

    def progress(done: int, total: int, name: str) -> None:
        bar.progress(done / total, words("data.loading", name=markdown(name), number=done, total=total))

    st.session_state[REPORT] = load_uploads(uploads, about=about, progress=progress)
    st.session_state[UPLOADER] = st.session_state.get(UPLOADER, 0) + 1
    st.rerun()


def show_report(report: LoadReport, words: Words) -> None:
    told = st.warning if report.failed else st.success
    told(words("data.done", loaded=len(report.loaded), unchanged=len(report.unchanged), failed=len(report.failed)))
    frame = pd.DataFrame(
        [[entry.name, words(f"data.{entry.outcome}"), entry.title or "", reason(entry, words)] for entry in report.entries],
        columns=[words(f"data.{name}") for name in ("file", "result", "title", "reason")],
    )
    failed = words("data.failed")
    st.dataframe(
        frame.style.map(lambda text: "color: #b91c1c" if text == failed else ""), hide_index=True, row_height=ROW_HEIGHT,
        key=f"data.report.table.{words.language}",
        column_config={
            words("data.result"): st.column_config.TextColumn(width=110),
            words("data.reason"): st.column_config.TextColumn(width=560),
        },
    )
    for entry in report.entries:
        if entry.notes:
            with st.expander(words("data.notes", name=markdown(entry.name), count=len(entry.notes))):
                st.text("\n".join(entry.notes))
    st.button(words("data.close_report"), on_click=lambda: st.session_state.pop(REPORT), type="tertiary", icon=":material/close:")


def reason(entry: Loaded, words: Words) -> str:
    """What was found, or why nothing was loaded."""
    if entry.outcome == "failed":
        return (entry.zh if words.language == "zh" else entry.en) or ""
    if entry.outcome == "unchanged":
        return ""
    found = words("data.found", entities=entry.entities, relations=entry.relations, observations=entry.observations)
    left = words("data.uncovered", count=entry.uncovered) if entry.uncovered else ""
    about = words("document.about", place=entry.about) if entry.about else ""
    return words("table.separator").join(part for part in (found, left, about) if part)


def show_documents(loaded: list[DocumentInfo], words: Words) -> None:
    st.subheader(words("data.documents", count=len(loaded)), anchor=False)
    if not loaded:
        st.info(words("data.none"))
        return
    columns = ("title", "publisher", "date", "about", "entities", "relations", "observations", "uncovered_column", "loaded_at")
    titles = [words(f"data.{name}") for name in columns]
    frame = pd.DataFrame([line(document) for document in loaded], columns=titles)
    # A new key after each removal: the row that was chosen is another document's now.
    removals = st.session_state.get(REMOVALS, 0)
    event = st.dataframe(
        frame, key=f"data.documents.{words.language}.{removals}", hide_index=True, on_select="rerun",
        selection_mode="single-cell", row_height=ROW_HEIGHT, height=ROW_HEIGHT * (min(len(frame), ROWS_IN_VIEW) + 1) + 2,
        column_config={
            titles[0]: st.column_config.TextColumn(width=420),
            **{title: st.column_config.NumberColumn(width=90) for title in titles[4:8]},
        },
    )
    cells = event.selection.cells
    if not cells or cells[0][0] >= len(loaded):
        st.caption(words("data.select_hint"))
        return
    show_actions(loaded[cells[0][0]], words)


def line(document: DocumentInfo) -> list[object]:
    return [
        document.title, document.publisher or "", document.date or "", document.about_name or "", document.entities,
        document.relations, document.observations, document.uncovered, names.moment(document.loaded_at),
    ]


def show_actions(document: DocumentInfo, words: Words) -> None:
    with st.container(key="document-actions", horizontal=True, vertical_alignment="center", border=True):
        st.html(f"<b>{html(document.title)}</b>", width="stretch")
        st.page_link(permalink.DOCUMENT, label=words("data.open"), icon=":material/description:",
                     query_params=permalink.address({"id": document.id}))
        if st.button(words("data.remove"), icon=":material/delete:"):
            confirm_removal(document, words)


def confirm_removal(document: DocumentInfo, words: Words) -> None:
    @st.dialog(words("data.remove_title"))
    def ask_first() -> None:
        st.html(f"<p>{html(words('data.remove_question', title=document.title))}</p>")
        st.caption(words("data.remove_counts", relations=document.relations, observations=document.observations))
        with st.container(horizontal=True, horizontal_alignment="right"):
            if st.button(words("data.remove_no")):
                st.rerun()
            if st.button(words("data.remove_yes"), type="primary"):
                with writer() as store:
                    store.remove(document.id)
                st.session_state[REMOVED] = document.title
                st.session_state[REMOVALS] = st.session_state.get(REMOVALS, 0) + 1
                st.rerun()

    ask_first()


show()
