"""图谱探索: a named query with its parameters, answered as a table and a graph, each statement with its sentence."""

import streamlit as st

from graph.errors import StoreError
from queries.catalogue import Query, QueryParameterError, ask, catalogue
from ui import permalink
from ui.answer import show_answer
from ui.certainty import least
from ui.frame import show_error
from ui.parameters import choose_arguments
from ui.store import reader
from ui.words import Words

PAGE = "explore"
QUERY = "explore.query"


def choose_query(words: Words) -> Query:
    queries = {query.key: query for query in catalogue()}
    if permalink.moved(PAGE) or QUERY not in st.session_state:
        asked = st.query_params.get("q", "")
        st.session_state[QUERY] = asked if asked in queries else next(iter(queries))
    key = st.selectbox(
        words("explore.query"), list(queries), key=QUERY, format_func=lambda key: queries[key].title[words.language],
    )
    return queries[key]


def show() -> None:
    words = permalink.current_words()
    store = reader()
    if not store.documents():
        st.info(words("empty.graph"))
        st.page_link(permalink.DATA, label=words("empty.load"), icon=":material/upload:", query_params=permalink.address({}))
        return
    question, parameters = st.columns([1, 1.35], gap="small")
    with question:
        query = choose_query(words)
    with parameters:
        arguments = choose_arguments(store, query, words, arrived=permalink.moved(PAGE))
    permalink.keep(PAGE, {"q": query.key, **arguments.address})
    if arguments.missing:
        st.info(words("explore.choose", names=words("table.separator").join(arguments.missing)))
        return
    try:
        answer = ask(store, query, arguments.values, least=least())
    except QueryParameterError as error:
        show_error(error.zh, error.en, words)
        return
    except StoreError as error:
        show_error(error.zh, error.en, words)
        return
    show_answer(store, answer, words)


show()
