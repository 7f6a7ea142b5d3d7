"""The graph as the pages see it: one reader for all sessions; a writer only while something is loaded or removed."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from graph.answers import DocumentInfo
from graph.store import Store, open_store
from queries.catalogue import Choice, Parameter, choices


@st.cache_resource(show_spinner=False)
def reader() -> Store:
    """Raises StoreUnavailable and its kin; the driver behind it is safe to share between threads."""
    return open_store(role="reader")


@contextmanager
def writer() -> Iterator[Store]:
    """A store that may write, closed at the end; what the pages remember of the graph is forgotten."""
    with open_store(role="writer") as store:
        try:
            yield store
        finally:
            st.cache_data.clear()


def documents(store: Store) -> list[DocumentInfo]:
    """All documents, the latest first, those without a date last."""
    return sorted(store.documents(), key=lambda document: document.date or "", reverse=True)


def known_choices(store: Store, parameter: Parameter) -> list[Choice]:
    return _known_choices(store, store.url, parameter.kind, parameter)


@st.cache_data(ttl=30, show_spinner=False)
def _known_choices(_store: Store, url: str, kind: str, _parameter: Parameter) -> list[Choice]:
    return choices(_store, _parameter)
